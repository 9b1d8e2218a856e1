"""One whole conference with no hand on the mouse: from a new sealed file to the documents, looked at after."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from . import conference_by_keyboard as chapter
from . import what_is_typed as words

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

SCREENS = ["no screen", pytest.param("a real window", marks=pytest.mark.window)]


class FileManager(QObject):
    """The file manager of the computer: notes which folders it is asked to show."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[Path] = []

    @Slot(QUrl)
    def show(self, folder: QUrl) -> None:
        """Show a folder."""
        self.shown.append(Path(folder.toLocalFile()))


@pytest.fixture
def file_manager() -> Iterator[FileManager]:
    """What opens folders during the test."""
    manager = FileManager()
    QDesktopServices.setUrlHandler("file", manager, "show")
    yield manager
    QDesktopServices.unsetUrlHandler("file")


@pytest.mark.parametrize("screen", SCREENS)
def test_a_conference_is_held_by_keyboard_alone(
    screen, program, keyboard, computer, practice_file, file_manager
) -> None:
    sealed, out = computer / "safe" / "desk.cpdesk", computer / "for the post"
    sealed.parent.mkdir()
    out.mkdir()
    chapter.create_the_file(keyboard, sealed)
    chapter.bring_in_the_practice_conference(keyboard, practice_file, "Leave it to run live…")
    chapter.open_the_conference(keyboard)
    chapter.mark_who_is_here_and_begin(keyboard)
    chapter.go_to_step(keyboard, program, "Welcome")
    chapter.go_on_without_quorum(keyboard)
    chapter.go_to_step(keyboard, program, "Worries")
    for said in words.SAID:
        chapter.add_entry(keyboard, said)
    chapter.change_undo_and_move(keyboard)
    chapter.lock_in_mid_sentence_and_come_back(keyboard, program)
    chapter.go_to_step(keyboard, program, "What must change")
    chapter.make_the_plan(keyboard)
    chapter.go_to_step(keyboard, program, "Everyone’s view")
    chapter.hear_everyone(keyboard)
    chapter.go_to_step(keyboard, program, "Decision")
    chapter.decide(keyboard)
    chapter.go_to_step(keyboard, program, "Dates and close")
    chapter.agree_the_dates_and_close(keyboard)
    chapter.make_the_documents(keyboard, out)
    assert len(file_manager.shown) == 1
