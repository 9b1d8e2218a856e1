"""One family's page: where we are and what is coming, the family, the network, the conferences."""

from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from cpdesk.rules.wording import local
from cpdesk.snapshots.cases import CasePage
from cpdesk.snapshots.deadlines import CaseDate
from cpdesk.ui.cases.conferences import ConferencesTab
from cpdesk.ui.cases.date_row import CaseDateRow
from cpdesk.ui.cases.people import FamilyTab, NetworkTab
from cpdesk.ui.cases.where_we_are import WhereWeAre, points
from cpdesk.ui.theme.tokens import EDGE, LARGE_SPACE, MIDDLE_SPACE, SMALL_SPACE, scale_of
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.card import Card
from cpdesk.ui.widgets.chip import Chip
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.scroll import VerticalScroll
from cpdesk.ui.widgets.text import ErrorWords, Hint, PageTitle
from cpdesk.vocabulary import ConferenceState

NARROW = 800
"""With less room than this (in pixels, counted at 100 % text) the buttons stand below the words."""


class CaseView(QWidget):
    """Shows a `CasePage`; knows no service."""

    left = Signal()
    conference_wanted = Signal(object)
    papers_wanted = Signal(object)
    booking_wanted = Signal(object, object)
    """The case, and the conference whose booking is changed, or nothing for a new one."""
    noted = Signal(object, object, object)
    """A `CaseDate` that was done, the day, and the instant or nothing."""
    taken_back = Signal(object)
    """A `CaseDate` of which the last note is taken back."""

    def __init__(self, page: CasePage, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._now, self._today = now, local(now).date()
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.title, self.status, self.error = PageTitle(), Hint(), ErrorWords()
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

    def row(self, conference: UUID, rule: str) -> CaseDateRow | None:
        """The row of one date, if it is shown."""
        tab = self.stack.widget(0)
        rows = tab.findChildren(CaseDateRow) if tab is not None else []
        return next((r for r in rows if (r.one.conference_id, r.one.due.rule) == (conference, rule)), None)

    def _book(self) -> None:
        self.booking_wanted.emit(self._page.id, self._booked())

    def _booked(self) -> UUID | None:
        """The conference that comes next and has not begun."""
        lines = reversed(self._page.conferences)
        return next((line.id for line in lines if line.state is ConferenceState.BOOKED), None)

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
        self.book = Button("")
        self.book.clicked.connect(self._book)
        self.title.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(SMALL_SPACE)
        words.addWidget(self.title)
        words.addWidget(FlowRow(self.reference, self.practice_mark))
        words.addWidget(self.status)
        words.addWidget(self.error)
        row = QHBoxLayout(bar)
        row.setContentsMargins(EDGE - 6, MIDDLE_SPACE - 2, EDGE, MIDDLE_SPACE - 2)
        row.setSpacing(MIDDLE_SPACE)
        row.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._head, 1)
        self._head.setSpacing(MIDDLE_SPACE)
        self._head.addLayout(words, 1)
        self._head.addWidget(FlowRow(self.book, self.open), 0, Qt.AlignmentFlag.AlignTop)
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

    def _arrange(self) -> None:
        narrow = self.width() / scale_of(self) < NARROW
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._head.setDirection(down if narrow else across)

    def _show(self) -> None:
        page = self._page
        self.title.setText(page.name)
        self.reference.setText(page.reference)
        self.reference.setVisible(bool(page.reference))
        self.practice_mark.setVisible(page.practice)
        self.status.setText(page.status)
        self.open.setVisible(bool(page.conferences))
        new = self.tr("Book a review…") if page.conferences else self.tr("Book a conference…")
        self.book.setText(self.tr("Change the booking…") if self._booked() is not None else new)
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
        way.head.addWidget(Hint(self.tr("Procedure: {0}").format(self._page.procedure)))
        stations = points(self._page, self._today)
        way.body.addWidget(
            WhereWeAre(stations) if stations else Hint(self.tr("Nothing has been booked yet."))
        )
        column.addWidget(way)
        late = [one for one in self._page.dates if one.open is not None and one.open.late]
        rest = [one for one in self._page.dates if one not in late]
        coming = [one for one in rest if one.due.day >= self._today]
        past = [one for one in rest if one.due.day < self._today]
        if late:
            column.addWidget(self._dates(self.tr("Late"), late, ""))
        column.addWidget(self._dates(self.tr("Coming up"), coming, self.tr("No date lies ahead.")))
        if past:
            column.addWidget(self._dates(self.tr("What lies behind"), past, ""))
        column.addStretch(1)
        return tab

    def _dates(self, title: str, dates: list[CaseDate], nothing: str) -> Card:
        card = Card(title)
        card.body.setSpacing(0)
        for one in dates:
            row = CaseDateRow(one, self._today, self._now)
            row.noted.connect(self.noted)
            row.taken_back.connect(self.taken_back)
            card.body.addWidget(row)
        if not dates:
            card.body.addWidget(Hint(nothing))
        return card

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on to where the hands are wanted."""
        self.tabs.setFocus(event.reason())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons go below the words when there is little room."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """And when the words are large."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self.layout() is not None:
            self._arrange()


def _scrolling(tab: QWidget) -> QScrollArea:
    layout = tab.layout()
    if layout is not None:
        layout.setContentsMargins(EDGE, LARGE_SPACE, EDGE, EDGE)
    return VerticalScroll(tab)
