"""What somebody else’s program says has happened: read, or refused in words; nothing else ever happens."""

import json
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.interchange.date_events import (
    LONGEST_LINE,
    BadEvents,
    event_names,
    read_closed_days,
    read_events,
    read_question,
)
from cpdesk.rules.events import Events
from cpdesk.rules.wording import LONDON
from cpdesk.vocabulary import ConferenceKind


def refused(given: dict[str, object]) -> str:
    with pytest.raises(BadEvents) as refusal:
        read_events(given)
    return str(refusal.value)


def refused_line(line: bytes | None) -> str:
    with pytest.raises(BadEvents) as refusal:
        read_question(line)
    return str(refusal.value)


def test_every_event_that_the_rules_know_can_be_given():
    known = {field.name for field in fields(Events)} - {"conference_start"}
    assert set(event_names()) == known - {"strategy_discussions"} | {"strategy_discussion"}


def test_days_are_read_one_or_several():
    assert read_events({"strategy_discussion": "2026-11-05"}).strategy_discussions == (date(2026, 11, 5),)
    several = read_events({"strategy_discussion": ["2026-11-05", "2026-11-09"], "birth": "2024-02-29"})
    assert several.strategy_discussions == (date(2026, 11, 5), date(2026, 11, 9))
    assert several.birth == date(2024, 2, 29)


def test_the_number_of_a_review_is_read_from_a_number_or_its_figures():
    assert read_events({"review_number": 2}).review_number == 2
    assert read_events({"review_number": "12"}).review_number == 12


def test_what_is_null_or_an_empty_list_is_not_given():
    assert read_events(dict.fromkeys(event_names())) == Events()
    assert read_events({"strategy_discussion": []}) == Events()


def test_the_start_of_a_conference_gives_its_day_too():
    events = read_events({"conference": "2026-11-26T10:00"})
    assert events.conference == date(2026, 11, 26)
    assert events.conference_start == datetime(2026, 11, 26, 10, 0, tzinfo=LONDON)
    assert read_events({"conference": "2026-11-26"}).conference_start is None


def test_the_end_alone_gives_the_local_day_of_the_conference():
    events = read_events({"conference_end": "2026-06-30T23:30:00+00:00"})
    assert events.conference_day == date(2026, 7, 1)


@pytest.mark.parametrize(
    ("written", "utc"),
    [
        ("2026-11-26T12:04", "2026-11-26T12:04"),
        ("2026-07-26T12:04", "2026-07-26T11:04"),
        ("2026-07-26 12:04:30", "2026-07-26T11:04:30"),
        ("2026-07-26T12:04:30.5", "2026-07-26T11:04:30.500"),
        ("2026-07-26T12:04Z", "2026-07-26T12:04"),
        ("2026-07-26T12:04-05:30", "2026-07-26T17:34"),
        ("2026-10-25T01:30", "2026-10-25T00:30"),
        ("2026-03-29T01:30", "2026-03-29T01:30"),
    ],
    ids=["winter", "summer", "seconds", "parts", "utc", "offset", "first of an hour twice", "hour left out"],
)
def test_a_time_is_local_unless_it_has_an_offset(written, utc):
    end = read_events({"conference_end": written}).conference_end
    assert end is not None
    assert end.tzinfo is LONDON
    assert end.astimezone(UTC) == datetime.fromisoformat(utc).replace(tzinfo=UTC)


def test_a_time_that_the_clocks_leave_out_is_shown_on_the_new_clock():
    end = read_events({"conference_end": "2026-03-29T01:30"}).conference_end
    assert end is not None
    assert f"{end:%H:%M}" == "02:30"


@pytest.mark.parametrize(
    ("event", "value", "words"),
    [
        ("birth", "2026-02-30", "birth is a day that does not exist."),
        ("birth", "2026-2-3", "birth should be a day written like 2026-11-26."),
        ("birth", "20260203", "birth should be a day written like 2026-11-26."),
        ("birth", "٢٠٢٦-١١-٢٦", "birth should be a day written like 2026-11-26."),
        ("birth", "2026-02-03T10:00", "birth should be a day written like 2026-11-26."),
        ("birth", "", "birth should be a day written like 2026-11-26."),
        ("birth", 20260203, "birth should be a day written like 2026-11-26, and is a number."),
        ("birth", True, "birth should be a day written like 2026-11-26, and is true or false."),
        ("birth", ["2026-11-26"], "birth should be a day written like 2026-11-26, and is a list."),
        ("birth", "0026-11-26", "birth is a day outside the years 1900 to 2199."),
        (
            "strategy_discussion",
            ["2026-11-05", None],
            "strategy_discussion[1] should be a day written like 2026-11-26, and is null.",
        ),
        (
            "conference",
            "tomorrow",
            "conference should be a day, or a day and time, written like 2026-11-26 or 2026-11-26T10:00.",
        ),
        (
            "conference",
            5,
            "conference should be a day, or a day and time, written like 2026-11-26 or 2026-11-26T10:00, "
            "and is a number.",
        ),
        (
            "conference_end",
            "2026-11-26",
            "conference_end should be a day and time written like 2026-11-26T12:04.",
        ),
        ("conference_end", "2026-02-30T10:00", "conference_end is a day that does not exist."),
        ("conference_end", "2026-11-26T24:00", "conference_end is a time that no clock shows."),
        ("conference_end", "2026-11-26T12:60", "conference_end is a time that no clock shows."),
        (
            "conference_end",
            "2026-11-26T12:04+14:01",
            "conference_end has an offset from UTC that no place has.",
        ),
        (
            "conference_end",
            "2026-11-26T12:04+01:75",
            "conference_end should be a day and time written like 2026-11-26T12:04.",
        ),
        (
            "conference_end",
            "2199-12-31T23:30-02:00",
            "conference_end is a day outside the years 1900 to 2199.",
        ),
        ("review_number", 0, "review_number should be a whole number from 1 to 99, and is a number."),
        ("review_number", "two", "review_number should be a whole number from 1 to 99."),
        ("review_number", True, "review_number should be a whole number from 1 to 99, and is true or false."),
        ("review_number", 2.0, "review_number should be a whole number from 1 to 99, and is a number."),
        (
            "conference_kind",
            "Initial",
            "conference_kind should be one of initial, pre_birth, transfer_in, review.",
        ),
        (
            "conference_kind",
            {},
            "conference_kind should be one of initial, pre_birth, transfer_in, review, "
            "and is an object in braces.",
        ),
    ],
)  # fmt: skip
def test_a_bad_value_is_refused_by_its_name(event, value, words):
    assert refused({event: value}) == words


def test_an_unknown_event_is_refused_and_the_known_ones_are_named():
    words = refused({"conferense": "2026-11-26"})
    assert words.startswith("“conferense” is no event that cpdesk knows; there are strategy_discussion, conf")
    assert "Maisie Smith" not in refused({"Maisie Smith": "2026-11-26"})


def test_a_line_asks_for_a_procedure_and_says_what_has_happened():
    question = read_question(b'{"procedure": "leeds", "events": {"conference_kind": "review"}}\n')
    assert (question.procedure, question.events.conference_kind) == ("leeds", ConferenceKind.REVIEW)
    assert read_question(b'\xef\xbb\xbf{"events": {}, "procedure": null}').procedure is None


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (None, f"The line is longer than {LONGEST_LINE} bytes."),
        (b" " * (LONGEST_LINE + 1), f"The line is longer than {LONGEST_LINE} bytes."),
        (b"", "The line is empty."),
        (b" \t", "The line is empty."),
        (b"{", "The line is not JSON that can be read."),
        (b'{"events": {}} {}', "The line is not JSON that can be read."),
        (b'{"events": {"birth": "\xff"}}', "The line is not UTF-8 text."),
        ('{"events": {}}'.encode("utf-16"), "The line is not UTF-8 text."),
        (b"[" * 500_000, "The line is not JSON that can be read."),
        (b'{"events": ' * 90_000, "The line is not JSON that can be read."),
        (b'{"events": {"birth": ' + b"9" * 5000 + b"}}", "The line is not JSON that can be read."),
        (
            b'{"events": {"birth": 1e999}}',
            "birth should be a day written like 2026-11-26, and is a number.",
        ),
        (
            b'{"events": {"birth": NaN}}',
            "The line holds a number that is not finite, which JSON does not have.",
        ),
        (b"[]", "The line should be an object in braces, and is a list."),
        (b"null", "The line should be an object in braces, and is null."),
        (b'"birth"', "The line should be an object in braces, and is a text of 5 characters."),
        (b"{}", "events is missing."),
        (b'{"events": null}', "events is missing."),
        (b'{"events": []}', "events should be an object in braces, and is a list."),
        (b'{"procedure": 5, "events": {}}', "procedure should be a text, and is a number."),
        (b'{"procedur": "leeds"}', "“procedur” is not known in a line; it has “procedure” and “events”."),
        (
            b'{"events": {"birth": "2026-11-05", "birth": "2026-11-06"}}',
            "“birth” stands there more than once.",
        ),
    ],
    ids=range(22),
)
def test_a_line_that_is_no_question_is_refused(line, words):
    assert refused_line(line) == words


def test_a_hundred_thousand_keys_of_which_one_comes_twice_are_refused_at_once():
    pairs = ", ".join(f'"k{number}": 1' for number in range(60_000))
    assert refused_line(f'{{{pairs}, "k59999": 1}}'.encode()) == "“k59999” stands there more than once."


VALUES = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(max_size=30),
        st.dates().map(str),
        st.datetimes().map(datetime.isoformat),
        st.datetimes(timezones=st.timezones()).map(datetime.isoformat),
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from(event_names()) | st.text(max_size=10), VALUES, max_size=6))
def test_any_events_are_read_or_refused(given):
    try:
        read_events(given)
    except BadEvents as problem:
        str(problem).encode("utf-8")


@given(st.binary(max_size=60) | VALUES.map(lambda value: json.dumps({"events": value}).encode()))
def test_any_line_is_read_or_refused(line):
    try:
        read_question(line)
    except BadEvents as problem:
        str(problem).encode("utf-8")


@given(st.datetimes(datetime(1901, 1, 1), datetime(2198, 12, 31)))
def test_the_same_instant_is_read_with_and_without_its_offset(naive):
    read = read_events({"conference_end": naive.isoformat()}).conference_end
    assert read is not None
    if (read.utcoffset() or timedelta()).total_seconds() % 60 == 0:  # not yet so in 1901
        assert read_events({"conference_end": read.isoformat()}).conference_end == read


def test_days_off_have_a_name_or_the_usual_one():
    found = read_closed_days("--closed", ["2026-12-29=Staff day", "2026-12-30"], "office closed")
    assert found == {date(2026, 12, 29): "Staff day", date(2026, 12, 30): "office closed"}
    with pytest.raises(BadEvents, match=r"^--closed is a day that does not exist\.$"):
        read_closed_days("--closed", ["2026-02-30"], "office closed")
