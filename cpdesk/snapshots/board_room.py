"""The room in front of the board: who of the family is in it, and which words may be shown to them."""

from collections import Counter
from datetime import timedelta
from uuid import UUID

from cpdesk.rules.agenda import Agenda
from cpdesk.snapshots.board import KeptBack
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.course import Part
from cpdesk.snapshots.entries import Entry
from cpdesk.snapshots.people import Attendance, Person
from cpdesk.snapshots.reader import is_private
from cpdesk.snapshots.reader_presence import SEPARATE_STEP
from cpdesk.snapshots.withheld import withheld
from cpdesk.vocabulary import Lane, PartKind

MAIN_LANES = (Lane.WORRY, Lane.STRENGTH, Lane.NEEDS_TO_CHANGE)
"""The three columns that always stand there, in the order of the board."""
MORE_LANES = (Lane.CHILD_VOICE, Lane.FAMILY_VIEW, Lane.GREY_AREA)
"""Shown when there is something in them."""

NOT_IN_THAT_PART = "somebody who is in the room now was not in that part"
_APART = (SEPARATE_STEP, "meet_family")
"""Steps that not everybody is in, also when no part was begun for them."""
_COMING_IN = timedelta(seconds=1)
"""What is said in the moment of coming in is heard."""


class Room:
    """Judges what may be shown to those who are in the room now, and counts what may not."""

    def __init__(self, conference: Conference, agenda: Agenda) -> None:
        self.unsayable = withheld(conference.people)
        self._kept: Counter[str] = Counter()
        self._private_steps = {step.key for step in agenda.steps if step.private}
        self._parts = {part.id: part for part in conference.parts}
        now = conference.part
        self.with_child = now if now is not None and now.kind is PartKind.WITH_CHILD else None
        """The part with the child, while it goes on: then only what is said in it is shown."""
        self._family = tuple(
            line
            for line in conference.attendance
            if line.person.is_family and (line.present or (now and line.person.id in now.members))
        )
        family = {line.person.id for line in conference.attendance if line.person.is_family}
        self._goes_with = {
            line.person.id: line.beside
            for line in conference.attendance
            if line.person.is_family and line.beside in family
        }
        self._half = now if now is not None and now.kind is PartKind.HALF else None

    def open_entries(self, conference: Conference) -> tuple[Entry, ...]:
        """The entries that may be shown to them; those of a part that somebody was not in are counted."""
        return tuple(entry for entry in conference.entries if self._open(entry) and self._heard(entry))

    def may_show(self, text: str, counted: int = 1) -> str:
        """The text, or nothing when it may not be shown, which is counted."""
        why = self.unsayable.why(text)
        if why:
            self._kept[why] += counted
            return ""
        return text.strip()

    def is_apart(self, person: Person) -> bool:
        """Whether somebody of the family is not in the half that goes on: what they say is not for it."""
        return self._half is not None and person.is_family and not self._in(person.id, self._half)

    def keep_back(self, why: str) -> None:
        """Count one line that is not shown."""
        self._kept[why] += 1

    def kept_back(self) -> tuple[KeptBack, ...]:
        """What was not shown although it is not private."""
        return tuple(KeptBack(why, lines) for why, lines in self._kept.items() if lines)

    def _open(self, entry: Entry) -> bool:
        if is_private(entry) or entry.step in self._private_steps:
            return False
        if entry.lane not in (*MAIN_LANES, *MORE_LANES):
            return False
        part = self._parts.get(entry.part) if entry.part is not None else None
        if entry.part is not None and (part is None or part.kind is PartKind.CLOSED):
            return False
        return self.with_child is None or entry.part == self.with_child.id

    def _heard(self, entry: Entry) -> bool:
        part = self._parts.get(entry.part) if entry.part is not None else None
        if part is not None:
            heard = all(self._in(line.person.id, part) for line in self._family)
        else:
            heard = entry.step not in _APART or all(_was_there(line, entry) for line in self._family)
        if not heard:
            self.keep_back(NOT_IN_THAT_PART)
        return heard

    def _in(self, who: UUID, part: Part) -> bool:
        """Whether somebody was in a part, themselves or as the supporter of somebody who was."""
        return who in part.members or self._goes_with.get(who) in part.members


def _was_there(line: Attendance, entry: Entry) -> bool:
    return any(p.holds(entry.at) or p.holds(entry.at + _COMING_IN) for p in line.presences)
