"""What the file knows of its procedures: their names, their versions, and what is held under them."""

import re
import unicodedata
from collections.abc import Mapping

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from cpdesk.errors import NotPossible
from cpdesk.models.conference import Conference
from cpdesk.models.office import Office
from cpdesk.models.procedure import ProcedureVersion
from cpdesk.rules.plain_text import clean
from cpdesk.rules.procedure import DEFAULT_PROCEDURE, Procedure, procedure, procedure_keys
from cpdesk.rules.procedure_file import plain_name
from cpdesk.rules.procedure_terms import ProcedureError
from cpdesk.rules.procedure_troubles import LONGEST_NAME
from cpdesk.services.kept_procedures import newest, versions_of
from cpdesk.snapshots.office import ProcedureLine
from cpdesk.vocabulary import ConferenceState


def booked_versions(session: Session) -> dict[str, set[str]]:
    """The versions that conferences which have not begun are booked under, by the procedure’s key."""
    found: dict[str, set[str]] = {}
    for key, version in session.execute(
        select(Conference.procedure, Conference.procedure_version)
        .where(Conference.state == ConferenceState.BOOKED)
        .distinct()
    ):
        found.setdefault(key, set()).add(version)
    return found


def booked_follow(session: Session, rules: Procedure) -> None:
    """Conferences that have not begun are held under the newest version."""
    session.execute(
        update(Conference)
        .where(Conference.procedure == rules.key, Conference.state == ConferenceState.BOOKED)
        .values(procedure_version=rules.version)
    )


def known(session: Session, key: str) -> bool:
    """Whether there is such a procedure, shipped or own."""
    return key in procedure_keys() or bool(versions_of(session, key))


def usual(session: Session) -> str:
    """The key of the procedure that new cases begin with."""
    chosen = session.scalar(select(Office.procedure).limit(1)) or DEFAULT_PROCEDURE
    return chosen if known(session, chosen) else DEFAULT_PROCEDURE


def asked_for(session: Session, key: str) -> Procedure:
    """The newest version of a procedure that must be there."""
    if not known(session, key):
        raise NotPossible("This procedure was taken out meanwhile. Nothing was changed.")
    return newest(session, key)


def own_keys(session: Session) -> list[tuple[str, str]]:
    """Each own procedure with the key it was copied from."""
    rows = session.execute(
        select(ProcedureVersion.key, func.max(ProcedureVersion.copied_from))
        .where(ProcedureVersion.key.not_in(procedure_keys()))
        .group_by(ProcedureVersion.key)
    )
    return [(key, came_from) for key, came_from in rows]


def held_counts(session: Session) -> dict[str, tuple[int, int]]:
    """How many conferences each procedure has, by its key: all of them, and those that are only booked."""
    counted: dict[str, tuple[int, int]] = {}
    for key, state, number in session.execute(
        select(Conference.procedure, Conference.state, func.count()).group_by(
            Conference.procedure, Conference.state
        )
    ):
        held, booked = counted.get(key, (0, 0))
        counted[key] = held + number, booked + (number if state is ConferenceState.BOOKED else 0)
    return counted


def procedure_line(
    session: Session, key: str, came_from: str, held: Mapping[str, tuple[int, int]], *, own: bool
) -> ProcedureLine:
    """One procedure for the list; one that cannot be read says so instead of stopping the others."""
    conferences, booked = held.get(key, (0, 0))
    try:
        rules, problem = newest(session, key), ""
        name, version = rules.name, rules.version
    except ProcedureError as error:
        name, version, problem = _kept_name(session, key), "", str(error)
    source = _kept_name(session, came_from) if came_from and known(session, came_from) else ""
    return ProcedureLine(key, name, version, own, source, conferences, booked, problem)


def _kept_name(session: Session, key: str) -> str:
    """The name of a procedure, without reading its text."""
    if key in procedure_keys():
        return procedure(key).name
    name = session.scalar(
        select(ProcedureVersion.name)
        .where(ProcedureVersion.key == key)
        .order_by(ProcedureVersion.made_at.desc())
        .limit(1)
    )
    return name or key


def free_name(session: Session, words: str, but: str = "") -> str:
    """The name, tidied; raises NotPossible when it is empty or another procedure (not `but`) has it."""
    name = re.sub(r"\s+", " ", clean(words).text).strip()
    if not name:
        raise NotPossible("Give the procedure a name first. Nothing was changed.")
    if len(name) > LONGEST_NAME:
        raise NotPossible(
            f"This name is longer than {LONGEST_NAME} characters. Choose a shorter one; nothing was changed."
        )
    others = {*procedure_keys(), *(key for key, _ in own_keys(session))} - {but}
    if plain_name(name) in {plain_name(_kept_name(session, key)) for key in others}:
        raise NotPossible(f"There is a procedure called “{name}” already. Choose another name.")
    return name


def free_key(session: Session, name: str) -> str:
    """A key out of the name that no procedure has: “Leeds 2027” is leeds-2027."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    base = "-".join(re.findall(r"[a-z0-9]+", plain))[:50].strip("-") or "own"
    taken = {*procedure_keys(), *(key for key, _ in own_keys(session))}
    names = (base, *(f"{base}-{n}" for n in range(2, len(taken) + 3)))
    return next(key for key in names if key not in taken)


def next_version(session: Session, key: str) -> str:
    """The next number of an own procedure’s versions."""
    versions = [version for version, _ in versions_of(session, key)]
    return str(max((int(v) for v in versions if v.isdecimal()), default=len(versions)) + 1)
