"""The safety scales on the board: one a child, with what 0 and 10 mean and who stands behind the initials."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from cpdesk.rules.scale import number_text
from cpdesk.snapshots.scale import ChildScale, ScaleMark
from cpdesk.ui.board.ink import TOKENS, Ink, say
from cpdesk.ui.board.lists import draw_notes
from cpdesk.ui.widgets.scale_picture import ScaleShape, draw_scale

_FLAGS = Qt.AlignmentFlag
_HARD = "\N{NO-BREAK SPACE}"
"""What belongs together stays in one line."""


def draw_scales(
    painter: QPainter, area: QRectF, scales: Sequence[ChildScale], ink: Ink, *, turned: int
) -> int:
    """Draw the scales that fit, from the one that was turned to; gives how many there are to turn to."""
    translate, secondary = QCoreApplication.translate, TOKENS.colour("secondary")
    if not scales:
        asked = translate("Board", "Everybody is asked for a number. Nobody has to give one.")
        ink.words(asked, ink.body(), area.width()).draw(
            painter, area.left(), area.top() + 20 * ink.unit, secondary
        )
        return 1
    first = max(min(turned, len(scales) - 1), 0)
    _draw_ends(painter, area, first, ink)
    y, drawn = area.top() + 38 * ink.unit, 0
    for scale in scales[first:]:
        tall = _height(scale, area.width(), ink)
        if drawn and y + tall > area.bottom():
            break
        _draw_one(painter, area, y, scale, ink)
        y, drawn = y + tall, drawn + 1
    draw_notes(painter, area.adjusted(0, 0, 0, 16 * ink.unit), 0, len(scales) - first - drawn, ink)
    return len(scales)


def _draw_ends(painter: QPainter, area: QRectF, before: int, ink: Ink) -> None:
    """What 0 and 10 mean, and how many children are before those shown."""
    translate, secondary = QCoreApplication.translate, TOKENS.colour("secondary")
    line = QRectF(area.left(), area.top(), area.width(), 32 * ink.unit)
    earlier = translate("Board", "+ {0} earlier").format(before) if before else ""
    for text, side in (
        (translate("Board", "0  Not safe at all"), _FLAGS.AlignLeft),
        (earlier, _FLAGS.AlignHCenter),
        (translate("Board", "10  Safe"), _FLAGS.AlignRight),
    ):
        say(painter, line, text, ink.small, secondary, side | _FLAGS.AlignTop)


def _shape(width: float, ink: Ink) -> ScaleShape:
    return ScaleShape(ink.small.pixelSize(), width)


def _height(scale: ChildScale, width: float, ink: Ink) -> float:
    legend = ink.words(_legend(scale), ink.small, width, 3)
    return 48 * ink.unit + _shape(width, ink).height(scale) + legend.height


def _draw_one(painter: QPainter, area: QRectF, y: float, scale: ChildScale, ink: Ink) -> None:
    secondary, middle = TOKENS.colour("secondary"), _FLAGS.AlignVCenter
    line = QRectF(area.left(), y, area.width(), 34 * ink.unit)
    bold = ink.font(24, bold=True)
    say(painter, line, scale.title, bold, TOKENS.colour("text"), middle | _FLAGS.AlignLeft)
    say(painter, line, _spread(scale), ink.small, secondary, middle | _FLAGS.AlignRight)
    shape = _shape(area.width(), ink)
    draw_scale(painter, QPointF(area.left(), line.bottom()), scale, shape, TOKENS, ink.base)
    legend = ink.words(_legend(scale), ink.small, area.width(), 3)
    legend.draw(painter, area.left(), line.bottom() + shape.height(scale), secondary)


def _spread(scale: ChildScale) -> str:
    translate, spread = QCoreApplication.translate, scale.spread
    if spread is None:
        return translate("Board", "no numbers were given")
    if spread.lowest == spread.highest:
        return str(spread.lowest)
    text = translate("Board", "from {0} to {1}, middle {2}")
    return text.format(spread.lowest, spread.highest, number_text(spread.middle))


def _legend(scale: ChildScale) -> str:
    return "   ".join(_named(mark).replace(" ", _HARD) for mark in scale.marks)


def _named(mark: ScaleMark) -> str:
    none = QCoreApplication.translate("Board", "no number")
    number = none if mark.number is None else str(mark.number)
    return f"{mark.initials} {mark.name}: {mark.change or number}"
