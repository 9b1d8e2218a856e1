"""Backups of the open file: made, listed, verified and thinned; each is a sealed file of its own."""

from collections.abc import Callable, Iterable
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from cpdesk.errors import CannotWrite, DamagedFile
from cpdesk.own_folder import make_own
from cpdesk.services.backup_shelf import BackupShelf
from cpdesk.services.change import Progress, Workplace, nothing_to_report
from cpdesk.services.history import write_down
from cpdesk.services.last_backup import LastBackup
from cpdesk.services.named_places import folder_words
from cpdesk.snapshots.backups import BackupLine, Made
from cpdesk.storage import backups, copies, files
from cpdesk.storage.identity import sealed_file
from cpdesk.vocabulary import Deed

EVERY = timedelta(minutes=15)
"""So often something that has changed is backed up."""


ABSENT = (
    "The folder for backups is not there; it may be on a stick or drive that is not connected. Nothing was "
    "written. The backup is made when it is back."
)


@dataclass(frozen=True, slots=True)
class _Last:
    """The last backup that was made in one folder since the file was opened."""

    changes: int
    line: BackupLine


class Backups:
    """The backups of the file that is open."""

    def __init__(self, workplace: Workplace) -> None:
        self._at = workplace
        self._last: dict[Path, _Last] = {}
        self._damaged: set[Path] = set()
        self._own_lines = 0
        self._opened_with = self._changes()

    def make(self, folder: Path, progress: Progress = nothing_to_report, *, new_folder: bool = False) -> Made:
        """Make a backup in a folder, open and verify it, and thin out the older ones there.

        Nobody who types meanwhile waits. Raises CannotWrite (folder absent or protected, disk full, stick
        pulled out), DamagedFile or Cancelled; then nothing half-made has a final name, and every older backup
        is still there. `new_folder` makes the folder when it is absent.
        """
        with self._at.store.held():
            changes = self._changes()
            made = self._copy(folder, progress, new_folder=new_folder)
            self._last[folder] = _Last(changes, made.line)
            self._note(self._where(folder))
        return made

    def begin_last(self, folder: Path) -> Callable[[Progress], Made]:
        """The backup at locking: what is given makes it, on another thread; the file may be closed meanwhile.

        The history tells of it once it is there: whoever made it still holds the file then. It must be
        called, or the file stays open; it is given up when the file is opened again. Raises NotPossible when
        the file is closed already.
        """
        hold = ExitStack()
        last = LastBackup(self._at.store.path)
        hold.callback(last.end)
        with hold:
            hold.enter_context(self._at.store.held())
            held = hold.pop_all()

        def go_on(progress: Progress = nothing_to_report) -> Made:
            def step(done: int, total: int, words: str) -> None:
                last.go_on()
                progress(done, total, words)

            with held:
                made = self._copy(folder, step, new_folder=True)
                self._note(f"{self._where(folder)}, as it was locked", held=True)
                return made

        return go_on

    def due(self, folder: Path) -> bool:
        """Whether something has changed since the last backup in a folder.

        What was made before the file was opened counts for a quarter of an hour, while nothing has changed
        since the opening: nobody can tell any more what had changed before that.
        """
        last = self._last.get(folder)
        if last is not None:
            return self._changes() != last.changes or not last.line.path.exists()
        if self._changes() != self._opened_with:
            return True
        lines = [line for line in self.list([folder]) if line.whole]
        return not lines or not timedelta() <= self._at.now() - lines[0].at < EVERY

    def list(self, folders: Iterable[Path]) -> tuple[BackupLine, ...]:
        """The backups of this file in some folders, newest first; absent folders hold none."""
        return backups.found(self._at.store.path, folders)

    def verify(self, backup: Path, progress: Progress = nothing_to_report) -> None:
        """Read every page of a backup. Raises DamagedFile; from then on it stands for nothing here."""
        try:
            self.shelf().verify(backup, progress)
        except DamagedFile:
            self._damaged.add(backup)
            raise

    def is_damaged(self, backup: Path) -> bool:
        """Whether a backup was found damaged since the file was opened."""
        return backup in self._damaged

    def shelf(self) -> BackupShelf:
        """What is in the backups; what is restored from here is opened by the passphrases of today."""
        store = self._at.store
        return BackupShelf(store.path, store.key, self._at.now, todays_keys=True)

    def _copy(self, folder: Path, progress: Progress, *, new_folder: bool) -> Made:
        path, key, now = self._at.store.path, self._at.store.key, self._at.now()
        try:
            if new_folder:
                make_own(folder)
            elif not folder.is_dir():
                raise CannotWrite(ABSENT)
            target = backups.free_name(folder, path, now)
        except OSError as error:
            raise files.cannot_write(error) from error
        files.sweep(folder)
        copies.copy(path, key, target, steps=lambda done, total: progress(done, total, "Making a backup"))
        line = next(line for line in self.list([folder]) if line.path == target)
        return Made(line, backups.thin(path, folder, now, self._damaged))

    def _where(self, folder: Path) -> str:
        """Into which folder; that of this computer is called by a number that tells nobody anything."""
        own = backups.folder_of(folder.parent, self._at.store.path)
        return "on this computer" if folder == own else f"into {folder_words(folder)}"

    def _note(self, words: str, *, held: bool = False) -> None:
        """A line of the history; a full disk goes without it, as the backup is there all the same.

        `held` as for `Store.writing`.
        """
        with suppress(CannotWrite), self._at.store.writing(held=held) as session:
            write_down(session, self._at.now(), Deed.BACKED_UP, "file", None, words)
            self._own_lines += 1

    def _changes(self) -> int:
        """How often the file was changed, without the lines of the history that tell of backups."""
        with self._at.store.reading() as session:
            commits = session.execute(select(sealed_file.c.commits)).scalar_one()
        return int(commits) - self._own_lines
