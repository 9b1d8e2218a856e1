from datetime import UTC, date, datetime

import pytest

from cpdesk.rules.wording import (
    LONDON,
    age_words,
    clock,
    day_words,
    instant_words,
    listing,
    local,
    number_words,
    sentence,
    short_day,
    size_words,
)


def test_a_day_is_said_in_full_and_in_short() -> None:
    assert day_words(date(2026, 11, 26)) == "Thursday 26 November 2026"
    assert short_day(date(2026, 9, 5)) == "5 Sep 2026"


def test_an_instant_is_said_on_the_local_clock_in_winter_and_in_summer() -> None:
    assert instant_words(datetime(2026, 11, 27, 12, 4, tzinfo=UTC)) == "Friday 27 November 2026 at 12:04"
    assert clock(datetime(2026, 7, 1, 9, 31, tzinfo=UTC)) == "10:31"
    assert local(datetime(2026, 7, 1, 23, 30, tzinfo=UTC)).date() == date(2026, 7, 2)


def test_a_time_without_its_zone_is_refused() -> None:
    with pytest.raises(ValueError):
        clock(datetime(2026, 7, 1, 9, 31))


def test_both_two_o_clocks_of_the_night_the_clocks_go_back_are_the_same_words() -> None:
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    second = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert clock(first) == clock(second) == "01:30"
    assert local(first).tzinfo is LONDON


@pytest.mark.parametrize(
    ("born", "words"),
    [
        (date(2018, 11, 27), "7"),
        (date(2018, 11, 26), "8"),
        (date(2024, 11, 26), "2"),
        (date(2024, 11, 27), "23 months"),
        (date(2026, 4, 26), "7 months"),
        (date(2026, 10, 26), "1 month"),
        (date(2026, 10, 27), "4 weeks"),
        (date(2026, 11, 25), "1 day"),
        (date(2026, 11, 26), "0 days"),
    ],
)
def test_age_is_in_years_months_weeks_or_days(born: date, words: str) -> None:
    assert age_words(born, None, False, date(2026, 11, 26)) == words


def test_an_unborn_child_is_due_and_a_born_one_is_not() -> None:
    today, due = date(2026, 11, 26), date(2027, 3, 4)
    assert age_words(None, due, True, today) == "due 4 March 2027"
    assert age_words(None, None, True, today) == "unborn"
    assert age_words(date(2026, 11, 1), due, True, today) == "3 weeks"
    assert age_words(None, None, False, today) == ""


def test_lists_and_small_numbers_read_as_people_say_them() -> None:
    assert listing([]) == ""
    assert listing(["a"]) == "a"
    assert listing(["a", "b", "c"]) == "a, b and c"
    assert [number_words(n) for n in (0, 2, 15)] == ["no", "two", "15"]
    assert sentence("élan") == "Élan"


def test_a_size_is_said_in_thousands_or_millions():
    assert [size_words(n) for n in (3, 310_400, 9_510_000)] == ["1 KB", "310 KB", "9.5 MB"]
