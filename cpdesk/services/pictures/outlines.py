"""Outlines of many conferences at once: enough for the last dates that do not hang on a report."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, and_, func, or_, select, true
from sqlalchemy.orm import Session

from cpdesk.models.case import Case
from cpdesk.models.conference import Conference, StrategyDiscussion
from cpdesk.models.decision import Decision
from cpdesk.models.done_date import DoneDate
from cpdesk.models.person import Person
from cpdesk.rules.procedure import procedure, procedure_keys
from cpdesk.rules.procedure_terms import Anchor, Procedure
from cpdesk.rules.wording import LONDON
from cpdesk.services.among import among
from cpdesk.services.kept_procedures import all_kept, shipped
from cpdesk.services.marked_dates import marked, reach
from cpdesk.services.open_dates import CORE_GROUPS, with_core_group
from cpdesk.snapshots import conference as shown
from cpdesk.snapshots.decisions import Decision as ShownDecision
from cpdesk.snapshots.entries import Draft
from cpdesk.snapshots.people import Person as ShownPerson
from cpdesk.snapshots.plan import Plan
from cpdesk.vocabulary import ConferenceKind

_SAME = (
    "id", "case_id", "kind", "state", "day", "starts", "planned_end", "ended", "core_group_at", "review_at",
    "number", "moved_in", "notified", "last_review", "previous_conference", "previous_plan_end",
    "plan_started", "epo_end", "assessments_end",
)  # fmt: skip
_COLUMNS: Mapping[Anchor, tuple[str, ...]] = {
    Anchor.CONFERENCE: ("day", "previous_conference"),
    Anchor.CONFERENCE_START: ("day",),
    Anchor.CONFERENCE_END: ("day",),
    Anchor.MOVED_IN: ("moved_in",),
    Anchor.NOTIFIED: ("notified",),
    Anchor.PREVIOUS_PLAN_END: ("previous_plan_end",),
    Anchor.EPO_END: ("epo_end",),
    Anchor.LAST_REVIEW: ("day", "last_review"),
    Anchor.PREVIOUS_REVIEW: ("last_review",),
    Anchor.FIRST_REVIEW: ("day", "last_review"),
    Anchor.PLAN_START: ("day", "plan_started"),
    Anchor.ASSESSMENTS_END: ("assessments_end",),
}
"""Where a conference's own row has what a limit counts from; the rest stands in other tables."""
_NOTED: Mapping[Anchor, tuple[str, ...]] = {
    Anchor.CORE_GROUP: ("core_group_first", "core_group_next"),
    Anchor.RECORD_RECEIVED: ("record_out",),
}
"""What was noted as done, and is counted from."""
_LEFT_OUT: Mapping[str, Any] = {
    "case_name": "", "case_reference": "", "venue": "", "relationships": (), "attendance": (), "reports": (),
    "entries": (),
    "views": (), "plan": Plan(), "previous_plan": Plan(), "quorum": (), "dates": (), "steps": (), "step": "",
    "draft": Draft(), "core_group": (), "chair": None, "clerk": None, "lead_social_worker": None,
    "began": None, "paused_since": None,
}  # fmt: skip

Procedures = Mapping[tuple[str, str], Procedure]
Babies = Mapping[UUID, tuple[ShownPerson, ...]]


def chosen(chairs: Collection[str], kinds: Collection[ConferenceKind]) -> ColumnElement[bool]:
    """The conferences of some chairs (by name) and of some kinds; no names or kinds are all of them."""
    wanted = [Conference.case_id.not_in(select(Case.id).where(Case.coming_in.is_(True)))]
    if chairs:
        wanted.append(Conference.chair_id.in_(select(Person.id).where(Person.name.in_(chairs))))
    if kinds:
        wanted.append(Conference.kind.in_(kinds))
    return and_(*wanted)


def outlines_reaching(
    session: Session, first: date, last: date, wanted: ColumnElement[bool]
) -> Iterator[shown.Conference]:
    """Every conference of which a marked date can fall on a day from `first` to `last`.

    `wanted` chooses among the conferences. By nine queries, however many they are.
    """
    procedures, awaited = _procedures(session), _awaited(session)
    before, after, anchors = reach(procedures.values())
    start, end = first - after, last + before
    born = [case for case, babies in awaited.items() if any(_within(baby, start, end) for baby in babies)]
    here = _counted_from(anchors, start, end) | among(Conference.case_id, born)
    return _found(session, wanted & here, procedures, awaited)


def outlines(session: Session, here: ColumnElement[bool]) -> Iterator[shown.Conference]:
    """The conferences of a condition, each as far as its marked dates need it.

    Their procedures have the marked limits alone, and the name of the case is left empty.
    """
    cases = select(Conference.case_id).where(here)
    return _found(session, here, _procedures(session), _awaited(session, Person.case_id.in_(cases)))


def _found(
    session: Session, here: ColumnElement[bool], procedures: Procedures, awaited: Babies
) -> Iterator[shown.Conference]:
    columns = (getattr(Conference, name) for name in (*_SAME, "procedure", "procedure_version"))
    rows = session.execute(select(*columns).where(here)).all()
    ids = [row.id for row in rows]
    strategy, done, settled = _strategy(session, ids), _done(session, ids), _settled(session, ids)
    core_groups = _core_groups(session)
    following = _conference_days(session, min((row.day for row in rows), default=date.max))
    for row in rows:
        rules = procedures.get((row.procedure, row.procedure_version)) or shipped(row.procedure)
        outline = _outline(
            row,
            marked(rules),
            people=awaited.get(row.case_id, ()),
            strategy_discussions=strategy.get(row.id, ()),
            done=done.get(row.id, ()),
            decisions=settled.get(row.id, ()),
            followed_by=min((day for day in following[row.case_id] if day > row.day), default=None),
        )
        earlier = (day for held, day in core_groups.get(row.case_id, ()) if held < row.day)
        yield with_core_group(outline, max(earlier, default=None))


def _procedures(session: Session) -> Procedures:
    """Every procedure by key and version: those the file keeps, and those that are shipped."""
    shipped_now = {(key, rules.version): rules for key in procedure_keys() if (rules := procedure(key))}
    return shipped_now | dict(all_kept(session))


def _outline(row: Row[*tuple[Any, ...]], rules: Procedure, **more: Any) -> shown.Conference:
    own = dict(zip(_SAME, row, strict=False))
    return shown.Conference(**own, procedure=rules, **_LEFT_OUT, **more)


def _counted_from(anchors: frozenset[Anchor], first: date, last: date) -> ColumnElement[bool]:
    """Conferences with anything from `first` to `last` that one of their limits counts from.

    Births stand apart: `_awaited` has them.
    """
    start, end = _midnight(first), _midnight(last + timedelta(days=1))
    columns = sorted({name for anchor in anchors for name in _COLUMNS.get(anchor, ())})
    found = [getattr(Conference, name).between(first, last) for name in columns]
    noted = sorted({rule for anchor in anchors for rule in _NOTED.get(anchor, ())})
    done = select(DoneDate.conference_id).where(DoneDate.rule.in_(noted), DoneDate.day.between(first, last))
    found.append(Conference.id.in_(done))
    if Anchor.CONFERENCE_END in anchors:  # past midnight, or ended on another day than it was booked for
        found += [Conference.ended.between(start, end), Conference.planned_end.between(start, end)]
    if Anchor.CORE_GROUP in anchors:
        found.append(Conference.core_group_at.between(start, end))
    discussed = select(StrategyDiscussion.conference_id).where(StrategyDiscussion.day.between(first, last))
    found.append(Conference.id.in_(discussed))
    return or_(*found)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), LONDON)


def _within(baby: ShownPerson, first: date, last: date) -> bool:
    return any(day is not None and first <= day <= last for day in (baby.born, baby.expected))


def _awaited(session: Session, whose: ColumnElement[bool] | None = None) -> Babies:
    """The babies that are or were expected, by case: no other child's birthday moves a marked date."""
    found: dict[UUID, tuple[ShownPerson, ...]] = defaultdict(tuple)
    for case, who, kind, born, expected, unborn in session.execute(
        select(Person.case_id, Person.id, Person.kind, Person.born, Person.expected, Person.unborn).where(
            Person.expected.is_not(None), Person.subject.is_(True), true() if whose is None else whose
        )
    ):
        found[case] += (
            ShownPerson(who, kind, "", born=born, expected=expected, unborn=unborn, subject=True),
        )
    return found


def _strategy(session: Session, ids: Collection[UUID]) -> dict[UUID, tuple[date, ...]]:
    found: dict[UUID, tuple[date, ...]] = defaultdict(tuple)
    for which, day in session.execute(
        select(StrategyDiscussion.conference_id, StrategyDiscussion.day)
        .where(among(StrategyDiscussion.conference_id, ids))
        .order_by(StrategyDiscussion.day)
    ):
        found[which] += (day,)
    return found


def _done(session: Session, ids: Collection[UUID]) -> dict[UUID, tuple[shown.Done, ...]]:
    found: dict[UUID, tuple[shown.Done, ...]] = defaultdict(tuple)
    for which, rule, day, at in session.execute(
        select(DoneDate.conference_id, DoneDate.rule, DoneDate.day, DoneDate.at)
        .where(among(DoneDate.conference_id, ids))
        .order_by(DoneDate.day)
    ):
        found[which] += (shown.Done(rule, day, at),)
    return found


def _core_groups(session: Session) -> dict[UUID, list[tuple[date, date]]]:
    """The core groups noted in each case: the day of the conference, and that of the core group."""
    found: dict[UUID, list[tuple[date, date]]] = defaultdict(list)
    for case, held, day in session.execute(
        select(Conference.case_id, Conference.day, func.max(DoneDate.day))
        .join(DoneDate, DoneDate.conference_id == Conference.id)
        .where(DoneDate.rule.in_(CORE_GROUPS))
        .group_by(Conference.id)
    ):
        found[case].append((held, day))
    return found


def _settled(session: Session, ids: Collection[UUID]) -> dict[UUID, tuple[ShownDecision, ...]]:
    """What was settled for each child: without a protection plan, there are no dates of one."""
    found: dict[UUID, tuple[ShownDecision, ...]] = defaultdict(tuple)
    for which, child, outcome in session.execute(
        select(Decision.conference_id, Decision.child_id, Decision.outcome).where(
            among(Decision.conference_id, ids)
        )
    ):
        found[which] += (ShownDecision(child, outcome),)
    return found


def _conference_days(session: Session, first: date) -> dict[UUID, list[date]]:
    """The days of all conferences from `first` on, by case."""
    days: dict[UUID, list[date]] = defaultdict(list)
    for case, day in session.execute(
        select(Conference.case_id, Conference.day).where(Conference.day > first)
    ):
        days[case].append(day)
    return days
