"""What somebody typed about a day, read as events; in what words it was understood, or why it was not."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import QCoreApplication

from cpdesk.rules.wording import LONDON, day_words, instant_words, listing, local
from cpdesk.ui.typed_days import read_day, read_instant, read_time

HALF_A_YEAR = timedelta(days=183)
FIRST_YEAR, LAST_YEAR = 1900, 2199


@dataclass(frozen=True, slots=True)
class Reading:
    """What was typed, understood: the fields of the events it fills, in words; or what is wrong with it."""

    fields: tuple[tuple[str, object], ...] = ()
    words: str = ""
    wrong: str = ""


Reader = Callable[[str, date], Reading]
"""Takes what was typed and today. A day without its year is the one nearest to today."""


def a_day(field: str) -> Reader:
    """Reads one day into one field of the events."""

    def read(typed: str, today: date) -> Reading:
        day = _day(typed, today)
        return Reading(((field, day),), day_words(day)) if day else Reading(wrong=_no_day())

    return read


def several_days(field: str) -> Reader:
    """Reads one day or several, with commas or “and” between them."""

    def read(typed: str, today: date) -> Reading:
        parts = [part.strip() for part in typed.replace(" and ", ";").replace(",", ";").split(";")]
        days = [_day(part, today) for part in parts if part]
        found = tuple(day for day in days if day is not None)
        if not found or len(found) < len(days):
            whole = _day(typed, today)  # “Thursday, 5 November 2026”
            if whole is None:
                return Reading(wrong=_no_day())
            found = (whole,)
        return Reading(((field, found),), listing([day_words(day) for day in found]))

    return read


def day_or_start(typed: str, today: date) -> Reading:
    """Reads the day of the conference, with the hour at which it begins if it is known."""
    day = _day(typed, today)
    if day is not None:
        return Reading((("conference", day),), day_words(day))
    start = _instant(typed, today)
    if start is None:
        return Reading(wrong=_no_day())
    fields = (("conference", start.date()), ("conference_start", start))
    return Reading(fields, instant_words(start))


def end_of(day: date | None, start: datetime | None = None) -> Reader:
    """Reads when the conference ended: the hour alone on its `day`, or day and hour; not before `start`."""

    def read(typed: str, today: date) -> Reading:
        say = QCoreApplication.translate
        clock = read_time(typed)
        if clock is not None and day is None:
            return Reading(
                wrong=say("work out", "Write the day of the conference too, or “26 November 12:04”.")
            )
        on_the_day = _on_the_clock(datetime.combine(day, clock, LONDON)) if clock and day else None
        end = on_the_day or _instant(typed, today)
        if end is None:
            return Reading(wrong=say("work out", "This is no hour; write it like 12:04."))
        if start is not None and end <= start:
            return Reading(wrong=say("work out", "This is not after the conference begins."))
        return Reading((("conference_end", end),), instant_words(end))

    return read


def a_number(field: str) -> Reader:
    """Reads a small whole number."""

    def read(typed: str, today: date) -> Reading:
        if typed.isascii() and typed.isdigit() and len(typed) < 3 and int(typed):
            return Reading(((field, int(typed)),))
        return Reading(wrong=QCoreApplication.translate("work out", "This is no number; write it like 2."))

    return read


def _no_day() -> str:
    return QCoreApplication.translate(
        "work out", "This is no day there is; write it like 5 November or 5/11/2026."
    )


def _day(typed: str, today: date) -> date | None:
    day = read_day(typed, today - HALF_A_YEAR)
    return day if day is not None and FIRST_YEAR <= day.year <= LAST_YEAR else None


def _instant(typed: str, today: date) -> datetime | None:
    found = read_instant(typed, today - HALF_A_YEAR)
    if found is None or not FIRST_YEAR <= found.year <= LAST_YEAR:
        return None
    return _on_the_clock(found)


def _on_the_clock(instant: datetime) -> datetime:
    """By way of UTC: no clock shows an hour that is left out in spring."""
    return local(instant.astimezone(UTC))
