"""The seal keeps up with everything that is done to a file, and never cries wolf."""

import contextlib
import os
import random
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cpdesk.errors import CannotWrite, CpdeskError
from cpdesk.storage import copies, files, header, opening, seal
from cpdesk.storage.connection import connect
from cpdesk.storage.digest import PAGE
from cpdesk.storage.header import HEAD
from cpdesk.storage.seal import BLOCK, Seal
from cpdesk.storage.store import Store

from .conftest import Sealed, keep, kept, sealed_at
from .scene import Shot, fresh, numbers, refused, shot, wal_of

ROW = "INSERT INTO kept VALUES (?, ?)"


class GivesUp(Exception):
    """Ends a unit of work that is to be taken back."""


class History:
    """One file through commits, checkpoints, growth, shrinking and kills, with what must be in it."""

    def __init__(self, start: Shot, key: object, folder: Path, seed: int) -> None:
        self.folder, self.key = folder, key
        self.chance = random.Random(seed)
        self.path = start.put(folder)
        self.store = self.opened()
        self.present: set[int] = set()
        self.number = 0
        self.before = shot(self.path)
        self.readers: list[contextlib.ExitStack] = []

    def opened(self) -> Store:
        return Store(self.path, self.key)  # type: ignore[arg-type]

    def commit(self) -> None:
        self.before = shot(self.path)
        self.number += 1
        keep(self.store, self.number, self.text())
        self.present.add(self.number)

    def grow(self) -> None:
        with self.store.writing() as session:
            for _ in range(60):
                self.number += 1
                session.connection().exec_driver_sql(ROW, (self.number, self.text()))
                self.present.add(self.number)

    def shrink(self) -> None:
        with self.store.writing() as session:
            session.connection().exec_driver_sql("DELETE FROM kept WHERE number % 2 = 0")
        self.present = {number for number in self.present if number % 2}

    def vacuum(self) -> None:
        with contextlib.closing(connect(files.data_path(self.path), self.key)) as connection:  # type: ignore[arg-type]
            with contextlib.suppress(Exception):  # a reader may be in its way
                connection.execute("VACUUM")
        self.commit()

    def take_back(self) -> None:
        with contextlib.suppress(GivesUp), self.store.writing() as session:
            for number in range(10**6, 10**6 + 50):
                session.connection().exec_driver_sql(ROW, (number, "x" * 9000))
            raise GivesUp

    def read_on(self) -> None:
        """A reader who stays keeps the -wal from beginning again."""
        stay = contextlib.ExitStack()
        session = stay.enter_context(self.store.reading())
        session.connection().exec_driver_sql("SELECT count(*) FROM kept").scalar()
        self.readers.append(stay)

    def stop_reading(self) -> None:
        for stay in self.readers:
            stay.close()
        self.readers.clear()

    def new_keys(self) -> None:
        raw = files.read_header(self.path)
        known = header.decode(raw)
        head = header.encode(replace(known, generation=known.generation + 1), self.key.derive("header"))  # type: ignore[attr-defined]
        self.store.replace_head(head)

    def close(self) -> None:
        self.stop_reading()
        self.store.close()
        assert not wal_of(self.path).exists()
        self.store = self.opened()

    def kill(self) -> None:
        self.go_on_from(shot(self.path))

    def power_cut(self) -> None:
        """The last things written to the seal did not reach the disk, or one block of them in part."""
        now, before = shot(self.path), self.before
        if now.head != before.head or not now.wal or not self.same_round(now, before):
            return self.go_on_from(now)
        mixed = bytearray(now.file)
        for start in (HEAD, HEAD + BLOCK):
            block = before.file[start : start + BLOCK]
            if self.chance.random() < 0.5:
                mixed[start : start + BLOCK] = block
        self.go_on_from(replace(now, file=bytes(mixed)))

    def same_round(self, now: Shot, before: Shot) -> bool:
        """Whether no checkpoint, which waits for the disk, lies between."""
        return bool(before.wal) and now.wal is not None and now.data == before.data

    def torn(self) -> None:
        """The power was cut while a block was written after a commit."""
        self.commit()
        now = shot(self.path)
        new = [at for at in (HEAD, HEAD + BLOCK) if self.before.file[at : at + 80] != now.file[at : at + 80]]
        if len(new) != 1:
            return
        mixed, length = bytearray(now.file), self.chance.randrange(80)
        mixed[new[0] + length : new[0] + BLOCK] = self.before.file[new[0] + length : new[0] + BLOCK]
        self.go_on_from(replace(now, file=bytes(mixed)))

    def killed_before_sealing(self) -> None:
        """Between the commit and the writing of its seal."""
        follow, scenes = Seal.follow, []

        def killed(sealing: Seal, commits: int) -> None:
            scenes.append(shot(self.path))
            follow(sealing, commits)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Seal, "follow", killed)
            self.commit()
        self.go_on_from(scenes[0])

    def killed_in_a_checkpoint(self) -> None:
        """Some pages are in the database already, in any order."""
        self.stop_reading()
        settle, scenes = Seal._settle, []

        def watched(sealing: Seal) -> None:
            settle(sealing)
            scenes.append(shot(self.path))

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Seal, "_settle", watched)
            patch.setattr(seal, "CHECKPOINT", 0)
            self.commit()
        now, done = scenes[0], shot(self.path)
        mixed = bytearray(done.data[: max(len(now.data), len(done.data))])
        for page in range(now.pages):
            if self.chance.random() < 0.5:
                mixed[page * PAGE : (page + 1) * PAGE] = now.page(page + 1)
        self.go_on_from(replace(done, data=bytes(mixed)))

    def go_on_from(self, scene: Shot) -> None:
        self.stop_reading()
        self.store.close()
        self.path = scene.put(self.folder)
        self.store = self.opened()

    def text(self) -> str:
        return "w" * self.chance.choice((1, 30, 500, 5000, 20000))

    def check(self) -> None:
        assert set(kept(self.store)) == self.present

    def end(self) -> None:
        self.stop_reading()
        self.store.close()


STEPS = [
    History.commit, History.commit, History.commit, History.grow, History.shrink, History.vacuum,
    History.take_back, History.read_on, History.stop_reading, History.new_keys, History.close, History.kill,
    History.power_cut, History.torn, History.killed_before_sealing, History.killed_in_a_checkpoint,
]  # fmt: skip


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> tuple[Sealed, Shot]:
    sealed = fresh(sealed_at(tmp_path_factory.mktemp("start") / "a.cpdesk"))
    return sealed, shot(sealed.path)


def live(start: tuple[Sealed, Shot], folder: Path, steps: list[object], checkpoint: int, seed: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(seal, "CHECKPOINT", checkpoint)
        history = History(start[1], start[0].key, folder, seed)
        try:
            for step in steps:
                step(history)  # type: ignore[operator]
                history.check()
        finally:
            history.end()
        assert numbers(shot(history.path), folder, start[0].key) == sorted(history.present)


lives = given(
    steps=st.lists(st.sampled_from(STEPS), min_size=4, max_size=25),
    checkpoint=st.sampled_from((4, 15, 60, 1000)),
    seed=st.integers(0, 2**32),
)
unhurried = settings(suppress_health_check=list(HealthCheck), print_blob=True)


@lives
@settings(unhurried, max_examples=25)
def test_no_history_of_ours_is_ever_taken_for_something_put_back(
    start: tuple[Sealed, Shot], tmp_path_factory: pytest.TempPathFactory, steps, checkpoint, seed
):
    live(start, tmp_path_factory.mktemp("lives"), steps, checkpoint, seed)


@pytest.mark.soak
@lives
@settings(unhurried, max_examples=600)
def test_nor_in_many_histories(
    start: tuple[Sealed, Shot], tmp_path_factory: pytest.TempPathFactory, steps, checkpoint, seed
):
    live(start, tmp_path_factory.mktemp("lives"), steps, checkpoint, seed)


def test_writers_and_readers_side_by_side_leave_a_file_that_fits(
    start: tuple[Sealed, Shot], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(seal, "CHECKPOINT", 30)
    path = start[1].put(tmp_path)
    store, scenes, stop = Store(path, start[0].key), [], threading.Event()

    def read() -> None:
        while not stop.is_set():
            kept(store)

    with ThreadPoolExecutor(5) as pool:
        reading = [pool.submit(read) for _ in range(2)]
        for first in (0, 100, 200):
            list(pool.map(lambda number: keep(store, number, "w" * 3000), range(first, first + 40)))
            scenes.append(shot(path))
        stop.set()
        for done in reading:
            done.result()
    store.close()
    for count, scene in enumerate(scenes, 1):
        assert len(numbers(scene, tmp_path, start[0].key)) == 40 * count
    assert len(numbers(shot(path), tmp_path, start[0].key)) == 120


def test_a_closed_file_has_two_equal_blocks_and_counts_its_commits(sealed: Sealed):
    fresh(sealed)
    for _ in range(2):
        raw = sealed.path.read_bytes()
        assert len(raw) == header.WHOLE
        one, two = seal.records(raw, sealed.key)
        assert one == two
        assert one is not None
        with contextlib.closing(sealed.open()) as opened:
            before = one.commits
            with opened.writing():
                pass  # nothing was read or written: nothing is committed
            keep(opened, before)
        again, _ = seal.records(sealed.path.read_bytes(), sealed.key)
        assert again is not None
        assert again.commits == before + 1


def test_a_new_file_is_sealed_when_it_is_made(sealed: Sealed):
    opening.check(sealed.path, sealed.key)
    before = sealed.files()
    opening.check(sealed.path, sealed.key)
    assert sealed.files() == before


def test_a_copy_has_a_seal_of_its_own(sealed: Sealed, store: Store, tmp_path: Path):
    for number in range(20):
        keep(store, number, "w" * 2000)
    copies.copy(sealed.path, sealed.key, tmp_path / "copy.cpdesk")
    keep(store, 20)
    opening.check(tmp_path / "copy.cpdesk", sealed.key)
    assert numbers(shot(tmp_path / "copy.cpdesk"), tmp_path, sealed.key) == list(range(20))


def test_a_killed_file_is_copied_without_a_change_to_it(start: tuple[Sealed, Shot], tmp_path: Path):
    path = start[1].put(tmp_path)
    store = Store(path, start[0].key)
    keep(store, 1)
    killed = shot(path)
    store.close()
    path = killed.put(tmp_path)
    copies.copy(path, start[0].key, tmp_path / "copy.cpdesk")
    assert shot(path) == killed
    assert numbers(shot(tmp_path / "copy.cpdesk"), tmp_path, start[0].key) == [1]
    assert numbers(killed, tmp_path, start[0].key) == [1]


def test_head_and_records_that_a_kill_left_a_step_apart_open(start: tuple[Sealed, Shot], tmp_path: Path):
    path = start[1].put(tmp_path)
    store, key = Store(path, start[0].key), start[0].key
    keep(store, 1)
    known = header.decode(path.read_bytes())
    head = header.encode(replace(known, generation=known.generation + 1), key.derive("header"))
    store._seal.replace_head(head)  # and killed before the records could say so
    killed = shot(path)
    store.close()
    path = killed.put(tmp_path)
    with contextlib.closing(Store(path, key)) as again:
        assert kept(again) == [1]
    after = shot(path)
    assert refused(replace(after, file=start[1].head + after.file[HEAD:]), tmp_path, key)


@pytest.fixture
def no_writing(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The seal cannot be written while the list is not empty."""
    failing: list[int] = []
    write = Seal._write

    def refuse(sealing: Seal, record: seal.Record, *much: int) -> None:
        if failing:
            raise OSError(5, "no")
        write(sealing, record, *much)

    monkeypatch.setattr(Seal, "_write", refuse)
    return failing


def test_a_seal_that_cannot_be_written_for_a_while_loses_nothing(
    start: tuple[Sealed, Shot], tmp_path: Path, no_writing: list[int], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(seal, "CHECKPOINT", 10)
    path = start[1].put(tmp_path)
    store = Store(path, start[0].key)
    keep(store, 1)
    no_writing.append(1)
    for number in range(2, 20):
        keep(store, number, "w" * 3000)
    scene = shot(path)
    no_writing.clear()
    assert numbers(scene, tmp_path, start[0].key) == list(range(1, 20))
    keep(store, 20)
    assert numbers(shot(path), tmp_path, start[0].key) == list(range(1, 21))
    no_writing.append(1)
    keep(store, 21)
    store.close()
    no_writing.clear()
    assert numbers(shot(path), tmp_path, start[0].key) == list(range(1, 22))


@pytest.mark.skipif(os.name == "nt", reason="rights are another matter on Windows")
def test_a_file_whose_first_part_is_protected_is_said_before_anything_is_written(
    open_folder: Path, as_nobody: contextlib.AbstractContextManager[None]
):
    sealed = sealed_at(open_folder / "a.cpdesk")
    sealed.path.chmod(0o444)
    sealed.data.chmod(0o666)
    open_folder.chmod(0o777)
    before = sealed.files()
    with as_nobody, pytest.raises(CannotWrite, match="protected"):
        sealed.open()
    assert sealed.files()[sealed.path.name] == before[sealed.path.name]
    assert sealed.files()[sealed.data.name] == before[sealed.data.name]


def test_pages_added_behind_the_records_are_noticed(start: tuple[Sealed, Shot], tmp_path: Path):
    for more in (b"\x00", bytes(PAGE), start[1].page(2), os.urandom(100)):
        assert isinstance(
            refused(replace(start[1], data=start[1].data + more), tmp_path, start[0].key), CpdeskError
        )
    for pages in (1, 3):
        assert refused(replace(start[1], data=start[1].data[: -pages * PAGE]), tmp_path, start[0].key)
