"""The versions of procedures that the file keeps: found for a conference, and kept when one is held."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from types import MappingProxyType
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from cpdesk.models.case import Case
from cpdesk.models.conference import Conference
from cpdesk.models.procedure import ProcedureVersion
from cpdesk.rules.procedure import DEFAULT_PROCEDURE, Procedure, national, procedure, procedure_keys
from cpdesk.rules.procedure_file import read_procedure
from cpdesk.rules.procedure_terms import ProcedureError
from cpdesk.rules.procedure_writing import written

KEPT_IN_MIND = 64
"""How many versions are kept read; they hold nothing of a case."""


@lru_cache(maxsize=KEPT_IN_MIND)
def _read(text: str, name: str) -> Procedure:
    return read_procedure(text, name, national())


def read_beforehand() -> None:
    """Read the shipped procedures as files keep them, so that the first opening need not."""
    for key in procedure_keys():
        rules = procedure(key)
        _read(written(rules), rules.name)


def kept(session: Session, key: str, version: str) -> Procedure:
    """The procedure of that key in that version, as it was when something was held under it.

    A version that the file does not have (a file of the first cpdesk) is the shipped one. Raises
    `ProcedureError`, one sentence, when the kept text cannot be read.
    """
    found = session.execute(
        select(ProcedureVersion.text, ProcedureVersion.name).where(
            ProcedureVersion.key == key, ProcedureVersion.version == version
        )
    ).one_or_none()
    return shipped(key) if found is None else _readable(found.text, found.name, version)


def held_under(session: Session, row: Conference) -> Procedure:
    """The procedure of a conference, in its own version."""
    return kept(session, row.procedure, row.procedure_version)


def of_case(session: Session, case: UUID) -> Procedure:
    """The procedure that a case is worked under, in its newest version."""
    return newest(session, session.get_one(Case, case).procedure)


def all_kept(session: Session) -> Mapping[tuple[str, str], Procedure]:
    """Every kept version by key and version, for pages that show many conferences.

    One that cannot be read has no figures here: better no date than that of another procedure.
    """
    rows = session.execute(
        select(ProcedureVersion.key, ProcedureVersion.version, ProcedureVersion.text, ProcedureVersion.name)
    )
    return {(key, version): _or_silent(key, version, text, name) for key, version, text, name in rows}


def newest(session: Session, key: str) -> Procedure:
    """The newest version of a procedure: the shipped one, or the one saved last of an own one.

    A shipped one whose figures changed with a newer cpdesk, and not the name of its version, is told apart
    from the one that the file keeps: “May 2024 (2)”. Raises `ProcedureError` when it cannot be read.
    """
    if key in procedure_keys():
        return _told_apart(session, procedure(key))
    versions = versions_of(session, key)
    if not versions:
        return shipped(key)
    last = max(versions, key=lambda v: (int(v[0]) if v[0].isdecimal() else 0, v[1]))
    return kept(session, key, last[0])


def versions_of(session: Session, key: str) -> list[tuple[str, datetime]]:
    """The kept versions of a procedure, each with when it was kept."""
    rows = session.execute(
        select(ProcedureVersion.version, ProcedureVersion.made_at).where(ProcedureVersion.key == key)
    )
    return [(version, made_at) for version, made_at in rows]


def _told_apart(session: Session, rules: Procedure) -> Procedure:
    """A shipped procedure under the version in which the file keeps these very figures, or a free one."""
    rows = session.execute(
        select(ProcedureVersion.version, ProcedureVersion.text, ProcedureVersion.name).where(
            ProcedureVersion.key == rules.key
        )
    ).all()
    for version, text, name in rows:
        one = rules if version == rules.version else replace(rules, version=version)
        if _same(one, text, name):
            return one
    taken = {row.version for row in rows}
    labels = (rules.version, *(f"{rules.version} ({n})" for n in range(2, len(taken) + 3)))
    label = next(label for label in labels if label not in taken)
    return rules if label == rules.version else replace(rules, version=label)


def _same(rules: Procedure, text: str, name: str) -> bool:
    try:
        return _read(text, name) == rules
    except ProcedureError:
        return False


def _readable(text: str, name: str, version: str) -> Procedure:
    try:
        return _read(text, name)
    except ProcedureError as error:
        raise ProcedureError(
            f"The procedure “{name}”, version {version}, is kept in this file in a way that this cpdesk "
            "cannot read; it may come from a newer one. Nothing was changed."
        ) from error


def _or_silent(key: str, version: str, text: str, name: str) -> Procedure:
    try:
        return _read(text, name)
    except ProcedureError:
        return replace(shipped(key), key=key, version=version, name=name, limits=MappingProxyType({}))


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
