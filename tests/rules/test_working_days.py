from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.working_days import (
    WorkingDays,
    add_months,
    bank_holidays,
    beyond_the_data,
    england_and_wales,
)

DAYS = st.dates(date(2012, 1, 1), date(2040, 12, 31))

GOV_UK_2026 = {
    date(2026, 1, 1): "New Year’s Day",
    date(2026, 4, 3): "Good Friday",
    date(2026, 4, 6): "Easter Monday",
    date(2026, 5, 4): "Early May bank holiday",
    date(2026, 5, 25): "Spring bank holiday",
    date(2026, 8, 31): "Summer bank holiday",
    date(2026, 12, 25): "Christmas Day",
    date(2026, 12, 28): "Boxing Day (substitute day)",
}
PROCLAIMED = {
    date(2012, 6, 5): "Queen’s Diamond Jubilee",
    date(2020, 5, 8): "Early May bank holiday (VE day)",
    date(2022, 6, 2): "Spring bank holiday",
    date(2022, 6, 3): "Platinum Jubilee bank holiday",
    date(2022, 9, 19): "Bank Holiday for the State Funeral of Queen Elizabeth II",
    date(2022, 12, 27): "Christmas Day (substitute day)",
    date(2023, 5, 8): "Bank holiday for the coronation of King Charles III",
}


def test_a_year_of_bank_holidays_has_the_days_and_names_of_gov_uk() -> None:
    assert dict(bank_holidays(2026)) == GOV_UK_2026


@pytest.mark.parametrize(("day", "name"), PROCLAIMED.items())
def test_days_that_were_moved_or_proclaimed_are_known_by_their_names(day: date, name: str) -> None:
    assert england_and_wales().name(day) == name
    assert not england_and_wales().is_working(day)


@pytest.mark.parametrize("moved_away", [date(2020, 5, 4), date(2022, 5, 30), date(2012, 5, 28)])
def test_a_holiday_that_was_moved_leaves_a_working_day_behind(moved_away: date) -> None:
    assert england_and_wales().is_working(moved_away)


def test_fifteen_working_days_after_thursday_5_november_2026_are_thursday_26_november() -> None:
    assert england_and_wales().add(date(2026, 11, 5), 15) == date(2026, 11, 26)


def test_counting_over_christmas_skips_each_day_once() -> None:
    calendar = england_and_wales()
    assert calendar.add(date(2026, 12, 23), 3) == date(2026, 12, 30)
    skipped = calendar.skipped(date(2026, 12, 24), date(2026, 12, 30))
    assert skipped.weekend_days == 2
    assert [name for _, name in skipped.bank_holidays] == ["Christmas Day", "Boxing Day (substitute day)"]


def test_the_office_s_own_closed_days_and_new_bank_holidays_do_not_count() -> None:
    office = WorkingDays({date(2026, 11, 6): "staff day"}, {date(2026, 11, 9): "A new bank holiday"})
    assert office.add(date(2026, 11, 5), 1) == date(2026, 11, 10)
    assert office.name(date(2026, 11, 6)) == "staff day"
    assert office.closed_days(date(2026, 11, 1), date(2026, 11, 30)) == (
        (date(2026, 11, 6), "staff day"),
        (date(2026, 11, 9), "A new bank holiday"),
    )
    skipped = office.skipped(date(2026, 11, 6), date(2026, 11, 9))
    assert skipped.closed == ((date(2026, 11, 6), "staff day"),)
    assert skipped.bank_holidays == ((date(2026, 11, 9), "A new bank holiday"),)


def test_closed_days_name_bank_holidays_and_not_weekends() -> None:
    assert england_and_wales().closed_days(date(2026, 12, 21), date(2027, 1, 3)) == (
        (date(2026, 12, 25), "Christmas Day"),
        (date(2026, 12, 28), "Boxing Day (substitute day)"),
        (date(2027, 1, 1), "New Year’s Day"),
    )


def test_months_are_clamped_to_the_month_s_end() -> None:
    assert add_months(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert add_months(date(2027, 11, 30), 3) == date(2028, 2, 29)
    assert add_months(date(2026, 12, 31), 12) == date(2027, 12, 31)
    assert add_months(date(2027, 1, 31), -2) == date(2026, 11, 30)


def test_years_that_were_not_checked_against_gov_uk_are_told() -> None:
    assert not beyond_the_data(date(2012, 1, 1), date(2028, 12, 31))
    assert beyond_the_data(date(2028, 12, 20), date(2029, 1, 5))
    assert beyond_the_data(date(2011, 12, 20), date(2012, 1, 5))


def test_the_ends_of_the_calendar_are_refused_and_nothing_else() -> None:
    with pytest.raises(OverflowError):
        england_and_wales().add(date(9999, 12, 20), 15)
    with pytest.raises(OverflowError):
        england_and_wales().add(date(1, 1, 3), -7)
    with pytest.raises(OverflowError):
        add_months(date(9999, 11, 30), 3)
    assert england_and_wales().add(date(1850, 1, 1), 1) == date(1850, 1, 2)


@given(DAYS, st.integers(1, 60))
def test_adding_working_days_is_the_same_as_walking(day: date, number: int) -> None:
    calendar, walked, left = england_and_wales(), day, number
    while left:
        walked += timedelta(days=1)
        left -= calendar.is_working(walked)
    assert calendar.add(day, number) == walked
    assert calendar.between(day, walked) == number


@given(DAYS, st.integers(1, 60))
def test_counting_back_undoes_counting_on_from_a_working_day(day: date, number: int) -> None:
    calendar = england_and_wales()
    start = calendar.back_to_working(day)
    assert calendar.add(calendar.add(start, number), -number) == start
    assert calendar.add(start, 0) == start


@given(DAYS, st.integers(-300, 300), st.sets(DAYS, max_size=30))
def test_adding_and_counting_between_undo_each_other(day: date, number: int, closed: set[date]) -> None:
    calendar = WorkingDays(closed)
    start = calendar.back_to_working(day)
    assert calendar.between(start, calendar.add(start, number)) == number
    last = calendar.back_to_working(day + timedelta(days=abs(number)))
    assert calendar.add(start, calendar.between(start, last)) == last
    if number > 0:
        assert calendar.between(day, calendar.add(day, number)) == number


def test_two_calendars_with_the_same_days_off_are_the_same() -> None:
    day = date(2026, 11, 6)
    assert WorkingDays({day: "staff day"}) == WorkingDays({day: "staff day"})
    assert hash(WorkingDays({day: "staff day"})) == hash(WorkingDays({day: "staff day"}))
    assert WorkingDays({day: "staff day"}) != WorkingDays({day: "the move"})
    assert WorkingDays({day: "staff day"}) != WorkingDays(proclaimed={day: "staff day"})
    assert WorkingDays() != "no calendar"


def test_a_closed_day_that_is_a_bank_holiday_too_or_at_a_weekend_is_skipped_once() -> None:
    office = WorkingDays({date(2026, 12, 25): "office closed", date(2026, 12, 26): "office closed"})
    skipped = office.skipped(date(2026, 12, 24), date(2026, 12, 29))
    assert (skipped.weekend_days, len(skipped.bank_holidays), skipped.closed) == (2, 2, ())
    assert office.add(date(2026, 12, 23), 2) == england_and_wales().add(date(2026, 12, 23), 2)


@given(DAYS, st.integers(0, 120))
def test_every_day_between_is_worked_or_skipped_exactly_once(day: date, number: int) -> None:
    calendar, last = england_and_wales(), day + timedelta(days=number)
    skipped = calendar.skipped(day + timedelta(days=1), last)
    off = skipped.weekend_days + len(skipped.bank_holidays) + len(skipped.closed)
    assert calendar.between(day, last) + off == number
