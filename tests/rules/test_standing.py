"""How a last date stands: before, on and after its day, met, and late by how many working days."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.deadlines import NEVER, DueDate, judge
from cpdesk.rules.rule_names import RULES, Phase
from cpdesk.rules.standing import Standing, Stands, standing
from cpdesk.rules.wording import LONDON
from cpdesk.rules.working_days import WorkingDays, england_and_wales

FRIDAY = date(2026, 11, 27)
DUE = DueDate("letter_out", "Send the decision letter", FRIDAY, FRIDAY, "the guide", "Counted.")
NOON = datetime(2026, 11, 27, 12, 4, tzinfo=LONDON)
HOUR = replace(DUE, rule="decisions_out", due=NOON, safe_by=NOON)
DAYS = st.dates(date(2012, 1, 1), date(2040, 12, 31))


def words(due: DueDate, today: date, now: datetime | None = None) -> str:
    return standing(due, today, now=now).words


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2026, 11, 24), "in 3 working days"),
        (date(2026, 11, 26), "tomorrow"),
        (date(2026, 11, 27), "today"),
        (date(2026, 11, 28), "overdue by 1 day, not a working day"),
        (date(2026, 11, 29), "overdue by 2 days, none of them a working day"),
        (date(2026, 11, 30), "overdue by 1 working day"),
        (date(2026, 12, 2), "overdue by 3 working days"),
        (date(2026, 10, 30), "in 20 working days"),
        (date(2026, 10, 29), "in 4 weeks"),
        (date(2026, 7, 1), "in 4 months"),
        (date(2024, 11, 27), "in 2 years"),
    ],
)
def test_before_on_and_after_the_last_day_are_told_in_working_days(today: date, said: str) -> None:
    assert words(DUE, today) == said


def test_a_last_day_after_the_weekend_is_one_working_day_ahead() -> None:
    monday = replace(DUE, due=date(2026, 11, 30))
    assert standing(monday, FRIDAY) == Standing(Stands.AHEAD, 1, "in 1 working day")
    sunday = replace(DUE, due=date(2026, 11, 29))
    assert words(sunday, FRIDAY) == "in 2 days, none of them a working day"


@pytest.mark.parametrize(
    ("done", "said"),
    [
        (date(2026, 11, 25), Standing(Stands.MET, 0, "in time")),
        (date(2026, 11, 27), Standing(Stands.MET, 0, "in time, on the last day")),
        (datetime(2026, 11, 27, 23, 59, tzinfo=UTC), Standing(Stands.MET, 0, "in time, on the last day")),
        (date(2026, 11, 28), Standing(Stands.LATE, 0, "late by 1 day, not a working day")),
        (date(2026, 11, 30), Standing(Stands.LATE, 1, "1 working day late")),
        (date(2026, 12, 4), Standing(Stands.LATE, 5, "5 working days late")),
        (NEVER, Standing(Stands.LATE, 0, "never done")),
    ],
)
def test_what_was_done_is_in_time_or_late_by_working_days(done: date, said: Standing) -> None:
    assert standing(judge(DUE, done), date(2027, 3, 1)) == said


def test_late_working_days_leave_out_bank_holidays_and_the_office_s_closed_days() -> None:
    before_christmas = replace(DUE, due=date(2026, 12, 24))
    late = judge(before_christmas, date(2026, 12, 30))
    assert standing(late, FRIDAY).words == "2 working days late"
    shut = WorkingDays({date(2026, 12, 29): "office closed"})
    assert standing(late, FRIDAY, shut).words == "1 working day late"


def test_a_last_hour_tells_the_hour_and_how_many_hours_late() -> None:
    morning = datetime(2026, 11, 27, 9, 0, tzinfo=LONDON)
    assert words(HOUR, FRIDAY) == words(HOUR, FRIDAY, morning) == "today, by 12:04"
    assert words(HOUR, FRIDAY - timedelta(days=1)) == "tomorrow, by 12:04"
    over = standing(HOUR, FRIDAY, now=NOON + timedelta(hours=3))
    assert over == Standing(Stands.PAST, 0, "overdue by 3 hours")
    assert words(HOUR, FRIDAY, NOON) == "today, by 12:04"
    late = judge(HOUR, NOON + timedelta(hours=3, minutes=10))
    assert standing(late, FRIDAY) == Standing(Stands.LATE, 0, "3 hours late")
    assert words(judge(HOUR, NOON + timedelta(minutes=20)), FRIDAY) == "20 minutes late"
    assert words(judge(HOUR, NOON + timedelta(seconds=20)), FRIDAY) == "less than a minute late"
    assert words(judge(HOUR, NOON + timedelta(days=3)), FRIDAY) == "1 working day late"


def test_done_on_the_day_of_a_last_hour_without_an_hour_cannot_be_told() -> None:
    assert standing(judge(HOUR, FRIDAY), FRIDAY).kind is Stands.UNKNOWN
    assert standing(judge(HOUR, FRIDAY - timedelta(days=1)), FRIDAY).kind is Stands.MET


def test_hours_late_are_elapsed_hours_when_the_clocks_go_back() -> None:
    one = datetime(2026, 10, 25, 0, 30, tzinfo=LONDON)
    due = replace(HOUR, due=one, safe_by=one)
    late = judge(due, datetime(2026, 10, 25, 2, 30, tzinfo=LONDON))
    assert words(late, one.date()) == "3 hours late"
    half_past_one = datetime(2026, 10, 25, 1, 30, tzinfo=LONDON)
    again = judge(replace(HOUR, due=half_past_one), half_past_one.replace(fold=1))
    assert (again.met, words(again, one.date())) == (False, "1 hour late")


def test_a_mark_in_time_is_never_overdue() -> None:
    birthday = replace(DUE, rule="age_18", due=FRIDAY)
    assert standing(birthday, FRIDAY + timedelta(days=10)) == Standing(Stands.PAST, 6, "passed")


def test_every_rule_says_who_acts_and_what_to_do_next() -> None:
    for rule in RULES.values():
        assert rule.who
        assert rule.who.islower()
        for said in filter(None, (rule.next_step, rule.if_late)):
            assert said.endswith(".")
            assert said[0].isupper()
        assert (rule.phase is Phase.MARK) == rule.window


@given(DAYS, st.integers(0, 400))
def test_every_pair_of_days_stands_one_way_and_the_working_days_add_up(day: date, later: int) -> None:
    calendar, then = england_and_wales(), day + timedelta(days=later)
    ahead = standing(replace(DUE, due=then), day)
    over = standing(replace(DUE, due=day), then)
    late = standing(judge(replace(DUE, due=day), then), day)
    assert ahead.working_days == over.working_days == calendar.between(day, then)
    if later:
        assert ahead.kind is (Stands.TOMORROW if later == 1 else Stands.AHEAD)
        assert (over.kind, late.kind, late.working_days) == (Stands.PAST, Stands.LATE, over.working_days)
    else:
        assert (ahead.kind, late.kind) == (Stands.TODAY, Stands.MET)
