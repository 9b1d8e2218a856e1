"""How a last date stands: still ahead, today, over, met, or late, and by how many working days."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from cpdesk.rules.deadlines import NEVER, DueDate
from cpdesk.rules.rule_names import RULES, Phase
from cpdesk.rules.wording import clock, local, many
from cpdesk.rules.working_days import WorkingDays, england_and_wales

_COUNTED_IN_WORKING_DAYS = 20
"""Further ahead than this, people think in weeks."""


class Stands(StrEnum):
    """The ways in which a last date can stand."""

    AHEAD = "ahead"
    TOMORROW = "tomorrow"
    TODAY = "today"
    PAST = "past"
    """The last day is over, and nothing says that it was done."""
    MET = "met"
    LATE = "late"
    """Done (or arranged) after the last day, or never."""
    UNKNOWN = "unknown"
    """Done on the day of a last hour, and nobody noted the hour."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How one last date stands."""

    kind: Stands
    working_days: int
    """How many working days it is ahead, over or late; never negative."""
    words: str
    """For a person: “in 3 working days”, “1 working day late”."""


def standing(
    due: DueDate, today: date, calendar: WorkingDays | None = None, now: datetime | None = None
) -> Standing:
    """How `due` stands on `today`, as far as it was judged (see `deadlines.judge`).

    `calendar` is the office's; without one, England and Wales. The working days are those after the last
    day, up to and with the day it was done (or today). `now`, an aware instant, tells on its own day
    whether a last hour is over.
    """
    days = calendar or england_and_wales()
    if due.met is not None:
        return _met(due) if due.met else _late(due, days)
    if due.done is not None:
        return Standing(Stands.UNKNOWN, 0, "done that day, the hour is not known")
    if due.day < today:
        return _past(due, today, days)
    if due.day > today:
        return _ahead(due, today, days)
    if not isinstance(due.due, datetime):
        return Standing(Stands.TODAY, 0, "today")
    if now is not None and now.timestamp() > due.due.timestamp():
        return Standing(Stands.PAST, 0, f"overdue by {_hours(due.due, now)}")
    return Standing(Stands.TODAY, 0, f"today, by {clock(due.due)}")


def _met(due: DueDate) -> Standing:
    on_it = due.done is not None and _day(due.done) == due.day
    return Standing(Stands.MET, 0, "in time, on the last day" if on_it else "in time")


def _late(due: DueDate, days: WorkingDays) -> Standing:
    if due.done is None or due.done == NEVER:
        return Standing(Stands.LATE, 0, "late" if due.done is None else "never done")
    if isinstance(due.due, datetime) and isinstance(due.done, datetime) and _day(due.done) == due.day:
        return Standing(Stands.LATE, 0, f"{_hours(due.due, due.done)} late")
    number, words = _between(due.day, _day(due.done), days)
    return Standing(Stands.LATE, number, f"{words} late" if number else f"late by {words}")


def _past(due: DueDate, today: date, days: WorkingDays) -> Standing:
    number, words = _between(due.day, today, days)
    mark = due.rule in RULES and RULES[due.rule].phase is Phase.MARK
    return Standing(Stands.PAST, number, "passed" if mark else f"overdue by {words}")


def _ahead(due: DueDate, today: date, days: WorkingDays) -> Standing:
    number, words = _between(today, due.day, days)
    if due.day - today == timedelta(days=1):
        by = f", by {clock(due.due)}" if isinstance(due.due, datetime) else ""
        return Standing(Stands.TOMORROW, number, f"tomorrow{by}")
    far = number > _COUNTED_IN_WORKING_DAYS
    return Standing(Stands.AHEAD, number, f"in {_long(today, due.day) if far else words}")


def _between(first: date, last: date, days: WorkingDays) -> tuple[int, str]:
    """The working days after `first` up to `last`; in days where none of them is a working day."""
    number = days.between(first, last)
    if number:
        return number, many(number, "working day")
    plain = (last - first).days
    return 0, f"{many(plain, 'day')}, {'not a working day' if plain == 1 else 'none of them a working day'}"


def _long(today: date, day: date) -> str:
    """Further ahead: whole weeks, then whole calendar months, then whole years."""
    if day - today < timedelta(weeks=12):
        return many((day - today).days // 7, "week")
    months = (day.year - today.year) * 12 + day.month - today.month - (day.day < today.day)
    return many(months, "month") if months < 24 else many(months // 12, "year")


def _hours(due: datetime, then: datetime) -> str:
    """The time that went by, also while the clocks change."""
    minutes = int(then.timestamp() - due.timestamp()) // 60
    if minutes >= 60:
        return many(minutes // 60, "hour")
    return many(minutes, "minute") if minutes else "less than a minute"


def _day(done: date | datetime) -> date:
    return local(done).date() if isinstance(done, datetime) else done
