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
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.entries import Draft
from cpdesk.storage.cost import Cost
from tests.journeys.killed_typist import marks_of

ROOT = Path(__file__).parents[2]
PASSPHRASE = "four swans over the guildhall"
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
PROMISE = 0.5
"""Seconds: only what was typed for less long may be lost."""
KILLS = [(4, 0), pytest.param(200, 1000, marks=pytest.mark.soak)]
"""How often, and in a meeting of how many entries, at least; the second are the figures of the promise."""


@dataclass(frozen=True, slots=True)
class Line:
    """What the program said before it was killed."""

    what: str
    words: str
    at: float
    """Seconds: from then on the window has looked at its clocks."""
    said: float
    """Seconds: by then it was done."""
    marks: list[str]
    """Speaker, lane, private, fact or opinion, children."""
    step: str


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


def kept(sealed: Path) -> Conference:
    """The conference as the file has it."""
    with opened(sealed) as desk:
        (case,) = desk.cases.find()
        (line,) = desk.cases.page(case.id).conferences
        return desk.meeting.conference(line.id)


def typed_until_killed(sealed: Path) -> list[Line]:
    """Start the program, let it type for a while and kill it; gives what it said."""
    complaints = sealed.with_name("complaints.txt")
    with complaints.open("w") as errors, program_on(sealed, errors) as program:
        assert program.stdout
        said = [program.stdout.readline() for _ in range(random.randint(2, 160))]
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


def the_draft_is_there(lines: list[Line], entries: list[str], draft: Draft) -> None:
    """What was being typed is an entry, or is kept but for what came in the last half second."""
    last = lines[-1]
    since = max((at for at, line in enumerate(lines) if line.what == "shown"), default=0)
    typed = [line for line in lines[since + 1 :] if line.what == "typing"]
    if typed and typed[-1].words in entries:
        assert draft.text == ""  # the kill came between the commit and the word about it
        return
    promised = max((at for at, line in enumerate(lines) if line.said <= last.at - PROMISE), default=0)
    if last.what not in ("marking", "going"):  # then they may be kept already and not be told of yet
        stands = marks_of(draft) in [line.marks for line in lines[promised:]]
        assert stands, f"kept: {marks_of(draft)}; said before the kill: {told_last(lines)}"
    if typed:
        # one of the texts of that half second: also the “@mu” of a speaker who was chosen then
        early = max((at for at, line in enumerate(typed) if line.said <= last.at - PROMISE), default=None)
        stood = [line.words for line in typed[early or 0 :]] + ([""] if early is None else [])
        if last.what == "marking":  # the key that chooses a speaker takes their “@mu” away, untold
            stood.append(last.words.partition("@")[0])
        fits = any(draft.text in (words, words[:-1] + "�") or draft.text[:-1] == words for words in stood)
        assert fits, f"kept: {draft.text!r}; said before the kill: {told_last(lines)}"


def told_last(lines: list[Line]) -> list[tuple[str, str, list[str], float]]:
    """The last of what was said, with how long before the end; all of it made up by chance."""
    return [(one.what, one.words, one.marks, round(one.said - lines[-1].at, 3)) for one in lines[-12:]]


def the_step_is_there(lines: list[Line], step: str) -> None:
    """The step that was last shown; while another one is being gone to, that one or the other."""
    last = next(line for line in reversed(lines) if line.what in ("found", "going", "there", "shown"))
    if last.what != "going":
        assert step == last.step


@pytest.mark.parametrize(("kills", "entries_at_least"), KILLS)
def test_no_shown_entry_is_lost_by_kills_and_draft_marks_and_step_come_back(
    sealed: Path, kills: int, entries_at_least: int
) -> None:
    shown: list[str] = []
    before, killed = kept(sealed), 0
    while killed < kills or len(shown) < entries_at_least:
        lines = typed_until_killed(sealed)
        killed += 1
        found = lines[0]
        assert found.what == "found"
        assert (found.words, found.marks, found.step) == (
            before.draft.text,
            marks_of(before.draft),
            before.step,
        )
        shown += [line.words for line in lines if line.what == "shown"]
        before = kept(sealed)
        entries = [entry.text for entry in before.entries]
        assert set(shown) <= set(entries)
        assert len(entries) == len(set(entries))
        the_draft_is_there(lines, entries, before.draft)
        the_step_is_there(lines, before.step)
    assert shown
    assert len(entries) <= len(shown) + killed, "at most the one being added each time is there besides"
