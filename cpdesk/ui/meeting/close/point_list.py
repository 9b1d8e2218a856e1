"""Open points, one a line; Enter or a click goes to where a point can be settled."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cpdesk.snapshots.conference import Missing
from cpdesk.ui.meeting.pressed import pressed
from cpdesk.ui.theme.tokens import MIDDLE_SPACE, scale_of, tokens_of
from cpdesk.ui.widgets.marks import mark

_STEP = Qt.ItemDataRole.UserRole
_TONE = _STEP + 1


class PointList(QListWidget):
    """As tall as its points: whatever it stands in scrolls."""

    step_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Still open"))
        self.setAccessibleDescription(self.tr("Enter goes to the step where a point can be settled"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setItemDelegate(_Points(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._go)
        mark(self, list="points")

    def show_points(self, points: tuple[Missing, ...]) -> None:
        """Show these points, the most important first."""
        row = self.currentRow() if self.hasFocus() else -1
        self.clear()
        for point in points:
            item = QListWidgetItem(f"{'✗' if point.must else '▲'}  {point.words}")
            item.setData(_STEP, point.step)
            item.setData(_TONE, "late" if point.must else "soon")
            self.addItem(item)
        self._colour()
        self.setCurrentRow(min(row, len(points) - 1))
        self._fit()

    def _colour(self) -> None:
        """In the colours of the theme that is on."""
        tokens = tokens_of(self)
        for item in (self.item(row) for row in range(self.count())):
            item.setForeground(tokens.colour(item.data(_TONE)))

    def _dress(self) -> None:
        self._colour()
        self._fit()

    def _fit(self) -> None:
        """As tall as all points together."""
        self.doItemsLayout()
        last = self.visualItemRect(self.item(self.count() - 1)).bottom() if self.count() else 0
        self.setFixedHeight(last + self.verticalOffset() + 8)

    def _go(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.step_wanted.emit(item.data(_STEP))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space go to the step."""
        if pressed(event) in ("Return", "Enter", "Space"):
            self._go(self.currentItem())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming by keyboard, the first point is chosen."""
        super().focusInEvent(event)
        if self.currentRow() < 0:
            self.setCurrentRow(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words wrap anew in another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Another theme or size of text: coloured and measured anew."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            QTimer.singleShot(0, self, self._dress)


class _Points(QStyledItemDelegate):
    """Measures a line by the room its words have: Qt forgets the padding and would cut the last word off."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As tall as the words, wrapped within the padding of the line."""
        view = self.parent()
        assert isinstance(view, QWidget)
        narrower = QStyleOptionViewItem(option)
        narrower.rect = option.rect.adjusted(0, 0, -round(2 * MIDDLE_SPACE * scale_of(view)), 0)
        return super().sizeHint(narrower, index)
