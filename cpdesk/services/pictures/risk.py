"""Pictures of the risk statements and the safety scale."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from cpdesk.models.conference import Conference
from cpdesk.models.risk import RiskStatement, ScaleScore
from cpdesk.snapshots import risk as shown


def risks_of(session: Session, conference: UUID) -> tuple[shown.RiskStatement, ...]:
    """The risk statements in their order."""
    rows = session.scalars(
        select(RiskStatement)
        .where(RiskStatement.conference_id == conference)
        .order_by(RiskStatement.position)
    )
    return tuple(
        shown.RiskStatement(
            row.id, row.text, tuple(UUID(who) for who in row.about), tuple(UUID(e) for e in row.worries)
        )
        for row in rows
    )


def scores_of(session: Session, conference: UUID) -> tuple[shown.ScaleScore, ...]:
    """Every number given in a conference, with its reason."""
    rows = session.execute(
        select(
            ScaleScore.person_id, ScaleScore.child_id, ScaleScore.number, ScaleScore.reason,
            ScaleScore.statement_id,
        ).where(ScaleScore.conference_id == conference)
    )  # fmt: skip
    return tuple(shown.ScaleScore(*row) for row in rows)


def earlier_scores_of(session: Session, row: Conference) -> tuple[shown.ScaleScore, ...]:
    """The numbers of the last conference of the case before this one, those about a statement left out."""
    before = session.scalar(
        select(Conference.id)
        .where(Conference.case_id == row.case_id, Conference.day < row.day)
        .order_by(Conference.day.desc(), Conference.starts.desc())
        .limit(1)
    )
    if before is None:
        return ()
    return tuple(score for score in scores_of(session, before) if score.statement is None)
