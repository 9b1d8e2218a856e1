"""The shape of the tables in a file: made for a new one, checked for a known one, raised for an old one."""

import contextlib
from pathlib import Path

from sqlalchemy import NullPool, insert
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from cpdesk.errors import CannotWrite, DamagedFile, NewerFile
from cpdesk.models.tables import Base
from cpdesk.storage import copies, files, identity, migrations
from cpdesk.storage.connection import WRITING, connect, engine
from cpdesk.storage.key import DataKey
from cpdesk.storage.troubles import explained


def prepare(path: Path, key: DataKey, *, is_copy: bool = False) -> None:
    """See to it that the records beside the header `path` have the present shape.

    An older shape is copied first, unless it `is_copy` itself, and then migrated. Raises `DamagedFile` when they are absent, do not
    decrypt or belong to another file, `NewerFile`, `CannotWrite`; then no byte of the file has changed.
    """
    data = files.data_path(path)
    files.require_data(path)
    version = _version(data, key)
    if version == migrations.head():
        return
    if version not in migrations.numbers():
        raise NewerFile(
            "The records in this file were written by a newer version of cpdesk than this one. They were not "
            "changed. Update cpdesk on this computer and open the file again."
        )
    if not is_copy:
        copies.copy(path, key, _backup_name(path))
    _bring_up(data, key)


def make(data: Path, key: DataKey) -> None:
    """Make the empty tables in a new database file, whole or not at all."""
    new = files.beside(data)
    try:
        files.private_empty(new)
        making = engine(new, key, pool=NullPool).execution_options(**WRITING)
        with making.begin() as connection:
            for tables in (Base.metadata, identity.metadata, identity.shape.metadata):
                tables.create_all(connection, checkfirst=False)
            connection.execute(insert(identity.sealed_file).values(file_id=key.file_id))
            connection.execute(insert(identity.shape).values(version_num=migrations.head()))
        files.place_new(new, data)
    except DBAPIError as error:
        words = explained(error)
        if words is None:
            raise
        raise words from error
    except FileExistsError as error:
        raise CannotWrite(files.RECORDS_EXIST) from error
    except OSError as error:
        raise files.cannot_write(error) from error
    finally:
        files.remove_database(new)


def _version(data: Path, key: DataKey) -> str:
    """The number of the last migration in the file, read without changing a byte of it."""
    try:
        with contextlib.closing(connect(data, key, read_only=True)) as connection:
            owner = connection.execute("SELECT file_id FROM sealed_file").fetchone()
            version = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except dbapi2.Error as error:
        raise explained(error) or DamagedFile(_STRANGE) from error
    if owner is None or version is None or bytes(owner[0]) != key.file_id:
        raise DamagedFile(_STRANGE)
    return str(version[0])


def _bring_up(data: Path, key: DataKey) -> None:
    # alembic takes longer to import than the whole program: only for a file that needs it
    from cpdesk.storage.migrations.upgrade import upgrade

    migrating = engine(data, key, pool=NullPool).execution_options(**WRITING)
    try:
        with migrating.connect() as connection:
            connection.connection.cursor().execute("PRAGMA foreign_keys = OFF")
            with connection.begin():
                upgrade(connection)
    except DBAPIError as error:
        words = explained(error)
        if words is None:
            raise
        raise words from error


def _backup_name(path: Path) -> Path:
    """A free name beside the file: "X before update 0002.cpdesk"."""
    stem = f"{path.stem} before update {migrations.head()}"
    names = (
        path.with_name(f"{stem}{again}{path.suffix}") for again in ("", *(f" ({n})" for n in range(2, 1000)))
    )
    return next(name for name in names if not name.exists() and not files.data_path(name).exists())


_STRANGE = (
    "The records beside this file belong to another file or are damaged. Nothing was changed. Put back "
    "the part whose name ends in “.cpdesk-data” that belongs here, or use your last backup."
)
