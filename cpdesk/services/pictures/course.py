"""Pictures of how a meeting goes: steps, parts, breaks, what was left out, and what was attached."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from cpdesk.models.conference import Conference, StepVisit
from cpdesk.models.course import Attachment, Break, Part, StepSkip
from cpdesk.snapshots import course as shown
from cpdesk.snapshots.entries import Attachment as ShownAttachment


def steps_of(session: Session, conference: UUID) -> tuple[shown.StepRecord, ...]:
    """Every stretch of time in a step, the first one first."""
    visits = session.scalars(
        select(StepVisit).where(StepVisit.conference_id == conference).order_by(StepVisit.began)
    )
    return tuple(shown.StepRecord(v.step, v.began, v.ended, _seconds(v.began, v.ended)) for v in visits)


def skips_of(session: Session, conference: UUID) -> tuple[shown.StepSkip, ...]:
    """The steps that were left out, in the order of that."""
    rows = session.scalars(select(StepSkip).where(StepSkip.conference_id == conference).order_by(StepSkip.at))
    return tuple(shown.StepSkip(row.step, row.reason, row.at) for row in rows)


def parts_of(session: Session, conference: UUID) -> tuple[shown.Part, ...]:
    """The parts, the first one first."""
    rows = session.scalars(select(Part).where(Part.conference_id == conference).order_by(Part.began))
    return tuple(
        shown.Part(
            row.id, row.kind, tuple(UUID(who) for who in row.members), row.began, row.ended, row.reason
        )
        for row in rows
    )


def breaks_of(session: Session, conference: UUID) -> tuple[shown.Break, ...]:
    """The breaks, the first one first."""
    rows = session.scalars(select(Break).where(Break.conference_id == conference).order_by(Break.began))
    return tuple(
        shown.Break(
            row.id, row.kind, row.began, row.ended, tuple(UUID(who) for who in row.people), row.reason
        )
        for row in rows
    )


def stood_still(row: Conference, breaks: Iterable[shown.Break]) -> tuple[datetime | None, int]:
    """Since when a conference stands still (None: it goes on), and how many seconds it did before.

    The breaks say so; what its own row holds is from a file in which they had no rows of their own.
    """
    since, seconds = row.paused_since, row.paused_seconds
    for one in breaks:
        if one.ended is None:
            since = one.began
        else:
            seconds += _seconds(one.began, one.ended)
    return since, seconds


def attachments_of(session: Session, conference: UUID) -> tuple[ShownAttachment, ...]:
    """What was attached, without its content."""
    rows = session.execute(
        select(
            Attachment.id, Attachment.name, Attachment.media_type, Attachment.size, Attachment.added_at,
            Attachment.entry_id,
        )
        .where(Attachment.conference_id == conference)
        .order_by(Attachment.added_at)
    )  # fmt: skip
    return tuple(ShownAttachment(*row) for row in rows)


def _seconds(began: datetime, ended: datetime | None) -> int:
    return int((ended - began).total_seconds()) if ended else 0
