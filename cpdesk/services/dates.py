"""The dates of one conference: what is due, and whether it was met as far as the file knows."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from uuid import UUID

from cpdesk.rules.account import Account
from cpdesk.rules.deadlines import NEVER, DueDate, Events, judge, work_out
from cpdesk.rules.procedure_terms import Anchor, Procedure
from cpdesk.rules.rule_names import HOLDING, RULES, Phase
from cpdesk.rules.wording import local
from cpdesk.rules.working_days import WorkingDays
from cpdesk.snapshots.conference import Conference, Report
from cpdesk.snapshots.people import Person
from cpdesk.vocabulary import ConferenceKind, ConferenceState, Outcome

SOCIAL_CARE = "social_care"
OF_AGE = "age_18"


NEEDS_A_PLAN = frozenset(
    {"plan_sign_off", "core_group_first", "plan_15_months", "plan_24_months"}
    | {rule for rule, name in RULES.items() if name.phase is Phase.WHILE}
)
"""The last dates that there are only while a child is on a protection plan."""


def due_dates(conference: Conference, calendar: WorkingDays) -> tuple[DueDate, ...]:
    """Every last date of a conference under its own procedure, judged by what has been done.

    Hours run from the recorded end; until there is one, from the planned end, and the date is
    provisional. What only a protection plan brings is left out once it is settled that there is none.
    """
    found = _worked_out(conference.procedure, events_of(conference), calendar)
    dates = [due for due in found if due.rule != OF_AGE]
    dates += _first_review(conference, calendar)
    if conference.ended is None:
        dates = [replace(d, provisional=True) if _from_the_end(d) else d for d in dates]
    if conference.decisions and not on_a_plan(conference):
        dates = [d for d in dates if d.rule not in NEEDS_A_PLAN]
    else:
        dates += _of_age(conference, calendar)
    if conference.decisions and all(d.outcome is Outcome.NO_PLAN for d in conference.decisions):
        dates = [d for d in dates if d.rule != "plan_out"]
    done = _done(conference)
    return tuple(judge(due, done[due.rule]) if done.get(due.rule) else due for due in dates)


def on_a_plan(conference: Conference) -> tuple[UUID, ...]:
    """The children for whom this conference settled a protection plan."""
    return tuple(d.child for d in conference.decisions if d.outcome is Outcome.CHILD_PROTECTION_PLAN)


def _from_the_end(due: DueDate) -> bool:
    """Whether it is an hour after the end of the conference: as long as that is only planned, it may move."""
    if not isinstance(due.due, datetime) or not isinstance(due.account, Account):
        return False
    return any(counted.limit.anchor is Anchor.CONFERENCE_END for counted in due.account.counted)


def _first_review(conference: Conference, calendar: WorkingDays) -> list[DueDate]:
    """The last day for a first review: that of the initial conference before it.

    A child who was not born then made it one before the birth, whatever else it was about.
    """
    first = conference.previous_conference
    if conference.kind is not ConferenceKind.REVIEW or first is None or conference.last_review is not None:
        return []  # a later one counts from the review before it
    awaited = [c for c in conference.children if c.expected and _unborn(c, first)]
    before = Events(
        ConferenceKind.PRE_BIRTH if awaited else ConferenceKind.INITIAL,
        conference=first,
        birth=_earliest(child.born for child in awaited),
        expected_birth=_earliest(child.expected for child in awaited),
    )
    dates = _worked_out(conference.procedure, before, calendar)
    return [
        replace(d, rule="review_latest", title=RULES["review_latest"].title)
        for d in dates
        if d.rule == "review_first"
    ]


def _of_age(conference: Conference, calendar: WorkingDays) -> list[DueDate]:
    """The eighteenth birthday of each child who may be on a plan, with whose it is."""
    planned = on_a_plan(conference)
    children = [c for c in conference.children if c.born and (c.id in planned or not planned)]
    return [
        replace(due, about=child.id)
        for child in children
        for due in _worked_out(conference.procedure, Events(conference.kind, birth=child.born), calendar)
        if due.rule == OF_AGE
    ]


@lru_cache(maxsize=20_000)  # more than the conferences within a calendar's reach
def _worked_out(rules: Procedure, events: Events, calendar: WorkingDays) -> tuple[DueDate, ...]:
    """Remembered, since a conference is read again after every entry and its days rarely change."""
    return work_out(rules, events, calendar)


def events_of(conference: Conference) -> Events:
    """What the procedure's clock counts from.

    A baby who was there already when an initial conference met is not awaited any more. A sign-off counts
    back from the day on which the first core group was held, once that is noted. The last review under
    another authority says nothing after a transfer in: that begins the reviews anew.
    """
    first = conference.kind in (ConferenceKind.INITIAL, ConferenceKind.PRE_BIRTH)
    awaited = [child for child in conference.children if child.expected is not None and first]
    is_review = conference.kind is ConferenceKind.REVIEW
    coming = [c for c in awaited if conference.kind is ConferenceKind.PRE_BIRTH or _unborn(c, conference.day)]
    agreed = local(conference.core_group_at).date() if conference.core_group_at else None
    return Events(
        conference_kind=conference.kind,
        strategy_discussions=conference.strategy_discussions,
        conference=conference.day,
        conference_end=conference.ended or conference.planned_end,
        birth=_earliest(child.born for child in awaited),
        expected_birth=_earliest(child.expected for child in coming),
        moved_in=conference.moved_in,
        notified=conference.notified,
        record_received=_last(conference, "record_out"),
        epo_end=conference.epo_end,
        assessments_end=conference.assessments_end,
        last_review=conference.last_review if is_review else None,
        review_number=conference.number if is_review else None,
        plan_start=conference.plan_started or (None if is_review else conference.day),
        previous_plan_end=conference.previous_plan_end,
        first_core_group=_last(conference, "core_group_first") or agreed,
        core_group=_last(conference, "core_group_first", "core_group_next"),
        conference_start=conference.starts,
    )


def _unborn(child: Person, day: date) -> bool:
    return child.born is None or child.born > day


def _last(conference: Conference, *rules: str) -> date | None:
    """The last day on which something was noted as done."""
    return max((done.day for done in conference.done if done.rule in rules), default=None)


def mark_late(conference: Conference) -> tuple[Report, ...]:
    """The reports, each marked late if it came after the day it was due to the chair, or never.

    Before the conference begins, one that has not come may still come.
    """
    due = {d.rule: d.day for d in conference.dates}

    def late(report: Report) -> bool:
        if report.received is None:
            return conference.state is not ConferenceState.BOOKED
        rule = "report_chair" if _is_social_workers(conference, report) else "agency_report_chair"
        return report.received > due.get(rule, conference.day)

    return tuple(replace(report, late=late(report)) for report in conference.reports)


def _is_social_workers(conference: Conference, report: Report) -> bool:
    if conference.lead_social_worker is not None and report.by == conference.lead_social_worker:
        return True
    person = conference.person(report.by)
    return person is not None and person.agency_group == SOCIAL_CARE


def _done(conference: Conference) -> dict[str, date | datetime | None]:
    """When each rule was met, for those that the file can answer.

    What somebody noted as done comes first. A core group or review counts by the day agreed for it: it is
    still to be held. The next core group is always still to be held: the last one is what it counts from.
    """
    never = None if conference.state is ConferenceState.BOOKED else NEVER
    own = [r for r in conference.reports if _is_social_workers(conference, r)]
    others = [r for r in conference.reports if not _is_social_workers(conference, r)]
    review = conference.followed_by or conference.review_at
    known: dict[str, date | datetime | None] = {
        **dict.fromkeys(HOLDING, conference.day),
        "report_chair": _all_in((r.received for r in own), never),
        "report_family": _all_in((r.shared_with_family for r in own), never),
        "agency_report_chair": _all_in((r.received for r in others), never),
        "agency_report_family": _all_in((r.shared_with_family for r in others), never),
        "core_group_first": conference.core_group_at,
        "review_first": review,
        "review_next": review,
        "second_review": _second_review(conference, review),
    }
    noted = {d.rule: d.at or d.day for d in conference.done if d.rule != "core_group_next"}
    return known | noted


def _second_review(conference: Conference, after: date | datetime | None) -> date | datetime | None:
    """The day of the second review: this conference, or the one after a first review."""
    if conference.kind is not ConferenceKind.REVIEW:
        return None
    return {1: after, 2: conference.day}.get(conference.number or 0)


def _all_in(days: Iterable[date | None], never: date | None) -> date | None:
    """The day the last one came; `never` when one did not come, nothing when there were none."""
    given = list(days)
    if not given:
        return None
    return never if None in given else max(day for day in given if day is not None)


def _earliest(days: Iterable[date | None]) -> date | None:
    return min((day for day in days if day is not None), default=None)
