"""The conferences about which somebody may still have to do something, read by a handful of queries."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, func, or_, select
from sqlalchemy.orm import Session

from cpdesk.models.attendance import Report
from cpdesk.models.case import Case
from cpdesk.models.conference import Conference, StrategyDiscussion
from cpdesk.models.decision import Decision
from cpdesk.models.done_date import DoneDate
from cpdesk.models.person import Person
from cpdesk.rules.procedure_terms import Procedure
from cpdesk.rules.rule_names import RULES, Phase
from cpdesk.services.kept_procedures import all_kept, shipped
from cpdesk.services.open_dates import CORE_GROUPS, Clocked, with_core_group
from cpdesk.snapshots import conference as shown
from cpdesk.snapshots.decisions import Decision as ShownDecision
from cpdesk.snapshots.entries import Draft
from cpdesk.snapshots.people import Person as ShownPerson
from cpdesk.snapshots.plan import Plan
from cpdesk.vocabulary import ConferenceState, Outcome

_SAME = (
    "id", "case_id", "kind", "state", "day", "starts", "planned_end", "ended", "core_group_at", "review_at",
    "number", "moved_in", "notified", "last_review", "previous_conference", "previous_plan_end",
    "plan_started", "epo_end", "assessments_end",
)  # fmt: skip
_LEFT_OUT: dict[str, Any] = {
    "case_reference": "", "venue": "", "relationships": (), "attendance": (), "entries": (), "views": (),
    "plan": Plan(), "previous_plan": Plan(), "quorum": (), "dates": (), "steps": (), "step": "",
    "draft": Draft(), "core_group": (), "chair": None, "clerk": None, "began": None, "paused_since": None,
}  # fmt: skip
AT_MOST = 20_000
"""More ids than this are not named one by one: everything is read then."""

Versions = dict[tuple[str, str], Procedure]


class _Place(NamedTuple):
    """Where a conference stands among those of its case."""

    superseded: bool
    follows: bool
    next_booked: UUID | None
    next_running: bool
    next_day: date | None
    core_group: date | None


def pending(session: Session) -> Iterator[Clocked]:
    """Every conference that can have an open date: booked, the last one held, or with things not sent.

    The queries are as many whatever the file holds; only the conferences given are read closely.
    """
    procedures = dict(all_kept(session))
    places = _places(session.execute(_looked_at()).all(), procedures)
    if not places:
        return
    ids = list(places)
    here: ColumnElement[bool] = Conference.id.in_(ids)
    if len(ids) > AT_MOST:
        here = Case.coming_in.is_(False)
    read = _read(session, here)
    for row in session.execute(_rows(here)):
        place = places.get(row.id)
        if place is not None:
            outline = _outline(row, _rules(procedures, row), read, place)
            yield Clocked(
                with_core_group(outline, place.core_group), place.superseded, place.follows,
                place.next_booked, place.next_running,
            )  # fmt: skip


def _looked_at() -> Select[Any]:
    """One line a conference: enough to see whether anything can be open about it."""
    own = DoneDate.conference_id == Conference.id
    noted = select(func.aggregate_strings(DoneDate.rule, ",")).where(own).scalar_subquery()
    core_group = select(func.max(DoneDate.day)).where(own, DoneDate.rule.in_(CORE_GROUPS)).scalar_subquery()
    settled = Decision.conference_id == Conference.id
    plan = select(Decision.id).where(settled, Decision.outcome == Outcome.CHILD_PROTECTION_PLAN).exists()
    return (
        select(
            Conference.id, Conference.case_id, Conference.kind, Conference.state, Conference.day,
            Conference.procedure, Conference.procedure_version, noted.label("noted"),
            core_group.label("core_group"), plan.label("plan"),
        )
        .join(Case, Case.id == Conference.case_id)
        .where(Case.coming_in.is_(False))
        .order_by(Conference.case_id, Conference.day, Conference.starts)
    )  # fmt: skip


def _places(rows: Sequence[Row[Any]], procedures: Versions) -> dict[UUID, _Place]:
    """The conferences to read closely, each with its place in its case."""
    cases: dict[UUID, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        cases[row.case_id].append(row)
    places: dict[UUID, _Place] = {}
    for conferences in cases.values():
        held = [n for n, row in enumerate(conferences) if row.state is ConferenceState.CLOSED]
        core_group: date | None = None
        for n, row in enumerate(conferences):
            later = next((c for c in conferences[n + 1 :] if c.day > row.day), None)
            booked = later if later is not None and later.state is not ConferenceState.CLOSED else None
            superseded = bool(held) and n < held[-1]
            if _matters(row, superseded, procedures):
                places[row.id] = _Place(
                    superseded,
                    _made_a_plan([conferences[m] for m in held if m < n]),
                    booked.id if booked is not None else None,
                    booked is not None and booked.state is ConferenceState.RUNNING,
                    later.day if later is not None else None,
                    core_group,
                )
            core_group = row.core_group or core_group
    return places


def _made_a_plan(before: Sequence[Row[Any]]) -> bool:
    """Whether the conference held last asks for a review: the next one is that review."""
    return bool(before) and bool(before[-1].plan)


def _matters(row: Row[Any], superseded: bool, procedures: Versions) -> bool:
    if row.state is not ConferenceState.CLOSED:
        return row.state is ConferenceState.BOOKED and not superseded
    if row.plan and not superseded:
        return True
    noted = set((row.noted or "").split(","))
    return any(
        RULES[rule].phase is Phase.AFTER and rule not in noted and row.kind in RULES[rule].kinds
        for rule in _rules(procedures, row).limits
    )


def _rules(procedures: Versions, row: Row[Any]) -> Procedure:
    return procedures.get((row.procedure, row.procedure_version)) or shipped(row.procedure)


class _Read(NamedTuple):
    """What other tables hold about the conferences, by conference; the people by case."""

    strategy: dict[UUID, tuple[date, ...]]
    done: dict[UUID, tuple[shown.Done, ...]]
    settled: dict[UUID, tuple[ShownDecision, ...]]
    reports: dict[UUID, tuple[shown.Report, ...]]
    people: dict[UUID, tuple[ShownPerson, ...]]


def _read(session: Session, here: ColumnElement[bool]) -> _Read:
    found = _Read(
        defaultdict(tuple), defaultdict(tuple), defaultdict(tuple), defaultdict(tuple), defaultdict(tuple)
    )
    ids = select(Conference.id).join(Case, Case.id == Conference.case_id).where(here)
    strategy = select(StrategyDiscussion.conference_id, StrategyDiscussion.day).where(
        StrategyDiscussion.conference_id.in_(ids)
    )
    for which, day in session.execute(strategy.order_by(StrategyDiscussion.day)):
        found.strategy[which] += (day,)
    done = select(DoneDate.conference_id, DoneDate.rule, DoneDate.day, DoneDate.at)
    for which, rule, day, at in session.execute(
        done.where(DoneDate.conference_id.in_(ids)).order_by(DoneDate.day)
    ):
        found.done[which] += (shown.Done(rule, day, at),)
    settled = select(Decision.conference_id, Decision.child_id, Decision.outcome)
    for which, child, outcome in session.execute(settled.where(Decision.conference_id.in_(ids))):
        found.settled[which] += (ShownDecision(child, outcome),)
    booked = ids.where(Conference.state == ConferenceState.BOOKED)
    reports = select(Report.conference_id, Report.person_id, Report.received, Report.shared_with_family)
    for which, by, received, shared in session.execute(reports.where(Report.conference_id.in_(booked))):
        found.reports[which] += (shown.Report(by, received, shared),)
    _read_people(session, here, found)
    return found


def _read_people(session: Session, here: ColumnElement[bool], found: _Read) -> None:
    """The children, and those who write a report for a conference that is booked."""
    cases = select(Conference.case_id).join(Case, Case.id == Conference.case_id).where(here)
    booked = select(Conference.id).where(Conference.state == ConferenceState.BOOKED)
    writers = select(Report.person_id).where(Report.conference_id.in_(booked))
    wanted = or_(Person.subject.is_(True), Person.id.in_(writers))
    columns = (
        Person.case_id, Person.id, Person.kind, Person.name, Person.known_as, Person.agency_group,
        Person.born, Person.expected, Person.unborn, Person.subject,
    )  # fmt: skip
    for case, who, kind, name, known_as, group, born, expected, unborn, subject in session.execute(
        select(*columns).where(Person.case_id.in_(cases), wanted).order_by(Person.position)
    ):
        found.people[case] += (
            ShownPerson(
                who, kind, name, known_as=known_as, agency_group=group, born=born, expected=expected,
                unborn=unborn, subject=subject,
            ),
        )  # fmt: skip


def _rows(here: ColumnElement[bool]) -> Select[Any]:
    columns = (getattr(Conference, name) for name in _SAME)
    return (
        select(
            *columns, Conference.lead_social_worker_id, Conference.procedure, Conference.procedure_version,
            Case.name.label("case_name"), Case.practice,
        )
        .join(Case, Case.id == Conference.case_id)
        .where(here)
    )  # fmt: skip


def _outline(row: Row[Any], rules: Procedure, read: _Read, place: _Place) -> shown.Conference:
    values = row._mapping
    return shown.Conference(
        **{name: values[name] for name in _SAME},
        case_name=row.case_name,
        practice=row.practice,
        procedure=rules,
        lead_social_worker=row.lead_social_worker_id,
        people=read.people.get(row.case_id, ()),
        strategy_discussions=read.strategy.get(row.id, ()),
        decisions=read.settled.get(row.id, ()),
        reports=read.reports.get(row.id, ()),
        done=read.done.get(row.id, ()),
        followed_by=place.next_day,
        **_LEFT_OUT,
    )
