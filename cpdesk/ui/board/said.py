"""What was said, in columns: worries, what works well, what needs to change, and the voices of the family."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from cpdesk.snapshots.board import BoardColumn, BoardLine
from cpdesk.ui.board.ink import TOKENS, Ink, Words
from cpdesk.ui.board.lists import draw_notes
from cpdesk.ui.board.paging import pages, turned_to
from cpdesk.vocabulary import Lane

TONES = {
    Lane.WORRY: "worry",
    Lane.STRENGTH: "strength",
    Lane.NEEDS_TO_CHANGE: "change",
    Lane.CHILD_VOICE: "child",
    Lane.FAMILY_VIEW: "family",
    Lane.GREY_AREA: "grey",
}
MAIN = 3
"""So many columns always stand there; all others share one more."""
MOST_ON_A_PAGE = 20
"""No more lines than this fit below each other; older ones are not laid out before they are turned to."""
Placed = tuple[BoardLine, BoardColumn, bool]
"""A line, its lane, and whether it has to say which lane that is."""


@dataclass(frozen=True, slots=True)
class _Laid:
    id: UUID
    tone: str
    text: Words
    source: Words
    replies: tuple[Words, ...]
    height: float


def draw_said(
    painter: QPainter,
    area: QRectF,
    columns: Sequence[BoardColumn],
    ink: Ink,
    *,
    turned: int,
    fresh: frozenset[UUID],
) -> int:
    """Draw the columns; gives how many pages the longest has."""
    more = columns[MAIN:]
    across = MAIN + bool(more)
    gap = 36 * ink.unit
    width = (area.width() - gap * (across - 1)) / across
    heads = [ink.words(_heading(column, alone=True), ink.heading, width, 2) for column in columns[:MAIN]]
    heads += [ink.words(_heading(more[0], alone=len(more) == 1), ink.heading, width, 2)] if more else []
    top = max(head.height for head in heads) + 10 * ink.unit
    room = area.height() - top - 16 * ink.unit
    stacks = _stacks(columns)
    reached = MOST_ON_A_PAGE * (2 - min(turned, 0))
    laid = _laid_out([stack[-reached:] for stack in stacks], width, ink, room)
    most = 1
    for n, head in enumerate(heads):
        x = area.left() + n * (width + gap)
        tone = TONES[columns[n].lane] if n < MAIN or len(more) == 1 else "text"
        head.draw(painter, x, area.top() + top - 10 * ink.unit - head.height, TOKENS.colour(tone))
        painter.setPen(QPen(TOKENS.colour(tone), 4 * ink.unit))
        y = area.top() + top
        painter.drawLine(int(x), int(y), int(x + width), int(y))
        body = QRectF(x, y + 12 * ink.unit, width, room)
        before = len(stacks[n]) - len(laid[n])
        most = max(most, _draw_column(painter, body, laid[n], before, ink, turned, fresh))
    return most


def _heading(column: BoardColumn, *, alone: bool) -> str:
    return column.heading if alone else QCoreApplication.translate("Board", "Also said")


def _stacks(columns: Sequence[BoardColumn]) -> list[list[Placed]]:
    """What stands in each column of the board; the lanes that share one stand there in the record's order."""
    stacks = [[(line, column, False) for line in column.lines] for column in columns[:MAIN]]
    several = len(columns) > MAIN + 1
    shared = [(line, column, several) for column in columns[MAIN:] for line in column.lines]
    return [*stacks, sorted(shared, key=lambda placed: placed[0].order)] if shared else stacks


def _laid_out(stacks: Sequence[Sequence[Placed]], width: float, ink: Ink, room: float) -> list[list[_Laid]]:
    """The lines of each column; in a smaller type when they do not all fit in the large one."""
    found: list[list[_Laid]] = []
    for close in (False, True):
        found = [[_line(line, c, width, ink, close, lane=lane) for line, c, lane in s] for s in stacks]
        if all(sum(one.height for one in column) <= room for column in found):
            break
    return found


def _line(
    line: BoardLine, column: BoardColumn, width: float, ink: Ink, close: bool, *, lane: bool = False
) -> _Laid:
    """One line; `lane`: it says of itself what it is, since several lanes share the column."""
    text = ink.words(line.text, ink.body(close=close), width, 7)
    meta = (column.heading if lane else "", line.source, line.about)
    source = ink.words(" · ".join(part for part in meta if part), ink.small, width, 2)
    replies = tuple(ink.words(reply, ink.small, width - 18 * ink.unit, 4) for reply in line.replies)
    tall = text.height + sum(reply.height for reply in replies)
    tall += source.height if source.width else 0
    return _Laid(line.id, TONES[column.lane], text, source, replies, tall + 18 * ink.unit)


def _draw_column(
    painter: QPainter,
    area: QRectF,
    laid: list[_Laid],
    before: int,
    ink: Ink,
    turned: int,
    fresh: frozenset[UUID],
) -> int:
    """Draw the page that was turned to; `before` are the lines too old to be laid out yet."""
    note = 34 * ink.unit
    cut = pages([one.height for one in laid], area.height(), note, newest=True)
    start, stop = turned_to(cut, turned, newest=True)
    y = area.top() + (note if start or before else 0)
    for one in laid[start:stop]:
        _draw_line(painter, one, area.left(), y, area.width(), ink, new=one.id in fresh)
        y += one.height
    draw_notes(painter, area, before + start, len(laid) - stop, ink)
    return len(cut) + bool(before)


def _draw_line(
    painter: QPainter, one: _Laid, x: float, y: float, width: float, ink: Ink, *, new: bool
) -> None:
    if new:
        painter.setPen(QPen(TOKENS.colour(one.tone), 2 * ink.unit))
        painter.setBrush(TOKENS.colour(f"{one.tone}_ground"))
        side = 9 * ink.unit
        box = QRectF(x - side, y + 2 * ink.unit, width + 2 * side, one.height - 4 * ink.unit)
        painter.drawRoundedRect(box, side, side)
    at = y + 8 * ink.unit
    one.text.draw(painter, x, at, TOKENS.colour("text"))
    at += one.text.height
    if one.source.width:
        one.source.draw(painter, x, at, TOKENS.colour("secondary"))
        at += one.source.height
    for reply in one.replies:
        painter.setPen(QPen(TOKENS.colour("family"), 3 * ink.unit))
        painter.drawLine(
            int(x + 4 * ink.unit), int(at + 4 * ink.unit), int(x + 4 * ink.unit), int(at + reply.height)
        )
        reply.draw(painter, x + 18 * ink.unit, at, TOKENS.colour("family"))
        at += reply.height
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(TOKENS.colour("hairline"))
    painter.drawLine(int(x), int(y + one.height), int(x + width), int(y + one.height))
