"""The curtain before what is private: while the family is in the room it is out of sight on the laptop."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.entries import Entry
from cpdesk.snapshots.reader import is_private
from cpdesk.vocabulary import ConferenceState, PartKind


class Curtain(QObject):
    """Falls when a closed part ends, opens for the next one, and at a key at any time."""

    moved = Signal()

    def __init__(self, conference: Conference, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.drawn = conference.state is ConferenceState.RUNNING and any(
            part.kind is PartKind.CLOSED and part.ended is not None for part in conference.parts
        )
        self._closed = in_closed_part(conference)
        self.drawn = self.drawn and not self._closed

    def follow(self, conference: Conference) -> bool:
        """Open for a closed part and fall at its end; whether one has just ended."""
        before, self._closed = self._closed, in_closed_part(conference)
        if before == self._closed:
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
        return replace(conference, entries=tuple(e for e in conference.entries if not is_private(e)))


def in_closed_part(conference: Conference) -> bool:
    """Whether the closed part goes on."""
    return conference.part is not None and conference.part.kind is PartKind.CLOSED


def private_entries(conference: Conference) -> list[Entry]:
    """What the family must not see on any screen."""
    return [entry for entry in conference.entries if is_private(entry)]
