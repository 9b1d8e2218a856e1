"""All keys of a file made anew: whole and verified, or not at all."""

import errno
import threading
import time
from pathlib import Path

import pytest

from cpdesk.errors import CannotWrite, DamagedFile, NotPossible, WrongPassphrase
from cpdesk.storage import files, in_use, opening, rekey, slots, swap, vault
from cpdesk.storage.files import data_path
from cpdesk.storage.header import Kind
from cpdesk.storage.store import Store

from .conftest import CHEAP, PASSPHRASE, Sealed, keep, kept, sealed_at

NEW = "a new one for all"


def as_it_is(_session: object, _old: bytes, _new: bytes) -> None:
    """Bring nothing over."""


def rekeyed(store: Store, carry=as_it_is) -> vault.NewVault:
    mine = slots.slot_of(slots.known(store.path, store.key), Kind.CHAIR, "")
    return rekey.rekey(store, mine, NEW, carry, cost=CHEAP)


def names(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir())


def test_every_record_is_there_under_the_new_key_and_none_under_the_old(sealed: Sealed, store: Store):
    for number in range(200):
        keep(store, number, "x" * 300)
    before = data_path(sealed.path).read_bytes()
    made = rekeyed(store)
    with pytest.raises(WrongPassphrase):
        vault.unlock(sealed.path, PASSPHRASE)
    key = vault.unlock(sealed.path, NEW)
    opening.check(sealed.path, key)
    assert key.derive("database") == made.key.derive("database") != sealed.key.derive("database")
    assert names(sealed.path) == [sealed.path.name, data_path(sealed.path).name]
    after = data_path(sealed.path).read_bytes()
    pages = {before[start : start + 4096] for start in range(0, len(before), 4096)}
    assert not pages & {after[start : start + 4096] for start in range(0, len(after), 4096)}
    again = Store(sealed.path, key)
    assert kept(again) == list(range(200))
    keep(again, 200)
    again.close()
    vault.unlock(sealed.path, made.recovery_key)


def test_nothing_is_lost_that_somebody_wants_to_save_meanwhile(sealed: Sealed, store: Store):
    """Who writes at the wrong moment is told that it was not saved; all else is in the file."""
    saved, refused, go = [], [], threading.Event()

    def typing() -> None:
        go.wait()
        for number in range(1000):
            try:
                keep(store, number)
            except (NotPossible, CannotWrite):
                refused.append(number)
                return
            saved.append(number)

    typist = threading.Thread(target=typing)
    typist.start()
    go.set()
    time.sleep(0.05)
    rekeyed(store)
    typist.join()
    assert refused
    again = Store(sealed.path, vault.unlock(sealed.path, NEW))
    assert kept(again) == saved
    again.close()


def test_a_reader_that_is_still_at_it_is_waited_for(tmp_path: Path):
    sealed = sealed_at(tmp_path / "a.cpdesk")
    store = Store(sealed.path, sealed.key, mark=in_use.claim(sealed.path, "chair"))
    reading = threading.Event()

    def read() -> None:
        with store.reading():
            reading.set()
            time.sleep(0.6)

    reader = threading.Thread(target=read)
    reader.start()
    reading.wait()
    rekeyed(store)
    reader.join()
    assert names(sealed.path) == [sealed.path.name, data_path(sealed.path).name]
    Store(sealed.path, vault.unlock(sealed.path, NEW)).close()


def full(*_arguments: object) -> None:
    raise OSError(errno.ENOSPC, "full")


def test_a_full_disk_leaves_the_file_open_with_its_old_keys(sealed: Sealed, store: Store, monkeypatch):
    keep(store, 1)
    head = sealed.path.read_bytes()[:8192]
    with monkeypatch.context() as disk:
        disk.setattr(files, "private_empty", full)
        with pytest.raises(CannotWrite, match="disk is full"):
            rekeyed(store)
    keep(store, 2)
    assert kept(store) == [1, 2]
    assert sealed.path.read_bytes()[:8192] == head
    assert not swap.next_data(sealed.path).exists()


def test_a_head_that_cannot_be_written_leaves_the_old_file_whole(sealed: Sealed, store: Store, monkeypatch):
    keep(store, 1)
    with monkeypatch.context() as disk:
        disk.setattr(Path, "replace", full)
        with pytest.raises(CannotWrite):
            rekeyed(store)
    assert not swap.next_data(sealed.path).exists()
    again = sealed.open()
    assert kept(again) == [1]
    again.close()


def test_records_that_cannot_take_their_place_do_so_at_the_next_opening(
    sealed: Sealed, store: Store, monkeypatch
):
    keep(store, 1)
    with monkeypatch.context() as disk:
        disk.setattr(rekey, "take_place", full)
        rekeyed(store)
    assert swap.next_data(sealed.path).exists()
    again = Store(sealed.path, vault.unlock(sealed.path, NEW))
    assert kept(again) == [1]
    again.close()
    assert names(sealed.path) == [sealed.path.name, data_path(sealed.path).name]


def test_what_is_missing_in_the_new_records_is_noticed_before_the_swap(sealed: Sealed, store: Store):
    keep(store, 1)

    def loses(session, _old: bytes, _new: bytes) -> None:
        session.connection().exec_driver_sql("DELETE FROM kept")

    with pytest.raises(DamagedFile, match="with its old keys"):
        rekeyed(store, loses)
    keep(store, 2)
    assert kept(store) == [1, 2]
    assert not swap.next_data(sealed.path).exists()


def test_what_lies_beside_and_belongs_to_neither_key_is_left_alone(sealed: Sealed, tmp_path: Path):
    other = sealed_at(tmp_path / "other.cpdesk")
    strange = swap.next_data(sealed.path)
    strange.write_bytes(other.data.read_bytes())
    other.data.replace(sealed.data)
    with pytest.raises(DamagedFile):
        sealed.open()
    assert strange.exists()


def test_half_made_records_are_swept_away_at_the_next_opening(sealed: Sealed):
    swap.next_data(sealed.path).write_bytes(b"half")
    swap.next_data(sealed.path).with_name(swap.next_data(sealed.path).name + "-wal").write_bytes(b"half")
    sealed.open().close()
    assert names(sealed.path) == [sealed.path.name, data_path(sealed.path).name]
