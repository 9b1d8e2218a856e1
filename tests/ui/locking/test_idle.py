"""Nobody there: a line counts down in the last minute, any use ends it, and then the file is locked."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QSettings, Qt
from PySide6.QtGui import QInputMethodEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cpdesk.ui.board.window import BoardWindow
from cpdesk.ui.locking.idle import IdleWatch
from cpdesk.ui.locking.minutes import IdleMinutes
from tests.ui.locking.conftest import page_of, press


def test_it_warns_in_the_last_minute_counts_down_and_is_due(qtbot, seconds) -> None:
    watch = IdleWatch(IdleMinutes(), steady=seconds)
    said: list[object] = []
    watch.warned.connect(said.append)
    watch.used.connect(lambda: said.append("used"))
    watch.due.connect(lambda: said.append("due"))
    seconds.pass_(9 * 60 - 1)
    watch.look()
    assert said == []
    seconds.pass_(1)
    watch.look()
    seconds.pass_(59)
    watch.look()
    seconds.pass_(1)
    watch.look()
    assert said == [60, 1, "due"]
    watch.use()
    watch.look()
    assert said == [60, 1, "due", "used"]


def test_with_one_minute_it_warns_in_the_second_half(qtbot, seconds) -> None:
    watch = IdleWatch(IdleMinutes(bound=1), steady=seconds)
    said: list[int] = []
    watch.warned.connect(said.append)
    seconds.pass_(29)
    watch.look()
    seconds.pass_(1)
    watch.look()
    assert said == [30]


@pytest.mark.parametrize(
    ("kept", "bound", "minutes"),
    [(None, 9, 9), ("5", 9, 5), ("60", 9, 9), ("7", 30, 5), ("-1", 9, 9), ("9" * 99, 9, 9), ("²", 7, 7)],
)  # fmt: skip
def test_the_minutes_are_those_of_the_settings_within_what_the_office_allows(
    settings: QSettings, kept, bound, minutes
) -> None:
    if kept is not None:
        settings.setValue("idle_minutes", kept)
    assert IdleMinutes(settings, bound).minutes == minutes


def test_what_is_chosen_is_kept_and_never_more_than_allowed(settings: QSettings) -> None:
    IdleMinutes(settings, 30).choose(20)
    assert IdleMinutes(settings, 30).minutes == 20
    assert IdleMinutes(settings, 15).minutes == 15
    assert IdleMinutes(settings, 15).choices() == (1, 2, 3, 5, 10, 15)


def almost(window, seconds) -> None:
    seconds.pass_(9 * 60 + 20)
    window.watch.idle.look()


def test_in_a_running_conference_the_warning_takes_neither_focus_nor_room_and_any_key_ends_it(
    qtbot, meeting, seconds, type_text
) -> None:
    page = page_of(meeting)
    type_text(page.composer.typing, "Dad said")
    focused, where = QApplication.focusWidget(), page.composer.mapTo(meeting, QPoint(0, 0))
    almost(meeting, seconds)
    strip = meeting.watch.strip
    assert strip.isVisible()
    assert "40 seconds" in strip.words.text()
    assert QApplication.focusWidget() is focused
    assert page.composer.mapTo(meeting, QPoint(0, 0)) == where
    assert QApplication.activeModalWidget() is None
    press(meeting, Qt.Key.Key_A)
    assert not strip.isVisible()
    assert page.composer.typing.text() == "Dad saida"
    seconds.pass_(30)
    meeting.watch.idle.look()
    assert meeting.workspace is not None


def test_when_nobody_comes_it_is_locked_with_what_was_typed_in_the_file(
    qtbot, meeting, seconds, type_text, unlock
) -> None:
    type_text(page_of(meeting).composer.typing, "Dad said that he")
    almost(meeting, seconds)
    seconds.pass_(41)
    meeting.watch.idle.look()
    assert meeting.workspace is None
    assert not meeting.watch.strip.isVisible()
    unlock(meeting)
    assert page_of(meeting).composer.typing.text() == "Dad said that he"


def test_the_mouse_counts_when_it_moves_and_not_when_it_lies_still(qtbot, meeting, seconds) -> None:
    QTest.mouseMove(meeting.windowHandle(), QPoint(300, 300))
    almost(meeting, seconds)
    assert meeting.watch.strip.isVisible()
    QTest.mouseMove(meeting.windowHandle(), QPoint(300, 300))
    QTest.mouseMove(meeting.windowHandle(), QPoint(340, 310))
    assert not meeting.watch.strip.isVisible()
    almost(meeting, seconds)
    QTest.mouseClick(meeting.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(340, 310))
    assert not meeting.watch.strip.isVisible()


def test_the_board_and_letters_of_a_dictation_count_as_use(qtbot, meeting, seconds) -> None:
    page = page_of(meeting)
    page.board.toggle_wanted.emit()
    board = next(one for one in QApplication.topLevelWidgets() if isinstance(one, BoardWindow))
    meeting.watch.hands.watch_all()
    almost(meeting, seconds)
    wheel = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(board.windowHandle(), wheel)
    assert not meeting.watch.strip.isVisible()
    almost(meeting, seconds)
    page.composer.typing.setFocus()
    qtbot.waitUntil(lambda: meeting.watch.hands._typing is page.composer.typing)
    event = QInputMethodEvent()
    event.setCommitString("She said")
    QApplication.sendEvent(page.composer.typing, event)
    assert not meeting.watch.strip.isVisible()
    assert page.composer.typing.text() == "She said"


def test_on_the_page_for_unlocking_nothing_is_counted(qtbot, window) -> None:
    assert not window.watch.idle._second.isActive()


def test_the_warning_covers_the_foot_and_nothing_above_it(qtbot, meeting, seconds, appearance) -> None:
    for size in (100, 150, 200):
        appearance.choose_size(size)
        QTest.qWait(50)
        almost(meeting, seconds)
        strip, foot = meeting.watch.strip, meeting.workspace.status
        assert strip.geometry() == QRect(foot.mapTo(meeting, QPoint(0, 0)), foot.size())
        assert "40 seconds" in strip.words.text()
        assert "Press any key" in strip.words.text()
        meeting.watch.idle.use()


def test_the_strip_stays_within_the_window_at_every_size(qtbot, meeting, seconds, appearance) -> None:
    for size in (100, 200):
        appearance.choose_size(size)
        for width, height in ((1280, 720), (700, 480)):
            meeting.resize(width, height)
            almost(meeting, seconds)
            strip = meeting.watch.strip
            assert meeting.rect().contains(strip.geometry())
            assert strip.words.height() >= strip.words.heightForWidth(strip.words.width())
            meeting.watch.idle.use()
