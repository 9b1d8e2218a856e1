"""A card dragged to another place, in its lane or in another: a line shows where, Escape leaves it."""

from uuid import UUID

from PySide6.QtCore import QByteArray, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QListView, QWidget

from cpdesk.ui.meeting.notes.entry_rows import EntryRows
from cpdesk.ui.theme.tokens import scale_of, tokens_of
from cpdesk.vocabulary import Lane

ENTRY_MIME = "application/x-cpdesk-entry"
"""What is dragged: the id of an entry, never its words."""


class DraggedList(QListView):
    """A list of entries whose cards can be dragged, and where cards of other lists can be put."""

    dropped = Signal(UUID, object, object)
    """An entry, the entry before which it was put (None: behind all of the lane), and the lane."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = EntryRows()
        self.setModel(self.rows)
        self.empty_lane: Lane | None = None
        """The lane of what is put into the list while it is empty."""
        self._mark: int | None = None
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag the card that was pressed."""
        index = self.currentIndex()
        which = self.rows.row(index).id if index.isValid() else None
        if which is None:
            return
        data = QMimeData()
        data.setData(ENTRY_MIME, QByteArray(which.bytes))
        drag = QDrag(self)
        drag.setMimeData(data)
        card = self.visualRect(index)
        drag.setPixmap(self.viewport().grab(card))
        drag.setHotSpot(self.viewport().mapFromGlobal(self.cursor().pos()) - card.topLeft())
        drag.exec(Qt.DropAction.MoveAction)

    def place_at(self, point: QPoint) -> tuple[int, Lane | None, UUID | None]:
        """Where a card dropped at a point goes: before which row, in which lane, before which entry."""
        rows = self.rows.rows()
        at = len(rows)
        for number in range(len(rows)):
            area = self.visualRect(self.rows.index(number))
            if point.y() < area.center().y():
                at = number
                break
        lane = rows[at - 1].lane if at else rows[0].lane if rows else self.empty_lane
        before = rows[at].id if at < len(rows) and rows[at].lane is lane else None
        return at, lane, before

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Only cards come in."""
        if event.mimeData().hasFormat(ENTRY_MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where the card would go."""
        if event.mimeData().hasFormat(ENTRY_MIME):
            point, edge = event.position().toPoint(), self.fontMetrics().lineSpacing()
            bar = self.verticalScrollBar()
            if point.y() < edge:
                bar.setValue(bar.value() - edge // 2)
            elif point.y() > self.viewport().height() - edge:
                bar.setValue(bar.value() + edge // 2)
            self._show_mark(self.place_at(point)[0])
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It goes elsewhere, or nowhere."""
        self._show_mark(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """The card is put down."""
        self._show_mark(None)
        raw = event.mimeData().data(ENTRY_MIME).data()
        if len(raw) != 16:
            return
        _at, lane, before = self.place_at(event.position().toPoint())
        event.acceptProposedAction()
        if lane is not None:
            self.dropped.emit(UUID(bytes=bytes(raw)), before, lane)

    def _show_mark(self, at: int | None) -> None:
        if at != self._mark:
            self._mark = at
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cards, and the line where a dragged one would go."""
        super().paintEvent(event)
        if self._mark is None:
            return
        number = self.rows.rowCount()
        if self._mark < number:
            y = self.visualRect(self.rows.index(self._mark)).top()
        else:
            y = self.visualRect(self.rows.index(number - 1)).bottom() if number else 2
        painter = QPainter(self.viewport())
        painter.setPen(QPen(tokens_of(self).colour("accent"), 3 * scale_of(self)))
        line = max(y, 2)
        painter.drawLine(2, line, self.viewport().width() - 2, line)
        painter.end()
