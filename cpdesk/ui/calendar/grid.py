"""Days as cells to walk through by keyboard, and conferences to drag from one to another."""

from datetime import date, time

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QHeaderView, QTableView, QWidget

from cpdesk.ui.calendar.day_painter import DayPainter
from cpdesk.ui.calendar.days_model import DaysModel, Index
from cpdesk.ui.calendar.keys import STEPS, asked
from cpdesk.ui.calendar.marks import Placed
from cpdesk.ui.widgets.marks import mark


class DayGrid(QTableView):
    """Says which day somebody walks to, and what is dragged over which day."""

    day_chosen = Signal(object)
    """A shown day became the chosen one."""
    day_wanted = Signal(object)
    """A key asked for a day, which may lie outside what is shown."""
    asked = Signal(str)
    """Another key, see `keys.asked`."""
    item_chosen = Signal(object)
    drag_begun = Signal(object)
    dragged = Signal(object, object)
    """Over a day, and at a time where the view has hours (else nothing)."""
    dropped = Signal()

    def __init__(self, model: DaysModel, painter: DayPainter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days, self._painter = model, painter
        self._pressed: tuple[QPoint, Placed] | None = None
        self._dragging = False
        self.setModel(model)
        painter.setParent(self)
        self.setItemDelegate(painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        mark(self, bare=True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # the page scrolls as a whole
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setMinimumSectionSize(24)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(24)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.doubleClicked.connect(lambda _index: self.asked.emit("open"))
        model.modelReset.connect(self.fit)

    def fit(self) -> None:
        """Share the width among the days; a quiet weekend gets less, but never less than its name takes."""
        width, header, share = self.viewport().width(), self.horizontalHeader(), self.days.weekend_width()
        named = max(header.sectionSizeHint(column) for column in (5, 6))
        weekend = min(width / 7, max(width * share / (5 + 2 * share), named))
        weekday = (width - 2 * weekend) / 5
        edges = [round(weekday * min(column, 5) + weekend * max(column - 5, 0)) for column in range(8)]
        for column in range(7):
            self.setColumnWidth(column, edges[column + 1] - edges[column])

    def choose(self, day: date) -> bool:
        """Make a shown day the chosen one; gives whether that is news, told by `day_chosen`."""
        index = self.days.index_of(day)
        news = self.currentIndex() != index
        self.setCurrentIndex(index)
        return news

    def time_at(self, _point: QPoint, _pressed: Placed, _grip: int) -> time | None:
        """The time that a place in a cell stands for; a view without hours has none."""
        return None

    def mark_at(self, point: QPoint) -> Placed | None:
        """The mark at a place in the viewport."""
        index = self.indexAt(point)
        if not index.isValid():
            return None
        placed = self._painter.placed(self.visualRect(index), self.days.day(index))
        return next((one for one in placed if one.box.contains(point)), None)

    def stop_dragging(self) -> None:
        """Let go of what is being dragged."""
        was_dragging = self._dragging
        self._pressed, self._dragging = None, False
        if was_dragging:
            self.fit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell the page which day is chosen."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.day_chosen.emit(self.days.day(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by days and weeks, beyond the edges too; pass on what else is asked."""
        key, current = Qt.Key(event.key()), self.currentIndex()
        if wanted := asked(event):
            self.asked.emit(wanted)
        elif key in STEPS:
            day = self.days.day(current) if current.isValid() else self.days.today
            self.day_wanted.emit(day + STEPS[key])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day, and note what may be dragged from here."""
        super().mousePressEvent(event)
        point = event.position().toPoint()
        found = self.mark_at(point) if event.button() is Qt.MouseButton.LeftButton else None
        self._pressed = (point, found) if found is not None else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag a mark: say over which day it is."""
        if self._pressed is None:
            return
        start, placed = self._pressed
        point = event.position().toPoint()
        if not self._dragging:
            if (point - start).manhattanLength() < QApplication.startDragDistance():
                return
            self._dragging = True
            self.drag_begun.emit(placed.item)
        index = self.indexAt(point)
        if self._dragging and index.isValid():
            at = self.time_at(point, placed, start.y() - placed.box.top())
            self.dragged.emit(self.days.day(index), at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop what is dragged; a mere click points to what was clicked."""
        pressed, dragging = self._pressed, self._dragging
        self.stop_dragging()
        if dragging:
            self.dropped.emit()  # the chosen day stays chosen
            return
        super().mouseReleaseEvent(event)
        if pressed is not None:
            self.item_chosen.emit(pressed[1].item)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew; under a hand that drags, everything stays where it is."""
        super().resizeEvent(event)
        if not self._dragging:
            self.fit()
