"""What somebody types about a day, and how it is understood."""

from datetime import UTC, date, datetime

import pytest

from cpdesk.ui.day_readings import a_day, a_number, day_or_start, end_of, several_days

TODAY = date(2026, 11, 26)
NO_DAY = "This is no day there is; write it like 5 November or 5/11/2026."


@pytest.mark.parametrize(
    ("typed", "day"),
    [("5 November", date(2026, 11, 5)), ("4 March", date(2027, 3, 4)), ("20 June", date(2026, 6, 20))],
)
def test_a_day_without_its_year_is_the_nearest_one(typed, day):
    assert a_day("birth")(typed, TODAY).fields == (("birth", day),)


def test_a_day_is_said_back_with_its_weekday():
    assert a_day("birth")("5/11", TODAY).words == "Thursday 5 November 2026"


@pytest.mark.parametrize("typed", ["31 February", "yesterday", "5 November 1066", "5 Nov 26 10:00"])
def test_no_day_is_said_in_one_sentence(typed):
    read = a_day("birth")(typed, TODAY)
    assert (read.fields, read.wrong) == ((), NO_DAY)


@pytest.mark.parametrize(
    "typed", ["5 November, 9 November", "5 Nov and 9 Nov", "5/11; 9/11/2026", "5 November,9 November,"]
)
def test_several_strategy_discussions_are_read(typed):
    read = several_days("strategy_discussions")(typed, TODAY)
    assert read.fields == (("strategy_discussions", (date(2026, 11, 5), date(2026, 11, 9))),)
    assert read.words == "Thursday 5 November 2026 and Monday 9 November 2026"


def test_a_comma_after_the_weekday_makes_no_second_day():
    read = several_days("strategy_discussions")("Thursday, 5 November 2026", TODAY)
    assert read.fields == (("strategy_discussions", (date(2026, 11, 5),)),)
    assert several_days("strategy_discussions")("5 Nov, 9 Nvember", TODAY).wrong == NO_DAY


def test_the_conference_is_a_day_or_a_day_with_its_hour():
    assert day_or_start("26 November", TODAY).fields == (("conference", TODAY),)
    begins = dict(day_or_start("26 November 10:00", TODAY).fields)
    assert begins["conference"] == TODAY
    assert begins["conference_start"] == datetime(2026, 11, 26, 10, tzinfo=UTC)
    assert day_or_start("26 November 1:99", TODAY).wrong == NO_DAY


def test_the_hour_of_the_end_is_on_the_day_of_the_conference():
    read = end_of(TODAY)("12:04", TODAY)
    assert read.fields == (("conference_end", datetime(2026, 11, 26, 12, 4, tzinfo=UTC)),)
    assert read.words == "Thursday 26 November 2026 at 12:04"
    assert end_of(None)("25 November 12:04", TODAY).words == "Wednesday 25 November 2026 at 12:04"


def test_an_hour_that_the_clocks_leave_out_is_shown_on_the_new_clock():
    assert end_of(date(2027, 3, 28))("1:30", TODAY).words == "Sunday 28 March 2027 at 02:30"


def test_an_end_that_cannot_be_says_why():
    assert end_of(None)("12:04", TODAY).wrong.startswith("Write the day of the conference too")
    assert end_of(TODAY)("late", TODAY).wrong == "This is no hour; write it like 12:04."
    begins = datetime(2026, 11, 26, 10, tzinfo=UTC)
    assert end_of(TODAY, begins)("9:30", TODAY).wrong == "This is not after the conference begins."


def test_a_number_is_small_and_whole():
    assert a_number("review_number")("2", TODAY).fields == (("review_number", 2),)
    for typed in ("0", "two", "100", "²"):
        assert a_number("review_number")(typed, TODAY).wrong == "This is no number; write it like 2."
