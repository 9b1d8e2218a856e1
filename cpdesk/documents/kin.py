"""The family on paper: who belongs to it, and how they belong together, as text."""

from datetime import date
from uuid import UUID

from cpdesk.documents.family_tree import family_drawing
from cpdesk.documents.naming import part_played
from cpdesk.documents.sheet import Sheet
from cpdesk.documents.wordml import Cell
from cpdesk.rules.wording import MONTHS, age_words, day_words, listing
from cpdesk.snapshots.family import family_of, home_of
from cpdesk.snapshots.people import Person, Relationship
from cpdesk.snapshots.reader import ReaderCopy
from cpdesk.vocabulary import RelationshipKind

_OBSERVED = (RelationshipKind.CLOSE, RelationshipKind.CONFLICT)
"""What others have observed about two people: in the full copy only."""

_BOTH_WAYS = (
    RelationshipKind.PARTNERS,
    RelationshipKind.MARRIED,
    RelationshipKind.SEPARATED,
    RelationshipKind.DIVORCED,
    *_OBSERVED,
)


def add_family(sheet: Sheet, copy: ReaderCopy) -> None:
    """The family as a table, then its relationships as sentences.

    A family copy shows no address, number or day of birth: only names, who they are, and the children’s age.
    """
    family = [person for person in copy.conference.people if person.is_family]
    if not family:
        return
    sheet.section("The family")
    drawn = family_drawing(copy)
    if drawn is not None:
        paragraph, meaning = drawn
        sheet.drawing(paragraph)
        sheet.text(meaning, style="Quiet")
    if copy.reader.is_full:
        rows: list[tuple[Cell, ...]] = [
            (
                _name(person),
                _belongs(copy, person),
                _born(copy, person),
                person.lives_at or "not recorded",
                _more(person),
            )
            for person in family
        ]
        sheet.table(("Name", "Who they are", "Born", "Lives at", "Also"), rows, (22, 21, 19, 20, 18))
    else:
        rows = [(_name(person), _belongs(copy, person), _age(copy, person)) for person in family]
        sheet.table(("Name", "Who they are", "Age"), rows, (40, 40, 20))
    sentences = [*relationship_sentences(copy), *home_sentences(copy)]
    if sentences:
        sheet.label("How they belong together")
        sheet.points(sentences)


def _name(person: Person) -> Cell:
    called = person.known_as if person.known_as not in ("", person.name) else ""
    return [person.name, f"called {called}"] if called else person.name


def _belongs(copy: ReaderCopy, person: Person) -> Cell:
    words = [part_played(copy, person)] if person.role else []
    if person.parental_responsibility:
        words.append("has parental responsibility")
    return words


def _born(copy: ReaderCopy, person: Person) -> Cell:
    words = [day_words(person.born)] if person.born else []
    if age := _age(copy, person):
        words.append(age)
    if person.died:
        words.append(f"died {day_words(person.died)}")
    return words or "not recorded"


def _age(copy: ReaderCopy, person: Person) -> str:
    if not person.subject:
        return ""
    words = age_words(person.born, person.expected, person.unborn, copy.conference.day)
    return f"{words} years" if words.isdecimal() else words


def _more(person: Person) -> Cell:
    words = [f"language: {person.language}" if person.language else "", person.school, person.note]
    if person.la_id:
        words.append(f"council number {person.la_id}")
    return [each for each in words if each]


def relationship_sentences(copy: ReaderCopy) -> list[str]:
    """How the people of this copy belong together, children of one parent in one sentence."""
    grouped: dict[tuple[UUID, RelationshipKind, str, str, str], list[Relationship]] = {}
    for relationship in copy.conference.relationships:
        if copy.reader.is_full or relationship.kind not in _OBSERVED:
            note = relationship.note if copy.reader.is_full else ""
            key = (relationship.a, relationship.kind, relationship.since, relationship.until, note)
            grouped.setdefault(key, []).append(relationship)
    return [
        sentence
        for (a, kind, since, until, note), group in grouped.items()
        if (sentence := _sentence(copy, a, kind, since, until, note, [each.b for each in group]))
    ]


def home_sentences(copy: ReaderCopy) -> list[str]:
    """Who lives together, as far as this copy may say so; never where."""
    homes: dict[str, list[str]] = {}
    for person in family_of(copy.conference.people, copy.conference.relationships):
        if home_of(person) and not person.unborn:
            homes.setdefault(home_of(person), []).append(person.name)
    return [f"{listing(names)} live together." for names in homes.values() if len(names) > 1]


def _sentence(
    copy: ReaderCopy, a: UUID, kind: RelationshipKind, since: str, until: str, note: str, others: list[UUID]
) -> str:
    name = copy.conference.name
    names = [words for other in others if (words := name(other))]
    if not name(a) or not names:
        return ""
    verb = "was" if until and kind in _BOTH_WAYS else "has been" if since and kind in _BOTH_WAYS else "is"
    times = [f"{label} {partial_day_words(day)}" for label, day in (("from", since), ("until", until)) if day]
    if since and not until:
        times = [f"since {partial_day_words(since)}"]
    detail = f" ({note})" if note else ""
    return (
        " ".join([f"{name(a)} {verb} {_article(kind)}{kind.words} {listing(names)}", *times]) + f"{detail}."
    )


def _article(kind: RelationshipKind) -> str:
    parental = (RelationshipKind.PARENT_OF, RelationshipKind.STEP_PARENT_OF)
    return "a " if kind in parental else "the " if kind is RelationshipKind.PARTNERS else ""


def partial_day_words(day: str) -> str:
    """“2020-06” as “June 2020”, “2023-03-02” as “2 March 2023”; anything else as it is."""
    parts = day.split("-")
    if not all(part.isdecimal() for part in parts) or len(parts) not in (2, 3):
        return day
    try:
        first = date(int(parts[0]), int(parts[1]), int(parts[2]) if len(parts) == 3 else 1)
    except ValueError:
        return day
    month = f"{MONTHS[first.month - 1]} {first.year}"
    return f"{first.day} {month}" if len(parts) == 3 else month
