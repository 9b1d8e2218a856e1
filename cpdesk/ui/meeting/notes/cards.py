"""How an entry is drawn: a card on the ground of its lane; a private one dashed, with the word Private."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cpdesk.ui.meeting.notes.entry_rows import ROW_ROLE, Index, Row
from cpdesk.ui.meeting.notes.lanes import TONES
from cpdesk.ui.meeting.pieces.text_block import TextBlock, text_block
from cpdesk.ui.theme.tokens import BODY, RADIUS, SECONDARY, Tokens, scale_of, tokens_of

MOST_LINES = 24
"""A card is no taller than this; Enter opens the whole text."""


def private_word() -> str:
    """What stands before the text of a private entry."""
    return QCoreApplication.translate("EntryCards", "Private.")


@dataclass(frozen=True, slots=True)
class CardLayout:
    """A card measured for one width: its text, who said it, and whether the rest fits beside that."""

    body: TextBlock
    meta: TextBlock
    right: TextBlock
    more: TextBlock | None
    beside: bool
    height: int


def card_layout(row: Row, width: int, base: QFont, scale: float) -> CardLayout:
    """Measure a card of `width` pixels in all."""
    small = sized(base, SECONDARY * scale)
    inner = width - 2 * round(10 * scale)
    word = private_word() if row.private else ""
    text = f"{word} {row.text}" if row.private else row.text
    bold = ((0, len(word)),) if row.private else ()
    body = text_block(text, sized(base, BODY * scale), inner, MOST_LINES, bold)
    left = len(text) - body.shown
    say = QCoreApplication.translate
    more = say("EntryCards", "… and {0} more characters: Enter shows them all").format(f"{left:,}")
    more = more if left > 0 else ""
    who = "  ".join(part for part in (f"{row.name}  {row.role}".strip(), row.said_as) if part)
    kind = (len(who) - len(row.said_as), len(row.said_as))
    meta = text_block(who, small, inner, 3, ((0, len(row.name)), kind))
    right = text_block(row.right, small, inner, 3)
    rest = text_block(more, small, inner, 3)
    one_line = right.layout.lineCount() == 1
    beside = one_line and meta.last_width + right.last_width + 8 * scale <= inner
    height = body.height + meta.height + (0 if beside else right.height) + 18 * scale
    height += rest.height if more else 0
    return CardLayout(body, meta, right, rest if more else None, beside, round(height))


def sized(base: QFont, pixels: float) -> QFont:
    """The same font in another size."""
    font = QFont(base)
    font.setPixelSize(max(round(pixels), 1))
    return font


class EntryCards(QStyledItemDelegate):
    """Draws the rows of a list of entries and knows how tall each is."""

    def __init__(self, view: QAbstractItemView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._heights: dict[tuple[Row, int, int], int] = {}

    def _gap(self) -> int:
        return round(7 * scale_of(self._view))

    def height(self, row: Row, width: int) -> int:
        """How tall a row is at a width, with the gap below it."""
        scale = scale_of(self._view)
        known = (row, width, round(scale * 100))
        if known not in self._heights:
            if len(self._heights) > 5000:
                self._heights.clear()
            if row.id is None:
                heading = text_block(row.text, self._heading_font(), width, 3)
                self._heights[known] = round(heading.height + 6 * scale)
            else:
                layout = card_layout(row, width, self._view.font(), scale)
                self._heights[known] = layout.height + self._gap()
        return self._heights[known]

    def _heading_font(self) -> QFont:
        font = sized(self._view.font(), SECONDARY * scale_of(self._view))
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _draw_card(self, painter: QPainter, area: QRectF, row: Row, chosen: bool, tokens: Tokens) -> None:
        scale = scale_of(self._view)
        layout = card_layout(row, round(area.width()), self._view.font(), scale)
        tone = TONES[row.lane]
        pen = QPen(tokens.colour(tone if row.private else f"{tone}_ground"), 1)
        if row.private:
            pen.setStyle(Qt.PenStyle.DashLine)
        if chosen:
            pen = QPen(tokens.colour("accent"), 2)
            if row.private:
                pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(tokens.colour("surface") if row.private else tokens.colour(f"{tone}_ground"))
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        x, y = area.x() + 10 * scale, area.y() + 8 * scale
        painter.setPen(tokens.colour("text"))
        layout.body.draw(painter, x, y)
        y += layout.body.height
        painter.setPen(tokens.colour("secondary"))
        if layout.more is not None:
            layout.more.draw(painter, x, y)
            y += layout.more.height
        y += 2 * scale
        layout.meta.draw(painter, x, y)
        y += layout.meta.height - (layout.right.height if layout.beside else 0)
        single = layout.right.layout.lineCount() == 1
        layout.right.draw(painter, area.right() - 10 * scale - layout.right.last_width if single else x, y)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The size of one row at the width of the list."""
        width = self._view.viewport().width()
        return QSize(width, self.height(index.data(ROW_ROLE), width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row: Row = index.data(ROW_ROLE)
        tokens = tokens_of(self._view)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        if row.id is None:
            painter.setPen(tokens.colour(TONES[row.lane]))
            heading = text_block(row.text, self._heading_font(), area.width(), 3)
            heading.draw(painter, area.x(), area.y() + 2)
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected) and self._view.hasFocus()
            self._draw_card(painter, area.adjusted(0, 0, 0, -self._gap()), row, chosen, tokens)
        painter.restore()
