"""Working days: Monday to Friday less bank holidays of England and Wales and the office’s closed days."""

from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

FIRST_CHECKED_YEAR = 2012
LAST_CHECKED_YEAR = 2028
"""The years in which the installed bank holidays were compared with GOV.UK, day by day."""

BEYOND = (
    f"Bank holidays before {FIRST_CHECKED_YEAR} and after {LAST_CHECKED_YEAR} are worked out by rule, "
    "not taken from the published list; days proclaimed since are not known"
)
"""The one statement about years beyond the installed data."""

_GOV_UK_NAMES = {
    "New Year's Day": "New Year’s Day",
    "May Day": "Early May bank holiday",
    "Spring Bank Holiday": "Spring bank holiday",
    "Late Summer Bank Holiday": "Summer bank holiday",
    "Wedding of William and Catherine": "Royal wedding",
    "Diamond Jubilee of Elizabeth II": "Queen’s Diamond Jubilee",
    "Platinum Jubilee of Elizabeth II": "Platinum Jubilee bank holiday",
    "State Funeral of Queen Elizabeth II": "Bank Holiday for the State Funeral of Queen Elizabeth II",
    "Coronation of Charles III": "Bank holiday for the coronation of King Charles III",
}
_GOV_UK_DAYS = {date(2020, 5, 8): "Early May bank holiday (VE day)"}
_OBSERVED = " (observed)"
_YEARS_WITH_RULES = range(1900, 2201)


def _gov_uk_name(day: date, name: str) -> str:
    if day in _GOV_UK_DAYS:
        return _GOV_UK_DAYS[day]
    plain = name.removesuffix(_OBSERVED)
    words = _GOV_UK_NAMES.get(plain, plain)
    return f"{words} (substitute day)" if plain != name else words


@cache
def bank_holidays(year: int) -> Mapping[date, str]:
    """The bank holidays of England and Wales in one year that fall on Monday to Friday, as GOV.UK names them.

    A holiday at a weekend is listed by its substitute day only, as GOV.UK does. Years outside 1900 to 2200
    have none.
    """
    if year not in _YEARS_WITH_RULES:
        return {}
    import holidays  # heavy (a quarter of a second), and the unlock window never needs it

    found = holidays.country_holidays("GB", subdiv="ENG", years=year)
    return {day: _gov_uk_name(day, name) for day, name in sorted(found.items()) if day.weekday() < 5}


class Skipped(NamedTuple):
    """The days between two days that do not count, told apart."""

    weekend_days: int
    bank_holidays: tuple[tuple[date, str], ...] = ()
    closed: tuple[tuple[date, str], ...] = ()


class WorkingDays:
    """The calendar of one office; years are worked out once, when they are first asked for."""

    def __init__(
        self,
        closed: Mapping[date, str] | Iterable[date] = (),
        proclaimed: Mapping[date, str] | None = None,
    ) -> None:
        """Take the office's own `closed` days and newly `proclaimed` bank holidays, with their names."""
        if not isinstance(closed, Mapping):
            closed = dict.fromkeys(closed, "office closed")
        self._office = dict(closed)
        self._proclaimed = dict(proclaimed or {})
        self._hash = hash((frozenset(self._office), frozenset(self._proclaimed)))
        self._years: dict[int, list[int]] = {}
        self._named: dict[int, tuple[tuple[date, str], ...]] = {}
        self._weekdays_off: dict[int, tuple[tuple[date, str, bool], ...]] = {}

    def __eq__(self, other: object) -> bool:
        """The same calendar: the same closed days and the same proclaimed ones, by the same names."""
        if not isinstance(other, WorkingDays):
            return NotImplemented
        return self._office == other._office and self._proclaimed == other._proclaimed

    def __hash__(self) -> int:
        return self._hash

    def holiday(self, day: date) -> str:
        """The bank holiday's name as GOV.UK shows it; empty on any other day."""
        return self._proclaimed.get(day) or bank_holidays(day.year).get(day, "")

    def name(self, day: date) -> str:
        """Why nobody works that day: the bank holiday, the office's reason, or the weekday; else empty."""
        return (
            self.holiday(day)
            or self._office.get(day, "")
            or (("Saturday", "Sunday")[day.weekday() - 5] if day.weekday() > 4 else "")
        )

    def is_working(self, day: date) -> bool:
        """Whether the office works that day."""
        return day.weekday() < 5 and not self.holiday(day) and day not in self._office

    def _working(self, year: int) -> list[int]:
        """The ordinals of the working days of one year, in order."""
        found = self._years.get(year)
        if found is None:
            if not date.min.year <= year <= date.max.year:
                raise OverflowError("beyond the calendar")
            first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
            shut = {day.toordinal() for day in (*bank_holidays(year), *self._proclaimed, *self._office)}
            found = [n for n in range(first, last + 1) if (n + 6) % 7 < 5 and n not in shut]
            self._years[year] = found
        return found

    def add(self, day: date, working_days: int) -> date:
        """The day that is so many working days after `day` (before it, if negative).

        `day` itself is day 0, whether or not it is a working day; 0 gives `day` back. Raises OverflowError
        outside the calendar's years 1 to 9999.
        """
        if working_days == 0:
            return day
        year, ordinal = day.year, day.toordinal()
        days = self._working(year)
        if working_days > 0:
            index = bisect_right(days, ordinal) + working_days - 1
            while index >= len(days):
                index -= len(days)
                year += 1
                days = self._working(year)
        else:
            index = bisect_left(days, ordinal) + working_days
            while index < 0:
                year -= 1
                days = self._working(year)
                index += len(days)
        return date.fromordinal(days[index])

    def back_to_working(self, day: date) -> date:
        """The day itself if the office works then, else the last working day before it."""
        return day if self.is_working(day) else self.add(day, -1)

    def between(self, first: date, last: date) -> int:
        """How many working days lie after `first`, up to and with `last`; negative when `last` is earlier."""
        if last < first:
            return -self.between(last, first)
        count = -bisect_right(self._working(first.year), first.toordinal())
        for year in range(first.year, last.year):
            count += len(self._working(year))
        return count + bisect_right(self._working(last.year), last.toordinal())

    def _names(self, year: int) -> tuple[tuple[date, str], ...]:
        found = self._named.get(year)
        if found is None:
            days = {d: n for d, n in self._office.items() if d.year == year}
            days |= bank_holidays(year)
            days |= {d: n for d, n in self._proclaimed.items() if d.year == year}
            found = tuple(sorted(days.items()))
            self._named[year] = found
        return found

    def _off(self, year: int) -> tuple[tuple[date, str, bool], ...]:
        """The days off of one year on Monday to Friday, each with whether it is a bank holiday."""
        found = self._weekdays_off.get(year)
        if found is None:
            named = self._names(year)
            found = tuple((day, name, bool(self.holiday(day))) for day, name in named if day.weekday() < 5)
            self._weekdays_off[year] = found
        return found

    def closed_days(self, first: date, last: date) -> tuple[tuple[date, str], ...]:
        """The bank holidays and the office's closed days from `first` to `last`, both included, by day."""
        return tuple(
            (day, name)
            for year in range(first.year, last.year + 1)
            for day, name in self._names(year)
            if first <= day <= last
        )

    def skipped(self, first: date, last: date) -> Skipped:
        """The days from `first` to `last`, both included, that are no working days, each counted once."""
        if last < first:
            return Skipped(0)
        weekend = _weekend_days(last.toordinal()) - _weekend_days(first.toordinal() - 1)
        public: list[tuple[date, str]] = []
        closed: list[tuple[date, str]] = []
        for year in range(first.year, last.year + 1):
            for day, name, is_public in self._off(year):
                if first <= day <= last:
                    (public if is_public else closed).append((day, name))
        return Skipped(weekend, tuple(public), tuple(closed))


def _weekend_days(ordinal: int) -> int:
    """How many Saturdays and Sundays there were from the first day of the calendar, a Monday, to this one."""
    return ordinal // 7 + (ordinal + 1) // 7


def beyond_the_data(first: date, last: date) -> bool:
    """Whether a count from `first` to `last` leaves the years whose bank holidays were checked."""
    return first.year < FIRST_CHECKED_YEAR or last.year > LAST_CHECKED_YEAR


@cache
def england_and_wales() -> WorkingDays:
    """The working days of an office that closes on no days of its own."""
    return WorkingDays()


def add_months(day: date, months: int) -> date:
    """The same day of the month so many calendar months later, clamped to the month's end.

    Raises OverflowError outside the years 1 to 9999.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError("beyond the calendar")
    number = day.day if day.day < 29 else min(day.day, monthrange(year, month + 1)[1])
    return date(year, month + 1, number)
