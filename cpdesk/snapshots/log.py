"""What happened when in a meeting, to the minute: steps, breaks, who came and went, what was left out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cpdesk.rules.agenda import PLAN_STEP, wants_the_plan_first
from cpdesk.rules.wording import listing, local
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.course import Break, Part
from cpdesk.snapshots.people import Attendance, Presence
from cpdesk.vocabulary import BreakKind, PartKind


@dataclass(frozen=True, slots=True)
class LogLine:
    """One thing that happened, at an instant (UTC)."""

    at: datetime
    words: str
    """A sentence."""


def log_of(conference: Conference) -> tuple[LogLine, ...]:
    """Everything that happened, in its order; for a copy, as far as its reader may know it.

    What happened in the same moment stands in the order: end of the step before, who left and came, parts,
    breaks, the step that begins. A conference that was entered on another day than it was held on has no
    log: its times are those of the typing.
    """
    if conference.began is None or any(local(v.began).date() != conference.day for v in conference.steps):
        return ()
    lines = [
        *_edges(conference),
        *_left(conference),
        *_came(conference),
        *_parts(conference),
        *_skips(conference),
        *_breaks(conference),
        *_reports(conference),
        *_steps(conference),
    ]
    ends = [LogLine(conference.ended, "The conference ended.")] if conference.ended else []
    return tuple(sorted(lines, key=lambda line: line.at)) + tuple(ends)


def _edges(conference: Conference) -> Iterator[LogLine]:
    if conference.began is not None:
        yield LogLine(conference.began, "The conference began.")


def _steps(conference: Conference) -> Iterator[LogLine]:
    run_sheet = conference.run_sheet
    planned_at = min((v.began for v in conference.steps if v.key == PLAN_STEP), default=None)
    for visit in conference.steps:
        step = run_sheet.step(visit.key)
        title = step.title if step else "another step"
        early = wants_the_plan_first(run_sheet, visit.key) and (
            planned_at is None or visit.began < planned_at
        )
        again = any(v.key == visit.key and v.began < visit.began for v in conference.steps)
        words = f"Back to “{title}”" if again else f"On to “{title}”"
        yield LogLine(visit.began, f"{words}, before the plan was talked about." if early else f"{words}.")


def _skips(conference: Conference) -> Iterator[LogLine]:
    for skip in conference.skips:
        step = conference.run_sheet.step(skip.step)
        title = step.title if step else "another step"
        yield LogLine(skip.at, _sentence(f"“{title}” was left out: {skip.reason}"))


def _breaks(conference: Conference) -> Iterator[LogLine]:
    for one in conference.breaks:
        yield LogLine(one.began, _began(conference, one))
        if one.ended is not None:
            yield LogLine(one.ended, f"The meeting went on, after {_minutes(one.began, one.ended)}.")


def _minutes(began: datetime, ended: datetime) -> str:
    minutes = round((ended - began).total_seconds() / 60)
    if not minutes:
        return "less than a minute"
    return "1 minute" if minutes == 1 else f"{minutes} minutes"


def _began(conference: Conference, one: Break) -> str:
    words = {
        BreakKind.BREAK: "A break",
        BreakKind.LEGAL: "A break for legal advice",
        BreakKind.PAUSE: "A pause",
    }[one.kind]
    if names := _names(conference, one.people):
        words = f"{words}; {names} went out"
    return _sentence(f"{words}. {one.reason}" if one.reason.strip() else words)


def _came(conference: Conference) -> Iterator[LogLine]:
    for line in conference.attendance:
        for number, presence in enumerate(line.presences):
            again = " again" if number else ""
            yield LogLine(presence.arrived, f"{_who(line)} came{again}, {presence.mode.words}.")


def _left(conference: Conference) -> Iterator[LogLine]:
    for line in conference.attendance:
        for presence in line.presences:
            if presence.left is not None and presence.left != conference.ended:
                yield LogLine(presence.left, _went(line, presence))


def _went(line: Attendance, presence: Presence) -> str:
    words = f"{_who(line)} was sent out" if presence.sent_out else f"{_who(line)} left"
    return _sentence(f"{words}: {presence.why}" if presence.why.strip() else words)


def _parts(conference: Conference) -> Iterator[LogLine]:
    for part in conference.parts:
        yield LogLine(part.began, _part_words(conference, part))
        if part.ended is not None:
            yield LogLine(part.ended, f"The {_called(part.kind)} ended.")


def _part_words(conference: Conference, part: Part) -> str:
    names = _names(conference, part.members)
    words = f"A {_called(part.kind)} began" + (f", with {names}" if names else "")
    return _sentence(f"{words}: {part.reason}" if part.reason.strip() else words)


def _called(kind: PartKind) -> str:
    return {
        PartKind.CLOSED: "closed part, without the family",
        PartKind.HALF: "separate half",
        PartKind.WITH_CHILD: "part with the child",
    }[kind]


def _reports(conference: Conference) -> Iterator[LogLine]:
    for report in conference.reports:
        if report.read_at is not None:
            whose = conference.name(report.by) or "somebody who was not there"
            yield LogLine(report.read_at, f"The report of {whose} was read in.")


def _who(line: Attendance) -> str:
    return line.person.short


def _names(conference: Conference, people: tuple[UUID, ...]) -> str:
    found = (conference.person(who) for who in people)
    return listing([person.short for person in found if person])


def _sentence(words: str) -> str:
    """Words with a full stop, if they have none."""
    words = words.strip()
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."
