"""Who is here: invited, arrived, left, in the room or from afar, and which children they know."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from cpdesk.errors import NotPossible
from cpdesk.models import attendance as rows
from cpdesk.models.person import Person
from cpdesk.rules.plain_text import clean
from cpdesk.services.change import Workplace
from cpdesk.services.clock import moment
from cpdesk.services.folding import search_form
from cpdesk.services.kept_procedures import held_under, of_case
from cpdesk.services.open_conference import found, open_conference
from cpdesk.services.ordering import next_position
from cpdesk.vocabulary import AttendanceMode, Capacity, CopyScope, PersonKind

_TEXTS = (
    "name",
    "known_as",
    "role",
    "agency",
    "la_id",
    "lives_at",
    "language",
    "ethnicity",
    "school",
    "note",
)
_FACTS = ("born", "expected", "died", "unborn", "sex", "parental_responsibility")


class Attendance:
    """The people of a conference and their comings and goings."""

    def __init__(self, workplace: Workplace) -> None:
        self._at = workplace

    def arrive(self, conference: UUID, person: UUID, mode: AttendanceMode) -> None:
        """Somebody has come, in the room, online or by telephone; being there already changes the way.

        Being there already in that very way changes nothing.

        Raises NotPossible when the conference is closed or the mode is not a way of being there.
        """
        if not mode.takes_part:
            raise NotPossible("Choose in the room, online or by telephone for somebody who is here.")
        with self._at.changing("conference", conference) as session:
            open_conference(session, conference)
            row = _row(session, conference, person)
            row.mode = mode
            _come(session, row, moment(session, conference, self._at.now()))

    def arrive_expected(self, conference: UUID, people: Iterable[UUID] | None = None) -> int:
        """All who were to come in person, online or by telephone are here now; gives how many came.

        `people` limits it, e.g. to the professionals while the family still waits outside.
        """
        only = None if people is None else set(people)
        with self._at.changing("conference", conference) as session:
            open_conference(session, conference)
            here = _present_ids(session, conference)
            came = [
                row
                for row in _all_rows(session, conference)
                if row.mode.takes_part and row.id not in here and (only is None or row.person_id in only)
            ]
            now = moment(session, conference, self._at.now())
            for row in came:
                session.add(rows.Presence(attendance_id=row.id, mode=row.mode, arrived=now, left=None))
        return len(came)

    def leave(self, conference: UUID, person: UUID) -> None:
        """Somebody has left; coming back later begins a new stretch."""
        with self._at.changing("conference", conference) as session:
            open_conference(session, conference)
            row = _row(session, conference, person)
            _leave(session, row, moment(session, conference, self._at.now()))

    def set_mode(
        self, conference: UUID, person: UUID, mode: AttendanceMode, remark: str | None = None
    ) -> None:
        """How somebody takes part; apologies, report only and absent end their being there.

        Who is there goes on being there in the new way.
        """
        with self._at.changing("conference", conference) as session:
            open_conference(session, conference)
            row = _row(session, conference, person)
            row.mode = mode
            if remark is not None:
                row.remark = clean(remark).text
            now = moment(session, conference, self._at.now())
            if not mode.takes_part:
                _leave(session, row, now)
            elif _open_stretches(session, row):
                _come(session, row, now)

    def add_person(
        self,
        conference: UUID,
        name: str,
        role: str,
        agency: str = "",
        kind: PersonKind = PersonKind.PROFESSIONAL,
        mode: AttendanceMode = AttendanceMode.EXPECTED,
    ) -> UUID:
        """Somebody new at the conference; gives their id. Being there now is said by `arrive`."""
        name, role, agency = (clean(text).text.strip() for text in (name, role, agency))
        if not name:
            raise NotPossible("A person needs a name before they can be added.")
        with self._at.changing("conference", conference) as session:
            row = open_conference(session, conference)
            case, group = row.case_id, held_under(session, row).agencies.group_of(role, agency)
            person = Person(
                id=uuid4(),
                case_id=case,
                position=next_position(session, Person.position, Person.case_id == case),
                kind=kind,
                name=name,
                search_name=search_form(name),
                role=role,
                agency=agency,
                agency_group="" if kind is PersonKind.FAMILY else group,
            )
            session.add(person)
            session.flush()
            here = rows.Attendance.conference_id == conference
            session.add(
                rows.Attendance(
                    conference_id=conference,
                    person_id=person.id,
                    position=next_position(session, rows.Attendance.position, here),
                    mode=mode,
                )
            )
            return person.id

    def change_person(self, person: UUID, **fields: Any) -> None:
        """Correct a person's details; only the fields of `snapshots.people.Person` that are given.

        Raises NotPossible when the name would be empty.
        """
        unknown = set(fields) - {*_TEXTS, *_FACTS}
        if unknown:
            raise ValueError(f"no such detail of a person: {sorted(unknown)}")
        for name in set(fields) & set(_TEXTS):
            fields[name] = clean(fields[name]).text.strip()
        if fields.get("name") == "":
            raise NotPossible("A person needs a name; the old one was kept.")
        with self._at.changing("case", None) as session:
            row = found(session, Person, person)
            for name, value in fields.items():
                setattr(row, name, value)
            row.search_name = search_form(f"{row.name} {row.known_as}")
            if row.kind is PersonKind.PROFESSIONAL and {"role", "agency"} & set(fields):
                groups = of_case(session, row.case_id).agencies
                row.agency_group = groups.group_of(row.role, row.agency)

    def set_contact(self, conference: UUID, person: UUID, children: Iterable[UUID]) -> None:
        """Which of the children somebody has direct contact with; quorum depends on it."""
        with self._at.changing("conference", conference) as session:
            open_conference(session, conference)
            row = _row(session, conference, person)
            _know(session, row, set(children))

    def set_capacity(
        self, conference: UUID, person: UUID, capacity: Capacity, beside: UUID | None = None
    ) -> None:
        """As what somebody takes part; only a member has a view and counts for quorum or majority.

        `beside` is whom a supporter, a solicitor or an interpreter is there for.
        """
        with self._at.changing("conference", conference) as session:
            open_conference(session, conference)
            row = _row(session, conference, person)
            row.capacity, row.beside_id = capacity, beside

    def set_copy_scope(self, conference: UUID, person: UUID, scope: CopyScope) -> None:
        """How much of the discussion a family member's copy holds; also after the close."""
        with self._at.changing("conference", conference) as session:
            _row(session, conference, person).copy_scope = scope

    def go_on_without_quorum(self, which: UUID, reason: str) -> None:
        """The chair goes on although the conference is not quorate, for this reason (empty: withdrawn)."""
        with self._at.changing("conference", which) as session:
            open_conference(session, which).quorum_reason = clean(reason).text.strip()


def _row(session: Session, conference: UUID, person: UUID) -> rows.Attendance:
    row = session.scalars(
        select(rows.Attendance).where(
            rows.Attendance.conference_id == conference, rows.Attendance.person_id == person
        )
    ).one_or_none()
    if row is None:
        raise NotPossible("This person does not take part in this conference. Nothing was changed.")
    return row


def _all_rows(session: Session, conference: UUID) -> list[rows.Attendance]:
    return list(
        session.scalars(
            select(rows.Attendance)
            .where(rows.Attendance.conference_id == conference)
            .order_by(rows.Attendance.position)
        )
    )


def _present_ids(session: Session, conference: UUID) -> set[UUID]:
    return set(
        session.scalars(
            select(rows.Presence.attendance_id)
            .join(rows.Attendance, rows.Attendance.id == rows.Presence.attendance_id)
            .where(rows.Attendance.conference_id == conference, rows.Presence.left.is_(None))
        )
    )


def _open_stretches(session: Session, row: rows.Attendance) -> list[rows.Presence]:
    return list(
        session.scalars(
            select(rows.Presence).where(rows.Presence.attendance_id == row.id, rows.Presence.left.is_(None))
        )
    )


def _come(session: Session, row: rows.Attendance, now: datetime) -> None:
    """A stretch of being there in the row's mode begins, unless one goes on."""
    if any(stretch.mode is row.mode for stretch in _open_stretches(session, row)):
        return
    _leave(session, row, now)
    session.add(rows.Presence(attendance_id=row.id, mode=row.mode, arrived=now, left=None))


def _leave(session: Session, row: rows.Attendance, now: datetime) -> None:
    for stretch in _open_stretches(session, row):
        stretch.left = now


def _know(session: Session, row: rows.Attendance, children: set[UUID]) -> None:
    """Somebody has direct contact with these children and no others."""
    before = {
        contact.child_id: contact
        for contact in session.scalars(select(rows.Contact).where(rows.Contact.attendance_id == row.id))
    }
    for child in before.keys() - children:
        session.delete(before[child])
    session.add_all(rows.Contact(attendance_id=row.id, child_id=child) for child in children - before.keys())
