"""Files as each earlier cpdesk left them, opened by this one: nothing is lost, and the new is there."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection, NullPool

from cpdesk.models.case import Case
from cpdesk.models.conference import Conference
from cpdesk.models.office import DayOff
from cpdesk.services.kept_procedures import held_under
from cpdesk.storage import files, header, identity, migrations
from cpdesk.storage.connection import WRITING, engine
from cpdesk.storage.migrations.upgrade import upgrade

from .conftest import Sealed

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
