"""What has happened in a case or is planned, and what a limit counts from."""

from dataclasses import dataclass
from datetime import date, datetime

from cpdesk.rules.procedure_terms import Anchor, Direction, Limit
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
    """The last core group held, or the first one agreed."""
    last_review: date | None = None
    conference_start: datetime | None = None

    @property
    def conference_day(self) -> date | None:
        """The local day of the conference, from its day, its start or its end."""
        if self.conference is not None:
            return self.conference
        instant = self.conference_start or self.conference_end
        return local(instant).date() if instant is not None else None


@dataclass(frozen=True, slots=True)
class Start:
    """Day 0 of a count."""

    at: date | datetime
    """A day, or an aware local instant where hours are counted."""
    words: str
    """What it is, with its day: “the conference of Thursday 26 November 2026”."""
    provisional: bool = False


_PLAIN = {
    Anchor.MOVED_IN: "the move on",
    Anchor.NOTIFIED: "the notice of the move on",
    Anchor.RECORD_RECEIVED: "the arrival of the record on",
    Anchor.PREVIOUS_PLAN_END: "the end of the previous plan on",
    Anchor.EPO_END: "the end of the emergency protection order on",
    Anchor.EXPECTED_BIRTH: "the expected birth on",
}

UNKNOWN = {
    Anchor.STRATEGY_DISCUSSION: "the day of the strategy discussion",
    Anchor.CONFERENCE: "the day of the conference",
    Anchor.BIRTH: "the birth, or when it is expected",
    Anchor.MOVED_IN: "the day of the move",
    Anchor.NOTIFIED: "the day of the notice",
    Anchor.CORE_GROUP: "the day of the core group",
}
"""What is missing when a limit beside another one cannot be worked out."""


def start_of(limit: Limit, events: Events) -> Start | None:
    """Day 0 (or the instant) that a limit counts from; None while it is not known."""
    anchor = limit.anchor
    if anchor in _PLAIN:
        day: date | None = getattr(events, anchor.value)
        return Start(day, f"{_PLAIN[anchor]} {day_words(day)}") if day is not None else None
    if anchor is Anchor.STRATEGY_DISCUSSION:
        return _strategy_discussion(events)
    if anchor in (Anchor.CONFERENCE, Anchor.CONFERENCE_START, Anchor.CONFERENCE_END):
        return _conference(anchor, events)
    if anchor is Anchor.BIRTH:
        return _birth(events)
    if anchor is Anchor.CORE_GROUP:
        return _core_group(limit.direction, events)
    return _review(anchor, events)


def _strategy_discussion(events: Events) -> Start | None:
    if not events.strategy_discussions:
        return None
    first, number = min(events.strategy_discussions), len(events.strategy_discussions)
    words = f"the strategy discussion of {day_words(first)}"
    return Start(first, f"{words}, the first of {number}" if number > 1 else words)


def _conference(anchor: Anchor, events: Events) -> Start | None:
    day = events.conference_day
    if anchor is Anchor.CONFERENCE_END:
        if events.conference_end is None:
            return None
        end = local(events.conference_end)
        return Start(end, f"the end of the conference on {instant_words(end)}")
    if day is None:
        return None
    if anchor is Anchor.CONFERENCE:
        return Start(day, f"the conference of {day_words(day)}")
    if events.conference_start is None:
        words = f"the start of the conference on {day_words(day)}, whose hour is not known yet"
        return Start(day, words, provisional=True)
    start = local(events.conference_start)
    return Start(start, f"the start of the conference on {instant_words(start)}")


def _birth(events: Events) -> Start | None:
    if events.birth is not None:
        return Start(events.birth, f"the birth on {day_words(events.birth)}")
    if events.expected_birth is None:
        return None
    return Start(events.expected_birth, f"the expected birth on {day_words(events.expected_birth)}", True)


def _core_group(direction: Direction, events: Events) -> Start | None:
    """What is to be ready before a core group is ready before one after this conference."""
    held, day = events.core_group, events.conference_day
    if held is None or (direction is Direction.BEFORE and day is not None and held <= day):
        return None
    return Start(held, f"the core group of {day_words(held)}")


def _review(anchor: Anchor, events: Events) -> Start | None:
    """The last review: this conference, when it is one, unless a later one is known."""
    last, day = events.last_review, events.conference_day
    this = day if events.conference_kind is ConferenceKind.REVIEW else None
    if anchor is Anchor.PREVIOUS_REVIEW:
        if last is None or this is None or last >= this:
            return None
        return Start(last, f"the review of {day_words(last)}")
    known = [d for d in (last, this) if d is not None]
    return Start(max(known), f"the review of {day_words(max(known))}") if known else None
