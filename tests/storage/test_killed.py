"""The program is killed again and again while it writes."""

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cpdesk.storage.connection import connect

from .conftest import PASSPHRASE, Sealed, kept

KILLS = 100
"""How often; the figure of the promise."""


class Drill:
    """One writing program after another, each killed at a random moment."""

    def __init__(self, path: Path) -> None:
        self.program = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("killed_writer.py"))],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8",
            cwd=Path(__file__).parents[2],
            env={**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(Path(__file__).parents[2])},
        )  # fmt: skip
        self.say(path)
        self.say(PASSPHRASE)

    def say(self, words: object) -> None:
        assert self.program.stdin
        self.program.stdin.write(f"{words}\n")
        self.program.stdin.flush()

    def hear(self) -> str:
        assert self.program.stdout
        return self.program.stdout.readline().strip()

    def saved_until_killed(self, first: int) -> list[int]:
        """The numbers one writer called saved before it was killed, at any point of a later write."""
        self.say(first)
        writer = int(self.hear())
        saved = [int(self.hear()) for _ in range(random.randint(1, 8))]
        time.sleep(random.uniform(0, 0.004))
        os.kill(writer, signal.SIGKILL)
        return saved + [int(said) for said in iter(self.hear, "gone")]

    def close(self) -> None:
        assert self.program.stdin
        assert self.program.stdout
        self.program.stdin.close()
        self.program.wait(10)
        self.program.stdout.close()


@pytest.mark.skipif(
    not hasattr(os, "fork"), reason="Windows cannot fork, and a hundred cold starts take minutes"
)
def test_nothing_called_saved_is_lost_by_a_hundred_kills(sealed: Sealed):
    with contextlib.closing(sealed.open()) as opened, opened.writing() as session:
        session.connection().exec_driver_sql("CREATE TABLE kept (number INTEGER PRIMARY KEY, words TEXT)")
    acknowledged: list[int] = []
    with contextlib.closing(Drill(sealed.path)) as drill:
        for _ in range(KILLS):
            acknowledged += drill.saved_until_killed(max(acknowledged, default=0) + 2)
            if random.random() < 0.5:  # else the next writer finds the -wal as the killed one left it
                with contextlib.closing(sealed.open()) as opened:
                    assert set(acknowledged) <= set(kept(opened))
    with contextlib.closing(sealed.open()) as opened:
        numbers = kept(opened)
        with opened.reading() as session:
            rows = session.connection().exec_driver_sql("SELECT number, words FROM kept")
            assert all(words == f"{number} " * (1 + number * 7919 % 3000) for number, words in rows)
    assert set(acknowledged) <= set(numbers)
    assert len(numbers) <= len(acknowledged) + KILLS, (
        "at most the one being written each time is there besides"
    )
    with contextlib.closing(connect(sealed.data, sealed.key)) as checking:
        assert checking.execute("PRAGMA cipher_integrity_check").fetchall() == []
        assert checking.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
