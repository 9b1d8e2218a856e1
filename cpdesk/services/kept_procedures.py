"""The versions of procedures that the file keeps: found for a conference, and kept when one is held."""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from cpdesk.models.case import Case
from cpdesk.models.conference import Conference
from cpdesk.models.procedure import ProcedureVersion
from cpdesk.rules.procedure import DEFAULT_PROCEDURE, Procedure, national, procedure, procedure_keys
from cpdesk.rules.procedure_file import read_procedure
from cpdesk.rules.procedure_writing import written

KEPT_IN_MIND = 64
"""How many versions are kept read; they hold nothing of a case."""


@lru_cache(maxsize=KEPT_IN_MIND)
def _read(text: str, name: str) -> Procedure:
    return read_procedure(text, name, national())


def kept(session: Session, key: str, version: str) -> Procedure:
    """The procedure of that key in that version, as it was when something was held under it.

    A version that the file does not have (a file of the first cpdesk) is the shipped one. Raises
    `ProcedureError` when the kept text cannot be read.
    """
    found = session.execute(
        select(ProcedureVersion.text, ProcedureVersion.name).where(
            ProcedureVersion.key == key, ProcedureVersion.version == version
        )
    ).one_or_none()
    return shipped(key) if found is None else _read(found.text, found.name)


def held_under(session: Session, row: Conference) -> Procedure:
    """The procedure of a conference, in its own version."""
    return kept(session, row.procedure, row.procedure_version)


def of_case(session: Session, case: UUID) -> Procedure:
    """The procedure that a case is worked under, in its newest version."""
    return newest(session, session.get_one(Case, case).procedure)


def all_kept(session: Session) -> Mapping[tuple[str, str], Procedure]:
    """Every kept version by key and version, for pages that show many conferences."""
    rows = session.execute(
        select(ProcedureVersion.key, ProcedureVersion.version, ProcedureVersion.text, ProcedureVersion.name)
    )
    return {(key, version): _read(text, name) for key, version, text, name in rows}


def newest(session: Session, key: str) -> Procedure:
    """The newest version of a procedure: the shipped one, or the one saved last of an own one."""
    if key in procedure_keys():
        return procedure(key)
    text = session.execute(
        select(ProcedureVersion.text, ProcedureVersion.name)
        .where(ProcedureVersion.key == key)
        .order_by(ProcedureVersion.made_at.desc())
        .limit(1)
    ).one_or_none()
    return shipped(key) if text is None else _read(text.text, text.name)


def keep(session: Session, rules: Procedure, now: datetime, copied_from: str = "") -> None:
    """Keep the text of this version, unless the file has it; `now` is aware."""
    known = session.scalar(
        select(ProcedureVersion.id).where(
            ProcedureVersion.key == rules.key, ProcedureVersion.version == rules.version
        )
    )
    if known is None:
        session.add(
            ProcedureVersion(
                key=rules.key,
                version=rules.version,
                name=rules.name,
                text=written(rules),
                copied_from=copied_from,
                made_at=now,
            )
        )
        session.flush()


def shipped(key: str) -> Procedure:
    """The shipped procedure with that key; the usual one when cpdesk ships none such."""
    return procedure(key if key in procedure_keys() else DEFAULT_PROCEDURE)
