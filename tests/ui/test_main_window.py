"""The window as a whole: unlocking, locking, going about by keyboard."""

import gc
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit
from shiboken6 import isValid

from cpdesk.errors import CpdeskError
from cpdesk.ui.unlock.open_form import OpenForm

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def open_window(qtbot, window, desk, booked):
    """The window with the practice conference."""
    window.open_desk(desk)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    yield window
    window.lock()


def press(window, key: Qt.Key, modifier: Qt.KeyboardModifier = CTRL) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)


def test_the_hands_are_in_the_passphrase_at_once_at_the_start_and_after_locking(
    qtbot, window, desk, booked
) -> None:
    def in_the_passphrase() -> bool:
        return QApplication.focusWidget() is window.findChild(OpenForm).secret.field

    qtbot.waitUntil(in_the_passphrase)
    window.open_desk(desk)
    window.workspace.open_conference(booked.conference_id)
    qtbot.waitUntil(lambda: window.workspace.isVisible())
    press(window, Qt.Key.Key_L)
    assert window.workspace is None
    qtbot.waitUntil(in_the_passphrase)


def words_on(window) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel))


def test_no_title_names_anybody(open_window, booked) -> None:
    open_window.workspace.open_case(booked.case_id)
    assert open_window.windowTitle() == "cpdesk"


def test_locking_drops_the_desk_every_page_and_every_word(qtbot, open_window, booked) -> None:
    open_window.workspace.open_case(booked.case_id)
    workspace, pages = open_window.workspace, open_window.workspace.pages
    assert "Wróbel" in words_on(open_window)
    press(open_window, Qt.Key.Key_L)
    assert open_window.workspace is None
    assert not isValid(workspace)
    assert not isValid(pages)
    assert "Wróbel" not in words_on(open_window)
    assert open_window.findChild(OpenForm) is not None
    desks = [thing for thing in vars(open_window).values() if type(thing).__name__ == "Desk"]
    assert desks == []
    del workspace, pages
    gc.collect()


def test_unlocking_again_comes_back_to_the_same_case(
    qtbot, open_window, booked, passphrase, type_text
) -> None:
    open_window.workspace.open_case(booked.case_id)
    open_window.lock()
    form = open_window.findChild(OpenForm)
    type_text(form.secret.field, passphrase + "\n")
    qtbot.waitUntil(lambda: open_window.workspace is not None, timeout=10_000)
    there = open_window.workspace.whereabouts
    assert (there.page, there.case) == ("cases", booked.case_id)


def test_unlocking_again_comes_back_to_the_running_conference(
    qtbot, open_window, booked, passphrase, type_text
) -> None:
    pytest.importorskip("cpdesk.ui.meeting.page")
    open_window.workspace.open_conference(booked.conference_id)
    assert not open_window.workspace.everyday.isVisible()
    open_window.lock()
    type_text(open_window.findChild(OpenForm).secret.field, passphrase + "\n")
    qtbot.waitUntil(lambda: open_window.workspace is not None, timeout=10_000)
    assert open_window.workspace.whereabouts.meeting == booked.conference_id


def test_a_conference_that_is_left_gives_the_rail_back(qtbot, open_window, booked) -> None:
    open_window.workspace.open_conference(booked.conference_id)
    open_window.workspace.whole.currentWidget().left.emit()
    assert open_window.workspace.everyday.isVisible()
    assert open_window.workspace.whereabouts.meeting is None


def test_the_documents_of_a_conference_open_from_its_case(open_window, booked) -> None:
    pytest.importorskip("cpdesk.ui.papers.page")
    open_window.workspace.pages.cases.papers_wanted.emit(booked.conference_id)
    assert open_window.workspace.whereabouts.page == "documents"


def test_a_conference_chosen_on_the_documents_page_is_come_back_to(
    qtbot, open_window, desk, booked, practice_file, passphrase, type_text
) -> None:
    file = desk.practice.read(practice_file)
    other = desk.practice.bring_in(file, fill=False, to_day=date(2026, 12, 3)).conference_id
    open_window.workspace.show_papers(other)
    choice = open_window.workspace.pages.papers.choice
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert choice.currentData() == booked.conference_id
    open_window.workspace.go("calendar")
    open_window.workspace.go("documents")
    assert choice.currentData() == booked.conference_id
    open_window.lock()
    type_text(open_window.findChild(OpenForm).secret.field, passphrase + "\n")
    qtbot.waitUntil(lambda: open_window.workspace is not None, timeout=10_000)
    assert open_window.workspace.pages.papers.choice.currentData() == booked.conference_id


def test_ctrl_k_goes_to_the_search_from_anywhere(open_window) -> None:
    open_window.workspace.go("settings")
    press(open_window, Qt.Key.Key_K)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    assert open_window.workspace.whereabouts.page == "cases"


def test_text_grows_by_ctrl_and_plus_and_is_normal_again_by_ctrl_0(open_window, appearance) -> None:
    press(open_window, Qt.Key.Key_Plus)
    press(open_window, Qt.Key.Key_Plus)
    assert appearance.size == 125
    press(open_window, Qt.Key.Key_Minus)
    assert appearance.size == 110
    press(open_window, Qt.Key.Key_0)
    assert appearance.size == 100


def test_the_rail_goes_to_each_page_by_its_key(open_window) -> None:
    for number, page in enumerate(
        ("today", "calendar", "cases", "deadlines", "documents", "work_out"), start=1
    ):
        press(open_window, Qt.Key(Qt.Key.Key_0 + number))
        assert open_window.workspace.whereabouts.page == page
        assert open_window.workspace.rail.buttons[page].isChecked()
        assert open_window.workspace.isAncestorOf(QApplication.focusWidget())


def test_what_is_practice_is_said_at_the_foot_of_every_page_of_it(open_window, booked) -> None:
    mark = open_window.workspace.status.practice
    assert mark.isVisible()
    assert mark.text() == "PRACTICE: nothing here is real"
    open_window.workspace.open_case(booked.case_id)
    assert mark.isVisible()
    open_window.workspace.go("settings")
    assert not mark.isVisible()


def test_the_foot_says_when_the_last_word_was_saved(qtbot, open_window, desk, booked) -> None:
    saved = open_window.workspace.status.saved
    desk.run_sheet.begin(booked.conference_id)
    qtbot.waitUntil(lambda: "09:00:00" in saved.text())


def test_closing_the_window_closes_the_file(open_window, desk, booked) -> None:
    open_window.close()
    with pytest.raises(CpdeskError):
        desk.cases.find()


def test_what_is_being_typed_in_a_conference_is_there_again_after_locking(
    qtbot, open_window, desk, booked, passphrase, type_text
) -> None:
    desk.run_sheet.begin(booked.conference_id)
    desk.run_sheet.go_to(booked.conference_id, "worries")
    open_window.workspace.open_conference(booked.conference_id)
    meeting = open_window.workspace.whole.currentWidget()
    field = meeting.composer.findChildren(QPlainTextEdit)[0]
    type_text(field, "Kacper said his tummy hurts at né")
    open_window.lock()
    type_text(open_window.findChild(OpenForm).secret.field, passphrase + "\n")
    qtbot.waitUntil(lambda: open_window.workspace is not None, timeout=10_000)
    meeting = open_window.workspace.whole.currentWidget()
    assert (
        meeting.composer.findChildren(QPlainTextEdit)[0].toPlainText() == "Kacper said his tummy hurts at né"
    )


def test_locking_in_the_middle_of_a_conference_works_by_its_key(open_window, booked) -> None:
    open_window.workspace.open_conference(booked.conference_id)
    press(open_window, Qt.Key.Key_L)
    assert open_window.workspace is None
