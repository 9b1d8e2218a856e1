"""Which backups there are of a file, told without any passphrase and light to import."""

from collections.abc import Iterable
from pathlib import Path

from cpdesk.snapshots.backups import BackupLine
from cpdesk.storage import backups


def local_folder(root: Path, path: Path) -> Path | None:
    """The folder below `root` for the backups of the file `path`; None when that file does not say which."""
    return backups.folder_of(root, path)


def listed(path: Path, root: Path | None, chosen: Iterable[Path] = ()) -> tuple[BackupLine, ...]:
    """The backups of the file `path`, newest first, below `root` and in folders that were chosen.

    When the head of the file is damaged they are found by its name. Absent folders hold none.
    """
    own = [] if root is None else [backups.folder_of(root, path)]
    below = [folder for folder in own if folder is not None] or ([] if root is None else backups.below(root))
    return backups.found(path, [*below, *chosen])


def last_good(path: Path, root: Path | None, chosen: Iterable[Path] = ()) -> BackupLine | None:
    """The newest backup of the file `path` of which nothing wrong is known; it was verified when made."""
    return next((line for line in listed(path, root, chosen) if line.whole), None)
