"""Counting one limit: from day 0 to the last day, and the other readings that its words allow."""

from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from cpdesk.rules.events import Start
from cpdesk.rules.procedure_terms import Anchor, Direction, Limit, Unit
from cpdesk.rules.rule_names import RULES
from cpdesk.rules.wording import LONDON
from cpdesk.rules.working_days import WorkingDays, add_months


class Counted(NamedTuple):
    """One limit worked out; what is needed to tell how is kept beside it."""

    limit: Limit
    start: Start
    reached: date | datetime
    """Where the count itself ends, before a look at whether anybody works that day."""
    due: date | datetime
    safe_by: date | datetime
    calendar: WorkingDays


def order(due: date | datetime) -> tuple[date, time]:
    """What sorts days and local instants together: a day lasts until its end."""
    if isinstance(due, datetime):
        return due.date(), due.time()
    return due, time.max


def count(limit: Limit, start: Start, calendar: WorkingDays) -> Counted:
    """Count `limit` from `start`. Raises OverflowError when the day lies outside the years 1 to 9999."""
    day = start.at
    if isinstance(day, datetime):
        due = _hours(limit, day)
        return Counted(limit, start, due, due, due, calendar)
    reached = _reached(limit, day, calendar)
    last = _held_or_sent(limit, reached, calendar)
    if limit.at is not None:
        at = datetime.combine(last, limit.at, LONDON)
        return Counted(limit, start, reached, at, at, calendar)
    safe = last
    if limit.readings:
        safe = min(last, *(reading for _, reading in other_readings(limit, day, calendar)))
    return Counted(limit, start, reached, last, safe, calendar)


def _reached(limit: Limit, day: date, calendar: WorkingDays) -> date:
    figure = -limit.figure if limit.direction is Direction.BEFORE else limit.figure
    unit = limit.unit
    if unit is Unit.WORKING_DAYS:
        return calendar.add(day, figure)
    if unit is Unit.MONTHS:
        return add_months(day, figure)
    if unit is Unit.YEARS:
        last = add_months(day, 12 * figure)
        leapling = limit.anchor is Anchor.BIRTH and last.day != day.day
        return last + timedelta(days=1) if leapling else last
    return day + timedelta(days=figure * 7 if unit is Unit.WEEKS else _whole_days(limit, figure))


def _whole_days(limit: Limit, figure: int) -> int:
    """Days; or the whole days that hours fill while the hour is not known."""
    if limit.unit is not Unit.HOURS:
        return figure
    whole = -(-abs(figure) // 24)
    return whole if figure > 0 else -whole


def _held_or_sent(limit: Limit, day: date, calendar: WorkingDays) -> date:
    """The last day after a look at the calendar.

    A latest day for a meeting moves back, never forward. What is sent stays on its day, and so does the end
    of a period. What is to be held at once when something ends cannot be before that end: on a day off it
    is the first working day after.
    """
    rule = RULES[limit.rule]
    if rule.meets:
        return calendar.back_to_working(day)
    if rule.at_once and not calendar.is_working(day):
        return calendar.add(day, 1)
    return day


def other_readings(limit: Limit, day: date, calendar: WorkingDays) -> list[tuple[int, date]]:
    """The other readings of the same words from day 0: how many days, and the day they reach."""
    sign = -1 if limit.direction is Direction.BEFORE else 1
    reached = [(days, day + timedelta(days=sign * days)) for days in limit.readings]
    if not RULES[limit.rule].meets:
        return reached
    return [(days, calendar.back_to_working(last)) for days, last in reached]


def _hours(limit: Limit, at: datetime) -> datetime:
    """Elapsed hours from an instant, over weekends and clock changes."""
    hours = -limit.figure if limit.direction is Direction.BEFORE else limit.figure
    return (at.astimezone(UTC) + timedelta(hours=hours)).astimezone(LONDON)
