"""Opening a sealed file, and creating one."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit
from shiboken6 import isValid

from cpdesk.services.attempts import Attempts
from cpdesk.storage import recovery
from cpdesk.ui.main_window import MainWindow
from cpdesk.ui.passphrases.key_sheet import print_key
from cpdesk.ui.passphrases.recovery_key import RecoveryKey
from cpdesk.ui.unlock.create_form import CreateForm
from cpdesk.ui.unlock.open_form import OpenForm
from cpdesk.ui.unlock.page import UnlockPage
from cpdesk.ui.unlock.places import existing, only_file
from cpdesk.ui.widgets.files import choose_file

KEY = recovery.new()


@pytest.fixture
def form(window) -> OpenForm:
    return window.findChild(OpenForm)


def refused(qtbot, form: OpenForm, secret: str, type_text) -> str:
    type_text(form.secret.field, secret)
    form.unlock.click()
    qtbot.waitUntil(lambda: form.error.isVisible(), timeout=10_000)
    return form.error.text()


def test_the_passphrase_opens_the_file_by_enter_alone(qtbot, window, form, passphrase, type_text) -> None:
    type_text(form.secret.field, passphrase + "\n")
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=10_000)
    assert window.windowTitle() == "cpdesk"


def test_a_wrong_passphrase_is_told_in_the_page_and_can_be_typed_again(
    qtbot, window, form, passphrase, type_text
) -> None:
    words = refused(qtbot, form, "not the passphrase", type_text)
    assert "passphrase" in words.lower()
    assert form.secret.field.selectedText() == "not the passphrase"
    type_text(form.secret.field, passphrase)
    form.unlock.click()
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=10_000)


def test_a_passphrase_typed_before_a_file_is_chosen_can_be_read_nowhere(
    qtbot, sealing, hub, appearance, type_text
) -> None:
    window = MainWindow(sealing, hub, appearance)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    for letter in "four swans over\n":
        type_text(QApplication.focusWidget(), letter)
    form = window.findChild(OpenForm)
    assert form.secret.secret == "four swans over"
    assert form.secret.field.echoMode() is QLineEdit.EchoMode.Password
    assert window.findChildren(QFileDialog) == []
    assert "Choose first which file" in form.error.text()
    assert form.secret.field.hasFocus()


class Watch:
    """A clock in seconds that goes when it is told to."""

    def __init__(self) -> None:
        self.seconds = 1_800_000_000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def watch(sealing) -> Watch:
    watch = Watch()
    sealing.attempts = Attempts(now=watch)
    return watch


def test_after_the_second_wrong_try_the_next_one_waits_and_what_is_typed_meanwhile_stays(
    qtbot, watch, window, form, passphrase, type_text
) -> None:
    refused(qtbot, form, "not the passphrase", type_text)
    assert not form.wait.isVisible()
    type_text(form.secret.field, "nor this one\n")
    qtbot.waitUntil(form.wait.isVisible, timeout=10_000)
    assert "1 second" in form.wait.text()
    assert form.secret.field.hasFocus()
    type_text(form.secret.field, passphrase + "\n")
    assert form.calm.isHidden(), "Enter waits too"
    assert form.secret.secret == passphrase
    assert not form.unlock.isEnabled()
    watch.seconds += 1
    qtbot.waitUntil(form.unlock.isEnabled)
    assert form.secret.secret == passphrase
    type_text(form.secret.field, "\n")
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=10_000)
    assert window.sealing.attempts.seconds_left(window._path) == 0


def test_the_wait_belongs_to_the_file_and_choosing_it_again_does_not_end_it(
    qtbot, watch, window, form, sealed_file, tmp_path, type_text
) -> None:
    for _ in range(4):
        window.sealing.attempts.failed(sealed_file)
    form._chosen(tmp_path / "another.cpdesk")
    type_text(form.secret.field, "something")
    assert form.unlock.isEnabled()
    form._chosen(sealed_file)
    assert "4 seconds" in form.wait.text()
    assert not form.unlock.isEnabled()
    window.findChild(UnlockPage).show_opening()
    again = window.findChildren(OpenForm)[-1]
    assert again.wait.waiting


def test_wrong_damaged_and_foreign_are_three_different_sentences(
    qtbot, form, sealed_file, tmp_path, type_text, passphrase
) -> None:
    wrong = refused(qtbot, form, "not the passphrase", type_text)
    damaged = tmp_path / "damaged.cpdesk"
    whole = bytearray(sealed_file.read_bytes())
    whole[-1] ^= 1
    damaged.write_bytes(whole)
    form.take(damaged)
    form.secret.wipe()
    second = refused(qtbot, form, passphrase, type_text)
    foreign = tmp_path / "letter.cpdesk"
    foreign.write_text("Dear all")
    form.take(foreign)
    form.secret.wipe()
    third = refused(qtbot, form, passphrase, type_text)
    assert len({wrong, second, third}) == 3


def test_the_letters_are_hidden_until_somebody_asks_to_see_them(form) -> None:
    assert form.secret.field.echoMode() is QLineEdit.EchoMode.Password
    form.secret.show_button.click()
    assert form.secret.field.echoMode() is QLineEdit.EchoMode.Normal
    form.secret.wipe()
    assert form.secret.field.echoMode() is QLineEdit.EchoMode.Password


@pytest.fixture
def creating(window) -> CreateForm:
    window.findChild(OpenForm).new.click()
    return window.findChild(CreateForm)


def test_a_new_file_needs_a_name_a_place_a_good_passphrase_and_the_same_again(
    creating, tmp_path, type_text
) -> None:
    creating.take(tmp_path / "new.cpdesk")
    type_text(creating.name, "Zoë Wexley")
    type_text(creating.first.field, "short")
    type_text(creating.second.field, "short")
    assert not creating.make.isEnabled()
    assert "Too short" in creating.strength.text()
    creating.wipe()
    type_text(creating.first.field, "six quiet otters née Zoë")
    type_text(creating.second.field, "six quiet otters née Zoe")
    assert not creating.make.isEnabled()
    type_text(creating.second.field, "\bë")
    assert creating.make.isEnabled()
    creating.name.clear()
    assert not creating.make.isEnabled()


def test_while_the_button_waits_the_page_says_for_what(creating, tmp_path, type_text) -> None:
    said = creating.missing
    assert said.text() == "Still missing: your name, a place for the file and a passphrase."
    type_text(creating.name, "Zoë Wexley")
    creating.take(tmp_path / "new.cpdesk")
    assert said.text() == "Still missing: a passphrase."
    type_text(creating.first.field, "short")
    assert said.text() == "Still missing: a stronger passphrase."
    creating.wipe()
    type_text(creating.first.field, "six quiet otters on ice")
    assert said.text() == "Still missing: the same passphrase a second time."
    assert creating.make.accessibleDescription() == said.text()
    type_text(creating.second.field, "six quiet otters on ice")
    assert (said.text(), creating.make.isEnabled()) == ("Everything is there.", True)
    creating.name.setText("Chair")
    assert said.text().startswith("Still missing: your name. Give the person’s own name")
    assert said.isVisible()


def test_enter_without_a_name_says_what_is_missing_and_leads_there(creating, tmp_path, type_text) -> None:
    creating.take(tmp_path / "new.cpdesk")
    type_text(creating.first.field, "six quiet otters on ice")
    type_text(creating.second.field, "six quiet otters on ice\n")
    assert "whose key" in creating.error.text()
    assert creating.name.hasFocus()


def fill_in(creating: CreateForm, path: Path, type_text) -> None:
    creating.take(path)
    type_text(creating.name, "Nora Wexley")
    type_text(creating.first.field, "six quiet otters on ice")
    type_text(creating.second.field, "six quiet otters on ice\n")


def type_the_groups(page: RecoveryKey, key: str, type_text) -> None:
    for number, field in zip(page.asked, page.fields, strict=True):
        field.clear()
        type_text(field, key.split("-")[number - 1].lower())


def test_the_recovery_key_is_shown_once_and_tested_by_typing_a_part_of_it(
    qtbot, window, creating, tmp_path, type_text, cheap
) -> None:
    fill_in(creating, tmp_path / "folder" / "new.cpdesk", type_text)
    qtbot.waitUntil(lambda: window.findChild(RecoveryKey) is not None, timeout=10_000)
    page = window.findChild(RecoveryKey)
    key = page.key.text()
    assert window.workspace is None
    page.have_it.click()
    assert not page.key.isVisible()
    assert page.fields[0].hasFocus()
    type_the_groups(page, key, type_text)
    type_text(page.fields[-1], "\n")
    qtbot.waitUntil(lambda: window.workspace is not None)
    assert not any(key in label.text() for label in window.findChildren(QLabel))
    assert [(slot.name, slot.mine) for slot in window._desk.keys.slots()] == [
        ("Nora Wexley", True),
        ("", False),
    ]
    assert not window.workspace.untested.isVisible()
    assert window._desk.history.lines().lines[0].words == "tested the recovery key"


def test_a_program_stopped_while_the_key_was_shown_asks_for_a_new_one_until_one_is_tested(
    qtbot, window, creating, tmp_path, type_text, cheap
) -> None:
    fill_in(creating, tmp_path / "new.cpdesk", type_text)
    qtbot.waitUntil(lambda: window.findChild(RecoveryKey) is not None, timeout=10_000)
    window.lock()  # as after minutes without anybody there; a stopped program leaves the same
    qtbot.waitUntil(lambda: window.findChild(RecoveryKey) is None)
    type_text(window.findChild(OpenForm).secret.field, "six quiet otters on ice\n")
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=10_000)
    strip = window.workspace.untested
    assert strip.isVisible()
    strip.later.click()
    assert not strip.isVisible()
    window.workspace.untested.read()
    strip.make.click()
    people = window.workspace.pages.settings.people
    people._form.do.click()
    qtbot.waitUntil(lambda: people._form.page is not None, timeout=10_000)
    page = people._form.page
    page.have_it.click()
    type_the_groups(page, page.key.text(), type_text)
    page.go_on.click()
    qtbot.waitUntil(lambda: not strip.isVisible())
    window._desk.keys.new_recovery_key()
    QTest.qWait(50)
    assert not strip.isVisible(), "it asks for no other key while one is being shown"


def test_esc_twice_hides_a_recovery_key_that_is_being_shown(
    qtbot, window, creating, tmp_path, type_text, cheap
) -> None:
    fill_in(creating, tmp_path / "new.cpdesk", type_text)
    qtbot.waitUntil(lambda: window.findChild(RecoveryKey) is not None, timeout=10_000)
    window.panic()
    assert window.blank.isVisible()
    qtbot.waitUntil(lambda: not window.blank.isVisible())
    assert window.findChild(OpenForm).isVisible()
    assert not (tmp_path / "new.cpdesk-data-wal").exists()


def test_a_slip_in_a_group_is_named_and_the_key_can_be_seen_again(qtbot, qapp, placed, type_text) -> None:
    page = placed(RecoveryKey(KEY))
    kept = []
    page.kept.connect(lambda: kept.append(True))
    page.have_it.click()
    type_the_groups(page, KEY, type_text)
    type_text(page.fields[1], "\b2\n" if KEY.split("-")[page.asked[1] - 1][-1] != "2" else "\b3\n")
    names = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
    assert f"The {names[page.asked[1] - 1]} group is not as it was shown" in page.error.text()
    assert page.focusWidget() is page.fields[1]
    page.again.click()
    assert page.key.isVisible()
    assert page.key.text() == KEY
    page.have_it.click()
    type_the_groups(page, KEY, type_text)
    page.go_on.click()
    assert kept == [True]
    assert page.key.text() == ""
    assert [field.text() for field in page.fields] == ["", ""]


def test_the_key_can_be_reached_and_read_aloud_but_looks_like_nothing_to_type_in(qtbot, placed) -> None:
    page = placed(RecoveryKey(KEY))
    page.setFocus()
    qtbot.waitUntil(page.key.hasFocus)
    flags = page.key.textInteractionFlags()
    assert not flags & Qt.TextInteractionFlag.TextSelectableByKeyboard  # a caret would stand in it
    assert not flags & Qt.TextInteractionFlag.TextSelectableByMouse
    assert page.key.cursor().shape() is Qt.CursorShape.ArrowCursor


def test_enter_in_the_test_leads_to_the_field_that_is_still_empty(placed, type_text) -> None:
    page = placed(RecoveryKey(KEY))
    page.have_it.click()
    type_text(page.fields[0], "ABCDE\n")
    assert page.focusWidget() is page.fields[1]
    assert not page.error.isVisible()


def test_a_window_closed_before_the_key_was_tested_leaves_the_file_locked(
    qtbot, window, creating, tmp_path, type_text, cheap
) -> None:
    fill_in(creating, tmp_path / "new.cpdesk", type_text)
    qtbot.waitUntil(lambda: window.findChild(RecoveryKey) is not None, timeout=10_000)
    window.close()
    assert not (tmp_path / "new.cpdesk-data-wal").exists()


def test_a_name_that_is_taken_is_refused_in_the_page(qtbot, creating, sealed_file, type_text, cheap) -> None:
    before = sealed_file.read_bytes()
    fill_in(creating, sealed_file, type_text)
    qtbot.waitUntil(lambda: creating.error.isVisible(), timeout=10_000)
    assert sealed_file.read_bytes() == before


def test_the_recovery_key_can_be_printed_on_one_sheet(qapp, tmp_path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "key.pdf"))
    print_key(printer, KEY)
    sheet = (tmp_path / "key.pdf").read_bytes()
    assert sheet.startswith(b"%PDF")
    assert sheet.count(b"/Type /Page\n") == 1


def test_the_only_file_in_the_folder_is_offered_and_of_two_none(tmp_path: Path) -> None:
    assert only_file(tmp_path / "nowhere") is None
    (tmp_path / "one.cpdesk").touch()
    assert only_file(tmp_path) == tmp_path / "one.cpdesk"
    (tmp_path / "two.cpdesk").touch()
    assert only_file(tmp_path) is None
    assert existing(tmp_path / "a" / "b") == tmp_path


@pytest.mark.skipif(sys.platform != "linux", reason="Qt keeps its notes elsewhere")
def test_choosing_a_file_leaves_no_list_of_places_and_the_dialog_dies(
    qtbot, window, tmp_path, sealed_file
) -> None:
    chosen = []
    dialog = choose_file(window, "Choose", "cpdesk files (*.cpdesk)", tmp_path, chosen.append)
    dialog.selectFile(str(sealed_file))
    qtbot.waitUntil(lambda: bool(dialog.selectedFiles()))
    dialog.done(QFileDialog.DialogCode.Accepted)
    qtbot.waitUntil(lambda: not isValid(dialog))
    notes = QSettings(QSettings.Scope.UserScope, "QtProject")
    assert not any(str(tmp_path) in str(notes.value(name)) for name in notes.allKeys())
