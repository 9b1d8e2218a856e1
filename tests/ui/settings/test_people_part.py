"""Who can open the file: added, changed, renamed and removed in the page, and keys made anew."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from cpdesk.errors import WrongPassphrase
from cpdesk.services.desk import Desk
from cpdesk.storage import vault
from cpdesk.storage.cost import Cost
from cpdesk.ui.backups.backing_up import BackingUp
from cpdesk.ui.backups.places import BackupPlaces
from cpdesk.ui.passphrases.recovery_key import RecoveryKey
from cpdesk.ui.passphrases.secret_field import SecretField
from cpdesk.ui.settings.key_forms import AddForm, ChangeForm, RecoveryForm, RemoveForm, RenameForm
from cpdesk.ui.settings.page import SettingsPage
from cpdesk.ui.settings.people_part import PeoplePart
from cpdesk.ui.unlock.open_form import OpenForm
from cpdesk.vocabulary import KeyHolder

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
CLERKS = "six quiet otters on ice"
NEW = "ten slow snails in a row"


@pytest.fixture
def sealed_file(tmp_path: Path, passphrase: str, sealing) -> Path:
    """A file of Nora Wexley's, whom the clerk Tam Byrne helps."""
    path = tmp_path / "desk.cpdesk"
    sealing._cost = CHEAP
    new = sealing.create(path, passphrase, "Nora Wexley")
    new.desk.keys.add(KeyHolder.CLERK, "Tam Byrne", CLERKS)
    new.desk.close()
    return path


@pytest.fixture
def show(placed, hub, appearance) -> Callable[[Desk], PeoplePart]:
    def show(desk: Desk) -> PeoplePart:
        page = placed(SettingsPage(desk, hub, appearance))
        page.tabs.setCurrentIndex(page._parts.index(page.people))
        page.setFocus()
        return page.people

    return show


@pytest.fixture
def part(show, desk) -> PeoplePart:
    return show(desk)


@pytest.fixture
def clerks_part(show, sealing, sealed_file):
    desk = sealing.unlock(sealed_file, CLERKS)
    yield show(desk)
    desk.close()


def said(part: PeoplePart) -> str:
    return " | ".join(label.text() for label in part.findChildren(QLabel) if label.isVisible())


def names(part: PeoplePart) -> list[str]:
    return [row.slot.name for row in part.rows]


def row(part: PeoplePart, name: str):
    return next(row for row in part.rows if row.slot.name == name)


def type_twice(form, secret: str, type_text) -> None:
    type_text(form.new.first.field, secret)
    type_text(form.new.second.field, secret)


def opens(sealing, path: Path, secret: str) -> bool:
    try:
        vault.unlock(path, secret)
    except WrongPassphrase:
        return False
    return True


def test_everybody_is_there_with_what_they_are_and_who_is_at_the_keys(part) -> None:
    assert names(part) == ["Nora Wexley", "Tam Byrne", ""]
    words = said(part)
    assert "chair" in words
    assert "clerk" in words
    assert "you" in words
    assert "Recovery key" in words
    assert part.rows[0].buttons[0].hasFocus() or part.focusWidget() is part.rows[0].buttons[0]


def test_somebody_is_added_by_keyboard_alone(qtbot, part, desk, sealing, sealed_file, type_text) -> None:
    part.add.setFocus()
    QTest.keyClick(part.add, Qt.Key.Key_Return)
    form = part.findChild(AddForm)
    assert QApplication.focusWidget() is form.name
    type_text(form.name, "Asha Pell")
    assert form.role.value() is KeyHolder.CLERK
    type_twice(form, NEW, type_text)
    type_text(form.new.second.field, "\n")
    qtbot.waitUntil(lambda: "Asha Pell" in names(part), timeout=10_000)
    assert "Asha Pell can open the file now." in said(part)
    assert not part.findChildren(AddForm) or not part.findChild(AddForm).isVisible()
    assert all(not field.secret for field in part.findChildren(SecretField))
    assert opens(sealing, sealed_file, NEW)


def test_a_name_that_is_taken_is_refused_and_what_was_typed_stays(qtbot, part, type_text) -> None:
    part.add.click()
    form = part.findChild(AddForm)
    type_text(form.name, "TAM byrne")
    type_twice(form, NEW, type_text)
    form.do.click()
    qtbot.waitUntil(form.error.isVisible, timeout=10_000)
    assert "Somebody of this name" in form.error.text()
    assert form.new.secret == NEW
    assert form.name.text() == "TAM byrne"


def test_ones_own_passphrase_is_changed_with_the_present_one(
    qtbot, part, sealing, sealed_file, passphrase, type_text
) -> None:
    row(part, "Nora Wexley").buttons[0].click()
    form = part.findChild(ChangeForm)
    type_text(form.old.field, "not the present one")
    type_twice(form, NEW, type_text)
    form.do.click()
    qtbot.waitUntil(form.error.isVisible, timeout=10_000)
    assert "present passphrase is not right" in form.error.text()
    assert QApplication.focusWidget() is form.old.field
    assert form.old.field.selectedText(), "the wrong one is typed over, not added to"
    type_text(form.old.field, passphrase)
    form.do.click()
    qtbot.waitUntil(lambda: "is changed" in said(part), timeout=10_000)
    assert opens(sealing, sealed_file, NEW)
    assert not opens(sealing, sealed_file, passphrase)


def test_ones_own_name_is_changed(qtbot, part, passphrase, type_text) -> None:
    row(part, "Nora Wexley").buttons[1].click()
    form = part.findChild(RenameForm)
    form.name.clear()
    type_text(form.name, "Nora Wexley-Łęcka")
    type_text(form.secret.field, passphrase + "\n")
    qtbot.waitUntil(lambda: "Nora Wexley-Łęcka" in names(part), timeout=10_000)


def test_somebody_is_removed_only_after_it_was_confirmed(qtbot, part, sealing, sealed_file) -> None:
    row(part, "Tam Byrne").buttons[0].click()
    form = part.findChild(RemoveForm)
    assert QApplication.focusWidget() is form.leave, "a stray Enter removes nobody"
    QTest.keyClick(form.leave, Qt.Key.Key_Escape)
    assert names(part) == ["Nora Wexley", "Tam Byrne", ""]
    row(part, "Tam Byrne").buttons[0].click()
    part.findChildren(RemoveForm)[-1].do.click()
    qtbot.waitUntil(lambda: names(part) == ["Nora Wexley", ""], timeout=10_000)
    assert not opens(sealing, sealed_file, CLERKS)


def test_a_new_recovery_key_is_shown_once_and_tested(qtbot, part, sealing, sealed_file, type_text) -> None:
    row(part, "").buttons[0].click()
    form = part.findChild(RecoveryForm)
    form.do.click()
    qtbot.waitUntil(lambda: part.findChild(RecoveryKey) is not None, timeout=10_000)
    page = part.findChild(RecoveryKey)
    key = page.key.text()
    assert "backups from before still open with it" in form._fields[0].text()
    part.add.setFocus()
    part.add.click()
    assert not part.findChildren(AddForm) or not part.findChild(AddForm).isVisible()
    assert QApplication.focusWidget() is page.key, "a press elsewhere leads back to the key"
    qtbot.waitUntil(lambda: row(part, "").about.text() == "never tested")
    page.have_it.click()
    for number, field in zip(page.asked, page.fields, strict=True):
        type_text(field, key.split("-")[number - 1])
    page.go_on.click()
    qtbot.waitUntil(lambda: row(part, "").about.text() == "on paper")
    assert "is on your paper. The earlier one opens only copies and backups made before." in said(part)
    assert key not in said(part)
    assert opens(sealing, sealed_file, key)


def test_the_present_passphrase_does_not_pass_for_a_new_one(qtbot, part, passphrase, type_text) -> None:
    row(part, "Nora Wexley").buttons[0].click()
    form = part.findChild(ChangeForm)
    type_text(form.old.field, passphrase)
    type_twice(form, passphrase, type_text)
    form.do.click()
    qtbot.waitUntil(form.error.isVisible, timeout=10_000)
    assert "The new passphrase is the same as the present one." in form.error.text()


def test_tab_goes_through_the_lines_as_they_stand_and_then_on(part) -> None:
    rows = [button for line in part.rows for button in line.buttons]
    rows[0].setFocus()
    for widget in (*rows, part.add, part.rekey.open):
        assert QApplication.focusWidget() is widget
        QTest.keyClick(widget, Qt.Key.Key_Tab)


def test_before_all_keys_are_replaced_one_reads_where_the_old_backups_lie(
    placed, hub, appearance, desk, tmp_path
) -> None:
    backing = BackingUp(desk, BackupPlaces(root=tmp_path / "kept"))
    page = placed(SettingsPage(desk, hub, appearance, backing=backing))
    page.show_part(page.people)
    page.people.rekey.open.click()
    words = said(page.people)
    assert "no longer listed under “Backups”" in words
    assert str(backing.places.local(desk.path)) in words


def test_while_keys_are_replaced_what_stops_it_is_in_sight(qtbot, part, type_text) -> None:
    part.window().resize(1280, 640)
    part.rekey.open.click()
    form = part.rekey.form
    type_twice(form, NEW, type_text)
    form.do.click()
    qtbot.waitUntil(lambda: form.halt.visibleRegion().boundingRect() == form.halt.rect(), timeout=2_000)
    form.stop()
    qtbot.waitUntil(lambda: not form.busy, timeout=20_000)


def test_a_clerk_sees_everybody_and_changes_only_what_is_their_own(clerks_part) -> None:
    assert names(clerks_part) == ["Nora Wexley", "Tam Byrne", ""]
    assert [len(row.buttons) for row in clerks_part.rows] == [0, 2, 0]
    assert not clerks_part.add.isVisible()
    assert not clerks_part.rekey.isVisible()
    assert "Only a chair or a manager adds and removes people." in said(clerks_part)


def test_all_keys_are_made_anew_and_the_window_goes_on_with_the_new_recovery_key(
    qtbot, window, sealing, sealed_file, passphrase, type_text
) -> None:
    window.open_desk(sealing.unlock(sealed_file, passphrase))
    window.workspace.go("settings")
    page = window.workspace.pages.settings
    page.tabs.setCurrentIndex(page._parts.index(page.people))
    page.people.rekey.open.click()
    form = page.people.rekey.form
    assert "until you add them again: Tam Byrne." in said(page.people)
    type_twice(form, NEW, type_text)
    form.do.click()
    qtbot.waitUntil(lambda: window.findChild(RecoveryKey) is not None, timeout=20_000)
    assert window.workspace is None
    shown = window.findChild(RecoveryKey)
    key = shown.key.text()
    shown.have_it.click()
    for number, field in zip(shown.asked, shown.fields, strict=True):
        type_text(field, key.split("-")[number - 1])
    type_text(shown.fields[-1], "\n")
    qtbot.waitUntil(lambda: bool([f for f in window.findChildren(OpenForm) if f.isVisible()]))
    opening = window.findChildren(OpenForm)[-1]
    type_text(opening.secret.field, NEW + "\n")
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=10_000)
    assert [slot.name for slot in window._desk.keys.slots()] == ["Nora Wexley", ""]
    assert not opens(sealing, sealed_file, CLERKS)


def test_in_a_narrow_window_with_large_words_the_buttons_of_a_person_are_whole(part, appearance):
    appearance.choose_size(200)
    part.window().resize(520, 600)
    QTest.qWait(50)
    for row in part.rows:
        for button in row.buttons:
            assert button.width() >= button.sizeHint().width()
            assert row.rect().contains(button.rect().translated(button.mapTo(row, QPoint(0, 0))))
