"""The page of the cases: the list, and the page of the one that is open."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QStandardPaths, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cpdesk.errors import CpdeskError
from cpdesk.snapshots.deadlines import CaseDate
from cpdesk.ui.cases.bring_in import BringIn
from cpdesk.ui.cases.case_list import CaseList
from cpdesk.ui.cases.case_page import CaseView
from cpdesk.ui.hub import Hub
from cpdesk.ui.widgets.files import choose_file
from cpdesk.vocabulary import Deed

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk


SETTLED_MS = 80
"""Many changes at once (a practice conference coming in) are read once, when they pause."""


class CasesPage(QWidget):
    """Switches between the list and one case."""

    conference_wanted = Signal(object)
    papers_wanted = Signal(object)
    booking_wanted = Signal(object, object)
    """The case, and the conference whose booking is changed, or nothing for a new one."""
    practice_shown = Signal(bool)

    def __init__(self, desk: "Desk", hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.case: UUID | None = None
        self.list = CaseList(desk.cases.find)
        self.view: CaseView | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.list.case_wanted.connect(self.show_case)
        self.list.bring_in_wanted.connect(self._choose)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SETTLED_MS)
        self._later.timeout.connect(self._read_again)
        self.list.practice_shown.connect(self.practice_shown)
        hub.changed.connect(self._note)

    @property
    def practice(self) -> bool:
        """Whether what is shown is practice."""
        return self.view.practice if self.view is not None else self.list.practice

    def show_case(self, case: UUID | None) -> None:
        """Show the page of a case, or the list."""
        before, self.view, self.case = self.view, None, case
        if case is not None:
            self.view = CaseView(self._desk.cases.page(case), self._desk.now())
            self._desk.history.note(Deed.READ, "case", case)
            self.view.left.connect(lambda: self.show_case(None))
            self.view.conference_wanted.connect(self.conference_wanted)
            self.view.papers_wanted.connect(self.papers_wanted)
            self.view.booking_wanted.connect(self.booking_wanted)
            self.view.noted.connect(self._mark)
            self.view.taken_back.connect(self._take_back)
            self._stack.addWidget(self.view)
            self._stack.setCurrentWidget(self.view)
        else:
            self._stack.setCurrentWidget(self.list)
            self.list.read()
        if before is not None:
            self._stack.removeWidget(before)
            before.deleteLater()
        if self.isVisible():
            (self.view or self.list).setFocus()
        self.practice_shown.emit(self.practice)

    def search(self) -> None:
        """Show the list and go to its search."""
        if self.case is not None:
            self.show_case(None)
        self.list.search.setFocus()
        self.list.search.selectAll()

    def _choose(self) -> None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        pattern = self.tr("Practice files (*.json)")
        choose_file(self, self.tr("Choose a practice file"), pattern, Path(documents), self.bring_in)

    def bring_in(self, path: Path) -> None:
        """Read a practice file and offer to bring it in."""
        card = BringIn(self._desk, path)
        card.finished.connect(card.deleteLater)
        card.finished.connect(self.list.view.setFocus)
        card.case_wanted.connect(self.show_case)
        card.case_wanted.connect(card.deleteLater)
        self.list.above.addWidget(card)

    def _mark(self, one: CaseDate, day: date, at: datetime | None) -> None:
        row = self.view.row(one.conference_id, one.due.rule) if self.view is not None else None
        try:
            self._desk.deadlines.mark_done(one.conference_id, one.due.rule, day, at)
        except CpdeskError as error:
            if row is not None:
                row.refuse(str(error))
            return
        self._show_again(one)

    def _take_back(self, one: CaseDate) -> None:
        try:
            self._desk.deadlines.take_back(one.conference_id, one.due.rule)
        except CpdeskError as error:
            if self.view is not None:
                self.view.error.say(str(error))
            return
        self._show_again(one)

    def _show_again(self, one: CaseDate) -> None:
        """Show what has changed, with the hands on the same date."""
        self._read_again()
        if self.view is not None:
            self.view.error.say("")
            (self.view.row(one.conference_id, one.due.rule) or self.view).setFocus()

    def _note(self, _change: object) -> None:
        self._later.start()

    def _read_again(self) -> None:
        self._later.stop()
        if self.view is not None and self.case is not None:
            self.view.show_page(self._desk.cases.page(self.case))
        else:
            self.list.read()

    def showEvent(self, event: QShowEvent) -> None:
        """What has just changed is read before the hands are on it."""
        super().showEvent(event)
        if self._later.isActive():
            self._read_again()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on to where the hands are wanted."""
        (self.view or self.list).setFocus(event.reason())
