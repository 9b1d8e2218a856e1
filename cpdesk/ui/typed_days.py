"""Days and times as people type them: “10 December”, “10/12/2026”, “2026-12-10”, “10:30”."""

import re
from datetime import date, datetime, time

from cpdesk.rules.wording import LONDON, MONTHS, local, short_day

_WORDS = re.compile(r"^(?:[A-Za-z]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?(?:\s+(\d{4}))?$")
_FIGURES = re.compile(r"^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?$")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_TIME = re.compile(r"^(\d{1,2})[:.]?(\d{2})?\s*(am|pm)?$")


def read_day(words: str, near: date) -> date | None:
    """The day that somebody typed, or None; without a year the next such day from `near` on."""
    words = words.strip()
    if found := _ISO.match(words):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _FIGURES.match(words):
        day, month, year = int(found[1]), int(found[2]), found[3]
    elif found := _WORDS.match(words):
        day, year = int(found[1]), found[3]
        month = _month(found[2])
    else:
        return None
    if year is None:
        this_year = _day(near.year, month, day)
        return this_year if this_year and this_year >= near else _day(near.year + 1, month, day)
    return _day(int(year) + (2000 if len(year) == 2 else 0), month, day)


def read_time(words: str) -> time | None:
    """The time of day that somebody typed, or None: “10”, “10:30”, “2.15 pm”."""
    found = _TIME.match(words.strip().lower())
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3] == "pm" and hour < 12:
        hour += 12
    return time(hour, minute) if hour < 24 and minute < 60 else None


def read_instant(words: str, near: date) -> datetime | None:
    """A day and a time together, local: “10 December 10:00”, “10/12/2026 at 2 pm”; None if not both."""
    day_part, _, time_part = words.strip().replace(" at ", " ").rpartition(" ")
    if time_part.lower() in ("am", "pm"):
        day_part, _, hour = day_part.rpartition(" ")
        time_part = f"{hour} {time_part}"
    day, clock = read_day(day_part, near), read_time(time_part)
    return datetime.combine(day, clock, LONDON) if day and clock else None


def instant_text(instant: datetime | None) -> str:
    """An instant as it stands in a field: “10 Dec 2026 10:00”."""
    return f"{short_day(local(instant).date())} {local(instant):%H:%M}" if instant else ""


def _month(word: str) -> int:
    wanted = word.lower()
    return next((n for n, name in enumerate(MONTHS, 1) if name.lower().startswith(wanted)), 0)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
