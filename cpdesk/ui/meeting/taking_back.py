"""Ctrl+Z on any page of the meeting: what was last done is taken back, or done again, and it is said."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent

from cpdesk.errors import CpdeskError
from cpdesk.ui.meeting.keys import keys_of
from cpdesk.ui.meeting.pressed import pressed

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk


class TakingBack(QObject):
    """Takes back what was last done in one conference, and does it again."""

    said = Signal(str)
    """What was taken back or done again, in words; or that there is nothing."""
    refused = Signal(str)

    def __init__(self, desk: "Desk", conference_id: UUID, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._which = conference_id

    def undo(self) -> None:
        """Take back what was last done, whatever it was."""
        self._turn(self._desk.undoing.undo, self.tr("There is nothing to undo."))

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._turn(self._desk.undoing.redo, self.tr("There is nothing to do again."))

    def _turn(self, what: Callable[[UUID], str | None], nothing: str) -> None:
        try:
            words = what(self._which)
        except CpdeskError as error:
            self.refused.emit(str(error))
            return
        self.said.emit(words or nothing)


def for_the_meeting(event: QEvent, *, letters: bool) -> bool:
    """Whether a key that a field would take for itself is the meeting's: undo with no letters to take back.

    `letters` says whether the field has any to take back or to bring again. Asked with `ShortcutOverride`.
    """
    return (
        not letters
        and event.type() is QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and pressed(event) in (*keys_of("undo"), *keys_of("redo"))
    )
