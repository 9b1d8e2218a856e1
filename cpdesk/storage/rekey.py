"""All keys of a file made anew, for when somebody may have got hold of one.

The new records are made whole and verified beside the old ones, as `X.cpdesk-data-next`; then the head is
replaced, which is the moment of the change; then the records take their place. Stopped before that moment,
the file is the old one, and what was made is swept away at the next opening; stopped after it, it is the new
one, and the records take their place then (`swap.settle`).
"""

import contextlib
import os
import secrets
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import NullPool
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2

from cpdesk.errors import CpdeskError, DamagedFile, InUse, NotPossible
from cpdesk.storage import files, header, in_use, recovery, seal, slots
from cpdesk.storage.connection import WRITING, connect, engine
from cpdesk.storage.copies import Steps, unwatched
from cpdesk.storage.cost import Cost, tuned
from cpdesk.storage.header import Header, Slot
from cpdesk.storage.key import DataKey, new_key
from cpdesk.storage.store import Store
from cpdesk.storage.swap import next_data, take_place
from cpdesk.storage.troubles import explained
from cpdesk.storage.vault import NewVault

Carry = Callable[[Session, bytes, bytes], None]
"""Bring over what is bound to the key: the new records, the old key of the history and the new one."""

_FAILED = (
    "The new records were made and do not read back as they should, so they were thrown away. The file is as "
    "it was, with its old keys. Check the disk, and try again."
)
_MEANWHILE = (
    "Something was saved while the keys were being replaced. Everything is in the file, with its old keys. "
    "Unlock it and try again."
)
_STEP = 256  # pages copied at a time: 1 MB
_TRIES, _PAUSE = 50, 0.1  # for readers in this program to end; seconds


def rekey(
    store: Store,
    mine: Slot,
    passphrase: str,
    carry: Carry,
    *,
    cost: Cost | None = None,
    steps: Steps = unwatched,
) -> NewVault:
    """Make all keys of an open file anew; it is locked afterwards, and only the new ones open it.

    `mine` says whose the new passphrase is. Takes seconds, and room for the records once more. Raises
    `CannotWrite`, `DamagedFile`, or `Cancelled` when `steps` does: then the file is open as before. When
    something was saved at the last moment, `NotPossible`: then it is locked, with its old keys.
    """
    key, recovery_key, cost = new_key(), recovery.new(), cost or tuned()
    before = slots.known(store.path, store.key)
    chair = replace(mine, salt=secrets.token_bytes(16), cost=cost)
    paper = Slot(header.Kind.RECOVERY, "", secrets.token_bytes(16), cost)
    both = (
        key.wrapped_for(chair, slots.as_bytes(passphrase)),
        key.wrapped_for(paper, recovery_key.encode()),
    )
    head = Header(key.file_id, both, before.generation + 1)
    new = next_data(store.path)
    try:
        files.remove_database(new)
        with _nobody_writes(store):
            commits = _make(store, key, head, carry, steps)
            _verify(files.data_path(store.path), store.key, new, key)
            blocks = seal.blocks(new, key)
            store.close()  # as the last thing in its unit: from here on nobody begins another
        with _alone(store):
            if _commits(files.data_path(store.path), store.key) != commits:
                raise NotPossible(_MEANWHILE)
            files.replace(store.path, header.encode(head, key.derive("header")) + blocks)
            with contextlib.suppress(OSError):  # the next opening finishes it
                take_place(store.path)
    except OSError as error:
        raise files.cannot_write(error) from error
    except (DBAPIError, dbapi2.Error) as error:
        raise explained(error) or CpdeskError(_FAILED) from error
    finally:
        if not _is_replaced(store.path, key):
            files.remove_database(new)
    return NewVault(replace(key, kind=mine.kind, name=mine.name), recovery_key)


class _NothingWritten(Exception):
    """Leaves a unit of work that only kept others from writing."""


@contextlib.contextmanager
def _nobody_writes(store: Store) -> Iterator[None]:
    """Nobody else writes into the file meanwhile; nothing is written by this itself."""
    with contextlib.suppress(_NothingWritten), store.writing() as session:
        session.connection()
        yield
        raise _NothingWritten


@contextlib.contextmanager
def _alone(store: Store) -> Iterator[None]:
    """Nobody else opens the file that this program has just let go of."""
    if store.mark is None:
        yield
        return
    mark = _claimed(store)
    try:
        yield
    finally:
        mark.release()


def _claimed(store: Store) -> in_use.Mark:
    """The mark, once the last reader in this program has let go of it."""
    for _ in range(_TRIES):
        with contextlib.suppress(InUse):
            return in_use.claim(store.path, store.author)
        time.sleep(_PAUSE)
    return in_use.claim(store.path, store.author)


def _make(store: Store, key: DataKey, head: Header, carry: Carry, steps: Steps) -> int:
    """Make the new records; gives how many commits the old ones had counted."""
    new = next_data(store.path)
    files.private_empty(new)
    with (
        contextlib.closing(connect(files.data_path(store.path), store.key)) as source,
        contextlib.closing(connect(new, key)) as copied,
    ):
        source.execute("BEGIN")
        (commits,) = source.execute("SELECT commits FROM sealed_file").fetchone()
        source.backup(copied, pages=_STEP, progress=lambda _state, left, total: steps(total - left, total))
        copied.execute(
            "UPDATE sealed_file SET file_id = ?, generation = ?, commits = commits + 1, line = ?",
            (key.file_id, head.generation, secrets.token_bytes(16)),
        )
    _carry(store, new, key, carry)
    with new.open("r+b") as file:
        os.fsync(file.fileno())
    return int(commits)


def _carry(store: Store, new: Path, key: DataKey, carry: Carry) -> None:
    """Let the services write anew what is bound to the key, where lines are otherwise only added."""
    about = {"author": store.author, "history": key.derive("history")}
    making = engine(new, key, pool=NullPool).execution_options(**WRITING)
    with Session(making, info=about) as session:
        connection = session.connection()
        guards = connection.exec_driver_sql(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'history'"
        ).all()
        for name, _sql in guards:
            connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
        carry(session, store.key.derive("history"), key.derive("history"))
        session.flush()
        for _name, sql in guards:
            connection.exec_driver_sql(sql)
        session.commit()
    with contextlib.closing(connect(new, key)) as settled:
        settled.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _verify(data: Path, old: DataKey, new: Path, key: DataKey) -> None:
    """Every page reads back, and every table has as many rows as before, the history at least as many."""
    with (
        contextlib.closing(connect(data, old)) as before,
        contextlib.closing(connect(new, key, read_only=True)) as after,
    ):
        damage = after.execute("PRAGMA cipher_integrity_check").fetchall()
        (health,) = after.execute("PRAGMA quick_check(1)").fetchone()
        had, has = _rows(before), _rows(after)
    more = {"history"}
    same = had.keys() == has.keys() and all(had[name] == has[name] for name in had.keys() - more)
    if damage or health != "ok" or not same or any(has[name] < had[name] for name in more & had.keys()):
        raise DamagedFile(_FAILED)


def _rows(connection: Any) -> dict[str, int]:
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    counted = "SELECT count(*) FROM {}"
    return {name: int(connection.execute(counted.format(f'"{name}"')).fetchone()[0]) for (name,) in tables}


def _commits(data: Path, key: DataKey) -> int:
    with contextlib.closing(connect(data, key, read_only=True)) as connection:
        (commits,) = connection.execute("SELECT commits FROM sealed_file").fetchone()
    return int(commits)


def _is_replaced(path: Path, key: DataKey) -> bool:
    """Whether the head is the new one; then the new records are the file, wherever they lie."""
    try:
        return header.decode(files.read_header(path)).file_id == key.file_id
    except CpdeskError:
        return True  # not known: nothing that could be needed is thrown away
