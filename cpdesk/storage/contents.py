"""What a sealed file holds, in counts: read from the disk without changing a byte, also of an older shape."""

import contextlib
from datetime import UTC, datetime
from pathlib import Path

from sqlcipher3 import dbapi2

from cpdesk.errors import DamagedFile
from cpdesk.snapshots.backups import Contents
from cpdesk.storage import files
from cpdesk.storage.connection import connect
from cpdesk.storage.key import DataKey
from cpdesk.storage.troubles import explained

_CHANGES = (
    ("entry_revisions", "written_at"),
    ("history", "at"),
    ("form_drafts", "kept_at"),
    ("cases", "created_at"),
)
"""Where the instants of changes stand, as far as a file has these tables."""
_LOOKED_ON = ("opened", "closed", "read", "backed_up")
"""Deeds that change nothing of a case."""
_UNREADABLE = (
    "This backup is damaged: some of its bytes have changed. Nothing was written to it, and your present "
    "file was not touched. Choose another backup."
)
_CASES = "SELECT count(*) FROM cases WHERE NOT coming_in"
_CONFERENCES = "SELECT count(*) FROM conferences"
_ENTRIES = "SELECT count(*) FROM entries WHERE NOT removed"


def contents(path: Path, key: DataKey) -> Contents:
    """The counts of the file `path`. Raises `DamagedFile` when it does not read."""
    files.require_data(path)
    try:
        with contextlib.closing(connect(files.data_path(path), key, read_only=True)) as source:
            source.execute("BEGIN")
            cases, conferences, entries = (
                int(source.execute(count).fetchone()[0]) for count in (_CASES, _CONFERENCES, _ENTRIES)
            )
            return Contents(cases, conferences, entries, _last_change(source))
    except dbapi2.Error as error:
        raise explained(error) or DamagedFile(_UNREADABLE) from error


def _last_change(source: dbapi2.Connection) -> datetime | None:
    tables = {name for (name,) in source.execute("SELECT name FROM sqlite_master").fetchall()}
    times = (_latest(source, table, column) for table, column in _CHANGES if table in tables)
    return max((at for at in times if at is not None), default=None)


def _latest(source: dbapi2.Connection, table: str, column: str) -> datetime | None:
    deeds = ", ".join(f"'{deed}'" for deed in _LOOKED_ON)
    only = f" WHERE deed NOT IN ({deeds})" if table == "history" else ""
    (at,) = source.execute(f"SELECT max({column}) FROM {table}{only}").fetchone()  # noqa: S608  all ours
    return None if at is None else datetime.fromisoformat(at).replace(tzinfo=UTC)
