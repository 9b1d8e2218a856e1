"""The signs and lines of a family tree, stroke by stroke."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from cpdesk.rules.tree_parts import Home, Line, LineKind, Mark, Point, Sign
from cpdesk.rules.tree_teeth import zigzag
from cpdesk.ui.theme.tokens import Tokens

THIN, USUAL, BOLD = 1.0, 1.5, 3.0

_PENS = {
    LineKind.DESCENT: ("text", USUAL, Qt.PenStyle.SolidLine),
    LineKind.MARRIED: ("text", USUAL, Qt.PenStyle.SolidLine),
    LineKind.PARTNERS: ("text", USUAL, Qt.PenStyle.DashLine),
    LineKind.PARENTS: ("secondary", THIN, Qt.PenStyle.SolidLine),
    LineKind.STEP: ("secondary", USUAL, Qt.PenStyle.DotLine),
    LineKind.CLOSE: ("strength", THIN, Qt.PenStyle.SolidLine),
    LineKind.CONFLICT: ("worry", THIN, Qt.PenStyle.SolidLine),
    LineKind.STROKE: ("text", USUAL, Qt.PenStyle.SolidLine),
}


def draw_home(painter: QPainter, home: Home, tokens: Tokens) -> None:
    """The dashed line around those who live together."""
    painter.setPen(QPen(tokens.colour("family"), USUAL, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolygon(_polygon(home.points))


def draw_line(painter: QPainter, line: Line, tokens: Tokens) -> None:
    """A line between people, by what it says about them."""
    colour, width, style = _PENS[line.kind]
    pen = QPen(tokens.colour(colour), width, style)
    if style is Qt.PenStyle.DashLine:
        pen.setDashPattern([6, 4])
    elif style is Qt.PenStyle.SolidLine:
        pen.setCapStyle(Qt.PenCapStyle.SquareCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if line.kind is LineKind.CONFLICT:
        painter.drawPolyline(_polygon(zigzag(line.points)))
    elif line.kind is LineKind.CLOSE:
        for by in (-1.5, 1.5):
            painter.drawPolyline(_polygon([(x + by, y + by) for x, y in line.points]))
    else:
        painter.drawPolyline(_polygon(line.points))


def draw_sign(painter: QPainter, mark: Mark, tokens: Tokens) -> None:
    """Square, circle, triangle or diamond; bold for a child of the conference, crossed after a death."""
    pen = QPen(tokens.colour("accent" if mark.bold else "text"), BOLD if mark.bold else USUAL)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(tokens.colour("accent_ground" if mark.bold else "surface"))
    box = QRectF(mark.box.x, mark.box.y, mark.box.width, mark.box.height)
    if mark.sign is Sign.CIRCLE:
        painter.drawEllipse(box)
    elif mark.sign is Sign.SQUARE:
        painter.drawRect(box)
    else:
        painter.drawPolygon(_polygon(corners(mark)))
    if mark.crossed:
        painter.setPen(QPen(tokens.colour("secondary"), THIN))
        cut = mark.box.width * 0.147 if mark.sign is Sign.CIRCLE else 0.0
        inner = box.adjusted(cut, cut, -cut, -cut)
        painter.drawLine(inner.topLeft(), inner.bottomRight())
        painter.drawLine(inner.topRight(), inner.bottomLeft())


def corners(mark: Mark) -> tuple[Point, ...]:
    """The corners of a triangle or a diamond."""
    box = mark.box
    middle, level = box.x + box.width / 2, box.y + box.height / 2
    if mark.sign is Sign.TRIANGLE:
        return ((middle, box.y), (box.right, box.bottom), (box.x, box.bottom))
    return ((middle, box.y), (box.right, level), (middle, box.bottom), (box.x, level))


def _polygon(points: tuple[Point, ...] | list[Point]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])
