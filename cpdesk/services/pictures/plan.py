"""Pictures of the plan."""

from collections import defaultdict
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from cpdesk.models.plan import Action, ActionOwner, LeftWorry, PlanOutcome
from cpdesk.snapshots import plan as shown


def plan_of(
    session: Session, conference: UUID, *, previous: bool, contingency: str = "", trigger: str = ""
) -> shown.Plan:
    """The plan of a conference, or the one it looks back on."""
    mine = (PlanOutcome.conference_id == conference, PlanOutcome.previous == previous)
    owners: dict[UUID, list[UUID]] = defaultdict(list)
    for action, person in session.execute(
        select(ActionOwner.action_id, ActionOwner.person_id)
        .join(Action, Action.id == ActionOwner.action_id)
        .join(PlanOutcome, PlanOutcome.id == Action.outcome_id)
        .where(*mine)
        .order_by(ActionOwner.position)
    ):
        owners[action].append(person)
    actions: dict[UUID, list[shown.Action]] = defaultdict(list)
    for row in session.scalars(
        select(Action)
        .join(PlanOutcome, PlanOutcome.id == Action.outcome_id)
        .where(*mine)
        .order_by(Action.position)
    ):
        actions[row.outcome_id].append(
            shown.Action(
                row.id, row.text, tuple(owners[row.id]), row.by_day, row.by_words, row.progress,
                row.achieved, row.kind, row.how_often, row.measure, row.committed_by,
                tuple(UUID(entry) for entry in row.worries),
            )
        )  # fmt: skip
    outcomes = session.scalars(select(PlanOutcome).where(*mine).order_by(PlanOutcome.position))
    return shown.Plan(
        tuple(
            shown.PlanOutcome(o.id, o.text, o.measure, o.child_id, tuple(actions[o.id]), o.met, o.met_why)
            for o in outcomes
        ),
        contingency,
        trigger,
        () if previous else _left(session, conference),
    )


def _left(session: Session, conference: UUID) -> tuple[shown.LeftWorry, ...]:
    rows = session.execute(
        select(LeftWorry.entry_id, LeftWorry.reason).where(LeftWorry.conference_id == conference)
    )
    return tuple(shown.LeftWorry(entry, reason) for entry, reason in rows)
