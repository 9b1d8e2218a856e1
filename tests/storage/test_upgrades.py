"""Files as each earlier cpdesk left them, opened by this one: nothing is lost, and the new is there.

Nothing is released yet, so that no file of a released shape can be stored: the first shape there ever was is
made here by its own migration. With the first release a file of its shape is to be stored beside this test.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection, NullPool

from cpdesk.models.case import Case
from cpdesk.models.conference import Conference
from cpdesk.models.office import DayOff
from cpdesk.services.backup_shelf import with_passphrase
from cpdesk.services.kept_procedures import held_under
from cpdesk.storage import copies, files, header, identity, migrations, vault
from cpdesk.storage.connection import WRITING, connect, engine
from cpdesk.storage.contents import contents
from cpdesk.storage.migrations.upgrade import upgrade

from .conftest import PASSPHRASE, Sealed

CASE, HELD = uuid4(), uuid4()


@contextmanager
def writing(sealed: Sealed) -> Iterator[Connection]:
    with engine(sealed.data, sealed.key, pool=NullPool).execution_options(**WRITING).begin() as connection:
        yield connection


@pytest.fixture
def first_shape(sealed: Sealed, monkeypatch: pytest.MonkeyPatch) -> Sealed:
    """A file of the first shape (0001) with a case and a conference in it."""
    sealed.path.write_bytes(sealed.path.read_bytes()[: header.HEAD])  # there were no seals then
    sealed.data.unlink()
    files.private_empty(sealed.data)
    with monkeypatch.context() as then, writing(sealed) as connection:
        then.setattr(migrations, "NAMES", migrations.NAMES[:1])
        upgrade(connection)
        connection.execute(sa.insert(identity.sealed_file).values(file_id=sealed.key.file_id))
        tables = sa.MetaData()
        tables.reflect(connection)
        now = datetime(2026, 11, 1, 9, 0)
        connection.execute(
            tables.tables["cases"].insert(),
            dict(
                id=CASE.hex, name="Harlow family", search_name="harlow family", reference="CP-1",
                procedure="leeds", practice=False, created_at=now, coming_in=False,
            ),
        )  # fmt: skip
        connection.execute(
            tables.tables["conferences"].insert(),
            dict(
                id=HELD.hex, case_id=CASE.hex, kind="initial", state="closed", day=date(2026, 11, 5),
                starts=now, venue="Guildhall", procedure="leeds", procedure_version="February 2021",
                address_protected=False, particulars=[], step="", paused_seconds=0, quorum_reason="",
                complaints_explained=True, contingency="", open_points_reason="", papers_made=0,
            ),
        )  # fmt: skip
    return sealed


def test_a_file_of_the_first_shape_keeps_what_is_in_it_and_gets_what_is_new(first_shape: Sealed):
    store = first_shape.open()
    with store.reading() as session:
        case = session.get_one(Case, CASE)
        conference = session.get_one(Conference, HELD)
        assert (case.name, case.procedure, case.procedure_version) == ("Harlow family", "leeds", "")
        assert (conference.day, conference.epo_end, conference.plan_started) == (
            date(2026, 11, 5),
            None,
            None,
        )
        assert conference.starts == datetime(2026, 11, 1, 9, 0, tzinfo=UTC)
        rules = held_under(session, conference)
        assert (rules.key, rules.version) == ("leeds", "February 2021")
    with store.writing() as session:
        session.add(DayOff(day=date(2026, 12, 24), name="office closed"))
    store.close()
    copy = f"{first_shape.path.stem} before update {migrations.head()}.cpdesk"
    assert {copy, f"{copy}-data"} <= set(first_shape.files())


def backup_of(sealed: Sealed, again: str = "") -> Path:
    return sealed.path.with_name(f"{sealed.path.stem} before update {migrations.head()}{again}.cpdesk")


def shape_in(path: Path, key: vault.DataKey) -> str:
    with closing(connect(files.data_path(path), key, read_only=True)) as connection:
        return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def test_a_file_that_was_brought_up_to_date_is_known_as_such_once(first_shape: Sealed):
    for was_updated in (True, False):
        with closing(first_shape.open()) as opened:
            assert opened.was_updated is was_updated


def test_the_backup_before_an_update_is_a_whole_file_of_the_old_shape(first_shape: Sealed):
    first_shape.open().close()
    backup = backup_of(first_shape)
    key = vault.unlock(backup, PASSPHRASE)
    copies.verify(backup, key)
    assert shape_in(backup, key) == "0001"
    assert contents(backup, key).cases == 1


@pytest.mark.parametrize("during", migrations.NAMES[1:])
def test_an_update_that_is_killed_leaves_the_old_file_whole_and_its_backup_good(
    first_shape: Sealed, during: str
):
    script = Path(__file__).with_name("killed_update.py")
    ended = subprocess.run(
        [sys.executable, str(script), str(first_shape.path), PASSPHRASE, during],
        cwd=Path(__file__).parents[2], env=os.environ | {"PYTHONPATH": "."}, check=False,
    )  # fmt: skip
    assert ended.returncode == 9
    key = vault.unlock(first_shape.path, PASSPHRASE)
    assert shape_in(first_shape.path, key) == "0001"
    copies.verify(backup_of(first_shape), key)
    store = first_shape.open()
    with store.reading() as session:
        assert session.get_one(Case, CASE).name == "Harlow family"
        assert session.get_one(Conference, HELD).venue == "Guildhall"
    store.close()
    assert shape_in(first_shape.path, key) == migrations.head()
    copies.verify(backup_of(first_shape, " (2)"), key)
    assert not [name for name in first_shape.files() if name.endswith("-new")]


def test_a_backup_of_the_first_shape_is_restored_as_a_file_of_the_present_one(
    first_shape: Sealed, tmp_path_factory: pytest.TempPathFactory
):
    before = first_shape.files()
    shelf = with_passphrase(first_shape.path, first_shape.path, PASSPHRASE, lambda: datetime.now(UTC))
    held = shelf.look(first_shape.path)
    assert (held.cases, held.conferences) == (1, 1)
    place = tmp_path_factory.mktemp("new")
    target = place / "restored.cpdesk"
    shelf.restore(first_shape.path, target)
    assert sorted(path.name for path in target.parent.iterdir()) == [
        "restored.cpdesk",
        "restored.cpdesk-data",
    ]
    assert shape_in(target, first_shape.key) == migrations.head()
    assert first_shape.files() == before
