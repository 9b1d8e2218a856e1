"""The open file: short units of reading and writing, each whole or not at all."""

import contextlib
import os
import secrets
import threading
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2

from cpdesk.errors import CannotWrite, CpdeskError, NotPossible
from cpdesk.storage import header, schema, swap, unfit
from cpdesk.storage.connection import CHANGES_BEFORE, WRITING, engine, left_alone, shape_number
from cpdesk.storage.files import data_path
from cpdesk.storage.identity import sealed_file
from cpdesk.storage.in_use import Mark
from cpdesk.storage.key import DataKey
from cpdesk.storage.seal import Seal
from cpdesk.storage.troubles import BUSY, TAKEN_OVER, explained
from cpdesk.storage.witness import Witness

_COUNT = "UPDATE sealed_file SET commits = ? WHERE commits = ?"
_PATIENCE = 3  # seconds, as long as SQLite waits for another program


class Store:
    """The records of one sealed file, for as long as it is unlocked.

    May be used from several threads; each gets its own connection.
    """

    def __init__(
        self,
        path: Path,
        key: DataKey,
        *,
        author: str = "",
        mark: Mark | None = None,
        accept: bool = False,
        seen: Path | None = None,
    ) -> None:
        """Look at the whole file, and open the records beside the header `path`; older ones are copied and
        migrated first.

        `author` is who unlocked and writes from now on; sessions carry it in `info["author"]`, and the key
        that chains the history in `info["history"]`. `mark` says to others that the file is open, and is let
        go of with it. `accept`: a person said to open it although its parts do not fit; `seen` is the folder
        of this computer's witness. Raises `DamagedFile`, `DoesNotFit`, `NewerFile` or `CannotWrite`; then no
        byte of the file has changed.
        """
        self.path = path
        self.key = key
        self.author = author
        self.mark = mark
        self._about = {"author": author, "history": key.derive("history")}
        swap.settle(path, key)
        found = schema.prepare(path, key, accept=accept, seen=seen)
        self.was_updated = found.was_updated
        """Whether its records were brought to the shape of this cpdesk just now; a copy lies beside it."""
        self.unfit = "" if found.unfit is None else unfit.what(found.unfit)
        """What did not fit, in one sentence, when it was opened all the same."""
        self.keys_untold = found.generation < found.head_generation
        """Whether the keys were changed and the program was stopped before the records could tell of it."""
        line = secrets.token_bytes(16) if self.unfit or not found.line else found.line
        with _in_words():
            self._seal = Seal(path, key, found.summed, found.commits, Witness(seen, key, line))
            self._shape = self._seal.shape_number()
        self._engine = engine(data_path(path), key)
        self._writer = self._engine.execution_options(**WRITING)
        self._open = True
        self._units = 0
        self._counting = threading.Lock()
        self._turn = threading.Lock()
        going = (path, key, mark, self._engine, self._seal, os.getpid())
        self._forgotten = weakref.finalize(self, _let_go, *going)
        if line != found.line or found.generation != found.head_generation:
            self._belong(line, found.head_generation)

    @contextlib.contextmanager
    def reading(self) -> Iterator[Session]:
        """One consistent picture of the records; whatever is changed in it is dropped at the end."""
        with self._unit(self._engine) as session:
            yield session

    @contextlib.contextmanager
    def writing(self, *, held: bool = False) -> Iterator[Session]:
        """One unit of work: on disk for good when the block ends, or, on any error, as if it had never been.

        It counts itself in the records, and the seal follows. `held`: by whoever holds the file (`held`),
        also when it was locked meanwhile. Raises `CannotWrite` (disk full, protected, in use, taken over by
        another computer) or `DamagedFile`.
        """
        with self._turns(), self._unit(self._writer, held=held) as session:
            yield session
            session.flush()
            commits = self._counted(session) if session.in_transaction() else None
            session.commit()
            if commits is not None:
                self._seal.follow(commits)

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """For a copy that goes on beside the work: a file that is locked meanwhile is let go of after it."""
        self._enter()
        try:
            yield
        finally:
            self._leave()

    def replace_head(self, head: bytes, told: Callable[[Session], None] = lambda _session: None) -> None:
        """Put other keys (`HEAD` bytes) in the place of those in the file: the old or the new ones, whole.

        The records then say to which generation of keys they belong, and what `told` writes; if the disk
        refuses that, only the first, at the next opening. Raises `CannotWrite`; then the old ones are there.
        """
        with self._turns(), _in_words():
            self._seal.replace_head(head)
        with contextlib.suppress(CannotWrite), self.writing() as session:
            session.execute(update(sealed_file).values(generation=header.decode(head).generation))
            told(session)

    def close(self) -> None:
        """Bring the -wal into the database and let go of every connection; a second time does nothing.

        Units that another thread is in the middle of are not waited for: they end as they would have, and
        the last of them lets go. If the disk refuses, the -wal stays and is read at the next opening:
        nothing is lost. Where another computer has taken the file over, no byte of it is changed: neither
        its seal nor its records are ours any more.
        """
        with self._counting:
            last = self._open and not self._units
            self._open = False
        if last:
            self._let_go()

    def _let_go(self) -> None:
        self._forgotten.detach()
        _let_go(self.path, self.key, self.mark, self._engine, self._seal, os.getpid())

    def _belong(self, line: bytes, generation: int) -> None:
        """Write into the records of which line of descent they are, and to which keys they belong."""
        try:
            with self.writing() as session:
                session.execute(update(sealed_file).values(line=line, generation=generation))
        except CpdeskError:
            self.mark = None  # it stays with who opens
            self.close()
            raise

    def _counted(self, session: Session) -> int | None:
        """Count this unit of work in the records; how many there were with it. None if it changed nothing."""
        connection = session.connection().connection
        driver: Any = connection.driver_connection
        if driver.total_changes == connection.info[CHANGES_BEFORE]:
            shape, self._shape = self._shape, shape_number(driver)
            if shape == self._shape:
                return None
        commits = self._seal.commits + 1
        if driver.execute(_COUNT, (commits, commits - 1)).rowcount != 1:  # another program has written
            (before,) = driver.execute("SELECT commits FROM sealed_file").fetchone()
            commits = int(before) + 1
            driver.execute(_COUNT, (commits, before))
        return commits

    @contextlib.contextmanager
    def _turns(self) -> Iterator[None]:
        """One writer at a time, until the seal has followed it."""
        if not self._turn.acquire(timeout=_PATIENCE):
            raise CannotWrite(BUSY)
        try:
            if self.mark is not None and not self.mark.is_ours():
                raise CannotWrite(TAKEN_OVER)
            yield
        finally:
            self._turn.release()

    def _enter(self, *, held: bool = False) -> None:
        with self._counting:
            if not self._open and not (held and self._units):
                raise NotPossible("The file is locked. Everything saved is in it. Unlock it to go on.")
            self._units += 1

    def _leave(self) -> None:
        """The last unit after the closing lets go of the connections."""
        with self._counting:
            self._units -= 1
            last = not self._open and not self._units
        if last:
            self._let_go()

    @contextlib.contextmanager
    def _unit(self, bind: Engine, *, held: bool = False) -> Iterator[Session]:
        self._enter(held=held)
        session = Session(bind, expire_on_commit=False, info=dict(self._about))
        try:
            with _in_words(), session:  # closing rolls back what was not committed
                yield session
        finally:
            self._leave()


def _let_go(path: Path, key: DataKey, mark: Mark | None, records: Engine, seal: Seal, process: int) -> None:
    """Also for a store that nobody closed, when it is dropped or the program ends in the ordinary way.

    SQLite would bring the -wal into the database by itself then, and the seal would not know. `process` is
    the one that opened it: what was forked from that closes nothing.
    """
    if process != os.getpid():
        return
    if mark is not None and not mark.is_ours(surely=True):
        with left_alone(data_path(path), key):
            records.dispose()
            seal.leave()
    else:
        records.dispose()
        seal.close()
    if mark is not None:
        mark.release()


@contextlib.contextmanager
def _in_words() -> Iterator[None]:
    """What the database refuses, said so that a person can act on it."""
    try:
        yield
    except (DBAPIError, dbapi2.Error) as error:
        words = explained(error)
        if words is None:
            raise
        raise words from error


def references_later(session: Session) -> None:
    """In this unit of work rows may refer to others before these are there; it is checked at its end."""
    session.connection().exec_driver_sql("PRAGMA defer_foreign_keys = ON")
