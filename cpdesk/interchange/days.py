"""Days, times and instants as practice files write them, and the impossible ones told apart."""

import re
from datetime import UTC, date, datetime, time, timedelta

from cpdesk.interchange.json_door import bad_file
from cpdesk.rules.wording import LONDON

FIRST_YEAR, LAST_YEAR = 1850, 2200

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]{1,9})?)?")
_OFFSET = re.compile(r"(.*?)\s?(Z|[+-][0-9]{2}:?[0-9]{2})")
_MONTH = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?")


def day_of(place: str, text: str) -> date:
    """The day that a text names (2026-11-26; a time after it is left off); raises `BadPracticeFile`."""
    text = text.strip()
    if len(text) > 10 and text[10] in "T ":
        return moment_of(place, text).astimezone(LONDON).date()
    parts = _DAY.fullmatch(text)
    if parts is None:
        raise bad_file(f"{place} should be a day written like 2026-11-26")
    return _day(place, *map(int, parts.groups()))


def clock_of(place: str, text: str) -> time:
    """The time of day that a text names (10:00 or 10:00:30); raises `BadPracticeFile`."""
    parts = _CLOCK.fullmatch(text.strip())
    if parts is None:
        raise bad_file(f"{place} should be a time written like 10:00")
    try:
        return time(int(parts[1]), int(parts[2]), int(parts[3] or 0))
    except ValueError:
        raise bad_file(f"{place} is a time that no clock shows") from None


def moment_of(place: str, text: str, usual: time | None = None) -> datetime:
    """The instant (UTC) that a text names: local Europe/London unless it has an offset.

    Without a time of day it is `usual` on that day; without `usual` that is refused.
    Raises `BadPracticeFile`.
    """
    text = text.strip()
    if usual is not None and _DAY.fullmatch(text):
        return instant(day_of(place, text), usual)
    day, clock = text[:10], text[11:]
    if text[10:11] not in ("T", "t", " ") or not _DAY.fullmatch(day):
        raise bad_file(f"{place} should be a day and time written like 2026-11-26T10:00")
    offset = _OFFSET.fullmatch(clock)
    if offset is None:
        return instant(day_of(place, day), clock_of(place, clock))
    local = datetime.combine(day_of(place, day), clock_of(place, offset[1]), UTC)
    return local - _ahead(place, offset[2])


def instant(day: date, clock: time) -> datetime:
    """The instant (UTC) of a local day and time in Europe/London."""
    return datetime.combine(day, clock, LONDON).astimezone(UTC)


def vague_day(place: str, text: str) -> str | None:
    """A year, a month or a day as it stands when it is possible; None when it is words.

    Raises `BadPracticeFile` when it is made of figures and names no day there is.
    """
    text = text.strip()
    if not re.fullmatch(r"[0-9][0-9./-]*", text):
        return None
    parts = _MONTH.fullmatch(text)
    if parts is None:
        day_of(place, text)
    else:
        _day(place, int(parts[1]), int(parts[2] or 1), 1)
    return text


def _ahead(place: str, offset: str) -> timedelta:
    if offset == "Z":
        return timedelta()
    hours, minutes = int(offset[1:3]), int(offset[-2:])
    if hours > 14 or minutes > 59:
        raise bad_file(f"{place} has an offset from UTC that no place has")
    ahead = timedelta(hours=hours, minutes=minutes)
    return -ahead if offset[0] == "-" else ahead


def _day(place: str, year: int, month: int, day: int) -> date:
    try:
        found = date(year, month, day)
    except ValueError:
        raise bad_file(f"{place} is a day that does not exist") from None
    if not FIRST_YEAR <= year < LAST_YEAR:
        raise bad_file(f"{place} is a day outside the years {FIRST_YEAR} to {LAST_YEAR - 1}")
    return found
