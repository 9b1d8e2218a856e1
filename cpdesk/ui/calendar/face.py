"""How the calendar’s page is laid out: bar, filter, notice, the days, and beside them the chosen day."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cpdesk.rules.working_days import BEYOND, LAST_CHECKED_YEAR
from cpdesk.ui.calendar.day_panel import DayPanel, ShownDay
from cpdesk.ui.calendar.filter_row import FilterRow
from cpdesk.ui.calendar.items import DayItem
from cpdesk.ui.calendar.move_card import MoveCard
from cpdesk.ui.calendar.moving import Moving
from cpdesk.ui.calendar.top_bar import TopBar
from cpdesk.ui.calendar.views import Views
from cpdesk.ui.theme.tokens import EDGE, LARGE_SPACE, MIDDLE_SPACE, SPACE, scale_of
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.scroll import VerticalScroll
from cpdesk.ui.widgets.text import Hint, PlainLabel

if TYPE_CHECKING:
    from datetime import date

    from cpdesk.services.desk import Desk

SIDE = 300
"""The width of the chosen day's cards in pixels at 100 %."""


AGENDA = 240
"""The least height of the agenda in pixels at 100 %."""
LARGER_WORDS = (QEvent.Type.FontChange, QEvent.Type.StyleChange)
FOOT = 44
"""The height of what stands below the calendar: it stays the same while a notice comes and goes."""


class Notice(QFrame):
    """One line about what is going on, with the way back where there is one; read aloud when it changes."""

    undo_wanted = Signal()
    shown = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, ground="accent")
        self.words = PlainLabel()
        self.undo = Button(self.tr("Put it back"))
        row = QHBoxLayout(self)
        row.setContentsMargins(MIDDLE_SPACE, SPACE - 2, MIDDLE_SPACE, SPACE - 2)
        row.addWidget(self.words, 1)
        row.addWidget(self.undo)
        self.undo.clicked.connect(self.undo_wanted)
        self.hide()

    def say(self, words: str, tone: str = "", *, undo: bool = False) -> None:
        """Show the words, or hide when they are empty."""
        mark(self, ground="late" if tone == "late" else "accent")
        self.words.say(words, tone)
        self.undo.setVisible(undo)
        self.setVisible(bool(words))
        self.shown.emit(bool(words))
        if words:
            QAccessible.updateAccessibility(QAccessibleEvent(self.words, QAccessible.Event.Alert))


class Face(QWidget):
    """Everything that is seen; the page tells it what to show."""

    def __init__(self, desk: "Desk", moving: Moving, today: "date", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._laid_out = False
        self.bar, self.filter, self.notice = TopBar(), FilterRow(), Notice()
        self.views, self.panel, self.card = Views(today), DayPanel(), MoveCard(desk, moving)
        self.filtered, self.holidays = Hint(), Hint()
        self.filter.hide()
        self.filtered.hide()
        side = QWidget()
        mark(side, surface="ground")
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MIDDLE_SPACE)
        column.addWidget(self.card)
        column.addWidget(self.panel, 1)
        self._side = VerticalScroll(side)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._scroll = VerticalScroll(self._inside())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.bar)
        outer.addWidget(self._scroll, 1)
        self._foot = self._below()
        outer.addWidget(self._foot)
        self._laid_out = True
        self.bar.filter.toggled.connect(self.filter.setVisible)
        self.notice.shown.connect(lambda shown: self.holidays.setVisible(not shown))

    def _inside(self) -> QWidget:
        frame = QFrame()
        mark(frame, frame="card")
        framed = QVBoxLayout(frame)
        framed.setContentsMargins(0, 0, 0, 0)
        framed.addWidget(self.views)
        self._body.setSpacing(LARGE_SPACE)
        self._body.addWidget(frame, 3)
        self._body.addWidget(self._side, 1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(EDGE, LARGE_SPACE, EDGE, SPACE)
        column.setSpacing(SPACE)
        for widget in (self.filter, self.filtered):
            column.addWidget(widget)
        column.addLayout(self._body, 1)
        return inside

    def _below(self) -> QWidget:
        """Below what scrolls, so that it is always seen and nothing moves under the hand that drags."""
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(EDGE, 0, EDGE, SPACE)
        column.addWidget(self.notice)
        column.addWidget(self.holidays)
        return foot

    def say_checked(self, beyond: bool) -> None:
        """Say how far the bank holidays were checked, and what is not known of the days shown."""
        words = self.tr("England and Wales bank holidays, checked to {0}.").format(LAST_CHECKED_YEAR)
        self.holidays.say(f"{words} {BEYOND}." if beyond else words)

    def say_filtered(self, words: str) -> None:
        """Say what is filtered, or nothing; the button of the filter stays pressed meanwhile."""
        self.filtered.say(words)
        self.filtered.setVisible(bool(words))

    def show_day(self, shown: ShownDay) -> None:
        """Show another day beside the calendar, from its top, or the same one read again."""
        another = self.panel.day != shown.day
        self.panel.show_day(shown)
        if another:
            self._side.verticalScrollBar().setValue(0)

    def reveal(self) -> None:
        """Scroll the chosen day into view, when the page is lower than the month; a first week is above."""
        above = self.views.front is not self.views.month or self.views.month.currentIndex().row() <= 0
        if above:
            self._scroll.verticalScrollBar().setValue(0)
        else:
            cell = self.views.month.visualRect(self.views.month.currentIndex())
            centre = self.views.month.viewport().mapTo(self._scroll.inside, cell.center())
            down = min(cell.height(), self._scroll.viewport().height()) // 2
            self._scroll.ensureVisible(centre.x(), centre.y(), 0, down)

    def point_to(self, item: DayItem) -> None:
        """Bring the card of a mark into view."""
        card = self.panel.card(item)
        if card is not None:
            top = card.mapTo(self._side.inside, QPoint(0, 0)).y()
            self._side.verticalScrollBar().setValue(top)

    def _fit(self) -> None:
        """Put the day below the calendar when both do not fit beside each other."""
        scale = scale_of(self)
        self.bar.fit()
        beside = self.width() >= 860 * scale
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._body.setDirection(across if beside else down)
        self._side.setMinimumWidth(round(SIDE * scale) if beside else 0)
        self._side.setMaximumWidth(round(SIDE * scale) if beside else 16_777_215)
        self._side.setMinimumHeight(0 if beside else round(260 * scale))
        self._foot.setMinimumHeight(round(FOOT * scale))
        self.views.agenda.setMinimumHeight(round(AGENDA * scale))
        self._side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """And when the words become larger."""
        super().changeEvent(event)
        if event.type() in LARGER_WORDS and self._laid_out:
            self._fit()
            QTimer.singleShot(0, self, self.reveal)  # once the days have shared the room anew
