"""A list on the board: who is here, the risk statements, the plan, the decisions; page by page."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPainter

from cpdesk.ui.board.ink import TOKENS, Ink, Words, say
from cpdesk.ui.board.paging import pages, turned_to

_FLAGS = Qt.AlignmentFlag


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a list: words, what stands beside them at the right, and a quieter line below."""

    text: str
    right: str = ""
    below: str = ""
    strong: bool = False
    """A heading among the lines."""
    tone: str = "text"
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class _Laid:
    item: Item
    text: Words
    right: Words
    below: Words
    height: float


def draw_list(
    painter: QPainter,
    area: QRectF,
    items: Sequence[Item],
    ink: Ink,
    *,
    turned: int = 0,
    newest: bool = True,
    fresh: frozenset[UUID] = frozenset(),
    abreast: int = 1,
) -> int:
    """Draw the lines that fit, in `abreast` columns; gives how many pages there are.

    When there are too many, the newest (or the first) are shown, with how many are before and after.
    """
    gap = 40 * ink.unit
    width = (area.width() - gap * (abreast - 1)) / abreast
    note = ink.unit * 34
    close = sum(_lay_out(item, width, ink, close=False).height for item in items) > area.height() * abreast
    laid = [_lay_out(item, width, ink, close=close) for item in items]
    cut = pages([one.height for one in laid], area.height(), note, newest=newest)
    sheets = [(cut[n][0], cut[min(n + abreast, len(cut)) - 1][1]) for n in range(0, len(cut), abreast)]
    start, stop = turned_to(sheets, turned, newest=newest)
    columns = [one for one in cut if start <= one[0] < stop]
    top = area.top() + (note if start else 0)
    for n, (first, last) in enumerate(columns):
        x, y = area.left() + n * (width + gap), top
        for one in laid[first:last]:
            _draw(painter, one, x, y, width, ink, new=one.item.id in fresh)
            y += one.height
    draw_notes(painter, area, start, len(items) - stop, ink, _above(items, start))
    return len(sheets)


def _above(items: Sequence[Item], start: int) -> str:
    """The heading that the first line shown belongs to, when it is on an earlier page."""
    if not start or start >= len(items) or items[start].strong:
        return ""
    return next((item.text for item in reversed(items[:start]) if item.strong), "")


def draw_notes(painter: QPainter, area: QRectF, before: int, after: int, ink: Ink, above: str = "") -> None:
    """“+ 4 earlier” above and “+ 2 more” below what is shown; `above` is the heading it goes on from."""
    note = ink.unit * 34
    translate = QCoreApplication.translate
    if before:
        box = QRectF(area.left(), area.top(), area.width(), note)
        text = translate("Board", "+ {0} earlier").format(before) + (f"   {above}" if above else "")
        say(painter, box, text, ink.small, TOKENS.colour("secondary"), _FLAGS.AlignLeft | _FLAGS.AlignTop)
    if after:
        box = QRectF(area.left(), area.bottom() - note, area.width(), note)
        text = translate("Board", "+ {0} more").format(after)
        say(painter, box, text, ink.small, TOKENS.colour("secondary"), _FLAGS.AlignLeft | _FLAGS.AlignBottom)


def _lay_out(item: Item, width: float, ink: Ink, *, close: bool) -> _Laid:
    share = 0.6 if item.right else 1.0
    font = ink.heading if item.strong else ink.body(close=close)
    text = ink.words(item.text, font, width * share - (0 if item.right else 1), 6)
    right = ink.words(item.right, ink.small, width * 0.38, 3)
    below = ink.words(item.below, ink.small, width * share, 2)
    tall = text.height + (below.height if item.below else 0)
    above = 12 if item.strong else 7
    return _Laid(
        item, text, right, below, max(tall, right.height if item.right else 0) + 2 * above * ink.unit
    )


def _draw(painter: QPainter, one: _Laid, x: float, y: float, width: float, ink: Ink, *, new: bool) -> None:
    above = (12 if one.item.strong else 7) * ink.unit
    if new:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(TOKENS.colour("change_ground"))
        side = 10 * ink.unit
        painter.drawRoundedRect(QRectF(x - side, y + 2, width + 2 * side, one.height - 4), side, side)
    one.text.draw(painter, x, y + above, TOKENS.colour(one.item.tone))
    if one.item.below:
        one.below.draw(painter, x, y + above + one.text.height, TOKENS.colour("secondary"))
    if one.item.right:
        one.right.draw(painter, x + width * 0.62, y + above, TOKENS.colour("secondary"))
    painter.setPen(TOKENS.colour("hairline"))
    painter.drawLine(int(x), int(y + one.height), int(x + width), int(y + one.height))
