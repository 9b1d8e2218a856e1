"""Creating and unlocking a sealed file."""

import contextlib
import os
import pickle
import sqlite3
import unicodedata
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from cpdesk.errors import (
    CannotWrite,
    CpdeskError,
    DamagedFile,
    NewerFile,
    NotASealedFile,
    NotPossible,
    WrongPassphrase,
)  # fmt: skip
from cpdesk.storage import files, header, vault
from cpdesk.storage.cost import FLOOR, Cost
from cpdesk.storage.files import data_path
from cpdesk.storage.header import Header, Kind

from .conftest import CHEAP, PASSPHRASE, Sealed, sealed_at


def refusal(path: Path, secret: str = PASSPHRASE) -> CpdeskError:
    with pytest.raises(CpdeskError) as caught:
        vault.unlock(path, secret)
    return caught.value


def resealed(raw: bytes) -> bytes:
    """With a right checksum over bytes of the head that somebody altered."""
    head, rest = raw[: header.HEAD - 32], raw[header.HEAD :]
    return head + sha256(head).digest() + rest


def test_the_passphrase_and_the_recovery_key_both_bring_out_the_same_key(sealed: Sealed):
    by_passphrase = vault.unlock(sealed.path, PASSPHRASE)
    by_recovery = vault.unlock(sealed.path, sealed.recovery_key.lower().replace("-", " "))
    assert by_passphrase.derive("database") == by_recovery.derive("database") == sealed.key.derive("database")
    assert (by_passphrase.kind, by_recovery.kind) == (Kind.CHAIR, Kind.RECOVERY)


def test_a_passphrase_opens_however_its_accents_were_typed(sealed: Sealed):
    apart = unicodedata.normalize("NFD", PASSPHRASE)
    assert apart != PASSPHRASE
    assert vault.unlock(sealed.path, apart).file_id == sealed.key.file_id


@pytest.mark.parametrize("passphrase", ["x", " spaces around ", "\ud800", "文" * 3000, "a\x00b"])
def test_any_passphrase_at_all_can_be_used(tmp_path: Path, passphrase: str):
    sealed = tmp_path / "a.cpdesk"
    made = vault.create(sealed, passphrase, cost=CHEAP)
    assert vault.unlock(sealed, passphrase).file_id == made.key.file_id
    with pytest.raises(WrongPassphrase):
        vault.unlock(sealed, passphrase + "!")


def test_two_files_with_one_passphrase_share_no_key_salt_or_identity(tmp_path: Path):
    one, two = (sealed_at(tmp_path / f"{name}.cpdesk") for name in "ab")
    assert one.key.derive("database") != two.key.derive("database")
    assert one.key.derive("database") != one.key.derive("header")
    heads = [header.decode(file.path.read_bytes()) for file in (one, two)]
    random = [part for head in heads for slot in head.slots for part in (slot.salt, slot.nonce, slot.wrapped)]
    assert len({*random, heads[0].file_id, heads[1].file_id}) == len(random) + 2


def test_a_real_file_costs_at_least_the_floor_and_opens(tmp_path: Path):
    path = tmp_path / "real.cpdesk"
    made = vault.create(path, PASSPHRASE)
    for slot in header.decode(path.read_bytes()).slots:
        assert slot.cost.memory_kib >= FLOOR.memory_kib
        assert slot.cost.passes >= FLOOR.passes
        assert slot.cost.is_reasonable()
    assert vault.unlock(path, PASSPHRASE).derive("database") == made.key.derive("database")


def test_a_wrong_passphrase_is_told_apart_from_a_damaged_file(sealed: Sealed):
    before = sealed.files()
    assert isinstance(refusal(sealed.path, "café on the Corner"), WrongPassphrase)
    assert sealed.files() == before
    raw = bytearray(sealed.path.read_bytes())
    raw[100] ^= 4
    sealed.path.write_bytes(raw)
    assert isinstance(refusal(sealed.path), DamagedFile)
    assert isinstance(refusal(sealed.path, "café on the Corner"), DamagedFile)


def test_a_mistyped_recovery_key_is_told_by_its_group(sealed: Sealed):
    groups = sealed.recovery_key.split("-")
    groups[4] = ("2" if groups[4][0] != "2" else "3") + groups[4][1:]
    error = refusal(sealed.path, "-".join(groups))
    assert isinstance(error, WrongPassphrase)
    assert "group 5" in str(error)
    assert "".join(groups[4]) not in str(error)


def test_the_recovery_key_of_another_file_is_told_for_what_it_is(sealed: Sealed, tmp_path: Path):
    other = sealed_at(tmp_path / "other.cpdesk")
    error = refusal(sealed.path, other.recovery_key)
    assert isinstance(error, WrongPassphrase)
    assert "belongs to another one" in str(error)
    assert "or a newer key was made since" in str(error), "nothing tells an earlier key from a foreign one"


def absent(sealed: Sealed) -> None:
    sealed.path.unlink()


def a_folder(sealed: Sealed) -> None:
    sealed.path.unlink()
    sealed.path.mkdir()


def newer(sealed: Sealed) -> None:
    raw = sealed.path.read_bytes()
    size = len(header.MAGIC)
    sealed.path.write_bytes(resealed(raw[:size] + b"\x00\x07" + raw[size + 2 :]))


def foreign(content: bytes) -> Callable[[Sealed], None]:
    def replaced(sealed: Sealed) -> None:
        sealed.data.unlink()
        sealed.path.write_bytes(content)

    return replaced


def a_plain_database(sealed: Sealed) -> None:
    sealed.data.unlink()
    sealed.path.unlink()
    with contextlib.closing(sqlite3.connect(sealed.path)) as plain:
        plain.execute("CREATE TABLE t (a)")


def flipped(sealed: Sealed) -> None:
    raw = bytearray(sealed.path.read_bytes())
    raw[60] ^= 1
    sealed.path.write_bytes(raw)


TROUBLES: dict[str, tuple[Callable[[Sealed], None], type[CpdeskError]]] = {
    "absent": (absent, CpdeskError),
    "folder": (a_folder, NotASealedFile),
    "newer": (newer, NewerFile),
    "damaged": (flipped, DamagedFile),
    "emptied": (lambda sealed: sealed.path.write_bytes(b"") and None, DamagedFile),
    "zeroed": (lambda sealed: sealed.path.write_bytes(bytes(500)) and None, DamagedFile),
    "endless": (lambda sealed: sealed.path.write_bytes(header.MAGIC + bytes(10**6)) and None, DamagedFile),
    "empty": (foreign(b""), NotASealedFile),
    "word": (foreign(b"PK\x03\x04" + bytes(9000)), NotASealedFile),
    "database": (a_plain_database, NotASealedFile),
    "other": (foreign(os.urandom(5000)), NotASealedFile),
    "no data": (lambda sealed: sealed.data.unlink(), DamagedFile),
    "empty data": (lambda sealed: sealed.data.write_bytes(b"") and None, DamagedFile),
}


@pytest.mark.parametrize("name", TROUBLES)
def test_each_trouble_has_its_kind_and_changes_no_byte(sealed: Sealed, name: str):
    spoil, kind = TROUBLES[name]
    spoil(sealed)
    before = {file.name: file.read_bytes() for file in sealed.path.parent.iterdir() if file.is_file()}
    error = refusal(sealed.path)
    assert type(error) is kind
    assert before == {file.name: file.read_bytes() for file in sealed.path.parent.iterdir() if file.is_file()}


def test_each_trouble_has_its_own_sentences(tmp_path: Path):
    said = {}
    for number, (name, (spoil, _)) in enumerate(TROUBLES.items()):
        (tmp_path / str(number)).mkdir()
        sealed = sealed_at(tmp_path / str(number) / "a.cpdesk")
        spoil(sealed)
        said[name] = str(refusal(sealed.path))
    said["wrong"] = str(refusal(sealed_at(tmp_path / "b.cpdesk").path, "wrong"))
    assert said.pop("emptied") == said.pop("zeroed")
    assert said.pop("endless") == said["damaged"]
    assert len(set(said.values())) == len(said)
    for words in said.values():
        assert words[0].isupper()
        assert words.endswith(".")
        assert words.count(".") >= 2 or name == "absent"
        assert not any(
            jargon in words.lower() for jargon in ("header", "sqlite", "argon", "hmac", "slot", "aes")
        )


def test_the_data_part_chosen_by_mistake_points_to_the_file_beside_it(sealed: Sealed):
    error = refusal(sealed.data)
    assert isinstance(error, NotASealedFile)
    assert "the file beside it" in str(error)


@pytest.mark.skipif(os.name == "nt", reason="rights are another matter on Windows")
@pytest.mark.parametrize("part", [lambda path: path, data_path])
def test_a_file_one_may_not_read_says_so(
    open_folder: Path, as_nobody: AbstractContextManager[None], part: Callable[[Path], Path]
):
    sealed = sealed_at(open_folder / "a.cpdesk")
    for file in (sealed.path, sealed.data):
        file.chmod(0o644)
    part(sealed.path).chmod(0o000)
    with as_nobody:
        error = refusal(sealed.path)
    assert "right to read" in str(error)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names on Windows")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.cpdesk")
    assert isinstance(refusal(tmp_path / "pipe.cpdesk"), NotASealedFile)


def test_a_slot_taken_away_by_somebody_else_is_noticed_after_unlocking(sealed: Sealed):
    known = header.decode(sealed.path.read_bytes())
    sealed.path.write_bytes(header.encode(Header(known.file_id, known.slots[:1]), b"not the key"))
    error = refusal(sealed.path)
    assert isinstance(error, DamagedFile)
    assert "altered" in str(error)


@pytest.mark.parametrize(
    "alter",
    [
        lambda slot: replace(slot, kind=Kind.MANAGER),
        lambda slot: replace(slot, hidden_name=b"Somebody else"),
        lambda slot: replace(slot, cost=replace(slot.cost, passes=2)),
        lambda slot: replace(slot, salt=bytes(16)),
    ],
)
def test_a_slot_altered_by_somebody_else_opens_nothing(
    sealed: Sealed, alter: Callable[[header.Slot], header.Slot]
):
    known = header.decode(sealed.path.read_bytes())
    altered = Header(known.file_id, (alter(known.slots[0]), *known.slots[1:]))
    sealed.path.write_bytes(header.encode(altered, sealed.key.derive("header")))
    assert isinstance(refusal(sealed.path), WrongPassphrase)


def test_a_slot_moved_to_another_file_opens_nothing(sealed: Sealed, tmp_path: Path):
    other = sealed_at(tmp_path / "other.cpdesk")
    slots = header.decode(sealed.path.read_bytes()).slots
    known = header.decode(other.path.read_bytes())
    other.path.write_bytes(header.encode(Header(known.file_id, slots), b"not the key"))
    assert isinstance(refusal(other.path), WrongPassphrase)


def test_creating_leaves_an_existing_file_as_it_is(sealed: Sealed):
    before = sealed.files()
    with pytest.raises(CannotWrite, match="already a file of this name"):
        vault.create(sealed.path, "another", cost=CHEAP)
    assert sealed.files() == before
    sealed.path.unlink()
    with pytest.raises(CannotWrite, match="earlier file of this name"):
        vault.create(sealed.path, "another", cost=CHEAP)
    assert list(sealed.files()) == [sealed.data.name]


def test_creating_that_fails_at_the_last_step_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def refused(path: Path, content: bytes) -> None:
        assert data_path(path).is_file(), (
            "the records come first: the file has its name only when it is whole"
        )
        raise CannotWrite("No.")

    monkeypatch.setattr(files, "write_new", refused)
    with pytest.raises(CannotWrite):
        vault.create(tmp_path / "a.cpdesk", PASSPHRASE, cost=CHEAP)
    assert not list(tmp_path.iterdir())


def test_an_empty_passphrase_creates_nothing(tmp_path: Path):
    with pytest.raises(NotPossible):
        vault.create(tmp_path / "a.cpdesk", "", cost=CHEAP)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("name", "words"), [("gone/a.cpdesk", "does not exist"), ("a" * 245, "too long"), ("a" * 300, "too long")]
)
def test_a_name_that_cannot_be_is_told_and_nothing_is_left(tmp_path: Path, name: str, words: str):
    with pytest.raises(CannotWrite, match=words):
        vault.create(tmp_path / name, PASSPHRASE, cost=CHEAP)
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(os.name == "nt", reason="rights are another matter on Windows")
def test_a_folder_one_may_not_write_in_is_told(open_folder: Path, as_nobody: AbstractContextManager[None]):
    open_folder.chmod(0o555)
    with as_nobody, pytest.raises(CannotWrite, match="may not write"):
        vault.create(open_folder / "a.cpdesk", PASSPHRASE, cost=CHEAP)
    assert not list(open_folder.iterdir())


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such bits")
def test_only_their_owner_may_read_the_parts(sealed: Sealed):
    assert {file.stat().st_mode & 0o777 for file in (sealed.path, sealed.data)} == {0o600}


def test_a_key_shows_itself_nowhere(sealed: Sealed):
    made = vault.NewVault(sealed.key, sealed.recovery_key)
    shown = f"{made!r} {made.key} {vars(made.key).keys()}"
    assert sealed.recovery_key not in shown
    assert sealed.key.derive("database").hex() not in shown
    assert repr(sealed.key) == "DataKey(hidden)"
    with pytest.raises(TypeError):
        pickle.dumps(sealed.key)


def test_the_cost_of_a_file_is_read_from_it_not_assumed(tmp_path: Path):
    path = tmp_path / "a.cpdesk"
    vault.create(path, PASSPHRASE, cost=Cost(128, 2, 2))
    assert {slot.cost for slot in header.decode(path.read_bytes()).slots} == {Cost(128, 2, 2)}
