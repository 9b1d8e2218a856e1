"""The board beside a running meeting: what it shows; nothing that happens to it reaches the chair."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from cpdesk.services.desk import Desk
from cpdesk.services.practice import BroughtIn
from cpdesk.snapshots.board import BoardView
from cpdesk.snapshots.board_of import ONE_MOMENT, SOON
from cpdesk.ui.board.face import BoardFace
from cpdesk.ui.board.room_board import RoomBoard
from cpdesk.ui.board.window import BoardWindow
from cpdesk.ui.main_window import MainWindow
from cpdesk.ui.meeting.page import MeetingPage
from cpdesk.ui.room import join
from cpdesk.ui.workspace import Whereabouts
from cpdesk.vocabulary import Lane


class Beside:
    """A meeting, its board, and the desk they show."""

    def __init__(self, page: MeetingPage, board: RoomBoard, desk: Desk, booked: BroughtIn) -> None:
        self.page, self.board, self.desk, self.which = page, board, desk, booked.conference_id

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.page.focusWidget() or self.page, key, modifier)
        QTest.qWait(120)

    def say(self, text: str, lane: Lane = Lane.WORRY, **more) -> None:
        self.desk.meeting.add_entry(self.which, text, lane, **more)
        QTest.qWait(120)

    def texts(self) -> list[str]:
        assert self.board.window is not None
        return [x.text for column in self.board.window.face.board.columns for x in column.lines]


@pytest.fixture
def beside(qtbot, desk: Desk, booked: BroughtIn, hub, appearance) -> Iterator[Beside]:
    desk.run_sheet.begin(booked.conference_id)
    desk.attendance.arrive_expected(booked.conference_id)
    desk.run_sheet.go_to(booked.conference_id, "worries")
    page = MeetingPage(desk, hub, booked.conference_id)
    board = join(page)
    page.resize(1280, 690)
    page.show()
    page.activateWindow()
    QTest.qWaitForWindowActive(page)
    yield Beside(page, board, desk, booked)
    page.hide()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)


def test_f9_puts_the_board_up_and_away_and_the_hands_stay_where_they_type(beside: Beside, type_text):
    typing = beside.page.composer.typing
    typing.setFocus()
    type_text(typing, "half a sent")
    beside.press(Qt.Key.Key_F9)
    window = beside.board.window
    assert window is not None
    assert window.isVisible()
    assert beside.page.focusWidget() is typing
    assert not window.isActiveWindow()
    assert beside.page.top.board.text() == "Board: on · What was said"
    type_text(typing, "ence")
    assert typing.text() == "half a sentence"
    beside.press(Qt.Key.Key_F9)
    assert beside.board.window is None
    assert "Board: off" in beside.page.top.board.accessibleName()


def test_the_window_names_nobody(beside: Beside):
    beside.board.toggle()
    assert beside.board.window is not None
    assert beside.board.window.windowTitle() == "cpdesk: room board"


def test_what_is_said_appears_and_is_new_for_a_while_but_not_what_is_private(beside: Beside):
    beside.say("Said before.")
    beside.board.toggle()
    assert beside.board.window is not None
    face = beside.board.window.face
    assert face.fresh() == frozenset()
    beside.say("He is alone.")
    beside.say("A secret", private=True)
    assert beside.texts() == ["Said before.", "He is alone."]
    assert len(face.fresh()) == 1


def test_one_key_blanks_it_and_nothing_that_is_said_then_appears(beside: Beside):
    beside.board.toggle()
    assert beside.board.window is not None
    beside.page.composer.typing.setFocus()
    beside.press(Qt.Key.Key_F11)
    beside.say("He is alone.")
    assert beside.board.window.face.board.strings() == (ONE_MOMENT,)
    assert beside.page.top.board.text() == "Board: on · blank"
    beside.press(Qt.Key.Key_F11)
    assert beside.texts() == ["He is alone."]


def test_it_follows_the_step_unless_it_is_pinned(beside: Beside):
    beside.board.toggle()
    assert beside.board.window is not None
    face = beside.board.window.face
    for step, view in (("family", BoardView.FAMILY), ("plan", BoardView.PLAN), ("welcome", BoardView.HERE)):
        beside.desk.run_sheet.go_to(beside.which, step)
        QTest.qWait(120)
        assert face.view is view
    beside.board.pin(BoardView.SAID)
    beside.desk.run_sheet.go_to(beside.which, "plan")
    QTest.qWait(120)
    assert face.view is BoardView.SAID
    beside.board.pin(None)
    assert face.view is BoardView.PLAN


def test_the_closed_part_leaves_a_welcome_alone(beside: Beside):
    beside.say("He is alone.")
    beside.board.toggle()
    beside.desk.run_sheet.go_to(beside.which, "confidential")
    QTest.qWait(120)
    assert beside.board.window is not None
    assert len(beside.board.window.face.board.strings()) == 1
    assert beside.board.window.face.board.calm != SOON


def test_the_laptop_shows_what_the_board_shows_and_what_is_kept_back(beside: Beside):
    panel = beside.page.board
    beside.press(Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    assert panel.isVisible()
    assert panel.on.hasFocus()
    beside.board.toggle()
    assert not panel.picture.pixmap().isNull()
    assert not panel.kept_back.isVisible()
    beside.press(Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    assert not panel.isVisible()
    assert beside.page.isAncestorOf(beside.page.focusWidget())


def test_closing_destroying_or_hiding_the_window_changes_nothing_for_the_chair(beside: Beside, type_text):
    typing = beside.page.composer.typing

    def destroy(window: QWidget) -> None:
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)

    ways: list[Callable[[QWidget], object]] = [lambda w: w.close(), destroy]
    for way in ways:
        beside.board.toggle()
        window = beside.board.window
        assert window is not None
        typing.setFocus()
        type_text(typing, "a")
        way(window)
        QTest.qWait(50)
        assert beside.board.window is None
        beside.say("It goes on.")
        assert beside.page.focusWidget() is typing
        assert "Board: off" in beside.page.top.board.accessibleName()
    assert typing.text() == "aa"


def test_when_the_cable_is_pulled_the_board_goes_at_once_and_f9_brings_it_back(beside: Beside):
    beside.board.toggle()
    screen = QGuiApplication.primaryScreen()
    beside.board._screen = screen
    QGuiApplication.instance().screenRemoved.emit(screen)
    assert beside.board.window is None
    assert "gone" in beside.board.state().trouble
    assert beside.page.top.board.text() == "Board: off ▲"
    beside.say("It goes on.")
    QGuiApplication.instance().screenAdded.emit(screen)
    assert "there again" in beside.board.state().trouble
    beside.press(Qt.Key.Key_F9)
    assert beside.board.window is not None
    assert beside.board.state().trouble == ""


def test_a_fault_while_it_is_made_or_drawn_stays_on_the_board(beside: Beside, monkeypatch):
    beside.board.toggle()

    def broken(*_things: object, **_more: object) -> None:
        raise ValueError("a name of a case")

    monkeypatch.setattr(BoardFace, "_draw", broken)
    beside.say("It goes on.")
    QTest.qWait(120)
    assert "could not be drawn" in beside.board.state().trouble
    assert "name" not in beside.board.state().trouble
    monkeypatch.undo()
    monkeypatch.setattr("cpdesk.ui.board.room_board.board_of", broken)
    beside.say("It goes on and on.")
    assert "could not be made" in beside.board.state().trouble
    assert beside.board.window is not None
    assert beside.board.window.face.board.strings() == (ONE_MOMENT,)


def test_nothing_is_worked_out_while_the_board_is_off(beside: Beside, monkeypatch):
    made = []
    monkeypatch.setattr("cpdesk.ui.board.room_board.board_of", lambda *_a, **_k: made.append(1))
    beside.say("He is alone.")
    assert made == []


def test_leaving_the_meeting_and_locking_take_the_board_away_at_once(
    window: MainWindow, desk: Desk, booked: BroughtIn
):
    desk.run_sheet.begin(booked.conference_id)
    for leave in ("leave", "lock"):
        window.open_desk(desk)
        assert window.workspace is not None
        window.workspace.come_back(Whereabouts(meeting=booked.conference_id))
        # a running conference is opened by itself, as after a crash; that page makes room for this one
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        [page] = window.findChildren(MeetingPage)
        board = page.findChild(RoomBoard)
        board.toggle()
        shown = board.window
        assert shown is not None
        assert shown.isVisible()
        if leave == "leave":
            page.left.emit()
        else:
            window.lock()
        assert not isValid(shown) or (not shown.isVisible() and shown.face.board.strings() == (ONE_MOMENT,))
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_board_window_takes_no_key_and_no_focus(qtbot):
    window = BoardWindow()
    qtbot.addWidget(window)
    window.show()
    everything = [window, *window.findChildren(QWidget)]
    assert all(not widget.hasFocus() for widget in everything)
    assert window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
