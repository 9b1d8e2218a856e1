"""Pictures of people: of a case, and as they take part in one conference."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from cpdesk.models.attendance import Attendance, ChildVoice, Contact, Presence, Report
from cpdesk.models.person import Person, Relationship
from cpdesk.snapshots import people as shown
from cpdesk.snapshots.conference import Report as ShownReport

_SAME = (
    "id", "kind", "name", "role", "known_as", "agency", "agency_group", "sex", "born", "expected",
    "died", "unborn", "parental_responsibility", "subject", "la_id", "lives_at", "language",
    "ethnicity", "school", "household", "unnamed", "address_restricted", "note", "source_id",
)  # fmt: skip


def person_picture(row: Person) -> shown.Person:
    """One person as shown."""
    return shown.Person(**{name: getattr(row, name) for name in _SAME})


def people_of(session: Session, case: UUID) -> tuple[shown.Person, ...]:
    """Everybody of a case in the order they were given; the children oldest first."""
    rows = session.scalars(select(Person).where(Person.case_id == case).order_by(Person.position, Person.id))
    return tuple(person_picture(row) for row in rows)


def children_of(session: Session, cases: Select[Any]) -> dict[UUID, tuple[shown.Person, ...]]:
    """The children of many cases by their case, oldest first, the unborn last; with names and dates alone."""
    children: dict[UUID, tuple[shown.Person, ...]] = defaultdict(tuple)
    for case, who, kind, name, known_as, born, expected, unborn in session.execute(
        select(
            Person.case_id, Person.id, Person.kind, Person.name, Person.known_as, Person.born,
            Person.expected, Person.unborn,
        )
        .where(Person.case_id.in_(cases), Person.subject.is_(True))
        .order_by(Person.unborn, Person.born.nulls_last(), Person.position)
    ):  # fmt: skip
        children[case] += (
            shown.Person(
                who, kind, name, known_as=known_as, born=born, expected=expected, unborn=unborn, subject=True
            ),
        )
    return children


def relationships_of(session: Session, case: UUID) -> tuple[shown.Relationship, ...]:
    """How the people of a case belong together."""
    rows = session.scalars(
        select(Relationship).where(Relationship.case_id == case).order_by(Relationship.position)
    )
    return tuple(shown.Relationship(r.a_id, r.b_id, r.kind, r.since, r.until, r.note, r.id) for r in rows)


def attendance_of(
    session: Session, conference: UUID, people: dict[UUID, shown.Person]
) -> tuple[shown.Attendance, ...]:
    """Everybody invited to a conference with their comings and goings."""
    rows = session.scalars(
        select(Attendance).where(Attendance.conference_id == conference).order_by(Attendance.position)
    ).all()
    presences: dict[UUID, list[shown.Presence]] = defaultdict(list)
    here = Attendance.conference_id == conference
    for stretch in session.scalars(
        select(Presence)
        .join(Attendance, Attendance.id == Presence.attendance_id)
        .where(here)
        .order_by(Presence.arrived)
    ):
        presences[stretch.attendance_id].append(
            shown.Presence(stretch.arrived, stretch.left, stretch.mode, stretch.sent_out, stretch.why)
        )
    knows: dict[UUID, list[UUID]] = defaultdict(list)
    for who, child in session.execute(
        select(Contact.attendance_id, Contact.child_id)
        .join(Attendance, Attendance.id == Contact.attendance_id)
        .where(here)
    ):
        knows[who].append(child)
    return tuple(
        shown.Attendance(
            person=people[row.person_id],
            mode=row.mode,
            present=any(p.left is None for p in presences[row.id]),
            ever_present=bool(presences[row.id]),
            remark=row.remark,
            capacity=row.capacity,
            beside=row.beside_id,
            may_speak=row.may_speak,
            family_agreed=row.family_agreed,
            chair_agreed=row.chair_agreed,
            knows=tuple(child for child in people if child in knows[row.id]),
            copy_scope=row.copy_scope,
            presences=tuple(presences[row.id]),
            counted_group=row.counted_group,
            counted_agency=row.counted_agency,
        )
        for row in rows
    )


def reports_of(session: Session, conference: UUID) -> tuple[ShownReport, ...]:
    """The written reports of a conference; lateness is judged by `services.dates`."""
    rows = session.scalars(select(Report).where(Report.conference_id == conference).order_by(Report.position))
    return tuple(ShownReport(r.person_id, r.received, r.shared_with_family, r.note, r.read_at) for r in rows)


def voices_of(session: Session, conference: UUID) -> tuple[shown.ChildVoice, ...]:
    """How each child's voice reached a conference."""
    rows = session.scalars(select(ChildVoice).where(ChildVoice.conference_id == conference))
    return tuple(shown.ChildVoice(row.child_id, row.how, row.by_id, row.note) for row in rows)
