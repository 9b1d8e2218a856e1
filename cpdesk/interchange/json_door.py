"""The door for JSON from outside: no byte of it is believed before it has been counted and weighed."""

import json
import os
import re
import stat
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from cpdesk.errors import BadPracticeFile

LARGEST_FILE = 32 * 1024 * 1024
"""Bytes; a whole conference of the longest kind takes less than one hundredth of it."""
DEEPEST = 64
"""Lists within lists; the format needs seven."""
MOST_VALUES = 1_000_000
"""Lists, objects and separators; keeps a small file of empty brackets from filling the memory."""
LONGEST_NUMBER = 18
"""Digits of a whole number."""

_TOKEN = re.compile(rb'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)|[\[\]{},]', re.DOTALL)


class OddNumber:
    """A number that JSON writers should not write: NaN, an infinity, or hundreds of digits."""

    def __repr__(self) -> str:
        return "an odd number"


class RepeatedKeys(dict[str, object]):
    """An object of the file in which a key stands twice; the last one counts."""

    repeated: tuple[str, ...] = ()


def bad_file(what: str) -> BadPracticeFile:
    """The error to raise: one sentence that says `what` is wrong with the file."""
    return BadPracticeFile(f"The practice file was not brought in: {what}.")


def read_json(path: Path) -> dict[str, object]:
    """The object that a JSON file holds; raises `BadPracticeFile` for whatever is not one."""
    data = read_bytes(path)
    text = _decode(data)
    if not text.strip():
        raise bad_file("it is empty")
    open_at_end = weigh(data)
    try:
        found = json.loads(
            text,
            parse_int=_whole,
            parse_float=_decimal,
            parse_constant=lambda _: OddNumber(),
            object_pairs_hook=_object,
        )
    except json.JSONDecodeError as error:
        raise _not_json(text, error, open_at_end) from None
    except RecursionError:
        raise bad_file("its lists lie too deep within each other") from None
    if not isinstance(found, dict):
        raise bad_file("it is JSON, but not a practice file, which is one object in braces")
    return found


def read_bytes(path: Path) -> bytes:
    """The bytes of an ordinary file of at most `LARGEST_FILE` bytes, never waiting for a pipe or device."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise bad_file("what was named is a folder or a device, not a file")
        flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
        with os.fdopen(os.open(path, flags), "rb") as opened:
            status = os.fstat(opened.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise bad_file("what was named is a folder or a device, not a file")
            data = opened.read(LARGEST_FILE + 1) if status.st_size <= LARGEST_FILE else None
    except FileNotFoundError:
        raise bad_file("there is no file of that name") from None
    except PermissionError:
        raise bad_file("this account has no right to read it") from None
    except (OSError, ValueError):
        raise bad_file("it cannot be read, because its name or the disk is faulty") from None
    if data is None or len(data) > LARGEST_FILE:
        raise bad_file(f"it is larger than {LARGEST_FILE // 1024 // 1024} MB, the most that cpdesk reads")
    return data


def weigh(data: bytes) -> bool:
    """Whether brackets are still open at the end; refuses depth and number before anything is built."""
    depth = values = 0
    for token in _TOKEN.finditer(data):
        mark = token[0][:1]
        if mark == b'"':
            continue
        if mark in b"[{":
            depth += 1
            if depth > DEEPEST:
                raise bad_file("its lists lie too deep within each other")
        elif mark in b"]}":
            depth -= 1
            continue
        values += 1
        if values > MOST_VALUES:
            raise bad_file("it holds more than a million values, far more than a conference has")
    return depth > 0


def repeated_keys(root: dict[str, object]) -> Iterator[str]:
    """The places of keys that stand twice in one object, e.g. `conference.date`."""
    waiting: list[tuple[str, object]] = [("", root)]
    while waiting:
        place, value = waiting.pop()
        if isinstance(value, list):
            waiting.extend((f"{place}[{index}]", item) for index, item in enumerate(value))
        elif isinstance(value, dict):
            if isinstance(value, RepeatedKeys):
                yield from (join(place, key) for key in value.repeated)
            waiting.extend((join(place, key), item) for key, item in value.items())


def join(place: str, key: str) -> str:
    """The place of a key: `notes[3]` and `text` make `notes[3].text`; odd keys keep only their shape."""
    shown = key if re.fullmatch(r"[A-Za-z0-9_-]{1,40}", key) else f"(a key of {len(key)} characters)"
    return f"{place}.{shown}" if place else shown


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    raise bad_file(f"it is not UTF-8 text (line {line})")


def _whole(digits: str) -> int | OddNumber:
    return int(digits) if len(digits) <= LONGEST_NUMBER else OddNumber()


def _decimal(digits: str) -> float | OddNumber:
    number = float(digits)
    return number if abs(number) < 10**LONGEST_NUMBER else OddNumber()


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    times = Counter(key for key, _ in pairs)
    twice = RepeatedKeys(found)
    twice.repeated = tuple(key for key, count in times.items() if count > 1)
    return twice


def _not_json(text: str, error: json.JSONDecodeError, open_at_end: bool) -> BadPracticeFile:
    where = f"line {error.lineno}, column {error.colno}"
    at_end = error.msg.startswith("Unterminated") or error.pos >= len(text.rstrip()) - 6
    if open_at_end and at_end:
        return bad_file(f"it ends in the middle ({where}), as if it had been cut short")
    if error.msg.startswith("Invalid control"):
        return bad_file(f"it is not JSON: a control character stands unescaped in a text ({where})")
    return bad_file(f"it is not JSON ({where})")
