"""The month to look at and to walk through by keyboard."""

from PySide6.QtWidgets import QWidget

from cpdesk.ui.calendar.day_painter import DayPainter
from cpdesk.ui.calendar.days_model import DaysModel
from cpdesk.ui.calendar.grid import DayGrid
from cpdesk.ui.theme.tokens import scale_of


class MonthView(DayGrid):
    """As many weeks as the month touches; arrows move by days and weeks, the page keys by months."""

    def __init__(self, model: DaysModel, parent: QWidget | None = None) -> None:
        self._cells = DayPainter(model)
        super().__init__(model, self._cells, parent)
        self.setAccessibleName(self.tr("Month"))
        self.verticalHeader().hide()

    def fit(self) -> None:
        """Share the room among the days; weeks never become too low for their words."""
        super().fit()
        weeks = self.days.rowCount()
        least = self._cells.smallest_row(scale_of(self))
        for week in range(weeks):
            self.setRowHeight(week, max(least, self.viewport().height() // weeks))
        self.setMinimumHeight(least * weeks + self.horizontalHeader().sizeHint().height() + 2)
