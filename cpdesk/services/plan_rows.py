"""Rows of a plan: who carries an action, what it is copied from, and which conference it belongs to."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from cpdesk.errors import NotPossible
from cpdesk.models.plan import Action, ActionOwner, PlanOutcome
from cpdesk.rules.plain_text import clean
from cpdesk.services.open_conference import found, open_conference
from cpdesk.services.ordering import next_position

LINE = ("text", "by_day", "by_words", "kind", "how_often", "measure", "committed_by")
"""What an action takes along when it goes from one plan into the next."""


def worded(text: str, refusal: str) -> str:
    """The text, cleaned; raises NotPossible with `refusal` when there are no words in it."""
    cleaned = clean(text).text
    if not cleaned.strip():
        raise NotPossible(refusal)
    return cleaned


def outcome_row(session: Session, outcome: UUID, *, previous: bool | None = None) -> PlanOutcome:
    """An outcome of an open conference; raises NotPossible for one of the other plan, when that is asked."""
    row = found(session, PlanOutcome, outcome)
    open_conference(session, row.conference_id)
    if previous is not None and row.previous is not previous:
        raise NotPossible(
            "This belongs to the plan of the last conference, which stays as it was."
            if row.previous
            else "This belongs to the new plan; only the plan of the last conference is gone through."
        )
    return row


def action_row(session: Session, action: UUID, *, previous: bool | None = None) -> Action:
    """An action of an open conference; raises NotPossible as `outcome_row` does."""
    row = found(session, Action, action)
    outcome_row(session, row.outcome_id, previous=previous)
    return row


def new_outcome(
    session: Session, conference: UUID, text: str, child: UUID | None, **more: Any
) -> PlanOutcome:
    """One more outcome at the end of the plan."""
    last = next_position(session, PlanOutcome.position, PlanOutcome.conference_id == conference)
    row = PlanOutcome(id=uuid4(), conference_id=conference, position=last, child_id=child, text=text, **more)
    session.add(row)
    session.flush()
    return row


def new_action(session: Session, outcome: UUID, **line: Any) -> Action:
    """One more action at the end of an outcome."""
    last = next_position(session, Action.position, Action.outcome_id == outcome)
    row = Action(id=uuid4(), outcome_id=outcome, position=last, **line)
    session.add(row)
    session.flush()
    return row


def own(session: Session, action: UUID, owners: Iterable[UUID]) -> None:
    """These people carry an action, in this order; rows that stay keep their place in the file."""
    before = {
        row.person_id: row
        for row in session.scalars(select(ActionOwner).where(ActionOwner.action_id == action))
    }
    wanted = tuple(dict.fromkeys(owners))
    for who in before.keys() - set(wanted):
        session.delete(before[who])
    for position, who in enumerate(wanted):
        row = before.get(who) or ActionOwner(action_id=action, person_id=who)
        row.position = position
        session.add(row)


def owners_of(session: Session, action: UUID) -> list[UUID]:
    """Who carries an action, in their order."""
    mine = select(ActionOwner.person_id).where(ActionOwner.action_id == action)
    return list(session.scalars(mine.order_by(ActionOwner.position)))
