"""The practice conference as it was held, read with text at 200 % on a dark ground, by keyboard alone."""

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QScrollArea

from cpdesk.ui.main_window import MainWindow

from . import conference_by_keyboard as chapter
from . import from_outside as outside
from .keyboard import Keyboard

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

SCREENS = ["no screen", pytest.param("a real window", marks=pytest.mark.window)]


@pytest.mark.parametrize("screen", SCREENS)
def test_a_filled_conference_is_closed_and_its_documents_made_at_200_per_cent_in_the_dark(
    screen, program, keyboard, computer, practice_file, file_manager
) -> None:
    out = computer / "for the post"
    out.mkdir()
    chapter.create_the_file(keyboard, computer / "desk.cpdesk")
    chapter.make_it_large_and_dark(keyboard)
    assert program.palette().color(QPalette.ColorRole.Window).lightness() < 60
    chapter.bring_in_the_practice_conference(keyboard, practice_file, "Fill it…")
    keyboard.tab_to("Open the latest conference", back=True)
    keyboard.press("Return")
    keyboard.wait_for("To the documents")
    look_at_a_step(keyboard, program, "Up", "Decision")
    keyboard.wait_for("Outcome, Ffi: Child protection plan")
    look_at_a_step(keyboard, program, "Down", "Dates and close")
    keyboard.tab_to("To the documents")
    chapter.make_the_documents(keyboard, out)
    (made,) = file_manager.shown
    documents = outside.documents(made)
    assert len({path.parent for path in documents}) >= 3
    nothing_is_cut_off(program)


def look_at_a_step(keyboard: Keyboard, program: MainWindow, key: str, title: str) -> None:
    """Open the run-sheet, go to the step above or below, and to its page."""
    keyboard.press("Alt+R")
    keyboard.wait_for("Run-sheet")
    keyboard.press(key, "Return")
    assert chapter.present_step(program).startswith(title)
    keyboard.press("Alt+P")


def nothing_is_cut_off(program: MainWindow) -> None:
    """The window has kept its size, and nothing in it scrolls sideways."""
    assert (program.width(), program.height()) == (1280, 720)
    areas = [area for area in program.findChildren(QScrollArea) if area.isVisible()]
    assert [area for area in areas if area.horizontalScrollBar().maximum() > 0] == []
