"""How a cell of a table of people is drawn and written in."""

from functools import partial

from PySide6.QtCore import QAbstractItemModel, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from cpdesk.ui.meeting.notes.cards import sized
from cpdesk.ui.meeting.pieces.grid_rows import CELL_ROLE, Cell, GridRows, Index
from cpdesk.ui.meeting.pieces.text_block import TextBlock, text_block
from cpdesk.ui.theme.tokens import BODY, SECONDARY, TARGET, Tokens, scale_of, tokens_of


class GridCells(QStyledItemDelegate):
    """Draws cells with wrapped words; writes in them with a plain line."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self.editor: QLineEdit | None = None
        """The line that somebody writes in at this moment."""

    def blocks(self, cell: Cell, width: float) -> tuple[TextBlock, TextBlock]:
        """The words and the quieter line of a cell, laid out."""
        scale = scale_of(self._view)
        font = sized(self._view.font(), BODY * scale)
        if cell.strong:
            font.setWeight(QFont.Weight.DemiBold)
        inner = max(width - (28 if cell.chip else 14) * scale, 20)
        small = sized(self._view.font(), SECONDARY * scale)
        return text_block(cell.text, font, inner, 12), text_block(cell.below, small, inner, 4)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As tall as the words need in the width of the column."""
        cell: Cell = index.data(CELL_ROLE)
        view = self._view
        width = view.columnWidth(index.column()) if isinstance(view, QTableView) else 100
        words, below = self.blocks(cell, width)
        tall = words.height + (below.height if cell.below else 0) + (22 if cell.chip else 12) * scale_of(view)
        return QSize(width, max(round(tall), TARGET))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        cell: Cell = index.data(CELL_ROLE)
        tokens = tokens_of(self._view)
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if cell.ticked is None:
            self._draw_words(painter, area, cell, tokens)
        else:
            self._draw_tick(painter, area, cell.ticked, tokens)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(tokens.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(2, 2, -2, -2), 4, 4)
        painter.restore()

    def _draw_words(self, painter: QPainter, area: QRectF, cell: Cell, tokens: Tokens) -> None:
        scale = scale_of(self._view)
        words, below = self.blocks(cell, area.width())
        x, y = area.x() + 7 * scale, area.y() + 6 * scale
        painter.setPen(tokens.colour("text"))
        if cell.chip:
            filled = cell.chip == "filled"
            box = QRectF(x, y - 1, words.layout.maximumWidth() + 2, words.height + 6 * scale)
            box.setWidth(min(_widest(words) + 14 * scale, area.width() - 14 * scale))
            painter.setPen(tokens.colour("accent_strong" if filled else "secondary"))
            painter.setBrush(tokens.colour("accent_strong") if filled else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 5, 5)
            painter.setPen(tokens.colour("on_accent" if filled else "text"))
            words.draw(painter, x + 7 * scale, y + 2 * scale)
        else:
            words.draw(painter, x, y)
        painter.setPen(tokens.colour("secondary"))
        below.draw(painter, x, y + words.height + (8 * scale if cell.chip else 0))

    def _draw_tick(self, painter: QPainter, area: QRectF, on: bool, tokens: Tokens) -> None:
        side = 16 * scale_of(self._view)
        box = QRectF(area.x() + 8, area.y() + 6 * scale_of(self._view), side, side)
        painter.setPen(tokens.colour("accent" if on else "secondary"))
        painter.setBrush(tokens.colour("accent") if on else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 3, 3)
        if on:
            painter.setPen(tokens.colour("on_accent"))
            painter.setFont(sized(self._view.font(), side * 0.8))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "✓")

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A plain line over the cell."""
        field = QLineEdit(parent)
        model = index.model()
        assert isinstance(model, GridRows)
        field.setAccessibleName(model.headings[index.column()])
        field.setMaxLength(4000)
        self.editor = field
        field.destroyed.connect(partial(self._forget, field))
        return field

    def _forget(self, field: QLineEdit) -> None:
        if self.editor is field:
            self.editor = None

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand over what was typed."""
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text())


def _widest(block: TextBlock) -> float:
    lines = (block.layout.lineAt(at) for at in range(block.layout.lineCount()))
    return max((line.naturalTextWidth() for line in lines), default=0)
