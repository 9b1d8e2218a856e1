"""The shape of the tables: made, checked and raised."""

import contextlib
import errno
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
import sqlalchemy as sa
from alembic import op
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, NullPool

from cpdesk.errors import CannotWrite, CpdeskError, DamagedFile, NewerFile
from cpdesk.models.tables import Base
from cpdesk.storage import copies, files, header, identity, migrations, schema, seal, vault
from cpdesk.storage.connection import WRITING, connect, engine
from cpdesk.storage.migrations.upgrade import upgrade
from cpdesk.storage.store import Store

from .conftest import PASSPHRASE, Sealed, keep, kept, sealed_at


@contextlib.contextmanager
def working_on(sealed: Sealed) -> Iterator[Connection]:
    with engine(sealed.data, sealed.key, pool=NullPool).execution_options(**WRITING).begin() as connection:
        yield connection


def shape_of(sealed: Sealed) -> set[tuple[str, str]]:
    with working_on(sealed) as connection:
        rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        return {(name, " ".join(sql.replace('"', "").split())) for name, sql in rows}


def differences(sealed: Sealed) -> list[object]:
    with working_on(sealed) as connection:
        context = MigrationContext.configure(connection)
        return list(compare_metadata(context, [Base.metadata, identity.metadata]))


@pytest.fixture
def migrated(sealed: Sealed) -> Sealed:
    """A file whose tables were made by the migrations alone, from nothing."""
    sealed.data.unlink()
    files.private_empty(sealed.data)
    with working_on(sealed) as connection:
        upgrade(connection)
        connection.execute(sa.insert(identity.sealed_file).values(file_id=sealed.key.file_id))
    seal.make(sealed.path, sealed.key)
    return sealed


def test_a_migrated_file_equals_the_models(migrated: Sealed):
    assert differences(migrated) == [], "run: python packaging/new_migration.py"
    migrated.open().close()


def test_a_new_file_equals_the_models(sealed: Sealed):
    assert differences(sealed) == []


def test_a_new_file_and_a_migrated_one_have_the_same_tables_and_indexes(migrated: Sealed):
    other = sealed_at(migrated.path.with_name("other.cpdesk"))
    by_migrations, by_models = shape_of(migrated), shape_of(other)
    assert {name for name, _ in by_migrations} == {name for name, _ in by_models}
    indexes = {(name, sql) for name, sql in by_models if sql.startswith("CREATE INDEX")}
    assert indexes == {(name, sql) for name, sql in by_migrations if sql.startswith("CREATE INDEX")}


def test_migrations_are_numbered_without_a_gap_and_follow_one_another():
    assert migrations.numbers() == tuple(f"{n:04}" for n in range(1, len(migrations.NAMES) + 1))
    before = None
    for name in migrations.NAMES:
        module = import_module(f"{migrations.__name__}.versions.{name}")
        assert (module.revision, module.down_revision) == (name[:4], before)
        before = name[:4]


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], None]], None]:
    """Makes this program one migration newer than the files of these tests."""

    def add(change: Callable[[], None]) -> None:
        name = f"{len(migrations.NAMES) + 1:04}_next"
        module = ModuleType(name)
        vars(module)["upgrade"] = change
        monkeypatch.setitem(sys.modules, f"{migrations.__name__}.versions.{name}", module)
        monkeypatch.setattr(migrations, "NAMES", (*migrations.NAMES, name))

    return add


def rebuild() -> None:
    with op.batch_alter_table("kept") as table:
        table.add_column(sa.Column("lane", sa.Text(), nullable=False, server_default="rest"))


def rebuild_and_fail() -> None:
    rebuild()
    raise ZeroDivisionError


def lose_a_parent() -> None:
    op.execute("CREATE TABLE child (id INTEGER PRIMARY KEY, of INTEGER NOT NULL REFERENCES kept (number))")
    op.execute("INSERT INTO child VALUES (1, 4711)")


@pytest.fixture
def older(sealed: Sealed, store: Store) -> Sealed:
    """A closed file with records, as the program before the next one leaves it."""
    for number in range(20):
        keep(store, number, f"words {number}")
    store.close()
    return sealed


def test_an_older_file_is_copied_and_brought_up(older: Sealed, next_version: Callable[..., None]):
    next_version(rebuild)
    before = older.files()
    opened = older.open()
    with opened.reading() as session:
        row = (
            session.connection()
            .exec_driver_sql("SELECT number, words, lane FROM kept WHERE number = 7")
            .one()
        )
    assert tuple(row) == (7, "words 7", "rest")
    opened.close()
    copy = older.path.with_name(f"{older.path.stem} before update {migrations.head()}.cpdesk")
    assert copy.read_bytes()[: header.HEAD] == before[older.path.name][: header.HEAD]
    with contextlib.closing(
        connect(files.data_path(copy), vault.unlock(copy, PASSPHRASE), read_only=True)
    ) as old:
        assert old.execute("SELECT count(*) FROM kept").fetchone() == (20,)
        assert old.execute("SELECT version_num FROM alembic_version").fetchone() == (
            migrations.numbers()[-2],
        )
    older.open().close()
    assert len(older.files()) == 4, "the second opening makes no second copy"


def test_a_migration_that_fails_leaves_the_old_shape_and_its_copy(
    older: Sealed, next_version: Callable[..., None]
):
    shape = shape_of(older)
    next_version(rebuild_and_fail)
    with pytest.raises(ZeroDivisionError):
        older.open()
    assert shape_of(older) == shape
    with pytest.raises(ZeroDivisionError):
        older.open()
    assert sorted(name for name in older.files() if "before update" in name and name.endswith("cpdesk")) == [
        f"{older.path.stem} before update {migrations.head()} (2).cpdesk",
        f"{older.path.stem} before update {migrations.head()}.cpdesk",
    ]


def test_a_migration_that_leaves_loose_ends_is_taken_back(older: Sealed, next_version: Callable[..., None]):
    shape = shape_of(older)
    next_version(lose_a_parent)
    with pytest.raises(CpdeskError, match="do not fit together"):
        older.open()
    assert shape_of(older) == shape


def test_no_migration_begins_without_a_copy(older: Sealed, next_version: Callable[..., None]):
    next_version(rebuild)
    before = older.files()
    raw = bytearray(older.data.read_bytes())
    raw[-100] ^= 1
    older.data.write_bytes(raw)
    with pytest.raises(DamagedFile):
        older.open()
    assert older.files() == before | {older.data.name: bytes(raw)}


def test_the_records_of_a_newer_program_are_left_as_they_are(sealed: Sealed):
    with working_on(sealed) as connection:
        connection.execute(sa.update(identity.shape).values(version_num="9999"))
    before = sealed.files()
    with pytest.raises(NewerFile, match="newer version"):
        sealed.open()
    assert sealed.files() == before


def test_records_that_name_another_file_are_refused(sealed: Sealed):
    with working_on(sealed) as connection:
        connection.execute(sa.update(identity.sealed_file).values(file_id=b"x" * 16))
    before = sealed.files()
    with pytest.raises(DamagedFile, match="belong to another file"):
        sealed.open()
    assert sealed.files() == before


def no_space(new: Path, path: Path) -> None:
    raise OSError(errno.ENOSPC, "no space")


def test_making_the_records_leaves_nothing_half_made(sealed: Sealed, monkeypatch: pytest.MonkeyPatch):
    sealed.data.unlink()
    monkeypatch.setattr(files, "place_new", no_space)
    with pytest.raises(CannotWrite, match="disk is full"):
        schema.make(sealed.data, sealed.key)
    assert list(sealed.files()) == [sealed.path.name]


def test_an_open_file_keeps_its_records_while_it_is_copied(sealed: Sealed, store: Store):
    keep(store, 1)
    with store.writing() as session:
        session.connection().exec_driver_sql("INSERT INTO kept VALUES (2, '')")
        copies.copy(sealed.path, sealed.key, sealed.path.with_name("copy.cpdesk"))
    copy = Sealed(sealed.path.with_name("copy.cpdesk"), sealed.key, "")
    opened = copy.open()
    assert kept(opened) == [1]
    opened.close()
    assert kept(store) == [1, 2]
