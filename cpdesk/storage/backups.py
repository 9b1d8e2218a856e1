"""The backups of a sealed file in their folders: how they are called, which there are, which go.

A backup is an ordinary sealed file whose name ends with the day and the time of its making, in London.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from pathlib import Path

from cpdesk.errors import CpdeskError
from cpdesk.rules.thinning import Backup, thinned
from cpdesk.rules.wording import LONDON, local
from cpdesk.snapshots.backups import BackupLine
from cpdesk.storage import files, header

ENDING = ".cpdesk"
_NAME = re.compile(r"(?P<stem>.+) (?P<at>\d{4}-\d{2}-\d{2} \d{2}\.\d{2}\.\d{2})\.cpdesk", re.DOTALL)
_AT = "%Y-%m-%d %H.%M.%S"


def folder_of(root: Path, path: Path) -> Path | None:
    """The folder below `root` for the backups of one file; it names nobody.

    None when the head of the file does not read.
    """
    file_id = _file_id(path)
    if file_id is None:
        return None
    return root / blake2b(file_id, digest_size=8, person=b"cpdesk backups").hexdigest()


def below(root: Path) -> list[Path]:
    """The folders of backups of whichever files below `root`."""
    with suppress(OSError):
        return sorted(entry for entry in root.iterdir() if entry.is_dir())
    return []


def free_name(folder: Path, path: Path, now: datetime) -> Path:
    """A free name in a folder for a backup of `path` made at `now` (aware)."""
    while True:
        name = folder / f"{path.stem} {local(now):{_AT}}{ENDING}"
        if not name.exists() and not files.data_path(name).exists():
            return name
        now += timedelta(seconds=1)


def made_at(name: str) -> datetime | None:
    """When a backup was made, UTC, from the name of its file; None for a name of another kind."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    with suppress(ValueError):
        return datetime.strptime(found["at"], _AT).replace(tzinfo=LONDON).astimezone(UTC)
    return None


def found(path: Path, folders: Iterable[Path]) -> tuple[BackupLine, ...]:
    """The backups of the file `path` in some folders, newest first; needs no passphrase.

    They are known by the identity in their heads, so that a file may have been renamed since; where one of
    the two heads does not read, by the name. A folder that is absent or unreadable holds none.
    """
    file_id = _file_id(path)
    lines = [line for folder in dict.fromkeys(folders) for line in _in_folder(folder, path.stem, file_id)]
    return tuple(sorted(lines, key=lambda line: (line.at, line.path.name), reverse=True))


def _in_folder(folder: Path, stem: str, file_id: bytes | None) -> Iterator[BackupLine]:
    for name in _names(folder):
        at = made_at(name)
        if at is None:
            continue
        path = folder / name
        its_id = _file_id(path)
        known = file_id is not None and its_id is not None
        if its_id == file_id if known else _stem(name) == stem:
            sizes = [_size(path), _size(files.data_path(path))]
            yield BackupLine(path, at, sum(sizes), whole=its_id is not None and all(sizes))


def _names(folder: Path) -> list[str]:
    """The names of backups in a folder; also of one whose first part is missing."""
    with suppress(OSError):
        names = {entry.name.removesuffix("-data") for entry in folder.iterdir()}
        return sorted(name for name in names if name.endswith(ENDING))
    return []


def thin(path: Path, folder: Path, now: datetime, damaged: Iterable[Path] = ()) -> int:
    """Take away from a folder the backups of `path` that the thinning rule does not keep; how many.

    `damaged` are those known to be so. What cannot be removed stays until the next time.
    """
    known, lines = frozenset(damaged), found(path, [folder])
    seen = [Backup(line.path.name, line.at, line.whole and line.path not in known) for line in lines]
    return sum(remove(folder / one.name) for one in thinned(seen, now) if not one.kept)


def remove(backup: Path) -> bool:
    """Take a backup away, its head first, so that no half of it keeps the name; whether it is gone."""
    try:
        backup.unlink(missing_ok=True)
        files.data_path(backup).unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _file_id(path: Path) -> bytes | None:
    try:
        return header.decode(files.read_header(path)).file_id
    except CpdeskError:
        return None


def _stem(name: str) -> str:
    match = _NAME.fullmatch(name)
    return match["stem"] if match else ""


def _size(path: Path) -> int:
    with suppress(OSError):
        return path.stat().st_size
    return 0
