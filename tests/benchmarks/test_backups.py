"""Backing up beside the typing: how long it takes, and how long a saved line waits meanwhile."""

import os
import threading
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles

import pytest

from cpdesk import resources
from cpdesk.services.desk import Desk
from cpdesk.storage import vault
from cpdesk.storage.cost import Cost
from cpdesk.storage.store import Store
from cpdesk.vocabulary import Lane

PROMISED = 100.0
"""Milliseconds that nineteen of twenty saved lines take at most while a file of 50 MB is backed up."""
LONGEST = 15.0
"""Seconds for a backup of 50 MB, opened and verified."""
SIZE = 50_000_000
PAGE = 3_900
LINE = "A line of twelve words or so, as somebody types it in"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of 50 MB, most of it pictures as it were."""
    path = tmp_path_factory.mktemp("large") / "large.cpdesk"
    store = Store(path, vault.create(path, "a long enough passphrase", cost=Cost(64, 1, 1)).key)
    with store.writing() as session:
        connection = session.connection()
        connection.exec_driver_sql("CREATE TABLE filling (number INTEGER PRIMARY KEY, bytes BLOB)")
        for _ in range(SIZE // PAGE):
            connection.exec_driver_sql("INSERT INTO filling (bytes) VALUES (?)", (os.urandom(PAGE),))
    store.close()
    return path


def test_nobody_who_types_waits_for_a_backup(large: Path, tmp_path: Path):
    key = vault.unlock(large, "a long enough passphrase")
    desk = Desk(Store(large, key), lambda _change: None, _now)
    file = desk.practice.read(resources.path("practice/initial-conference-four-children.json"))
    conference = desk.practice.bring_in(file, fill=False).conference_id
    desk.run_sheet.begin(conference)
    took: list[float] = []

    def back_up() -> None:
        for _ in range(3):
            start = time.perf_counter()
            desk.backups.make(tmp_path)
            took.append(time.perf_counter() - start)

    worker = threading.Thread(target=back_up)
    worker.start()
    waited = []
    while worker.is_alive():
        start = time.perf_counter()
        desk.meeting.add_entry(conference, LINE, Lane.WORRY)
        waited.append((time.perf_counter() - start) * 1000)
        time.sleep(0.02)
    worker.join()
    desk.close()
    ninety_five = quantiles(waited, n=20)[-1]
    assert max(took) < LONGEST
    assert ninety_five < PROMISED, f"{ninety_five:.0f} ms, with {len(waited)} lines"


def _now() -> datetime:
    return datetime(2026, 11, 26, 10, 0, tzinfo=UTC)
