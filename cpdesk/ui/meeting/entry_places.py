"""What a key on a card means: another place in its lane, another child that it is about."""

from dataclasses import dataclass
from uuid import UUID

from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.entries import Entry


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the record: before another entry, or (None) at the end."""

    before: UUID | None


def moved(conference: Conference, entry: Entry, step: int) -> Place | None:
    """Before the one above (-1), or behind the one below (1), within its lane; None at either end."""
    order = [other.id for other in conference.entries if other.lane is entry.lane]
    at = order.index(entry.id) + step
    if not 0 <= at < len(order):
        return None
    if step < 0:
        return Place(order[at])
    whole = [other.id for other in conference.entries]
    behind = whole.index(order[at]) + 1
    return Place(whole[behind] if behind < len(whole) else None)


def with_child(conference: Conference, entry: Entry, number: int) -> tuple[UUID, ...]:
    """Whom the entry is about once the child with that number is turned (1 is the first, 0 is all)."""
    children = conference.children
    if not 0 < number <= len(children):
        return ()
    child = children[number - 1].id
    return (
        tuple(who for who in entry.about if who != child) if child in entry.about else (*entry.about, child)
    )
