"""A desk on a real sealed file, with a clock that tests set and a list of what was announced."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from cpdesk import resources
from cpdesk.interchange.practice import read_practice_file
from cpdesk.services.change import Change
from cpdesk.services.desk import Desk
from cpdesk.services.practice import BroughtIn
from cpdesk.snapshots.practice import PracticeFile
from cpdesk.storage import vault
from cpdesk.storage.cost import Cost
from cpdesk.storage.files import data_path
from cpdesk.storage.store import Store
from cpdesk.storage.vault import DataKey

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "a long enough passphrase"
PRACTICE = "practice/initial-conference-four-children.json"


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


@dataclass(frozen=True)
class Shelf:
    """Sealed files made once and copied for each test that wants one like them."""

    folder: Path
    key: DataKey
    brought: dict[str, BroughtIn]


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """An empty file, one with the practice conference booked, and one with it filled and closed."""
    folder = tmp_path_factory.mktemp("shelf")
    key = vault.create(folder / "empty.cpdesk", PASSPHRASE, cost=CHEAP).key
    Store(folder / "empty.cpdesk", key).close()
    brought = {}
    for name in ("booked", "filled"):
        _copy(folder / "empty.cpdesk", folder / f"{name}.cpdesk")
        desk = Desk(Store(folder / f"{name}.cpdesk", key), lambda _change: None, Clock())
        file = desk.practice.read(resources.path(PRACTICE))
        brought[name] = desk.practice.bring_in(file, fill=name == "filled")
        desk.close()
    return Shelf(folder, key, brought)


@pytest.fixture
def desk(
    request: pytest.FixtureRequest, shelf: Shelf, tmp_path: Path, clock: Clock, announced: list[Change]
) -> Iterator[Desk]:
    """A desk on a real sealed file: as the test asks for, empty, `booked` or `filled`."""
    asked = set(request.fixturenames)
    name = "filled" if "filled" in asked else "booked" if "booked" in asked else "empty"
    path = tmp_path / "desk.cpdesk"
    _copy(shelf.folder / f"{name}.cpdesk", path)
    desk = Desk(Store(path, shelf.key), announced.append, clock)
    yield desk
    desk.close()


def _copy(sealed: Path, to: Path) -> None:
    shutil.copy(sealed, to)
    shutil.copy(data_path(sealed), data_path(to))


@pytest.fixture
def practice(practice_file: Path) -> PracticeFile:
    return read_practice_file(practice_file)


@pytest.fixture
def booked(shelf: Shelf, desk: Desk) -> BroughtIn:
    """The practice conference, brought in and left to run live."""
    return shelf.brought["booked"]


@pytest.fixture
def running(desk: Desk, booked: BroughtIn) -> UUID:
    """The practice conference, begun."""
    desk.run_sheet.begin(booked.conference_id)
    return booked.conference_id


@pytest.fixture
def filled(shelf: Shelf, desk: Desk) -> BroughtIn:
    """The practice conference, run with what its file says and closed."""
    return shelf.brought["filled"]
