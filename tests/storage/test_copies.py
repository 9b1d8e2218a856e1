"""A whole copy of a sealed file: as it was at one moment, opened and verified, or not there at all."""

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from cpdesk.errors import Cancelled, CannotWrite, DamagedFile
from cpdesk.storage import copies, files, header
from cpdesk.storage.store import Store

from .conftest import Sealed, keep, kept, sealed_at


@pytest.fixture
def target(sealed: Sealed) -> Path:
    folder = sealed.path.parent / "stick"
    folder.mkdir()
    return folder / "copy.cpdesk"


def at(target: Path, sealed: Sealed) -> Sealed:
    return Sealed(target, sealed.key, "")


def on_disk(sealed: Sealed) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sealed.path.parent.iterdir() if file.is_file()}


def names(target: Path) -> list[str]:
    return sorted(file.name for file in target.parent.iterdir())


def test_the_copy_holds_what_was_saved_and_the_same_passphrase_opens_it(
    sealed: Sealed, store: Store, target: Path
):
    for number in range(50):
        keep(store, number, "words " * 1000)
    copies.copy(sealed.path, sealed.key, target)
    assert names(target) == ["copy.cpdesk", "copy.cpdesk-data"]
    copy = at(target, sealed).open()
    assert kept(copy) == list(range(50))
    copy.close()


def test_what_is_saved_while_it_goes_on_neither_waits_nor_starts_it_anew(
    sealed: Sealed, store: Store, target: Path
):
    for number in range(100):
        keep(store, number, "words " * 2000)
    told: list[tuple[int, int]] = []

    def type_on(done: int, total: int) -> None:
        told.append((done, total))
        keep(store, 1000 + len(told), "typed meanwhile")

    copies.copy(sealed.path, sealed.key, target, steps=type_on)
    assert len(told) > 4
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1][0] == told[-1][1]
    copy = at(target, sealed).open()
    assert kept(copy) == list(range(100)), "the picture of one moment"
    copy.close()
    assert len(kept(store)) == 100 + len(told)


def test_one_that_is_stopped_leaves_nothing(sealed: Sealed, store: Store, target: Path):
    keep(store, 1, "words " * 200_000)

    def stop(done: int, _total: int) -> None:
        raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        copies.copy(sealed.path, sealed.key, target, steps=stop)
    assert names(target) == []
    keep(store, 2)
    assert kept(store) == [1, 2]


def test_a_folder_that_vanishes_half_way_leaves_nothing(sealed: Sealed, store: Store, target: Path):
    keep(store, 1, "words " * 200_000)

    def pull_out(_done: int, _total: int) -> None:
        for half in target.parent.glob(".*"):
            half.unlink()
        target.parent.rmdir()

    with pytest.raises(CannotWrite):
        copies.copy(sealed.path, sealed.key, target, steps=_once(pull_out))
    assert not target.parent.exists()
    assert kept(store) == [1]


def _once(do: Callable[[int, int], None]) -> Callable[[int, int], None]:
    done: list[int] = []

    def steps(now: int, total: int) -> None:
        if not done:
            done.append(now)
            do(now, total)

    return steps


@pytest.mark.parametrize("place", [1, 2])
def test_a_full_disk_at_the_last_moment_leaves_no_half_of_it(
    sealed: Sealed, store: Store, target: Path, monkeypatch: pytest.MonkeyPatch, place: int
):
    real, calls = files.place_new, []

    def refuse(new: Path, path: Path) -> None:
        if path in (target, files.data_path(target)):
            calls.append(path)
            if len(calls) == place:
                raise OSError(errno.ENOSPC, "no space")
        real(new, path)

    monkeypatch.setattr(files, "place_new", refuse)
    with pytest.raises(CannotWrite, match="disk is full"):
        copies.copy(sealed.path, sealed.key, target)
    assert names(target) == []


def test_a_name_that_is_taken_is_left_alone(sealed: Sealed, store: Store, target: Path):
    target.write_bytes(b"mine")
    with pytest.raises(CannotWrite, match="already a file of this name"):
        copies.copy(sealed.path, sealed.key, target)
    assert target.read_bytes() == b"mine"


def test_a_copy_that_does_not_read_back_is_thrown_away(
    sealed: Sealed, store: Store, target: Path, monkeypatch: pytest.MonkeyPatch
):
    real = copies._write_head

    def spoil(new: Path, *more: object) -> None:
        data = files.data_path(new)
        raw = bytearray(data.read_bytes())
        raw[-100] ^= 1
        data.write_bytes(raw)
        real(new, *more)  # type: ignore[arg-type]  # the rest as it came

    monkeypatch.setattr(copies, "_write_head", spoil)
    with pytest.raises(DamagedFile, match="thrown away"):
        copies.copy(sealed.path, sealed.key, target)
    assert names(target) == []


def test_a_source_with_a_flipped_byte_gives_no_copy(sealed: Sealed, target: Path):
    raw = bytearray(sealed.data.read_bytes())
    raw[-100] ^= 1
    sealed.data.write_bytes(raw)
    with pytest.raises(DamagedFile):
        copies.copy(sealed.path, sealed.key, target)
    assert names(target) == []


def test_a_changed_copy_is_finished_before_it_has_its_name_and_leaves_its_source_to_the_byte(
    sealed: Sealed, store: Store, target: Path
):
    keep(store, 7)
    store.close()
    before = on_disk(sealed)
    seen: list[bool] = []

    def finish(new: Path) -> None:
        seen.append(new.exists() and not target.exists())

    changed = copies.Changed(finish=finish)
    copies.copy(sealed.path, sealed.key, target, changed=changed)
    assert seen == [True]
    assert on_disk(sealed) == before
    copy = at(target, sealed).open()
    assert kept(copy) == [7]
    copy.close()


def test_a_changed_copy_can_have_the_keys_of_today(sealed: Sealed, target: Path, tmp_path: Path):
    head = files.read_header(sealed.path)[: header.HEAD]
    other = header.encode(header.decode(head), sealed.key.derive("header"))
    copies.copy(sealed.path, sealed.key, target, changed=copies.Changed(head=other))
    assert files.read_header(target)[: header.HEAD] == other


def test_a_copy_of_another_file_is_not_verified_with_our_key(sealed: Sealed, target: Path):
    other = sealed_at(target)
    with pytest.raises(DamagedFile):
        copies.verify(other.path, sealed.key)
    copies.verify(other.path, other.key)
