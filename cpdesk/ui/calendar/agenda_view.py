"""The agenda to read from top to bottom, with the eyes or by a screen reader."""

from datetime import date

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cpdesk.ui.calendar.agenda_model import AgendaModel, Index, Line
from cpdesk.ui.calendar.keys import asked
from cpdesk.ui.calendar.marks import Placed, broken, draw_mark
from cpdesk.ui.theme.tokens import scale_of, tokens_of
from cpdesk.ui.widgets.marks import mark

MOST_LINES = 6


class AgendaView(QListView):
    """Up and down walk through the lines; the page keys turn the month."""

    day_chosen = Signal(object)
    asked = Signal(str)
    item_chosen = Signal(object)

    def __init__(self, model: AgendaModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = model
        self.setModel(model)
        self.setItemDelegate(AgendaLine(self))
        self.setAccessibleName(self.tr("Agenda"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        mark(self, bare=True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(240)
        self.activated.connect(lambda _index: self.asked.emit("open"))

    def choose(self, day: date) -> bool:
        """Go to a day, unless a line of it is the current one; gives whether that is news."""
        current = self.line()
        if current is not None and current.day == day:
            return False
        self.setCurrentIndex(self.lines.index(self.lines.row_of(day)))
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtTop)
        return True

    def line(self) -> Line | None:
        """The current line."""
        row = self.currentIndex().row()
        return self.lines.lines[row] if 0 <= row < len(self.lines.lines) else None

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell the page which day it is, and what of it."""
        super().currentChanged(current, previous)
        line = self.line()
        if line is not None:
            self.day_chosen.emit(line.day)
            if line.item is not None:
                self.item_chosen.emit(line.item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass on what is asked; letters do not search."""
        wanted = asked(event)
        if wanted:
            self.asked.emit(wanted)
        elif not event.text().strip():
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines are broken anew, and the chosen one stays in sight."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        QTimer.singleShot(0, self, self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtTop)


class AgendaLine(QStyledItemDelegate):
    """The look of a line: a day as a heading, a mark for what is on it."""

    def __init__(self, view: AgendaView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a line."""
        tokens, line = tokens_of(self._view), self._view.lines.lines[index.row()]
        area, state = QRect(option.rect), option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(area)
        font = self._font(line)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        if line.item is None:
            if line.day == self._view.lines.today:
                painter.fillRect(area, tokens.colour("accent_ground"))
            painter.setPen(tokens.colour("hairline"))
            painter.drawLine(area.topLeft(), area.topRight())
            self._heading(painter, area.adjusted(12, 0, -8, 0), line, metrics)
        else:
            self._mark(painter, area, line)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(tokens.colour("accent" if self._view.hasFocus() else "secondary"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(area).adjusted(2, 2, -2, -2), 4, 4)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its words need in the width of the view."""
        line, width = self._view.lines.lines[index.row()], self._view.viewport().width()
        metrics, pad = QFontMetrics(self._font(line)), round(9 * scale_of(self._view))
        if line.item is None:
            number = len(broken(metrics, self._heading_words(line), width - 20, MOST_LINES))
        else:
            left, right = self._halves(QRect(0, 0, width, 0))
            number = max(
                len(broken(metrics, line.words, left.width() - 11, MOST_LINES)),
                len(broken(metrics, line.beside, right.width(), MOST_LINES)),
            )
        return QSize(width, max(24, number * metrics.lineSpacing() + pad))

    def _font(self, line: Line) -> QFont:
        font = QFont(self._view.window().font())
        font.setBold(line.item is None)
        return font

    def _heading_words(self, line: Line) -> str:
        return " · ".join(part for part in (line.words, line.beside) if part)

    def _heading(self, painter: QPainter, area: QRect, line: Line, metrics: QFontMetrics) -> None:
        painter.setPen(tokens_of(self._view).colour("text"))
        words = "\n".join(broken(metrics, self._heading_words(line), area.width(), MOST_LINES))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words)

    def _mark(self, painter: QPainter, area: QRect, line: Line) -> None:
        if line.item is None:
            return
        tokens, metrics = tokens_of(self._view), painter.fontMetrics()
        left, right = self._halves(area)
        draw_mark(painter, Placed(left.adjusted(0, 2, 0, -2), line.item), tokens, metrics)
        late = line.item.state_tone in ("late", "soon")
        painter.setPen(tokens.colour(line.item.state_tone if late else "secondary"))
        words = "\n".join(broken(metrics, line.beside, right.width(), MOST_LINES))
        painter.drawText(right, Qt.AlignmentFlag.AlignVCenter, words)

    def _halves(self, area: QRect) -> tuple[QRect, QRect]:
        """The room of the mark, and of what is said beside it."""
        inner = area.adjusted(20, 0, -12, 0)
        wide = round(inner.width() * 0.6)
        left = QRect(inner.left(), inner.top(), wide, inner.height())
        return left, QRect(left.right() + 12, inner.top(), inner.width() - wide - 12, inner.height())
