"""What holds for every day from 2012 to 2040: the clock is monotonic, and every explanation adds up."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.deadlines import Events, work_out
from cpdesk.rules.procedure import procedure, procedure_keys
from cpdesk.rules.rule_names import RULES
from cpdesk.rules.wording import LONDON, MONTHS, day_words
from cpdesk.rules.working_days import WorkingDays, add_months
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
)
DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day (\d+) (\w+) (\d+)"


def read_day(words: tuple[str, str, str]) -> date:
    return date(int(words[2]), MONTHS.index(words[1]) + 1, int(words[0]))


def close(due: date | datetime) -> tuple[date, int]:
    """The limit as something to compare: days end at midnight."""
    if isinstance(due, datetime):
        return due.date(), due.hour * 60 + due.minute
    return due, 24 * 60


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
        if RULES[answer.rule].meets:
            assert calendar.is_working(answer.day)
            assert isinstance(answer.safe_by, date)
            assert calendar.is_working(answer.safe_by)


@given(KEYS, KINDS, DAYS, st.integers(1, 40))
def test_a_later_event_never_makes_anything_due_earlier(
    key: str, kind: ConferenceKind, day: date, later: int
) -> None:
    def all_on(on: date) -> Events:
        at = datetime(on.year, on.month, on.day, 12, 30, tzinfo=LONDON)
        return Events(
            conference_kind=kind, strategy_discussions=(on,), conference=on, conference_start=at,
            conference_end=at, birth=on, expected_birth=on, moved_in=on, notified=on, record_received=on,
            previous_plan_end=on, epo_end=on, core_group=on, last_review=on,
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


@given(KEYS, EVENTS, CLOSED)
def test_working_days_add_up_from_the_words_alone(key: str, events: Events, closed: set[date]) -> None:
    for answer in work_out(procedure(key), events, WorkingDays(closed)):
        pattern = (
            rf"(\d+) working days? (after|before) [^;]*?{DAY}[^;]*? \(day 0\); weekend(s| days) (\w+); "
            rf"bank holidays (\w+)[^;]*?(?:; office closed (\d+)[^;]*)?; = {DAY}, day (\d+) of (\d+)"
        )
        for found in re.findall(pattern, answer.explanation):
            number, direction, start, due = (
                int(found[0]),
                found[1],
                read_day(found[2:5]),
                read_day(found[9:12]),
            )
            weekends = 0 if found[6] == "none" else int(found[6]) * (2 if found[5] == "s" else 1)
            public = 0 if found[7] == "none" else int(found[7])
            skipped = weekends + public + int(found[8] or 0)
            sign = 1 if direction == "after" else -1
            assert start + timedelta(days=sign * (number + skipped)) == due
            assert found[12] == found[13] == str(number)


@given(KEYS, EVENTS)
def test_days_weeks_and_months_add_up_from_the_words_alone(key: str, events: Events) -> None:
    for answer in work_out(procedure(key), events):
        pattern = rf"(\d+) (day|week|month)s? (after|before) [^;]*?{DAY}[^;=]*? \(day 0\)[^;]*; = {DAY}"
        for number, unit, direction, *days in re.findall(pattern, answer.explanation):
            start, due = read_day(tuple(days[:3])), read_day(tuple(days[3:]))
            sign = int(number) * (1 if direction == "after" else -1)
            wanted = add_months(start, sign) if unit == "month" else None
            assert due == wanted or due == start + timedelta(days=sign * (7 if unit == "week" else 1))
        for moved in re.findall(rf"= {DAY}[^=]*? back to {DAY}, (\d+) days? earlier", answer.explanation):
            assert read_day(moved[:3]) - timedelta(days=int(moved[6])) == read_day(moved[3:6])
