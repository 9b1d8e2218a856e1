"""One file is open in one place at a time: marks of the living, the dead and of other computers."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cpdesk.errors import CannotWrite, InUse
from cpdesk.storage import in_use, os_lock
from cpdesk.storage.in_use import DEAD_AFTER, claim, mark_path

ANOTHER = """
import sys, time
from pathlib import Path
from cpdesk.storage.in_use import claim
mark = claim(Path(sys.argv[1]), "Ana Novak")
print("open", flush=True)
time.sleep(600)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "unit.cpdesk"
    file.write_bytes(b"sealed")
    return file


@pytest.fixture
def elsewhere(path: Path):
    """Another program on this computer that has the file open, by Ana Novak."""
    program = subprocess.Popen([sys.executable, "-c", ANOTHER, str(path)], stdout=subprocess.PIPE, text=True)
    assert program.stdout.readline() == "open\n"
    yield program
    program.kill()
    program.communicate()


def said(path: Path) -> dict:
    return json.loads(mark_path(path).read_bytes())


def from_another_computer(path: Path, age: float = 0, **changes: object) -> None:
    """Leave the mark that a computer leaves which shares this folder."""
    mark = claim(path, "Ana Novak")
    words = said(path) | {"computer": "CLERK-2", "machine": "another"} | changes
    mark.release()
    mark_path(path).write_text(json.dumps(words))
    os.utime(mark_path(path), (time.time() - age, time.time() - age))


def test_the_mark_lies_beside_the_file_while_it_is_open_and_is_gone_afterwards(path) -> None:
    mark = claim(path, "Ana Novak")
    assert said(path)["who"] == "Ana Novak"
    assert said(path)["process"] == os.getpid()
    assert mark_path(path).stat().st_mode & 0o077 == 0
    mark.release()
    mark.release()
    assert list(path.parent.iterdir()) == [path]


def test_a_file_that_is_open_in_another_program_is_refused_with_who_has_it_and_since_when(
    path, elsewhere
) -> None:
    before = mark_path(path).read_bytes()
    with pytest.raises(
        InUse, match=r"open already on this computer by Ana Novak, since .* 20.. at ..:.."
    ) as no:
        claim(path, "Somebody")
    assert not no.value.dead
    with pytest.raises(InUse):
        claim(path, "Somebody", take_over=True)
    assert mark_path(path).read_bytes() == before


def test_in_one_program_it_is_opened_only_once_too(path) -> None:
    mark = claim(path, "Ana Novak")
    with pytest.raises(InUse):
        claim(path, "Ana Novak")
    mark.release()
    claim(path, "Ana Novak").release()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kill -9 as on Debian")
def test_a_program_that_was_killed_leaves_a_mark_that_is_taken_over_at_once(path, elsewhere) -> None:
    elsewhere.send_signal(signal.SIGKILL)
    elsewhere.wait()
    assert said(path)["who"] == "Ana Novak"
    mark = claim(path, "Tom Reed")
    assert said(path)["who"] == "Tom Reed"
    mark.release()


def test_the_number_of_a_dead_process_that_another_one_has_by_now_keeps_nobody_out(path) -> None:
    mark = claim(path, "Ana Novak")
    words = said(path) | {"process": os.getppid()}
    mark.release()
    mark_path(path).write_text(json.dumps(words))
    claim(path, "Tom Reed").release()


def test_of_many_that_open_at_the_same_time_exactly_one_gets_it(path) -> None:
    start = [sys.executable, "-c", ANOTHER, str(path)]
    programs = [
        subprocess.Popen(start, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        for _ in range(6)
    ]
    try:
        deadline = time.monotonic() + 60
        while sum(one.poll() is None for one in programs) > 1 and time.monotonic() < deadline:
            time.sleep(0.05)
        living = [one for one in programs if one.poll() is None]
        assert len(living) == 1
        assert living[0].stdout.readline() == "open\n"
        assert said(path)["process"] == living[0].pid
    finally:
        for one in programs:
            one.kill()
            one.communicate()


def test_a_fresh_mark_of_another_computer_is_refused_with_its_name(path) -> None:
    from_another_computer(path)
    for take_over in (False, True):
        with pytest.raises(InUse, match="on the computer “CLERK-2” by Ana Novak, since") as no:
            claim(path, "Tom Reed", take_over=take_over)
        assert not no.value.dead


def test_another_computer_that_fell_silent_is_taken_over_only_by_somebody_who_says_so(path) -> None:
    from_another_computer(path, age=DEAD_AFTER + 5)
    with pytest.raises(InUse, match="nothing has been heard from there since") as no:
        claim(path, "Tom Reed")
    assert no.value.dead
    mark = claim(path, "Tom Reed", take_over=True)
    assert said(path)["who"] == "Tom Reed"
    mark.release()


def test_its_age_is_told_by_the_clock_of_the_folder_not_by_that_of_this_computer(path, monkeypatch) -> None:
    from_another_computer(path)
    monkeypatch.setattr(in_use.time, "time", lambda: 4e9)
    with pytest.raises(InUse) as no:
        claim(path, "Tom Reed", take_over=True)
    assert not no.value.dead


def test_where_the_disk_knows_no_locks_the_process_and_a_fresh_mark_decide(path, monkeypatch) -> None:
    monkeypatch.setattr(in_use, "take", lambda _handle: os_lock.Lock.UNKNOWN)
    mark = claim(path, "Ana Novak")
    with pytest.raises(InUse):
        claim(path, "Tom Reed")
    os.utime(mark_path(path), (time.time() - DEAD_AFTER - 1,) * 2)
    claim(path, "Tom Reed").release()
    mark.release()


def test_a_mark_is_refreshed_and_notices_that_somebody_took_over(path) -> None:
    mark = claim(path, "Ana Novak")
    os.utime(mark_path(path), (1, 1))
    assert mark.refresh()
    assert mark_path(path).stat().st_mtime > time.time() - 60
    words = said(path) | {"computer": "CLERK-2", "machine": "another", "token": "theirs"}
    mark_path(path).write_text(json.dumps(words))
    assert not mark.refresh()
    mark.release()
    assert said(path)["token"] == "theirs"


def test_an_empty_mark_is_that_of_nobody(path) -> None:
    for left in (b"", b"\x00" * 2048):
        mark_path(path).write_bytes(left)
        claim(path, "Ana Novak").release()


@pytest.mark.parametrize(
    "hostile",
    [
        b"\xff\xfe" * 900,
        b"[" * 100_000,
        b'{"who": 1}',
        b'{"who": "", "computer": "\\ud800", "machine": "", "process": 1, "since": "0001", "token": ""}',
        b'{"who": "\\u0000", "computer": "", "machine": "", "process": 1, "since": "0001-1-1", "token": ""}',
        b'{"who": "", "computer": "", "machine": "", "process": 1e400, "since": "2026-01-01", "token": ""}',
        json.dumps({"who": "w" * 9000}).encode(),
        b"null",
    ],
)  # fmt: skip
def test_a_mark_that_says_nothing_readable_is_refused_in_one_sentence_and_can_be_taken_over_later(
    path, hostile
) -> None:
    mark_path(path).write_bytes(hostile)
    with pytest.raises(InUse) as no:
        claim(path, "Tom Reed")
    assert str(no.value).isprintable()
    assert mark_path(path).read_bytes() == hostile
    os.utime(mark_path(path), (1, 1))
    mark = claim(path, "Tom Reed", take_over=True)
    assert said(path)["who"] == "Tom Reed"
    mark.release()


def test_what_another_computer_calls_itself_is_shown_plainly_and_cut(path) -> None:
    from_another_computer(path, computer="X" * 500 + "\u202e\n", who="<b>\x00Ana</b>")
    with pytest.raises(InUse) as no:
        claim(path, "Tom Reed")
    assert str(no.value).isprintable()
    assert "X" * 101 not in str(no.value)


def test_something_else_in_the_place_of_the_mark_is_left_alone(path) -> None:
    mark_path(path).mkdir()
    with pytest.raises(CannotWrite, match="not cpdesk’s"):
        claim(path, "Ana Novak")
    mark_path(path).rmdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(mark_path(path))
        with pytest.raises(CannotWrite, match="not cpdesk’s"):
            claim(path, "Ana Novak")
        mark_path(path).unlink()
        mark_path(path).symlink_to(path)
        with pytest.raises(CannotWrite, match="not cpdesk’s"):
            claim(path, "Ana Novak")
        assert path.read_bytes() == b"sealed"


def test_where_nothing_can_be_written_no_mark_is_made_and_nothing_is_hindered(path) -> None:
    mark = claim(path.parent / "gone" / "unit.cpdesk", "Ana Novak")
    assert mark.refresh()
    mark.release()


def test_no_name_of_a_case_or_a_file_stands_in_the_mark(path) -> None:
    mark = claim(path, "Ana Novak")
    assert set(said(path)) == {"who", "computer", "machine", "process", "since", "token"}
    assert "unit" not in mark_path(path).read_text()
    mark.release()
