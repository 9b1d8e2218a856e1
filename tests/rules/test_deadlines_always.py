"""What holds for every day from 2012 to 2040: the clock is monotonic, and every explanation adds up."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.account import Account
from cpdesk.rules.deadlines import DueDate, Events, work_out
from cpdesk.rules.events import UNKNOWN
from cpdesk.rules.procedure import procedure, procedure_keys
from cpdesk.rules.procedure_terms import Anchor, Direction, Limit, Unit
from cpdesk.rules.rule_names import RULES
from cpdesk.rules.wording import LONDON, MONTHS, day_words
from cpdesk.rules.working_days import WorkingDays, add_months, bank_holidays
from cpdesk.vocabulary import ConferenceKind

KEYS = st.sampled_from(procedure_keys())
KINDS = st.sampled_from(ConferenceKind)
DAYS = st.dates(date(2012, 1, 1), date(2040, 12, 31))
CLOSED = st.sets(st.dates(date(2026, 1, 1), date(2026, 12, 31)), max_size=12)
INSTANTS = st.builds(
    lambda day, minutes: datetime(day.year, day.month, day.day, *divmod(minutes, 60), tzinfo=LONDON),
    DAYS,
    st.integers(4 * 60, 24 * 60 - 1),
)
MAYBE = st.one_of(st.none(), DAYS)
EVENTS = st.builds(
    Events,
    conference_kind=KINDS,
    strategy_discussions=st.lists(DAYS, max_size=3).map(tuple),
    conference=MAYBE,
    conference_start=st.one_of(st.none(), INSTANTS),
    conference_end=st.one_of(st.none(), INSTANTS),
    birth=MAYBE,
    expected_birth=MAYBE,
    moved_in=MAYBE,
    notified=MAYBE,
    record_received=MAYBE,
    previous_plan_end=MAYBE,
    epo_end=MAYBE,
    core_group=MAYBE,
    last_review=MAYBE,
    assessments_end=MAYBE,
    plan_start=MAYBE,
    first_review=MAYBE,
    review_number=st.sampled_from((None, 1, 2, 3)),
    first_core_group=MAYBE,
)
SINGLE = (
    "strategy_discussions", "conference", "conference_start", "conference_end", "birth", "expected_birth",
    "moved_in", "notified", "record_received", "previous_plan_end", "epo_end", "core_group", "last_review",
    "assessments_end", "plan_start", "first_review", "first_core_group",
)  # fmt: skip
"""Every event that has a day or an hour."""
DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day (\d+) (\w+) (\d+)"


def read_day(words: tuple[str, str, str]) -> date:
    return date(int(words[2]), MONTHS.index(words[1]) + 1, int(words[0]))


def close(due: date | datetime) -> datetime:
    """The limit as an instant to compare: days end at midnight."""
    if isinstance(due, datetime):
        return due.astimezone(UTC)
    return datetime(due.year, due.month, due.day, 23, 59, 59, tzinfo=LONDON).astimezone(UTC)


@given(KEYS, EVENTS)
def test_every_answer_is_whole_whatever_is_known(key: str, events: Events) -> None:
    answers = work_out(procedure(key), events)
    assert len({a.rule for a in answers}) == len(answers)
    for answer in answers:
        assert answer.source
        assert answer.explanation.endswith(f"Source: {answer.source}.")
        assert close(answer.safe_by) <= close(answer.due)
        if isinstance(answer.due, datetime):
            assert answer.due.tzinfo is LONDON
        assert day_words(answer.day) in answer.explanation


@given(KEYS, EVENTS, CLOSED)
def test_nobody_has_to_meet_on_a_day_off(key: str, events: Events, closed: set[date]) -> None:
    calendar = WorkingDays(closed)
    for answer in work_out(procedure(key), events, calendar):
        if RULES[answer.rule].at_once:
            assert calendar.is_working(answer.day)
            assert events.assessments_end is not None
            assert answer.day >= events.assessments_end
        if RULES[answer.rule].meets:
            assert calendar.is_working(answer.day)
            assert isinstance(answer.safe_by, date)
            assert calendar.is_working(answer.safe_by)


def counted_from(due: DueDate) -> set[tuple[str, str, str]]:
    """Which limits were counted, each from what."""
    assert isinstance(due.account, Account)
    return {(c.limit.clause, c.limit.anchor, c.start.what) for c in due.account.counted}


def later_by(value: Any, days: int) -> Any:
    """The same event so many days later; of several days, the first given one."""
    if isinstance(value, tuple):
        return (value[0] + timedelta(days=days), *value[1:])
    return value + timedelta(days=days)


@given(KEYS, EVENTS, st.integers(1, 400), CLOSED)
def test_each_single_event_that_comes_later_never_makes_anything_due_earlier(
    key: str, events: Events, later: int, closed: set[date]
) -> None:
    calendar = WorkingDays(closed)
    first = {a.rule: a for a in work_out(procedure(key), events, calendar)}
    for event in SINGLE:
        if not getattr(events, event):
            continue
        moved = replace(events, **{event: later_by(getattr(events, event), later)})
        for answer in work_out(procedure(key), moved, calendar):
            before = first.get(answer.rule)
            if before is not None and counted_from(before) == counted_from(answer):
                assert close(before.due) <= close(answer.due), (event, answer.rule)
                assert close(before.safe_by) <= close(answer.safe_by), (event, answer.rule)


@pytest.mark.parametrize("kind", ConferenceKind)
@pytest.mark.parametrize("key", procedure_keys())
def test_each_single_event_alone_is_monotonic_from_day_to_day(key: str, kind: ConferenceKind) -> None:
    days = [date(2027, 9, 1) + timedelta(days=n) for n in range(400)]  # Christmas, a leap day, both clocks
    for event in SINGLE:
        last: dict[str, DueDate] = {}
        for day in days:
            value: Any = (day,) if event == "strategy_discussions" else day
            if event in ("conference_start", "conference_end"):
                value = datetime(day.year, day.month, day.day, 12, 4, tzinfo=LONDON)
            events = Events(conference_kind=kind, **{event: value})
            answers = {a.rule: a for a in work_out(procedure(key), events)}
            assert answers.keys() == last.keys() or not last
            for rule, before in last.items():
                assert close(before.due) <= close(answers[rule].due)
            last = answers


@given(KEYS, KINDS, DAYS, st.integers(1, 40))
def test_all_events_later_together_never_make_anything_due_earlier(
    key: str, kind: ConferenceKind, day: date, later: int
) -> None:
    def all_on(on: date) -> Events:
        at = datetime(on.year, on.month, on.day, 12, 30, tzinfo=LONDON)
        return Events(
            conference_kind=kind, strategy_discussions=(on,), conference=on, conference_start=at,
            conference_end=at, birth=on, expected_birth=on, moved_in=on, notified=on, record_received=on,
            previous_plan_end=on, epo_end=on, core_group=on, last_review=on, assessments_end=on,
            plan_start=on, first_review=on, first_core_group=on,
        )  # fmt: skip

    first = {a.rule: a for a in work_out(procedure(key), all_on(day))}
    second = {a.rule: a for a in work_out(procedure(key), all_on(day + timedelta(days=later)))}
    assert first.keys() == second.keys()
    for rule, answer in first.items():
        assert close(answer.due) <= close(second[rule].due)
        assert close(answer.safe_by) <= close(second[rule].safe_by)


@given(KEYS, DAYS)
def test_one_more_known_event_only_ever_brings_a_limit_nearer(key: str, day: date) -> None:
    some = Events(conference_kind=ConferenceKind.PRE_BIRTH, conference=day)
    more = replace(some, birth=day + timedelta(days=10), core_group=day + timedelta(days=3))
    known = {a.rule: a for a in work_out(procedure(key), more)}
    for answer in work_out(procedure(key), some):
        assert close(known[answer.rule].due) <= close(answer.due)


WORKING = re.compile(
    rf"(\d+) working days? (after|before) [^;]*?{DAY}[^;]*? \(day 0\); weekend(s| days) (\w+); "
    rf"bank holidays (\w+)[^;]*?(?:; office closed (\d+)[^;]*)?; = {DAY}, day (\d+) of (\d+)"
)


def added_up(explanation: str) -> list[tuple[date, int, date]]:
    """Each count of working days in the words: its start, its days counted (less than none: back), its end.

    What was counted and what was skipped must make the whole way from the start to the end.
    """
    counts = []
    for found in WORKING.findall(explanation):
        number, start, due = int(found[0]), read_day(found[2:5]), read_day(found[9:12])
        weekends = 0 if found[6] == "none" else int(found[6]) * (2 if found[5] == "s" else 1)
        public = 0 if found[7] == "none" else int(found[7])
        sign = 1 if found[1] == "after" else -1
        assert start + timedelta(days=sign * (number + weekends + public + int(found[8] or 0))) == due
        assert found[12] == found[13] == str(number)
        counts.append((start, sign * number, due))
    return counts


@given(KEYS, EVENTS, CLOSED)
def test_working_days_add_up_from_the_words_alone(key: str, events: Events, closed: set[date]) -> None:
    for answer in work_out(procedure(key), events, WorkingDays(closed)):
        in_working_days = [n for n in limits_of(answer) if n.unit is Unit.WORKING_DAYS]
        assert len(added_up(answer.explanation)) == len(in_working_days)


def limits_of(due: DueDate) -> list[Limit]:
    assert isinstance(due.account, Account)
    return [counted.limit for counted in due.account.counted]


def test_every_day_from_2012_to_2040_every_figure_in_working_days_adds_up_and_ends_where_walking_does() -> (
    None
):
    """Every figure that the procedures have, before and after, from each of the days."""
    figures: dict[tuple[int, Direction], tuple[str, str]] = {}
    for key in procedure_keys():
        for rule, limits in procedure(key).limits.items():
            own = [n for n in limits if n.unit is Unit.WORKING_DAYS and ConferenceKind.INITIAL in n.kinds]
            figures |= {(n.figure, n.direction): (key, rule) for n in own if len(limits) < 3}
    assert {figure for figure, _ in figures} == {1, 3, 5, 7, 10, 15, 20}
    wanted = {key: {rule for other, rule in figures.values() if other == key} for key, _ in figures.values()}
    worked = working_days_walked(2011, 2041)
    for key, rules in wanted.items():
        for ordinal in range(date(2012, 1, 1).toordinal(), date(2040, 12, 31).toordinal() + 1):
            day = date.fromordinal(ordinal)
            events = Events(conference=day, strategy_discussions=(day,))
            for answer in work_out(procedure(key), events):
                if answer.rule in rules:
                    for start, number, due in added_up(answer.explanation):
                        index = bisect_right(worked, start) - 1 if number > 0 else bisect_left(worked, start)
                        assert worked[index + number] == due


def working_days_walked(first: int, last: int) -> list[date]:
    """Every working day of these years, one by one, from the list of bank holidays alone."""
    days, day = [], date(first, 1, 1)
    while day.year <= last:
        if day.isoweekday() < 6 and day not in bank_holidays(day.year):
            days.append(day)
        day += timedelta(days=1)
    return days


@pytest.mark.parametrize("year", range(2012, 2041))
def test_hours_are_elapsed_hours_across_both_changes_of_the_clock_of_every_year(year: int) -> None:
    for month, hour, turn in ((3, 12, "forward"), (10, 10, "back")):
        sunday = max(day for n in range(25, 32) if (day := date(year, month, n)).isoweekday() == 7)
        end = datetime(year, month, sunday.day, 11, 30, tzinfo=LONDON) - timedelta(days=1)
        for key, rule, hours in (("city-of-london", "decisions_out", 24), ("leeds", "plan_out", 48)):
            answers = {a.rule: a for a in work_out(procedure(key), Events(conference_end=end))}
            due = answers[rule].due
            assert isinstance(due, datetime)
            assert due.timestamp() - end.timestamp() == hours * 3600
            assert (due.hour, due.minute) == (hour, 30)
            assert due.date() - end.date() == timedelta(hours=hours)
            assert f"The clocks go {turn} in between." in answers[rule].explanation


@given(KEYS, EVENTS)
def test_days_weeks_and_months_add_up_from_the_words_alone(key: str, events: Events) -> None:
    for answer in work_out(procedure(key), events):
        pattern = rf"(\d+) (day|week|month|year)s? (after|before) [^;]*?{DAY}[^;=]*? \(day 0\)[^;]*; = {DAY}"
        for number, unit, direction, *days in re.findall(pattern, answer.explanation):
            start, due = read_day(tuple(days[:3])), read_day(tuple(days[3:]))
            sign = int(number) * (1 if direction == "after" else -1)
            if unit in ("month", "year"):
                months = add_months(start, sign * (12 if unit == "year" else 1))
                leap = timedelta(days="(that year has no 29 February)" in answer.explanation)
                assert due == months + leap
            else:
                assert due == start + timedelta(days=sign * (7 if unit == "week" else 1))
        for moved in re.findall(rf"= {DAY}[^=]*? back to {DAY}, (\d+) days? earlier", answer.explanation):
            assert read_day(moved[:3]) - timedelta(days=int(moved[6])) == read_day(moved[3:6])
        for moved in re.findall(rf"= {DAY}[^=]*? on to {DAY}, [^,]*, (\d+) days? later", answer.explanation):
            assert read_day(moved[:3]) + timedelta(days=int(moved[6])) == read_day(moved[3:6])


HOURLY = (Anchor.CONFERENCE_START, Anchor.CONFERENCE_END)


@st.composite
def figures(draw: st.DrawFn) -> tuple[Limit, ...]:
    """One or two limits of any rule, as a council may write them: any figure, unit, anchor and direction."""
    rule = draw(st.sampled_from(sorted(RULES)))
    limits = []
    for _ in range(draw(st.integers(1, 2))):
        anchor = draw(st.sampled_from(Anchor))
        unit = Unit.HOURS if anchor in HOURLY else draw(st.sampled_from([u for u in Unit if u != Unit.HOURS]))
        limits.append(
            Limit(
                rule=rule,
                figure=draw(st.integers(0, 60)),
                unit=unit,
                direction=draw(st.sampled_from(Direction)),
                anchor=anchor,
                kinds=frozenset(ConferenceKind),
                readings=tuple(draw(st.lists(st.integers(0, 400), max_size=2))),
                at=draw(st.sampled_from((None, time(16, 0)))) if unit is not Unit.HOURS else None,
                document="Ours",
                clause="“One”",
            )
        )
    return tuple(limits)


@given(figures(), EVENTS, CLOSED)
def test_whatever_figure_a_council_writes_is_worked_out_and_explained(
    limits: tuple[Limit, ...], events: Events, closed: set[date]
) -> None:
    rule, calendar = RULES[limits[0].rule], WorkingDays(closed)
    own = replace(procedure("leeds"), key="ours", limits={limits[0].rule: limits})
    for answer in work_out(own, events, calendar):
        assert answer.explanation.endswith("Source: Ours, “One”.")
        assert close(answer.safe_by) <= close(answer.due)
        added_up(answer.explanation)
        hours = limits_of(answer)[0].unit is Unit.HOURS
        if (rule.meets or rule.at_once) and not hours:
            assert calendar.is_working(answer.day)


def test_every_anchor_has_its_words_for_when_it_is_not_known() -> None:
    assert set(UNKNOWN) == set(Anchor)
