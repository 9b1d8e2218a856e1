"""The first window is quick: it is painted before anything heavy is read."""

import json
import subprocess
import sys

HEAVY = {"sqlalchemy", "sqlcipher3", "alembic", "docx", "lxml", "holidays", "dateutil", "cryptography"}
UP_TO_THE_FIRST_PAINT = """
import json, sys
import cpdesk.__main__, cpdesk.app
from PySide6.QtCore import QEvent, QObject, QSettings, QTimer
from PySide6.QtWidgets import QApplication
from cpdesk.services.sealing import Sealing
from cpdesk.ui.hub import Hub
from cpdesk.ui.main_window import MainWindow
from cpdesk.ui.theme.appearance import Appearance

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})), flush=True)
            import os
            os._exit(0)
        return False

app = QApplication([])
settings = QSettings(sys.argv[1], QSettings.Format.IniFormat)
hub = Hub()
window = MainWindow(Sealing(hub.announce), hub, Appearance(app, settings))
first = FirstPaint()
window.centralWidget().installEventFilter(first)
window.show()
QTimer.singleShot(20000, app.quit)
app.exec()
"""


def test_the_unlock_window_is_painted_before_anything_heavy_is_read(tmp_path) -> None:
    command = [sys.executable, "-c", UP_TO_THE_FIRST_PAINT, str(tmp_path / "settings.ini")]
    answer = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert answer.stdout, answer.stderr
    read = set(json.loads(answer.stdout))
    assert "PySide6" in read
    assert read & HEAVY == set()
