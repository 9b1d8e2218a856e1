"""What each view of the board draws, and how it is called."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from cpdesk.rules.scale import number_text
from cpdesk.snapshots.board import Board, BoardView
from cpdesk.snapshots.scale import ChildScale
from cpdesk.ui.board.ink import TOKENS, Ink, say, words
from cpdesk.ui.board.lists import Item, draw_list
from cpdesk.ui.board.said import draw_said
from cpdesk.ui.widgets.scale_picture import ScaleShape, draw_scale

_FLAGS = Qt.AlignmentFlag


@dataclass(frozen=True, slots=True)
class Shown:
    """What is drawn where: the board, how far it is turned, and which lines are new."""

    painter: QPainter
    area: QRectF
    board: Board
    ink: Ink
    turned: int
    fresh: frozenset[UUID]


def view_words(view: BoardView) -> str:
    """What a view shows, as the chair chooses it."""
    say = QCoreApplication.translate
    return {
        BoardView.HERE: say("Board", "Who is here"),
        BoardView.FAMILY: say("Board", "The family"),
        BoardView.SAID: say("Board", "What was said"),
        BoardView.RISK: say("Board", "Risk"),
        BoardView.SCALE: say("Board", "Safety scale"),
        BoardView.PLAN: say("Board", "The plan"),
        BoardView.DECISIONS: say("Board", "Decision"),
    }[view]


def heading_words(view: BoardView) -> str:
    """The question or heading that the room reads above a view; empty where its columns have their own."""
    say = QCoreApplication.translate
    return {
        BoardView.HERE: say("Board", "Who is here today"),
        BoardView.FAMILY: say("Board", "The family"),
        BoardView.RISK: say("Board", "What may happen if nothing changes?"),
        BoardView.SCALE: say("Board", "How safe are the children today?"),
        BoardView.PLAN: say("Board", "What will we do?"),
        BoardView.DECISIONS: say("Board", "What was decided"),
    }.get(view, "")


def _here(shown: Shown) -> int:
    return _list(shown, [Item(words) for words in shown.board.here], newest=False, abreast=2)


def _family(shown: Shown) -> int:
    items = [
        Item(p.name if p.known_as in ("", p.name) else f"{p.name} ({p.known_as})", p.role)
        for p in shown.board.people
    ]
    return _list(shown, items, newest=False, abreast=2)


def _said(shown: Shown) -> int:
    return draw_said(
        shown.painter, shown.area, shown.board.columns, shown.ink, turned=shown.turned, fresh=shown.fresh
    )


def _risk(shown: Shown) -> int:
    items = [
        Item(f"{n}.  {x.text}", below=x.about, id=x.id) for n, x in enumerate(shown.board.risks, start=1)
    ]
    none = QCoreApplication.translate("Board", "We are writing it together now.")
    return _list(shown, items or [Item(none, tone="secondary")], newest=False)


def _plan(shown: Shown) -> int:
    board = shown.board
    items: list[Item] = []
    for outcome in board.outcomes:
        child = f" ({outcome.child})" if outcome.child else ""
        items.append(Item(f"{outcome.text}{child}", strong=True, tone="change", id=outcome.id))
        for action in outcome.actions:
            right = ", ".join(part for part in (action.who, action.by) if part)
            items.append(Item(action.text, right, id=action.id))
    if board.contingency:
        what_if = QCoreApplication.translate("Board", "If the plan does not work")
        items += [Item(what_if, strong=True, tone="worry"), Item(board.contingency)]
    none = QCoreApplication.translate("Board", "We are making it together now.")
    return _list(shown, items or [Item(none, tone="secondary")])


def _decisions(shown: Shown) -> int:
    board = shown.board
    if not board.decisions:
        return _plan(shown)
    items = [Item(d.words, below=d.child) for d in board.decisions] + [
        Item(words) for words in board.next_dates
    ]
    return _list(shown, items, newest=False)


def _list(shown: Shown, items: list[Item], *, newest: bool = True, abreast: int = 1) -> int:
    return draw_list(
        shown.painter, shown.area, items, shown.ink, turned=shown.turned, newest=newest, fresh=shown.fresh,
        abreast=abreast,
    )  # fmt: skip


def _scale(shown: Shown) -> int:
    """One scale a child, with what 0 and 10 mean and who stands behind the initials."""
    painter, area, ink, scales = shown.painter, shown.area, shown.ink, shown.board.scales
    translate, secondary = QCoreApplication.translate, TOKENS.colour("secondary")
    ends = QRectF(area.left(), area.top(), area.width(), 32 * ink.unit)
    not_safe, safe = translate("Board", "0  Not safe at all"), translate("Board", "10  Safe")
    say(painter, ends, not_safe, ink.small, secondary, _FLAGS.AlignLeft | _FLAGS.AlignTop)
    say(painter, ends, safe, ink.small, secondary, _FLAGS.AlignRight | _FLAGS.AlignTop)
    if not scales:
        text = translate("Board", "Everybody is asked for a number. Nobody has to give one.")
        words(text, ink.body(), area.width()).draw(
            painter, area.left(), area.top() + 60 * ink.unit, secondary
        )
        return 1
    first = max(min(shown.turned, len(scales) - 1), 0)
    y, drawn = area.top() + 40 * ink.unit, 0
    for scale in scales[first:]:
        legend = words(_legend(scale), ink.small, area.width(), 3)
        shape = ScaleShape(ink.small.pixelSize(), area.width())
        tall = 34 * ink.unit + shape.height(scale) + legend.height + 14 * ink.unit
        if drawn and y + tall > area.bottom():
            break
        title = QRectF(area.left(), y, area.width(), 34 * ink.unit)
        align = _FLAGS.AlignVCenter
        say(
            painter,
            title,
            scale.title,
            ink.font(24, bold=True),
            TOKENS.colour("text"),
            align | _FLAGS.AlignLeft,
        )
        say(painter, title, _spread(scale), ink.small, secondary, align | _FLAGS.AlignRight)
        draw_scale(painter, QPointF(area.left(), y + 34 * ink.unit), scale, shape, TOKENS, ink.base)
        legend.draw(painter, area.left(), y + 34 * ink.unit + shape.height(scale), secondary)
        y, drawn = y + tall, drawn + 1
    return len(scales)


def _spread(scale: ChildScale) -> str:
    say, spread = QCoreApplication.translate, scale.spread
    if spread is None:
        return say("Board", "no numbers were given")
    if spread.lowest == spread.highest:
        return str(spread.lowest)
    words = say("Board", "from {0} to {1}, middle {2}")
    return words.format(spread.lowest, spread.highest, number_text(spread.middle))


def _legend(scale: ChildScale) -> str:
    none = QCoreApplication.translate("Board", "no number")
    return "   ".join(
        f"{mark.initials} {mark.name}: {mark.change or (none if mark.number is None else mark.number)}"
        for mark in scale.marks
    )


DRAWN: Mapping[BoardView, Callable[[Shown], int]] = MappingProxyType(
    {
        BoardView.HERE: _here,
        BoardView.FAMILY: _family,
        BoardView.SAID: _said,
        BoardView.RISK: _risk,
        BoardView.SCALE: _scale,
        BoardView.PLAN: _plan,
        BoardView.DECISIONS: _decisions,
    }
)
"""Each view and what draws it; it gives how many pages there are to turn."""
