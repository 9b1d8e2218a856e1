"""What people are called in a document, with what they are beside it."""

from collections.abc import Iterable
from uuid import UUID

from cpdesk.rules.wording import listing
from cpdesk.snapshots.people import Person
from cpdesk.snapshots.reader import ReaderCopy


def part_played(copy: ReaderCopy, person: Person) -> str:
    """What somebody is: “health visitor”, “mother”.

    In a family copy “father of …” ends before the names, which may be those of other people’s children.
    """
    if copy.reader.is_full or not person.is_family:
        return person.role
    return person.role.partition(" of ")[0]


def named(copy: ReaderCopy, who: UUID | None) -> str:
    """“Sunniva Dahl (health visitor)”; empty for somebody this copy does not name."""
    person = copy.conference.person(who)
    if person is None:
        return ""
    part = part_played(copy, person)
    return f"{person.name} ({part})" if part else person.name


def with_agency(copy: ReaderCopy, person: Person) -> str:
    """“health visitor, Community nursing”: what somebody is and for whom they work."""
    return ", ".join(words for words in (part_played(copy, person), person.agency) if words)


def called(copy: ReaderCopy, people: Iterable[UUID]) -> str:
    """Several people as the room calls them: “Leo, Isla and Mum”; who is not in this copy is not named."""
    found = (copy.conference.person(who) for who in people)
    return listing([person.short for person in found if person is not None])


def owners(copy: ReaderCopy, people: tuple[UUID, ...]) -> str:
    """Who does an action; says so when nobody does, or nobody whom this copy may name."""
    names = [words for who in people if (words := named(copy, who))]
    if names:
        return listing(names)
    return "somebody else" if people else "nobody named"
