"""The two files of a sealed file on disk: written whole or not at all, read with words for what is wrong."""

import contextlib
import errno
import os
import re
import secrets
import stat
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from cpdesk.errors import CannotWrite, CpdeskError, DamagedFile, NotASealedFile
from cpdesk.storage import header
from cpdesk.whole_file import sync_folder

RECORDS_EXIST = (
    "The records of an earlier file of this name lie in this folder, and they were left as they are. "
    "Choose another name."
)

LINKED = (
    "This name, or that of the part with the records, is a link to a file elsewhere; others could open the "
    "same file there unnoticed. Nothing was changed. Open the file itself, where both parts lie."
)
_NO_ROOM = (
    "This name is too long: each backup adds its date and time to it. Nothing was written. Choose a shorter "
    "one."
)
_LONGEST_ADDED = " before update 0000 (999)"  # longer than the date and time of a backup
_STRANGE = (
    "Something that is not cpdesk’s lies beside this file; its name ends in “-data{ending}”. It was left as "
    "it is, and the file was not opened. Ask whoever looks after your computer to take it away, then try "
    "again."
)
_BESIDE_DATA = ("-journal", "-wal", "-shm", "-next", "-next-journal", "-next-wal", "-next-shm")

Kind = TypeVar("Kind")
_HALF = re.compile(r"\.[0-9a-f]{12}\.cpdesk-new(-data)?(-wal|-shm|-journal)?")
_TRIES, _PAUSE = 40, 0.05  # seconds
_ABANDONED = 3600  # seconds after which nobody works on a half-made file any more


def data_path(path: Path) -> Path:
    """The encrypted database beside the file a person sees: `X.cpdesk-data` for `X.cpdesk`."""
    return path.with_name(path.name + "-data")


def read_header(path: Path) -> bytes:
    """The bytes of the header file; changes nothing on disk.

    Raises `CpdeskError` when it is absent or unreadable, `NotASealedFile` when it is a folder or far too long
    and not ours, `DamagedFile` when it is ours and too long, or emptied beside its data.
    """
    try:
        if path.is_dir():
            raise NotASealedFile(
                "This is a folder, not a cpdesk file. Choose the file that ends in “.cpdesk”."
            )
        if path.exists() and not path.is_file():
            raise NotASealedFile(header.FOREIGN.format(seems="is a device, not a file"))
        with path.open("rb") as file:
            raw = file.read(header.WHOLE + 1)
    except OSError as error:
        raise cannot_read(error) from error
    if not raw.startswith(header.MAGIC) and data_path(path).is_file():
        raise DamagedFile(
            "The first part of this cpdesk file has been emptied or overwritten; the part with the "
            "records is still beside it, and neither was changed. Put the first part back from your last "
            "backup."
        )
    if not raw.startswith(header.MAGIC) and path.name.endswith("-data"):
        raise NotASealedFile(
            "This is the part of a cpdesk file that holds the records. It was not changed. "
            "Choose the file beside it whose name ends in “.cpdesk”."
        )
    return raw


def require_data(path: Path) -> None:
    """Raise `DamagedFile` unless the encrypted database lies beside the header and is not empty.

    Raises plain `CpdeskError` when it cannot be read, when a part is a link, or when something lies where the
    database keeps its own files: opening a pipe would wait for ever.
    """
    data = data_path(path)
    try:
        if path.is_symlink() or data.is_symlink():
            raise CpdeskError(LINKED)
        for ending in _BESIDE_DATA:
            _refuse_strange(data, ending)
        size = data.stat().st_size if data.is_file() else None
    except OSError as error:
        raise cannot_read(error) from error
    if size and not os.access(data, os.R_OK, effective_ids=os.access in os.supports_effective_ids):
        raise cannot_read(PermissionError())
    if size is None:
        raise DamagedFile(
            "The part of this file that holds the records is missing: it should lie in the same folder "
            "and its name should end in “.cpdesk-data”. Nothing was changed. Put both files back in one "
            "folder, or use your last backup."
        )
    if size == 0:
        raise DamagedFile(
            "The part of this file that holds the records is empty. Nothing was changed. Use your last "
            "backup."
        )


def _refuse_strange(data: Path, ending: str) -> None:
    """Raise `CpdeskError` unless what has this ending is an ordinary file or absent."""
    with contextlib.suppress(FileNotFoundError):
        if not stat.S_ISREG(data.with_name(data.name + ending).lstat().st_mode):
            raise CpdeskError(_STRANGE.format(ending=ending))


def write_new(path: Path, content: bytes) -> None:
    """Write a file that must not exist yet, whole or not at all. Raises `CannotWrite`."""
    new = beside(path)
    try:
        _write_synced(new, content)
        place_new(new, path)
    except FileExistsError as error:
        refuse_existing(path)
        raise cannot_write(error) from error
    except OSError as error:
        raise cannot_write(error) from error
    finally:
        with contextlib.suppress(OSError):
            new.unlink(missing_ok=True)


def replace(path: Path, content: bytes) -> None:
    """Put other bytes in the place of a whole file: the old or the new ones are there, never a mixture.

    Raises `CannotWrite`; then the old ones are there.
    """
    new = beside(path)
    try:
        _write_synced(new, content)
        patiently(lambda: new.replace(path))
        sync_folder(path.parent)
    except OSError as error:
        raise cannot_write(error) from error
    finally:
        with contextlib.suppress(OSError):
            new.unlink(missing_ok=True)


def _write_synced(new: Path, content: bytes) -> None:
    """Make a file that only this user may read; its bytes are on the disk for good."""
    private_empty(new)
    with new.open("r+b") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def patiently(act: Callable[[], Kind]) -> Kind:
    """Do it, and on Windows again for two seconds: what a scanner of viruses holds is free a moment later."""
    for _ in range(_TRIES if os.name == "nt" else 0):
        try:
            return act()
        except PermissionError:
            time.sleep(_PAUSE)
    return act()


def refuse_existing(path: Path) -> None:
    """Raise `CannotWrite` when a file or its data part is there already, or the name cannot be."""
    journal = path.with_name(data_path(path).name + "-journal")  # the longest name there will ever be
    try:
        journal.lstat()
    except FileNotFoundError:
        pass
    except OSError as error:
        raise cannot_write(error) from error
    if path.exists() or path.is_symlink():
        raise CannotWrite(
            "There is already a file of this name here, and it was left as it is. Choose another name, "
            "or open it."
        )
    if data_path(path).exists():
        raise CannotWrite(RECORDS_EXIST)


def require_room(path: Path) -> None:
    """Raise `CannotWrite` when the name of a file of somebody's leaves no room for that of its backups."""
    try:
        path.with_name(f"{path.stem}{_LONGEST_ADDED}{data_path(path).suffix}-journal").lstat()
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise CannotWrite(_NO_ROOM) from error


def private_empty(path: Path) -> None:
    """Make an empty file that only this user may read."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def place_new(new: Path, path: Path) -> None:
    """Give a finished, synced file its final name for good; `FileExistsError` if the name is taken."""
    _place_new(new, path)
    sync_folder(path.parent)


def remove_database(data: Path) -> None:
    """Remove a half-made database file and what SQLite put beside it, as far as the disk allows."""
    for ending in ("", "-wal", "-shm", "-journal"):
        with contextlib.suppress(OSError):
            data.with_name(data.name + ending).unlink(missing_ok=True)


def beside(path: Path) -> Path:
    """A name for a half-made file in the same folder as its final place."""
    return path.with_name(f".{secrets.token_hex(6)}.cpdesk-new")


def sweep(folder: Path) -> None:
    """Take away what a killed program left half-made in a folder, once nobody can be working on it."""
    with contextlib.suppress(OSError):
        for entry in folder.iterdir():
            if _HALF.fullmatch(entry.name) and time.time() - entry.stat().st_mtime > _ABANDONED:
                with contextlib.suppress(OSError):
                    entry.unlink()


def cannot_write(error: OSError) -> CannotWrite:
    """The words for a place that refused to be written to."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return CannotWrite(
            "The disk is full. What was saved before is still there. Free some space and try again."
        )
    if isinstance(error, FileNotFoundError):
        return CannotWrite("This folder does not exist any more. Nothing was written. Choose another folder.")
    if error.errno == errno.ENAMETOOLONG:
        return CannotWrite("This name is too long. Nothing was written. Choose a shorter one.")
    return CannotWrite(
        "You may not write in this folder, or the disk refuses. Nothing was written. Choose another "
        "folder, or ask whoever looks after your computer."
    )


def cannot_read(error: OSError) -> CpdeskError:
    """The words for a place that refused to be read."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return CpdeskError(
            "There is no file of this name here any more. It may have been moved, or the stick or drive "
            "it was on is not connected."
        )
    if isinstance(error, PermissionError):
        return CpdeskError(
            "You do not have the right to read this file, or another program holds it. It was not changed. "
            "Ask whoever looks after your computer."
        )
    return CpdeskError(
        "The disk could not read this file. Nothing was changed. Try again; if it goes on, use your last "
        "backup."
    )


def _place_new(new: Path, path: Path) -> None:
    """Give the final name only if nobody has it: a second creator loses, and overwrites nothing."""
    if os.name == "nt":
        new.rename(path)  # refuses an existing name there
        return
    try:
        path.hardlink_to(new)
    except FileExistsError:
        raise
    except OSError:  # sticks and some shares know no links
        if path.exists():
            raise FileExistsError from None
        new.rename(path)
