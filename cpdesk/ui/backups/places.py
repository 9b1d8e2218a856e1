"""Where backups go: a folder of this computer, those of the office, and one or a stick that was chosen."""

from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal

from cpdesk.services import backup_list
from cpdesk.snapshots.backups import BackupLine

KEY = "backups/folder"


class BackupPlaces(QObject):
    """Remembers the folder that was chosen; the one on this computer and those of the office are fixed."""

    changed = Signal()

    def __init__(
        self,
        settings: QSettings | None = None,
        root: Path | None = None,
        office: tuple[Path, ...] = (),
        parent: QObject | None = None,
    ) -> None:
        """Backups on this computer go below `root`, to none without it.

        `office`: the folders where its policy wants them too.
        """
        super().__init__(parent)
        self._settings, self.root, self.office = settings, root, office

    @property
    def chosen(self) -> Path | None:
        """The folder or stick that was chosen; it need not be there."""
        name = str(self._settings.value(KEY, "")) if self._settings is not None else ""
        return Path(name) if name else None

    def choose(self, folder: Path | None) -> None:
        """Back up into this folder too, or into no other one any more."""
        if self._settings is not None:
            self._settings.setValue(KEY, str(folder) if folder is not None else "")
        self.changed.emit()

    def local(self, path: Path) -> Path | None:
        """The folder of this computer for the backups of one file."""
        return None if self.root is None else backup_list.local_folder(self.root, path)

    def folders(self, path: Path) -> tuple[Path, ...]:
        """The folders for the backups of one file, that of this computer first."""
        wanted = (self.local(path), *self.office, self.chosen)
        return tuple(dict.fromkeys(folder for folder in wanted if folder is not None))

    def listed(self, path: Path) -> tuple[BackupLine, ...]:
        """The backups of one file, newest first; needs no passphrase, and the file may be damaged."""
        chosen = [self.chosen] if self.chosen is not None else []
        return backup_list.listed(path, self.root, [*self.office, *chosen])

    def last_good(self, path: Path) -> BackupLine | None:
        """The newest backup of one file of which nothing wrong is known."""
        return next((line for line in self.listed(path) if line.whole), None)
