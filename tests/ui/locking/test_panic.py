"""Esc twice: everything out of sight within a frame, the board too; and back at the same place."""

import time

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QVBoxLayout

from cpdesk.ui.board.window import BoardWindow
from cpdesk.ui.unlock.open_form import OpenForm
from tests.ui.locking.conftest import page_of, press

ESC = Qt.Key.Key_Escape
FRAME = 1 / 60


class Painted(QObject):
    """When something was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.at: float | None = None

    def eventFilter(self, _watched, event) -> bool:
        if event.type() == QEvent.Type.Paint and self.at is None:
            self.at = time.perf_counter()
        return False


def boards() -> list[BoardWindow]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, BoardWindow) and one.isVisible()]


def all_one_colour(window) -> bool:
    picture = window.grab().toImage().scaled(64, 36)
    return len({picture.pixel(x, y) for x in range(64) for y in range(36)}) == 1


def test_esc_twice_blanks_everything_at_once_the_board_too_and_then_locks(qtbot, meeting, seconds) -> None:
    page_of(meeting).board.toggle_wanted.emit()
    seen = []
    meeting.watch.panic.connect(  # after the window has heard of it, before anything else is done
        lambda: seen.append((meeting.blank.isVisible(), all_one_colour(meeting), boards(), meeting.workspace))
    )
    assert boards()
    press(meeting, ESC)
    assert meeting.workspace is not None
    assert boards()
    workspace = meeting.workspace
    seconds.pass_(0.4)
    press(meeting, ESC)
    assert seen == [(True, True, [], workspace)]
    qtbot.waitUntil(lambda: meeting.workspace is None)
    assert not meeting.blank.isVisible()
    assert meeting.findChild(OpenForm) is not None


def test_the_blank_is_painted_within_one_frame_and_before_anything_is_saved(
    qtbot, meeting, type_text
) -> None:
    took = []
    for _ in range(5):  # the best of some: the machine of a test does other things too
        qtbot.wait(50)
        painted = Painted()
        meeting.blank.installEventFilter(painted)
        began = time.perf_counter()
        meeting.blank.fall()
        assert painted.at is not None
        took.append(painted.at - began)
        meeting.blank.lift()
    assert min(took) < FRAME
    painted = Painted()
    meeting.blank.installEventFilter(painted)
    meeting.workspace.keep = lambda: took.append(painted.at)
    meeting.panic()
    qtbot.waitUntil(lambda: meeting.workspace is None)
    assert took[-1] is not None


def test_esc_alone_or_slowly_or_held_or_with_another_key_between_keeps_its_meaning(meeting, seconds) -> None:
    page = page_of(meeting)
    page.go_to("welcome") if page.agenda.step("welcome") else None
    press(meeting, ESC)
    seconds.pass_(0.6)
    press(meeting, ESC)
    press(meeting, Qt.Key.Key_Shift)
    press(meeting, ESC)
    assert meeting.workspace is not None
    assert not meeting.blank.isVisible()
    assert page.composer.typing.hasFocus() or page.isAncestorOf(QApplication.focusWidget())


def test_a_dialog_that_is_open_goes_too(qtbot, meeting) -> None:
    dialog = QDialog(meeting)
    QVBoxLayout(dialog).addWidget(QLabel("Wróbel"))
    dialog.open()
    qtbot.waitExposed(dialog)
    meeting.panic()
    assert not dialog.isVisible()
    qtbot.waitUntil(lambda: meeting.workspace is None)
    dialog.deleteLater()


def test_esc_twice_on_the_page_for_unlocking_does_nothing(qtbot, window) -> None:
    press(window, ESC)
    press(window, ESC)
    assert not window.blank.isVisible()
    assert window.findChild(OpenForm) is not None


def test_nothing_of_a_locked_program_names_anybody(qtbot, meeting) -> None:
    page_of(meeting).board.toggle_wanted.emit()
    meeting.panic()
    qtbot.waitUntil(lambda: meeting.workspace is None)
    qtbot.waitUntil(
        lambda: all(not one.isVisible() or one is meeting for one in QApplication.topLevelWidgets())
    )
    titles = {window.title() for window in QGuiApplication.topLevelWindows() if window.isVisible()}
    assert titles <= {"cpdesk"}
    assert QGuiApplication.applicationDisplayName() != ""
    assert meeting.windowIconText() == meeting.windowFilePath() == ""
    assert not any("Wróbel" in label.text() for label in meeting.findChildren(QLabel))


def test_what_was_copied_here_is_taken_out_of_the_clipboard_and_what_others_copied_is_left(
    meeting, monkeypatch
) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("Kacper hides food")
    if not clipboard.ownsClipboard():
        pytest.skip("this screen has no owner of a clipboard")
    meeting.lock()
    assert clipboard.text() == ""


@pytest.mark.parametrize("ours", [True, False])
def test_only_what_is_still_ours_is_taken_out(ours, monkeypatch) -> None:
    from cpdesk.ui.locking import blank

    class Clipboard:
        cleared = 0

        def ownsClipboard(self) -> bool:
            return ours

        def supportsSelection(self) -> bool:
            return True

        def ownsSelection(self) -> bool:
            return ours

        def clear(self, _mode) -> None:
            self.cleared += 1

    clipboard = Clipboard()
    monkeypatch.setattr(blank.QGuiApplication, "clipboard", lambda: clipboard)
    blank.clear_clipboard()
    assert clipboard.cleared == (2 if ours else 0)


def test_the_blank_has_the_colour_of_the_theme(meeting, appearance) -> None:
    appearance.choose_theme("dark")
    meeting.blank.fall()
    shown = meeting.grab().toImage().pixelColor(5, 5)
    assert shown == meeting.palette().color(QPalette.ColorRole.Window)
    meeting.blank.lift()
