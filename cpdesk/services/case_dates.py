"""The last dates on the page of one case: those that still matter, each with how it stands."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from cpdesk.rules.deadlines import DueDate
from cpdesk.rules.rule_names import HOLDING, RULES, Phase
from cpdesk.rules.standing import Standing, Stands
from cpdesk.rules.wording import local, short_day
from cpdesk.services.dates import due_dates
from cpdesk.services.open_dates import (
    BOOKINGS,
    CORE_GROUPS,
    Clocked,
    Today,
    markable,
    open_dates,
    passed_over,
    with_core_group,
)
from cpdesk.snapshots.conference import Conference, Done
from cpdesk.snapshots.deadlines import CaseDate, OpenDate
from cpdesk.vocabulary import ConferenceState


def case_dates(conferences: Sequence[Conference], today: Today) -> tuple[CaseDate, ...]:
    """The dates of all conferences of a case (the latest first) that still matter, by day.

    Of the last one held, all; of one that is booked, what is to be done before it (all, while none was held);
    of earlier ones only what is still open.
    """
    noted = {conference.id: conference.done for conference in conferences}
    found = [
        one
        for clocked in _clocked(conferences)
        for one in _dates(clocked, noted[clocked.conference.id], today)
    ]
    return tuple(sorted(found, key=lambda one: (one.due.day, list(RULES).index(one.due.rule))))


def _clocked(conferences: Sequence[Conference]) -> Iterator[Clocked]:
    core_group: date | None = None
    held = [c.id for c in conferences if c.state is ConferenceState.CLOSED]
    for n, conference in reversed(list(enumerate(conferences))):
        later = next((c for c in reversed(conferences[:n]) if c.day > conference.day), None)
        booked = later is not None and later.state is not ConferenceState.CLOSED
        yield Clocked(
            with_core_group(conference, core_group),
            superseded=any(c.id in held for c in conferences[:n]),
            follows=any(c.id in held for c in conferences[n + 1 :]),
            next_booked=later.id if later is not None and booked else None,
            next_running=later is not None and later.state is ConferenceState.RUNNING,
        )
        own = [done.day for done in conference.done if done.rule in CORE_GROUPS]
        core_group = max(own, default=core_group)


def _dates(clocked: Clocked, noted: tuple[Done, ...], today: Today) -> Iterator[CaseDate]:
    conference = clocked.conference
    opened = {(one.due.rule, one.due.about): one for one in open_dates(clocked, today)}
    dates = due_dates(conference, today.calendar)
    known = {(due.rule, due.about) for due in dates}
    for due in (*dates, *(one.due for which, one in opened.items() if which not in known)):
        still = opened.get((due.rule, due.about))
        if still is None and not _shown(due, clocked, today):
            continue
        child = conference.person(due.about)
        yield CaseDate(
            conference_id=conference.id,
            kind=conference.kind,
            due=due,
            standing=_standing(due, still, conference, today),
            open=still,
            noted=(mine := tuple(done for done in noted if done.rule == due.rule)),
            about=child.short if child is not None else "",
            markable=_can_be_noted(due.rule, conference, bool(mine)),
        )


def _can_be_noted(rule: str, conference: Conference, noted: bool) -> bool:
    """Core groups go on being noted; what comes after a conference is not noted before its close."""
    again = not noted or rule == "core_group_next"
    before = RULES[rule].phase is Phase.BEFORE
    return markable(rule) and again and (before or conference.state is ConferenceState.CLOSED)


def _shown(due: DueDate, clocked: Clocked, today: Today) -> bool:
    """Whether a date that asks nothing of anybody is shown all the same.

    Of a conference that did not begin on its day nothing has followed, and it was not held in time.
    """
    if clocked.superseded:
        return False
    if passed_over(clocked.conference, today.day):
        return RULES[due.rule].phase is Phase.BEFORE and due.rule not in HOLDING
    before = RULES[due.rule].phase is Phase.BEFORE and due.rule != "review_latest"
    return before or not clocked.follows or clocked.conference.state is ConferenceState.CLOSED


def _standing(due: DueDate, still: OpenDate | None, conference: Conference, today: Today) -> Standing:
    """How it stands; what nobody noted and nobody has to do any more is not called overdue."""
    if still is not None:
        return still.standing
    stands = today.standing(due)
    agreed, held = conference.core_group_at, any(done.rule == due.rule for done in conference.done)
    if due.rule == "core_group_first" and agreed is not None and not held:
        return replace(stands, words=f"agreed for {short_day(local(agreed).date())}, {stands.words}")
    begun = conference.state is not ConferenceState.BOOKED
    over = due.rule in BOOKINGS or (begun and RULES[due.rule].phase is Phase.BEFORE)
    if stands.kind is Stands.PAST and over:
        return replace(stands, kind=Stands.UNKNOWN, working_days=0, words="not noted")
    return stands
