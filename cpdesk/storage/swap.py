"""The records of a file whose keys are all made anew: beside the old ones until they take their place."""

import contextlib
import os
from pathlib import Path

from sqlcipher3 import dbapi2

from cpdesk.storage import files
from cpdesk.storage.connection import connect
from cpdesk.storage.key import DataKey
from cpdesk.whole_file import sync_folder


def next_data(path: Path) -> Path:
    """Where the new records lie until they take the place of the old ones."""
    return path.with_name(files.data_path(path).name + "-next")


def settle(path: Path, key: DataKey) -> None:
    """Finish a change of all keys that was cut off after its moment, or sweep away one from before it.

    To be called by whoever has just unlocked the file and has it alone. Raises `CannotWrite`.
    """
    new, data = next_data(path), files.data_path(path)
    if not os.path.lexists(new):
        return
    try:
        if _belongs(data, key):
            files.remove_database(new)
        elif _belongs(new, key):
            take_place(path)
    except OSError as error:
        raise files.cannot_write(error) from error


def take_place(path: Path) -> None:
    """The new records in the place of the old ones, whose -wal goes first: it is of no other file."""
    data = files.data_path(path)
    for ending in ("-wal", "-shm", "-journal"):
        data.with_name(data.name + ending).unlink(missing_ok=True)
    next_data(path).replace(data)
    sync_folder(path.parent)


def _belongs(data: Path, key: DataKey) -> bool:
    """Whether these records are of this key."""
    try:
        with contextlib.closing(connect(data, key, read_only=True)) as connection:
            owner = connection.execute("SELECT file_id FROM sealed_file").fetchone()
    except dbapi2.Error:
        return False
    return owner is not None and bytes(owner[0]) == key.file_id
