"""The place where the page of a step is shown: each is made when it is first wanted."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from cpdesk.snapshots.conference import Conference
from cpdesk.ui.meeting.pieces.form_keeper import FormKeeper
from cpdesk.ui.meeting.step_page import StepPage
from cpdesk.ui.meeting.step_pages import STEP_PAGES

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk


class PageStack(QStackedWidget):
    """A stack whose pages scroll by themselves, so that wrapped words never make the window taller."""

    made = Signal(object)
    """A `StepPage` that was just made, to be joined to the rest."""

    def __init__(self, desk: "Desk", conference_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._conference_id = desk, conference_id
        self._compact = False
        self.pages: dict[str, StepPage] = {}
        self.forms: dict[StepPage, FormKeeper] = {}

    def page(self, kind: str) -> StepPage:
        """The page of one kind, as the table of pages names it."""
        if kind not in self.pages:
            page = STEP_PAGES[kind](self._desk, self._conference_id)
            self.pages[kind] = page
            self.forms[page] = FormKeeper(kind, page, self._desk, self._conference_id, page)
            self.forms[page].refused.connect(page.refused)
            self.addWidget(page)
            self.made.emit(page)
            page.compact(self._compact)
        return self.pages[kind]

    def compact(self, on: bool) -> None:
        """All pages make do with little room."""
        self._compact = on
        for page in self.pages.values():
            page.compact(on)

    def show_conference(self, page: StepPage, conference: Conference) -> None:
        """Show the conference on one of the pages; the first time, with what was half-typed there."""
        page.show_conference(conference)
        self.forms[page].bring_back(conference)

    def keep(self) -> None:
        """Put what is being typed on any page into the file."""
        for page in self.pages.values():
            page.keep()
            self.forms[page].keep()

    def hasHeightForWidth(self) -> bool:
        """Pages take the height they get."""
        return False

    def minimumSizeHint(self) -> QSize:
        """Room for one card."""
        return QSize(200, 90)

    def sizeHint(self) -> QSize:
        """Whatever is left."""
        return QSize(600, 300)
