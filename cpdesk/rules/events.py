"""What has happened in a case or is planned, and what a limit counts from."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from cpdesk.rules.procedure_terms import Anchor, Direction, Limit, Unit
from cpdesk.rules.wording import day_words, instant_words, local
from cpdesk.vocabulary import ConferenceKind


@dataclass(frozen=True, slots=True)
class Events:
    """What has happened or is planned; every field may be missing.

    Days are days; `conference_start` and `conference_end` are aware instants. A rule is worked out when the
    events it counts from are there.
    """

    conference_kind: ConferenceKind = ConferenceKind.INITIAL
    strategy_discussions: tuple[date, ...] = ()
    """The first of them is the one that started the section 47 enquiry."""
    conference: date | None = None
    conference_end: datetime | None = None
    birth: date | None = None
    expected_birth: date | None = None
    moved_in: date | None = None
    notified: date | None = None
    record_received: date | None = None
    previous_plan_end: date | None = None
    epo_end: date | None = None
    core_group: date | None = None
    """The last core group held."""
    last_review: date | None = None
    conference_start: datetime | None = None
    assessments_end: date | None = None
    """The end of the examinations and assessments under a child assessment order."""
    plan_start: date | None = None
    """When the child protection plan was made; without it, an initial or transfer-in conference’s own day."""
    first_review: date | None = None
    """The first review of the plan, held."""
    review_number: int | None = None
    """Which review of the plan this conference is: 1 for the first."""
    first_core_group: date | None = None
    """The first core group after this conference, as it was agreed."""

    @property
    def conference_day(self) -> date | None:
        """The local day of the conference, from its day, its start or its end."""
        if self.conference is not None:
            return self.conference
        instant = self.conference_start or self.conference_end
        return local(instant).date() if instant is not None else None


class Start(NamedTuple):
    """Day 0 of a count."""

    at: date | datetime
    """A day, or an aware local instant where hours are counted."""
    what: str
    """What it is, up to its day: “the conference of”."""
    more: str = ""
    """What is said after the day."""
    provisional: bool = False

    @property
    def words(self) -> str:
        """What it is, with its day: “the conference of Thursday 26 November 2026”."""
        day = instant_words(self.at) if isinstance(self.at, datetime) else day_words(self.at)
        return f"{self.what} {day}{self.more}"


UNKNOWN = {
    Anchor.STRATEGY_DISCUSSION: "the day of the strategy discussion",
    Anchor.CONFERENCE: "the day of the conference",
    Anchor.CONFERENCE_START: "the start of the conference",
    Anchor.CONFERENCE_END: "the end of the conference",
    Anchor.BIRTH: "the birth, or when it is expected",
    Anchor.EXPECTED_BIRTH: "when the birth is expected",
    Anchor.MOVED_IN: "the day of the move",
    Anchor.NOTIFIED: "the day of the notice",
    Anchor.RECORD_RECEIVED: "the arrival of the record",
    Anchor.PREVIOUS_PLAN_END: "the end of the previous plan",
    Anchor.EPO_END: "the end of the emergency protection order",
    Anchor.CORE_GROUP: "the day of the core group",
    Anchor.LAST_REVIEW: "the day of the last review",
    Anchor.PREVIOUS_REVIEW: "the day of the review before",
    Anchor.FIRST_REVIEW: "the day of the first review",
    Anchor.PLAN_START: "the start of the plan",
    Anchor.ASSESSMENTS_END: "the end of the assessments",
}
"""What is missing when a limit beside another one cannot be worked out."""


def start_of(limit: Limit, events: Events, review_by: date | None = None) -> Start | None:
    """Day 0 (or the instant) that a limit counts from; None while it is not known.

    `review_by` is the last day for the first review, which stands in for it until it is held.
    """
    anchor = limit.anchor
    if anchor is Anchor.CONFERENCE:
        day = events.conference_day
        return None if day is None else Start(day, "the conference of")
    if anchor is Anchor.FIRST_REVIEW:
        return _first_review(events, review_by)
    return _STARTS[anchor](limit, events)


def _plain(anchor: Anchor, what: str) -> Callable[[Limit, Events], Start | None]:
    """What is a day of its own in the events."""
    name = anchor.value

    def start(_limit: Limit, events: Events) -> Start | None:
        day: date | None = getattr(events, name)
        return None if day is None else Start(day, what)

    return start


def _strategy_discussion(_limit: Limit, events: Events) -> Start | None:
    held = events.strategy_discussions
    if not held:
        return None
    more = f", the first of {len(held)}" if len(held) > 1 else ""
    return Start(min(held), "the strategy discussion of", more)


def _conference_end(_limit: Limit, events: Events) -> Start | None:
    if events.conference_end is None:
        return None
    return Start(local(events.conference_end), "the end of the conference on")


def _conference_start(_limit: Limit, events: Events) -> Start | None:
    if events.conference_start is not None:
        return Start(local(events.conference_start), "the start of the conference on")
    day = events.conference_day
    if day is None:
        return None
    return Start(day, "the start of the conference on", ", whose hour is not known yet", True)


def _birth(limit: Limit, events: Events) -> Start | None:
    """The birth, or the expected one; an age in years counts from a birth only."""
    if events.birth is not None:
        return Start(events.birth, "the birth on")
    if events.expected_birth is None or limit.unit is Unit.YEARS:
        return None
    return Start(events.expected_birth, "the expected birth on", "", True)


def _core_group(limit: Limit, events: Events) -> Start | None:
    """The first core group agreed, for what is to be ready before it; else the last one held.

    The next one follows the last one held, or the first one agreed while none has been held. It does not
    follow the conference: that has a limit of its own for the first, and none of our sources lets a
    conference stand for a core group.
    """
    held, agreed = events.core_group, events.first_core_group
    if limit.direction is Direction.BEFORE:
        first, day = agreed if agreed is not None else held, events.conference_day
        if first is None or (day is not None and first <= day):
            return None
        return Start(first, "the core group of")
    if held is not None:
        return Start(held, "the core group of")
    return None if agreed is None else Start(agreed, "the core group agreed for", "", True)


def _last_review(_limit: Limit, events: Events) -> Start | None:
    """The last review: this conference, when it is one, unless a later one is known."""
    last = events.last_review
    this = events.conference_day if events.conference_kind is ConferenceKind.REVIEW else None
    if this is None or (last is not None and last > this):
        return None if last is None else Start(last, "the review of")
    return Start(this, "the review of")


def _previous_review(_limit: Limit, events: Events) -> Start | None:
    """The review before this one."""
    last = events.last_review
    this = events.conference_day if events.conference_kind is ConferenceKind.REVIEW else None
    if last is None or this is None or last >= this:
        return None
    return Start(last, "the review of")


def _plan_start(_limit: Limit, events: Events) -> Start | None:
    """The day the plan was made: that of the initial or transfer-in conference."""
    if events.plan_start is not None:
        return Start(events.plan_start, "the start of the plan on")
    day = events.conference_day if events.conference_kind is not ConferenceKind.REVIEW else None
    return None if day is None else Start(day, "the start of the plan at the conference of")


def _first_review(events: Events, review_by: date | None) -> Start | None:
    """The first review as far as it is known which one that was; before it, its last day.

    At the first review it is this conference, at the second the one before. A review whose number is not
    known, and one after the second, tell nothing.
    """
    if events.first_review is not None:
        return Start(events.first_review, "the first review of")
    day, last = events.conference_day, events.last_review
    if events.conference_kind is not ConferenceKind.REVIEW:
        held = last is not None and day is not None and last > day
        by = "the last day for the first review,"
        return None if held or review_by is None else Start(review_by, by, "", True)
    if events.review_number == 1 and day is not None:
        return Start(day, "the first review of")
    if events.review_number == 2 and last is not None and (day is None or last < day):
        return Start(last, "the first review of")
    return None


_STARTS: dict[Anchor, Callable[[Limit, Events], Start | None]] = {
    Anchor.STRATEGY_DISCUSSION: _strategy_discussion,
    Anchor.CONFERENCE_START: _conference_start,
    Anchor.CONFERENCE_END: _conference_end,
    Anchor.BIRTH: _birth,
    Anchor.CORE_GROUP: _core_group,
    Anchor.LAST_REVIEW: _last_review,
    Anchor.PREVIOUS_REVIEW: _previous_review,
    Anchor.PLAN_START: _plan_start,
    Anchor.EXPECTED_BIRTH: _plain(Anchor.EXPECTED_BIRTH, "the expected birth on"),
    Anchor.MOVED_IN: _plain(Anchor.MOVED_IN, "the move on"),
    Anchor.NOTIFIED: _plain(Anchor.NOTIFIED, "the notice of the move on"),
    Anchor.RECORD_RECEIVED: _plain(Anchor.RECORD_RECEIVED, "the arrival of the record on"),
    Anchor.PREVIOUS_PLAN_END: _plain(Anchor.PREVIOUS_PLAN_END, "the end of the previous plan on"),
    Anchor.EPO_END: _plain(Anchor.EPO_END, "the end of the emergency protection order on"),
    Anchor.ASSESSMENTS_END: _plain(Anchor.ASSESSMENTS_END, "the end of the assessments on"),
}
