"""The plan: outcomes, actions and contingency, and what in it is still vague."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from cpdesk.errors import NotPossible
from cpdesk.models.conference import Conference
from cpdesk.models.plan import Action, ActionOwner, PlanOutcome
from cpdesk.rules.plain_text import clean
from cpdesk.rules.plan import action_gaps, outcome_gaps
from cpdesk.services.change import Workplace
from cpdesk.services.open_conference import found, open_conference
from cpdesk.services.ordering import next_position
from cpdesk.services.pictures.plan import plan_of
from cpdesk.snapshots.plan import Gap, Plan


class Plans:
    """The plan of a conference."""

    def __init__(self, workplace: Workplace) -> None:
        self._at = workplace

    def add_outcome(
        self, which: UUID, text: str, child: UUID | None = None, measure: str = "", *, previous: bool = False
    ) -> UUID:
        """Add what we need to see for one child (None: for all); gives its id.

        `previous` puts it into the plan that a review looks back on.
        """
        with self._at.changing("conference", which) as session:
            open_conference(session, which)
            row = PlanOutcome(
                id=uuid4(),
                conference_id=which,
                position=next_position(session, PlanOutcome.position, PlanOutcome.conference_id == which),
                previous=previous,
                child_id=child,
                text=_worded(text, "An outcome needs words before it can be added."),
                measure=clean(measure).text,
            )
            session.add(row)
            return row.id

    def change_outcome(self, outcome: UUID, **changes: Any) -> None:
        """Change `text`, `measure` or `child` of an outcome."""
        with self._at.changing("conference", self._conference_of(outcome)) as session:
            row = found(session, PlanOutcome, outcome)
            open_conference(session, row.conference_id)
            if "text" in changes:
                row.text = _worded(changes["text"], "An outcome needs words; the old ones were kept.")
            if "measure" in changes:
                row.measure = clean(changes["measure"]).text
            if "child" in changes:
                row.child_id = changes["child"]

    def remove_outcome(self, outcome: UUID) -> None:
        """Take an outcome and its actions out of the plan."""
        with self._at.changing("conference", self._conference_of(outcome)) as session:
            row = found(session, PlanOutcome, outcome)
            open_conference(session, row.conference_id)
            session.delete(row)

    def add_action(
        self,
        outcome: UUID,
        text: str,
        owners: Iterable[UUID] = (),
        by: date | None = None,
        by_words: str = "",
        progress: str = "",
    ) -> UUID:
        """Add who does what by when towards an outcome; gives the action's id."""
        with self._at.changing("conference", self._conference_of(outcome)) as session:
            open_conference(session, found(session, PlanOutcome, outcome).conference_id)
            row = Action(
                id=uuid4(),
                outcome_id=outcome,
                position=next_position(session, Action.position, Action.outcome_id == outcome),
                text=_worded(text, "An action needs words before it can be added."),
                by_day=by,
                by_words=clean(by_words).text,
                progress=clean(progress).text,
            )
            session.add(row)
            session.flush()
            _own(session, row.id, owners)
            return row.id

    def change_action(self, action: UUID, **changes: Any) -> None:
        """Change `text`, `owners`, `by`, `by_words` or `progress` of an action."""
        with self._at.store.reading() as session:
            outcome = found(session, Action, action).outcome_id
        with self._at.changing("conference", self._conference_of(outcome)) as session:
            row = found(session, Action, action)
            open_conference(session, found(session, PlanOutcome, row.outcome_id).conference_id)
            if "text" in changes:
                row.text = _worded(changes["text"], "An action needs words; the old ones were kept.")
            if "by" in changes:
                row.by_day = changes["by"]
            for name in {"by_words", "progress"} & set(changes):
                setattr(row, name, clean(changes[name]).text)
            if "owners" in changes:
                _own(session, action, changes["owners"])

    def remove_action(self, action: UUID) -> None:
        """Take an action out of the plan."""
        with self._at.store.reading() as session:
            outcome = found(session, Action, action).outcome_id
        with self._at.changing("conference", self._conference_of(outcome)) as session:
            open_conference(session, found(session, PlanOutcome, outcome).conference_id)
            session.delete(found(session, Action, action))

    def set_contingency(self, which: UUID, text: str) -> None:
        """What happens if the plan does not work, and what sets it off."""
        with self._at.changing("conference", which) as session:
            open_conference(session, which).contingency = clean(text).text

    def gaps(self, which: UUID) -> tuple[Gap, ...]:
        """What in the plan is still vague: no person, no date, no measure, no contingency."""
        with self._at.store.reading() as session:
            contingency = found(session, Conference, which).contingency
            return plan_gaps(plan_of(session, which, previous=False, contingency=contingency))

    def _conference_of(self, outcome: UUID) -> UUID:
        with self._at.store.reading() as session:
            return found(session, PlanOutcome, outcome).conference_id


def plan_gaps(plan: Plan) -> tuple[Gap, ...]:
    """The gaps of a plan, outcome by outcome, the contingency last (domain section 6)."""
    gaps: list[Gap] = []
    for outcome in plan.outcomes:
        words = outcome_gaps(outcome.text, outcome.measure, len(outcome.actions))
        gaps += [Gap(word, outcome.id) for word in words]
        for action in outcome.actions:
            words = action_gaps(action.text, len(action.owners), action.by, action.by_words)
            gaps += [Gap(word, outcome.id, action.id) for word in words]
    if plan.outcomes and not plan.contingency.strip():
        gaps.append(Gap("There is no contingency: what happens if the plan does not work?"))
    return tuple(gaps)


def _own(session: Session, action: UUID, owners: Iterable[UUID]) -> None:
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


def _worded(text: str, refusal: str) -> str:
    cleaned = clean(text).text
    if not cleaned.strip():
        raise NotPossible(refusal)
    return cleaned
