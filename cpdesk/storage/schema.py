"""The shape of the tables in a file: made for a new one, checked for a known one, raised for an old one."""

import secrets
from dataclasses import replace
from pathlib import Path

from sqlalchemy import NullPool, insert, update
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from cpdesk.errors import CannotWrite
from cpdesk.models.tables import Base
from cpdesk.storage import copies, files, identity, migrations, opening, seal
from cpdesk.storage.connection import WRITING, engine
from cpdesk.storage.header import HEAD
from cpdesk.storage.identity import sealed_file
from cpdesk.storage.key import DataKey
from cpdesk.storage.opening import Looked
from cpdesk.storage.seal import Seal
from cpdesk.storage.troubles import explained
from cpdesk.storage.witness import Witness


def prepare(
    path: Path, key: DataKey, *, is_copy: bool = False, accept: bool = False, seen: Path | None = None
) -> Looked:
    """Look at a file that nobody has open, and see to it that its records have the present shape.

    An older shape is copied first, unless it `is_copy` itself, and then migrated; what was found is given.
    Raises `DamagedFile` when the records are absent, do not decrypt or belong to another file, `NewerFile`,
    `CannotWrite`, and, unless a person said to `accept` it, `DoesNotFit`; then no byte of the file has
    changed. `seen` is the folder of the witness.
    """
    looked = opening.look(path, key, seen)
    if looked.unfit is not None and not accept:
        raise looked.unfit
    if looked.version == migrations.head():
        return looked
    if not is_copy:
        copies.copy(path, key, _backup_name(path))
    _bring_up(path, key, looked)
    return replace(opening.look(path, key), unfit=looked.unfit, was_updated=True)


def make(data: Path, key: DataKey) -> None:
    """Make the empty tables in a new database file, whole or not at all."""
    new = files.beside(data)
    try:
        files.private_empty(new)
        making = engine(new, key, pool=NullPool).execution_options(**WRITING)
        with making.begin() as connection:
            for tables in (Base.metadata, identity.metadata, identity.shape.metadata):
                tables.create_all(connection, checkfirst=False)
            connection.execute(insert(sealed_file).values(file_id=key.file_id, line=secrets.token_bytes(16)))
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


def _bring_up(path: Path, key: DataKey, looked: Looked) -> None:
    """Migrate as one more commit of the seal, so that a kill at any moment leaves the old or the new."""
    # alembic takes longer to import than the whole program: only for a file that needs it
    from cpdesk.storage.migrations.upgrade import upgrade

    if not looked.is_sealed:
        files.replace(path, files.read_header(path)[:HEAD] + seal.of(looked.summed, looked.commits, key))
    migrating = engine(files.data_path(path), key, pool=NullPool).execution_options(**WRITING)
    try:
        sealing = Seal(path, key, looked.summed, looked.commits, Witness(None, key, b""))
        try:
            with migrating.connect() as connection:
                connection.connection.cursor().execute("PRAGMA foreign_keys = OFF")
                with connection.begin():
                    upgrade(connection)
                    connection.execute(update(sealed_file).values(commits=looked.commits + 1))
            sealing.follow(looked.commits + 1)
        finally:
            sealing.close()
    except (DBAPIError, dbapi2.Error) as error:
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
