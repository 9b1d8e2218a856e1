"""A new entry: one look at where the meeting stands, and its rows; whoever types must not wait.

The statements are made once and go past the units of work of the ORM, which cost more than the disk.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import BindParameter, Table, bindparam, func, insert, select, update
from sqlalchemy.orm import Session

from cpdesk.models.conference import Conference, Draft
from cpdesk.models.course import Part
from cpdesk.models.entry import Entry
from cpdesk.models.tables import Base
from cpdesk.services import acts, revisions
from cpdesk.services.clock import LATEST, latest_of
from cpdesk.services.open_conference import open_conference
from cpdesk.services.ordering import after
from cpdesk.vocabulary import ConferenceState, PartKind

_WHICH: BindParameter[UUID] = bindparam("which")


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a meeting stands at the moment in which something is said."""

    step: str
    place: str
    """The place of the next entry."""
    at: datetime
    """Now, or the latest instant of the meeting if the clock was set back."""
    part: UUID | None
    """The part that goes on; None: everybody is together."""
    part_kind: PartKind | None


def stand(session: Session, which: UUID, now: datetime) -> Stand:
    """Where a conference stands; raises NotPossible when it is not in the file, or closed."""
    session.flush()
    row = session.connection().execute(_LOOK, {"which": which}).one_or_none()
    if row is None or row.state is ConferenceState.CLOSED:
        open_conference(session, which)
        raise AssertionError("a conference that is not open is refused")
    revisions.know(session, row.sequence)
    acts.know(session, row.revised, row.acted)
    return Stand(row.step, after(row.place), latest_of(row[8:], now), row.part, row.part_kind)


def write(session: Session, which: UUID, values: Mapping[str, Any], now: datetime) -> UUID:
    """Write an entry with its first wording, and empty the draft; `values` are its columns. Gives its id."""
    connection, entry = session.connection(), uuid4()
    row = {**values, "id": entry, "conference_id": which, "removed": False, "revisions": 1}
    connection.execute(_ENTRY, row)
    connection.execute(_WORDING, revisions.first(session, row, now))
    connection.execute(_EMPTY_DRAFT, {"which": which})
    return entry


def _table(kind: type[Base]) -> Table:
    return Base.metadata.tables[str(kind.__tablename__)]


def _look() -> Any:
    conference, part = _table(Conference), _table(Part)
    going_on = (part.c.conference_id == _WHICH) & part.c.ended.is_(None)
    places = select(func.max(Entry.position)).where(Entry.conference_id == _WHICH)
    return select(
        conference.c.state,
        conference.c.step,
        places.scalar_subquery().label("place"),
        revisions.LAST_SEQUENCE.label("sequence"),
        acts.LAST_REVISED.label("revised"),
        acts.LAST_ACTED.label("acted"),
        select(part.c.id).where(going_on).limit(1).scalar_subquery().label("part"),
        select(part.c.kind).where(going_on).limit(1).scalar_subquery().label("part_kind"),
        *LATEST,
    ).where(conference.c.id == _WHICH)


_LOOK = _look()
_ENTRY = insert(_table(Entry))
_WORDING = insert(Base.metadata.tables["entry_revisions"])
_EMPTY_DRAFT = (
    update(_table(Draft)).where(_table(Draft).c.conference_id == _WHICH).values(text="", entry_id=None)
)
