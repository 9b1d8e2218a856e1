"""The names of chairs, clerks and rooms that the file knows, so that the same one is written alike."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from cpdesk.models.case import Case
from cpdesk.models.conference import Conference
from cpdesk.models.person import Person
from cpdesk.services.folding import search_form
from cpdesk.snapshots.bookings import Familiar


def familiar_since(session: Session, since: date, *, practice: bool) -> Familiar:
    """Those of the conferences on or after a day, practice ones or the others; each as written last."""
    chair, clerk = aliased(Person), aliased(Person)
    rows = session.execute(
        select(chair.name, clerk.name, Conference.venue)
        .join(Case, Case.id == Conference.case_id)
        .outerjoin(chair, chair.id == Conference.chair_id)
        .outerjoin(clerk, clerk.id == Conference.clerk_id)
        .where(Conference.day >= since, Case.practice.is_(practice), Case.coming_in.is_(False))
        .order_by(Conference.day)
    ).all()
    return Familiar(*(_each_once(row[n] for row in rows) for n in range(3)))


def _each_once(names: Iterable[str | None]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for name in dict.fromkeys(names):
        if name:
            found[search_form(name)] = name
    return tuple(found[form] for form in sorted(found))
