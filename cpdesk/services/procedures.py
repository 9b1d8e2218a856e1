"""Procedures: those that cpdesk ships, and the council’s own, copied, changed and kept by version."""

from dataclasses import replace
from pathlib import Path

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from cpdesk.errors import CannotWrite, NotPossible
from cpdesk.interchange.procedure_text import read_text, write_text
from cpdesk.models.case import Case
from cpdesk.models.conference import Conference
from cpdesk.models.office import Office
from cpdesk.models.procedure import ProcedureVersion
from cpdesk.rules.checked_toml import CheckedFile
from cpdesk.rules.procedure import Procedure, national, procedure_keys
from cpdesk.rules.procedure_changes import cleaned
from cpdesk.rules.procedure_file import read_procedure
from cpdesk.rules.procedure_terms import ProcedureError
from cpdesk.rules.procedure_troubles import troubles
from cpdesk.rules.procedure_writing import written
from cpdesk.services.change import Workplace
from cpdesk.services.history import write_down
from cpdesk.services.kept_procedures import keep, newest
from cpdesk.services.named_places import file_words
from cpdesk.services.procedure_drafts import drop_draft, keep_draft, kept_drafts
from cpdesk.services.procedure_shelf import (
    asked_for,
    booked_follow,
    booked_versions,
    free_key,
    free_name,
    held_counts,
    known,
    next_version,
    own_keys,
    procedure_line,
    usual,
)
from cpdesk.snapshots.office import ProcedureLine
from cpdesk.vocabulary import Deed

__all__ = ["CannotWrite", "ProcedureError", "Procedures"]


class Procedures:
    """What the office works by."""

    def __init__(self, workplace: Workplace) -> None:
        self._at = workplace

    def all(self) -> tuple[ProcedureLine, ...]:
        """Every procedure: the shipped ones in their order, then the own ones by name."""
        with self._at.store.reading() as session:
            held = held_counts(session)
            lines = [procedure_line(session, key, "", held, own=False) for key in procedure_keys()]
            own = [
                procedure_line(session, key, came_from, held, own=True)
                for key, came_from in own_keys(session)
            ]
        return (*lines, *sorted(own, key=lambda line: line.name.casefold()))

    def procedure(self, key: str) -> Procedure:
        """The newest version of one procedure; the usual one for a key that nobody knows."""
        with self._at.store.reading() as session:
            return newest(session, key)

    def next_version(self, key: str) -> str:
        """The version that an own procedure will have once it is saved anew."""
        with self._at.store.reading() as session:
            return next_version(session, key)

    def default(self) -> str:
        """The key of the procedure that new cases begin with."""
        with self._at.store.reading() as session:
            return usual(session)

    def set_default(self, key: str) -> None:
        """New cases begin with this procedure. Raises NotPossible when it is not there (any more)."""
        with self._at.changing("procedure", None, words="the one for new cases") as session:
            asked_for(session, key)
            session.execute(delete(Office))
            session.add(Office(procedure=key))

    def copy(self, key: str, name: str) -> str:
        """Make an own procedure out of another one; gives its key.

        Raises NotPossible without a name, or with one that another procedure has.
        """
        with self._at.changing("procedure", None, words="one was copied") as session:
            source = asked_for(session, key)
            made = replace(
                source, key=free_key(session, name), name=free_name(session, name), version="1", words=()
            )
            keep(session, made, self._at.now(), copied_from=source.key)
        return made.key

    def save(self, changed: Procedure) -> Procedure:
        """Keep a changed own procedure as its next version, and give it.

        Conferences that are only booked follow it; those begun or held keep the version they were held
        under. Nothing is kept when nothing has changed. Raises `ProcedureError` when it does not hold
        together, NotPossible for a shipped one or for a name that another procedure has.
        """
        if changed.key in procedure_keys():
            raise NotPossible(
                "This procedure came with cpdesk and stays as it is. Copy it, and change the copy."
            )
        changed = cleaned(changed)
        if wrong := troubles(changed):
            raise ProcedureError(f"{wrong[0]} Nothing was saved.")
        with self._at.changing("procedure", None, words="a new version of one") as session:
            latest = asked_for(session, changed.key)
            drop_draft(session, changed.key)
            if replace(changed, version=latest.version) == cleaned(latest):
                return latest
            name = free_name(session, changed.name, but=changed.key)
            changed = replace(changed, name=name, version=next_version(session, changed.key))
            self._keep_next(session, changed)
        return changed

    def drafts(self) -> dict[str, Procedure]:
        """The changes that are not saved yet, by the key of their procedure."""
        with self._at.store.reading() as session:
            return kept_drafts(session)

    def keep_draft(self, changed: Procedure) -> None:
        """Keep what is being changed in an own procedure; not announced: nothing follows from it yet."""
        with self._at.store.writing() as session:
            asked_for(session, changed.key)
            keep_draft(session, changed)

    def drop_draft(self, key: str) -> None:
        """Throw away what was being changed."""
        with self._at.store.writing() as session:
            drop_draft(session, key)

    def remove(self, key: str) -> None:
        """Take an own procedure out. Raises NotPossible for a shipped one, or while it is worked by."""
        if key in procedure_keys():
            raise NotPossible("This procedure came with cpdesk and stays.")
        with self._at.changing("procedure", None, words="one was taken out") as session:
            if session.scalar(select(func.count()).where(Conference.procedure == key)):
                raise NotPossible("Conferences are held under this procedure, so it stays.")
            if session.scalar(select(func.count()).where(Case.procedure == key)):
                raise NotPossible("A case is worked under this procedure, so it stays.")
            session.execute(delete(ProcedureVersion).where(ProcedureVersion.key == key))
            drop_draft(session, key)
            session.execute(delete(Office).where(Office.procedure == key))

    def bring_in(self, path: Path) -> Procedure:
        """Take a procedure’s file in, as a new own one or as the next version of one that is here.

        Raises `ProcedureError` with file, line and reason when it is not a good one; nothing changes then.
        """
        text = read_text(path)
        file = cleaned(read_procedure(text, path.name, national()))
        if file.key in procedure_keys():
            CheckedFile(path.name, text).refuse(
                f"“{file.key}” is the key of a procedure that came with cpdesk; give this one another “key”, "
                "and another name. Nothing was brought in",
                key="key",
            )
        if wrong := troubles(file):
            raise ProcedureError(f"{path.name}: {wrong[0]} Nothing was brought in.")
        with self._at.changing("procedure", None, words="one was brought in") as session:
            file = replace(file, name=free_name(session, file.name, but=file.key))
            if not known(session, file.key):
                keep(session, file, self._at.now())
                return file
            latest = _readable_newest(session, file.key)
            if latest is not None and replace(file, version=latest.version) == cleaned(latest):
                return latest
            file = replace(file, version=next_version(session, file.key))
            self._keep_next(session, file)
        return file

    def write(self, key: str, path: Path) -> None:
        """Write the newest version of a procedure into a file; raises CannotWrite when the place refuses."""
        text, told = written(self.procedure(key)), f"one, as {file_words(path)}"
        with self._at.store.writing() as session:
            write_down(session, self._at.now(), Deed.EXPORTED, "procedure", None, told)
        write_text(path, text)

    def follow(self) -> None:
        """At opening: conferences that are only booked follow the figures of a newer cpdesk."""
        with self._at.store.reading() as session:
            booked = booked_versions(session)
            current = [newest(session, key) for key in procedure_keys() if key in booked]
        behind = [rules for rules in current if booked[rules.key] != {rules.version}]
        if behind:
            with self._at.store.writing() as session:
                for rules in behind:
                    keep(session, rules, self._at.now())
                    booked_follow(session, rules)
                words = "booked conferences follow the figures of a newer cpdesk"
                write_down(session, self._at.now(), Deed.CHANGED, "procedure", None, words)

    def _keep_next(self, session: Session, changed: Procedure) -> None:
        read_procedure(written(changed), changed.name, national())  # what is kept can be read again
        came_from = session.scalar(
            select(func.max(ProcedureVersion.copied_from)).where(ProcedureVersion.key == changed.key)
        )
        keep(session, changed, self._at.now(), copied_from=came_from or "")
        booked_follow(session, changed)


def _readable_newest(session: Session, key: str) -> Procedure | None:
    """The newest version; nothing when it cannot be read, and a good file can take its place."""
    try:
        return newest(session, key)
    except ProcedureError:
        return None
