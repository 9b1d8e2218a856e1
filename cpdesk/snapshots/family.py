"""A family as a picture: who is drawn, the words below each sign, and who lives together."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from unicodedata import category, combining
from uuid import UUID

from cpdesk.rules.family_tree import draw_family
from cpdesk.rules.tree_parts import Drawing, TreePerson, TreeTie
from cpdesk.rules.wording import MONTHS, age_words
from cpdesk.snapshots.people import Person, Relationship
from cpdesk.vocabulary import RelationshipKind, Sex

Measure = Callable[[str, bool], float]
"""How wide a text is in plain units; True: in bold."""

OBSERVED = (RelationshipKind.CLOSE, RelationshipKind.CONFLICT)
"""What others have observed about two people: not for a family copy or the board."""

NAME_LINES, FACT_LINES = 4, 3
"""The most lines below a sign: for the name, and for what stands below it."""
PADDING = 6.0
_PIECES = re.compile(r"[^\s-]+-?|-")
_FIGURE = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Label:
    """The words below a sign, line by line."""

    name: tuple[str, ...]
    fact: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FamilyPicture:
    """A family as drawn, with its words."""

    drawing: Drawing
    labels: Mapping[UUID, Label]


@dataclass(frozen=True, slots=True)
class Lettering:
    """How words are set: how wide they are, how high a line is, and how wide one may be."""

    measure: Measure
    line: float
    widest: float
    longest: float = 0.0
    """How wide a line may be when it holds a single word; no less than `widest`."""

    def lines(self, words: str, most: int, *, bold: bool) -> tuple[str, ...]:
        """Words broken into lines."""

        def measure(text: str) -> float:
            return self.measure(text, bold)

        return wrapped(words, measure, self.widest, most, self.longest)


def family_of(people: Sequence[Person], relationships: Sequence[Relationship]) -> tuple[Person, ...]:
    """Those who are drawn, oldest first: the family, and whoever else a relationship joins to it."""
    joined = {who for r in relationships for who in (r.a, r.b)}
    family = [p for p in people if p.is_family or p.id in joined]
    return tuple(sorted(family, key=lambda p: (p.unborn, p.born or p.expected or date.max)))


def plainly(relationships: Sequence[Relationship]) -> tuple[Relationship, ...]:
    """How people belong together, without what others have observed about them."""
    return tuple(r for r in relationships if r.kind not in OBSERVED)


def home_of(person: Person) -> str:
    """The word that people of one home share; empty when it is not known or must not be shared.

    An address counts when it has a number: two people in one town do not live together.
    """
    if person.address_restricted:
        return ""
    address = person.lives_at if _FIGURE.search(person.lives_at) else ""
    return " ".join((person.household or address).casefold().split())


def homes_of(people: Sequence[Person], relationships: Sequence[Relationship]) -> dict[UUID, str]:
    """The home of each person by `home_of`; an unborn child is where the mother is."""
    found = {person.id: home_of(person) for person in people}
    mothers = {p.id for p in people if p.sex is Sex.FEMALE}
    unborn = {p.id for p in people if p.unborn and p.born is None and not p.address_restricted}
    for r in relationships:
        if r.kind is RelationshipKind.PARENT_OF and r.a in mothers and r.b in unborn:
            found[r.b] = found[r.b] or found[r.a]
    return found


def family_picture(
    people: Sequence[Person],
    relationships: Sequence[Relationship],
    lettering: Lettering,
    today: date | None = None,
) -> FamilyPicture:
    """Draw a family with words set in `lettering`; with `today` the children have their age."""
    family = family_of(people, relationships)
    labels = {person.id: _label(person, lettering, today) for person in family}
    homes = homes_of(family, relationships)
    drawn = [_drawn(person, labels[person.id], lettering, homes[person.id]) for person in family]
    ties = [TreeTie(r.a, r.b, r.kind, bool(r.until)) for r in relationships]
    return FamilyPicture(draw_family(drawn, ties), labels)


def fitting_picture(
    people: Sequence[Person],
    relationships: Sequence[Relationship],
    letterings: Sequence[Lettering],
    room: float,
    today: date | None = None,
) -> FamilyPicture:
    """The picture with the first lettering that is no wider than `room`, else with the narrowest."""
    found = [family_picture(people, relationships, letterings[0], today)]
    for lettering in letterings[1:]:
        if found[-1].drawing.width <= room:
            return found[-1]
        found.append(family_picture(people, relationships, lettering, today))
    return min(found, key=lambda picture: picture.drawing.width)


def fact_words(person: Person, today: date | None = None) -> str:
    """The words below a name: “died 2023”, “due 12 January 2027”, “8 years”, “born 1997”."""
    if person.died is not None:
        return f"died {person.died.year}"
    if person.unborn:
        due = age_words(None, person.expected, True, today or date.min)
        return due or "unborn"
    if person.born is None:
        return ""
    if person.subject and today is not None and person.born <= today:
        words = age_words(person.born, None, False, today)
        return f"{words} years" if words.isdecimal() else words
    return f"born {person.born.year}"


def _drawn(person: Person, label: Label, lettering: Lettering, home: str) -> TreePerson:
    widths = [lettering.measure(line, person.subject) for line in label.name]
    widths += [lettering.measure(line, False) for line in label.fact]
    lines = len(label.name) + len(label.fact)
    return TreePerson(
        person.id,
        max(widths, default=0.0) + PADDING,
        lines * lettering.line,
        person.sex,
        person.unborn and person.born is None,
        person.died is not None,
        person.subject,
        home,
    )


def _label(person: Person, lettering: Lettering, today: date | None) -> Label:
    name = lettering.lines(person.short, NAME_LINES, bold=person.subject)
    return Label(name, lettering.lines(fact_words(person, today), FACT_LINES, bold=False))


def wrapped(
    words: str, measure: Callable[[str], float], widest: float, most: int, longest: float = 0.0
) -> tuple[str, ...]:
    """Words in at most `most` lines no wider than `widest`, broken at spaces and hyphens.

    One word alone may be as wide as `longest` before it is broken anywhere. What does not fit into the
    last line ends in “…”.
    """
    lines: list[str] = []
    for piece, joined in _broken(words, measure, max(widest, longest)):
        longer = lines[-1] + ("" if joined else " ") + piece if lines else piece
        if lines and measure(longer) <= widest:
            lines[-1] = longer
        else:
            lines.append(piece)
    if len(lines) > most:
        last = lines[most - 1]
        while last and measure(f"{last}…") > max(widest, longest):
            last = "".join(_clusters(last)[:-1])
        lines = [*lines[: most - 1], f"{last}…"]
    return tuple(lines)


def _broken(words: str, measure: Callable[[str], float], widest: float) -> list[tuple[str, bool]]:
    """The pieces between which a line may end, each with whether it follows without a space."""
    found: list[tuple[str, bool]] = []
    for word in words.split():
        joined = False
        for piece in _PIECES.findall(word):
            part = ""
            for cluster in _clusters(piece):
                if part and measure(part + cluster) > widest:
                    found.append((part, joined))
                    part, joined = "", True
                part += cluster
            found.append((part, joined))
            joined = True
    return found


def _clusters(text: str) -> list[str]:
    """Letters with the marks upon them, so that none is torn off."""
    found: list[str] = []
    for letter in text:
        mark = combining(letter) or category(letter) in ("Mn", "Me", "Mc") or letter in "\u200d\ufe0f"
        if found and (mark or found[-1].endswith("\u200d")):
            found[-1] += letter
        else:
            found.append(letter)
    return found


def vague_day_words(day: str) -> str:
    """“2020-06” as “June 2020”, “2023-03-02” as “2 March 2023”; anything else as it is."""
    found = re.fullmatch(r"(\d{4})-(\d{2})(?:-(\d{2}))?", day)
    if found is None or not 1 <= int(found[2]) <= 12:
        return day
    first = f"{int(found[3])} " if found[3] else ""
    return f"{first}{MONTHS[int(found[2]) - 1]} {found[1]}"
