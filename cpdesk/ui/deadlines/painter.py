"""How a row of the deadlines is drawn: by when, what and for which family, how it stands and who acts."""

from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cpdesk.rules.wording import sentence
from cpdesk.snapshots.deadlines import OpenDate
from cpdesk.ui.deadlines.rows import DeadlineRows, Index, by_words, standing_words
from cpdesk.ui.places import place_name
from cpdesk.ui.theme.tokens import BODY, SECONDARY, scale_of, tokens_of

WRAP = Qt.TextFlag.TextWordWrap
NARROW = 560
"""Below this width (at 100 %) the parts of a row stand under each other."""
GAP = 12
REMEMBERED = 20_000
"""So many words keep their measured height."""


class _Part(NamedTuple):
    """Some words at one place of a row."""

    words: str
    font: QFont
    colour: str
    column: int


class DeadlinePainter(QStyledItemDelegate):
    """Words wrap and are never cut; what was measured is remembered."""

    def __init__(self, rows: DeadlineRows, view: QListView) -> None:
        super().__init__(view)
        self._rows, self._view = rows, view
        self._heights: dict[tuple[str, int, int], int] = {}
        self._fonts: dict[tuple[int, bool], QFont] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a date, or a heading."""
        tokens, area = tokens_of(self._view), QRect(option.rect)
        one = self._rows.one(index)
        chosen = one is not None and bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        ground = "accent_ground" if chosen else "ground" if one is None else "surface"
        painter.fillRect(area, tokens.colour(ground))
        painter.setPen(QPen(tokens.colour("hairline"), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if chosen and self._view.hasFocus():
            painter.setPen(QPen(tokens.colour("accent"), 2))
            painter.drawRect(area.adjusted(1, 1, -2, -2))
        if one is None:
            self._paint_heading(painter, area, str(index.data()))
        else:
            for part, room in self._placed(one, area):
                painter.setFont(part.font)
                painter.setPen(tokens.colour(part.colour))
                painter.drawText(room, WRAP, part.words)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the wrapped words need."""
        width, scale = self._view.viewport().width(), scale_of(self._view)
        if len(self._heights) > REMEMBERED:
            self._heights.clear()
        one = self._rows.one(index)
        if one is None:
            return QSize(width, round(34 * scale))
        bottom = max(room.bottom() for _, room in self._placed(one, QRect(0, 0, width, 10_000)))
        return QSize(width, bottom + round(9 * scale))

    def link(self, one: OpenDate, area: QRect) -> QRect:
        """Where the link to its place is in a row, with room for a finger around it."""
        room = next(room for part, room in self._placed(one, area) if part.colour == "accent")
        around = round(4 * scale_of(self._view))
        return room.adjusted(-around, -around, around, around)

    def _paint_heading(self, painter: QPainter, area: QRect, words: str) -> None:
        tokens, scale = tokens_of(self._view), scale_of(self._view)
        painter.setFont(self._font(BODY, strong=True))
        painter.setPen(tokens.colour("text"))
        room = area.adjusted(round(16 * scale), 0, -round(16 * scale), 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)

    def _placed(self, one: OpenDate, area: QRect) -> list[tuple[_Part, QRect]]:
        """Each part of a row with its place: three columns, or one below the other."""
        scale = scale_of(self._view)
        inner = area.adjusted(round(16 * scale), round(8 * scale), -round(16 * scale), 0)
        gap = round(GAP * scale)
        if inner.width() < NARROW * scale:
            columns = [(inner.left(), inner.width())] * 3
        else:
            first, last = round(124 * scale), round(inner.width() * 0.3)
            middle = inner.width() - first - last - 2 * gap
            left = inner.left()
            columns = [(left, first), (left + first + gap, middle), (left + first + middle + 2 * gap, last)]
        together = columns[0] == columns[1]
        tops = [inner.top()] * 3
        placed = []
        for part in self._parts(one):
            left, width = columns[part.column]
            top = max(tops) if together else tops[part.column]
            room = QRect(left, top, width, 10_000)
            room.setHeight(self._height(part, width))
            tops[part.column] = room.bottom() + round(2 * scale)
            placed.append((part, room))
        return placed

    def _height(self, part: _Part, width: int) -> int:
        """How high some words are at a width; the same words are measured once."""
        key = (part.words, part.font.pixelSize(), width)
        height = self._heights.get(key)
        if height is None:
            metrics = QFontMetrics(part.font)
            height = metrics.height()
            if metrics.horizontalAdvance(part.words) > width:
                height = metrics.boundingRect(0, 0, width, 10_000, int(WRAP), part.words).height()
            self._heights[key] = height
        return height

    def _parts(self, one: OpenDate) -> list[_Part]:
        tone = self._rows.tone(one)
        plain, strong = self._font(BODY), self._font(BODY, strong=True)
        small = self._font(SECONDARY)
        practice = self.tr("PRACTICE") if one.practice else ""
        family = "  ·  ".join(part for part in (one.case_name, one.kind.words, practice) if part)
        return [
            _Part(by_words(one), strong, tone if tone in ("late", "soon") else "text", 0),
            _Part(place_name(one), small, "accent", 0),
            _Part(one.title, plain, "text", 1),
            _Part(family, small, "secondary", 1),
            _Part(standing_words(one), plain, tone or "text", 2),
            _Part(sentence(one.who), small, "secondary", 2),
        ]

    def _font(self, pixels: float, *, strong: bool = False) -> QFont:
        size = round(pixels * scale_of(self._view))
        font = self._fonts.get((size, strong))
        if font is None:
            font = QFont(self._view.window().font())
            font.setPixelSize(size)
            if strong:
                font.setWeight(QFont.Weight.DemiBold)
            self._fonts[size, strong] = font
        return font
