"""What the tests of the window share: typing like a person, and a window dressed as the program is."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from cpdesk.ui.hub import Hub
from cpdesk.ui.theme.appearance import Appearance

KEYS = {"\n": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab, "\b": Qt.Key.Key_Backspace, " ": Qt.Key.Key_Space}


def type_text(widget: QWidget, text: str) -> None:
    """Type into a widget as a keyboard with every letter would (`qtbot.keyClicks` aborts on é)."""
    for letter in text:
        key = KEYS.get(letter, Qt.Key.Key_unknown)
        typed = "\r" if letter == "\n" else letter
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, typed)
            QApplication.sendEvent(widget, event)


@pytest.fixture(name="type_text")
def type_text_fixture() -> Callable[[QWidget, str], None]:
    """`type_text(widget, text)`."""
    return type_text


@pytest.fixture
def hub(qapp: QApplication) -> Hub:
    """The bell of a window."""
    return Hub()


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    """Settings that live as long as the test."""
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def appearance(qapp: QApplication, settings: QSettings) -> Iterator[Appearance]:
    """The program's own look, taken off again afterwards."""
    font = qapp.font()
    dressed = Appearance(qapp, settings)
    yield dressed
    dressed.deleteLater()
    qapp.setStyleSheet("")
    qapp.setFont(font)
