"""The month to look at and to walk through by keyboard."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from cpdesk.ui.calendar.day_painter import DayPainter
from cpdesk.ui.calendar.month_model import Index, MonthModel
from cpdesk.ui.theme.tokens import scale_of
from cpdesk.ui.widgets.marks import mark

STEPS = {
    Qt.Key.Key_Left: timedelta(days=-1),
    Qt.Key.Key_Right: timedelta(days=1),
    Qt.Key.Key_Up: timedelta(days=-7),
    Qt.Key.Key_Down: timedelta(days=7),
}
QUIET_WEEKEND = 0.55
"""How wide an empty weekend column is beside a working day."""


class MonthView(QTableView):
    """Says which day somebody walks to; arrows move by days and weeks, the page keys by months."""

    day_chosen = Signal(object)
    """A shown day became the chosen one."""
    day_wanted = Signal(object)
    """A key asked for a day, which may be in another month."""
    month_wanted = Signal(int)
    """-1 or 1."""
    today_wanted = Signal()
    opened = Signal()

    def __init__(self, model: MonthModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self._painter = DayPainter(model, self)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(self.tr("Month"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        mark(self, bare=True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(24)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(24)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        model.modelReset.connect(self.fit)

    def fit(self) -> None:
        """Share the room among the days; weeks never become too low for their words."""
        width, scale = self.viewport().width(), scale_of(self)
        weekend = 1.0 if self._model.busy_weekends() else QUIET_WEEKEND
        one = width / (5 + 2 * weekend)
        edges = [round(one * min(column, 5) + one * weekend * max(column - 5, 0)) for column in range(8)]
        for column in range(7):
            self.setColumnWidth(column, edges[column + 1] - edges[column])
        weeks = self._model.rowCount()
        least = self._painter.smallest_row(scale)
        for week in range(weeks):
            self.setRowHeight(week, max(least, self.viewport().height() // weeks))
        self.setMinimumHeight(least * weeks + self.horizontalHeader().sizeHint().height() + 2)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell the page which day is chosen."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.day_chosen.emit(self._model.day(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by days, weeks and months, beyond the edges too."""
        key = Qt.Key(event.key())
        current = self.currentIndex()
        day: date = self._model.day(current) if current.isValid() else self._model.today
        if key in STEPS:
            self.day_wanted.emit(day + STEPS[key])
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.month_wanted.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key == Qt.Key.Key_Home:
            self.today_wanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self.fit()
