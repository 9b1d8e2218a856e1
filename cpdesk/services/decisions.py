"""Everyone's view and the chair's decision, child by child."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from cpdesk.errors import NotPossible
from cpdesk.models import decision as rows
from cpdesk.models.attendance import Attendance
from cpdesk.models.conference import Conference as Held
from cpdesk.rules.decision import Majority, legal_advice_proposed, majority, needs_override
from cpdesk.rules.plain_text import clean
from cpdesk.services.change import Workplace
from cpdesk.services.in_the_chairs_name import in_the_chairs_name
from cpdesk.services.open_conference import found, open_conference
from cpdesk.services.ordering import next_position
from cpdesk.services.pictures.conference import conference_picture
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.counted import agency_views
from cpdesk.snapshots.decisions import Decision, View
from cpdesk.vocabulary import Capacity, ConferenceKind, ReviewProgress


class Decisions:
    """Views, majority and decisions of a conference."""

    def __init__(self, workplace: Workplace) -> None:
        self._at = workplace

    def give_view(self, which: UUID, view: View) -> None:
        """Record somebody's view on the children; it replaces their earlier one.

        Raises NotPossible for an observer or an interpreter, who have no view.
        """
        with self._at.changing("conference", which) as session:
            open_conference(session, which)
            _refuse_no_voice(session, which, view.who)
            row = session.scalars(
                select(rows.View).where(rows.View.conference_id == which, rows.View.person_id == view.who)
            ).one_or_none()
            if row is None:
                last = next_position(session, rows.View.position, rows.View.conference_id == which)
                row = rows.View(id=uuid4(), conference_id=which, person_id=view.who, position=last)
                session.add(row)
            row.reason, row.by_report = clean(view.reason).text, view.by_report
            session.flush()
            _write_child_views(session, row, view)

    def withdraw_view(self, which: UUID, who: UUID) -> None:
        """Somebody has no view after all."""
        with self._at.changing("conference", which) as session:
            open_conference(session, which)
            for row in session.scalars(
                select(rows.View).where(rows.View.conference_id == which, rows.View.person_id == who)
            ):
                session.delete(row)

    def decide(self, which: UUID, decision: Decision) -> None:
        """Record what the chair settles for one child; it replaces the earlier decision.

        Raises NotPossible for anybody but the chair and those to whom the chair has handed over.
        """
        with self._at.changing("conference", which) as session:
            open_conference(session, which)
            in_the_chairs_name(self._at, session, which, "decided for a child")
            row = session.scalars(
                select(rows.Decision).where(
                    rows.Decision.conference_id == which, rows.Decision.child_id == decision.child
                )
            ).one_or_none()
            if row is None:
                last = next_position(session, rows.Decision.position, rows.Decision.conference_id == which)
                row = rows.Decision(id=uuid4(), conference_id=which, child_id=decision.child, position=last)
                session.add(row)
            _write(row, decision)
            session.flush()
            _write_dissents(session, row, decision)

    def majority(self, which: UUID, child: UUID) -> Majority:
        """What the agencies' majority is for one child."""
        with self._at.store.reading() as session:
            return majority_for(conference_picture(session, which), child)

    def earlier_reviews(self, which: UUID) -> Mapping[UUID, tuple[ReviewProgress | None, ...]]:
        """How the plan of each child went by the earlier reviews of the case, oldest first."""
        with self._at.store.reading() as session:
            return earlier_reviews(session, found(session, Held, which))


def earlier_reviews(session: Session, row: Held) -> Mapping[UUID, tuple[ReviewProgress | None, ...]]:
    """By child: what each review of the case before this conference settled about progress."""
    told: dict[UUID, tuple[ReviewProgress | None, ...]] = defaultdict(tuple)
    for child, progress in session.execute(
        select(rows.Decision.child_id, rows.Decision.progress)
        .join(Held, Held.id == rows.Decision.conference_id)
        .where(Held.case_id == row.case_id, Held.kind == ConferenceKind.REVIEW, Held.day < row.day)
        .order_by(Held.day)
    ):
        told[child] += (progress,)
    return told


def legal_advice_for(
    conference: Conference, child: UUID, earlier: Mapping[UUID, Sequence[ReviewProgress | None]]
) -> bool:
    """Whether legal advice is proposed for a child by the second review without satisfactory progress."""
    decision = conference.decision(child)
    if decision is None or conference.kind is not ConferenceKind.REVIEW:
        return False
    return legal_advice_proposed(conference.number, decision.progress, earlier.get(child, ()))


def _write_child_views(session: Session, row: rows.View, view: View) -> None:
    """What somebody thinks about each child; rows that stay keep their place in the file."""
    before = {
        part.child_id: part
        for part in session.scalars(select(rows.ChildView).where(rows.ChildView.view_id == row.id))
    }
    for child in before.keys() - {part.child for part in view.views}:
        session.delete(before[child])
    for position, part in enumerate(view.views):
        kept = before.get(part.child) or rows.ChildView(view_id=row.id, child_id=part.child)
        kept.position, kept.view, kept.category = position, part.view, part.category
        session.add(kept)


def _write_dissents(session: Session, row: rows.Decision, decision: Decision) -> None:
    """Who does not agree with a decision, in their order; rows that stay keep their place in the file."""
    before = session.scalars(
        select(rows.Dissent).where(rows.Dissent.decision_id == row.id).order_by(rows.Dissent.position)
    ).all()
    for position, dissent in enumerate(decision.dissent):
        kept = before[position] if position < len(before) else rows.Dissent(decision_id=row.id)
        kept.position, kept.person_id = position, dissent.who
        kept.agency, kept.text = clean(dissent.agency).text, clean(dissent.text).text
        session.add(kept)
    for gone in before[len(decision.dissent) :]:
        session.delete(gone)


def _write(row: rows.Decision, decision: Decision) -> None:
    row.outcome, row.category = decision.outcome, decision.category
    row.other_categories = [category.value for category in decision.other_categories]
    row.previous_category = decision.previous_category
    row.reason, row.own_words = clean(decision.reason).text, clean(decision.words).text
    row.has_suffered, row.likely_to_suffer = decision.has_suffered, decision.likely_to_suffer
    row.progress, row.ending_ground = decision.progress, decision.ending_ground
    row.outstanding, row.legal_advice = clean(decision.outstanding).text, decision.legal_advice
    row.override_reason = clean(decision.override_reason).text
    row.reminded_dissent = decision.reminded_dissent
    row.reminded_escalation = decision.reminded_escalation


def _refuse_no_voice(session: Session, which: UUID, who: UUID) -> None:
    """Raise NotPossible for somebody who takes part without a view of their own."""
    row = session.scalars(
        select(Attendance).where(Attendance.conference_id == which, Attendance.person_id == who)
    ).one_or_none()
    if row is not None and row.capacity is not Capacity.MEMBER:
        who_it_is = "an" if row.capacity.words[0] in "aeiou" else "a"
        raise NotPossible(
            f"{who_it_is.capitalize()} {row.capacity.words} has no view in a conference. "
            "Nothing was recorded for them."
        )


def majority_for(conference: Conference, child: UUID) -> Majority:
    """The majority by professional agency for one child (domain section 3, rule 11)."""
    return majority(conference.procedure, agency_views(conference, child))


def is_override(conference: Conference, child: UUID) -> bool:
    """Whether the decision for a child goes against the majority, or there is none."""
    decision = conference.decision(child)
    return decision is not None and needs_override(majority_for(conference, child), decision.outcome)
