"""The health of a sealed file: everything that can be looked at, in words, each with what to do."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path

from sqlalchemy import NullPool, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2

from cpdesk.errors import CpdeskError, DamagedFile
from cpdesk.services import findings
from cpdesk.services.change import Progress, Workplace, nothing_to_report
from cpdesk.snapshots.backups import BackupLine
from cpdesk.snapshots.health import Examination, Finding, Standing
from cpdesk.storage import files, opening, vault
from cpdesk.storage.backups import found as backups_in
from cpdesk.storage.connection import connect
from cpdesk.storage.in_use import mark_path
from cpdesk.storage.key import DataKey
from cpdesk.storage.troubles import explained

Asking = Callable[[Callable[[str], DataKey]], DataKey]
"""Gives the key that a function gives for the right passphrase, wherever that comes from."""

_Look = tuple[str, Callable[[Session], Finding]]

_INSIDE: tuple[_Look, ...] = (
    ("Reading every page", findings.records),
    ("Checking the history", findings.chain),
    ("Looking at the versions", findings.versions),
)
_HAS_HISTORY = "0006"


class Health:
    """The health of the file that is open; may be asked from a thread beside the window."""

    def __init__(self, workplace: Workplace) -> None:
        self._at = workplace

    def examine(
        self, backups: Sequence[BackupLine] | None = None, progress: Progress = nothing_to_report
    ) -> Examination:
        """Look at everything; changes nothing. `backups`: as `desk.backups.list` gives them, if wanted.

        `progress` may stop it by raising Cancelled. Raises NotPossible when the file is locked meanwhile.
        """
        path, now = self._at.store.path, self._at.now()
        looks = (*_INSIDE[:1], ("Looking at the seal", findings.opened_all_the_same), *_INSIDE[1:])
        found = [findings.parts(path)]
        for number, (words, look) in enumerate(looks):
            progress(number, len(looks), words)
            found.append(self._looked(look))
        found += [self._looked(partial(findings.keys, path)), findings.disk(path)]
        if backups is not None:
            found.append(findings.backups(backups, now))
        progress(len(looks), len(looks), "Done")
        return Examination(now, tuple(found))

    def _looked(self, look: Callable[[Session], Finding]) -> Finding:
        try:
            with self._at.store.reading() as session:
                return look(session)
        except DamagedFile as trouble:
            return findings.damaged(trouble)


def examine_closed(
    path: Path,
    ask: Asking | None,
    now: datetime,
    folders: Iterable[Path] | None = None,
    progress: Progress = nothing_to_report,
    seen: Path | None = None,
) -> Examination:
    """Look at a file that is not open here, changing no byte of it.

    `ask` tries passphrases on what opens it; without it only what can be seen from outside is looked at.
    `folders`: where its backups are looked for; `seen`: where this computer remembers how far each file
    had come. Raises what `ask` raises.
    """
    found = [findings.parts(path)]
    if found[0].standing is Standing.OK:
        found += _marked(path)
        if ask is not None:
            found += _inside(path, ask(partial(vault.unlock, path)), progress, seen)
        if not any(finding.key == "keys" for finding in found):
            found.append(findings.keys(path))
    found.append(findings.disk(path))
    if folders is not None:
        folders = list(folders)
        found.append(findings.backups(backups_in(path, folders), now, folders))
    return Examination(now, tuple(found))


def _marked(path: Path) -> Iterator[Finding]:
    if mark_path(path).exists():
        words = (
            "It is open at the moment, or the program ended without closing it. If it is open, close it and "
            "check again: what is written meanwhile can look like damage."
        )
        yield Finding("in_use", "Whether the file is open", Standing.LOOK, words)


def _inside(path: Path, key: DataKey, progress: Progress, seen: Path | None) -> Iterator[Finding]:
    progress(0, len(_INSIDE) + 1, "Looking at the seal")
    title = "Whether these are all and the latest records"
    try:
        looked = opening.look(path, key, seen)
    except CpdeskError as trouble:
        yield findings.damaged(trouble)
        return
    if looked.unfit is not None:
        yield Finding("seal", title, Standing.WRONG, str(looked.unfit))
    elif looked.is_sealed:
        words = "Nothing is missing, and nothing is from an earlier time that this computer knows of."
        yield Finding("seal", title, Standing.OK, words)
    for number, (words, look) in enumerate(_INSIDE, start=1):
        progress(number, len(_INSIDE) + 1, words)
        if look is findings.chain and looked.version < _HAS_HISTORY:
            continue
        yield _looked(path, key, look)
    if looked.version >= _HAS_HISTORY:
        yield _looked(path, key, partial(findings.keys, path))


def _looked(path: Path, key: DataKey, look: Callable[[Session], Finding]) -> Finding:
    try:
        with _reading(path, key) as session:
            return look(session)
    except CpdeskError as trouble:
        return findings.damaged(trouble)


@contextmanager
def _reading(path: Path, key: DataKey) -> Iterator[Session]:
    """A session on a file that is only read."""
    reader = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: connect(files.data_path(path), key, read_only=True),
        poolclass=NullPool,
        hide_parameters=True,
    )
    try:
        with Session(reader, info={"history": key.derive("history")}) as session:
            yield session
    except DBAPIError as error:
        words = explained(error)
        if words is None:
            raise
        raise words from error
    finally:
        reader.dispose()
