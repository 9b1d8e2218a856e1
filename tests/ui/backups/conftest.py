"""What the tests of backups in the window share: an open file, and places for its backups."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from cpdesk.services.desk import Desk
from cpdesk.services.sealing import Sealing, nobody
from cpdesk.ui.backups.places import BackupPlaces
from tests.ui.conftest import CHEAP, NOW, PASSPHRASE


class Clock:
    """A clock that tests set."""

    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def time() -> Clock:
    return Clock()


@pytest.fixture
def opened(tmp_path: Path, time: Clock) -> Iterator[Desk]:
    """A desk on a real sealed file of its own."""
    desk = Sealing(nobody, time, CHEAP).create(tmp_path / "desk.cpdesk", PASSPHRASE).desk
    yield desk
    desk.close()


@pytest.fixture
def places(qapp: object, settings: QSettings, tmp_path: Path) -> BackupPlaces:
    return BackupPlaces(settings, tmp_path / "local" / "backups")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder
