"""The board of a running conference: put on a screen, blanked, pinned and turned from the laptop."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPixmap, QScreen
from PySide6.QtWidgets import QWidget

from cpdesk.rules.agenda import Agenda
from cpdesk.snapshots.board import Board, BoardView
from cpdesk.snapshots.board_of import ONE_MOMENT, board_of
from cpdesk.snapshots.conference import Conference
from cpdesk.ui.board.face import FAULTS
from cpdesk.ui.board.views import view_words
from cpdesk.ui.board.window import BoardWindow

SETTLE_MS = 60
"""Several changes in a row are drawn once."""


@dataclass(frozen=True)
class BoardState:
    """How the board stands, for the laptop."""

    on: bool = False
    blank: bool = False
    pinned: BoardView | None = None
    words: str = ""
    """“Board: on · The plan”."""
    kept_back: str = ""
    trouble: str = ""
    """What the chair should know: the screen is gone, or it could not be drawn."""


class RoomBoard(QObject):
    """Shows the conference it was given last; whatever happens to its window, the meeting goes on."""

    changed = Signal()

    def __init__(self, meeting: QWidget) -> None:
        """`meeting` is the page of the conference: the board goes where that is not."""
        super().__init__(meeting)
        self._meeting = meeting
        self._window: BoardWindow | None = None
        self._screen: QScreen | None = None
        self._conference: Conference | None = None
        self._agenda: Agenda | None = None
        self._blank = False
        self._pinned: BoardView | None = None
        self._trouble = ""
        self._board = Board(calm=ONE_MOMENT)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_MS)
        self._settling.timeout.connect(self.draw)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenRemoved.connect(self._screen_gone)
            application.screenAdded.connect(self._screen_came)

    @property
    def window(self) -> BoardWindow | None:
        """The window, while the board is on."""
        return self._window

    def show_conference(self, conference: Conference, agenda: Agenda) -> None:
        """Show this conference soon; nothing is worked out while the board is off."""
        self._conference, self._agenda = conference, agenda
        if self._window is not None and not self._settling.isActive():
            self._settling.start()

    def state(self) -> BoardState:
        """How it stands, in words."""
        on = self._window is not None
        if not on:
            return BoardState(words=self.tr("Board: off"), trouble=self._trouble, pinned=self._pinned)
        if self._blank:
            what = self.tr("blank")
        elif self._board.calm:
            what = self.tr("welcome")
        else:
            what = view_words(self._view())
        words = self.tr("Board: on · {0}").format(what)
        return BoardState(on, self._blank, self._pinned, words, self._board.kept_back_words, self._trouble)

    def picture(self, width: int) -> QPixmap | None:
        """What stands on the board at this moment, as a picture so many pixels wide."""
        if self._window is None:
            return None
        return self._window.face.grab().scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)

    def toggle(self) -> None:
        """Put the board on its screen, or take it away."""
        if self._window is not None:
            self.put_away()
            return
        self._trouble, self._blank = "", False
        window = BoardWindow()
        window.closed.connect(self._forget)
        window.destroyed.connect(self._forget)
        window.face.failed.connect(self._draw_failed)
        window.focused.connect(self._give_back_the_keyboard)
        self.destroyed.connect(window.deleteLater)
        self._window = window
        self.draw()
        self._screen = window.show_beside(self._meeting)
        self.changed.emit()

    def put_away(self) -> None:
        """Take the board away and clear it, at once."""
        window = self._window
        self._forget()
        if window is not None:
            window.hide()
            window.face.clear()
            window.close()
            window.deleteLater()

    def blank(self) -> None:
        """A plain ground with “One moment”, or the board again."""
        if self._window is not None:
            self._blank = not self._blank
            self.draw()

    def pin(self, view: BoardView | None) -> None:
        """Stay at one view, or (None) follow the step again."""
        self._pinned = view
        self.draw()

    def turn(self, by: int) -> None:
        """Turn to earlier lines (below 0) or later ones."""
        if self._window is not None:
            self._window.face.turn(by)
            self.changed.emit()

    def draw(self) -> None:
        """Work out what the board shows now; a fault leaves it calm and is told, never raised."""
        self._settling.stop()
        if self._window is None:
            return
        try:
            self._board = self._made()
        except FAULTS:
            self._board = Board(calm=ONE_MOMENT)
            self._trouble = self.tr("The board could not be made; it shows “One moment”.")
        self._window.face.show_board(self._board, self._view())
        self.changed.emit()

    def _made(self) -> Board:
        if self._conference is None or self._agenda is None:
            return Board(calm=ONE_MOMENT)
        return board_of(self._conference, self._agenda, blank=self._blank)

    def _view(self) -> BoardView:
        view = self._pinned or self._board.follows
        undecided = view is BoardView.DECISIONS and not self._board.decisions
        return BoardView.PLAN if undecided else view

    def _forget(self) -> None:
        """The window is gone, whoever closed it."""
        if self._window is not None:
            self._window = self._screen = None
            self._board = Board(calm=ONE_MOMENT)
            self._settling.stop()
            self.changed.emit()

    def _give_back_the_keyboard(self) -> None:
        self._meeting.window().activateWindow()

    def _draw_failed(self) -> None:
        self._trouble = self.tr("The board could not be drawn; it shows “One moment”.")
        self.changed.emit()

    def _screen_gone(self, screen: QScreen) -> None:
        """The cable was pulled: Qt would move the window onto the laptop, so it goes at once."""
        if self._window is not None and screen is self._screen:
            self._trouble = self.tr("The screen of the board is gone. F9 brings the board back.")
            self.put_away()

    def _screen_came(self, _screen: QScreen) -> None:
        if self._window is None and self._trouble:
            self._trouble = self.tr("The screen is there again: F9 brings the board back.")
            self.changed.emit()
