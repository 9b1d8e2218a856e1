"""A window with the practice conference running, and clocks that go when they are told to."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cpdesk.ui.unlock.open_form import OpenForm


class Seconds:
    """A steady clock."""

    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at

    def pass_(self, seconds: float) -> None:
        self.at += seconds

    def timedelta(self) -> timedelta:
        return timedelta(seconds=self.at)


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def meeting(qtbot, window, desk, booked, seconds):
    """The window at the worries of the running conference; the hands are in the composer."""
    desk.run_sheet.begin(booked.conference_id)
    desk.attendance.arrive_expected(booked.conference_id)
    desk.run_sheet.go_to(booked.conference_id, "worries")
    window.open_desk(desk)
    window.workspace.open_conference(booked.conference_id)
    window.watch.idle._steady = seconds
    window.watch.hands._when = lambda _event: seconds()
    window.watch.idle.use()
    QTest.qWaitForWindowActive(window)
    yield window
    window.lock()


@pytest.fixture
def unlock(qtbot, passphrase, type_text):
    """`unlock(window)` with the passphrase, as a person does."""

    def type_it(window) -> None:
        form = window.findChild(OpenForm)
        qtbot.waitUntil(form.secret.isEnabled)
        type_text(form.secret.field, passphrase + "\n")
        qtbot.waitUntil(lambda: window.workspace is not None, timeout=20_000)

    return type_it


def page_of(window):
    """The page of the conference that is shown."""
    return window.workspace.whole.currentWidget()


def press(window, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    """A key as the system sends it: to the window, not to a widget."""
    QTest.keyClick(window.windowHandle(), key, modifier)
