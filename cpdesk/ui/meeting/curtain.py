"""The curtain before what is not for the room: out of sight on the laptop while the family is there."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.entries import Entry
from cpdesk.snapshots.reader import is_private
from cpdesk.vocabulary import ConferenceState, PartKind


class Curtain(QObject):
    """Falls when a closed part ends or another begins, opens for a closed one, and at a key at any time."""

    moved = Signal()

    def __init__(self, conference: Conference, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.drawn = conference.state is ConferenceState.RUNNING and any(
            part.kind is not PartKind.CLOSED or part.ended is not None for part in conference.parts
        )
        self._closed = in_closed_part(conference)
        self._part = conference.part.id if conference.part else None
        self.drawn = self.drawn and not self._closed

    def follow(self, conference: Conference) -> bool:
        """Open for a closed part, fall at its end and for a half; whether a closed one has just ended."""
        before, self._closed = self._closed, in_closed_part(conference)
        earlier, self._part = self._part, conference.part.id if conference.part else None
        if before == self._closed:
            if self._part not in (None, earlier) and not self._closed:
                self.drawn = True
            return False
        self.drawn = before
        return before and conference.state is ConferenceState.RUNNING

    def toggle(self) -> None:
        """Draw it, or open it."""
        self.drawn = not self.drawn
        self.moved.emit()

    def before(self, conference: Conference) -> Conference:
        """The conference as the laptop shows it."""
        if not self.drawn:
            return conference
        hidden = {entry.id for entry in not_for_the_room(conference)}
        return replace(conference, entries=tuple(e for e in conference.entries if e.id not in hidden))


def in_closed_part(conference: Conference) -> bool:
    """Whether the closed part goes on."""
    return conference.part is not None and conference.part.kind is PartKind.CLOSED


def private_entries(conference: Conference) -> list[Entry]:
    """What the family must not see on any screen."""
    return [entry for entry in conference.entries if is_private(entry)]


def not_for_the_room(conference: Conference) -> list[Entry]:
    """What is private, and in a half or with the child what was said in a part that they were not in."""
    now = conference.part
    with_them = {part.id for part in conference.parts if now is None or set(now.members) <= set(part.members)}
    return [
        entry
        for entry in conference.entries
        if is_private(entry) or (entry.part is not None and entry.part not in with_them)
    ]
