"""The demo as a person starts it: in a real window, and gone without a trace when it is stopped."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [
    pytest.mark.window,
    pytest.mark.skipif(sys.platform == "win32", reason="there the screen is shared with the person"),
]


def colours_of_the_screen() -> int:
    image: QImage = QGuiApplication.primaryScreen().grabWindow(0).toImage()
    places = ((x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3))
    return len({image.pixel(x, y) for x, y in places})


def test_the_demo_opens_a_window_and_leaves_nothing_behind(qtbot, tmp_path) -> None:
    empty = colours_of_the_screen()
    surroundings = {**os.environ, "TMPDIR": str(tmp_path), "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)}
    with subprocess.Popen([sys.executable, "-m", "cpdesk", "--demo"], env=surroundings) as program:
        try:
            qtbot.waitUntil(lambda: list(tmp_path.glob("cpdesk-demo-*/*.cpdesk")) != [], timeout=30_000)
            qtbot.waitUntil(lambda: colours_of_the_screen() > empty + 100, timeout=30_000)
            program.send_signal(signal.SIGTERM)
            assert program.wait(timeout=30) == 0
        finally:
            program.kill()
    assert list(tmp_path.glob("cpdesk-demo-*")) == []
