"""Which professional group somebody belongs to, from their role and agency as people write them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from cpdesk import resources

OTHER = "other"


@dataclass(frozen=True, slots=True)
class Group:
    """One professional group."""

    key: str
    name: str
    """As it stands inside a sentence: “social care”, “the police”."""
    counts: bool
    """Whether it counts for quorum and majority; chair, clerk, interpreter, advocate and lawyer do not."""


@dataclass(frozen=True, slots=True)
class _Clue:
    pattern: re.Pattern[str]
    length: int
    rank: int
    group: str


@cache
def _data() -> dict[str, object]:
    return resources.toml("words/agency_groups.toml")


@cache
def groups() -> dict[str, Group]:
    """All groups by key, in the order of the data."""
    tables = _data()["groups"]
    assert isinstance(tables, list)
    return {t["key"]: Group(t["key"], t["name"], t["counts"]) for t in tables}


def _plain(words: str) -> str:
    """Lower case, one kind of apostrophe and dash, single spaces; marks that only divide become spaces."""
    words = words.casefold().replace("'", "’").replace("-", "–")
    return re.sub(r"[\s/,;:()|.]+", " ", words).strip()


def _pattern(word: str) -> re.Pattern[str]:
    plain = _plain(word.removesuffix("*"))
    end = "" if word.endswith("*") else r"(?:’?s)?(?!\w)"
    return re.compile(rf"(?<!\w){re.escape(plain)}{end}")


@cache
def _clues(column: str) -> tuple[_Clue, ...]:
    tables = _data()["groups"]
    assert isinstance(tables, list)
    return tuple(
        _Clue(_pattern(word), len(_plain(word.removesuffix("*"))), rank, table["key"])
        for rank, table in enumerate(tables)
        for word in table[column]
    )


def _best(plain: str, clues: Iterable[_Clue]) -> str:
    """The group whose clue fits best: the longest, then the one of the group that stands first."""
    fitting = [clue for clue in clues if clue.pattern.search(plain)]
    return min(fitting, key=lambda clue: (-clue.length, clue.rank)).group if fitting else ""


@lru_cache(maxsize=2048)
def group_of(role: str, agency: str = "") -> str:
    """The key of the group that a professional belongs to; “other” when the words say nothing.

    The role is read first (“school nurse” is health wherever the nurse works); the agency decides when the
    role is one that every agency has (“family support worker”), or says nothing. Both are free text in
    any script; nothing raises.
    """
    role_words, agency_words = _plain(role), _plain(agency)
    found = _best(role_words, _clues("roles"))
    if found:
        return found
    return _best(agency_words, _clues("agencies")) or _best(role_words, _clues("agencies")) or OTHER


def group_name(key: str) -> str:
    """The group as it stands inside a sentence; “another agency” for a key that nobody knows."""
    found = groups().get(key)
    return found.name if found else groups()[OTHER].name


def counts(key: str) -> bool:
    """Whether the group counts for quorum and majority; an empty or unknown key does not."""
    found = groups().get(key)
    return found is not None and found.counts
