"""A desk on a real sealed file, with a clock that tests set and a list of what was announced."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from cpdesk.services.change import Change
from cpdesk.services.desk import Desk
from cpdesk.services.practice import BroughtIn
from cpdesk.snapshots.practice import PracticeFile
from cpdesk.storage import vault
from cpdesk.storage.cost import Cost
from cpdesk.storage.store import Store

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 26, 10, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def pass_(self, minutes: float) -> None:
        self.at += timedelta(minutes=minutes)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def announced() -> list[Change]:
    return []


@pytest.fixture
def desk(tmp_path: Path, clock: Clock, announced: list[Change]) -> Iterator[Desk]:
    path = tmp_path / "desk.cpdesk"
    made = vault.create(path, "a long enough passphrase", cost=CHEAP)
    desk = Desk(Store(path, made.key), announced.append, clock)
    yield desk
    desk.close()


@pytest.fixture
def practice(desk: Desk, practice_file: Path) -> PracticeFile:
    return desk.practice.read(practice_file)


@pytest.fixture
def booked(desk: Desk, practice: PracticeFile) -> BroughtIn:
    """The practice conference, brought in and left to run live."""
    return desk.practice.bring_in(practice, fill=False)


@pytest.fixture
def running(desk: Desk, booked: BroughtIn) -> UUID:
    """The practice conference, begun."""
    desk.meeting.begin(booked.conference_id)
    return booked.conference_id


@pytest.fixture
def filled(desk: Desk, practice: PracticeFile) -> BroughtIn:
    """The practice conference, run with what its file says and closed."""
    return desk.practice.bring_in(practice, fill=True)
