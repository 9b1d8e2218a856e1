"""Counting one limit: from day 0 to the last day, and the other readings that its words allow."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from cpdesk.rules.events import Start
from cpdesk.rules.procedure_terms import Anchor, Direction, Limit, Unit
from cpdesk.rules.rule_names import RULES
from cpdesk.rules.wording import LONDON, many
from cpdesk.rules.working_days import WorkingDays, add_months


class Way(NamedTuple):
    """A limit made ready for counting: looked up once for a procedure, used for every case."""

    limit: Limit
    figure: int
    """Negative when it counts back."""
    reach: Callable[[date, int, WorkingDays], date]
    """From day 0, so many units, on this calendar."""
    meets: bool
    at_once: bool
    reading: int | None
    """The other reading that ends earliest, in days, negative when it counts back."""
    words: str
    """“15 working days after”."""


class Counted(NamedTuple):
    """One limit worked out; what is needed to tell how is kept beside it."""

    how: Way
    start: Start
    reached: date | datetime
    """Where the count itself ends, before a look at whether anybody works that day."""
    due: date | datetime
    safe_by: date | datetime
    calendar: WorkingDays

    @property
    def limit(self) -> Limit:
        """The limit that was counted."""
        return self.how.limit


def order(due: date | datetime) -> tuple[date, time]:
    """What sorts days and local instants together: a day lasts until its end."""
    if isinstance(due, datetime):
        return due.date(), due.time()
    return due, time.max


def way(limit: Limit) -> Way:
    """How `limit` is counted.

    A latest day for a meeting moves back to a working day, never forward. What is sent stays on its day, and
    so does the end of a period. What is to be held at once when something ends cannot be before that end: on
    a day off it is the first working day after.
    """
    rule = RULES[limit.rule]
    sign = -1 if limit.direction is Direction.BEFORE else 1
    return Way(
        limit,
        sign * limit.figure,
        _leapling if limit.unit is Unit.YEARS and limit.anchor is Anchor.BIRTH else _REACH[limit.unit],
        rule.meets,
        rule.at_once,
        min((sign * days for days in limit.readings), default=None) if limit.at is None else None,
        f"{many(limit.figure, limit.unit.value.replace('_', ' ').removesuffix('s'))} {limit.direction.value}",
    )


def count(how: Way, start: Start, calendar: WorkingDays) -> Counted:
    """Count from `start` to the last day or instant.

    Raises OverflowError when it lies outside the years 1 to 9999.
    """
    limit, figure, reach, meets, at_once, reading, _ = how
    day = start.at
    if isinstance(day, datetime):
        due = (day.astimezone(UTC) + timedelta(hours=figure)).astimezone(LONDON)
        return Counted(how, start, due, due, due, calendar)
    reached = last = reach(day, figure, calendar)
    if meets:
        last = calendar.back_to_working(reached)
    elif at_once and not calendar.is_working(reached):
        last = calendar.add(reached, 1)
    if limit.at is not None:
        at = datetime.combine(last, limit.at, LONDON)
        return Counted(how, start, reached, at, at, calendar)
    safe = last
    if reading is not None:
        other = day + timedelta(days=reading)
        if other < last:
            safe = calendar.back_to_working(other) if meets else other
    return Counted(how, start, reached, last, safe, calendar)


def _leapling(day: date, years: int, _calendar: WorkingDays) -> date:
    """A birthday; somebody born on 29 February comes of age on 1 March of a year without that day."""
    last = add_months(day, 12 * years)
    return last if last.day == day.day else last + timedelta(days=1)


_REACH: dict[Unit, Callable[[date, int, WorkingDays], date]] = {
    Unit.WORKING_DAYS: lambda day, number, calendar: calendar.add(day, number),
    Unit.DAYS: lambda day, number, _: day + timedelta(days=number),
    Unit.WEEKS: lambda day, number, _: day + timedelta(days=7 * number),
    Unit.MONTHS: lambda day, number, _: add_months(day, number),
    Unit.YEARS: lambda day, number, _: add_months(day, 12 * number),
    # the hour is not known yet: the whole days that the hours fill
    Unit.HOURS: lambda day, number, _: day + timedelta(days=-(-number // 24) if number > 0 else number // 24),
}


def other_readings(limit: Limit, day: date, calendar: WorkingDays) -> list[tuple[int, date]]:
    """The other readings of the same words from day 0: how many days, and the day they reach."""
    sign, meets = -1 if limit.direction is Direction.BEFORE else 1, RULES[limit.rule].meets
    found = []
    for days in limit.readings:
        try:
            other = day + timedelta(days=sign * days)
            found.append((days, calendar.back_to_working(other) if meets else other))
        except OverflowError:  # beyond the years 1 to 9999
            continue
    return found
