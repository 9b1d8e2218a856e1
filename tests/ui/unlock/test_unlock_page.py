"""Opening a sealed file, and creating one."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit
from shiboken6 import isValid

from cpdesk.ui.unlock.create_form import CreateForm
from cpdesk.ui.unlock.key_sheet import print_key
from cpdesk.ui.unlock.open_form import OpenForm
from cpdesk.ui.unlock.places import existing, only_file
from cpdesk.ui.unlock.recovery_key import RecoveryKey
from cpdesk.ui.widgets.files import choose_file

KEY = "ABCD-EFGH-JKLM-NPQR-STUV-WXYZ"


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


def test_a_new_file_needs_a_place_a_good_passphrase_and_the_same_again(creating, tmp_path, type_text) -> None:
    creating.take(tmp_path / "new.cpdesk")
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


def test_the_recovery_key_is_shown_once_and_must_be_confirmed(
    qtbot, window, creating, tmp_path, type_text, cheap
) -> None:
    creating.take(tmp_path / "folder" / "new.cpdesk")
    type_text(creating.first.field, "six quiet otters on ice")
    type_text(creating.second.field, "six quiet otters on ice\n")
    qtbot.waitUntil(lambda: window.findChild(RecoveryKey) is not None, timeout=10_000)
    page = window.findChild(RecoveryKey)
    key = page.key.text()
    assert not page.go_on.isEnabled()
    assert window.workspace is None
    page.confirmed.click()
    page.go_on.click()
    assert window.workspace is not None
    assert not any(key in label.text() for label in window.findChildren(QLabel))
    window.lock()
    form = window.findChild(OpenForm)
    type_text(form.secret.field, key.lower() + "\n")
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=10_000)


def test_a_name_that_is_taken_is_refused_in_the_page(qtbot, creating, sealed_file, type_text, cheap) -> None:
    before = sealed_file.read_bytes()
    creating.take(sealed_file)
    type_text(creating.first.field, "six quiet otters on ice")
    type_text(creating.second.field, "six quiet otters on ice\n")
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
