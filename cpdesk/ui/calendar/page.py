"""The calendar's page: a month at a time, with the chosen day beside it."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cpdesk.rules.wording import MONTHS, local
from cpdesk.ui.calendar.day_panel import DayPanel
from cpdesk.ui.calendar.items import items_of
from cpdesk.ui.calendar.month_model import MonthModel
from cpdesk.ui.calendar.month_view import MonthView
from cpdesk.ui.hub import Hub
from cpdesk.ui.theme.tokens import EDGE, LARGE_SPACE, MIDDLE_SPACE, scale_of
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.scroll import VerticalScroll
from cpdesk.ui.widgets.text import PageTitle

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk

SETTLED_MS = 80
"""Many changes at once are read once, when they pause."""
SIDE = 300
"""The width of the chosen day's cards in pixels at 100 %."""


class CalendarPage(QWidget):
    """Reads a month from the desk and shows it; opens cases and conferences by asking for them."""

    conference_wanted = Signal(object)
    case_wanted = Signal(object)
    practice_shown = Signal(bool)

    def __init__(self, desk: "Desk", hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.practice = False
        self._day = local(desk.now()).date()
        self._model = MonthModel(self._day, self)
        self.month = MonthView(self._model)
        self.panel = DayPanel()
        self.title = PageTitle()
        self.title.setWordWrap(False)
        self._before = Button("‹", name=self.tr("The month before"))
        self._today = Button(self.tr("Today"))
        self._after = Button("›", name=self.tr("The next month"))
        self._body = self._lay_out()
        self._before.clicked.connect(lambda: self._turn(-1))
        self._after.clicked.connect(lambda: self._turn(1))
        self._today.clicked.connect(self._go_today)
        self.month.day_chosen.connect(self._show_chosen)
        self.month.day_wanted.connect(lambda day: self.show_day(day, turn=False))
        self.month.month_wanted.connect(self._turn)
        self.month.today_wanted.connect(self._go_today)
        self.month.opened.connect(self._open)
        self.panel.conference_wanted.connect(self.conference_wanted)
        self.panel.case_wanted.connect(self.case_wanted)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SETTLED_MS)
        self._later.timeout.connect(self._read_again)
        hub.changed.connect(self._note)
        self._read()
        self.show_day(self._day)

    def show_day(self, day: date, *, turn: bool = True) -> None:
        """Choose a day; `turn` to its own month, or stay while it is among the weeks shown."""
        other_month = (day.year, day.month) != (self._model.first.year, self._model.first.month)
        if other_month and (turn or not self._model.index_of(day).isValid()):
            self._model.first = day.replace(day=1)
            self._read()
        index = self._model.index_of(day)
        if self.month.currentIndex() == index:
            self._show_chosen(day)
        else:
            self.month.setCurrentIndex(index)

    def _show_chosen(self, day: date) -> None:
        self._day = day
        self._reveal()
        self.panel.show_day(day, self._model.closed.get(day, ""), self._model.items.get(day, []))

    def _reveal(self) -> None:
        """Scroll the chosen day into view, when the page is lower than the month."""
        cell = self.month.visualRect(self.month.currentIndex())
        centre = self.month.viewport().mapTo(self._scroll.inside, cell.center())
        self._scroll.ensureVisible(centre.x(), centre.y(), cell.width(), cell.height())

    def _lay_out(self) -> QBoxLayout:
        bar = QWidget()
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        mark(bar, surface="bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(EDGE, MIDDLE_SPACE - 2, EDGE, MIDDLE_SPACE - 2)
        row.setSpacing(LARGE_SPACE)
        row.addWidget(self.title)
        row.addWidget(FlowRow(self._before, self._today, self._after), 1)
        frame = QFrame()
        mark(frame, frame="card")
        framed = QVBoxLayout(frame)
        framed.setContentsMargins(1, 1, 1, 1)
        framed.addWidget(self.month)
        self._side = VerticalScroll(self.panel)
        inside = QWidget()
        body = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        body.setContentsMargins(EDGE, LARGE_SPACE, EDGE, LARGE_SPACE)
        body.setSpacing(LARGE_SPACE)
        body.addWidget(frame, 3)
        body.addWidget(self._side, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(bar)
        self._scroll = VerticalScroll(inside)
        outer.addWidget(self._scroll, 1)
        return body

    def _read(self) -> None:
        first, self._model.today = self._model.first, local(self._desk.now()).date()
        month = self._desk.calendar.month(first, self._model.today)
        self._model.show_month(first, items_of(month, self._model.today), dict(month.closed))
        self.practice = bool(month.conferences) and all(line.practice for line in month.conferences)
        self.practice_shown.emit(self.practice)
        self.title.setText(f"{MONTHS[first.month - 1]} {first.year}")

    def _note(self, _change: object) -> None:
        self._later.start()

    def _read_again(self) -> None:
        self._read()
        self.show_day(self._day, turn=False)

    def _turn(self, by: int) -> None:
        first = self._model.first
        other = (first - timedelta(days=1)) if by < 0 else (first.replace(day=28) + timedelta(days=4))
        last = (other.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        self.show_day(other.replace(day=min(self._day.day, last.day)))

    def _go_today(self) -> None:
        self.show_day(self._model.today)
        self.month.setFocus()

    def _open(self) -> None:
        items = self._model.items.get(self._day, [])
        chosen = next((item for item in items if not item.last_day), items[0] if items else None)
        if chosen is not None:
            self.conference_wanted.emit(chosen.conference_id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on to where the hands are wanted."""
        self.month.setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        """The chosen day is in view from the beginning."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._reveal)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the day below the month when both do not fit beside each other."""
        super().resizeEvent(event)
        scale = scale_of(self)
        beside = self.width() >= 860 * scale
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._body.setDirection(across if beside else down)
        self._side.setMinimumWidth(round(SIDE * scale) if beside else 0)
        self._side.setMaximumWidth(round(SIDE * scale) if beside else 16_777_215)
        self._side.setMinimumHeight(0 if beside else round(260 * scale))
