"""A conference as it would be: its dates under a booking that is not made, or on a day it is not moved to."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from cpdesk.rules.deadlines import DueDate, judge
from cpdesk.rules.procedure_terms import Procedure
from cpdesk.rules.rule_names import HOLDING, RULES, Phase
from cpdesk.rules.standing import Stands, standing
from cpdesk.rules.wording import day_words, local
from cpdesk.rules.working_days import WorkingDays
from cpdesk.services.dates import due_dates
from cpdesk.snapshots.bookings import BookedChild, Booking, Clash, IfMoved
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.entries import Draft
from cpdesk.snapshots.people import Person
from cpdesk.snapshots.plan import Plan
from cpdesk.vocabulary import ConferenceState, PersonKind

LAST_DAYS = HOLDING | {"book_alert", "book_request"}
"""The rules that say until when a conference is booked and held: they do not count from its own day."""


def whatever_the_day(dates: Iterable[DueDate]) -> tuple[DueDate, ...]:
    """Those that hold whatever day is chosen, not judged by any."""
    return tuple(judge(due, None) for due in dates if due.rule in LAST_DAYS)


def moved(conference: Conference, starts: datetime, ends: datetime | None = None) -> Conference:
    """The same conference at another time (aware instants); without an end it keeps its length."""
    if ends is None and conference.planned_end is not None:
        ends = starts + (conference.planned_end - conference.starts)
    return replace(conference, starts=starts, planned_end=ends, day=local(starts).date())


def as_booked(
    booking: Booking, rules: Procedure, before: Conference | None = None, people: tuple[Person, ...] = ()
) -> Conference:
    """The conference that a booking would make (of the one `before`); only its days are true of it."""
    blank = _blank(booking, rules, people) if before is None else replace(before, procedure=rules)
    return replace(
        blank,
        kind=booking.kind,
        starts=booking.starts,
        planned_end=booking.ends or booking.starts + timedelta(minutes=rules.run_sheet.minutes),
        day=local(booking.starts).date(),
        people=_with_children(blank.people, booking.children),
        strategy_discussions=tuple(sorted(set(booking.strategy_discussions))),
        number=booking.number,
        moved_in=booking.moved_in,
        notified=booking.notified,
        last_review=booking.last_review,
        previous_conference=booking.previous_conference,
        previous_plan_end=booking.previous_plan_end,
        plan_started=booking.plan_started,
        epo_end=booking.epo_end,
        assessments_end=booking.assessments_end,
    )


def what_follows(
    before: Conference | None,
    after: Conference,
    clashes: tuple[Clash, ...],
    days: WorkingDays,
    now: datetime,
) -> IfMoved:
    """What `after` makes late, compared with `before` (or with nothing booked), at the instant `now`."""
    dates = due_dates(after, days)
    earlier = due_dates(before, days) if before is not None else ()
    was = {_which(due) for due in _late(earlier, before, days, now)} if before is not None else set()
    late = _late(dates, after, days, now)
    still = {_which(due) for due in late}
    return IfMoved(
        clashes=clashes,
        becomes_late=tuple(due for due in late if _which(due) not in was),
        back_in_time=tuple(due for due in dates if _which(due) in was - still),
        dates=dates,
        remarks=_remarks(before, after, now),
    )


def _which(due: DueDate) -> tuple[str, UUID | None]:
    return due.rule, due.about


def _late(
    dates: Iterable[DueDate], conference: Conference, days: WorkingDays, now: datetime
) -> tuple[DueDate, ...]:
    """What is missed: held too late, or to be done before the conference by a day that is over already.

    Of a conference that was held in the past nobody knows any more what was sent when.
    """
    today = local(now).date()
    over = conference.day < today

    def missed(due: DueDate) -> bool:
        kind = standing(due, today, days, now).kind
        if kind is Stands.LATE:
            return True
        return kind is Stands.PAST and not over and RULES[due.rule].phase is Phase.BEFORE

    return tuple(due for due in dates if missed(due))


def _remarks(before: Conference | None, after: Conference, now: datetime) -> tuple[str, ...]:
    words = []
    if after.day < local(now).date():
        words.append(
            f"{day_words(after.day)} is over. Book it only to enter a conference that was held then."
        )
    sent = before is not None and any(done.rule == "invitations" for done in before.done)
    if before is not None and sent and before.starts != after.starts:
        words.append("The invitations have gone out already. Send new ones with the new time.")
    return tuple(words)


def _with_children(people: tuple[Person, ...], booked: Iterable[BookedChild]) -> tuple[Person, ...]:
    by_id = {child.id: child for child in booked if child.id is not None}
    kept = tuple(
        replace(p, born=by_id[p.id].born, expected=by_id[p.id].expected) if p.id in by_id else p
        for p in people
    )
    new = tuple(
        Person(
            uuid4(), PersonKind.FAMILY, child.name, subject=True, born=child.born, expected=child.expected,
            unborn=child.born is None and child.expected is not None,
        )
        for child in booked
        if child.id is None
    )  # fmt: skip
    return kept + new


def _blank(booking: Booking, rules: Procedure, people: tuple[Person, ...]) -> Conference:
    """A conference of which nothing is known but who it is about."""
    return Conference(
        id=uuid4(), case_id=booking.case_id or uuid4(), case_name="", case_reference="", kind=booking.kind,
        state=ConferenceState.BOOKED, day=local(booking.starts).date(), starts=booking.starts,
        planned_end=booking.ends, venue="", procedure=rules, people=people, relationships=(),
        attendance=(), reports=(), entries=(), views=(), decisions=(), plan=Plan(), previous_plan=Plan(),
        quorum=(), dates=(), steps=(), step="", draft=Draft(), core_group=(), core_group_at=None,
        review_at=None, chair=None, clerk=None, lead_social_worker=None, began=None, ended=None,
        paused_since=None,
    )  # fmt: skip
