"""The last dates that the calendar marks, and how far such a date can lie from what it is counted from."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from cpdesk.rules.deadlines import DueDate
from cpdesk.rules.procedure_terms import Anchor, Direction, Limit, Procedure, Unit
from cpdesk.rules.rule_names import HOLDING, RULES, Phase
from cpdesk.services.open_dates import passed_over
from cpdesk.snapshots.conference import Conference
from cpdesk.vocabulary import ConferenceState

MARKED = HOLDING | frozenset({
    "invitations", "decisions_out", "letter_out", "plan_out", "plan_sign_off",
    "core_group_first", "core_group_next", "record_out", "chair_check", "review_first", "review_next",
})  # fmt: skip
"""The last dates worth a place in a month, none of which hangs on a report; the case's page has all."""

REVIEWS = frozenset({"review_first", "review_next"})
"""The last dates for the review after a conference."""

_DAYS = {
    Unit.WORKING_DAYS: 2.0, Unit.DAYS: 1.0, Unit.HOURS: 1 / 24, Unit.WEEKS: 7.0, Unit.MONTHS: 31.0,
    Unit.YEARS: 366.0,
}  # fmt: skip
"""The days that one of each unit takes at most; a working day with its share of weekends and days off."""
_SLACK = 21
"""Days in which a long office closure, other readings and the step back to a working day have room."""


class Reach(NamedTuple):
    """What the marked dates are counted from, and how far they lie from it, at most."""

    before: timedelta
    after: timedelta
    anchors: frozenset[Anchor]


@lru_cache(maxsize=128)
def marked(procedure: Procedure) -> Procedure:
    """The same procedure with the limits of the marked dates alone: quick to work out."""
    limits = {rule: limits for rule, limits in procedure.limits.items() if rule in MARKED}
    return replace(procedure, limits=MappingProxyType(limits))


def reach(procedures: Iterable[Procedure]) -> Reach:
    """The longest way of any marked date under these procedures."""
    limits = [limit for p in procedures for limits in marked(p).limits.values() for limit in limits]
    anchors = frozenset(limit.anchor for limit in limits)
    slack = timedelta(days=_SLACK)
    before, after = _longest(limits, Direction.BEFORE), _longest(limits, Direction.AFTER)
    if Anchor.FIRST_REVIEW in anchors:  # whose own last day stands in for it
        after *= 2
    return Reach(before + slack, after + slack, anchors)


def _longest(limits: Iterable[Limit], direction: Direction) -> timedelta:
    ways = (limit.figure * _DAYS[limit.unit] for limit in limits if limit.direction is direction)
    return timedelta(days=max(ways, default=0.0))


def still_asked(due: DueDate, conference: Conference, today: date) -> bool:
    """Whether a last date still says something: it can be met, or it was met or missed.

    What is to be done before a conference is no longer asked once it has begun, and what is to be done while
    a plan lasts is asked by the next conference of the case from its day on. Nothing has followed from a
    conference that did not begin on its day.
    """
    phase = RULES[due.rule].phase
    if phase is not Phase.BEFORE and passed_over(conference, today):
        return False
    if due.met is not None or due.done is not None:
        return True
    if due.rule == "core_group_next" and due.day <= conference.day:
        return False  # the conference before it asks for that one
    if phase is Phase.BEFORE:
        return conference.state is ConferenceState.BOOKED
    following: date | None = conference.followed_by
    return phase is not Phase.WHILE or following is None or due.day <= following
