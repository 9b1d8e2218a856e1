"""What has happened in a case, as somebody else’s program or a command writes it, read into events."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, NoReturn

from cpdesk.errors import CpdeskError
from cpdesk.interchange.fields import kind_of
from cpdesk.rules.events import Events
from cpdesk.rules.wording import LONDON
from cpdesk.vocabulary import ConferenceKind

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""The years whose bank holidays can be worked out; a day outside them is a slip of the hand."""
LONGEST_LINE = 1024 * 1024
"""Bytes of one question; a full one has five hundred."""
LATEST_OFFSET = "14:00"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INSTANT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]"
    r"([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?)(Z|[+-][0-9]{2}:[0-5][0-9])?"
)
_KNOWN_SHAPE = re.compile(r"[A-Za-z0-9_-]{1,40}")


class BadEvents(CpdeskError):
    """Events that cannot be read; the words name the event and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Question:
    """One line from outside: which procedure (its key; None is the usual one), and what has happened."""

    procedure: str | None
    events: Events


def shown(key: str) -> str:
    """A key as a message quotes it; whatever does not look like a key keeps only its length."""
    return f"“{key}”" if _KNOWN_SHAPE.fullmatch(key) else f"a key of {len(key)} characters"


def read_events(given: Mapping[str, object]) -> Events:
    """The events that names and JSON values say; null means not given.

    Days are `YYYY-MM-DD`. Instants are ISO 8601; without an offset they are on the clock of Europe/London:
    of an hour that comes twice when the clocks go back, the first one is meant, which is the earlier limit;
    a time that is left out when they go forward is read as one hour later on the new clock.
    Raises `BadEvents` for an unknown name, a wrong type and a day or time that does not exist.
    """
    fields: dict[str, Any] = {}
    for name, value in given.items():
        reader = _READERS.get(name)
        if reader is None:
            raise BadEvents(f"{shown(name)} is no event that cpdesk knows; there are {', '.join(_READERS)}.")
        if value is not None:
            fields[_FIELDS.get(name, name)] = reader(name, value)
    start = fields.get("conference")
    if isinstance(start, datetime):
        fields["conference_start"], fields["conference"] = start, start.date()
    return Events(**fields)


def read_closed_days(place: str, words: Iterable[str], usual: str) -> dict[date, str]:
    """Days off with their names, each typed as `2026-12-29=staff day`; without a name it is `usual`.

    `place` names them in messages. Raises `BadEvents`.
    """
    found = {}
    for word in words:
        day, _, name = word.partition("=")
        found[_day(place, day.strip())] = name.strip() or usual
    return found


def event_names() -> tuple[str, ...]:
    """The name of every event that can be given."""
    return tuple(_READERS)


def may_repeat(name: str) -> bool:
    """Whether an event can be given several times."""
    return name == "strategy_discussion"


def read_question(line: bytes | None) -> Question:
    """The question that one line asks: `{"procedure": "leeds", "events": {"birth": "2026-11-05"}}`.

    None stands for a line longer than `LONGEST_LINE`. Raises `BadEvents` for whatever is not a question.
    """
    found = _object_of(line)
    for name in found:
        if name not in ("procedure", "events"):
            raise BadEvents(f"{shown(name)} is not known in a line; it has “procedure” and “events”.")
    key, events = found.get("procedure"), found.get("events")
    if key is not None and not isinstance(key, str):
        raise BadEvents(f"procedure should be a text, and is {kind_of(key)}.")
    if events is None:
        raise BadEvents("events is missing.")
    if not isinstance(events, dict):
        raise BadEvents(f"events should be an object in braces, and is {kind_of(events)}.")
    return Question(key, read_events(events))


def _object_of(line: bytes | None) -> dict[str, object]:
    if line is None or len(line) > LONGEST_LINE:
        raise BadEvents(f"The line is longer than {LONGEST_LINE} bytes.")
    if not line.strip():
        raise BadEvents("The line is empty.")
    try:
        found = _JSON.decode(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise BadEvents("The line is not UTF-8 text.") from None
    except (ValueError, RecursionError):  # not JSON, a number of thousands of digits, or too deep
        raise BadEvents("The line is not JSON that can be read.") from None
    if not isinstance(found, dict):
        raise BadEvents(f"The line should be an object in braces, and is {kind_of(found)}.")
    return found


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise BadEvents(f"{shown(key)} stands there more than once.")
            seen.add(key)
    return found


def _no_number(_: str) -> NoReturn:
    raise BadEvents("The line holds a number that is not finite, which JSON does not have.")


_JSON = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_no_number)


def _bad(name: str, should: str, value: object) -> BadEvents:
    written = isinstance(value, str)
    return BadEvents(f"{name} should be {should}{'' if written else f', and is {kind_of(value)}'}.")


@lru_cache(maxsize=8192)
def _iso_day(text: str) -> date:
    return date.fromisoformat(text)


def _day(name: str, value: object) -> date:
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise _bad(name, "a day written like 2026-11-26", value)
    try:
        day = _iso_day(value)
    except ValueError:
        raise BadEvents(f"{name} is a day that does not exist.") from None
    return _within(name, day)


def _within(name: str, day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise BadEvents(f"{name} is a day outside the years {FIRST_YEAR} to {LAST_YEAR}.")
    return day


def _days(name: str, value: object) -> tuple[date, ...]:
    if isinstance(value, list):
        return tuple(_day(f"{name}[{index}]", item) for index, item in enumerate(value))
    return (_day(name, value),)


def _instant(name: str, value: object) -> datetime:
    parts = _INSTANT.fullmatch(value) if isinstance(value, str) else None
    if parts is None:
        raise _bad(name, "a day and time written like 2026-11-26T12:04", value)
    day, clock, offset = parts.groups()
    _day(name, day)
    if offset and offset[1:] > LATEST_OFFSET:
        raise BadEvents(f"{name} has an offset from UTC that no place has.")
    try:
        if clock > "24":
            raise ValueError
        written = datetime.fromisoformat(f"{day}T{clock}{offset or ''}")
    except ValueError:
        raise BadEvents(f"{name} is a time that no clock shows.") from None
    if written.tzinfo is None:
        written = written.replace(tzinfo=LONDON)
    local = written.astimezone(UTC).astimezone(LONDON)  # by way of UTC: no clock shows a time left out
    _within(name, local.date())
    return local


def _day_or_start(name: str, value: object) -> date | datetime:
    if isinstance(value, str) and _INSTANT.fullmatch(value):
        return _instant(name, value)
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise _bad(name, "a day, or a day and time, written like 2026-11-26 or 2026-11-26T10:00", value)
    return _day(name, value)


def _kind(name: str, value: object) -> ConferenceKind:
    for kind in ConferenceKind:
        if kind == value:
            return kind
    raise _bad(name, f"one of {', '.join(ConferenceKind)}", value)


def _number(name: str, value: object) -> int:
    """A small whole number; as text too, since a command line has nothing else."""
    number = int(value) if isinstance(value, str) and re.fullmatch("[0-9]{1,2}", value) else value
    if type(number) is not int or not 0 < number < 100:
        raise _bad(name, "a whole number from 1 to 99", value)
    return number


_READERS: dict[str, Callable[[str, object], object]] = {
    "strategy_discussion": _days,
    "conference": _day_or_start,
    "conference_kind": _kind,
    "conference_end": _instant,
    "birth": _day,
    "expected_birth": _day,
    "moved_in": _day,
    "notified": _day,
    "record_received": _day,
    "previous_plan_end": _day,
    "epo_end": _day,
    "core_group": _day,
    "last_review": _day,
    "assessments_end": _day,
    "plan_start": _day,
    "first_review": _day,
    "review_number": _number,
    "first_core_group": _day,
}
"""Every event that can be given, and how its value is read."""
_FIELDS = {"strategy_discussion": "strategy_discussions"}
"""Where the field of `Events` has another name."""
