"""Esc twice is told by when the keys were pressed, however long the computer took to come to them."""

import itertools

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QWindow

from cpdesk.ui.locking import hands as module
from cpdesk.ui.locking.hands import Hands


@pytest.fixture
def window(qapp):
    window = QWindow()
    yield window
    window.deleteLater()


@pytest.mark.parametrize(
    ("pressed", "worked_on", "twice"),
    [
        ((7_000, 7_300), (1.0, 9.0), True),
        ((7_000, 9_000), (1.0, 1.1), False),
        ((0, 0), (1.0, 1.3), True),  # a system that does not tell when
        ((0, 0), (1.0, 9.0), False),
    ],
)
def test_two_are_twice_by_the_time_they_were_pressed_at(
    qtbot, window, monkeypatch, pressed, worked_on, twice
) -> None:
    clock = itertools.chain(worked_on, itertools.repeat(worked_on[-1]))
    monkeypatch.setattr(module.time, "monotonic", lambda: next(clock))
    hands = Hands()
    hands.watch(window)
    told: list[bool] = []
    hands.esc_twice.connect(lambda: told.append(True))
    for at in pressed:
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
        event.setTimestamp(at)
        QCoreApplication.sendEvent(window, event)
    assert bool(told) is twice
    hands.deleteLater()
