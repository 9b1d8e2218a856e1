"""The open file: short units of reading and writing, each whole or not at all."""

import contextlib
import threading
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Engine, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2

from cpdesk.errors import NotPossible
from cpdesk.storage import files, header, schema
from cpdesk.storage.connection import WRITING, engine
from cpdesk.storage.files import data_path
from cpdesk.storage.identity import sealed_file
from cpdesk.storage.in_use import Mark
from cpdesk.storage.key import DataKey
from cpdesk.storage.troubles import explained


class Store:
    """The records of one sealed file, for as long as it is unlocked.

    May be used from several threads; each gets its own connection.
    """

    def __init__(self, path: Path, key: DataKey, *, author: str = "", mark: Mark | None = None) -> None:
        """Open the records beside the header `path`; older ones are copied and migrated first.

        `author` is who unlocked and writes from now on; sessions carry it in `info["author"]`, and the key
        that chains the history in `info["history"]`. `mark` says to others that the file is open, and is let
        go of with it. Raises `DamagedFile`, `NewerFile` or `CannotWrite`;
        then no byte of the file has changed.
        """
        self.path = path
        self.key = key
        self.author = author
        self.mark = mark
        self._about = {"author": author, "history": key.derive("history")}
        schema.prepare(path, key)
        self._engine = engine(data_path(path), key)
        self._writer = self._engine.execution_options(**WRITING)
        self._open = True
        self._units = 0
        self._counting = threading.Lock()

    @contextlib.contextmanager
    def reading(self) -> Iterator[Session]:
        """One consistent picture of the records; whatever is changed in it is dropped at the end."""
        with self._unit(self._engine) as session:
            yield session

    @contextlib.contextmanager
    def writing(self) -> Iterator[Session]:
        """One unit of work: on disk for good when the block ends, or, on any error, as if it had never been.

        Raises `CannotWrite` (disk full, protected, in use) or `DamagedFile`.
        """
        with self._unit(self._writer) as session:
            yield session
            session.commit()

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """For a copy that goes on beside the work: a file that is locked meanwhile is let go of after it."""
        self._enter()
        try:
            yield
        finally:
            self._leave()

    def replace_head(self, head: bytes) -> None:
        """Put other keys (`HEAD` bytes) in the place of those in the file: the old or the new ones, whole.

        The records then say to which generation of keys they belong. Raises `CannotWrite`; then the old ones
        are there.
        """
        raw = files.read_header(self.path)
        files.replace(self.path, head + raw[header.HEAD :])
        with self.writing() as session:
            session.execute(update(sealed_file).values(generation=header.decode(head).generation))

    def close(self) -> None:
        """Bring the -wal into the database and let go of every connection; a second time does nothing.

        Units that another thread is in the middle of are not waited for: they end as they would have, and
        the last of them lets go. If the disk refuses, the -wal stays and is read at the next opening:
        nothing is lost.
        """
        with self._counting:
            last = self._open and not self._units
            self._open = False
        if last:
            self._let_go()

    def _let_go(self) -> None:
        with (
            contextlib.suppress(DBAPIError, dbapi2.Error),
            contextlib.closing(self._engine.raw_connection()) as raw,
        ):
            raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._engine.dispose()
        if self.mark is not None:
            self.mark.release()

    def _enter(self) -> None:
        with self._counting:
            if not self._open:
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
    def _unit(self, bind: Engine) -> Iterator[Session]:
        self._enter()
        session = Session(bind, expire_on_commit=False, info=dict(self._about))
        try:
            with session:  # closing rolls back what was not committed
                yield session
        except DBAPIError as error:
            words = explained(error)
            if words is None:
                raise
            raise words from error
        finally:
            self._leave()


def references_later(session: Session) -> None:
    """In this unit of work rows may refer to others before these are there; it is checked at its end."""
    session.connection().exec_driver_sql("PRAGMA defer_foreign_keys = ON")
