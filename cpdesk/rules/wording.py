"""Days, times, ages and lists in the words that people use."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@lru_cache(maxsize=8192)
def day_words(day: date) -> str:
    """A day in full, whatever the language of the machine: “Thursday 26 November 2026”."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    """A day in a narrow place: “26 Nov 2026”."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def local(instant: datetime) -> datetime:
    """An aware instant on the clock of Europe/London; raises ValueError for a naive one."""
    if instant.tzinfo is None:
        raise ValueError("a time without its zone")
    return instant.astimezone(LONDON)


def clock(instant: datetime) -> str:
    """The local time of an aware instant: “10:31”."""
    return f"{local(instant):%H:%M}"


def instant_words(instant: datetime) -> str:
    """An aware instant in full, local: “Friday 27 November 2026 at 12:04”."""
    here = local(instant)
    return f"{day_words(here.date())} at {here:%H:%M}"


def age_words(born: date | None, expected: date | None, unborn: bool, today: date) -> str:
    """How old a child is on `today`: “8”, “7 months”, “3 weeks”, “due 4 March 2027”.

    A child with a day of birth in the past is born, whatever `unborn` says. Empty when nothing is known.
    """
    if born is not None and born <= today:
        return _age(born, today)
    if expected is not None and (unborn or born is None):
        return f"due {expected.day} {MONTHS[expected.month - 1]} {expected.year}"
    return "unborn" if unborn else ""


def _age(born: date, today: date) -> str:
    months = (today.year - born.year) * 12 + today.month - born.month - (today.day < born.day)
    if months >= 24:
        return str(months // 12)
    if months >= 1:
        return f"{months} month{'s' * (months != 1)}"
    days = (today - born).days
    if days >= 14:
        return f"{days // 7} weeks"
    return f"{days} day{'s' * (days != 1)}"


def many(number: int, thing: str) -> str:
    """So many of something: “1 working day”, “15 working days”."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def listing(words: Sequence[str]) -> str:
    """Several words as a person says them: “a, b and c”; empty for none."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def number_words(number: int) -> str:
    """A small number in words (“two”), a larger one in figures (“15”); 0 is “no”."""
    return _SMALL[number] if 0 <= number < len(_SMALL) else str(number)


def sentence(words: str) -> str:
    """The same words with a capital at the start; the rest is left alone."""
    return words[:1].upper() + words[1:]


def size_words(size: int) -> str:
    """How large something is, from its bytes: “310 KB”, “9.5 MB”, “78 GB”."""
    if size < 1_000_000:
        return f"{max(round(size / 1000), 1)} KB"
    return f"{size / 1_000_000:.1f} MB" if size < 1_000_000_000 else f"{size / 1_000_000_000:.0f} GB"
