"""Connections to the encrypted database: the key, the settings that keep what was saved, no way out."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, Pool, QueuePool, create_engine, event
from sqlalchemy.orm import configure_mappers
from sqlcipher3 import dbapi2

from cpdesk.storage.key import DataKey

WRITING = {"cpdesk_writing": True}
"""Execution options of an engine whose transactions take the write lock at once."""
CHANGES_BEFORE = "rows changed before"
"""Where a connection keeps how many rows it had changed when its transaction began."""

_BEFORE_KEY = ("PRAGMA cipher_log_level = NONE",)
# `cipher_memory_security` stays off, as it is shipped: it locks and unlocks each small piece of memory by two
# calls of the system, which doubled the cost of a commit and of reading a conference (measured: 17 ms became
# 40), while the same words stand unlocked in Python and Qt. The key is wiped and locked with or without it.
_SETTINGS = (
    "PRAGMA temp_store = MEMORY",  # nothing in the clear in a temporary file
    "PRAGMA trusted_schema = OFF",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA busy_timeout = 3000",
)
_LASTING = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # with NORMAL a power cut lost saved notes in half of the runs
    "PRAGMA wal_autocheckpoint = 0",  # `seal.py` says when: not before the seal is on disk
)


def connect(data: Path, key: DataKey, *, read_only: bool = False, locked: bool = False) -> Any:
    """An open driver connection to the database file `data`; the caller closes it.

    It never begins or ends a transaction by itself. Read-only changes no byte of the database or its -wal,
    and makes neither where there is none; `locked` says that somebody has it open, so that it takes locks.
    """
    in_use = locked or data.with_name(data.name + "-wal").exists()
    mode = "rw" if not read_only else "ro" if in_use else "ro&immutable=1"
    connection = dbapi2.connect(
        f"{_uri(data)}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False
    )
    try:
        for setting in _BEFORE_KEY:
            connection.execute(setting)
        connection.execute(f"PRAGMA key = \"x'{key.derive('database').hex()}'\"")
        for setting in _SETTINGS if read_only else _SETTINGS + _LASTING:
            connection.execute(setting)
        connection.set_authorizer(_allow)
    except dbapi2.Error:
        connection.close()
        raise
    return connection


@contextlib.contextmanager
def left_alone(data: Path, key: DataKey) -> Iterator[None]:
    """Connections that are closed in this block bring nothing of the -wal into the database.

    SQLite does that, and takes the -wal away, when the last connection closes. Here the last is one that may
    only read, and which cannot; where it cannot be had, somebody else keeps the database to themselves.
    """
    with contextlib.ExitStack() as reader:
        with contextlib.suppress(dbapi2.Error):
            one = connect(data, key, read_only=True, locked=True)
            reader.callback(one.close)
            one.execute("SELECT count(*) FROM sqlite_master").fetchone()
        yield


def prepare() -> None:
    """Load what the first engine would load, and join the tables, so that the first opening need not."""
    create_engine("sqlite://", module=dbapi2)
    configure_mappers()


def engine(data: Path, key: DataKey, *, pool: type[Pool] = QueuePool) -> Engine:
    """An SQLAlchemy engine for the database file `data`; parameters are hidden from its errors and logs."""
    made = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: connect(data, key),
        poolclass=pool,
        **({"pool_use_lifo": True} if pool is QueuePool else {}),
        hide_parameters=True,
    )
    event.listen(made, "begin", _begin)
    return made


def shape_number(connection: Any) -> int:
    """What a driver connection says of the shape of the tables: another number after each change of it."""
    (number,) = connection.execute("PRAGMA schema_version").fetchone()
    return int(number)


def _uri(data: Path) -> str:
    """The name of a file for SQLite; unlike `Path.as_uri` also right for a Windows share."""
    name = data.absolute().as_posix()
    # as bytes: a name on Linux need not be UTF-8
    return "file://" + quote(os.fsencode(name if name.startswith("/") else f"/{name}"), safe="/:")


def _begin(connection: Connection) -> None:
    """Begin for certain, and for writing take the lock before the first row is read."""
    writing = connection.get_execution_options().get("cpdesk_writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
    driver: Any = connection.connection.driver_connection
    connection.info[CHANGES_BEFORE] = driver.total_changes


def _allow(action: int, *_details: str | None) -> int:
    """Forbid ATTACH, with which one statement could write all records in the clear."""
    return int(dbapi2.SQLITE_DENY if action == dbapi2.SQLITE_ATTACH else dbapi2.SQLITE_OK)
