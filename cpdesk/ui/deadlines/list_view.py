"""The list of open dates: arrows move, Enter goes to the place, D marks as done."""

from PySide6.QtCore import QItemSelection, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from cpdesk.snapshots.deadlines import OpenDate
from cpdesk.ui.deadlines.painter import DeadlinePainter
from cpdesk.ui.deadlines.rows import DeadlineRows
from cpdesk.ui.theme.tokens import scale_of
from cpdesk.ui.widgets.marks import mark


class DeadlineList(QListView):
    """Tells which date is chosen, and what is wanted with it."""

    chosen = Signal(object)
    """An `OpenDate`, or None when the list is empty."""
    opened = Signal(object)
    done_wanted = Signal(object)
    undo_wanted = Signal()

    def __init__(self, rows: DeadlineRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setModel(rows)
        self._painter = DeadlinePainter(rows, self)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(self.tr("Open dates"))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        mark(self, bare=True)

    @property
    def one(self) -> OpenDate | None:
        """The date that is chosen."""
        return self._rows.one(self.currentIndex())

    def choose(self, row: int) -> None:
        """Choose a row and bring it into view; a row that is no longer there chooses nothing."""
        index = self._rows.index(row)
        self.setCurrentIndex(index)
        if row == 1:
            self.scrollToTop()  # with the heading above it
        else:
            self.scrollTo(index)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell what is chosen now."""
        super().selectionChanged(selected, deselected)
        self.chosen.emit(self.one)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the link of a row goes to its place."""
        super().mouseReleaseEvent(event)
        where = event.position().toPoint()
        index = self.indexAt(where)
        one = self._rows.one(index)
        if one is not None and self._painter.link(one, self.visualRect(index)).contains(where):
            self.opened.emit(one)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click goes to the place."""
        super().mouseDoubleClickEvent(event)
        if self.one is not None:
            self.opened.emit(self.one)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the place, D marks as done, Ctrl+Z takes the last mark back."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_wanted.emit()
        elif self.one is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.one)
        elif self.one is not None and event.key() == Qt.Key.Key_D and not event.modifiers():
            self.done_wanted.emit(self.one)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words wrap anew."""
        super().resizeEvent(event)
        self.setMinimumHeight(round(200 * scale_of(self)))
        self.scheduleDelayedItemsLayout()
