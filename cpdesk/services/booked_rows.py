"""What a booking writes: the new family, its children, chair and clerk, and who is invited again."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from cpdesk.errors import NotPossible
from cpdesk.models.attendance import Attendance, Contact, Presence, Report
from cpdesk.models.case import Case
from cpdesk.models.conference import Conference, CoreGroupMember, StrategyDiscussion
from cpdesk.models.entry import Entry
from cpdesk.models.person import Person
from cpdesk.models.plan import ActionOwner
from cpdesk.rules.plain_text import clean
from cpdesk.rules.procedure_terms import Procedure
from cpdesk.services.folding import search_form
from cpdesk.services.ordering import next_position
from cpdesk.snapshots.bookings import BookedChild, Booking, NewFamily
from cpdesk.vocabulary import AttendanceMode, PersonKind

_PLAIN = (
    "kind", "starts", "moved_in", "notified", "epo_end", "assessments_end", "previous_plan_end", "number",
    "last_review", "previous_conference", "plan_started",
)  # fmt: skip
_FAMILY = " family"


def words_of(text: str) -> str:
    """What somebody typed into a field of one line, without what no document can hold."""
    return " ".join(clean(text).text.split())


def new_case(session: Session, family: NewFamily, rules: Procedure, now: datetime) -> Case:
    """A case for a family that has none; raises NotPossible without a name or with a taken reference."""
    name, reference = words_of(family.name), words_of(family.reference)
    if not name:
        raise NotPossible("The family needs a name before a conference can be booked for it.")
    if reference and session.scalar(select(Case.id).where(Case.reference == reference).limit(1)):
        raise NotPossible("Another case has this reference already. Nothing was booked.")
    name = name if name.casefold().endswith(_FAMILY) else f"{name}{_FAMILY}"
    row = Case(
        id=uuid4(), name=name, search_name=search_form(name), reference=reference, procedure=rules.key,
        procedure_version=rules.version, practice=False, created_at=now,
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row


def fill(session: Session, row: Conference, booking: Booking, rules: Procedure) -> None:
    """Give a conference's row everything that its booking says, and write the rows beside it."""
    for name in _PLAIN:
        setattr(row, name, getattr(booking, name))
    row.planned_end, row.venue = booking.ends, words_of(booking.venue)
    if booking.lead_social_worker is not None:
        row.lead_social_worker_id = booking.lead_social_worker
    session.add(row)
    _write_children(session, row.case_id, booking.children)
    session.flush()
    before = {who for who in (row.chair_id, row.clerk_id) if who is not None}
    row.chair_id = _holder(session, row, booking.chair, rules.roles.chair, rules)
    row.clerk_id = _holder(session, row, booking.clerk, rules.roles.clerk, rules)
    session.flush()
    for who in before - {row.chair_id, row.clerk_id}:
        _stand_down(session, row, who)
    session.execute(delete(StrategyDiscussion).where(StrategyDiscussion.conference_id == row.id))
    session.add_all(
        StrategyDiscussion(conference_id=row.id, day=day) for day in sorted(set(booking.strategy_discussions))
    )


def _write_children(session: Session, case: UUID, children: Iterable[BookedChild]) -> None:
    position = next_position(session, Person.position, Person.case_id == case)
    for n, child in enumerate(children):
        name = words_of(child.name)
        if not name:
            raise NotPossible("Each child needs a name; for one who is not born yet, “Unborn baby” will do.")
        if child.id is None:
            row = Person(id=uuid4(), case_id=case, position=position + n, role="child", subject=True)
            row.kind = PersonKind.FAMILY
            session.add(row)
        else:
            row = _child(session, case, child.id)
        row.name, row.search_name = name, search_form(f"{name} {row.known_as or ''}")
        row.born, row.expected = child.born, child.expected
        row.unborn = child.born is None and (child.expected is not None or bool(row.unborn))


def _child(session: Session, case: UUID, which: UUID) -> Person:
    row = session.get(Person, which)
    if row is None or row.case_id != case:
        raise NotPossible("This child is not in the case. Nothing was changed.")
    return row


def _holder(session: Session, row: Conference, name: str, role: str, rules: Procedure) -> UUID | None:
    """The chair or the clerk by name: somebody of the case, or somebody new, and invited."""
    name = words_of(name)
    if not name:
        return None
    professionals = session.execute(
        select(Person.id, Person.name)
        .where(Person.case_id == row.case_id, Person.kind == PersonKind.PROFESSIONAL)
        .order_by(Person.position)
    )
    wanted = search_form(name)
    who = next((known for known, called in professionals if search_form(called) == wanted), None)
    if who is None:
        who = uuid4()
        session.add(
            Person(
                id=who, case_id=row.case_id, kind=PersonKind.PROFESSIONAL, name=name, search_name=wanted,
                role=role, agency_group=rules.agencies.group_of(role),
                position=next_position(session, Person.position, Person.case_id == row.case_id),
            )
        )  # fmt: skip
        session.flush()
    _invite(session, row.id, who)
    return who


def _invite(session: Session, conference: UUID, who: UUID) -> Attendance:
    here = Attendance.conference_id == conference
    row = session.scalar(select(Attendance).where(here, Attendance.person_id == who))
    if row is None:
        position = next_position(session, Attendance.position, here)
        row = Attendance(id=uuid4(), conference_id=conference, person_id=who, position=position)
        row.mode = AttendanceMode.EXPECTED
        session.add(row)
        session.flush()
    return row


def _stand_down(session: Session, conference: Conference, who: UUID) -> None:
    """Somebody no longer chairs or takes notes: not invited any more, and gone if only the booking knew them.

    Whoever has said anything about their coming stays invited.
    """
    session.execute(
        delete(Attendance).where(
            Attendance.conference_id == conference.id,
            Attendance.person_id == who,
            Attendance.mode == AttendanceMode.EXPECTED,
            Attendance.remark == "",
            Attendance.id.not_in(select(Presence.attendance_id)),
        )
    )
    holds = or_(
        Conference.chair_id == who, Conference.clerk_id == who, Conference.lead_social_worker_id == who
    )
    needed = (
        select(Attendance.id).where(Attendance.person_id == who),
        select(Conference.id).where(holds),
        select(CoreGroupMember.id).where(CoreGroupMember.person_id == who),
        select(ActionOwner.id).where(ActionOwner.person_id == who),
        select(Report.id).where(Report.person_id == who),
        select(Entry.id).where(Entry.speaker_id == who),
    )
    only_here = (Person.id == who, Person.agency == "", Person.note == "", Person.source_id == "")
    session.execute(delete(Person).where(*only_here, *(~asked.exists() for asked in needed)))


def invite_again(session: Session, conference: Conference, people: Iterable[UUID]) -> None:
    """Invite people of the case, as they came the last time: as interpreter, knowing which children."""
    wanted = list(dict.fromkeys(people))
    known = set(
        session.scalars(select(Person.id).where(Person.case_id == conference.case_id, Person.id.in_(wanted)))
    )
    if known != set(wanted):
        raise NotPossible("Somebody who is to be invited is not in this case. Nothing was booked.")
    before = {
        row.person_id: row
        for row in session.scalars(
            select(Attendance)
            .join(Conference, Conference.id == Attendance.conference_id)
            .where(Attendance.person_id.in_(wanted), Conference.id != conference.id)
            .order_by(Conference.day)
        )
    }
    last_time = [row.id for row in before.values()]
    contacts = session.scalars(select(Contact).where(Contact.attendance_id.in_(last_time))).all()
    for who in wanted:
        row, last = _invite(session, conference.id, who), before.get(who)
        if last is not None:
            row.capacity, row.beside_id, row.copy_scope = last.capacity, last.beside_id, last.copy_scope
            theirs = [contact.child_id for contact in contacts if contact.attendance_id == last.id]
            session.add_all(Contact(attendance_id=row.id, child_id=child) for child in theirs)
