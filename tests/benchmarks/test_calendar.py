"""The month of a file with 5,000 cases: beside reading the same rows plainly, and how it grows from 500."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from statistics import median
from time import process_time

import pytest
from sqlalchemy import select

from cpdesk.models.conference import Conference, StrategyDiscussion
from cpdesk.models.decision import Decision
from cpdesk.models.done_date import DoneDate
from cpdesk.services.dates import _worked_out
from cpdesk.services.desk import Desk
from cpdesk.storage import vault
from cpdesk.storage.cost import Cost
from cpdesk.storage.store import Store
from tests.many_cases import fill_with_cases

AROUND = date(2026, 11, 26)
SMALL, LARGE = 500, 5000
GROWTH, NOISE = LARGE / SMALL, 2.5
"""Ten times the cases may take ten times as long, and what a busy machine adds: far from squared still."""
ROUNDS = 3
FIRST, LAST = date(2026, 10, 26), date(2026, 12, 6)
"""The weeks of November."""


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[int, Desk]]:
    folder = tmp_path_factory.mktemp("many")
    opened = {}
    for number in (SMALL, LARGE):
        path = folder / f"{number}.cpdesk"
        store = Store(path, vault.create(path, "passphrase", cost=Cost(64, 1, 1)).key)
        fill_with_cases(store, number, AROUND)
        opened[number] = Desk(store, lambda _change: None, lambda: datetime(2026, 11, 26, 9, tzinfo=UTC))
    yield opened
    for desk in opened.values():
        desk.close()


def _month(desk: Desk) -> int:
    """The month as it is opened for the first time: no date is remembered."""
    _worked_out.cache_clear()
    return len(desk.calendar.between(FIRST, LAST).last_dates)


def _plainly(desk: Desk) -> int:
    """The rows that such a month can hang on, all of them, read and nothing made of them."""
    with desk._store.reading() as session:
        tables = (Conference, StrategyDiscussion, DoneDate, Decision)
        return sum(len(session.execute(select(*table.__table__.columns)).all()) for table in tables)


def _seconds(act: Callable[[Desk], int], desk: Desk) -> float:
    start = process_time()
    assert act(desk)
    return process_time() - start


def test_a_month_of_5000_cases_costs_a_few_times_its_rows_and_grows_no_faster_than_the_file(
    desks: dict[int, Desk], record_testsuite_property: Callable[[str, object], None]
) -> None:
    taken: dict[str, list[float]] = {"small": [], "large": [], "plain": []}
    for _ in range(ROUNDS):  # in turns, so that all meet the same machine
        taken["small"].append(_seconds(_month, desks[SMALL]))
        taken["large"].append(_seconds(_month, desks[LARGE]))
        taken["plain"].append(_seconds(_plainly, desks[LARGE]))
    small, large, plain = (median(taken[name]) for name in ("small", "large", "plain"))
    record_testsuite_property("calendar month of 5,000 cases in ms", round(1000 * large))
    record_testsuite_property("calendar month to its plain rows", round(large / plain, 2))
    record_testsuite_property("calendar month, 5,000 cases to 500", round(large / small, 2))
    assert large < 8 * plain, f"a month costs {large / plain:.1f} times its plain rows"
    assert large < GROWTH * NOISE * small, f"ten times the cases take {large / small:.1f} times as long"
