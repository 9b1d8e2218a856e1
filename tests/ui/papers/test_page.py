"""The documents page: what goes out, who gets which copy, making everything and stopping."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget

from cpdesk.ui.papers.page import PapersPage
from cpdesk.vocabulary import CopyScope


@pytest.fixture
def opened() -> list[Path]:
    return []


@pytest.fixture
def page(qtbot, desk, hub, held, appearance, opened):
    shown = PapersPage(desk, hub, opens=opened.append)
    qtbot.addWidget(shown)
    shown.resize(1100, 692)
    shown.show_conference(None)
    shown.show()
    return shown


def words(widget: QWidget) -> str:
    return " | ".join(label.text() for label in widget.findChildren(QLabel))


def test_an_empty_file_says_so(qtbot, desk, hub, appearance):
    shown = PapersPage(desk, hub)
    qtbot.addWidget(shown)
    shown.show_conference(None)
    shown.show()
    assert shown.empty.isVisible()
    assert not shown.making.isVisible()


def test_the_latest_conference_is_chosen_by_itself(page, held):
    assert page.choice.currentData() == held.conference_id
    assert "closed" in page.choice.currentText()


def test_what_goes_out_says_by_when_and_how_it_stands(page):
    table = words(page.going_out)
    assert "Send the decisions" in table
    assert "Wed 11 Jun 2025, 12:20" in table
    assert "overdue by" in table
    assert "in 13 working days" in table


def test_there_is_a_full_copy_and_one_for_each_adult_of_the_family(page, desk, held):
    readers = desk.papers.readers(held.conference_id)
    assert [reader.key for reader in page.copies.chosen()] == [reader.key for reader in readers]
    assert page.copies._left_out["full"].text() == "everything is in it"
    assert "left out" in page.copies._left_out["f_dad"].text()


def test_widening_a_copy_is_kept_and_leaves_less_out(page, desk, held):
    before = page.copies._left_out["f_dad"].text()
    scope = page.copies._scopes["f_dad"]
    QTest.keyClick(scope, Qt.Key.Key_Down)
    line = next(
        a for a in desk.meeting.conference(held.conference_id).attendance if a.person.source_id == "f_dad"
    )
    assert line.copy_scope is CopyScope.ALL_BUT_PRIVATE
    assert page.copies._left_out["f_dad"].text() != before


def test_all_is_made_with_progress_and_the_folder_opens(page, qtbot, tmp_path, opened):
    page.making.folder.setText(str(tmp_path))
    steps = []
    page.making.make.click()
    page._task.progressed.connect(lambda done, total, _words: steps.append((done, total)))
    assert page.making.bar.isVisible()
    qtbot.waitUntil(lambda: bool(opened), timeout=30_000)
    made = list(opened[0].rglob("*.docx"))
    assert len(made) == page.making.made.count() == steps[-1][1]
    assert page.making.open.hasFocus() or page.making.open.isVisible()
    assert not page.making.bar.isVisible()


def test_only_the_chosen_copies_are_made(page, qtbot, tmp_path, opened):
    page.making.folder.setText(str(tmp_path))
    for key, tick in page.copies._ticks.items():
        tick.setChecked(key == "f_gran")
    page.making.make.click()
    qtbot.waitUntil(lambda: bool(opened), timeout=30_000)
    assert len({path.parent for path in opened[0].rglob("*.docx")}) == 1


def test_stopping_leaves_nothing_half_made(page, qtbot, tmp_path, opened):
    page.making.folder.setText(str(tmp_path))
    before = sorted(tmp_path.iterdir())
    page.making.make.click()
    page.making.cancel.click()
    qtbot.waitUntil(lambda: page._task is None, timeout=30_000)
    assert opened == []
    assert sorted(tmp_path.iterdir()) == before
    assert "half-made" in page.making.error.text()


def test_a_folder_that_is_not_there_is_refused_in_words(page, qtbot, tmp_path, opened):
    page.making.folder.setText(str(tmp_path / "nowhere"))
    page.making.make.click()
    qtbot.waitUntil(lambda: page._task is None, timeout=30_000)
    assert "no such folder" in page.making.error.text()
    assert opened == []


def test_it_is_said_plainly_that_word_files_leave_the_encrypted_store(page):
    assert "leave the encrypted store" in page.making.warning.text()


@pytest.mark.parametrize("size", [100, 200])
def test_every_focusable_widget_has_a_name(page, appearance, size):
    appearance.choose_size(size)
    QApplication.processEvents()
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface.text(QAccessible.Text.Name), type(widget).__name__


def test_a_folder_is_chosen_in_a_dialog_that_keeps_no_list_of_places(page, qtbot, tmp_path):
    page.making.choose.click()
    dialog = page.findChild(QFileDialog)
    assert dialog.fileMode() is QFileDialog.FileMode.Directory
    dialog.fileSelected.emit(str(tmp_path))
    dialog.close()
    qtbot.waitUntil(lambda: page.findChildren(QFileDialog) == [])
    assert page.making.folder.text() == str(tmp_path)


@pytest.mark.parametrize("size", [100, 200])
def test_how_much_is_in_a_copy_can_be_read_to_the_end(page, appearance, size):
    appearance.choose_size(size)
    QApplication.processEvents()
    for scope in page.copies._scopes.values():
        assert scope.width() >= scope.sizeHint().width()
        longest = max(scope.fontMetrics().horizontalAdvance(value.words) for value in CopyScope)
        assert scope.width() > longest + 24


def test_a_click_on_the_name_ticks_the_copy_too(page, qtbot):
    reader = page.copies.chosen()[-1]
    name = next(label for label in page.copies.findChildren(QLabel) if label.text() == reader.person.name)
    qtbot.mouseClick(name, Qt.MouseButton.LeftButton)
    assert reader not in page.copies.chosen()


def test_the_copies_that_are_wanted_stay_so_in_another_size(page, appearance):
    reader = page.copies.chosen()[0]
    page.copies._ticks[reader.key].click()
    appearance.choose_size(200)
    page.resize(1000, 600)
    QApplication.processEvents()
    assert reader not in page.copies.chosen()
    assert page.copies._left_out[reader.key].text() == "everything is in it"
