"""Month, week and agenda in one place: one of them is seen, and all show the same days."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpdesk.ui.calendar.agenda_model import AgendaModel
from cpdesk.ui.calendar.agenda_view import AgendaView
from cpdesk.ui.calendar.days_model import Content, DaysModel, Target
from cpdesk.ui.calendar.grid import DayGrid
from cpdesk.ui.calendar.items import DayItem
from cpdesk.ui.calendar.month_view import MonthView
from cpdesk.ui.calendar.spans import View, span
from cpdesk.ui.calendar.week_view import WeekView


class Views(QWidget):
    """Passes on what the view in front is asked."""

    day_chosen = Signal(object)
    day_wanted = Signal(object)
    asked = Signal(str)
    item_chosen = Signal(object)
    drag_begun = Signal(object)
    dragged = Signal(object, object)
    dropped = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.month = MonthView(DaysModel(today, View.MONTH, self))
        self.week = WeekView(DaysModel(today, View.WEEK, self))
        self.agenda = AgendaView(AgendaModel(today, self))
        self.view = View.MONTH
        self.content = Content()
        self._all: dict[View, DayGrid | AgendaView] = {
            View.MONTH: self.month,
            View.WEEK: self.week,
            View.AGENDA: self.agenda,
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        for view in self._all.values():
            column.addWidget(view)
            view.day_chosen.connect(self.day_chosen)
            view.asked.connect(self.asked)
            view.item_chosen.connect(self.item_chosen)
        for grid in (self.month, self.week):
            grid.day_wanted.connect(self.day_wanted)
            grid.drag_begun.connect(self.drag_begun)
            grid.dragged.connect(self.dragged)
            grid.dropped.connect(self.dropped)
        self.look_at(View.MONTH)

    @property
    def front(self) -> DayGrid | AgendaView:
        """The view that is seen."""
        return self._all[self.view]

    def look_at(self, view: View) -> None:
        """Bring one view to the front; what it shows, and the focus, are for the page to give."""
        self.view = view
        for one, widget in self._all.items():
            widget.setVisible(one is view)

    def show_days(self, day: date, today: date, content: Content, chosen: date) -> None:
        """Show the days around `day` in the view in front; `chosen` has its place also when it is empty."""
        self.content = content
        if self.view is View.AGENDA:
            self.agenda.lines.today = today
            self.agenda.lines.show_days(*span(View.AGENDA, day), content, chosen)
        else:
            grid = self.month if self.view is View.MONTH else self.week
            grid.days.today = today
            grid.days.show_days(day, content)

    def shows(self, day: date) -> bool:
        """Whether a day can be chosen as the view stands."""
        if self.view is View.AGENDA:
            return self.agenda.lines.row_of(day) >= 0
        grid = self.month if self.view is View.MONTH else self.week
        return grid.days.index_of(day).isValid()

    def choose(self, day: date) -> bool:
        """Choose a day; gives whether another one was chosen before, so that `day_chosen` has told it."""
        return self.front.choose(day)

    def at_hand(self, day: date) -> list[DayItem]:
        """What is on the chosen day; in the agenda only the current line, when it is about something."""
        line = self.agenda.line() if self.view is View.AGENDA else None
        return [line.item] if line is not None and line.item is not None else self.content.items.get(day, [])

    def aim(self, target: Target | None) -> None:
        """Mark the place that a conference would be moved to."""
        for grid in (self.month, self.week):
            grid.days.aim(target)
