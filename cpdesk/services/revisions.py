"""The changes of entries as rows: nothing is overwritten, undo and redo are read from them.

Undo and redo add rows too, so they work after a restart and the history shows them as they were.
"""

from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cpdesk.models.entry import Entry, EntryRevision

Kind = Literal["change", "undo", "redo"]

_STATE = (
    "position",
    "lane",
    "private",
    "text",
    "speaker_id",
    "about",
    "removed",
    "said_as",
    "reply",
    "replies_to_id",
    "part_id",
)


def record(session: Session, entry: Entry, at: datetime, kind: Kind = "change") -> None:
    """Write down the entry as it now stands as its next revision, by whoever unlocked the file."""
    last = session.scalar(
        select(func.max(EntryRevision.sequence)).where(EntryRevision.conference_id == entry.conference_id)
    )
    session.add(
        EntryRevision(
            conference_id=entry.conference_id,
            entry_id=entry.id,
            sequence=(last or 0) + 1,
            act=(last or 0) + 1,
            number=entry.revisions,
            kind=kind,
            written_at=at,
            author=session.info["author"],
            **{name: getattr(entry, name) for name in _STATE},
        )
    )


def undo(session: Session, conference: UUID, at: datetime) -> tuple[Entry, EntryRevision] | None:
    """Take back the last change that still stands; gives the entry and what was taken back."""
    standing, _ = _stacks(session, conference)
    if not standing:
        return None
    last = session.get_one(EntryRevision, standing[-1])
    entry = session.get_one(Entry, last.entry_id)
    earlier = _before(session, conference, last, standing)
    if earlier is None:
        entry.removed = True
    else:
        _restore(entry, earlier)
    _next_wording(session, entry, at, "undo")
    return entry, last


def redo(session: Session, conference: UUID, at: datetime) -> tuple[Entry, EntryRevision] | None:
    """Do again what was undone last, if nothing was changed since."""
    _, undone = _stacks(session, conference)
    if not undone:
        return None
    again = session.get_one(EntryRevision, undone[-1])
    entry = session.get_one(Entry, again.entry_id)
    _restore(entry, again)
    _next_wording(session, entry, at, "redo")
    return entry, again


def _next_wording(session: Session, entry: Entry, at: datetime, kind: Kind) -> None:
    entry.revisions += 1
    session.flush()
    record(session, entry, at, kind)


def _restore(entry: Entry, state: EntryRevision) -> None:
    for name in _STATE:
        setattr(entry, name, getattr(state, name))


def _stacks(session: Session, conference: UUID) -> tuple[list[UUID], list[UUID]]:
    """The changes that stand and those undone, by replaying the kinds of all revisions in order."""
    standing: list[UUID] = []
    undone: list[UUID] = []
    rows = session.execute(
        select(EntryRevision.id, EntryRevision.kind)
        .where(EntryRevision.conference_id == conference)
        .order_by(EntryRevision.sequence)
    )
    for which, kind in rows:
        if kind == "undo":
            undone.append(standing.pop())
        elif kind == "redo":
            standing.append(undone.pop())
        else:
            standing.append(which)
            undone.clear()
    return standing, undone


def _before(
    session: Session, conference: UUID, change: EntryRevision, standing: list[UUID]
) -> EntryRevision | None:
    """The standing state of the same entry before `change`; none when the change made the entry."""
    rows = session.scalars(
        select(EntryRevision)
        .where(
            EntryRevision.conference_id == conference,
            EntryRevision.entry_id == change.entry_id,
            EntryRevision.sequence < change.sequence,
        )
        .order_by(EntryRevision.sequence.desc())
    )
    stands = set(standing)
    return next((row for row in rows if row.id in stands), None)
