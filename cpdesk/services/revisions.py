"""The changes of entries as rows: nothing is overwritten, undo and redo are read from them.

Undo and redo add rows too, so they work after a restart and the history shows them as they were.
"""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, Literal
from uuid import UUID, uuid4

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from cpdesk.models.entry import Entry, EntryRevision
from cpdesk.services import acts

Kind = Literal["change", "undo", "redo"]
Done = list[tuple[EntryRevision | None, EntryRevision]]
"""What an act did to entries: the state before (None: there was none) and after, of each."""

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
_SEQUENCE = "sequence of the last revision"
LAST_SEQUENCE = (
    select(func.max(EntryRevision.sequence))
    .where(EntryRevision.conference_id == bindparam("which"))
    .scalar_subquery()
)
"""The sequence of the last revision in the conference `which`."""
_LAST = select(LAST_SEQUENCE)


def record(session: Session, entry: Entry, at: datetime, kind: Kind = "change") -> None:
    """Write down the entry as it now stands as its next revision, by whoever unlocked the file.

    All that one unit of work records is one act.
    """
    session.add(
        EntryRevision(
            conference_id=entry.conference_id,
            entry_id=entry.id,
            sequence=_next_sequence(session, entry.conference_id),
            act=acts.number(session, entry.conference_id),
            number=entry.revisions,
            kind=kind,
            written_at=max(at, entry.at),  # also when the clock was set back meanwhile
            author=session.info["author"],
            **{name: getattr(entry, name) for name in _STATE},
        )
    )


def done_in(session: Session, conference: UUID, act: int, standing: Collection[int]) -> Done:
    """What an act did to entries, in its order; `standing` are the acts that are not undone."""
    revisions = session.scalars(
        select(EntryRevision)
        .where(
            EntryRevision.conference_id == conference,
            EntryRevision.act == act,
            EntryRevision.kind == "change",
        )
        .order_by(EntryRevision.sequence)
    )
    last = {revision.entry_id: revision for revision in revisions}  # the last state, if it has more than one
    return [(_before(session, revision, standing), revision) for revision in last.values()]


def stand(session: Session, done: Done, *, undone: bool = False) -> bool:
    """Whether the entries are as the act left them (`undone`: as they were before it)."""
    for before, after in done:
        entry, state = session.get(Entry, after.entry_id), before if undone else after
        if entry is None or (state is None and not entry.removed):
            return False
        if state is not None and any(getattr(entry, n) != getattr(state, n) for n in ("text", "removed")):
            return False
    return True


def take_back(session: Session, done: Done, at: datetime) -> None:
    """The entries are as they were before an act; written down as its undoing."""
    for before, after in done:
        entry = session.get_one(Entry, after.entry_id)
        if before is None:
            entry.removed = True
        else:
            _restore(entry, before)
        _next_wording(session, entry, at, "undo")


def do_again(session: Session, done: Done, at: datetime) -> None:
    """The entries are as an act left them; written down as its redoing."""
    for _before_it, after in done:
        entry = session.get_one(Entry, after.entry_id)
        _restore(entry, after)
        _next_wording(session, entry, at, "redo")


def know(session: Session, sequence: int | None) -> None:
    """`LAST_SEQUENCE`, found with something else that this unit of work asked for."""
    session.info.setdefault(_SEQUENCE, sequence or 0)


def first(session: Session, entry: Mapping[str, Any], at: datetime) -> dict[str, Any]:
    """The columns of the first revision of a new entry, whose columns are given."""
    conference = entry["conference_id"]
    return {
        "id": uuid4(),
        "conference_id": conference,
        "entry_id": entry["id"],
        "sequence": _next_sequence(session, conference),
        "act": acts.number(session, conference),
        "number": 1,
        "kind": "change",
        "written_at": max(at, entry["at"]),
        "author": session.info["author"],
        **{name: entry[name] for name in _STATE},
    }


def _next_sequence(session: Session, conference: UUID) -> int:
    if _SEQUENCE not in session.info:
        know(session, session.connection().execute(_LAST, {"which": conference}).scalar_one())
    session.info[_SEQUENCE] += 1
    return int(session.info[_SEQUENCE])


def _next_wording(session: Session, entry: Entry, at: datetime, kind: Kind) -> None:
    entry.revisions += 1
    session.flush()
    record(session, entry, at, kind)


def _restore(entry: Entry, state: EntryRevision) -> None:
    for name in _STATE:
        setattr(entry, name, getattr(state, name))


def _before(session: Session, change: EntryRevision, standing: Collection[int]) -> EntryRevision | None:
    """The standing state of the same entry before `change`; none when the change made the entry."""
    rows = session.scalars(
        select(EntryRevision)
        .where(
            EntryRevision.entry_id == change.entry_id,
            EntryRevision.act < change.act,
            EntryRevision.kind == "change",
        )
        .order_by(EntryRevision.sequence.desc())
    )
    return next((row for row in rows if row.act in standing), None)
