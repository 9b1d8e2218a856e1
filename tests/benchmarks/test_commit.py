"""What encryption and units of work cost: one saved line, beside the same line in plain SQLite."""

import contextlib
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cpdesk.storage import vault
from cpdesk.storage.cost import Cost
from cpdesk.storage.store import Store

ROUNDS, COMMITS = 15, 20
LINE = "The school nurse said that attendance has been 96 per cent since September. " * 3
TABLE = "CREATE TABLE kept (number INTEGER PRIMARY KEY, words TEXT)"
INSERT = "INSERT INTO kept (words) VALUES (?)"


@pytest.fixture
def sealed_commit(tmp_path: Path) -> Iterator[Callable[[], None]]:
    path = tmp_path / "a.cpdesk"
    store = Store(path, vault.create(path, "passphrase", cost=Cost(64, 1, 1)).key)
    with store.writing() as session:
        session.connection().exec_driver_sql(TABLE)

    def commit() -> None:
        with store.writing() as session:
            session.connection().exec_driver_sql(INSERT, (LINE,))

    yield commit
    store.close()


@pytest.fixture
def plain_commit(tmp_path: Path) -> Iterator[Callable[[], None]]:
    with contextlib.closing(sqlite3.connect(tmp_path / "plain.db", isolation_level=None)) as plain:
        for statement in ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", TABLE):
            plain.execute(statement)

        def commit() -> None:
            plain.execute("BEGIN IMMEDIATE")
            plain.execute(INSERT, (LINE,))
            plain.execute("COMMIT")

        yield commit


def seconds(commit: Callable[[], None]) -> float:
    start = time.perf_counter()
    for _ in range(COMMITS):
        commit()
    return (time.perf_counter() - start) / COMMITS


def test_a_saved_line_is_no_dearer_than_a_few_plain_ones(
    sealed_commit: Callable[[], None],
    plain_commit: Callable[[], None],
    record_testsuite_property: Callable[[str, object], None],
):
    pairs = [(seconds(sealed_commit), seconds(plain_commit)) for _ in range(ROUNDS)]
    ratio = statistics.median(sealed / plain for sealed, plain in pairs)
    record_testsuite_property(
        "sealed commit in ms", round(1000 * statistics.median(pair[0] for pair in pairs), 3)
    )
    record_testsuite_property("sealed to plain", round(ratio, 2))
    assert ratio < 6, f"a commit costs {ratio:.1f} times plain SQLite"
