"""What is looked at before anything of a file is shown: whether it is whole, of one time and the latest."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from cpdesk.errors import DamagedFile, DoesNotFit, NewerFile
from cpdesk.storage import digest, files, header, migrations, seal
from cpdesk.storage.connection import connect
from cpdesk.storage.digest import Digest, PageCheck
from cpdesk.storage.key import DataKey
from cpdesk.storage.seal import Record
from cpdesk.storage.troubles import explained
from cpdesk.storage.unfit import (
    CUT,
    DAMAGED,
    HALF_SEAL,
    LATEST_DAMAGED,
    LATEST_GONE,
    NEWER_RECORDS,
    NO_SEAL,
    OLD_FILE,
    OLD_HEAD,
    OLD_PAGE,
    OLD_RECORDS,
    STRANGE,
    UPDATE,
)  # fmt: skip
from cpdesk.storage.witness import Witness

_SEALED_SINCE = "0006"


@dataclass(frozen=True)
class Looked:
    """What a file is, as it was found."""

    version: str
    """The shape of its tables: the number of the last migration."""
    summed: Digest
    """Of all that was committed, the -wal included."""
    commits: int
    generation: int
    line: bytes
    head_generation: int
    is_sealed: bool
    """Whether it has a seal: not one of an older cpdesk."""
    unfit: DoesNotFit | None
    """Why its parts do not fit together, if they do not; a person may open it all the same."""
    was_updated: bool = False
    """Whether its tables were brought to their present shape after it was looked at."""


@dataclass(frozen=True)
class _Known:
    """What the records say of themselves, and how many pages in the -wal SQLite takes for good."""

    version: str
    commits: int
    generation: int
    line: bytes
    frames: int


def look(path: Path, key: DataKey, seen: Path | None = None) -> Looked:
    """Look at a whole file that nobody has open, without changing a byte of it.

    `seen` is the folder of the witness. Raises `DamagedFile`, `NewerFile`, or `CpdeskError`
    when it cannot be read; what else is wrong is in `unfit`.
    """
    data = files.data_path(path)
    files.require_data(path)
    raw = files.read_header(path)
    try:
        known = _known(data, key)
        found = seal.records(raw, key)
        summed, fits_after = _summed(data, key, known, _newest(found))
    except OSError as error:
        raise files.cannot_read(error) from error
    is_sealed = known.version >= _SEALED_SINCE or len(raw) == header.WHOLE
    generation = header.decode(raw).generation
    unfit = None
    if is_sealed:
        words = _wrong(data, found, known, fits_after)
        if words is not None and _has_damage(data, key, known):
            raise DamagedFile(DAMAGED)
        if words is None and known.generation > generation:
            words = OLD_HEAD
        witness = Witness(seen, key, known.line)
        if words is None and witness.knows_later(known.commits):
            words = OLD_FILE
        unfit = None if words is None else DoesNotFit(words)
    return Looked(
        known.version, summed, known.commits, known.generation, known.line, generation, is_sealed, unfit
    )


def check(path: Path, key: DataKey) -> None:
    """Raise `DamagedFile`, `DoesNotFit` or `NewerFile` unless a file that nobody has open is whole."""
    found = look(path, key)
    if found.unfit is not None:
        raise found.unfit


def _known(data: Path, key: DataKey) -> _Known:
    try:
        with contextlib.closing(connect(data, key, read_only=True)) as connection:
            owner = connection.execute("SELECT file_id FROM sealed_file").fetchone()
            version = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            if owner is None or version is None or bytes(owner[0]) != key.file_id:
                raise DamagedFile(STRANGE)
            if version[0] not in migrations.numbers():
                raise NewerFile(UPDATE)
            return _Known(str(version[0]), *_counted(connection, version[0]), _frames(connection))
    except dbapi2.Error as error:
        raise explained(error) or DamagedFile(STRANGE) from error


def _counted(connection: Any, version: str) -> tuple[int, int, bytes]:
    if version < _SEALED_SINCE:
        return 0, 0, b""
    commits, generation, line = connection.execute(
        "SELECT commits, generation, line FROM sealed_file"
    ).fetchone()
    return int(commits), int(generation), bytes(line or b"")


def _frames(connection: Any) -> int:
    _busy, frames, _moved = connection.execute("PRAGMA wal_checkpoint(NOOP)").fetchone()
    return max(0, int(frames))


def _newest(found: tuple[Record | None, Record | None]) -> tuple[Record, ...]:
    """The record that must fit; both, when they are of the same commit."""
    records = [record for record in found if record is not None]
    most = max((record.commits for record in records), default=0)
    return tuple(dict.fromkeys(record for record in records if record.commits == most))


def _summed(data: Path, key: DataKey, known: _Known, newest: tuple[Record, ...]) -> tuple[Digest, int | None]:
    """The digest of everything, and how many commits in the -wal come after the state that the seal knows;
    None when it knows none of its states."""
    summed = seal.digest_of(data, key)

    def is_known() -> bool:
        return any(summed.state(record.commits) == record.state for record in newest)

    after = 0 if is_known() else None
    for number, pages, page in _committed(data, known.frames):
        summed.put(number, page)
        if not pages:
            continue
        summed.resize(pages)
        if is_known():
            after = 0
        elif after is not None:
            after += 1
    return summed, after


def _committed(data: Path, frames: int) -> Iterator[tuple[int, int, memoryview]]:
    if frames:
        with digest.wal_path(data).open("rb", buffering=0) as wal:
            yield from digest.frames(wal, 0, frames)


def _wrong(
    data: Path, found: tuple[Record | None, Record | None], known: _Known, fits_after: int | None
) -> str | None:
    """What does not fit, in words; None when everything does."""
    newest = _newest(found)
    if not newest:
        return NO_SEAL
    sealed = newest[0].commits
    in_step = fits_after is not None and known.commits == sealed + fits_after
    if in_step and (known.frames or found[0] == found[1]):
        return None
    if in_step:
        return HALF_SEAL
    left = _left_over(data, known.frames)
    if left:
        return LATEST_DAMAGED
    if known.commits == sealed:
        return OLD_PAGE
    if known.commits > sealed:
        return NEWER_RECORDS
    if known.frames:
        return CUT
    return OLD_RECORDS if found[0] == found[1] else LATEST_GONE


def _left_over(data: Path, frames: int) -> bool:
    """Whether a whole commit of its round follows what SQLite takes for good: something was changed.

    A -wal that was only cut off ends before its next commit does.
    """
    wal = digest.wal_path(data)
    if not wal.exists():
        return False
    with wal.open("rb", buffering=0) as file:
        return digest.goes_on(file, frames)


def _has_damage(data: Path, key: DataKey, known: _Known) -> bool:
    """Whether a page fails its own check, which every page of ours passes however old it is."""
    latest: dict[int, bool] = {}
    count = 0
    check: PageCheck | None = None
    for number, page in digest.pages(data):
        check = check or PageCheck(key, bytes(page[:16]))
        latest[number] = check.is_whole(number, page)
    for number, pages, page in _committed(data, known.frames):
        latest[number] = check is not None and check.is_whole(number, page)
        count = pages or count
    return not all(whole for number, whole in latest.items() if not count or number <= count)
