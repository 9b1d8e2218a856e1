"""The plan of the last conference, gone through in a review: what was done, what was met, what goes on."""

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from cpdesk.models.conference import Conference
from cpdesk.models.plan import Action, PlanOutcome
from cpdesk.rules.plain_text import clean
from cpdesk.services.change import Workplace
from cpdesk.services.open_conference import found, open_conference
from cpdesk.services.plan_rows import LINE, action_row, new_action, new_outcome, outcome_row, own, owners_of
from cpdesk.vocabulary import Achieved, ConferenceKind


class LastPlan:
    """The plan that a review looks back on."""

    def __init__(self, workplace: Workplace) -> None:
        self._at = workplace

    def review_action(self, action: UUID, achieved: Achieved | None, why: str = "") -> None:
        """How far an action of the last plan was done, and why not more; None: not gone through yet."""
        with self._at.changing("conference", self._of_action(action)) as session:
            row = action_row(session, action, previous=True)
            row.achieved, row.progress = achieved, clean(why).text

    def review_outcome(self, outcome: UUID, met: Achieved | None, why: str = "") -> None:
        """How far an outcome of the last plan is met, and why not more."""
        with self._at.changing("conference", self._of_outcome(outcome)) as session:
            row = outcome_row(session, outcome, previous=True)
            row.met, row.met_why = met, clean(why).text

    def carry_over(self, action: UUID) -> UUID:
        """Take an action of the last plan into the new one, under the same outcome; gives the new one's id.

        A last day that has gone by is not taken along: a new one has to be agreed. What is in the new plan
        already stays as it is.
        """
        with self._at.changing("conference", self._of_action(action)) as session:
            return _carry(session, action_row(session, action, previous=True))

    def carry_over_open(self, which: UUID) -> int:
        """Take all actions that were partly or not done into the new plan; gives how many came new."""
        with self._at.changing("conference", which) as session:
            open_conference(session, which)
            before = _actions(session, which)
            for row in session.scalars(
                select(Action)
                .join(PlanOutcome, PlanOutcome.id == Action.outcome_id)
                .where(
                    PlanOutcome.conference_id == which,
                    PlanOutcome.previous.is_(True),
                    Action.achieved.in_((Achieved.PARTLY, Achieved.NOT_DONE)),
                )
                .order_by(PlanOutcome.position, Action.position)
            ).all():
                _carry(session, row)
            return _actions(session, which) - before

    def _of_outcome(self, outcome: UUID) -> UUID:
        with self._at.store.reading() as session:
            return found(session, PlanOutcome, outcome).conference_id

    def _of_action(self, action: UUID) -> UUID:
        with self._at.store.reading() as session:
            return found(session, PlanOutcome, found(session, Action, action).outcome_id).conference_id


def _actions(session: Session, which: UUID) -> int:
    mine = (PlanOutcome.conference_id == which, PlanOutcome.previous.is_(False))
    return len(session.scalars(select(Action.id).join(PlanOutcome).where(*mine)).all())


def _carry(session: Session, action: Action) -> UUID:
    """The action of the new plan that stands for one of the last plan; made when there is none."""
    last = session.get_one(PlanOutcome, action.outcome_id)
    same = session.scalars(
        select(PlanOutcome).where(
            PlanOutcome.conference_id == last.conference_id,
            PlanOutcome.previous.is_(False),
            PlanOutcome.text == last.text,
            PlanOutcome.child_id.is_(None)
            if last.child_id is None
            else PlanOutcome.child_id == last.child_id,
        )
    ).first()
    outcome = same or new_outcome(session, last.conference_id, last.text, last.child_id, measure=last.measure)
    there = session.scalars(
        select(Action).where(Action.outcome_id == outcome.id, Action.text == action.text)
    ).first()
    if there is not None:
        return there.id
    line = {name: getattr(action, name) for name in LINE}
    line["by_day"] = _still_to_come(action.by_day, session.get_one(Conference, last.conference_id).day)
    row = new_action(session, outcome.id, **line)
    own(session, row.id, owners_of(session, action.id))
    return row.id


def _still_to_come(day: date | None, today: date) -> date | None:
    return day if day is not None and day > today else None


def take_plan_along(session: Session, conference: Conference) -> None:
    """A review looks back on the plan of the last conference of the case that made one.

    It takes that plan as it is now, so that what was changed after the booking comes too; what a practice
    file itself brings stays, as there is no earlier conference in its case.
    """
    if conference.kind is not ConferenceKind.REVIEW:
        return
    made_by = _made_by(session, conference)
    if made_by is None:
        return
    mine = (PlanOutcome.conference_id == conference.id, PlanOutcome.previous.is_(True))
    for taken in session.scalars(select(PlanOutcome).where(*mine)):
        session.delete(taken)
    session.flush()
    theirs = (PlanOutcome.conference_id == made_by, PlanOutcome.previous.is_(False))
    for outcome in session.scalars(select(PlanOutcome).where(*theirs).order_by(PlanOutcome.position)).all():
        copy = new_outcome(
            session, conference.id, outcome.text, outcome.child_id, measure=outcome.measure, previous=True
        )
        lines = select(Action).where(Action.outcome_id == outcome.id).order_by(Action.position)
        for action in session.scalars(lines).all():
            row = new_action(session, copy.id, **{name: getattr(action, name) for name in LINE})
            own(session, row.id, owners_of(session, action.id))


def _made_by(session: Session, conference: Conference) -> UUID | None:
    return session.scalar(
        select(Conference.id)
        .join(PlanOutcome, PlanOutcome.conference_id == Conference.id)
        .where(
            Conference.case_id == conference.case_id,
            Conference.day < conference.day,
            PlanOutcome.previous.is_(False),
        )
        .order_by(Conference.day.desc())
        .limit(1)
    )
