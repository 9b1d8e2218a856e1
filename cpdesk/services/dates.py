"""The dates of one conference: what is due, and whether it was met as far as the file knows."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache

from cpdesk.rules.deadlines import DueDate, Events, judge, work_out
from cpdesk.rules.procedure import procedure
from cpdesk.rules.wording import local
from cpdesk.snapshots.conference import Conference, Report
from cpdesk.vocabulary import ConferenceKind, ConferenceState

SOCIAL_CARE = "social_care"


def due_dates(conference: Conference) -> tuple[DueDate, ...]:
    """Every last date of a conference under its own procedure, judged by what has been done.

    Hours run from the recorded end; until there is one, from the planned end, and the date is
    provisional.
    """
    dates = _worked_out(conference.procedure, events_of(conference)) + _first_review(conference)
    if conference.ended is None:
        dates = tuple(replace(d, provisional=True) if isinstance(d.due, datetime) else d for d in dates)
    done = _done(conference)
    return tuple(judge(due, done.get(due.rule)) for due in dates)


def _first_review(conference: Conference) -> tuple[DueDate, ...]:
    """The last day for a first review: that of the initial conference before it."""
    if conference.kind is not ConferenceKind.REVIEW or conference.previous_conference is None:
        return ()
    before = Events(ConferenceKind.INITIAL, conference=conference.previous_conference)
    dates = _worked_out(conference.procedure, before)
    return tuple(
        replace(d, rule="review_latest", title="Hold this review") for d in dates if d.rule == "review_first"
    )


@lru_cache(maxsize=1024)  # more than the conferences within a calendar's reach
def _worked_out(procedure_key: str, events: Events) -> tuple[DueDate, ...]:
    """Remembered, since a conference is read again after every entry and its days rarely change."""
    return work_out(procedure(procedure_key), events)


def events_of(conference: Conference) -> Events:
    """What the procedure's clock counts from."""
    first = conference.kind in (ConferenceKind.INITIAL, ConferenceKind.PRE_BIRTH)
    awaited = [child for child in conference.children if child.expected is not None and first]
    return Events(
        conference_kind=conference.kind,
        strategy_discussions=conference.strategy_discussions,
        conference=conference.day,
        conference_end=conference.ended or conference.planned_end,
        birth=_earliest(child.born for child in awaited),
        expected_birth=_earliest(child.expected for child in awaited),
        moved_in=conference.moved_in,
        notified=conference.notified,
        last_review=conference.last_review,
        previous_plan_end=conference.previous_plan_end,
        core_group=local(conference.core_group_at).date() if conference.core_group_at else None,
        conference_start=conference.starts,
    )


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

    A core group or review counts by the day agreed for it: it is still to be held.
    """
    never = None if conference.state is ConferenceState.BOOKED else date.max
    own = [r for r in conference.reports if _is_social_workers(conference, r)]
    others = [r for r in conference.reports if not _is_social_workers(conference, r)]
    return {
        "conference_latest": conference.day,
        "prebirth_latest": conference.day,
        "transfer_latest": conference.day,
        "review_latest": conference.day,
        "report_chair": _all_in((r.received for r in own), never),
        "report_family": _all_in((r.shared_with_family for r in own), never),
        "agency_report_chair": _all_in((r.received for r in others), never),
        "agency_report_family": _all_in((r.shared_with_family for r in others), never),
        "core_group_first": conference.core_group_at,
        "review_first": conference.review_at,
        "review_next": conference.review_at,
    }


def _all_in(days: Iterable[date | None], never: date | None) -> date | None:
    """The day the last one came; `never` when one did not come, nothing when there were none."""
    given = list(days)
    if not given:
        return None
    return never if None in given else max(day for day in given if day is not None)


def _earliest(days: Iterable[date | None]) -> date | None:
    return min((day for day in days if day is not None), default=None)
