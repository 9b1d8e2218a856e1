"""The face of the board: one calm sheet, drawn large, whose newest lines can be told for a while."""

from time import monotonic
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from cpdesk.snapshots.board import Board, BoardView
from cpdesk.snapshots.board_of import ONE_MOMENT
from cpdesk.ui.board.ink import DESIGNED, TOKENS, Ink, ink_for, say
from cpdesk.ui.board.views import DRAWN, Shown, heading_words
from cpdesk.ui.widgets.family_tree import FamilyTree

FRESH_SECONDS = 30
"""So long a new line is marked as new."""
FAULTS = (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
"""Whatever may go wrong while the board is made or drawn must never reach the meeting."""
_FLAGS = Qt.AlignmentFlag


class BoardFace(QWidget):
    """Draws a board; takes neither focus nor keys."""

    failed = Signal()
    """It could not be drawn; it shows “One moment” instead."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.board = Board(calm=ONE_MOMENT)
        self.view = BoardView.HERE
        self.turned = 0
        self._pages = 1
        self._known: dict[UUID, float] = {}
        self._begun = False
        self._ink: Ink | None = None
        """The type for the present size, with what was laid out in it."""
        self._inked = QSize()
        self.tree = FamilyTree(self, large=True)
        self.tree.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.tree.hide()
        self._cooling = QTimer(self)
        self._cooling.setSingleShot(True)
        self._cooling.setInterval(FRESH_SECONDS * 1000 + 200)
        self._cooling.timeout.connect(self.update)

    def show_board(self, board: Board, view: BoardView) -> None:
        """Show this board in this view; what was not on it before is new for a while."""
        ids = _ids(board)
        now = monotonic()
        new = ids - self._known.keys()
        if board.calm:
            new = set()
        for which in ids & new:
            self._known[which] = now if self._begun else 0.0
        self._begun = self._begun or not board.calm
        if (new and self._cooling_needed(now)) or view is not self.view:
            self.turned = 0
        self.board, self.view = board, view
        self._show_tree()
        self.update()

    def _show_tree(self) -> None:
        """The family stands upon the face as a tree of its own."""
        wanted = self.view is BoardView.FAMILY and not self.board.calm
        if wanted:
            self.tree.show_family(
                self.board.people, self.board.relationships, self.board.day, for_full_copy=False
            )
            self._place_tree()
        self.tree.setVisible(wanted)

    def _place_tree(self) -> None:
        ink = ink_for(self.font(), self.width(), self.height())
        area = QRectF(self.rect())
        self.tree.setGeometry(below_head(area, ink, heading=True).toAlignedRect())

    def _cooling_needed(self, now: float) -> bool:
        if any(now - at < FRESH_SECONDS for at in self._known.values()):
            self._cooling.start()
            return True
        return False

    def turn(self, by: int) -> None:
        """Turn back (below 0) or forward by pages."""
        self.turned = min(max(self.turned + by, 1 - self._pages), self._pages - 1)
        self.update()

    def clear(self) -> None:
        """Forget everything that was shown."""
        self.board, self.turned, self._begun = Board(calm=ONE_MOMENT), 0, False
        self._known.clear()
        self._ink = None
        self.tree.show_family((), ())
        self.tree.hide()
        self.update()

    def fresh(self) -> frozenset[UUID]:
        """The lines that are new at this moment."""
        now = monotonic()
        return frozenset(which for which, at in self._known.items() if at and now - at < FRESH_SECONDS)

    def _draw(self, painter: QPainter, area: QRectF) -> None:
        ink = self._ink = self._ink or ink_for(self.font(), area.width(), area.height())
        if self.board.calm:
            _draw_calm(painter, area, self.board.calm, ink)
            return
        body = _draw_head(painter, area, self.board, self.view, ink)
        painter.setClipRect(area)
        shown = Shown(painter, body, self.board, ink, self.turned, self.fresh())
        self._pages = DRAWN[self.view](shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The tree follows the size of the screen."""
        super().resizeEvent(event)
        if event.size() != self._inked:
            self._ink, self._inked = None, event.size()
        self._place_tree()

    def sizeHint(self) -> QSize:
        """The size that it was designed for."""
        return QSize(*DESIGNED)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the board; when that fails, “One moment”."""
        painter = QPainter(self)
        area = QRectF(self.rect())
        painter.fillRect(area, TOKENS.colour("surface"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        try:
            self._draw(painter, area)
        except FAULTS:
            painter.restore()
            painter.fillRect(area, TOKENS.colour("surface"))
            _draw_calm(painter, area, ONE_MOMENT, ink_for(self.font(), area.width(), area.height()))
            QTimer.singleShot(0, self, self.failed.emit)
        else:
            painter.restore()
        painter.end()


def _ids(board: Board) -> set[UUID]:
    ids = {line.id for column in board.columns for line in column.lines} | {line.id for line in board.risks}
    for outcome in board.outcomes:
        ids |= {outcome.id, *(action.id for action in outcome.actions)}
    return ids


def _draw_calm(painter: QPainter, area: QRectF, text: str, ink: Ink) -> None:
    laid = ink.words(text, ink.font(40), area.width() * 0.9)
    y = area.center().y() - laid.height / 2
    laid.draw(painter, area.center().x() - laid.width / 2, y, TOKENS.colour("secondary"))


def _head(area: QRectF, ink: Ink) -> QRectF:
    """The line with the names of the children."""
    edge = 40 * ink.unit
    return QRectF(area.left() + edge, area.top() + 18 * ink.unit, area.width() - 2 * edge, 46 * ink.unit)


def below_head(area: QRectF, ink: Ink, *, heading: bool) -> QRectF:
    """The room below the head, and below the heading of the view if it has one."""
    line = _head(area, ink)
    top = line.bottom() + (64 if heading else 12) * ink.unit
    return QRectF(line.left(), top, line.width(), area.bottom() - 24 * ink.unit - top)


def _draw_head(painter: QPainter, area: QRectF, board: Board, view: BoardView, ink: Ink) -> QRectF:
    """The names of the children, where we are, and that anybody may ask; gives the room below."""
    line, heading = _head(area, ink), heading_words(view)
    ask = QCoreApplication.translate("Board", "Please ask if a word is not clear")
    flags, secondary = _FLAGS.AlignVCenter, TOKENS.colour("secondary")
    right = line.adjusted(line.width() * 0.68, 0, 0, 0)
    say(painter, right, ask, ink.small, secondary, flags | _FLAGS.AlignRight)
    children = ink.words(board.children, ink.title, line.width() * 0.46, 1)
    children.draw(painter, line.left(), line.center().y() - children.height / 2, TOKENS.colour("text"))
    step = line.adjusted(children.width + 18 * ink.unit, 3 * ink.unit, -line.width() * 0.33, 3 * ink.unit)
    say(painter, step, board.step, ink.small, secondary, flags | _FLAGS.AlignLeft)
    if heading:
        box = QRectF(line.left(), line.bottom() + 12 * ink.unit, line.width(), 42 * ink.unit)
        say(painter, box, heading, ink.heading, TOKENS.colour("accent_strong"), flags | _FLAGS.AlignLeft)
        painter.setPen(TOKENS.colour("hairline"))
        painter.drawLine(int(box.left()), int(box.bottom()), int(box.right()), int(box.bottom()))
    return below_head(area, ink, heading=bool(heading))
