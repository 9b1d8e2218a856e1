"""With a projector the board is all over it, and the laptop keeps its own screen and its keyboard."""

import json
import os
import subprocess
import sys

SCREENS = {
    "screens": [
        {"name": "laptop", "x": 0, "y": 0, "width": 1280, "height": 720, "logicalDpi": 96, "dpr": 1},
        {"name": "projector", "x": 1280, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "dpr": 1},
    ]
}
PROGRAM = """
import json
from PySide6.QtWidgets import QApplication, QLineEdit
from cpdesk.ui.board.window import BoardWindow

application = QApplication([])
meeting = QLineEdit()
meeting.show()
window = BoardWindow()
screen = window.show_beside(meeting)
application.processEvents()
names = screen.name(), meeting.screen().name()
print(json.dumps([*names, window.isFullScreen(), window.geometry().getRect()]))
"""


def test_the_board_goes_to_the_screen_that_the_meeting_is_not_on(tmp_path) -> None:
    screens = tmp_path / "screens.json"
    screens.write_text(json.dumps(SCREENS), encoding="utf-8")
    where = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={screens}"}
    answer = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=where, capture_output=True, text=True, timeout=60
    )
    assert answer.returncode == 0, answer.stderr
    assert "requestActivate" not in answer.stderr
    assert json.loads(answer.stdout) == ["projector", "laptop", True, [1280, 0, 1920, 1080]]
