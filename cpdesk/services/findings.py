"""What is looked at in a sealed file, one function for each thing, with the words for what is found."""

import shutil
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cpdesk import __version__
from cpdesk.errors import CpdeskError
from cpdesk.models.history import HistoryLine
from cpdesk.rules.wording import instant_words, listing, many, size_words
from cpdesk.services import history
from cpdesk.services.proof import proved, recovery_slot
from cpdesk.snapshots.backups import BackupLine
from cpdesk.snapshots.health import Finding, Standing
from cpdesk.storage import files, header, migrations
from cpdesk.vocabulary import Deed

OK, LOOK, WRONG = Standing.OK, Standing.LOOK, Standing.WRONG
USE_A_BACKUP = "Keep this file as it is, and use your last backup."
OLD_BACKUP = timedelta(days=7)
LITTLE, TOO_LITTLE = 1_000_000_000, 100_000_000
"""Bytes free on the disk."""
_MOST_NAMED = 3


def parts(path: Path) -> Finding:
    """From outside, without any passphrase: whether both parts are there and the first is whole."""
    title = "The two parts of the file"
    try:
        known = header.decode(files.read_header(path))
        files.require_data(path)
    except CpdeskError as trouble:
        return Finding("parts", title, WRONG, str(trouble))
    sizes = [size_words(one.stat().st_size) for one in (path, files.data_path(path))]
    ways = many(len(known.slots), "key")
    words = f"Both are there, {sizes[0]} and {sizes[1]}; {ways} can open the file."
    return Finding("parts", title, OK, words)


def records(session: Session) -> Finding:
    """Every page is deciphered and compared with its digest, and every reference has what it refers to."""
    title = "The records"
    connection = session.connection()
    broken = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA quick_check(10)")]
    if broken != ["ok"]:
        return Finding("records", title, WRONG, f"The records do not hold together. {USE_A_BACKUP}")
    loose = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(_MOST_NAMED)
    if loose:
        where = listing(sorted({str(row[0]).replace("_", " ") for row in loose}))
        words = f"Something refers to what is not in the file any more ({where}). {USE_A_BACKUP}"
        return Finding("records", title, WRONG, words)
    pages, size = (
        connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in ("page_count", "page_size")
    )
    read = size_words(int(pages) * int(size))
    words = f"All {read} were read: each page is as it was written, and all fit together."
    return Finding("records", title, OK, words)


def damaged(trouble: CpdeskError) -> Finding:
    """The records cannot even be read."""
    return Finding("records", "The records", WRONG, str(trouble))


def chain(session: Session) -> Finding:
    """Every line of the history is there, unaltered and in its place."""
    title = "The history"
    broken = history.check(session)
    if broken is not None:
        words = (
            f"Line {broken} of the history was altered, moved or taken out. {USE_A_BACKUP} Tell whoever "
            "looks after your computers."
        )
        return Finding("history", title, WRONG, words)
    lines, last = history.last_line(session)
    shown = f" The last link is {last.hex(' ', 4)}." if lines else ""  # in groups, so that it wraps
    return Finding("history", title, OK, f"{many(lines, 'line')}, each in its place and unaltered.{shown}")


def opened_all_the_same(session: Session) -> Finding:
    """The proof that nothing is missing was looked at when the file was opened; somebody may have gone on."""
    title = "Whether these are all and the latest records"
    row = HistoryLine
    accepted = session.scalar(select(func.max(row.at)).where(row.deed == Deed.ACCEPTED))
    if accepted is None:
        words = "Looked at when the file was opened: nothing is missing, and nothing is from an earlier time."
        return Finding("seal", title, OK, words)
    words = (
        f"Something did not fit on {instant_words(accepted)}, and the file was opened all the same; since "
        "then nothing was missing. The history says who did it."
    )
    return Finding("seal", title, LOOK, words)


def backups(found: Sequence[BackupLine], now: datetime, folders: Iterable[Path] = ()) -> Finding:
    """When the last good backup was made and where it is; `found` newest first."""
    title = "Backups"
    good = next((line for line in found if line.whole), None)
    if good is None:
        looked = listing([str(folder) for folder in folders])
        where = f" in {looked}" if looked else ""
        words = f"There is no backup of this file{where}. Make one now: Settings, Backups."
        return Finding("backups", title, WRONG if found else LOOK, words)
    words = f"The last good one was made on {instant_words(good.at)}, in {good.path.parent}."
    if now - good.at > OLD_BACKUP:
        return Finding("backups", title, LOOK, f"{words} That is more than a week ago: make one now.")
    bad = sum(not line.whole for line in found)
    if bad:
        incomplete = "1 other is" if bad == 1 else f"{bad} others are"
        return Finding("backups", title, LOOK, f"{words} {incomplete} incomplete and cannot be used.")
    return Finding(
        "backups", title, OK, f"{words} There {'is' if len(found) == 1 else 'are'} {len(found)} in all."
    )


def disk(path: Path) -> Finding:
    """Whether there is room for what will be written."""
    title = "Room on the disk"
    try:
        free = shutil.disk_usage(path.parent).free
    except OSError:
        return Finding("disk", title, LOOK, "The disk does not say how much room it has left.")
    words = f"{size_words(free)} are free."
    if free < TOO_LITTLE:
        return Finding("disk", title, WRONG, f"Only {words} Soon nothing more can be saved: make room now.")
    if free < LITTLE:
        return Finding("disk", title, LOOK, f"Only {words} Make room before it is full.")
    return Finding("disk", title, OK, words)


def keys(path: Path, session: Session | None = None) -> Finding:
    """Who can open the file, and whether a forgotten passphrase would lose it.

    Without a `session` on its records nobody can tell whether the recovery key is on paper.
    """
    title = "Keys"
    slots: tuple[header.Slot, ...] = ()
    with suppress(CpdeskError):
        slots = header.decode(files.read_header(path)).slots
    recovery = recovery_slot(slots)
    people = len(slots) - (recovery is not None)
    words = f"{'1 person has' if people == 1 else f'{people} people have'} a passphrase."
    where = "make one in Settings, Who can open it"
    if recovery is None:
        return Finding("keys", title, LOOK, f"{words} There is no recovery key: {where}.")
    if session is not None and not proved(session, recovery):
        words += f" Nobody has ever typed the recovery key from its paper. If you have no paper, {where}."
        return Finding("keys", title, LOOK, words)
    return Finding("keys", title, OK, f"{words} There is a recovery key.")


def versions(session: Session) -> Finding:
    """Which program and which shape of the records, for whoever is asked for help."""
    title = "Versions"
    connection = session.connection()
    cipher = str(connection.exec_driver_sql("PRAGMA cipher_version").scalar_one())
    shape = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
    words = f"cpdesk {__version__}, records of shape {shape}, SQLCipher {cipher}."
    if shape != migrations.head():
        words += (
            " The file is from an older cpdesk; it is copied and brought up to date when it is next opened."
        )
        return Finding("versions", title, LOOK, words)
    return Finding("versions", title, OK, words)
