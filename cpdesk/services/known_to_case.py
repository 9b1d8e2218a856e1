"""Somebody who is typed in at the door and stands in the papers of the case already."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from cpdesk.models.attendance import Attendance
from cpdesk.models.person import Person
from cpdesk.services.folding import search_form
from cpdesk.vocabulary import PersonKind


def known_by_name(
    session: Session, case: UUID, conference: UUID, name: str, role: str, kind: PersonKind
) -> Person | None:
    """The one person of a case with this very name who is not on the list of the conference yet.

    A father drawn in the family tree who walks in is that father, so that his copy is about his children.
    None where two are called so, and where the roles differ: a father may have his son's name.
    """
    listed = select(Attendance.person_id).where(Attendance.conference_id == conference)
    found = [
        person
        for person in session.scalars(
            select(Person).where(
                Person.case_id == case, Person.kind == kind, Person.died.is_(None), Person.id.not_in(listed)
            )
        )
        if search_form(name) in (search_form(person.name), search_form(person.known_as))
    ]
    (one, *more) = found or (None,)
    if one is None or more or not _same_role(role, one.role):
        return None
    return one


def _same_role(said: str, known: str) -> bool:
    """Whether two roles may be the same person's: “father” and “father of Leo” may, “son” may not."""
    one, other = (_plain(role) for role in (said, known))
    return not one or not other or one == other


def _plain(role: str) -> str:
    word = role.casefold().partition(" of ")[0].strip()
    return _ALIKE.get(word, word)


_ALIKE = {
    "mum": "mother", "mummy": "mother", "dad": "father", "daddy": "father", "gran": "grandmother",
    "grandma": "grandmother", "granny": "grandmother", "nan": "grandmother", "nana": "grandmother",
    "grandad": "grandfather", "grandpa": "grandfather", "stepmum": "stepmother", "stepdad": "stepfather",
    "son": "child", "daughter": "child", "young person": "child",
}  # fmt: skip
