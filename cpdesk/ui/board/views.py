"""What each view of the board draws, and how it is called."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter

from cpdesk.snapshots.board import Board, BoardView
from cpdesk.ui.board.ink import Ink
from cpdesk.ui.board.lists import Item, draw_list
from cpdesk.ui.board.said import draw_said
from cpdesk.ui.board.scales import draw_scales

_HARD = "\N{NO-BREAK SPACE}"
"""What belongs together stays in one line."""


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


def _family(_shown: Shown) -> int:
    return 1  # the tree is a widget of its own upon the face


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
            right = ", ".join(part for part in (action.who, action.by.replace(" ", _HARD)) if part)
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
    items = [Item(f"{d.child}: {d.words}") for d in board.decisions] + [
        Item(words) for words in board.next_dates
    ]
    return _list(shown, items, newest=False)


def _list(shown: Shown, items: list[Item], *, newest: bool = True, abreast: int = 1) -> int:
    return draw_list(
        shown.painter, shown.area, items, shown.ink, turned=shown.turned, newest=newest, fresh=shown.fresh,
        abreast=abreast,
    )  # fmt: skip


def _scale(shown: Shown) -> int:
    return draw_scales(shown.painter, shown.area, shown.board.scales, shown.ink, turned=shown.turned)


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
