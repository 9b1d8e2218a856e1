"""Something older put back into a sealed file, or its latest part taken away: noticed before a view opens."""

import contextlib
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from cpdesk.errors import CpdeskError, DoesNotFit
from cpdesk.storage import header, unfit
from cpdesk.storage.digest import FRAME, WAL_HEAD
from cpdesk.storage.header import HEAD
from cpdesk.storage.store import Store

from .conftest import Sealed, keep, kept
from .scene import Shot, frames, fresh, numbers, refused, shot, wal_with

TIMES = 100
"""How often each; the figure of the promise."""


@dataclass
class Life:
    """One file through fifty commits: as closed after each sixth, and as killed after each."""

    sealed: Sealed
    closed: list[Shot]
    killed: list[list[Shot]]
    """For each time it was open, the scenes a kill would have left after each commit."""


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> Life:
    from .conftest import sealed_at

    sealed = fresh(sealed_at(tmp_path_factory.mktemp("life") / "a.cpdesk"))
    chance = random.Random(5)
    life = Life(sealed, [shot(sealed.path)], [])
    number = 0
    for _ in range(8):
        opened = sealed.open()
        scenes = []
        for _ in range(6):
            number += 1
            keep(opened, number, f"words {number} " * chance.choice((1, 40, 900)))
            scenes.append(shot(sealed.path))
        opened.close()
        life.killed.append(scenes)
        life.closed.append(shot(sealed.path))
    return life


def words(error: CpdeskError | None) -> str:
    assert isinstance(error, DoesNotFit)
    return str(error)


def changed_pages(one: Shot, two: Shot) -> list[int]:
    shared = range(1, min(one.pages, two.pages) + 1)
    return [number for number in shared if one.page(number) != two.page(number)]


def old_page(life: Life, chance: random.Random) -> Shot:
    """One page of a closed file as it was when the file was closed some time before."""
    old, new = sorted(chance.sample(range(len(life.closed)), 2))
    scene = life.closed[new]
    return scene.with_page(
        page := chance.choice(changed_pages(life.closed[old], scene)), life.closed[old].page(page)
    )


def old_page_of_killed(life: Life, chance: random.Random) -> Shot:
    """A page that is not in the -wal, as it was when the file was closed some time before."""
    while True:
        round_ = chance.randrange(1, len(life.killed))
        scene, old = chance.choice(life.killed[round_]), chance.choice(life.closed[:round_])
        assert scene.wal
        covered = {number for number, _, _ in frames(scene.wal)}
        if open_ := [number for number in changed_pages(old, scene) if number not in covered]:
            return scene.with_page(page := chance.choice(open_), old.page(page))


def old_page_in_wal(life: Life, chance: random.Random) -> Shot:
    """The latest of a page in the -wal, exchanged for what it was before, with right sums."""
    scenes = life.killed[chance.randrange(len(life.killed))]
    scene = chance.choice(scenes[1:])
    assert scene.wal
    found = frames(scene.wal)
    latest = {number: at for at, (number, _, _) in enumerate(found)}
    at = chance.choice([at for number, at in latest.items() if number in {n for n, _, _ in found[:at]}])
    before = [page for number, _, page in found[:at] if number == found[at][0]]
    found[at] = (*found[at][:2], chance.choice(before))
    return replace(scene, wal=wal_with(scene.wal, found))


def old_data(life: Life, chance: random.Random) -> Shot:
    old, new = sorted(chance.sample(range(len(life.closed)), 2))
    return replace(life.closed[new], data=life.closed[old].data)


def old_file(life: Life, chance: random.Random) -> Shot:
    old, new = sorted(chance.sample(range(len(life.closed)), 2))
    return replace(life.closed[new], file=life.closed[old].file)


def cut(life: Life, chance: random.Random) -> Shot:
    scene = chance.choice(life.killed[chance.randrange(len(life.killed))])
    assert scene.wal
    return replace(scene, wal=scene.wal[: chance.randrange(WAL_HEAD + 1, len(scene.wal))])


def cut_by_commits(life: Life, chance: random.Random) -> Shot:
    """The end of the -wal cut off just behind an earlier commit, which is what looks best."""
    scene = chance.choice(life.killed[chance.randrange(len(life.killed))][1:])
    assert scene.wal
    ends = [at for at, (_, after, _) in enumerate(frames(scene.wal), 1) if after]
    return replace(scene, wal=scene.wal[: WAL_HEAD + chance.choice(ends[:-1]) * FRAME])


def wal_gone(life: Life, chance: random.Random) -> Shot:
    scene = chance.choice(life.killed[chance.randrange(len(life.killed))])
    return replace(scene, wal=chance.choice((None, b"")))


def wal_of_before(life: Life, chance: random.Random) -> Shot:
    """The -wal of an earlier time that the file was open."""
    old, new = sorted(chance.sample(range(len(life.killed)), 2))
    return replace(chance.choice(life.killed[new]), wal=chance.choice(life.killed[old]).wal)


DONE: dict[str, Callable[[Life, random.Random], Shot]] = {
    "an old page": old_page,
    "an old page after a kill": old_page_of_killed,
    "an old page in the -wal": old_page_in_wal,
    "old records": old_data,
    "an old file beside the records": old_file,
    "a cut -wal": cut,
    "a -wal cut behind a commit": cut_by_commits,
    "no -wal after a kill": wal_gone,
    "the -wal of another time": wal_of_before,
}


@pytest.mark.parametrize("what", DONE)
def test_it_is_noticed_a_hundred_times_of_a_hundred_and_no_byte_is_changed(
    life: Life, tmp_path: Path, what: str
):
    chance = random.Random(what)
    errors = [refused(DONE[what](life, chance), tmp_path, life.sealed.key) for _ in range(TIMES)]
    assert sum(error is not None for error in errors) == TIMES


def test_the_same_scenes_left_alone_open_and_hold_everything(life: Life, tmp_path: Path):
    number = 0
    for round_, scenes in enumerate(life.killed):
        for scene in scenes:
            number += 1
            assert numbers(scene, tmp_path, life.sealed.key) == list(range(1, number + 1))
        assert numbers(life.closed[round_ + 1], tmp_path, life.sealed.key) == list(range(1, number + 1))


def test_each_has_a_sentence_of_its_own(life: Life, tmp_path: Path):
    def said(scene: Shot) -> str:
        return words(refused(scene, tmp_path, life.sealed.key))

    last, killed = life.closed[-1], life.killed[-1][-1]
    ends = [at for at, (_, after, _) in enumerate(frames(killed.wal or b""), 1) if after]
    assert said(replace(last, data=life.closed[3].data)) == unfit.OLD_RECORDS
    assert said(replace(last, file=life.closed[3].file)) == unfit.NEWER_RECORDS
    assert said(replace(killed, wal=None)) == unfit.LATEST_GONE
    assert said(replace(killed, wal=(killed.wal or b"")[: WAL_HEAD + ends[2] * FRAME])) == unfit.CUT
    assert said(replace(last, file=last.head)) == unfit.NO_SEAL
    assert said(replace(last, file=last.file[:-1] + b"\x01")) == unfit.HALF_SEAL
    flipped = bytearray(killed.wal or b"")
    flipped[WAL_HEAD + 5000] ^= 1
    assert said(replace(killed, wal=bytes(flipped))) == unfit.LATEST_DAMAGED
    older = next(
        scene
        for page in changed_pages(life.closed[-2], last)
        if (scene := last.with_page(page, life.closed[-2].page(page)))
        and str(refused(scene, tmp_path, life.sealed.key)) == unfit.OLD_PAGE
    )
    assert older
    texts = [text for name, text in vars(unfit).items() if name.isupper() and not name.startswith("_")]
    assert len(set(texts)) == len(texts)
    for text in texts:
        assert text.endswith(".")
        assert not any(jargon in text.lower() for jargon in ("header", "seal", "hmac", "sqlite", "digest"))


@pytest.fixture
def rekeyed(sealed: Sealed) -> Iterator[tuple[Sealed, Shot, Store]]:
    """An open file whose keys were changed a moment ago, and what it was before."""
    fresh(sealed)
    before = shot(sealed.path)
    opened = sealed.open()
    keep(opened, 1)
    known = header.decode(before.head)
    opened.replace_head(
        header.encode(replace(known, generation=known.generation + 1), sealed.key.derive("header"))
    )
    yield sealed, before, opened
    opened.close()


@pytest.mark.parametrize("closed", [True, False])
def test_the_keys_of_before_put_back_are_noticed(
    rekeyed: tuple[Sealed, Shot, Store], tmp_path: Path, closed: bool
):
    sealed, before, opened = rekeyed
    keep(opened, 2)
    if closed:
        opened.close()
    after = shot(sealed.path)
    assert numbers(after, tmp_path, sealed.key) == [1, 2]
    old_head = replace(after, file=before.head + after.file[HEAD:])
    assert words(refused(old_head, tmp_path, sealed.key)) == unfit.OLD_HEAD
    assert words(refused(replace(after, file=before.file), tmp_path, sealed.key))


def test_a_person_may_open_it_all_the_same_and_then_it_fits_again(life: Life, tmp_path: Path):
    scene = replace(life.closed[-1], data=life.closed[3].data)
    path = scene.put(tmp_path)
    with contextlib.closing(Store(path, life.sealed.key, accept=True)) as opened:
        assert opened.unfit
        assert kept(opened) == list(range(1, 19))
    with contextlib.closing(Store(path, life.sealed.key)) as opened:
        assert not opened.unfit
        keep(opened, 100)
    assert numbers(shot(path), tmp_path, life.sealed.key)[-1] == 100


def test_what_is_damaged_is_not_opened_at_a_persons_word(life: Life, tmp_path: Path):
    scene = life.closed[-1]
    damaged = bytearray(scene.data)
    damaged[5000] ^= 1
    path = replace(scene, data=bytes(damaged)).put(tmp_path)
    with pytest.raises(CpdeskError) as caught:
        Store(path, life.sealed.key, accept=True)
    assert not isinstance(caught.value, DoesNotFit)


def test_accepting_what_fits_changes_nothing_of_its_descent(life: Life, tmp_path: Path):
    path = life.closed[-1].put(tmp_path)
    with contextlib.closing(Store(path, life.sealed.key, accept=True)) as opened:
        assert not opened.unfit
