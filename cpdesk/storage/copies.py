"""A whole copy of a sealed file, both parts, opened and verified before it gets its name."""

import contextlib
from pathlib import Path

from sqlcipher3 import dbapi2

from cpdesk.errors import CannotWrite, CpdeskError, DamagedFile
from cpdesk.storage import files
from cpdesk.storage.connection import connect
from cpdesk.storage.key import DataKey
from cpdesk.storage.troubles import explained


def copy(path: Path, key: DataKey, target: Path) -> None:
    """Copy the sealed file `path` as it is at this moment to `target`; the same passphrases open it.

    The file may be in use meanwhile. Raises `CannotWrite` (no space, name taken) or `DamagedFile`; then
    nothing is left at the target.
    """
    files.refuse_existing(target)
    head = files.read_header(path)
    new = files.beside(files.data_path(target))
    try:
        files.private_empty(new)
        _copy_records(files.data_path(path), new, key)
        files.place_new(new, files.data_path(target))
    except OSError as error:
        raise files.cannot_write(error) from error
    finally:
        files.remove_database(new)
    try:
        files.write_new(target, head)
    except CannotWrite:
        files.data_path(target).unlink()
        raise


def _copy_records(data: Path, new: Path, key: DataKey) -> None:
    """Through SQLite's own backup: reading an open database as a plain file would drop SQLite's locks."""
    try:
        with (
            contextlib.closing(connect(data, key)) as source,
            contextlib.closing(connect(new, key)) as copied,
        ):
            source.backup(copied)
            copied.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            damage = copied.execute("PRAGMA cipher_integrity_check").fetchall()
            (health,) = copied.execute("PRAGMA quick_check(1)").fetchone()
    except dbapi2.Error as error:
        raise explained(error) or CpdeskError(_FAILED) from error
    if damage or health != "ok":
        raise DamagedFile(_FAILED)


_FAILED = (
    "A copy of this file was made and does not read back as it should, so it was thrown away. The file "
    "itself was not changed. Check the disk, and use your last backup if the file does not open."
)
