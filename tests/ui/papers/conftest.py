"""A closed conference of the practice file in a real encrypted file."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cpdesk.services.desk import Desk
from cpdesk.storage import vault
from cpdesk.storage.cost import Cost
from cpdesk.storage.store import Store
from cpdesk.ui.hub import Hub


def now() -> datetime:
    return datetime(2025, 6, 12, 9, 0, tzinfo=UTC)


@pytest.fixture
def filed(request: pytest.FixtureRequest, tmp_path: Path, ready, practice_file: Path):
    """The file in its place, its key, and the conference that is in it for a test that wants it `held`."""
    path, wanted = tmp_path / "practice.cpdesk", "held" in request.fixturenames

    def make(path: Path):
        key = vault.create(path, "seven quiet words in a long row", cost=Cost(8 * 1024, 1, 1)).key
        with closing(Desk(Store(path, key), lambda _change: None, now)) as desk:
            file = desk.practice.read(practice_file)
            return key, desk.practice.bring_in(file, fill=True) if wanted else None

    return path, *ready.copy("closed in June" if wanted else "empty in June", make, path)


@pytest.fixture
def desk(filed, hub: Hub) -> Iterator[Desk]:
    path, key, _brought = filed
    opened = Desk(Store(path, key), hub.changed.emit, now)
    yield opened
    opened.close()


@pytest.fixture
def held(filed):
    return filed[-1]
