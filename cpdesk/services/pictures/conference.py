"""The picture of one conference whole."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from cpdesk.models.case import Case
from cpdesk.models.conference import Conference, CoreGroupMember, Draft, StrategyDiscussion
from cpdesk.models.done_date import DoneDate
from cpdesk.models.entry import Entry
from cpdesk.rules.procedure_terms import Procedure
from cpdesk.services.dates import due_dates, mark_late
from cpdesk.services.kept_procedures import held_under
from cpdesk.services.office import working_days_of
from cpdesk.services.open_conference import found
from cpdesk.services.pictures.course import (
    attachments_of,
    breaks_of,
    parts_of,
    skips_of,
    steps_of,
    stood_still,
)
from cpdesk.services.pictures.decisions import decisions_of, views_of
from cpdesk.services.pictures.people import (
    attendance_of,
    people_of,
    relationships_of,
    reports_of,
    voices_of,
)
from cpdesk.services.pictures.plan import plan_of
from cpdesk.services.pictures.risk import earlier_scores_of, risks_of, scores_of
from cpdesk.services.quorum import quorum_of
from cpdesk.snapshots import conference as shown
from cpdesk.snapshots.entries import Draft as ShownDraft
from cpdesk.snapshots.entries import Entry as ShownEntry
from cpdesk.snapshots.people import Person
from cpdesk.snapshots.plan import Plan

_SAME = (
    "id", "case_id", "kind", "state", "day", "starts", "planned_end", "venue", "step", "core_group_at",
    "review_at", "began", "ended", "paused_since", "paused_seconds", "number", "moved_in", "notified",
    "last_review", "previous_conference", "previous_plan_end", "plan_started", "epo_end", "assessments_end",
    "quorum_reason", "complaints_explained",
)  # fmt: skip


def conference_picture(session: Session, which: UUID, *, whole: bool = True) -> shown.Conference:
    """Everything about one conference, as it stands in the file.

    Without `whole` what was said and planned is left out: enough for dates, quorum and decisions.
    Raises NotPossible when it is not in the file.
    """
    row = found(session, Conference, which)
    people = people_of(session, row.case_id)
    case = session.get_one(Case, row.case_id)
    breaks = breaks_of(session, which)
    since, seconds = stood_still(row, breaks)
    picture = _outline(row, case, people, _strategy(session, which), held_under(session, row))
    picture = replace(
        picture,
        relationships=relationships_of(session, row.case_id),
        attendance=attendance_of(session, which, {p.id: p for p in people}),
        reports=reports_of(session, which),
        views=views_of(session, which),
        decisions=decisions_of(session, which),
        steps=steps_of(session, which),
        parts=parts_of(session, which),
        breaks=breaks,
        paused_since=since,
        paused_seconds=seconds,
        skips=skips_of(session, which),
        voices=voices_of(session, which),
        draft=_draft(session, which),
        core_group=_core_group(session, which),
        done=_done(session, Conference.id == which).get(which, ()),
        followed_by=_followed_by(session, row),
    )
    if whole:
        picture = replace(
            picture,
            entries=entries_of(session, which),
            plan=plan_of(
                session, which, previous=False, contingency=row.contingency, trigger=row.contingency_trigger
            ),
            risks=risks_of(session, which),
            scores=scores_of(session, which),
            earlier_scores=earlier_scores_of(session, row),
            attachments=attachments_of(session, which),
            previous_plan=plan_of(session, which, previous=True),
        )
    picture = replace(picture, dates=due_dates(picture, working_days_of(session)), quorum=quorum_of(picture))
    return replace(picture, reports=mark_late(picture))


def _outline(
    row: Conference, case: Case, people: tuple[Person, ...], strategy: tuple[date, ...], rules: Procedure
) -> shown.Conference:
    """What the conference's own row says; all that other tables hold about it is left out."""
    return shown.Conference(
        **{name: getattr(row, name) for name in _SAME},
        procedure=rules,
        case_name=case.name,
        case_reference=case.reference,
        practice=case.practice,
        chair=row.chair_id,
        clerk=row.clerk_id,
        lead_social_worker=row.lead_social_worker_id,
        closed_with_open_points=row.open_points_reason,
        particulars=tuple((label, text) for label, text in row.particulars),
        people=people,
        strategy_discussions=strategy,
        relationships=(),
        attendance=(),
        reports=(),
        entries=(),
        views=(),
        decisions=(),
        plan=Plan(),
        previous_plan=Plan(),
        quorum=(),
        dates=(),
        steps=(),
        draft=ShownDraft(),
        core_group=(),
    )


def _done(session: Session, within: ColumnElement[bool]) -> dict[UUID, tuple[shown.Done, ...]]:
    """What was noted as done for the conferences that `within` finds, by conference."""
    found: dict[UUID, tuple[shown.Done, ...]] = defaultdict(tuple)
    for which, rule, day, at in session.execute(
        select(DoneDate.conference_id, DoneDate.rule, DoneDate.day, DoneDate.at)
        .where(DoneDate.conference_id.in_(select(Conference.id).where(within)))
        .order_by(DoneDate.day)
    ):
        found[which] += (shown.Done(rule, day, at),)
    return found


def _followed_by(session: Session, row: Conference) -> date | None:
    """The day of the next conference of the case."""
    return session.scalar(
        select(func.min(Conference.day)).where(Conference.case_id == row.case_id, Conference.day > row.day)
    )


def entries_of(session: Session, conference: UUID) -> tuple[ShownEntry, ...]:
    """The entries of a conference in the order of the record, without those removed.

    Columns rather than entities: it is read after every entry that is typed.
    """
    rows = session.execute(
        select(
            Entry.id, Entry.position, Entry.at, Entry.step, Entry.stage_words, Entry.lane,
            Entry.private, Entry.text, Entry.speaker_id, Entry.about, Entry.said_as, Entry.reply,
            Entry.replies_to_id, Entry.part_id, Entry.revisions,
        )
        .where(Entry.conference_id == conference, Entry.removed.is_(False))
        .order_by(Entry.position, Entry.id)
    )  # fmt: skip
    return tuple(
        ShownEntry(
            *row[:9],
            _ids(row.about),
            *row[10:],
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


def _draft(session: Session, conference: UUID) -> ShownDraft:
    row = session.get(Draft, conference)
    if row is None:
        return ShownDraft()
    return ShownDraft(
        row.text,
        row.speaker_id,
        row.lane,
        row.private,
        _ids(row.about),
        row.entry_id,
        row.said_as,
        row.reply,
        row.replies_to_id,
        row.part_id,
    )


def _ids(texts: Sequence[str]) -> tuple[UUID, ...]:
    return tuple(UUID(text) for text in texts)
