"""The calendar’s page: a month, a week or an agenda, with the chosen day beside it."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpdesk.rules.wording import MONTHS
from cpdesk.ui.calendar.face import Face
from cpdesk.ui.calendar.month_sheet import MonthSheet
from cpdesk.ui.calendar.mover import Mover
from cpdesk.ui.calendar.moving import Moving
from cpdesk.ui.calendar.reading import Reading
from cpdesk.ui.calendar.spans import View, span, title, turned
from cpdesk.ui.hub import Hub
from cpdesk.ui.widgets.printing import ask_printer
from cpdesk.vocabulary import Deed

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk

SETTLED_MS = 80
"""Many changes at once are read once, when they pause."""


class CalendarPage(QWidget):
    """Reads some days from the desk and shows them; opens cases and conferences by asking for them."""

    conference_wanted = Signal(object)
    case_wanted = Signal(object)
    booking_wanted = Signal(object)
    """A conference is to be booked, on that day if possible."""
    practice_shown = Signal(bool)

    def __init__(self, desk: "Desk", hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.practice = False
        self._stale = False
        self._reading = Reading(desk)
        self._day = self._around = self._reading.today
        self.moving = Moving(desk, self)
        self.face = Face(desk, self.moving, self._day)
        self.mover = Mover(self.moving, self.face, self)
        self.title, self.month, self.panel = self.face.bar.title, self.face.views.month, self.face.panel
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.face)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SETTLED_MS)
        self._later.timeout.connect(self._read_again)
        self._connect(hub)
        self._read()
        self.show_day(self._day)

    def _connect(self, hub: Hub) -> None:
        bar, views, panel = self.face.bar, self.face.views, self.face.panel
        bar.asked.connect(self._act)
        bar.filter.toggled.connect(lambda _open: self.face.filter.offer(self._desk.calendar.chairs()))
        bar.print.clicked.connect(self._print)
        bar.book.clicked.connect(lambda: self.booking_wanted.emit(self._day))
        views.day_chosen.connect(self._show_chosen)
        views.day_wanted.connect(lambda day: self.show_day(day, turn=False))
        views.asked.connect(self._act)
        views.item_chosen.connect(self.face.point_to)
        panel.conference_wanted.connect(self.conference_wanted)
        panel.case_wanted.connect(self.case_wanted)
        self.face.filter.changed.connect(self._read_again)
        self.mover.grid_wanted.connect(lambda: self.look_at(View.MONTH))
        self.mover.dropped.connect(lambda day: self.show_day(day, turn=False))
        self.mover.ended.connect(self._after_moving)
        hub.changed.connect(self._note)

    def show_day(self, day: date, *, turn: bool = True) -> None:
        """Choose a day; `turn` to its own month, or stay while it is among the days shown."""
        views = self.face.views
        other = span(views.view, day) != span(views.view, self._around)
        self._day = day
        if other and (turn or not views.shows(day)):
            self._around = day
            self._read()
        elif not views.shows(day):
            views.show_days(self._around, self._reading.today, views.content, day)
        if not views.choose(day):
            self._show_chosen(day)

    def look_at(self, view: View) -> None:
        """Show the chosen day in another view."""
        views, day = self.face.views, self._day
        had_focus = views.front.hasFocus()
        with QSignalBlocker(views):  # a view that is shown or emptied chooses a day by itself
            views.look_at(view)
            self._around = day
            self._read()
        self.show_day(day)
        QTimer.singleShot(0, self, self.face.reveal)
        if had_focus:
            views.front.setFocus()

    def _show_chosen(self, day: date) -> None:
        self._day = day
        self.face.reveal()
        self.face.show_day(self._reading.day(day, self.face.views.content))
        self.moving.aim(day)

    def _read(self) -> None:
        face = self.face
        found, content = self._reading.days(face.views.view, self._around, face.filter.choice())
        face.views.show_days(self._around, self._reading.today, content, self._day)
        face.bar.show_view(face.views.view, title(face.views.view, self._around))
        face.say_checked(found.beyond)
        face.say_filtered(face.filter.said())
        self.practice = bool(found.meetings) and all(meeting.practice for meeting in found.meetings)
        self.practice_shown.emit(self.practice)

    def _note(self, _change: object) -> None:
        self._stale = True
        if self.isVisible():
            self._later.start()

    def _read_again(self) -> None:
        self._stale = False
        self._read()
        self.show_day(self._day, turn=False)

    def _act(self, asked: str) -> None:
        """Do what a key or a button asked for."""
        if self.mover.answer(asked):
            return
        views = self.face.views
        if asked in ("back", "on"):
            self.show_day(turned(views.view, self._day, -1 if asked == "back" else 1))
        elif asked == "today":
            self.show_day(self._reading.today)
            views.front.setFocus()
        elif asked == "open":
            self._open()
        elif asked == "move":
            self.mover.choose_day_among(views.at_hand(self._day))
        elif asked in tuple(View):
            self.look_at(View(asked))

    def _open(self) -> None:
        items = self.face.views.at_hand(self._day)
        chosen = next((item for item in items if not item.last_day), items[0] if items else None)
        if chosen is not None:
            self.conference_wanted.emit(chosen.conference_id)

    def _after_moving(self, day: date) -> None:
        self._later.stop()
        self._read()
        self.show_day(day)

    def _print(self) -> None:
        choice, said = self.face.filter.choice(), self.face.filter.said()
        _found, content = self._reading.days(View.MONTH, self._around, choice)
        marking = self._desk.policy.marking
        month = MonthSheet(self._around, content, self._reading.today, said, marking)
        words = f"{MONTHS[self._around.month - 1]} {self._around.year}"
        asked = ask_printer(self, month.draw, landscape=True)
        asked.accepted.connect(lambda: self._desk.history.note(Deed.PRINTED, "month", None, words))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on to where the hands are wanted."""
        self.face.views.front.setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        """What has changed meanwhile is read; the chosen day is in view from the beginning."""
        super().showEvent(event)
        if self._stale:
            self._read_again()
        QTimer.singleShot(0, self, self.face.reveal)
