"""A file that does not open: what can be done about it stands below the words that say why."""

from pathlib import Path

import pytest

from cpdesk.errors import CpdeskError, DamagedFile, DoesNotFit, InUse
from cpdesk.storage.files import data_path
from cpdesk.ui.backups.places import BackupPlaces
from cpdesk.ui.backups.restore_panel import RestorePanel
from cpdesk.ui.unlock.offers import Offers
from cpdesk.ui.unlock.open_form import OpenForm
from cpdesk.ui.unlock.page import UnlockPage


@pytest.fixture
def form(window) -> OpenForm:
    return window.findChild(OpenForm)


def put_an_older_file_back(sealing, path: Path, passphrase: str) -> None:
    """The records as they were before something was saved in them."""
    before = data_path(path).read_bytes()
    desk = sealing.unlock(path, passphrase)
    desk.words.add_known_word("Łęcka")
    desk.close()
    data_path(path).write_bytes(before)


def test_what_does_not_fit_can_be_opened_all_the_same_and_the_history_says_so(
    qtbot, window, form, sealing, sealed_file, passphrase, type_text
) -> None:
    put_an_older_file_back(sealing, sealed_file, passphrase)
    type_text(form.secret.field, passphrase + "\n")
    qtbot.waitUntil(form.error.isVisible, timeout=10_000)
    assert form.offers.accept.isVisible()
    assert not form.offers.take_over.isVisible()
    assert "what is missing stays missing" in form.offers.means.text()
    assert window.workspace is None
    form.offers.accept.click()
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=10_000)
    window.lock()
    again = window.findChild(OpenForm)
    type_text(again.secret.field, passphrase + "\n")
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=10_000)


@pytest.mark.parametrize(
    ("error", "accept", "take_over", "backup"),
    [
        (DoesNotFit("It does not fit."), True, False, True),
        (DamagedFile("It is damaged."), False, False, True),
        (InUse("It is open elsewhere.", dead=True), False, True, False),
        (InUse("It is open elsewhere."), False, False, False),
        (CpdeskError("It is not there."), False, False, False),
    ],
)
def test_each_button_is_there_only_while_it_can_do_something(
    placed, error, accept, take_over, backup
) -> None:
    offers = placed(Offers())
    assert offers.show_for(error) is backup
    assert (offers.accept.isVisible(), offers.take_over.isVisible()) == (accept, take_over)
    assert not offers.backups.isVisible(), "before a backup was found"
    offers.clear()
    assert not offers.isVisible()


def test_the_last_good_backup_of_a_damaged_file_is_named_and_led_to(
    qtbot, sealing, sealed_file, passphrase, type_text, placed, tmp_path
) -> None:
    places = BackupPlaces(root=tmp_path / "backups")
    desk = sealing.unlock(sealed_file, passphrase)
    desk.backups.make(places.local(sealed_file), new_folder=True)
    desk.close()
    whole = bytearray(sealed_file.read_bytes())
    whole[100] ^= 1
    sealed_file.write_bytes(whole)
    page = placed(UnlockPage(sealing, sealed_file, places=places))
    form = page.findChild(OpenForm)
    type_text(form.secret.field, passphrase + "\n")
    qtbot.waitUntil(form.offers.backups.isVisible, timeout=10_000)
    assert "The last good backup is of Thursday 26 November 2026" in form.offers.backup_words.text()
    form.offers.backups.click()
    assert not page.card.isVisible()
    panel = page.findChild(RestorePanel)
    qtbot.waitUntil(lambda: len(panel.rows) == 1, timeout=10_000)
    panel.left.emit()
    assert page.card.isVisible()


def test_where_there_is_no_backup_it_is_said_and_no_button_leads_nowhere(placed) -> None:
    offers = placed(Offers())
    offers.show_for(DamagedFile("It is damaged."))
    offers.show_backup(None)
    assert "No good backup" in offers.backup_words.text()
    assert not offers.backups.isVisible()


def test_another_file_has_other_offers(form, tmp_path) -> None:
    form.refused(DoesNotFit("It does not fit."))
    form.take(tmp_path / "another.cpdesk")
    assert not form.offers.isVisible()
