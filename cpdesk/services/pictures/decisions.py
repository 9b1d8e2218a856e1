"""Pictures of views and decisions."""

from collections import defaultdict
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from cpdesk.models.decision import ChildView, Decision, Dissent, View
from cpdesk.snapshots import decisions as shown
from cpdesk.vocabulary import Category


def views_of(session: Session, conference: UUID) -> tuple[shown.View, ...]:
    """Everyone's view, in the order they were first given."""
    parts: dict[UUID, list[shown.ChildView]] = defaultdict(list)
    for row in session.scalars(
        select(ChildView)
        .join(View, View.id == ChildView.view_id)
        .where(View.conference_id == conference)
        .order_by(ChildView.position)
    ):
        parts[row.view_id].append(shown.ChildView(row.child_id, row.view, row.category))
    views = session.scalars(select(View).where(View.conference_id == conference).order_by(View.position))
    return tuple(shown.View(v.person_id, tuple(parts[v.id]), v.reason, v.by_report) for v in views)


def decisions_of(session: Session, conference: UUID) -> tuple[shown.Decision, ...]:
    """What was settled for each child."""
    dissents: dict[UUID, list[shown.Dissent]] = defaultdict(list)
    for row in session.scalars(
        select(Dissent)
        .join(Decision, Decision.id == Dissent.decision_id)
        .where(Decision.conference_id == conference)
        .order_by(Dissent.position)
    ):
        dissents[row.decision_id].append(shown.Dissent(row.text, row.person_id, row.agency))
    rows = session.scalars(
        select(Decision).where(Decision.conference_id == conference).order_by(Decision.position)
    )
    return tuple(_decision(row, tuple(dissents[row.id])) for row in rows)


def _decision(row: Decision, dissent: tuple[shown.Dissent, ...]) -> shown.Decision:
    return shown.Decision(
        child=row.child_id,
        outcome=row.outcome,
        category=row.category,
        other_categories=tuple(Category(word) for word in row.other_categories),
        previous_category=row.previous_category,
        reason=row.reason,
        words=row.own_words,
        has_suffered=row.has_suffered,
        likely_to_suffer=row.likely_to_suffer,
        progress=row.progress,
        ending_ground=row.ending_ground,
        outstanding=row.outstanding,
        legal_advice=row.legal_advice,
        override_reason=row.override_reason,
        reminded_dissent=row.reminded_dissent,
        reminded_escalation=row.reminded_escalation,
        dissent=dissent,
    )
