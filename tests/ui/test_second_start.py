"""A second start raises the first window; whatever else arrives at its door is dropped."""

import os
import socket
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.ui.second_start import LONGEST, Asked, FirstStart, name_for, question, understood

QUESTION = b"cpdesk: to the front, please\n"
ASKS = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from cpdesk.ui.second_start import handed_over
app = QCoreApplication([])
print(handed_over(sys.argv[1], Path(sys.argv[2]) if sys.argv[2] else None))
"""
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="sockets in a folder")


@pytest.fixture
def name(tmp_path: Path, monkeypatch) -> str:
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    return name_for(str(tmp_path))


def second(name: str, path: str = "") -> subprocess.Popen:
    return subprocess.Popen([sys.executable, "-c", ASKS, name, path], stdout=subprocess.PIPE, text=True)


def test_a_path_is_told_and_understood_and_nothing_that_is_not_one_of_ours(tmp_path) -> None:
    path = tmp_path / "Büro “1”.cpdesk"
    assert understood(question(path)) == Asked(path)
    assert understood(question(None)) == Asked(None)
    for other in ("notes.txt", "a\nb.cpdesk", "x" * LONGEST + ".cpdesk", "\ud800.cpdesk"):
        assert question(tmp_path / other) == question(None)


@given(st.binary(max_size=200))
def test_hostile_bytes_ask_for_nothing(sent: bytes) -> None:
    assert understood(sent) is None
    heard = understood(QUESTION + sent + b"\x00")
    assert heard is None or heard.path is None or heard.path.suffix == ".cpdesk"


@pytest.mark.parametrize(
    "sent",
    [b"", b"\x00", QUESTION, QUESTION + b"relative.cpdesk\x00", QUESTION + b"/etc/passwd\x00",
     QUESTION + b"/a\x1b[2J.cpdesk\x00", QUESTION + b"/a\x00b.cpdesk\x00", QUESTION + b"/\xff.cpdesk\x00",
     QUESTION + b"/" + b"a" * LONGEST + b".cpdesk\x00", b"GET / HTTP/1.1\r\n\r\n\x00"],
)  # fmt: skip
def test_nothing_else_is_understood(sent: bytes) -> None:
    assert understood(sent) is None


def test_a_second_start_hands_its_file_over_and_ends(qtbot, name, tmp_path) -> None:
    first = FirstStart(name)
    assert first.listening
    asked = []
    first.asked.connect(asked.append)
    path = tmp_path / "unit.cpdesk"
    for told, heard in ((str(path), path), ("", None)):
        program = second(name, told)
        qtbot.waitUntil(lambda program=program: program.poll() is not None, timeout=30_000)
        assert program.communicate()[0] == "True\n"
        assert asked.pop() == heard
    first.close()


def test_without_a_first_the_second_is_the_first(qtbot, name) -> None:
    assert second(name).communicate(timeout=30)[0] == "False\n"


@linux
def test_the_socket_of_a_dead_program_is_taken_away_and_that_of_a_living_one_is_not(qtbot, name) -> None:
    dead = socket.socket(socket.AF_UNIX)
    dead.bind(name)
    dead.close()
    assert Path(name).exists()
    first = FirstStart(name)
    assert first.listening
    script = "import sys; from PySide6.QtCore import QCoreApplication; app = QCoreApplication([])\n"
    script += "from cpdesk.ui.second_start import FirstStart; print(FirstStart(sys.argv[1]).listening)"
    other = subprocess.Popen([sys.executable, "-c", script, name], stdout=subprocess.PIPE, text=True)
    qtbot.waitUntil(lambda: other.poll() is not None, timeout=30_000)
    assert other.communicate()[0] == "False\n"
    assert Path(name).exists()
    first.close()


@linux
def test_only_this_user_may_ask(qtbot, name) -> None:
    first = FirstStart(name)
    assert stat.S_IMODE(Path(name).stat().st_mode) & 0o077 == 0
    first.close()


@linux
def test_whoever_sends_rubbish_or_nothing_is_put_off_and_hinders_nobody(qtbot, name) -> None:
    first = FirstStart(name)
    asked = []
    first.asked.connect(asked.append)
    callers = []
    for sent in (b"\xff" * 100_000, b"", QUESTION + b"/a.txt\x00", b"\x00" * 5, QUESTION + b"/a" * 4000):
        caller = socket.socket(socket.AF_UNIX)
        caller.setblocking(False)
        caller.connect(name)
        try:
            caller.send(sent)
        except BlockingIOError:
            pass
        callers.append(caller)
    program = second(name)
    qtbot.waitUntil(lambda: program.poll() is not None, timeout=30_000)
    assert program.communicate()[0] == "True\n"
    assert asked == [None]
    for caller in callers:
        caller.close()
    first.close()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_window_comes_up_with_the_file_it_was_given_and_an_open_file_stays_open(
    qtbot, window, desk, tmp_path
) -> None:
    window.showMinimized()
    window.come_up(tmp_path / "other.cpdesk")
    assert not window.isMinimized()
    assert window._path == tmp_path / "other.cpdesk"
    window.open_desk(desk)
    workspace = window.workspace
    window.come_up(tmp_path / "third.cpdesk")
    assert window.workspace is workspace
    assert window._path == desk.path
    window.lock()


@linux
def test_the_program_itself_is_started_only_once_for_one_person(tmp_path) -> None:
    own = {
        "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "c"), "XDG_DATA_HOME": str(tmp_path / "d"),
        "QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": "",
    }  # fmt: skip
    start = [sys.executable, "-m", "cpdesk"]
    first = subprocess.Popen(start, env=os.environ | own, stderr=subprocess.PIPE)
    try:
        deadline = time.monotonic() + 60
        while not list((tmp_path / "d").rglob("cpdesk-*")) and time.monotonic() < deadline:
            time.sleep(0.1)
        again = subprocess.run([*start, str(tmp_path / "unit.cpdesk")], env=os.environ | own, timeout=60)
        assert again.returncode == 0
        assert first.poll() is None
    finally:
        first.kill()
        first.communicate()
