"""The key that last opened a file here is tried first; a note of that can be missing, spoiled or wrong."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from cpdesk.errors import WrongPassphrase
from cpdesk.storage import header, slots, vault
from cpdesk.storage.cost import Cost
from cpdesk.storage.header import Kind
from cpdesk.storage.store import Store

from .conftest import CHEAP, PASSPHRASE, Sealed

CLERKS, MANAGERS = "the clerk’s own words", "the manager’s own words"


@pytest.fixture
def three(sealed: Sealed) -> Sealed:
    """Chair, clerk and manager, in this order."""
    with contextlib.closing(sealed.open()) as opened:
        for kind, name, secret in ((Kind.CLERK, "Tamsin Pike", CLERKS), (Kind.MANAGER, "Bea", MANAGERS)):
            found = slots.added(
                slots.known(sealed.path, sealed.key), sealed.key, kind, name, secret, cost=CHEAP
            )
            opened.replace_head(slots.head(found, sealed.key))
    return sealed


@pytest.fixture
def derived(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bytes]]:
    """The salt of each derivation."""
    made: list[bytes] = []
    real = Cost.derive

    def derive(self: Cost, secret: bytes, salt: bytes) -> bytes:
        made.append(salt)
        return real(self, secret, salt)

    monkeypatch.setattr(Cost, "derive", derive)
    return made


def tries(sealed: Sealed, secret: str, seen: Path | None, derived: list[bytes]) -> int:
    derived.clear()
    vault.unlock(sealed.path, secret, seen)
    return len(derived)


def test_whoever_opened_a_file_last_waits_for_one_derivation(three, tmp_path, derived):
    seen = tmp_path / "this computer" / "seen"
    assert tries(three, MANAGERS, seen, derived) == 3
    assert tries(three, MANAGERS, seen, derived) == 1
    assert tries(three, CLERKS, seen, derived) == 3
    assert tries(three, CLERKS, seen, derived) == 1
    assert tries(three, PASSPHRASE, seen, derived) == 2
    assert tries(three, PASSPHRASE, seen, derived) == 1


def test_a_new_passphrase_or_recovery_key_makes_nobody_wait(three, tmp_path, derived):
    seen = tmp_path / "seen"
    vault.unlock(three.path, MANAGERS, seen)
    with contextlib.closing(Store(three.path, three.key)) as opened:
        found = slots.known(three.path, three.key)
        theirs = slots.slot_of(found, Kind.MANAGER, "Bea")
        found = slots.changed(found, three.key, theirs, "other words", "Bea", cost=CHEAP)
        found, _paper = slots.with_new_recovery_key(found, three.key, cost=CHEAP)
        opened.replace_head(slots.head(found, three.key))
    assert tries(three, "other words", seen, derived) == 1


def test_the_recovery_key_is_not_remembered(three, tmp_path, derived):
    seen = tmp_path / "seen"
    vault.unlock(three.path, MANAGERS, seen)
    assert tries(three, three.recovery_key, seen, derived) == 1
    assert tries(three, MANAGERS, seen, derived) == 1


def test_a_wrong_passphrase_is_tried_with_every_key_and_leaves_no_note(three, tmp_path, derived):
    with pytest.raises(WrongPassphrase):
        vault.unlock(three.path, "not one of them", tmp_path / "seen")
    assert len(set(derived)) == 3
    assert not (tmp_path / "seen").exists()


@pytest.mark.parametrize(
    "said", [b"", b"7", b"16", b"99", b"-1", b"two", b"\xff\x00", b"1" * 5000, "²".encode()]
)
def test_a_note_that_is_spoiled_or_foreign_keeps_nobody_out(three, tmp_path, derived, said):
    seen = tmp_path / "seen"
    vault.unlock(three.path, MANAGERS, seen)
    (note,) = seen.iterdir()
    note.write_bytes(said)
    assert tries(three, MANAGERS, seen, derived) == 3
    assert tries(three, MANAGERS, seen, derived) == 1


def test_where_the_note_cannot_be_written_the_file_opens(three, tmp_path, derived):
    blocked = tmp_path / "seen"
    blocked.write_bytes(b"a file where the folder should be")
    assert tries(three, MANAGERS, blocked, derived) == 3
    assert tries(three, MANAGERS, blocked, derived) == 3
    assert tries(three, MANAGERS, None, derived) == 3
    seen = tmp_path / "other"
    vault.unlock(three.path, MANAGERS, seen)
    (note,) = seen.iterdir()
    note.unlink()
    note.mkdir()
    assert tries(three, MANAGERS, seen, derived) == 3


def test_what_is_kept_is_a_number_and_tells_nothing_of_anybody(three, tmp_path):
    seen = tmp_path / "seen"
    vault.unlock(three.path, MANAGERS, seen)
    (note,) = seen.iterdir()
    assert note.read_bytes() == b"2"
    assert header.decode(three.path.read_bytes()).file_id.hex() not in note.name
    if os.name != "nt":
        assert note.stat().st_mode & 0o077 == 0
