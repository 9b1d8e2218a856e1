"""Who is here: invited, arrived, left, in the room or from afar, and which children they know."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from cpdesk.errors import NotPossible
from cpdesk.models import attendance as rows
from cpdesk.models.decision import ChildView, View
from cpdesk.models.person import Person
from cpdesk.rules.kinship import sex_told_by
from cpdesk.rules.plain_text import clean
from cpdesk.rules.wording import local
from cpdesk.services.change import Workplace
from cpdesk.services.clock import moment
from cpdesk.services.comings import all_rows, come, leave, open_stretches, row_of
from cpdesk.services.folding import search_form
from cpdesk.services.in_the_chairs_name import in_the_chairs_name
from cpdesk.services.kept_procedures import held_under, of_case
from cpdesk.services.known_to_case import known_by_name
from cpdesk.services.open_conference import found, open_conference
from cpdesk.services.ordering import next_position
from cpdesk.services.part_rows import outside_now, refuse_outsider
from cpdesk.vocabulary import AttendanceMode, Capacity, CopyScope, PersonKind, Sex

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
_FACTS = (
    "born",
    "expected",
    "died",
    "unborn",
    "sex",
    "parental_responsibility",
    "unnamed",
    "address_restricted",
)


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
            row = row_of(session, conference, person)
            refuse_outsider(session, conference, row)
            row.mode = mode
            come(session, row, moment(session, conference, self._at.now()))

    def arrive_expected(self, conference: UUID, people: Iterable[UUID] | None = None) -> int:
        """All who were to come in person, online or by telephone are here now; gives how many came.

        So are the professionals who were invited and said nothing else, in the room; of the family nobody
        is taken to be there who has not said how they come, as what they may read depends on it.
        `people` limits it, e.g. to the professionals while the family still waits outside; while a part
        goes on, those of the family who are not in it wait.
        """
        only = None if people is None else set(people)
        with self._at.changing("conference", conference) as session:
            open_conference(session, conference)
            here, outside = _present_ids(session, conference), outside_now(session, conference)
            came = [
                row
                for row in all_rows(session, conference)
                if (row.mode.takes_part or _invited_professional(session, row))
                and row.id not in here | outside
                and (only is None or row.person_id in only)
            ]
            now = moment(session, conference, self._at.now())
            for row in came:
                row.mode = row.mode if row.mode.takes_part else AttendanceMode.IN_PERSON
                session.add(rows.Presence(attendance_id=row.id, mode=row.mode, arrived=now, left=None))
        return len(came)

    def leave(self, conference: UUID, person: UUID, why: str = "") -> None:
        """Somebody has left, maybe with a reason; coming back later begins a new stretch."""
        self._go(conference, person, why, sent_out=False)

    def send_out(self, which: UUID, person: UUID, why: str) -> None:
        """The chair sends somebody out; it stands in the log with its reason, and they may come back.

        Raises NotPossible for somebody who is not there.
        """
        with self._at.store.reading() as session:
            if not open_stretches(session, row_of(session, which, person)):
                raise NotPossible("Only somebody who is here can be sent out. Nothing was changed.")
        self._go(which, person, why, sent_out=True)

    def set_mode(
        self, conference: UUID, person: UUID, mode: AttendanceMode, remark: str | None = None
    ) -> None:
        """How somebody takes part; apologies, report only and absent end their being there.

        Who is there goes on being there in the new way.
        """
        with self._at.changing("conference", conference) as session:
            open_conference(session, conference)
            row = row_of(session, conference, person)
            row.mode = mode
            if remark is not None:
                row.remark = clean(remark).text
            now = moment(session, conference, self._at.now())
            if not mode.takes_part:
                leave(session, row, now)
            elif open_stretches(session, row):
                come(session, row, now)

    def add_person(
        self,
        conference: UUID,
        name: str,
        role: str,
        agency: str = "",
        kind: PersonKind = PersonKind.PROFESSIONAL,
        mode: AttendanceMode = AttendanceMode.EXPECTED,
    ) -> UUID:
        """Somebody new at the conference; gives their id. Being there now is said by `arrive`.

        Whom the case knows by this very name, and who is not on the list yet, is that person.
        """
        name, role, agency = (clean(text).text.strip() for text in (name, role, agency))
        if not name:
            raise NotPossible("A person needs a name before they can be added.")
        with self._at.changing("conference", conference) as session:
            row = open_conference(session, conference)
            case, group = row.case_id, held_under(session, row).agencies.group_of(role, agency)
            person = known_by_name(session, case, conference, name, role, kind)
            if person is None:
                person = Person(
                    id=uuid4(),
                    case_id=case,
                    position=next_position(session, Person.position, Person.case_id == case),
                    kind=kind,
                    name=name,
                    search_name=search_form(name),
                    role=role,
                    agency=agency,
                    sex=sex_told_by(role) if kind is PersonKind.FAMILY else Sex.UNKNOWN,
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
            row = row_of(session, conference, person)
            _know(session, row, set(children))

    def set_capacity(
        self, conference: UUID, person: UUID, capacity: Capacity, beside: UUID | None = None
    ) -> None:
        """As what somebody takes part; only a member has a view and counts for quorum or majority.

        `beside` is whom a supporter, a solicitor or an interpreter is there for. A view that was given as
        a member is taken back, and leave to speak ends with being a solicitor.
        """
        with self._at.changing("conference", conference) as session:
            open_conference(session, conference)
            row = row_of(session, conference, person)
            row.capacity, row.beside_id = capacity, beside
            if capacity is not Capacity.SOLICITOR:
                row.may_speak = False
            if capacity is not Capacity.MEMBER:
                _take_view_back(session, conference, person)

    def set_consents(
        self, which: UUID, person: UUID, *, family: bool | None = None, chair: bool | None = None
    ) -> None:
        """Whether family and chair agreed to an observer; None leaves an answer as it is.

        Both must (domain section 4): until then the observer is shown as not agreed yet.
        """
        with self._at.changing("conference", which) as session:
            open_conference(session, which)
            row = row_of(session, which, person)
            row.family_agreed = row.family_agreed if family is None else family
            row.chair_agreed = row.chair_agreed if chair is None else chair

    def give_leave(self, which: UUID, person: UUID, may_speak: bool) -> None:
        """The chair lets a solicitor speak, or no longer (West Midlands: with the chair's leave)."""
        with self._at.changing("conference", which) as session:
            open_conference(session, which)
            row_of(session, which, person).may_speak = may_speak

    def read_report(self, which: UUID, person: UUID, *, read: bool = True) -> None:
        """Somebody's written report was read in, or (`read` False) is here and still to be read.

        A report nobody had noted counts as received today.
        """
        with self._at.changing("conference", which) as session:
            conference = open_conference(session, which)
            row_of(session, which, person)
            report = _report(session, which, person)
            if report.received is None:
                report.received = min(conference.day, local(self._at.now()).date())
            report.read_at = moment(session, which, self._at.now()) if read else None
            session.add(report)

    def set_copy_scope(self, conference: UUID, person: UUID, scope: CopyScope) -> None:
        """How much of the discussion a family member's copy holds; also after the close."""
        with self._at.changing("conference", conference) as session:
            row_of(session, conference, person).copy_scope = scope

    def go_on_without_quorum(self, which: UUID, reason: str) -> None:
        """The chair goes on although the conference is not quorate, for this reason (empty: withdrawn).

        Raises NotPossible for anybody but the chair and those to whom the chair has handed over.
        """
        with self._at.changing("conference", which) as session:
            row = open_conference(session, which)
            in_the_chairs_name(self._at, session, which, "went on without quorum")
            row.quorum_reason = clean(reason).text.strip()

    def _go(self, conference: UUID, person: UUID, why: str, *, sent_out: bool) -> None:
        with self._at.changing("conference", conference) as session:
            open_conference(session, conference)
            row, now = row_of(session, conference, person), moment(session, conference, self._at.now())
            leave(session, row, now, clean(why).text.strip(), sent_out=sent_out)


def _present_ids(session: Session, conference: UUID) -> set[UUID]:
    return set(
        session.scalars(
            select(rows.Presence.attendance_id)
            .join(rows.Attendance, rows.Attendance.id == rows.Presence.attendance_id)
            .where(rows.Attendance.conference_id == conference, rows.Presence.left.is_(None))
        )
    )


def _report(session: Session, conference: UUID, person: UUID) -> rows.Report:
    """The report of one person; a new row, not yet in the session, when there is none."""
    mine = rows.Report.conference_id == conference
    found_row = session.scalars(select(rows.Report).where(mine, rows.Report.person_id == person)).first()
    if found_row is not None:
        return found_row
    position = next_position(session, rows.Report.position, mine)
    return rows.Report(conference_id=conference, person_id=person, position=position)


def _take_view_back(session: Session, conference: UUID, person: UUID) -> None:
    """Nobody but a member has a view (domain section 5)."""
    for view in session.scalars(
        select(View).where(View.conference_id == conference, View.person_id == person)
    ):
        for child in session.scalars(select(ChildView).where(ChildView.view_id == view.id)):
            session.delete(child)
        session.delete(view)


def _know(session: Session, row: rows.Attendance, children: set[UUID]) -> None:
    """Somebody has direct contact with these children and no others."""
    before = {
        contact.child_id: contact
        for contact in session.scalars(select(rows.Contact).where(rows.Contact.attendance_id == row.id))
    }
    for child in before.keys() - children:
        session.delete(before[child])
    session.add_all(rows.Contact(attendance_id=row.id, child_id=child) for child in children - before.keys())


def _invited_professional(session: Session, row: rows.Attendance) -> bool:
    person = session.get_one(Person, row.person_id)
    return row.mode is AttendanceMode.EXPECTED and person.kind is PersonKind.PROFESSIONAL
