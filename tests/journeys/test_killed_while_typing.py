"""The program is killed again and again while somebody types: what was shown is there, and what was typed."""

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

import pytest

from cpdesk.services.desk import Desk
from cpdesk.services.sealing import Sealing, nobody
from cpdesk.storage.cost import Cost

ROOT = Path(__file__).parents[2]
PASSPHRASE = "four swans over the guildhall"
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
PROMISE = 0.5
"""Seconds: only what was typed for less long may be lost."""
KILLS = [8, pytest.param(100, marks=pytest.mark.soak)]
"""How often; a hundred is the figure of the promise."""


@dataclass(frozen=True, slots=True)
class Line:
    """What the program said before it was killed."""

    what: str
    words: str
    at: float


@pytest.fixture
def sealed(tmp_path: Path, practice_file: Path) -> Path:
    """A sealed file with a conference that is running."""
    path = tmp_path / "desk.cpdesk"
    desk = Sealing(nobody, lambda: datetime.now(UTC), CHEAP).create(path, PASSPHRASE).desk
    brought = desk.practice.bring_in(desk.practice.read(practice_file), fill=False)
    desk.run_sheet.begin(brought.conference_id)
    desk.run_sheet.go_to(brought.conference_id, "worries")
    desk.close()
    return path


@contextmanager
def opened(sealed: Path) -> Iterator[Desk]:
    """The sealed file, opened by somebody else."""
    desk = Sealing(nobody).unlock(sealed, PASSPHRASE)
    yield desk
    desk.close()


def kept(sealed: Path) -> tuple[list[str], str]:
    """The texts of all entries, and the draft."""
    with opened(sealed) as desk:
        (case,) = desk.cases.find()
        (line,) = desk.cases.page(case.id).conferences
        conference = desk.meeting.conference(line.id)
        return [entry.text for entry in conference.entries], conference.draft.text


def typed_until_killed(sealed: Path) -> list[Line]:
    """Start the program, let it type for a while and kill it; gives what it said."""
    complaints = sealed.with_name("complaints.txt")
    with complaints.open("w") as errors, program_on(sealed, errors) as program:
        assert program.stdout
        said = [program.stdout.readline() for _ in range(random.randint(2, 120))]
        time.sleep(random.uniform(0, 0.04))
        assert program.poll() is None, f"it ended by itself: {complaints.read_text()[-3000:]}"
        program.kill()
        said += program.stdout.readlines()
    return [Line(**json.loads(line)) for line in said if line.endswith("\n")]


def program_on(sealed: Path, errors: TextIO) -> "subprocess.Popen[str]":
    """The program to be killed, told which file to open."""
    program = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.killed_typist"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, encoding="utf-8", cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert program.stdin
    program.stdin.write(f"{sealed}\n{PASSPHRASE}\n")
    program.stdin.close()
    return program


def the_draft_is_there(lines: list[Line], entries: list[str], draft: str) -> None:
    """What was being typed is an entry, or is kept but for the letters of the last half second."""
    last = lines[-1]
    since = max((at for at, line in enumerate(lines) if line.what == "shown"), default=-1)
    typed = [line for line in lines[since + 1 :] if line.what == "typing"]
    if not typed:
        return
    if typed[-1].words in entries:
        assert draft == ""  # the kill came between the commit and the word about it
        return
    promised = [line.words for line in typed if line.at <= last.at - PROMISE]
    assert draft.startswith(promised[-1] if promised else "")
    assert (typed[-1].words + "�").startswith(draft[:-1])


@pytest.mark.parametrize("kills", KILLS)
def test_no_shown_entry_is_lost_by_kills_and_the_draft_comes_back(sealed: Path, kills: int) -> None:
    shown: list[str] = []
    draft = ""
    for _ in range(kills):
        lines = typed_until_killed(sealed)
        assert lines[0].what == "found"
        assert lines[0].words == draft
        shown += [line.words for line in lines if line.what == "shown"]
        entries, draft = kept(sealed)
        assert [text for text in shown if text not in entries] == []
        assert len(entries) == len(set(entries))
        the_draft_is_there(lines, entries, draft)
    assert shown
    assert len(entries) <= len(shown) + kills, "at most the one being added each time is there besides"
