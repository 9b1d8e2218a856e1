"""The next conference of a case as it is likely to be: after a plan a review, with the same people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from cpdesk.models.conference import Conference as Row
from cpdesk.models.decision import Decision
from cpdesk.rules.wording import LONDON, local
from cpdesk.rules.working_days import WorkingDays
from cpdesk.services.dates import on_a_plan
from cpdesk.services.kept_procedures import of_case
from cpdesk.services.office import working_days_of
from cpdesk.services.pictures.conference import conference_picture
from cpdesk.services.pictures.people import people_of
from cpdesk.snapshots.bookings import BookedChild, Booking
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.people import Person
from cpdesk.vocabulary import ConferenceKind, ConferenceState, Outcome

USUAL_HOUR = time(10)
"""When a conference is proposed to begin, if nothing was agreed."""
QUARTER = 15
"""A conference is proposed to end on a quarter of an hour: no earlier than its run-sheet does."""
_REVIEW_RULES = ("review_first", "review_next")


def proposal(session: Session, case: UUID, now: datetime) -> Booking:
    """The next conference of a case as far as its earlier ones tell; `now` is aware.

    After a conference that made (or kept) a plan: a review on the day agreed for it or on its last day.
    Without a plan: an initial conference, pre-birth when every child is unborn, on the next working day.
    """
    minutes = timedelta(minutes=-(-of_case(session, case).run_sheet.minutes // QUARTER) * QUARTER)
    days = working_days_of(session)
    history = _history(session, case)
    held = [row for row in history.rows if row.state is ConferenceState.CLOSED]
    latest = conference_picture(session, held[-1].id, whole=False) if held else None
    if latest is not None and on_a_plan(latest):
        return _review(latest, history, minutes, days, now)
    people = people_of(session, case)
    children = [p for p in people if p.subject]
    unborn = bool(children) and all(child.unborn for child in children)
    starts = datetime.combine(days.add(local(now).date(), 1), USUAL_HOUR, LONDON)
    return Booking(
        kind=ConferenceKind.PRE_BIRTH if unborn else ConferenceKind.INITIAL,
        starts=starts,
        ends=starts + minutes,
        case_id=case,
        children=_booked(children),
        previous_plan_end=history.ended,
        invited=tuple(p.id for p in people if p.is_family and not p.subject and p.died is None),
    )


def booked_children(conference: Conference) -> tuple[BookedChild, ...]:
    """The children of a conference, as its booking names them."""
    return _booked(conference.children)


def _booked(children: Sequence[Person]) -> tuple[BookedChild, ...]:
    return tuple(BookedChild(c.name, c.born, c.expected, c.id) for c in children)


@dataclass(frozen=True, slots=True)
class _History:
    """What the conferences of a case tell about its plans."""

    rows: Sequence[Row]
    began: date | None
    """When the plan that still runs was made."""
    ended: date | None
    """When a plan of one of the children last came to its end."""


def _history(session: Session, case: UUID) -> _History:
    rows = session.scalars(select(Row).where(Row.case_id == case).order_by(Row.starts)).all()
    decided: dict[UUID, list[tuple[UUID, Outcome]]] = {row.id: [] for row in rows}
    for which, child, outcome in session.execute(
        select(Decision.conference_id, Decision.child_id, Decision.outcome).where(
            Decision.conference_id.in_(select(Row.id).where(Row.case_id == case))
        )
    ):
        if outcome is not None:
            decided[which].append((child, outcome))
    open_plans: dict[UUID, date] = {}
    ended = [row.previous_plan_end for row in rows if row.previous_plan_end is not None]
    for row in rows:
        for child, outcome in decided[row.id]:
            if outcome is Outcome.CHILD_PROTECTION_PLAN:
                open_plans.setdefault(child, row.plan_started or row.day)
            elif outcome is Outcome.PLAN_ENDS or child in open_plans:
                open_plans.pop(child, None)
                ended.append(row.day)
    return _History(rows, min(open_plans.values(), default=None), max(ended, default=None))


def _review(
    latest: Conference, history: _History, minutes: timedelta, days: WorkingDays, now: datetime
) -> Booking:
    again = latest.kind is ConferenceKind.REVIEW
    number = (latest.number + 1 if latest.number else None) if again else 1
    starts = latest.review_at or _last_day(latest, days, now)
    return Booking(
        kind=ConferenceKind.REVIEW,
        starts=starts,
        ends=starts + minutes,
        venue=latest.venue,
        chair=latest.name(latest.chair),
        clerk=latest.name(latest.clerk),
        case_id=latest.case_id,
        children=booked_children(latest),
        previous_plan_end=history.ended,
        number=number,
        last_review=latest.day if again else None,
        previous_conference=None if again else latest.day,
        plan_started=latest.plan_started or history.began or (None if again else latest.day),
        lead_social_worker=latest.lead_social_worker,
        invited=_again(latest),
    )


def _last_day(latest: Conference, days: WorkingDays, now: datetime) -> datetime:
    """The last day for the review, or the next working day when that is over."""
    last = min((due.day for due in latest.dates if due.rule in _REVIEW_RULES), default=date.min)
    soonest = days.add(local(now).date(), 1)
    return datetime.combine(max(last, soonest), USUAL_HOUR, LONDON)


def _again(latest: Conference) -> tuple[UUID, ...]:
    """The family who were invited, the core group, and the professionals who came."""
    return tuple(
        at.person.id
        for at in latest.attendance
        if at.person.is_family or at.person.id in latest.core_group or at.ever_present
    ) + tuple(who for who in latest.core_group if who not in {at.person.id for at in latest.attendance})
