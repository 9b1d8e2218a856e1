"""A whole copy of a sealed file, both parts, opened and verified before it gets its name."""

import contextlib
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2

from cpdesk.errors import CannotWrite, CpdeskError, DamagedFile, DoesNotFit
from cpdesk.storage import files, header, opening, seal
from cpdesk.storage.connection import connect
from cpdesk.storage.key import DataKey
from cpdesk.storage.troubles import explained

Steps = Callable[[int, int], None]
"""Told how much is done, of how much; may raise `Cancelled`."""

FAILED = (
    "A copy of this file was made and does not read back as it should, so it was thrown away. The file "
    "itself was not changed. Check the disk, and use your last backup if the file does not open."
)

_STEP = 64  # pages copied at a time: 256 KiB
_SYNC_EVERY = 16  # steps; so that a saved word never waits for many megabytes to reach the disk
_PAUSE = 0.002  # seconds between two steps, for whoever saves a word meanwhile


def unwatched(_done: int, _total: int) -> None:
    """Steps that nobody is told of."""


@dataclass(frozen=True)
class Changed:
    """How a copy is to differ from its source: a restored file is no copy but a file of its own."""

    head: bytes | None = None
    """Other keys, of the same file; None for those of the source."""
    finish: Callable[[Path], None] = lambda _path: None
    """What is still to be done with the finished copy before it gets its name."""


def copy(
    path: Path, key: DataKey, target: Path, *, steps: Steps = unwatched, changed: Changed | None = None
) -> None:
    """Copy the sealed file `path` as it is at this moment to `target`; the same passphrases open it.

    The file may be in use meanwhile: no byte of it is changed, and nobody who writes to it waits. Raises
    `CannotWrite` (no space, name taken), `DamagedFile`, or `Cancelled` when `steps` does; then nothing is
    left at the target.
    """
    files.refuse_existing(target)
    new = files.beside(target)
    try:
        files.private_empty(files.data_path(new))
        head = _copy_records(path, files.data_path(new), key, steps, changed)
        _write_head(new, key, head)
        verify(new, key)
        if changed is not None:
            changed.finish(new)
        _place(new, target)
    except dbapi2.Error as error:
        raise explained(error) or CpdeskError(FAILED) from error
    except OSError as error:
        raise files.cannot_write(error) from error
    finally:
        files.remove_database(files.data_path(new))
        with contextlib.suppress(OSError):
            new.unlink(missing_ok=True)


def verify(path: Path, key: DataKey, words: str = FAILED) -> None:
    """Read every page of a copy that nobody has open, changing no byte of it.

    Raises `DamagedFile`, with these `words` where no better ones are known.
    """
    files.require_data(path)
    if not has_key(path, key):
        raise DamagedFile(words)
    try:
        with contextlib.closing(connect(files.data_path(path), key, read_only=True)) as copied:
            damage = copied.execute("PRAGMA cipher_integrity_check").fetchall()
            (health,) = copied.execute("PRAGMA quick_check(1)").fetchone()
            owner = copied.execute("SELECT file_id FROM sealed_file").fetchone()
    except dbapi2.Error as error:
        trouble = explained(error)
        raise trouble if isinstance(trouble, CannotWrite) else DamagedFile(words) from error
    if damage or health != "ok" or owner is None or bytes(owner[0]) != key.file_id:
        raise DamagedFile(words)
    try:
        opening.check(path, key)
    except DoesNotFit as error:
        raise DamagedFile(words) from error


def has_key(path: Path, key: DataKey) -> bool:
    """Whether a file is locked with this key. Raises `DamagedFile` when its head does not read."""
    raw = files.read_header(path)
    known = header.decode(raw)
    return known.file_id == key.file_id and header.is_authentic(raw, key.derive("header"))


def _copy_records(path: Path, new: Path, key: DataKey, steps: Steps, changed: Changed | None) -> bytes:
    """Copy the records through SQLite's own backup, and give the head that belongs to them.

    Reading an open database as a plain file would drop SQLite's locks. One picture of the records is held
    until the end: without it, each word saved meanwhile would start the copy anew.
    """
    with (
        contextlib.closing(connect(files.data_path(path), key, read_only=True)) as source,
        contextlib.closing(connect(new, key)) as copied,
        new.open("r+b") as handle,
    ):
        copied.execute("PRAGMA journal_mode = OFF").fetchall()
        source.execute("BEGIN")
        source.execute("SELECT count(*) FROM sealed_file").fetchone()
        # after the records: the head is written first, so that it is never older than they are
        head = files.read_header(path)[: header.HEAD]
        source.backup(copied, pages=_STEP, progress=_told(steps, handle.fileno()))
        os.fsync(handle.fileno())
    return head if changed is None or changed.head is None else changed.head


def _told(steps: Steps, handle: int) -> Callable[[int, int, int], None]:
    done = 0

    def progress(_status: int, left: int, total: int) -> None:
        nonlocal done
        steps(total - left, total)
        done += 1
        if done % _SYNC_EVERY == 0:
            os.fsync(handle)
        time.sleep(_PAUSE)

    return progress


def _write_head(new: Path, key: DataKey, head: bytes) -> None:
    """The head, and a seal of its own for the copy."""
    files.write_new(new, head + seal.blocks(files.data_path(new), key))


def _place(new: Path, target: Path) -> None:
    """Give both parts their names, the records first: the name that a person sees never stands for half."""
    files.place_new(files.data_path(new), files.data_path(target))
    try:
        files.place_new(new, target)
    except OSError:
        files.data_path(target).unlink()
        raise
