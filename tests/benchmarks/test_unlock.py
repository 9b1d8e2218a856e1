"""From the passphrase to the calendar, beside the derivation of the key alone, which is slow on purpose."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median
from uuid import uuid4

import pytest
from sqlalchemy import insert, select

from cpdesk import resources
from cpdesk.models.conference import Conference
from cpdesk.models.course import Attachment
from cpdesk.services.desk import Desk
from cpdesk.storage import vault
from cpdesk.storage.files import data_path
from cpdesk.storage.store import Store
from tests.many_cases import fill_with_cases

PROMISED = 1.15
"""The calendar is there after no more than this times the derivation alone.

It holds where the derivation takes the 0.7 seconds that a file made on a quiet computer asks for, and nobody
else works there. A computer that is busy when the file is made gives it a cheaper one, and makes our own work
longer. So the test states from which derivation on the promise holds, and guards our work by a ratio with
room for that.
"""
GUARD = 1.5
CASES, PICTURES, PICTURE = 150, 30, 300_000
"""A chair’s file of a year: the cases, and pictures of 300 kB that were pasted in meetings."""
ROUNDS = 7
PASSPHRASE = "a long enough passphrase"
NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)

PROGRAM = f"""
import sys, time
from datetime import UTC, date, datetime
from pathlib import Path
from cpdesk.services.sealing import Sealing, nobody
path, seen = Path(sys.argv[1]), Path(sys.argv[2])
sealing = Sealing(nobody, lambda: datetime(2026, 11, 26, 9, tzinfo=UTC), seen=seen)
sealing.warm_up()
from cpdesk.storage import header
slot = header.decode(path.read_bytes()).slots[0]
start, worked = time.perf_counter(), time.thread_time()
slot.cost.derive(b"alone", slot.salt)
alone, before = time.perf_counter(), time.thread_time()
desk = sealing.unlock(path, {PASSPHRASE!r})
assert desk.calendar.between(date(2026, 10, 26), date(2026, 12, 6)).last_dates
print(alone - start, time.perf_counter() - alone, time.thread_time() - before - (before - worked))
desk.close()
"""
"""A program just started, after what it does while a passphrase is typed: the month of November."""


@pytest.fixture(scope="module")
def chairs_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file as large as a year makes it, whose key costs what a real one costs."""
    path = tmp_path_factory.mktemp("year") / "a.cpdesk"
    store = Store(path, vault.create(path, PASSPHRASE).key)
    fill_with_cases(store, CASES, NOW.date())
    desk = Desk(store, lambda _change: None, lambda: NOW)
    practice = desk.practice.read(resources.path("practice/initial-conference-four-children.json"))
    for _ in range(3):
        desk.practice.bring_in(practice, fill=True)
    with store.writing() as session:
        held = session.scalars(select(Conference.id).where(Conference.day < date(2026, 11, 1))).all()
        pictures = [
            dict(
                id=uuid4(), conference_id=held[n % len(held)], name="picture", media_type="image/png",
                size=PICTURE, content=os.urandom(PICTURE), added_at=NOW,
            )
            for n in range(PICTURES)
        ]  # fmt: skip
        session.execute(insert(Attachment), pictures)
    desk.close()
    return path


def test_the_calendar_is_there_soon_after_the_key(
    chairs_file: Path, tmp_path: Path, record_testsuite_property: Callable[[str, object], None]
):
    rounds = []
    for _ in range(ROUNDS):
        ran = subprocess.run(
            [sys.executable, "-c", PROGRAM, str(chairs_file), str(tmp_path / "seen")],
            capture_output=True, check=True, encoding="utf-8", cwd=Path(__file__).parents[2],
            env={**os.environ, "PYTHONUTF8": "1"},
        )  # fmt: skip
        rounds.append([float(seconds) for seconds in ran.stdout.split()])
    alone, whole, own = (min(column) for column in zip(*rounds, strict=True))  # others only ever add to it
    each = median(both / key for key, both, _ in rounds)
    record_testsuite_property("size of the file in MB", round(data_path(chairs_file).stat().st_size / 1e6, 1))
    record_testsuite_property("key derivation alone in s", round(alone, 3))
    record_testsuite_property("passphrase to calendar in s", round(whole, 3))
    record_testsuite_property("of that our own work in s", round(own, 3))
    record_testsuite_property("passphrase to calendar by derivation", round(whole / alone, 3))
    record_testsuite_property(
        f"{PROMISED} times the derivation holds from one of, in s", round(own / (PROMISED - 1), 2)
    )
    # Beside other programs we wait for the processor more often than the derivation does.
    best = min(whole / alone, each, 1 + own / alone)
    assert best <= GUARD, f"the calendar takes {best:.2f} times the derivation"
