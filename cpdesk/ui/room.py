"""Joins a running conference to its board: what the meeting says is shown, what the board says is told."""

from PySide6.QtCore import QCoreApplication

from cpdesk.snapshots.board import BoardView
from cpdesk.ui.board.room_board import RoomBoard
from cpdesk.ui.board.views import view_words
from cpdesk.ui.meeting.page import MeetingPage


def join(page: MeetingPage) -> RoomBoard:
    """Give a meeting its board; both live as long as the page does."""
    board, panel = RoomBoard(page), page.board

    def tell() -> None:
        state = board.state()
        page.top.show_board(state.words, on=state.on, alert=bool(state.trouble or state.kept_back))
        panel.show_state(
            state.words, on=state.on, blank=state.blank, pinned=state.pinned,
            kept_back=state.kept_back, trouble=state.trouble,
        )  # fmt: skip
        if panel.isVisible():
            panel.show_picture(board.picture(panel.picture_width()))

    follow = QCoreApplication.translate("Board", "As the step")
    panel.offer([(None, follow), *((view, view_words(view)) for view in BoardView)])
    page.shown.connect(lambda conference: board.show_conference(conference, page.agenda))
    page.gone.connect(board.put_away)
    panel.toggle_wanted.connect(board.toggle)
    panel.blank_wanted.connect(board.blank)
    panel.view_wanted.connect(board.pin)
    panel.turn_wanted.connect(board.turn)
    panel.picture_wanted.connect(tell)
    board.changed.connect(tell)
    board.show_conference(page.conference, page.agenda)
    tell()
    return board
