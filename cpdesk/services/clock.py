"""The clock of one meeting: it stands in a break, and it never runs backwards."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from uuid import UUID

from sqlalchemy import BindParameter, ScalarSelect, bindparam, func, select
from sqlalchemy.orm import Session

from cpdesk.models.attendance import Attendance, Presence, Report
from cpdesk.models.conference import Conference, StepVisit
from cpdesk.models.course import Break, Part, StepSkip
from cpdesk.models.entry import Entry


def moment(session: Session, conference: UUID, now: datetime) -> datetime:
    """The instant at which something happens in a conference: `now` (aware), or the latest one in it.

    A laptop's clock may be set back in mid-conference. Whether somebody was there when something was
    said is read from these instants, and with it what stands in a family copy: their order must hold.
    """
    session.flush()
    return latest_of(session.connection().execute(_MOMENT, {"which": conference}).one(), now)


def latest_of(known: Iterable[datetime | None], now: datetime) -> datetime:
    """`now`, or the latest of the instants that `LATEST` found."""
    return max((now, *(at for at in known if at is not None)))


def _latest() -> Iterator[ScalarSelect[datetime | None]]:
    conference: BindParameter[UUID] = bindparam("which")
    theirs = select(Attendance.id).where(Attendance.conference_id == conference)
    columns = (
        (Entry.at, Entry.conference_id == conference),
        (StepVisit.began, StepVisit.conference_id == conference),
        (StepVisit.ended, StepVisit.conference_id == conference),
        (Presence.arrived, Presence.attendance_id.in_(theirs)),
        (Presence.left, Presence.attendance_id.in_(theirs)),
        (Report.read_at, Report.conference_id == conference),
        (Break.began, Break.conference_id == conference),
        (Break.ended, Break.conference_id == conference),
        (StepSkip.at, StepSkip.conference_id == conference),
        (Part.began, Part.conference_id == conference),
        (Part.ended, Part.conference_id == conference),
    )
    for column, mine in columns:
        yield select(func.max(column)).where(mine).scalar_subquery()


LATEST = tuple(_latest())
"""The latest instants of the conference `which`, of each kind; made once, as each entry asks for them."""
_MOMENT = select(*LATEST)


def break_now(session: Session, conference: UUID) -> Break | None:
    """The break that goes on, if there is one."""
    return session.scalars(
        select(Break).where(Break.conference_id == conference, Break.ended.is_(None)).limit(1)
    ).one_or_none()


def end_break(session: Session, row: Conference, now: datetime) -> None:
    """The break, if there is one, ends now (aware)."""
    going_on = break_now(session, row.id)
    if going_on is not None:
        going_on.ended = max(going_on.began, now)
    if row.paused_since is not None:
        row.paused_seconds += max(0, int((now - row.paused_since).total_seconds()))
        row.paused_since = None  # a pause of a file from before breaks had rows of their own


def end_visit(session: Session, conference: UUID, now: datetime) -> None:
    """The present step of the run-sheet ends now."""
    here = select(StepVisit).where(StepVisit.conference_id == conference, StepVisit.ended.is_(None))
    for visit in session.scalars(here):
        visit.ended = now
