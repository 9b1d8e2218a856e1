"""The seal of a file: what its records added up to at the last commit, kept outside of them.

It lies in two blocks behind the head of `X.cpdesk`. After each commit one of them, in turn, is written in
place and not waited for: the database is on disk first, so the seal may lag behind it after a power cut and
is never ahead. Each unit of work also counts itself in the records (`sealed_file.commits`), so that commits
beyond the seal are known to be ours by their number: nobody without the key can add one.

Two rules make every state that a crash can leave provable. Nothing but this module brings the -wal into the
database, and before it does, both blocks say what is in the -wal and are on disk. So where nothing is in the
-wal both blocks are the same and fit; and where something is, the newer block fits one of the states that the
-wal goes through. A torn block is let pass only in the second case, where a power cut can have torn it: also
while both were being made the same, so which of the two it is tells nothing. One torn block and one commit
cut off are therefore noticed by the witness alone; SECURITY.md says so.

    block, 4096 bytes: mark 8 | commits 8 | state of the digest 32 | HMAC-SHA256 over these 32 | noughts
"""

import contextlib
import hmac
import os
import secrets
import struct
from dataclasses import dataclass
from io import FileIO
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from cpdesk.errors import CannotWrite, CpdeskError
from cpdesk.storage import digest, files
from cpdesk.storage.connection import connect, shape_number
from cpdesk.storage.digest import Digest
from cpdesk.storage.header import HEAD
from cpdesk.storage.key import DataKey
from cpdesk.storage.troubles import READ_ONLY, explained
from cpdesk.storage.witness import Witness

BLOCK = 4096
CHECKPOINT = 1000
"""Pages in the -wal from which they are brought into the database."""
_MARK = b"\x8bseal\r\n\x00"
_RECORD = struct.Struct(">8sQ32s")
_SAID = _RECORD.size + 32


@dataclass(frozen=True)
class Record:
    """What one block says."""

    commits: int
    state: bytes

    def block(self, key: bytes) -> bytes:
        """The block as it is written."""
        said = _RECORD.pack(_MARK, self.commits, self.state)
        return (said + hmac.digest(key, said, "sha256")).ljust(BLOCK, b"\x00")


def records(raw: bytes, key: DataKey) -> tuple[Record | None, Record | None]:
    """What the two blocks in the bytes of `X.cpdesk` say; None for one with a single wrong bit."""
    one, two = (_record(raw[start : start + BLOCK], _key(key)) for start in (HEAD, HEAD + BLOCK))
    return one, two


def blocks(data: Path, key: DataKey) -> bytes:
    """Both blocks for a closed database without a -wal; nothing for one from before there were seals.

    Raises `DamagedFile` or `CannotWrite` when it cannot be read.
    """
    try:
        with contextlib.closing(connect(data, key, read_only=True)) as connection:
            if not _counts(connection):
                return b""
            (commits,) = connection.execute("SELECT commits FROM sealed_file").fetchone()
    except dbapi2.Error as error:
        words = explained(error)
        if words is None:
            raise
        raise words from error
    return of(digest_of(data, key), int(commits), key)


def of(summed: Digest, commits: int, key: DataKey) -> bytes:
    """Both blocks for a digest that is known."""
    return 2 * Record(commits, summed.state(commits)).block(_key(key))


def make(path: Path, key: DataKey, *, new_line: bool = False) -> None:
    """Seal a closed file anew as it lies there; `new_line` for one restored from a backup.

    To be used on a file that was checked just now, or made. Raises `CannotWrite`, or the driver’s error.
    """
    data = files.data_path(path)
    if new_line:
        with contextlib.closing(connect(data, key)) as connection:
            connection.execute("UPDATE sealed_file SET line = ?", (secrets.token_bytes(16),))
    files.replace(path, files.read_header(path)[:HEAD] + blocks(data, key))


def digest_of(data: Path, key: DataKey) -> Digest:
    """The digest of the database file alone; not while it is open here, as that would drop SQLite’s locks."""
    summed = Digest(key)
    for number, page in digest.pages(data):
        summed.put(number, page)
    return summed


class Seal:
    """The seal of the file that is open here, kept up after each commit.

    Not for several threads at once: `Store` lets one writer in at a time.
    """

    def __init__(self, path: Path, key: DataKey, summed: Digest, commits: int, witness: Witness) -> None:
        """`summed` and `commits` are of the whole file as it lies there, its -wal included; it was looked at
        just now. Both blocks are written. Raises `CannotWrite` when they cannot be, or the driver’s error."""
        self.commits = commits
        self.witness = witness
        self._path, self._data_key, self._key = path, key, _key(key)
        self._digest = summed
        self._connection = connect(files.data_path(path), key)
        self._wal: FileIO | None = None
        self._file: FileIO | None = None
        self._round = b""
        self._followed = self._checkpointed = self._turn = 0
        try:
            self._in_wal()
            self._followed = self._frames()
            self._settle()
        except OSError as error:
            self._drop()
            raise (
                CannotWrite(READ_ONLY) if isinstance(error, PermissionError) else files.cannot_write(error)
            ) from error
        except dbapi2.Error:
            self._drop()
            raise

    def shape_number(self) -> int:
        """The number of the present shape of the tables."""
        return shape_number(self._connection)

    def follow(self, commits: int) -> None:
        """Bring the seal up to a commit that has just been made; it stands, whatever happens here.

        A disk that refuses is asked again with the next commit: until then nothing leaves the -wal.
        """
        self.commits = commits
        try:
            self._read()
            self._write(self._record(), _SAID)
            if self._followed >= self._checkpointed + CHECKPOINT:
                self._settle()
                self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
                self._checkpointed = self._followed
        except (OSError, dbapi2.Error):
            return

    def replace_head(self, head: bytes) -> None:
        """Put another head before the blocks: the old or the new whole file. Raises `CannotWrite`."""
        try:
            self._read()
        except OSError as error:
            raise files.cannot_write(error) from error
        block = self._record().block(self._key)
        self._let_go_of_file()
        files.replace(self._path, head + 2 * block)

    def close(self) -> None:
        """Both blocks on disk, then the -wal into the database; to be the last connection that closes.

        When the disk refuses the blocks, they are tried once more when all is closed.
        """
        settled = False
        with contextlib.suppress(OSError, dbapi2.Error):
            self._read()
            self._settle()
            settled = True
        if settled:
            with contextlib.suppress(dbapi2.Error):
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        self._drop()
        if not settled and not digest.wal_path(files.data_path(self._path)).exists():
            with contextlib.suppress(OSError, dbapi2.Error, CpdeskError):
                make(self._path, self._data_key)

    def leave(self) -> None:
        """Let go without writing anything, as somebody else writes the file by now."""
        self._drop()

    def _drop(self) -> None:
        """Let go of everything."""
        self._let_go_of_file()
        if self._wal is not None:
            self._wal.close()
        self._connection.close()
        self.witness.close()

    def _record(self) -> Record:
        return Record(self.commits, self._digest.state(self.commits))

    def _read(self) -> None:
        """Bring the digest up to the last commit in the -wal."""
        frames = self._frames()
        wal = self._in_wal()
        if frames <= self._followed:
            return
        read = self._followed
        for number, after, page in digest.frames(wal, read, frames):
            self._digest.put(number, page)
            if after:
                self._digest.resize(after)
            read += 1
        if read != frames:
            raise OSError("the -wal is shorter than SQLite says")
        self._followed = frames

    def _frames(self) -> int:
        """How many committed pages are in the -wal; asking changes nothing (`NOOP`)."""
        _busy, frames, _moved = self._connection.execute("PRAGMA wal_checkpoint(NOOP)").fetchone()
        return int(frames)

    def _in_wal(self) -> FileIO:
        """The -wal, and whether it has begun again from its start since we last looked."""
        if self._wal is None:
            self._wal = digest.wal_path(files.data_path(self._path)).open("rb", buffering=0)
        this = digest.salts(self._wal)
        if this != self._round:
            self._round, self._followed, self._checkpointed = this, 0, 0
        return self._wal

    def _settle(self) -> None:
        """Both blocks the same and on disk, one after the other, so that no power cut tears both."""
        for _ in range(2):
            self._write(self._record())
            os.fsync(self._opened().fileno())

    def _write(self, record: Record, much: int = BLOCK) -> None:
        """Write the next block, or as much of it as ever differs from the one that was there."""
        file = self._opened()
        file.seek(HEAD + self._turn * BLOCK)
        file.write(record.block(self._key)[:much])
        self._turn = 1 - self._turn
        self.witness.note(record.commits)

    def _opened(self) -> FileIO:
        if self._file is None:
            self._file = files.patiently(lambda: self._path.open("r+b", buffering=0))
        return self._file

    def _let_go_of_file(self) -> None:
        file, self._file = self._file, None
        if file is not None:
            file.close()


def _key(key: DataKey) -> bytes:
    return key.derive("seal record")


def _record(block: bytes, key: bytes) -> Record | None:
    if len(block) != BLOCK:
        return None
    _mark, commits, state = _RECORD.unpack_from(block)
    record = Record(commits, state)
    return record if hmac.compare_digest(record.block(key), block) else None


def _counts(connection: Any) -> bool:
    """Whether the records count their commits: since shape 0006."""
    columns = connection.execute("SELECT name FROM pragma_table_info('sealed_file')").fetchall()
    return ("commits",) in columns
