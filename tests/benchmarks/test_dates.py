"""What a date costs: every date of a full case, with and without its explanation, beside plain walking."""

import json
import statistics
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta

from cpdesk.rules.deadlines import DueDate, Events, work_out
from cpdesk.rules.procedure import procedure, procedure_keys
from cpdesk.rules.wording import LONDON
from cpdesk.rules.working_days import bank_holidays, england_and_wales
from cpdesk.vocabulary import ConferenceKind

ROUNDS, CASES = 15, 200
FIRST = date(2024, 1, 3)


def full_case(number: int) -> Events:
    """A case in which everything has happened, each one on other days."""

    def day(after: int) -> date:
        return FIRST + timedelta(days=number * 4 + after)

    held = day(21)
    at = datetime(held.year, held.month, held.day, 12, 4, tzinfo=LONDON)
    return Events(
        conference_kind=ConferenceKind.INITIAL if number % 2 else ConferenceKind.PRE_BIRTH,
        strategy_discussions=(day(0),), conference=held, conference_start=at - timedelta(hours=2),
        conference_end=at, birth=day(40), expected_birth=day(50), moved_in=day(3), notified=day(2),
        record_received=day(40), previous_plan_end=day(-90), epo_end=day(9), core_group=day(33),
    )  # fmt: skip


CASES_OF_ALL = [(procedure(procedure_keys()[n % 5]), full_case(n)) for n in range(CASES)]


def days_only() -> list[tuple[DueDate, ...]]:
    return [work_out(held_under, events) for held_under, events in CASES_OF_ALL]


def explained() -> str:
    return json.dumps(
        [
            [(due.rule, str(due.due), str(due.safe_by), due.source, due.explanation) for due in dates]
            for dates in days_only()
        ]
    )


def walked() -> int:
    """Fifteen working days walked on a bare calendar, as often as there are cases."""
    day = FIRST
    for number in range(CASES):
        day, left = FIRST + timedelta(days=number * 4), 15
        while left:
            day += timedelta(days=1)
            left -= day.weekday() < 5 and day not in bank_holidays(day.year)
    return day.toordinal()


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def test_all_dates_of_a_case_cost_no_more_than_a_few_walks_over_three_weeks(
    record_testsuite_property: Callable[[str, object], None],
) -> None:
    england_and_wales()
    explained()  # the years, the words of the days and the procedures are read once
    rounds = [(seconds(days_only), seconds(explained), seconds(walked)) for _ in range(ROUNDS)]
    number = sum(len(dates) for dates in days_only())
    for name, column in (("days only", 0), ("explained", 1)):
        middle = statistics.median(row[column] for row in rounds)
        ratio = statistics.median(row[column] / row[2] for row in rounds)
        record_testsuite_property(f"cases a second, {name}", round(CASES / middle))
        record_testsuite_property(f"dates a second, {name}", round(number / middle))
        record_testsuite_property(f"one case to one walk, {name}", round(ratio, 2))
        limit = (25, 70)[column]
        assert ratio < limit, f"{name}: the dates of a case cost {ratio:.1f} walks"
