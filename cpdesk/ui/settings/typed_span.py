"""Days as people type them, one or several in a row: “24 December”, “24 December to 1 January”."""

import re
from datetime import date

from cpdesk.ui.typed_days import read_day

_TO = re.compile(r"\s+(?:to|until|till)\s+|\s*[–—]\s*|\s+-\s+", re.IGNORECASE)


def read_span(words: str, near: date) -> tuple[date, date] | None:
    """The first and the last day that somebody typed, or None.

    Without a year the next such days from `near` on; “24 to 28 December” takes the month from the last.
    """
    parts = _TO.split(words.strip())
    if len(parts) == 1:
        day = read_day(parts[0], near)
        return None if day is None else (day, day)
    if len(parts) != 2:
        return None
    first, last = _with_month(*parts), parts[1]
    year = re.search(r"\d{4}$", last)
    if year and re.search(r"[A-Za-z]$", first):  # the year stands behind the last day alone
        until = read_day(last, near)
        begins = (read_day(f"{first} {int(year[0]) - back}", near) for back in (0, 1))
        one = next((day for day in begins if day and until and day <= until), None)
        return None if one is None or until is None else (one, until)
    begin = read_day(first, near)
    end = None if begin is None else read_day(last, begin)
    return None if begin is None or end is None else (begin, end)


def _with_month(first: str, last: str) -> str:
    """The first day with the month (and year) of the last one, where it is no more than a number."""
    alone = re.fullmatch(r"(?:[A-Za-z]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?", first)
    rest = re.search(r"\d{1,2}(?:st|nd|rd|th)?(\s+[A-Za-z].*)$", last)
    return f"{alone[1]}{rest[1]}" if alone and rest else first
