"""What a key on a card does: another place in its lane, another child, private or not."""

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.entries import Entry
from cpdesk.ui.meeting.step_page import StepPage
from cpdesk.vocabulary import SaidAs


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


def turn_private(page: StepPage, entry: Entry) -> None:
    """Private, or no longer private."""
    say, private, change = QCoreApplication.translate, not entry.private, page.desk.meeting.change_entry
    on, off = say("NotesPage", "Entry is private now"), say("NotesPage", "Entry is no longer private")
    page.do(lambda: change(entry.id, private=private), on if private else off)


def turn_kind(page: StepPage, entry: Entry, kind: SaidAs) -> None:
    """Said as a fact, an allegation or an opinion, or no longer."""
    change, say = page.desk.meeting.change_entry, QCoreApplication.translate
    said_as = None if entry.said_as is kind else kind
    page.do(lambda: change(entry.id, said_as=said_as), say("NotesPage", "Entry changed"))


def above(conference: Conference, entry: Entry) -> Entry | None:
    """The entry above another one in its lane."""
    lane = [other for other in conference.entries if other.lane is entry.lane]
    at = next(number for number, other in enumerate(lane) if other.id == entry.id)
    return lane[at - 1] if at else None


def join(page: StepPage, entry: Entry) -> Entry | None:
    """One entry of this and the one above it; gives that one, or None when they stay two."""
    meeting, say = page.desk.meeting, QCoreApplication.translate
    first = above(meeting.conference(page.conference_id), entry)
    if first is None:
        page.refused.emit(say("NotesPage", "There is no entry above this one in its lane."))
        return None
    words = say("NotesPage", "One entry now; Ctrl+Z makes them two again")
    return first if page.do(lambda: meeting.join_entries(first.id, entry.id), words) else None


def turn_child(page: StepPage, entry: Entry, number: int) -> None:
    """About the child with that number, or no longer (1 is the first, 0 is all)."""
    meeting, say = page.desk.meeting, QCoreApplication.translate
    about = with_child(meeting.conference(page.conference_id), entry, number)
    page.do(lambda: meeting.change_entry(entry.id, about=about), say("NotesPage", "Entry changed"))


def move(page: StepPage, entry: Entry, step: int) -> None:
    """Up (-1) or down (1) within its lane."""
    meeting, say = page.desk.meeting, QCoreApplication.translate
    place = moved(meeting.conference(page.conference_id), entry, step)
    if place is not None:
        page.do(lambda: meeting.place_entry(entry.id, place.before), say("NotesPage", "Entry moved"))
