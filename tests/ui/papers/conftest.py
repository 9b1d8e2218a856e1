"""A closed conference of the practice file in a real encrypted file."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cpdesk.services.desk import Desk
from cpdesk.storage import vault
from cpdesk.storage.cost import Cost
from cpdesk.storage.store import Store
from cpdesk.ui.hub import Hub


@pytest.fixture
def desk(tmp_path: Path, hub: Hub) -> Iterator[Desk]:
    path = tmp_path / "practice.cpdesk"
    key = vault.create(path, "seven quiet words in a long row", cost=Cost(8 * 1024, 1, 1)).key
    opened = Desk(Store(path, key), hub.changed.emit, lambda: datetime(2025, 6, 12, 9, 0, tzinfo=UTC))
    yield opened
    opened.close()


@pytest.fixture
def held(desk: Desk, practice_file: Path):
    return desk.practice.bring_in(desk.practice.read(practice_file), fill=True)
