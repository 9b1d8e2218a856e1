"""The family as a list: one sentence for each person, saying everything that the drawing shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from cpdesk.rules.wording import MONTHS, listing
from cpdesk.snapshots.family import family_of, home_of, vague_day_words
from cpdesk.snapshots.people import Person, Relationship
from cpdesk.vocabulary import RelationshipKind, Sex

_PARENT = {Sex.FEMALE: "mother", Sex.MALE: "father", Sex.UNKNOWN: "parent"}
_CHILD = {Sex.FEMALE: "daughter", Sex.MALE: "son", Sex.UNKNOWN: "child"}
_DOWN = (RelationshipKind.PARENT_OF, RelationshipKind.STEP_PARENT_OF)
MOST_NAMES = 12
"""With more names than this in one breath the rest is counted."""


@dataclass(frozen=True, slots=True)
class FamilyLine:
    """One person of the list: the name, and everything else as one sentence."""

    id: UUID
    name: str
    words: str

    @property
    def text(self) -> str:
        """The whole line: “Agnieszka Wróbel-Łęcka (Aga): mother of Ffi; born 3 February 1997.”"""
        return f"{self.name}: {self.words}." if self.words else f"{self.name}."


def family_lines(
    people: Sequence[Person], relationships: Sequence[Relationship], *, for_full_copy: bool = True
) -> tuple[FamilyLine, ...]:
    """The list of a family: children of the conference first, then the others, oldest first.

    An address or a note is never in it; not `for_full_copy`: neither is who asked not to be named and whose
    address is restricted.
    """
    family = family_of(people, relationships)
    homes = {p.id: home_of(p) for p in family if not p.unborn}
    found = []
    for person in sorted(family, key=lambda person: not person.subject):
        home = homes.get(person.id)
        others = [p.short for p in family if home and p.id != person.id and homes.get(p.id) == home]
        facts = _facts(person, family, relationships)
        facts += [f"lives with {_names(others)}"] if others else []
        facts += _marks(person, full=for_full_copy)
        found.append(FamilyLine(person.id, _name(person), "; ".join(facts)))
    return tuple(found)


def _name(person: Person) -> str:
    called = person.known_as if person.known_as not in ("", person.name) else ""
    return f"{person.name} ({called})" if called else person.name


def _facts(person: Person, family: Sequence[Person], relationships: Sequence[Relationship]) -> list[str]:
    found = ["child of the conference"] if person.subject else []
    found += _kin(person, family, relationships)
    found += _couples(person, family, relationships)
    return found + _life(person)


def _marks(person: Person, *, full: bool) -> list[str]:
    """What is marked by one key each."""
    found = ["has parental responsibility"] if person.parental_responsibility else []
    if full and person.unnamed:
        found.append("asked not to be named")
    if full and person.address_restricted:
        found.append("address must not be shared")
    return found


def _kin(person: Person, family: Sequence[Person], relationships: Sequence[Relationship]) -> list[str]:
    """Whose parent and whose child somebody is."""
    of = {p.id: p.short for p in family}
    found = []
    for kind, step in zip(_DOWN, ("", "step-"), strict=True):
        down = [r for r in relationships if r.kind is kind]
        children = list(dict.fromkeys(of[r.b] for r in down if r.a == person.id and r.b in of))
        parents = list(dict.fromkeys(of[r.a] for r in down if r.b == person.id and r.a in of))
        if children:
            found.append(f"{step}{_PARENT[person.sex]} of {_names(children)}")
        if parents:
            child = "unborn child" if person.unborn and person.born is None else _CHILD[person.sex]
            found.append(f"{step}{child} of {_names(parents)}")
    return found


def _couples(person: Person, family: Sequence[Person], relationships: Sequence[Relationship]) -> list[str]:
    """Partners, past ones too, and what others have observed."""
    of = {p.id: p.short for p in family}
    found = []
    for r in relationships:
        other = r.b if r.a == person.id else r.a
        if r.kind in _DOWN or person.id not in (r.a, r.b) or other not in of or r.a == r.b:
            continue
        since = f" since {vague_day_words(r.since)}" if r.since and not r.until else ""
        if r.since and r.until:
            since = f" from {vague_day_words(r.since)}"
        until = f" until {vague_day_words(r.until)}" if r.until else ""
        found.append(f"{r.kind.words} {of[other]}{since}{until}")
    return list(dict.fromkeys(found))


def _life(person: Person) -> list[str]:
    found = []
    if person.born is not None and not person.unborn:
        found.append(f"born {_day(person.born)}")
    elif person.expected is not None:
        found.append(f"due {_day(person.expected)}")
    if person.died is not None:
        found.append(f"died {_day(person.died)}")
    return found


def _names(names: Sequence[str]) -> str:
    if len(names) <= MOST_NAMES:
        return listing(names)
    return f"{', '.join(names[:MOST_NAMES])} and {len(names) - MOST_NAMES} more"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
