"""What the journeys share: a program at its first page, a keyboard, and a computer of its own around it."""

import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSettings, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from cpdesk.services.sealing import Sealing
from cpdesk.storage import vault
from cpdesk.storage.cost import Cost
from cpdesk.ui.hub import Hub
from cpdesk.ui.main_window import MainWindow
from cpdesk.ui.theme.appearance import Appearance

from .keyboard import Keyboard

DAY = datetime(2025, 6, 10, 9, 0, tzinfo=UTC)
"""The day of the practice conference; the clock of the journeys begins at ten o'clock, local time."""
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)


class FileManager(QObject):
    """The file manager of the computer: notes which folders it is asked to show."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[Path] = []

    @Slot(QUrl)
    def show(self, folder: QUrl) -> None:
        """Show a folder."""
        self.shown.append(Path(folder.toLocalFile()))


@pytest.fixture
def file_manager() -> Iterator[FileManager]:
    """What opens folders during the test."""
    manager = FileManager()
    QDesktopServices.setUrlHandler("file", manager, "show")
    yield manager
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def clock() -> Callable[[], datetime]:
    """A clock that goes as fast as any other but began on the day of the practice conference."""
    began = time.monotonic()
    return lambda: DAY + timedelta(seconds=time.monotonic() - began)


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Everything that is written anywhere during a journey is written below this folder."""
    temporary, home = tmp_path / "temporary", tmp_path / "home"
    temporary.mkdir()
    home.mkdir()
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    for name in ("XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.setattr(vault, "tuned", lambda: CHEAP)
    return tmp_path


@pytest.fixture
def program(qtbot, qapp: QApplication, computer: Path, clock: Callable[[], datetime]) -> Iterator[MainWindow]:
    """The program just started, 1280 by 720, on a computer without a sealed file."""
    font, native = qapp.font(), qapp.testAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, True)
    settings = QSettings(str(computer / "settings.ini"), QSettings.Format.IniFormat)
    hub = Hub()
    appearance = Appearance(qapp, settings)
    window = MainWindow(Sealing(hub.announce, clock), hub, appearance)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    yield window
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    appearance.deleteLater()
    qapp.setStyleSheet("")
    qapp.setFont(font)
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, native)


@pytest.fixture
def keyboard(qtbot, program: MainWindow) -> Keyboard:
    """Hands on the keyboard of the program."""
    return Keyboard(program, qtbot.waitUntil)
