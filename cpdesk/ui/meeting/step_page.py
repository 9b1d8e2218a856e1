"""What every page of a step is: it shows a conference, does what it is asked, and says what happened."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpdesk.errors import CpdeskError
from cpdesk.snapshots.conference import Conference
from cpdesk.ui.meeting.people.heard import not_heard
from cpdesk.ui.meeting.pieces.fields import LineField, TextField
from cpdesk.ui.meeting.pieces.grid import Grid
from cpdesk.ui.theme.tokens import SPACE
from cpdesk.ui.widgets.scroll import VerticalScroll

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk


class StepPage(QWidget):
    """The page in the middle of the meeting while a step is on."""

    refused = Signal(str)
    """Why something was not done, in words for the person."""
    said = Signal(str)
    """What was done, in words for the status line."""
    step_wanted = Signal(str)
    half_typed = Signal()
    """Something that belongs to no row yet was typed or marked: it has to be kept."""

    wide = False
    """Whether the page wants the room of the right column too."""
    chairs_part = False
    """Whether what is done on it is the chair's: the strip that says so is there."""
    typing = False
    """Whether entries are made on it: the composer is always there."""

    def __init__(self, desk: "Desk", conference_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.conference_id = conference_id

    def show_conference(self, conference: Conference) -> None:
        """Show the conference as it stands, without disturbing what is being typed: each page its part."""

    def progress(self, conference: Conference) -> str:
        """How far the step is, for the line above the page."""
        say, silent = QCoreApplication.translate, len(not_heard(conference))
        if silent:
            return say("StepPage", "Still to speak: {0}").format(silent)
        if not any(line.present for line in conference.attendance):
            return say("StepPage", "Nobody is marked as here")
        return say("StepPage", "Everyone has spoken")

    def compact(self, on: bool) -> None:
        """Make do with little room: large text in a small window."""

    def focus_first(self) -> None:
        """Put the focus where one begins on this page."""
        self.setFocus()

    def keep(self) -> None:
        """Put what is being typed on this page into the file; to be called before it goes away.

        A day that is half typed waits: it comes back with what is `unfinished`.
        """
        for grid in self.findChildren(Grid):
            grid.flush()
        for line in self.findChildren(LineField):
            if line.waits:
                line.rest()
            else:
                line.flush()
        for field in self.findChildren(TextField):
            field.flush()

    def finish(self) -> None:
        """Another step is gone to: what is half typed for a new row goes in as it is.

        Locking does not: nobody meant it yet, and the board would show it. It comes back as it was typed.
        """
        self.keep()
        for line in self.findChildren(LineField):
            line.flush()

    def unfinished(self) -> dict[str, str]:
        """What is half-typed here and in no row of the file yet, by the names of the fields."""
        return {}

    def take_unfinished(self, fields: Mapping[str, str]) -> None:
        """Put back what `unfinished` gave before the program ended; what it was for may be gone by now."""

    def do(self, what: Callable[[], object], done: str) -> bool:
        """Do something with a service; whether it was done. A refusal is told in its own words."""
        try:
            what()
        except CpdeskError as error:
            self.refused.emit(str(error))
            return False
        self.said.emit(done)
        return True


def scrolling_rows(page: QWidget, table: Grid, lines: int = 13) -> QVBoxLayout:
    """Rows for a page with a table: the table takes what is left, and never less than some lines."""
    table.least_lines = lines
    inside = QWidget()
    rows = QVBoxLayout(inside)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(SPACE)
    outer = QVBoxLayout(page)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(VerticalScroll(inside))
    return rows
