"""What this computer remembers of a sealed file."""

import contextlib
from dataclasses import replace
from pathlib import Path

import pytest

from cpdesk.errors import DoesNotFit
from cpdesk.storage import copies, seal, unfit
from cpdesk.storage.identity import sealed_file
from cpdesk.storage.key import DataKey
from cpdesk.storage.store import Store
from cpdesk.storage.witness import Witness

from .conftest import Sealed, keep, kept
from .scene import Shot, fresh, refused, shot

TIMES = 100
"""How often; the figure of the promise."""


@pytest.fixture
def seen(tmp_path: Path) -> Path:
    return tmp_path / "local data" / "seen"


def at_work(sealed: Sealed, seen: Path | None, numbers: range) -> list[Shot]:
    """What a kill after each commit, and at last the closing, leaves."""
    scenes = []
    with contextlib.closing(Store(sealed.path, sealed.key, seen=seen)) as opened:
        for number in numbers:
            keep(opened, number)
            scenes.append(shot(sealed.path))
    return [*scenes, shot(sealed.path)]


def test_an_old_whole_file_put_back_is_noticed_a_hundred_times_of_a_hundred(
    sealed: Sealed, seen: Path, tmp_path: Path
):
    fresh(sealed)
    older = at_work(sealed, seen, range(TIMES))
    at_work(sealed, seen, range(TIMES, TIMES + 2))
    errors = [refused(scene, tmp_path, sealed.key, seen) for scene in older[:TIMES]]
    assert [str(error) for error in errors] == [unfit.OLD_FILE] * TIMES
    assert refused(older[-1], tmp_path, sealed.key, seen), "as it was closed the time before"
    assert refused(shot(sealed.path), tmp_path, sealed.key, seen) is None


def test_an_old_one_is_noticed_after_a_kill_too(sealed: Sealed, seen: Path, tmp_path: Path):
    fresh(sealed)
    opened = Store(sealed.path, sealed.key, seen=seen)
    keep(opened, 1)
    before = shot(sealed.path)
    keep(opened, 2)
    killed = shot(sealed.path)
    assert str(refused(before, tmp_path, sealed.key, seen)) == unfit.OLD_FILE
    assert refused(killed, tmp_path, sealed.key, seen) is None
    opened.close()


def test_it_says_nothing_of_the_file(sealed: Sealed, seen: Path):
    fresh(sealed)
    at_work(sealed, seen, range(3))
    (file,) = seen.iterdir()
    assert sealed.path.stem not in file.name
    assert file.stat().st_size < 100
    for secret in (sealed.key.file_id, sealed.key.derive("database"), sealed.key.derive("witness")):
        assert secret not in file.read_bytes()
        assert secret.hex() not in file.name


@pytest.mark.parametrize(
    "content", [b"", b"x", bytes(40), b"\xff" * 500], ids=["empty", "cut", "noughts", "long"]
)
def test_one_that_does_not_read_hinders_nobody(sealed: Sealed, seen: Path, content: bytes):
    fresh(sealed)
    at_work(sealed, seen, range(3))
    (file,) = seen.iterdir()
    file.write_bytes(content)
    at_work(sealed, seen, range(3, 6))
    assert Witness(seen, sealed.key, line_of(sealed)).knows_later(1)


def test_one_that_another_wrote_counts_for_nothing(sealed: Sealed, seen: Path):
    fresh(sealed)
    line = line_of(sealed)
    other = DataKey(b"y" * 32, sealed.key.file_id)
    with contextlib.closing(Witness(seen, sealed.key, line)) as ours:
        ours.note(1)
    (file,) = seen.iterdir()
    with contextlib.closing(Witness(seen, other, line)) as forged:
        forged.note(10**9)
    (its,) = set(seen.iterdir()) - {file}
    file.write_bytes(its.read_bytes())
    assert not Witness(seen, sealed.key, line).knows_later(1)


def test_a_folder_that_cannot_be_made_hinders_nobody(sealed: Sealed, tmp_path: Path):
    fresh(sealed)
    (tmp_path / "in the way").write_bytes(b"")
    at_work(sealed, tmp_path / "in the way" / "seen", range(3))
    at_work(sealed, None, range(3, 5))


def line_of(sealed: Sealed) -> bytes:
    with contextlib.closing(sealed.open()) as opened, opened.reading() as session:
        return bytes(session.execute(sealed_file.select()).one().line)


def test_a_copy_is_an_older_one_and_a_restored_one_is_a_file_of_its_own(
    sealed: Sealed, seen: Path, tmp_path: Path
):
    fresh(sealed)
    at_work(sealed, seen, range(3))
    copy = tmp_path / "copy.cpdesk"
    copies.copy(sealed.path, sealed.key, copy)
    at_work(sealed, seen, range(3, 6))
    assert str(refused(shot(copy), tmp_path, sealed.key, seen)) == unfit.OLD_FILE
    seal.make(copy, sealed.key, new_line=True)
    restored = Sealed(copy, sealed.key, "")
    at_work(restored, seen, range(10, 12))
    assert len(list(seen.iterdir())) == 2
    at_work(sealed, seen, range(6, 8))
    at_work(restored, seen, range(12, 14))


def test_an_older_file_accepted_begins_a_line_of_its_own(sealed: Sealed, seen: Path, tmp_path: Path):
    fresh(sealed)
    older = at_work(sealed, seen, range(3))[-1]
    at_work(sealed, seen, range(3, 6))
    path = older.put(tmp_path)
    with pytest.raises(DoesNotFit):
        Store(path, sealed.key, seen=seen)
    with contextlib.closing(Store(path, sealed.key, seen=seen, accept=True)) as opened:
        assert opened.unfit
        keep(opened, 10)
    with contextlib.closing(Store(path, sealed.key, seen=seen)) as opened:
        assert (opened.unfit, kept(opened)) == ("", [0, 1, 2, 10])
    assert str(refused(older, tmp_path, sealed.key, seen)) == unfit.OLD_FILE, "put back once more"
    assert refused(replace(shot(sealed.path)), tmp_path, sealed.key, seen) is None
