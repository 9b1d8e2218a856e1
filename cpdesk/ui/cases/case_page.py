"""One family's page: where we are and what is coming, the family, the network, the conferences."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from cpdesk.rules.deadlines import DueDate
from cpdesk.snapshots.cases import CasePage
from cpdesk.ui.cases.conferences import ConferencesTab
from cpdesk.ui.cases.people import FamilyTab, NetworkTab
from cpdesk.ui.cases.where_we_are import WhereWeAre, points
from cpdesk.ui.due_row import DueRow
from cpdesk.ui.theme.tokens import EDGE, LARGE_SPACE, MIDDLE_SPACE, SMALL_SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.card import Card
from cpdesk.ui.widgets.chip import Chip
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.scroll import VerticalScroll
from cpdesk.ui.widgets.text import Hint, PageTitle


class CaseView(QWidget):
    """Shows a `CasePage`; knows no service."""

    left = Signal()
    conference_wanted = Signal(object)
    papers_wanted = Signal(object)

    def __init__(self, page: CasePage, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._today = today
        self.title, self.status = PageTitle(), Hint()
        self.reference = Chip("")
        self.practice_mark = Chip(self.tr("Practice"), tone="family")
        self.tabs, self.stack = QTabBar(), QStackedWidget()
        self.tabs.setAccessibleName(self.tr("Parts of the case"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for words in (self.tr("Overview"), self.tr("Family"), self.tr("Network"), self.tr("Conferences")):
            self.tabs.addTab(words)
        self._lay_out()
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)
        self._show()

    @property
    def practice(self) -> bool:
        """Whether the case is practice."""
        return self._page.practice

    def show_page(self, page: CasePage) -> None:
        """Show what was read anew; nothing moves when nothing has changed."""
        if page != self._page:
            self._page = page
            self._show()

    def _lay_out(self) -> None:
        bar = QWidget()
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        mark(bar, surface="bar")
        back = Button(self.tr("‹ Cases"), kind="quiet", name=self.tr("Back to the list of cases"))
        back.clicked.connect(self.left)
        self.open = Button(
            self.tr("Open conference"), kind="primary", name=self.tr("Open the latest conference")
        )
        self.open.clicked.connect(lambda: self.conference_wanted.emit(self._page.conferences[0].id))
        self.title.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(SMALL_SPACE)
        words.addWidget(self.title)
        words.addWidget(FlowRow(self.reference, self.practice_mark))
        words.addWidget(self.status)
        row = QHBoxLayout(bar)
        row.setContentsMargins(EDGE - 6, MIDDLE_SPACE - 2, EDGE, MIDDLE_SPACE - 2)
        row.setSpacing(MIDDLE_SPACE)
        row.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.open, 0, Qt.AlignmentFlag.AlignTop)
        strip = QWidget()
        strip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        mark(strip, surface="bar")
        tabs = QHBoxLayout(strip)
        tabs.setContentsMargins(EDGE - 8, 0, EDGE, 0)
        tabs.addWidget(self.tabs)
        tabs.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(bar)
        outer.addWidget(strip)
        outer.addWidget(self.stack, 1)

    def _show(self) -> None:
        page = self._page
        self.title.setText(page.name)
        self.reference.setText(page.reference)
        self.reference.setVisible(bool(page.reference))
        self.practice_mark.setVisible(page.practice)
        self.status.setText(page.status)
        self.open.setVisible(bool(page.conferences))
        conferences = ConferencesTab(page)
        conferences.conference_wanted.connect(self.conference_wanted)
        conferences.papers_wanted.connect(self.papers_wanted)
        tabs = (self._overview(), FamilyTab(page, self._today), NetworkTab(page), conferences)
        while (old := self.stack.widget(0)) is not None:
            self.stack.removeWidget(old)
            old.deleteLater()
        for tab in tabs:
            self.stack.addWidget(_scrolling(tab))
        self.stack.setCurrentIndex(max(self.tabs.currentIndex(), 0))

    def _overview(self) -> QWidget:
        tab = QWidget()
        column = QVBoxLayout(tab)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE_SPACE)
        way = Card(self.tr("Where we are"))
        stations = points(self._page, self._today)
        way.body.addWidget(
            WhereWeAre(stations) if stations else Hint(self.tr("Nothing has been booked yet."))
        )
        column.addWidget(way)
        coming = [due for due in self._page.due if due.day >= self._today]
        past = [due for due in self._page.due if due.day < self._today]
        nothing = self.tr("No date lies ahead.")
        column.addWidget(self._dates(self.tr("Coming up"), coming, nothing))
        if past:
            column.addWidget(self._dates(self.tr("What lies behind"), past, ""))
        column.addStretch(1)
        return tab

    def _dates(self, title: str, dues: list[DueDate], nothing: str) -> Card:
        card = Card(title)
        card.body.setSpacing(0)
        for due in dues:
            card.body.addWidget(DueRow(due, self._today))
        if not dues:
            card.body.addWidget(Hint(nothing))
        return card

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on to where the hands are wanted."""
        self.tabs.setFocus(event.reason())


def _scrolling(tab: QWidget) -> QScrollArea:
    layout = tab.layout()
    if layout is not None:
        layout.setContentsMargins(EDGE, LARGE_SPACE, EDGE, EDGE)
    return VerticalScroll(tab)
