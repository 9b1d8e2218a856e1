"""The conferences that are handed over at the moment: found, ended, and followed when somebody is renamed."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from cpdesk.models.hand_over import HandOver


def leave_now(session: Session, which: UUID) -> HandOver | None:
    """The handing over of a conference that holds now, if one does."""
    wanted = select(HandOver).where(HandOver.conference_id == which, HandOver.ended.is_(None))
    return session.scalars(wanted.order_by(HandOver.began.desc()).limit(1)).one_or_none()


def leave_of(session: Session, which: UUID, name: str) -> HandOver | None:
    """The handing over that lets this person do the chair's part now, if there is one."""
    leave = leave_now(session, which)
    return leave if leave is not None and name and leave.clerk == name else None


def end_leave(session: Session, which: UUID, now: datetime) -> HandOver | None:
    """Whatever was handed over in a conference ends at `now` (aware); gives it, if there was anything."""
    leave = leave_now(session, which)
    if leave is not None:
        leave.ended = max(leave.began, now)
    return leave


def end_leaves_of(session: Session, name: str, now: datetime) -> None:
    """Somebody's key was removed: what they handed over, or had, ends at `now` (aware)."""
    theirs = or_(HandOver.chair == name, HandOver.clerk == name)
    for leave in session.scalars(select(HandOver).where(HandOver.ended.is_(None), theirs)):
        leave.ended = max(leave.began, now)


def rename_in_leaves(session: Session, before: str, after: str) -> None:
    """Somebody is called otherwise: what they handed over, or have, is still theirs."""
    for leave in session.scalars(select(HandOver).where(HandOver.ended.is_(None))):
        leave.chair = after if leave.chair == before else leave.chair
        leave.clerk = after if leave.clerk == before else leave.clerk
