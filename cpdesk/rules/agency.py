"""Which professional group somebody belongs to, from their role and agency as people write them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

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
    roles: tuple[str, ...] = ()
    """Words of a role that put somebody here; a * at the end stands for any ending."""
    agencies: tuple[str, ...] = ()
    """Words of an agency that do so when the role says nothing."""


@dataclass(frozen=True, slots=True)
class _Clue:
    pattern: re.Pattern[str]
    length: int
    rank: int
    group: str


@dataclass(frozen=True)
class Agencies:
    """The groups of one procedure, in the order in which sentences name them."""

    groups: tuple[Group, ...]

    @cached_property
    def _by_key(self) -> Mapping[str, Group]:
        return {group.key: group for group in self.groups}

    @cached_property
    def _role_clues(self) -> tuple[_Clue, ...]:
        return _clues((rank, g.key, g.roles) for rank, g in enumerate(self.groups))

    @cached_property
    def _agency_clues(self) -> tuple[_Clue, ...]:
        return _clues((rank, g.key, g.agencies) for rank, g in enumerate(self.groups))

    def group_of(self, role: str, agency: str = "") -> str:
        """The key of the group that a professional belongs to; “other” when the words say nothing.

        The role is read first (“school nurse” is health wherever the nurse works); the agency decides when
        the role is one that every agency has (“family support worker”), or says nothing. Both are free text
        in any script; nothing raises.
        """
        role_words, agency_words = _plain(role), _plain(agency)
        found = _best(role_words, self._role_clues)
        if found:
            return found
        return _best(agency_words, self._agency_clues) or _best(role_words, self._agency_clues) or OTHER

    def name(self, key: str) -> str:
        """The group as it stands inside a sentence; “another agency” for a key that nobody knows."""
        found = self._by_key.get(key) or self._by_key.get(OTHER)
        return found.name if found else "another agency"

    def counts(self, key: str) -> bool:
        """Whether the group counts for quorum and majority; an empty or unknown key does not."""
        found = self._by_key.get(key)
        return found is not None and found.counts

    def in_order(self, keys: Iterable[str]) -> tuple[str, ...]:
        """The same groups, each once, in the order in which sentences name them."""
        wanted = set(keys)
        return tuple(group.key for group in self.groups if group.key in wanted)


@cache
def shipped_agencies() -> Agencies:
    """The groups that cpdesk ships, for procedures that do not have their own."""
    tables: list[dict[str, Any]] = resources.toml("words/agency_groups.toml")["groups"]
    return Agencies(
        tuple(
            Group(t["key"], t["name"], t["counts"], tuple(t["roles"]), tuple(t["agencies"])) for t in tables
        )
    )


def _plain(words: str) -> str:
    """Lower case, one kind of apostrophe and dash, single spaces; marks that only divide become spaces."""
    words = words.casefold().replace("'", "’").replace("-", "–")
    return re.sub(r"[\s/,;:()|.]+", " ", words).strip()


def _pattern(word: str) -> re.Pattern[str]:
    plain = _plain(word.removesuffix("*"))
    end = "" if word.endswith("*") else r"(?:’?s)?(?!\w)"
    return re.compile(rf"(?<!\w){re.escape(plain)}{end}")


def _clues(words_of: Iterable[tuple[int, str, tuple[str, ...]]]) -> tuple[_Clue, ...]:
    return tuple(
        _Clue(_pattern(word), len(_plain(word.removesuffix("*"))), rank, key)
        for rank, key, words in words_of
        for word in words
        if _plain(word.removesuffix("*"))
    )


def _best(plain: str, clues: Iterable[_Clue]) -> str:
    """The group whose clue fits best: the longest, then the one of the group that stands first."""
    fitting = [clue for clue in clues if clue.pattern.search(plain)]
    return min(fitting, key=lambda clue: (-clue.length, clue.rank)).group if fitting else ""
