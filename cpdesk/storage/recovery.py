"""The recovery key: thirty-five letters and figures on paper that open a file whose passphrase was forgotten.

Seven groups of five; the last of each five is a check character, computed over GF(32), so that every single
wrong character, every swap of neighbours and every swap of two groups is found, and the group can be named.
The alphabet leaves out 0, O, 1 and I. Twenty-eight free characters of five bits are 140 random bits.
"""

import re
import secrets
import unicodedata
from functools import reduce

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
GROUPS = 7
SIZE = 5
_FIELD = 0b100101  # x^5 + x^2 + 1, primitive: its powers reach every value but nought
_MOST_WRONG = 3  # more bad groups than this is no recovery key with slips in it but something else


def new() -> str:
    """A new random recovery key as it is shown and printed: "ABCD5-…", seven groups."""
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(SIZE - 1)) for _ in range(GROUPS))
    return "-".join(group + _check(group, number) for number, group in enumerate(groups, 1))


def canonical(text: str) -> str | None:
    """The key as printed, from what was typed in any case, with any spaces and dashes; None if wrong."""
    groups = _groups(text)
    return None if _wrong(groups) else "-".join(groups)


def wrong_groups(text: str) -> tuple[int, ...]:
    """The groups, counted from 1, that hold a typing error; empty for a key that is typed right."""
    return _wrong(_groups(text))


def looks_like(text: str) -> bool:
    """Whether this was meant as a recovery key: most of its groups carry the right check character."""
    groups = _groups(text)
    return len(groups) == GROUPS and len(_wrong(groups)) <= _MOST_WRONG


def part_to_type(count: int = 2) -> tuple[int, ...]:
    """Which groups, counted from 1, to ask for as a proof that the key was written down; others each time."""
    return tuple(sorted(secrets.SystemRandom().sample(range(1, GROUPS + 1), count)))


def group_is(key: str, number: int, typed: str) -> bool:
    """Whether somebody typed this group of a key, counted from 1, in any case and with any spaces."""
    plain = re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", typed)).upper()
    return plain == _groups(key)[number - 1]


def _groups(text: str) -> list[str]:
    """What was typed, in groups: by its own dashes and spaces if they make seven, else by fives."""
    plain = unicodedata.normalize("NFKC", text).upper()
    parts = [part for part in re.split(r"[\W_]+", plain) if part]
    if len(parts) == GROUPS:
        return parts
    joined = "".join(parts)
    return [joined[start : start + SIZE] for start in range(0, len(joined), SIZE)]


def _wrong(groups: list[str]) -> tuple[int, ...]:
    missing = range(len(groups) + 1, GROUPS + 1)
    bad = (number for number, group in enumerate(groups, 1) if not _holds(group, number))
    return (*bad, *missing)


def _holds(group: str, number: int) -> bool:
    if number > GROUPS or len(group) != SIZE or not set(group) <= set(ALPHABET):
        return False
    return _check(group[:-1], number) == group[-1]


def _check(group: str, number: int) -> str:
    """The check character: the group's number and characters as the digits of a number in base x, times x."""
    digits = reduce(lambda total, char: _times_x(total) ^ ALPHABET.index(char), group, number)
    return ALPHABET[_times_x(digits)]


def _times_x(value: int) -> int:
    doubled = value << 1
    return doubled ^ _FIELD if doubled & 0b100000 else doubled
