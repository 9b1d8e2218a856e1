"""Which last dates of a conference are open: somebody has to do something about them, and what."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from cpdesk.rules.deadlines import DueDate
from cpdesk.rules.rule_names import HOLDING, RULES, Phase
from cpdesk.rules.standing import Standing, Stands, standing
from cpdesk.rules.wording import day_words, local, short_day
from cpdesk.rules.working_days import WorkingDays
from cpdesk.services.dates import due_dates
from cpdesk.snapshots.conference import Conference, Done
from cpdesk.snapshots.deadlines import OpenDate, Place
from cpdesk.vocabulary import ConferenceKind, ConferenceState, Outcome

CORE_GROUPS = ("core_group_first", "core_group_next")
"""What a core group is noted as when it was held."""
REVIEWS = frozenset({"review_first", "review_next"})
BOOKINGS = frozenset({"book_alert", "book_request"})
"""Over once the conference is booked, on whichever day it was asked for."""
_HELD_BY = {
    ConferenceKind.TRANSFER_IN: "transfer_latest",
    ConferenceKind.REVIEW: "review_latest",
}
"""The rule by which a conference of a kind is to be held; the others by that for an initial one."""
ONE_PLAN = frozenset({"core_group_first", "plan_sign_off"})
"""They concern the plan that one conference made; the next one that is held makes another."""
NOT_NOTED = RULES.keys() & (HOLDING | REVIEWS)
"""Met by a conference that is booked and held, never by a note."""
NEAR = timedelta(days=30)
"""So long before and after it, a point in time is worth knowing."""


@dataclass(frozen=True, slots=True)
class Clocked:
    """A conference with what its place among those of its case says about its dates."""

    conference: Conference
    superseded: bool = False
    """A later one was held: it says what goes on."""
    follows: bool = False
    """An earlier one was held and made a plan: it says by when this one must be."""
    next_booked: UUID | None = None
    """The next conference of the case, not yet held."""
    next_running: bool = False
    """That one has begun: it is neither to be moved nor to be held any more."""


@dataclass(frozen=True, slots=True)
class Today:
    """The day on which one looks, the instant where it is known, and the office's calendar."""

    day: date
    calendar: WorkingDays
    now: datetime | None = None

    def standing(self, due: DueDate) -> Standing:
        """How a last date stands today."""
        return standing(due, self.day, self.calendar, self.now)


@dataclass(frozen=True, slots=True)
class _Todo:
    """What is to be done about one date, before the words about its case are added."""

    due: DueDate
    place: Place
    step: str = ""
    standing: Standing | None = None
    booking: UUID | None = None


def open_dates(clocked: Clocked, today: Today) -> Iterator[OpenDate]:
    """The open dates of one conference.

    None of one that is running, which is today's own business, nor of one that never began while a later
    one was held in its place.
    """
    conference = clocked.conference
    booked = conference.state is ConferenceState.BOOKED
    if conference.state is ConferenceState.RUNNING or (booked and clocked.superseded):
        return
    unheld = passed_over(conference, today.day) or (booked and bool(_day_off(conference.day, today)))
    dates = list(due_dates(conference, today.calendar))
    first = min((due for due in dates if due.rule in HOLDING), key=lambda due: due.day, default=None)
    if unheld and first is None:
        first = _no_last_day(conference)
        dates.append(first)
    for due in dates:
        if unheld and due.rule in HOLDING and due is not first:
            continue  # said once: it has not begun, or nobody works on its day
        todo = _todo(due, clocked, today)
        if todo is not None:
            yield _opened(todo, conference, today)


def passed_over(conference: Conference, day: date) -> bool:
    """Whether the day for which a conference was booked is over on `day`, and nobody has begun it."""
    return conference.state is ConferenceState.BOOKED and conference.day < day


def _no_last_day(conference: Conference) -> DueDate:
    """The booked day in place of the last day for the conference, where nothing tells by when to hold it."""
    rule = _HELD_BY.get(conference.kind, "conference_latest")
    words = (
        f"The booking is for {day_words(conference.day)}. Its last day cannot be worked out: what that "
        "counts from has not been entered in the booking."
    )
    return DueDate(rule, RULES[rule].title, conference.day, conference.day, "the booking", words)


def _day_off(day: date, today: Today) -> str:
    """Why nobody works on a day to come that was a working day when it was booked; empty when they do.

    Nothing can be booked for a weekend: a practice conference that falls on one stays where it was put.
    """
    return today.calendar.name(day) if day >= today.day and day.weekday() < 5 else ""


def markable(rule: str) -> bool:
    """Whether it can be noted that this was done: not of a point in time, nor of a conference itself."""
    return rule not in NOT_NOTED and RULES[rule].phase is not Phase.MARK


def with_core_group(conference: Conference, last: date | None) -> Conference:
    """The same conference, knowing the last core group that an earlier one of the case has noted."""
    if last is None or any(done.rule in CORE_GROUPS for done in conference.done):
        return conference
    return replace(conference, done=(Done("core_group_next", last), *conference.done))


def _opened(todo: _Todo, conference: Conference, today: Today) -> OpenDate:
    rule, due = RULES[todo.due.rule], todo.due
    stands = todo.standing or today.standing(due)
    over = stands.kind in (Stands.PAST, Stands.LATE)
    words = f"{rule.next_step} {rule.if_late}" if over and rule.if_late else rule.next_step
    child = conference.person(due.about)
    return OpenDate(
        case_id=conference.case_id,
        case_name=conference.case_name,
        conference_id=conference.id,
        kind=conference.kind,
        due=due,
        standing=stands,
        next_step=todo.step or words,
        who=rule.who,
        place=todo.place,
        booking=todo.booking,
        about=child.short if child is not None else "",
        markable=markable(due.rule),
        practice=conference.practice,
    )


def _todo(due: DueDate, clocked: Clocked, today: Today) -> _Todo | None:
    phase, conference = RULES[due.rule].phase, clocked.conference
    held = conference.state is ConferenceState.CLOSED
    if phase is Phase.MARK:
        latest = not clocked.superseded and (held or not clocked.follows)
        return _Todo(due, Place.CASE) if latest and abs(due.day - today.day) <= NEAR else None
    if phase is Phase.BEFORE:
        return None if held else _before(due, clocked, today)
    if not held or _noted(conference, due.rule):
        return None
    if phase is Phase.AFTER:
        return _after(due, clocked, today)
    if clocked.superseded or not _on_a_plan(conference):
        return None
    return _while_it_lasts(due, clocked, today)


def _before(due: DueDate, clocked: Clocked, today: Today) -> _Todo | None:
    conference = clocked.conference
    if due.rule in BOOKINGS or (clocked.follows and due.rule == "review_latest"):
        return None  # the conference before it asks for the same review
    if due.rule in HOLDING:
        return _held_at(due, conference.day, conference.id, today)
    if due.met is not None or due.done is not None:
        return None
    return _Todo(due, Place.CONFERENCE)


def _held_at(due: DueDate, day: date, booked: UUID, today: Today) -> _Todo | None:
    """A conference that is booked: arranged if in time, else to be moved; over if nobody began it.

    It is to be moved, too, from a day that has become a day off.
    """
    if day < today.day:
        step = f"It was booked for {day_words(day)} and has not begun. Hold it, or move it to another day."
        words = f"booked for {short_day(day)}, not begun"
        return _unheld(due, Place.BOOKING, step, words, today, booked)
    if _day_off(day, today):
        return _on_a_day_off(due, Place.BOOKING, "booked", day, today, booked)
    if due.met is not False:
        return None
    late = RULES[due.rule].if_late or RULES[due.rule].next_step
    step = f"It is booked for {day_words(day)}. Move it to an earlier day if there is one. {late}"
    return _Todo(due, Place.BOOKING, step, booking=booked)


def _after(due: DueDate, clocked: Clocked, today: Today) -> _Todo | None:
    conference = clocked.conference
    if (clocked.superseded and due.rule in ONE_PLAN) or (
        due.rule == "amendments_until" and due.day < today.day
    ):
        return None
    if due.rule != "core_group_first":
        return _Todo(due, Place.DOCUMENTS)
    if conference.core_group_at is None:
        return _Todo(due, Place.CASE)
    agreed = local(conference.core_group_at).date()
    if agreed < today.day:
        step = f"It was agreed for {day_words(agreed)}. Note the day on which it was held."
        return _unheld(due, Place.CASE, step, f"agreed for {short_day(agreed)}, not noted as held", today)
    if _day_off(agreed, today):
        return _on_a_day_off(due, Place.CASE, "agreed", agreed, today)
    if due.met is not False:
        return None
    return _Todo(due, Place.CASE, f"It is agreed for {day_words(agreed)}: find an earlier day.")


def _while_it_lasts(due: DueDate, clocked: Clocked, today: Today) -> _Todo | None:
    conference = clocked.conference
    if due.rule in REVIEWS:
        return _review(due, clocked, today)
    first_to_come = conference.kind is not ConferenceKind.REVIEW and not any(
        done.rule in CORE_GROUPS for done in conference.done
    )
    if due.rule == "core_group_next" and first_to_come:
        return None
    return _Todo(due, Place.CASE)


def _review(due: DueDate, clocked: Clocked, today: Today) -> _Todo | None:
    conference = clocked.conference
    if clocked.next_running:
        return None
    if clocked.next_booked is not None and conference.followed_by is not None:
        if conference.followed_by == today.day and due.met is not False:
            return None
        return _held_at(due, conference.followed_by, clocked.next_booked, today)
    if conference.review_at is None:
        return _Todo(due, Place.BOOKING)
    agreed = local(conference.review_at).date()
    if agreed < today.day:
        step = f"It was agreed for {day_words(agreed)}, and nothing is booked. Book the review."
        return _unheld(due, Place.BOOKING, step, f"agreed for {short_day(agreed)}, not booked", today)
    step = f"It is agreed for {day_words(agreed)}. Enter the booking."
    if due.met is False:
        return _Todo(due, Place.BOOKING, f"{step} {RULES[due.rule].if_late}".strip())
    return _Todo(replace(due, met=None, done=None), Place.BOOKING, step)


def _unheld(
    due: DueDate, place: Place, step: str, words: str, today: Today, booking: UUID | None = None
) -> _Todo:
    """What was arranged for a day that is over, and nobody has noted that it happened."""
    open_again = replace(due, met=None, done=None)
    stands = today.standing(open_again)
    if stands.kind is Stands.PAST:
        words = f"{stands.words}; {words}"
    return _Todo(open_again, place, step, replace(stands, words=words), booking)


def _on_a_day_off(
    due: DueDate, place: Place, arranged: str, day: date, today: Today, booking: UUID | None = None
) -> _Todo:
    """What is arranged (“booked”, “agreed”) for a day that has become a day off: it cannot stay there."""
    why = _day_off(day, today)
    step = f"It is {arranged} for {day_words(day)}, on which nobody works ({why}). Move it to another day."
    words = f"{arranged} for {short_day(day)}, a day off ({why})"
    stands = today.standing(due)
    if stands.kind in (Stands.PAST, Stands.LATE):
        words = f"{stands.words}; {words}"
    kind = Stands.PAST if stands.kind is Stands.PAST else Stands.LATE
    return _Todo(
        replace(due, met=None, done=None), place, step, replace(stands, kind=kind, words=words), booking
    )


def _noted(conference: Conference, rule: str) -> bool:
    return rule != "core_group_next" and any(done.rule == rule for done in conference.done)


def _on_a_plan(conference: Conference) -> bool:
    return any(d.outcome is Outcome.CHILD_PROTECTION_PLAN for d in conference.decisions)
