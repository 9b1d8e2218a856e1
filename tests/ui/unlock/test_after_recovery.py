"""The recovery key opens the file for a new passphrase, and for nothing else before it."""

from contextlib import closing
from pathlib import Path

import pytest

from cpdesk.services.desk import Desk
from cpdesk.storage import vault
from cpdesk.storage.cost import Cost
from cpdesk.storage.store import Store
from cpdesk.ui.passphrases.recovery_key import RecoveryKey
from cpdesk.ui.unlock.after_recovery import AfterRecovery, NewKeyOffer
from cpdesk.ui.unlock.open_form import OpenForm
from cpdesk.vocabulary import KeyHolder

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
NEW = "six quiet otters on ice"


@pytest.fixture
def recovery_key(sealed_file: Path, cheap) -> str:
    """The key of the file, which has a chair of a name."""
    for name in (sealed_file, sealed_file.with_name("desk.cpdesk-data")):
        name.unlink()
    made = vault.create(sealed_file, "four swans over the guildhall", name="Nora Wexley", cost=CHEAP)
    Store(sealed_file, made.key).close()
    return made.recovery_key


@pytest.fixture
def recovered(qtbot, recovery_key, window, type_text) -> AfterRecovery:
    """The page after the recovery key was typed."""
    type_text(window.findChild(OpenForm).secret.field, recovery_key.lower() + "\n")
    qtbot.waitUntil(lambda: window.findChild(AfterRecovery) is not None, timeout=10_000)
    return window.findChild(AfterRecovery)


def set_passphrase(qtbot, window, page: AfterRecovery, type_text) -> NewKeyOffer:
    type_text(page.new.first.field, NEW)
    type_text(page.new.second.field, NEW + "\n")
    qtbot.waitUntil(lambda: window.findChild(NewKeyOffer) is not None, timeout=20_000)
    return window.findChild(NewKeyOffer)


def desk_of(window) -> Desk:
    assert window._desk is not None
    return window._desk


def test_nothing_is_shown_before_somebody_has_a_new_passphrase(
    qtbot, window, recovered, type_text, sealed_file, sealing
) -> None:
    assert window.workspace is None
    assert [button.text() for button in recovered.people.buttons()] == [
        "Nora Wexley, chair",
        "Somebody new, as chair",
    ]
    assert recovered.new.first.field.hasFocus(), "there is only one whose passphrase it can be"
    offer = set_passphrase(qtbot, window, recovered, type_text)
    assert window.workspace is None
    assert offer.make.hasFocus()
    offer.keep.click()
    qtbot.waitUntil(lambda: window.workspace is not None)
    assert desk_of(window).opener.name == "Nora Wexley"
    window.lock()
    with closing(sealing.unlock(sealed_file, NEW)) as desk:
        assert desk.opener.name == "Nora Wexley"


def test_a_new_recovery_key_is_made_shown_once_and_tested(
    qtbot, window, recovered, recovery_key, type_text
) -> None:
    set_passphrase(qtbot, window, recovered, type_text).make.click()
    qtbot.waitUntil(lambda: window.findChild(RecoveryKey) is not None, timeout=20_000)
    page = window.findChild(RecoveryKey)
    key = page.key.text()
    assert key != recovery_key
    page.have_it.click()
    for number, field in zip(page.asked, page.fields, strict=True):
        type_text(field, key.split("-")[number - 1])
    page.go_on.click()
    qtbot.waitUntil(lambda: window.workspace is not None)


def test_somebody_new_needs_a_name(qtbot, window, recovered, type_text) -> None:
    recovered.people.buttons()[-1].click()
    type_text(recovered.new.first.field, NEW)
    type_text(recovered.new.second.field, NEW)
    assert not recovered.set.isEnabled()
    type_text(recovered.name, "Tam Byrne")
    recovered.set.click()
    qtbot.waitUntil(lambda: window.findChild(NewKeyOffer) is not None, timeout=20_000)
    window.findChild(NewKeyOffer).keep.click()
    qtbot.waitUntil(lambda: window.workspace is not None)
    assert [slot.name for slot in desk_of(window).keys.slots() if slot.mine] == ["Tam Byrne"]
    assert desk_of(window).opener.holder is KeyHolder.CHAIR


def test_it_can_be_left_locked_and_what_opened_the_file_still_does(
    qtbot, window, recovered, sealed_file, sealing, passphrase
) -> None:
    recovered.leave.click()
    assert window.findChild(AfterRecovery) is None or not window.findChild(AfterRecovery).isVisible()
    with closing(sealing.unlock(sealed_file, passphrase)):
        pass


def test_a_window_closed_in_the_middle_leaves_the_file_locked(
    window, recovered, sealed_file, sealing, passphrase
) -> None:
    window.close()
    with closing(sealing.unlock(sealed_file, passphrase)) as desk:
        assert desk.opener.name == "Nora Wexley"
