"""The picture of one conference whole."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from cpdesk.models.case import Case
from cpdesk.models.conference import Conference, CoreGroupMember, Draft, StepVisit, StrategyDiscussion
from cpdesk.models.entry import Entry
from cpdesk.services.dates import due_dates, mark_late
from cpdesk.services.open_conference import found
from cpdesk.services.pictures.decisions import decisions_of, views_of
from cpdesk.services.pictures.people import attendance_of, people_of, relationships_of, reports_of
from cpdesk.services.pictures.plan import plan_of
from cpdesk.services.quorum import quorum_of
from cpdesk.snapshots import conference as shown
from cpdesk.snapshots.entries import Draft as ShownDraft
from cpdesk.snapshots.entries import Entry as ShownEntry
from cpdesk.snapshots.plan import Plan


def conference_picture(session: Session, which: UUID, *, whole: bool = True) -> shown.Conference:
    """Everything about one conference, as it stands in the file.

    Without `whole` what was said and planned is left out: enough for dates, quorum and decisions.
    """
    row = found(session, Conference, which)
    case = session.get_one(Case, row.case_id)
    people = people_of(session, row.case_id)
    picture = shown.Conference(
        id=row.id,
        case_id=row.case_id,
        case_name=case.name,
        case_reference=case.reference,
        kind=row.kind,
        state=row.state,
        day=row.day,
        starts=row.starts,
        planned_end=row.planned_end,
        venue=row.venue,
        procedure=row.procedure,
        procedure_version=row.procedure_version,
        people=people,
        relationships=relationships_of(session, row.case_id),
        attendance=attendance_of(session, which, {p.id: p for p in people}),
        reports=reports_of(session, which),
        entries=entries_of(session, which) if whole else (),
        views=views_of(session, which),
        decisions=decisions_of(session, which),
        plan=plan_of(session, which, previous=False, contingency=row.contingency) if whole else Plan(),
        previous_plan=plan_of(session, which, previous=True) if whole else Plan(),
        quorum=(),
        dates=(),
        steps=_steps(session, which),
        step=row.step,
        draft=_draft(session, which),
        core_group=_core_group(session, which),
        core_group_at=row.core_group_at,
        review_at=row.review_at,
        chair=row.chair_id,
        clerk=row.clerk_id,
        lead_social_worker=row.lead_social_worker_id,
        began=row.began,
        ended=row.ended,
        paused_since=row.paused_since,
        paused_seconds=row.paused_seconds,
        strategy_discussions=_strategy(session, which),
        number=row.number,
        moved_in=row.moved_in,
        notified=row.notified,
        last_review=row.last_review,
        previous_conference=row.previous_conference,
        previous_plan_end=row.previous_plan_end,
        quorum_reason=row.quorum_reason,
        complaints_explained=row.complaints_explained,
        practice=case.practice,
        closed_with_open_points=row.open_points_reason,
        particulars=tuple((label, text) for label, text in row.particulars),
    )
    picture = replace(picture, dates=due_dates(picture), quorum=quorum_of(picture))
    return replace(picture, reports=mark_late(picture))


def entries_of(session: Session, conference: UUID) -> tuple[ShownEntry, ...]:
    """The entries of a conference in the order of the record, without those removed.

    Columns rather than entities: it is read after every entry that is typed.
    """
    rows = session.execute(
        select(
            Entry.id, Entry.position, Entry.at, Entry.step, Entry.stage_words, Entry.lane,
            Entry.private, Entry.text, Entry.speaker_id, Entry.about, Entry.revisions,
        )
        .where(Entry.conference_id == conference, Entry.removed.is_(False))
        .order_by(Entry.position, Entry.id)
    )  # fmt: skip
    return tuple(
        ShownEntry(
            *row[:9],
            about=_ids(row.about),
            revisions=row.revisions,
        )
        for row in rows
    )


def _strategy(session: Session, conference: UUID) -> tuple[date, ...]:
    return tuple(
        session.scalars(
            select(StrategyDiscussion.day)
            .where(StrategyDiscussion.conference_id == conference)
            .order_by(StrategyDiscussion.day)
        )
    )


def _core_group(session: Session, conference: UUID) -> tuple[UUID, ...]:
    return tuple(
        session.scalars(
            select(CoreGroupMember.person_id)
            .where(CoreGroupMember.conference_id == conference)
            .order_by(CoreGroupMember.position)
        )
    )


def _steps(session: Session, conference: UUID) -> tuple[shown.StepRecord, ...]:
    visits = session.scalars(
        select(StepVisit).where(StepVisit.conference_id == conference).order_by(StepVisit.began)
    )
    return tuple(shown.StepRecord(v.step, v.began, v.ended, _seconds(v.began, v.ended)) for v in visits)


def _seconds(began: datetime, ended: datetime | None) -> int:
    return int((ended - began).total_seconds()) if ended else 0


def _draft(session: Session, conference: UUID) -> ShownDraft:
    row = session.get(Draft, conference)
    if row is None:
        return ShownDraft()
    return ShownDraft(row.text, row.speaker_id, row.lane, row.private, _ids(row.about), row.entry_id)


def _ids(texts: Sequence[str]) -> tuple[UUID, ...]:
    return tuple(UUID(text) for text in texts)
