"""The safety scale of one child as a line from 0 to 10: a mark a person, the spread, and how it was."""

from collections import defaultdict
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF, QTransform

from cpdesk.rules.scale import HIGHEST
from cpdesk.snapshots.scale import ChildScale, ScaleMark
from cpdesk.ui.theme.tokens import Tokens

_ALIGN = Qt.AlignmentFlag


@dataclass(frozen=True, slots=True)
class ScaleShape:
    """The measures of one scale, all in pixels."""

    pixels: float
    """The size of its type."""
    width: float

    @property
    def dot(self) -> float:
        """How wide a mark is."""
        return self.pixels * 2.0

    @property
    def left(self) -> float:
        """Where 0 stands."""
        return self.dot * 0.8

    @property
    def slot(self) -> float:
        """From one number to the next."""
        return max((self.width - 2 * self.left) / HIGHEST, 1.0)

    @property
    def abreast(self) -> int:
        """So many marks stand beside each other upon one number."""
        return max(int(self.slot // (self.dot + 2)), 1)

    def x(self, number: float) -> float:
        """Where a number stands."""
        return self.left + number * self.slot

    def above(self, scale: ChildScale) -> float:
        """The room for marks above the line."""
        counts: dict[int, int] = defaultdict(int)
        for mark in scale.marks:
            if mark.number is not None:
                counts[mark.number] += 1
        rows = max((-(-count // self.abreast) for count in counts.values()), default=1)
        return rows * (self.dot + 2) + self.pixels * 0.5

    def below(self, scale: ChildScale) -> float:
        """The room for the figures, and for where people were before."""
        return self.pixels * 1.9 + len(_rows_before(scale)) * (self.dot * 0.85)

    def height(self, scale: ChildScale) -> float:
        """The room for it all."""
        return self.above(scale) + self.below(scale) + self.pixels * 0.4


def draw_scale(
    painter: QPainter, at: QPointF, scale: ChildScale, shape: ScaleShape, tokens: Tokens, font: QFont
) -> None:
    """Draw a scale with its top left corner at `at`."""
    painter.save()
    painter.setTransform(QTransform.fromTranslate(at.x(), at.y()), True)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    type_ = QFont(font)
    type_.setPixelSize(max(round(shape.pixels), 1))
    line = shape.above(scale)
    _draw_line(painter, line, scale, shape, tokens, type_)
    _draw_marks(painter, line, scale, shape, tokens, type_)
    _draw_before(painter, line + shape.pixels * 1.9, scale, shape, tokens, type_)
    painter.restore()


def _draw_line(
    painter: QPainter, y: float, scale: ChildScale, shape: ScaleShape, tokens: Tokens, font: QFont
) -> None:
    """The line with its figures, the stretch between the lowest and the highest, and the middle."""
    painter.setPen(QPen(tokens.colour("secondary"), max(shape.pixels / 8, 1.5)))
    painter.drawLine(QPointF(shape.x(0), y), QPointF(shape.x(HIGHEST), y))
    spread = scale.spread
    if spread is not None:
        painter.setPen(QPen(tokens.colour("accent"), shape.pixels / 2.6, c=Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(shape.x(spread.lowest), y), QPointF(shape.x(spread.highest), y))
        middle = shape.x(spread.middle)
        painter.setBrush(tokens.colour("surface"))
        painter.setPen(QPen(tokens.colour("accent_strong"), max(shape.pixels / 7, 1.5)))
        half = shape.pixels * 0.42
        painter.drawPolygon(
            QPolygonF(
                [QPointF(middle, y - half), QPointF(middle + half, y), QPointF(middle, y + half),
                 QPointF(middle - half, y)]
            )
        )  # fmt: skip
    painter.setFont(font)
    painter.setPen(tokens.colour("secondary"))
    for number in range(HIGHEST + 1):
        box = QRectF(
            shape.x(number) - shape.slot / 2, y + shape.pixels * 0.55, shape.slot, shape.pixels * 1.35
        )
        painter.drawText(box, int(_ALIGN.AlignHCenter | _ALIGN.AlignTop), str(number))


def _draw_marks(
    painter: QPainter, y: float, scale: ChildScale, shape: ScaleShape, tokens: Tokens, font: QFont
) -> None:
    """One mark a person; those upon the same number stand on each other."""
    stacks: dict[int, list[ScaleMark]] = defaultdict(list)
    for mark in scale.marks:
        if mark.number is not None:
            stacks[mark.number].append(mark)
    for number, marks in stacks.items():
        for n, mark in enumerate(marks):
            row, place = divmod(n, shape.abreast)
            in_row = min(len(marks) - row * shape.abreast, shape.abreast)
            x = shape.x(number) + (place - (in_row - 1) / 2) * (shape.dot + 2)
            top = y - shape.pixels * 0.45 - (row + 1) * (shape.dot + 2) + 1
            _draw_mark(painter, QRectF(x - shape.dot / 2, top, shape.dot, shape.dot), mark, tokens, font)


def _draw_mark(painter: QPainter, box: QRectF, mark: ScaleMark, tokens: Tokens, font: QFont) -> None:
    """The family has round marks, professionals square ones."""
    tone = "family" if mark.family else "change"
    painter.setPen(QPen(tokens.colour(tone), max(box.width() / 14, 1.4)))
    painter.setBrush(tokens.colour(f"{tone}_ground"))
    _outline(painter, box, family=mark.family)
    _initials(painter, box, mark.initials, font, tokens.colour("text"))


def _outline(painter: QPainter, box: QRectF, *, family: bool) -> None:
    if family:
        painter.drawEllipse(box)
    else:
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), box.width() / 6, box.width() / 6)


def _initials(painter: QPainter, box: QRectF, initials: str, font: QFont, colour: QColor) -> None:
    small = QFont(font)
    small.setPixelSize(max(round(box.width() * 0.42), 1))
    small.setWeight(QFont.Weight.DemiBold)
    painter.setFont(small)
    painter.setPen(colour)
    painter.drawText(box, int(_ALIGN.AlignCenter), initials)


def _rows_before(scale: ChildScale) -> list[list[ScaleMark]]:
    """Those who gave a number last time, in rows in which no two arrows meet."""
    rows: list[list[ScaleMark]] = []
    for mark in scale.marks:
        if mark.earlier is None:
            continue
        row = next((row for row in rows if all(_apart(mark, other) for other in row)), None)
        if row is None:
            rows.append([mark])
        else:
            row.append(mark)
    return rows


def _ends(mark: ScaleMark) -> tuple[int, int]:
    assert mark.earlier is not None
    now = mark.earlier if mark.number is None else mark.number
    return min(mark.earlier, now), max(mark.earlier, now)


def _apart(one: ScaleMark, other: ScaleMark) -> bool:
    (a, b), (c, d) = _ends(one), _ends(other)
    return b + 1 <= c or d + 1 <= a


def _draw_before(
    painter: QPainter, y: float, scale: ChildScale, shape: ScaleShape, tokens: Tokens, font: QFont
) -> None:
    """Where people were at the last conference: a hollow mark, and an arrow to where they are now."""
    side = shape.dot * 0.78
    for n, row in enumerate(_rows_before(scale)):
        middle = y + (n + 0.5) * shape.dot * 0.85
        for mark in row:
            assert mark.earlier is not None
            x = shape.x(mark.earlier)
            box = QRectF(x - side / 2, middle - side / 2, side, side)
            if mark.number is not None and mark.number != mark.earlier:
                end = shape.x(mark.number)
                _arrow(painter, x + (side / 2 if end > x else -side / 2), end, middle, shape, tokens)
            pen = QPen(tokens.colour("secondary"), max(side / 16, 1.2))
            pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            _outline(painter, box, family=mark.family)
            _initials(painter, box, mark.initials, font, tokens.colour("secondary"))


def _arrow(painter: QPainter, x: float, end: float, y: float, shape: ScaleShape, tokens: Tokens) -> None:
    painter.setPen(QPen(tokens.colour("secondary"), max(shape.pixels / 9, 1.2)))
    painter.drawLine(QPointF(x, y), QPointF(end, y))
    head = shape.pixels * 0.4 * (1 if end > x else -1)
    painter.drawLine(QPointF(end, y), QPointF(end - head, y - abs(head) * 0.8))
    painter.drawLine(QPointF(end, y), QPointF(end - head, y + abs(head) * 0.8))
