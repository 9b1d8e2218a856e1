"""The program as it is started: the demo as a picture, the demo on a screen, and a computer without one."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from cpdesk.app import _practice_desk
from cpdesk.services.sealing import Sealing, nobody
from cpdesk.storage.cost import Cost


def start(arguments: list[str], place: Path, **environment: str) -> subprocess.Popen:
    """The program in a process of its own, with a temporary folder and settings of its own."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    clean = {name: value for name, value in os.environ.items() if name not in names}
    own = {"TMPDIR": str(place), "TEMP": str(place), "XDG_CONFIG_HOME": str(place / "settings"),
           "XDG_DATA_HOME": str(place / "data")}  # fmt: skip
    command = [sys.executable, "-m", "cpdesk", *arguments]
    return subprocess.Popen(
        command,
        env={**clean, **own, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def left_behind(place: Path) -> list[Path]:
    return list(place.glob("cpdesk-*"))


def test_the_demo_can_be_looked_at_as_a_picture_and_leaves_nothing_behind(tmp_path) -> None:
    program = start(["--picture", str(tmp_path / "demo.png")], tmp_path)
    _, errors = program.communicate(timeout=120)
    assert program.returncode == 0, errors
    picture = QImage(str(tmp_path / "demo.png"))
    assert (picture.width(), picture.height()) == (1280, 720)
    assert left_behind(tmp_path) == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
def test_without_a_screen_it_says_so_and_how_to_look(tmp_path) -> None:
    program = start(["--demo"], tmp_path)
    _, errors = program.communicate(timeout=60)
    assert program.returncode == 1
    assert "no screen" in errors
    assert "--picture" in errors


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="signals as on Debian")
def test_a_demo_that_is_stopped_from_the_terminal_takes_its_file_with_it(tmp_path) -> None:
    program = start(["--demo"], tmp_path, QT_QPA_PLATFORM="offscreen")
    for _ in range(600):
        if any(tmp_path.glob("cpdesk-demo-*/practice.cpdesk-data")):
            break
        with pytest.raises(subprocess.TimeoutExpired):
            program.wait(0.1)
    program.send_signal(signal.SIGTERM)
    program.communicate(timeout=60)
    assert program.returncode == 0
    assert left_behind(tmp_path) == []


def test_nobody_who_looks_at_the_demo_is_asked_for_the_paper_of_its_recovery_key(tmp_path) -> None:
    desk = _practice_desk(Sealing(nobody, cost=Cost(64, 1, 1)), tmp_path / "practice.cpdesk")
    untested = desk.keys.recovery_key_untested()
    desk.close()
    assert not untested
