"""Procedures: those that cpdesk ships, and the council’s own, copied, changed and kept by version."""

import re
import unicodedata
from dataclasses import replace
from pathlib import Path

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from cpdesk.errors import CannotWrite, NotPossible
from cpdesk.interchange.procedure_text import read_text, write_text
from cpdesk.models.conference import Conference
from cpdesk.models.office import Office
from cpdesk.models.procedure import ProcedureVersion
from cpdesk.rules.plain_text import clean
from cpdesk.rules.procedure import DEFAULT_PROCEDURE, Procedure, national, procedure, procedure_keys
from cpdesk.rules.procedure_file import read_procedure
from cpdesk.rules.procedure_terms import ProcedureError
from cpdesk.rules.procedure_writing import written
from cpdesk.services.change import Workplace
from cpdesk.services.kept_procedures import keep, newest
from cpdesk.snapshots.office import ProcedureLine
from cpdesk.vocabulary import ConferenceState

__all__ = ["CannotWrite", "ProcedureError", "Procedures"]


class Procedures:
    """What the office works by."""

    def __init__(self, workplace: Workplace) -> None:
        self._at = workplace

    def all(self) -> tuple[ProcedureLine, ...]:
        """Every procedure: the shipped ones in their order, then the own ones by name."""
        with self._at.store.reading() as session:
            counted = select(Conference.procedure, func.count()).group_by(Conference.procedure)
            held = {row[0]: row[1] for row in session.execute(counted)}
            lines = [_shipped_line(key, held.get(key, 0)) for key in procedure_keys()]
            own = [
                _own_line(session, key, came_from, held.get(key, 0)) for key, came_from in _own_keys(session)
            ]
        return (*lines, *sorted(own, key=lambda line: line.name.casefold()))

    def procedure(self, key: str) -> Procedure:
        """The newest version of one procedure; the usual one for a key that nobody knows."""
        with self._at.store.reading() as session:
            return newest(session, key)

    def default(self) -> str:
        """The key of the procedure that new cases begin with."""
        with self._at.store.reading() as session:
            chosen = session.scalar(select(Office.procedure).limit(1))
            return newest(session, chosen).key if chosen else DEFAULT_PROCEDURE

    def set_default(self, key: str) -> None:
        """New cases begin with this procedure."""
        with self._at.changing("procedure", None) as session:
            session.execute(delete(Office))
            session.add(Office(procedure=newest(session, key).key))

    def copy(self, key: str, name: str) -> str:
        """Make an own procedure out of another one; gives its key. Raises NotPossible without a name."""
        name = _name(name)
        with self._at.changing("procedure", None) as session:
            source = newest(session, key)
            made = replace(source, key=_free_key(session, name), name=name, version="1", words=())
            keep(session, made, self._at.now(), copied_from=source.key)
        return made.key

    def save(self, changed: Procedure) -> Procedure:
        """Keep a changed own procedure as its next version, and give it.

        Conferences that are only booked follow it; those begun or held keep the version they were held
        under. Nothing is kept when nothing has changed. Raises `ProcedureError` when it does not hold
        together, NotPossible for a shipped one.
        """
        if changed.key in procedure_keys():
            raise NotPossible(
                "This procedure came with cpdesk and stays as it is. Copy it, and change the copy."
            )
        with self._at.changing("procedure", None) as session:
            latest = newest(session, changed.key)
            if latest.key != changed.key:
                raise NotPossible("This procedure was taken out meanwhile. Nothing was changed.")
            if written(replace(changed, version=latest.version)) == written(latest):
                return latest
            changed = replace(changed, name=_name(changed.name), version=_next(session, changed.key))
            self._keep_next(session, changed, latest)
        return changed

    def remove(self, key: str) -> None:
        """Take an own procedure out. Raises NotPossible while a conference is held under it."""
        with self._at.changing("procedure", None) as session:
            if session.scalar(select(func.count()).where(Conference.procedure == key)):
                raise NotPossible("Conferences are held under this procedure, so it stays.")
            session.execute(delete(ProcedureVersion).where(ProcedureVersion.key == key))
            session.execute(delete(Office).where(Office.procedure == key))

    def bring_in(self, path: Path) -> Procedure:
        """Take a procedure’s file in, as a new own one or as the next version of one that is here.

        Raises `ProcedureError` with file, line and reason when it is not a good one; nothing changes then.
        """
        file = read_procedure(read_text(path), path.name, national())
        if file.key in procedure_keys():
            raise ProcedureError(
                f"{path.name}: “{file.key}” is the key of a procedure that came with cpdesk. Give yours "
                "another “key”; nothing was brought in."
            )
        with self._at.changing("procedure", None) as session:
            latest = newest(session, file.key)
            if latest.key != file.key:
                keep(session, file, self._at.now())
                return file
            if written(replace(file, version=latest.version)) == written(latest):
                return latest
            file = replace(file, version=_next(session, file.key))
            self._keep_next(session, file, latest)
        return file

    def write(self, key: str, path: Path) -> None:
        """Write the newest version of a procedure into a file; raises CannotWrite when the place refuses."""
        write_text(path, written(self.procedure(key)))

    def _keep_next(self, session: Session, changed: Procedure, latest: Procedure) -> None:
        read_procedure(written(changed), changed.name, national())  # what is kept can be read again
        came_from = session.scalar(
            select(ProcedureVersion.copied_from).where(ProcedureVersion.key == latest.key).limit(1)
        )
        keep(session, changed, self._at.now(), copied_from=came_from or "")
        session.execute(
            update(Conference)
            .where(Conference.procedure == changed.key, Conference.state == ConferenceState.BOOKED)
            .values(procedure_version=changed.version)
        )


def _own_keys(session: Session) -> list[tuple[str, str]]:
    """Each own procedure with the key it was copied from."""
    rows = session.execute(
        select(ProcedureVersion.key, func.max(ProcedureVersion.copied_from))
        .where(ProcedureVersion.key.not_in(procedure_keys()))
        .group_by(ProcedureVersion.key)
    )
    return [(key, came_from) for key, came_from in rows]


def _shipped_line(key: str, conferences: int) -> ProcedureLine:
    rules = procedure(key)
    return ProcedureLine(key, rules.name, rules.version, own=False, copied_from="", conferences=conferences)


def _own_line(session: Session, key: str, came_from: str, conferences: int) -> ProcedureLine:
    rules = newest(session, key)
    source = newest(session, came_from).name if came_from else ""
    return ProcedureLine(
        key, rules.name, rules.version, own=True, copied_from=source, conferences=conferences
    )


def _name(words: str) -> str:
    name = re.sub(r"\s+", " ", clean(words).text).strip()
    if not name:
        raise NotPossible("Give the procedure a name first. Nothing was changed.")
    return name


def _free_key(session: Session, name: str) -> str:
    """A key out of the name that no procedure has: “Leeds 2027” is leeds-2027."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    base = "-".join(re.findall(r"[a-z0-9]+", plain))[:50].strip("-") or "own"
    taken = {*procedure_keys(), *(key for key, _ in _own_keys(session))}
    names = (base, *(f"{base}-{n}" for n in range(2, len(taken) + 3)))
    return next(key for key in names if key not in taken)


def _next(session: Session, key: str) -> str:
    """The next number of an own procedure’s versions."""
    versions = session.scalars(select(ProcedureVersion.version).where(ProcedureVersion.key == key)).all()
    return str(max((int(v) for v in versions if v.isdecimal()), default=len(versions)) + 1)
