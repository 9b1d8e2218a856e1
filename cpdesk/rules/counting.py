"""Counting one limit: from day 0 to the last day, with the words that let anybody count again."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from cpdesk.rules.events import Start
from cpdesk.rules.procedure_terms import Direction, Limit, Unit
from cpdesk.rules.rule_names import RULES
from cpdesk.rules.wording import LONDON, day_words, instant_words, listing, short_day
from cpdesk.rules.working_days import BEYOND, WorkingDays, add_months, beyond_the_data

_UNITS = {
    Unit.WORKING_DAYS: "working day",
    Unit.DAYS: "day",
    Unit.HOURS: "hour",
    Unit.WEEKS: "week",
    Unit.MONTHS: "month",
}


@dataclass(frozen=True, slots=True)
class Counted:
    """One limit worked out."""

    limit: Limit
    due: date | datetime
    safe_by: date | datetime
    words: str
    """The count in full, up to the last day and what else the wording allows."""
    provisional: bool


def order(due: date | datetime) -> tuple[date, time]:
    """What sorts days and local instants together: a day lasts until its end."""
    if isinstance(due, datetime):
        return due.date(), due.time()
    return due, time.max


def count(limit: Limit, start: Start, calendar: WorkingDays) -> Counted:
    """Count `limit` from `start`. Raises OverflowError when the day lies outside the years 1 to 9999."""
    if isinstance(start.at, datetime):
        return _hours(limit, start, start.at)
    sign = -1 if limit.direction is Direction.BEFORE else 1
    day = _last_day(limit, start.at, sign, calendar)
    words = f"{_figure(limit)} {limit.direction} {start.words}{_how(limit, start.at, day, calendar)}"
    if limit.figure == 0:
        words = f"On the day of {start.words} (day 0); = {day_words(day)}."
    due, moved = _held_or_sent(limit, day, calendar)
    readings = [(n, _reading(limit, start.at + timedelta(days=sign * n), calendar)) for n in limit.readings]
    safe = min([due, *(reading for _, reading in readings)])
    words += moved + _other_readings(readings, safe)
    if beyond_the_data(min(start.at, due, safe), max(start.at, due)):
        words += f" {BEYOND}."
    if limit.at is None:
        return Counted(limit, due, safe, words, start.provisional)
    at = datetime.combine(due, limit.at, LONDON)
    return Counted(limit, at, at, words, start.provisional)


def _figure(limit: Limit) -> str:
    return f"{limit.figure} {_UNITS[limit.unit]}{'' if limit.figure == 1 else 's'}"


def _last_day(limit: Limit, start: date, sign: int, calendar: WorkingDays) -> date:
    if limit.unit is Unit.WORKING_DAYS:
        return calendar.add(start, sign * limit.figure)
    if limit.unit is Unit.MONTHS:
        return add_months(start, sign * limit.figure)
    return start + timedelta(days=sign * _plain_days(limit))


def _plain_days(limit: Limit) -> int:
    """Days, weeks, or the whole days that hours fill while the hour is not known."""
    if limit.unit is Unit.WEEKS:
        return 7 * limit.figure
    return -(-limit.figure // 24) if limit.unit is Unit.HOURS else limit.figure


def _how(limit: Limit, start: date, last: date, calendar: WorkingDays) -> str:
    """The counting itself, from “(day 0)” to the last day."""
    reached = day_words(last) + (f" at {limit.at:%H:%M}" if limit.at else "")
    if limit.unit is Unit.WORKING_DAYS:
        return f" (day 0); {_skipped(start, last, calendar)}; = {reached}, {_place(limit)}."
    if limit.unit is Unit.DAYS:
        return f" (day 0), every day counted; = {reached}, {_place(limit)}."
    if limit.unit is Unit.WEEKS:
        return f" (day 0), {7 * limit.figure} days, every day counted; = {reached}."
    if limit.unit is Unit.HOURS:
        return f"; = the whole of {reached} for now."
    short = f" (that month has no day {start.day}, so its last day)" if last.day != start.day else ""
    return f" (day 0), calendar months; = {reached}{short}."


def _place(limit: Limit) -> str:
    back = ", counted back" if limit.direction is Direction.BEFORE else ""
    return f"day {limit.figure} of {limit.figure}{back}"


def _skipped(start: date, last: date, calendar: WorkingDays) -> str:
    """The days between that do not count, each once: “weekends 3; bank holidays none”."""
    one = timedelta(days=1)
    skipped = calendar.skipped(start + one, last) if start <= last else calendar.skipped(last, start - one)
    days = skipped.weekend_days
    whole = days % 2 == 0 and start.weekday() < 5
    weekends = f"weekends {days // 2 or 'none'}" if whole else f"weekend days {days or 'none'}"
    words = f"{weekends}; bank holidays {_named(skipped.bank_holidays)}"
    return words + (f"; office closed {_named(skipped.closed)}" if skipped.closed else "")


def _named(days: tuple[tuple[date, str], ...]) -> str:
    if not days:
        return "none"
    return f"{len(days)} ({', '.join(f'{name} on {short_day(day)}' for day, name in days)})"


def _held_or_sent(limit: Limit, day: date, calendar: WorkingDays) -> tuple[date, str]:
    """The last day after a look at the calendar: meetings move back, what is sent stays and is flagged."""
    rule = RULES[limit.rule]
    if limit.unit is Unit.WORKING_DAYS or rule.window or calendar.is_working(day):
        return day, ""
    before = calendar.add(day, -1)
    why = calendar.name(day)
    if rule.meets:
        days = (day - before).days
        return before, (
            f" Nobody meets on that day ({why}): back to {day_words(before)}, "
            f"{days} day{'s' * (days != 1)} earlier."
        )
    flag = f" That is no working day ({why}); the limit stays. The working day before is {day_words(before)}."
    return day, flag


def _reading(limit: Limit, day: date, calendar: WorkingDays) -> date:
    return calendar.back_to_working(day) if RULES[limit.rule].meets else day


def _other_readings(readings: list[tuple[int, date]], safe: date) -> str:
    if not readings:
        return ""
    said = listing([f"{n} day{'s' * (n != 1)}, {day_words(day)}" for n, day in readings])
    return f" Other readings: {said}; safe by {day_words(safe)}."


def _hours(limit: Limit, start: Start, at: datetime) -> Counted:
    """Elapsed hours from an instant, over weekends and clock changes."""
    sign = -1 if limit.direction is Direction.BEFORE else 1
    due = (at.astimezone(UTC) + timedelta(hours=sign * limit.figure)).astimezone(LONDON)
    words = f"{_figure(limit)} {limit.direction} {start.words}, every hour counted; = {instant_words(due)}."
    if due.utcoffset() != at.utcoffset():
        later = max(due, at).utcoffset() or timedelta()
        turn = "forward" if later > (min(due, at).utcoffset() or timedelta()) else "back"
        words += f" The clocks go {turn} in between."
    return Counted(limit, due, due, words, start.provisional)
