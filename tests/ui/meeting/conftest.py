"""A real desk on a real encrypted file, filled from the practice conference, with a clock of its own."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cpdesk.services.desk import Desk
from cpdesk.services.practice import BroughtIn
from cpdesk.storage import vault
from cpdesk.storage.cost import Cost
from cpdesk.storage.key import DataKey
from cpdesk.storage.store import Store
from cpdesk.ui.hub import Hub
from cpdesk.ui.meeting.page import MeetingPage

QUICK = Cost(8 * 1024, 1, 1)


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = datetime(2025, 6, 10, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def on(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)


class Room:
    """A conference of the practice file, ready to be run, and the ids of its people."""

    def __init__(self, desk: Desk, clock: Clock, conference: UUID, ids: dict[str, UUID]) -> None:
        self.desk, self.clock, self.conference, self.ids = desk, clock, conference, ids

    def picture(self):
        return self.desk.meeting.conference(self.conference)

    def texts(self) -> list[str]:
        return [entry.text for entry in self.picture().entries]

    def begin(self) -> None:
        self.desk.run_sheet.begin(self.conference)
        self.desk.attendance.arrive_expected(self.conference)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def practised(ready) -> Callable[[Path, Path], tuple[DataKey, BroughtIn]]:
    """`practised(practice_file, to)`: a copy of a file in which the practice conference was brought in."""

    def make(path: Path, practice_file: Path) -> tuple[DataKey, BroughtIn]:
        key = vault.create(path, "seven quiet words in a long row", cost=QUICK).key
        with closing(Desk(Store(path, key), lambda _change: None, Clock())) as desk:
            return key, desk.practice.bring_in(desk.practice.read(practice_file), fill=False)

    return lambda practice_file, to: ready.copy("practised", lambda path: make(path, practice_file), to)


@pytest.fixture
def practice_room(tmp_path: Path, practised, practice_file: Path) -> tuple[Path, DataKey, BroughtIn]:
    path = tmp_path / "practice.cpdesk"
    return path, *practised(practice_file, path)


@pytest.fixture
def sealed(practice_room, hub: Hub, clock: Clock) -> Iterator[Callable[[], Desk]]:
    """Opens the same sealed file again and again, as restarts do; the practice conference is in it."""
    path, key, _brought = practice_room
    desks: list[Desk] = []

    def unlock() -> Desk:
        desks.append(Desk(Store(path, key), hub.changed.emit, clock))
        return desks[-1]

    yield unlock
    for desk in desks:
        desk.close()


@pytest.fixture
def room(sealed: Callable[[], Desk], clock: Clock, practice_room) -> Room:
    _path, _key, brought = practice_room
    return Room(sealed(), clock, brought.conference_id, brought.ids)


@pytest.fixture
def open_page(qtbot: QtBot, hub: Hub, room: Room, appearance) -> Callable[..., MeetingPage]:
    """Shows the meeting in a window, at a step when one is named."""

    def show(step: str = "", desk: Desk | None = None) -> MeetingPage:
        page = MeetingPage(desk or room.desk, hub, room.conference)
        qtbot.addWidget(page)
        page.resize(1280, 692)
        page.show()
        page.activateWindow()
        QTest.qWaitForWindowActive(page)
        if step:
            page.go_to(step)
        return page

    return show


def press(
    widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """One key press, shortcuts of the page included."""
    QTest.keyClick(widget, key, modifier)


def press_focused(page: QWidget, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    """One key press on whatever has the focus."""
    QTest.keyClick(page.focusWidget() or page, key, modifier)
