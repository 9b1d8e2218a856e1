"""Killed at each step of changing the keys: the file has its old keys or its new ones, and every record."""

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cpdesk.errors import WrongPassphrase
from cpdesk.services.desk import Desk
from cpdesk.services.sealing import KEYS_UNTOLD, Sealing, nobody
from cpdesk.storage import vault
from cpdesk.storage.connection import connect
from cpdesk.storage.files import data_path
from cpdesk.vocabulary import Deed

from .killed_at_a_step import NEW, OLD

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a killed program is a fork here")
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def program() -> Iterator[subprocess.Popen[str]]:
    """The program that dies, once for all steps: it forks for each."""
    running = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("killed_at_a_step.py"))],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    yield running
    assert running.stdin
    assert running.stdout
    running.stdin.close()
    running.wait(30)
    running.stdout.close()


def killed_at(program: subprocess.Popen[str], step: int, path: Path, what: str) -> bool:
    assert program.stdin
    assert program.stdout
    program.stdin.write(f"{step} {what} {path}\n")
    program.stdin.flush()
    ended = program.stdout.readline().strip()
    assert ended in ("killed", "done")
    return ended == "killed"


def fresh(shelf, folder: Path) -> Path:
    folder.mkdir()
    path = folder / "keys.cpdesk"
    shutil.copy(shelf.folder / "booked.cpdesk", path)
    shutil.copy(data_path(shelf.folder / "booked.cpdesk"), data_path(path))
    return path


def rows(path: Path, secret: str) -> dict[str, int]:
    """How many rows each table has but the history, which tells of each opening."""
    with contextlib.closing(connect(data_path(path), vault.unlock(path, secret), read_only=True)) as records:
        names = records.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name != 'history'")
        counted = "SELECT count(*) FROM {}"
        return {name: records.execute(counted.format(name)).fetchone()[0] for (name,) in names.fetchall()}


def opened(path: Path) -> tuple[str, Desk]:
    """The file, opened by the one passphrase of the two that opens it."""
    sealing = Sealing(nobody)
    try:
        desk = sealing.unlock(path, OLD)
    except WrongPassphrase:
        return NEW, sealing.unlock(path, NEW)
    with pytest.raises(WrongPassphrase):
        vault.unlock(path, NEW)
    return OLD, desk


@pytest.mark.parametrize(("what", "fewest"), [("change", 5), ("rekey", 10)])
def test_killed_at_each_step_the_file_is_the_old_or_the_new_one_whole(program, shelf, tmp_path, what, fewest):
    before = rows(shelf.folder / "booked.cpdesk", OLD)
    step, ends = 0, []
    while True:
        path = fresh(shelf, tmp_path / str(step))
        is_killed = killed_at(program, step, path, what)
        secret, desk = opened(path)
        told = [line.details for line in desk.history.lines(deed=Deed.KEYS).lines]
        assert bool(told) == (secret == NEW), (step, told)
        assert all(KEYS_UNTOLD in said or "changed" in said or "replaced" in said for said in told)
        assert desk.history.check() is None
        desk.close()
        assert rows(path, secret) == before
        assert not [file.name for file in path.parent.iterdir() if "-next" in file.name]
        ends.append(secret)
        if not is_killed:
            break
        step += 1
    assert step >= fewest
    assert ends == sorted(ends, key=(OLD, NEW).index), "once the new one, never the old one again"
    assert set(ends) == {OLD, NEW}
