"""The clock of one meeting: it stands in a break, and it never runs backwards."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cpdesk.models.attendance import Attendance, Presence
from cpdesk.models.conference import Conference, StepVisit
from cpdesk.models.course import Break, Part, StepSkip
from cpdesk.models.entry import Entry


def moment(session: Session, conference: UUID, now: datetime) -> datetime:
    """The instant at which something happens in a conference: `now` (aware), or the latest one in it.

    A laptop's clock may be set back in mid-conference. Whether somebody was there when something was
    said is read from these instants, and with it what stands in a family copy: their order must hold.
    """
    theirs = select(Attendance.id).where(Attendance.conference_id == conference)
    columns = (
        (Entry.at, Entry.conference_id == conference),
        (StepVisit.began, StepVisit.conference_id == conference),
        (StepVisit.ended, StepVisit.conference_id == conference),
        (Presence.arrived, Presence.attendance_id.in_(theirs)),
        (Presence.left, Presence.attendance_id.in_(theirs)),
        (Break.began, Break.conference_id == conference),
        (Break.ended, Break.conference_id == conference),
        (StepSkip.at, StepSkip.conference_id == conference),
        (Part.began, Part.conference_id == conference),
        (Part.ended, Part.conference_id == conference),
    )
    latest = (select(func.max(column)).where(mine).scalar_subquery() for column, mine in columns)
    known: list[datetime] = [at for at in session.execute(select(*latest)).one() if at is not None]
    return max((now, *known))


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
