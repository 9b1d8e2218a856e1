"""The week: days as columns with their hours, to look at, to walk through, and to drag in."""

from datetime import time

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from cpdesk.ui.calendar.days_model import DaysModel
from cpdesk.ui.calendar.grid import DayGrid
from cpdesk.ui.calendar.marks import Placed
from cpdesk.ui.calendar.week_painter import WeekPainter
from cpdesk.ui.theme.tokens import scale_of, tokens_of


class WeekView(DayGrid):
    """One row of seven days; arrows move by days and weeks, the page keys by weeks."""

    def __init__(self, model: DaysModel, parent: QWidget | None = None) -> None:
        self._cells = WeekPainter(model)
        super().__init__(model, self._cells, parent)
        self.setAccessibleName(self.tr("Week"))
        self.setVerticalHeader(Hours(self._cells, self))

    def fit(self) -> None:
        """Share the room; an hour never becomes too low for its words."""
        super().fit()
        least = self._cells.smallest_row(scale_of(self))
        self.setRowHeight(0, max(least, self.viewport().height()))
        self.setMinimumHeight(least + self.horizontalHeader().sizeHint().height() + 2)

    def time_at(self, point: QPoint, pressed: Placed, grip: int) -> time | None:
        """The time at which a meeting that is held at `grip` pixels below its top would begin."""
        cell = self.visualRect(self.indexAt(point))
        if not cell.isValid() or pressed.item.starts is None:
            return None
        return self._cells.shape(cell.height()).time_at(point.y() - grip - cell.top())


class Hours(QHeaderView):
    """The hours beside the week."""

    def __init__(self, cells: WeekPainter, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._cells = cells
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(24)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Write each hour where it begins."""
        tokens = tokens_of(self)
        painter.save()
        painter.fillRect(rect, tokens.colour("surface"))
        painter.setFont(self.window().font())
        painter.setPen(tokens.colour("secondary"))
        shape, line = self._cells.shape(rect.height()), painter.fontMetrics().lineSpacing()
        for hour in range(shape.first_hour, shape.last_hour):
            y = rect.top() + shape.y(hour * 60)
            box = QRect(rect.left(), y, rect.width() - 6, line)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight, f"{hour:02}:00")
        painter.setPen(tokens.colour("hairline"))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.restore()

    def sizeHint(self) -> QSize:
        """Wide enough for an hour."""
        return QSize(self.window().fontMetrics().horizontalAdvance("00:00") + 14, 0)
