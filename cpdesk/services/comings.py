"""Stretches of being there: rows of who takes part, and how they begin and end."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from cpdesk.errors import NotPossible
from cpdesk.models import attendance as rows


def row_of(session: Session, conference: UUID, person: UUID) -> rows.Attendance:
    """The row of one person at one conference; raises NotPossible when they are not on its list."""
    row = session.scalars(
        select(rows.Attendance).where(
            rows.Attendance.conference_id == conference, rows.Attendance.person_id == person
        )
    ).one_or_none()
    if row is None:
        raise NotPossible("This person does not take part in this conference. Nothing was changed.")
    return row


def all_rows(session: Session, conference: UUID) -> list[rows.Attendance]:
    """Everybody on the list, in its order."""
    return list(
        session.scalars(
            select(rows.Attendance)
            .where(rows.Attendance.conference_id == conference)
            .order_by(rows.Attendance.position)
        )
    )


def open_stretches(session: Session, row: rows.Attendance) -> list[rows.Presence]:
    """The stretches of somebody that go on."""
    return list(
        session.scalars(
            select(rows.Presence).where(rows.Presence.attendance_id == row.id, rows.Presence.left.is_(None))
        )
    )


def come(session: Session, row: rows.Attendance, now: datetime) -> None:
    """A stretch of being there in the row's mode begins at `now`, unless one goes on."""
    if any(stretch.mode is row.mode for stretch in open_stretches(session, row)):
        return
    leave(session, row, now)
    session.add(rows.Presence(attendance_id=row.id, mode=row.mode, arrived=now, left=None))
    session.flush()


def leave(
    session: Session, row: rows.Attendance, now: datetime, why: str = "", *, sent_out: bool = False
) -> None:
    """Whatever stretch goes on ends at `now`."""
    for stretch in open_stretches(session, row):
        stretch.left, stretch.sent_out, stretch.why = now, sent_out, why


def stretches_of(session: Session, people: Iterable[rows.Attendance]) -> dict[UUID, list[rows.Presence]]:
    """The stretches of each of these rows by the row's id, the first one first."""
    found: dict[UUID, list[rows.Presence]] = {row.id: [] for row in people}
    for stretch in session.scalars(
        select(rows.Presence)
        .where(rows.Presence.attendance_id.in_(found))
        .order_by(rows.Presence.arrived, rows.Presence.left.is_(None))
    ):
        found[stretch.attendance_id].append(stretch)
    return found
