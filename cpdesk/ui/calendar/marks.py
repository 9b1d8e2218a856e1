"""The marks that stand for what is on a day: how they are drawn, and how their words are broken."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from cpdesk.ui.calendar.items import DayItem
from cpdesk.ui.theme.tokens import Tokens

BAR = 12
"""The room for the bar of a mark, in pixels."""


@dataclass(frozen=True)
class Placed:
    """A mark and where it stands."""

    box: QRect
    item: DayItem


def stacked(
    items: list[DayItem], area: QRect, metrics: QFontMetrics, scale: float
) -> tuple[list[Placed], QRect]:
    """Marks one below another in `area`, and the line for “and 3 more” when not all have room.

    They stand closer where one more has room that way.
    """
    loose = _stacked(items, area, metrics, scale, air=round(5 * scale))
    if loose[1].isNull():
        return loose
    close = _stacked(items, area, metrics, scale, air=round(2 * scale))
    return close if len(close[0]) > len(loose[0]) else loose


def _stacked(
    items: list[DayItem], area: QRect, metrics: QFontMetrics, scale: float, *, air: int
) -> tuple[list[Placed], QRect]:
    """The marks with so many pixels more than a line for each."""
    gap, pad = min(air, round(3 * scale)), round(5 * scale)
    box = QRect(area.left() + pad, area.top(), area.width() - 2 * pad, 0)
    bottom, single = area.bottom() - gap, metrics.lineSpacing() + air
    placed: list[Placed] = []
    for number, item in enumerate(items):
        later = len(items) - number - 1
        spare = bottom - box.top() - later * (single + gap) - single
        room = max(1, min(3, 1 + spare // metrics.lineSpacing()))
        lines = len(words_in(metrics, item, box.width() - BAR + 1, room))
        box.setHeight((lines - 1) * metrics.lineSpacing() + single)
        needed = box.bottom() + (gap + metrics.height() if later else 0)
        if number and needed > bottom and not (later == 0 and box.bottom() <= bottom):
            return placed, QRect(box)
        placed.append(Placed(QRect(box), item))
        box.moveTop(box.bottom() + gap)
    return placed, QRect()


def draw_mark(painter: QPainter, placed: Placed, tokens: Tokens, metrics: QFontMetrics) -> None:
    """One mark: a bar in the tone (dashed for a last date) and words on the tone's ground."""
    box, item = placed.box, placed.item
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.colour(f"{item.tone}_ground")))
    painter.drawRoundedRect(QRectF(box), 4, 4)
    pen = QPen(tokens.colour(item.tone), 3)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if item.last_day:
        pen.setDashPattern([1.4, 0.9])
    painter.setPen(pen)
    painter.drawLine(box.left() + 2, box.top() + 1, box.left() + 2, box.bottom())
    painter.setPen(tokens.colour("text"))
    room = box.adjusted(BAR - 3, 0, -2, 0)
    lines = max(1, box.height() // metrics.lineSpacing())
    words = words_in(metrics, item, room.width(), lines)
    high = len(words) * metrics.lineSpacing() < box.height() - metrics.lineSpacing()
    across = Qt.AlignmentFlag.AlignTop if high else Qt.AlignmentFlag.AlignVCenter
    painter.drawText(room.adjusted(0, 2, 0, 0), across | Qt.AlignmentFlag.AlignLeft, "\n".join(words))


def draw_target(painter: QPainter, box: QRect, words: str, tone: str, tokens: Tokens) -> None:
    """The place that a conference would be moved to: a dashed frame with what follows, in words."""
    colour = tokens.colour(tone or "accent")
    painter.setBrush(tokens.colour("surface"))
    painter.setPen(QPen(colour, 2, Qt.PenStyle.DashLine))
    painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 4, 4)
    painter.setPen(colour)
    metrics = painter.fontMetrics()
    room = box.adjusted(6, 2, -4, -2)
    lines = broken(metrics, words, room.width(), max(1, room.height() // metrics.lineSpacing()))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, "\n".join(lines))


def words_in(metrics: QFontMetrics, item: DayItem, width: int, most: int) -> list[str]:
    """The words of a mark in a place: all of them, or in a single narrow line those that matter most."""
    if most == 1 and metrics.horizontalAdvance(item.short) > width:
        return broken(metrics, item.brief, width, 1)
    roomy = metrics.horizontalAdvance(item.full) <= width
    return broken(metrics, item.full if roomy else item.short, width, most)


def more_words(hidden: int) -> str:
    """How many more there are than have room."""
    return QCoreApplication.translate("calendar", "and {0} more").format(hidden)


def draw_rest(painter: QPainter, box: QRect, hidden: int, tokens: Tokens) -> None:
    """How many marks had no room: in words, or as a mere figure where even they have none."""
    words = more_words(hidden)
    fits = painter.fontMetrics().horizontalAdvance(words) <= box.width()
    painter.setPen(tokens.colour("secondary"))
    painter.drawText(box, Qt.AlignmentFlag.AlignTop, words if fits else f"+{hidden}")


def broken(metrics: QFontMetrics, words: str, width: int, most: int) -> list[str]:
    """The words in at most `most` lines of a width in pixels; what does not fit ends in an ellipsis."""
    lines: list[str] = []
    rest = words.split()
    while rest and len(lines) < most - 1:
        taken = 1
        while taken < len(rest) and metrics.horizontalAdvance(" ".join(rest[: taken + 1])) <= width:
            taken += 1
        lines.append(metrics.elidedText(" ".join(rest[:taken]), Qt.TextElideMode.ElideRight, width))
        rest = rest[taken:]
    if rest:
        lines.append(metrics.elidedText(" ".join(rest), Qt.TextElideMode.ElideRight, width))
    return lines
