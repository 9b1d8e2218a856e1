"""What a member of the family was there for: each entry, and each step of the run-sheet."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.course import Break, Part, StepRecord
from cpdesk.snapshots.entries import Entry
from cpdesk.snapshots.people import Person, Presence
from cpdesk.vocabulary import CopyScope, PartKind

CLOSED_STEP = "confidential"
"""The step of the run-sheet before the family joins; whatever is said in it is private."""

SEPARATE_STEP = "second_part"
"""A half of the conference for somebody who must not meet the others."""

_APART = (CLOSED_STEP, SEPARATE_STEP, "meet_family")
"""Steps that nobody need have been in to have been there throughout."""

_COMING_IN = timedelta(seconds=1)
"""What is said in the moment of coming in is heard; the step decides what that moment belongs to."""


@dataclass(frozen=True, slots=True)
class WasThere:
    """Answers whether the reader was there: when something was said, or in a step."""

    entry: Callable[[Entry], bool]
    step: Callable[[str], bool]
    whole_step: Callable[[str], bool]
    """In a step of which no part was held without the reader: what is given in it bears no time."""
    throughout: bool
    """In every step that the family was there for, but those of the closed part and a separate half."""


def presence_test(whole: Conference, person: Person) -> WasThere:
    """What one member of the family was there for; everything, where the chair has widened their copy."""
    row = next((a for a in whole.attendance if a.person.id == person.id), None)
    if row is not None and row.copy_scope is CopyScope.ALL_BUT_PRIVATE:
        return WasThere(lambda _entry: True, lambda _step: True, lambda _step: True, True)
    presences = row.presences if row else ()

    def in_visit(visit: StepRecord) -> bool:
        ended = visit.ended or visit.began.max.replace(tzinfo=visit.began.tzinfo)
        return any(p.arrived < ended and (p.left is None or visit.began < p.left) for p in presences)

    common = {v.key: v for v in whole.steps if v.key not in _APART}
    throughout = all(any(in_visit(v) for v in whole.steps if v.key == key) for key in common)

    def in_step(key: str) -> bool:
        visits = [v for v in whole.steps if v.key == key]
        return any(map(in_visit, visits)) if visits else bool(presences) and throughout

    mine = {part.id: part for part in whole.parts if person.id in part.members}
    outside = [b for b in whole.breaks if person.id in b.people]
    apart = [p for p in whole.parts if p.id not in mine and p.kind is not PartKind.CLOSED]

    def in_whole_step(key: str) -> bool:
        visits = [v for v in whole.steps if v.key == key]
        held_apart = any(_at_once(visit, part) for visit in visits for part in apart)
        return in_step(key) and not held_apart and not (apart and not visits)

    def at_entry(entry: Entry) -> bool:
        if entry.part is not None and entry.part not in mine:
            return False
        if entry.part is not None and not _within(entry, mine[entry.part]):
            return _overlap(presences, mine[entry.part])
        there = any(p.holds(entry.at) or p.holds(entry.at + _COMING_IN) for p in presences)
        there = there and not any(_holds(b, entry.at) for b in outside)
        visited = any(v.key == entry.step for v in whole.steps)
        return there and (not visited or in_step(entry.step))

    return WasThere(at_entry, in_step, in_whole_step, bool(presences) and throughout)


def _within(entry: Entry, part: Part) -> bool:
    """Whether an entry was written down while its part went on; what was typed too late was not."""
    return part.began <= entry.at + _COMING_IN and (part.ended is None or entry.at < part.ended)


def _at_once(visit: StepRecord, part: Part) -> bool:
    """Whether some of a part was held in this visit to a step."""
    return (part.ended is None or visit.began < part.ended) and (
        visit.ended is None or part.began < visit.ended
    )


def _holds(stretch: Break, moment: datetime) -> bool:
    return stretch.began <= moment and (stretch.ended is None or moment < stretch.ended)


def _overlap(presences: Iterable[Presence], part: Part) -> bool:
    return any(
        (part.ended is None or p.arrived < part.ended) and (p.left is None or part.began < p.left)
        for p in presences
    )
