"""What a key on a person means: they came, they left, they take part in another way."""

from typing import TYPE_CHECKING
from uuid import UUID

from cpdesk.rules.new_person import NewPerson
from cpdesk.snapshots.people import Attendance
from cpdesk.vocabulary import AttendanceMode, ConferenceState, PersonKind

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk


def come_or_go(desk: "Desk", conference: UUID, line: Attendance) -> None:
    """Somebody who is here leaves; somebody who is not has come, in the way they were to come."""
    if line.present:
        desk.attendance.leave(conference, line.person.id)
    else:
        mode = line.mode if line.mode.takes_part else AttendanceMode.IN_PERSON
        desk.attendance.arrive(conference, line.person.id, mode)


def take_part(desk: "Desk", conference: UUID, line: Attendance, mode: AttendanceMode) -> None:
    """Somebody takes part in another way; for somebody who is here that begins a new stretch."""
    if mode.takes_part and line.present:
        desk.attendance.arrive(conference, line.person.id, mode)
    else:
        desk.attendance.set_mode(conference, line.person.id, mode)


def set_fact(desk: "Desk", conference: UUID, who: UUID, fact: str, on: bool) -> None:
    """Something that is true of somebody, or no longer, by the name that their card has for it."""
    if fact == "family_agreed":
        desk.attendance.set_consents(conference, who, family=on)
    elif fact == "chair_agreed":
        desk.attendance.set_consents(conference, who, chair=on)
    elif fact == "may_speak":
        desk.attendance.give_leave(conference, who, on)
    elif fact == "report_read":
        desk.attendance.read_report(conference, who, read=on)
    else:
        desk.attendance.change_person(who, **{fact: on})


def somebody_new(desk: "Desk", conference: UUID, person: NewPerson) -> UUID:
    """Somebody typed in one line is added, and is here from now on when the conference has begun; who."""
    kind = PersonKind.FAMILY if person.family else PersonKind.PROFESSIONAL
    who = desk.attendance.add_person(conference, person.name, person.role, person.agency, kind, person.mode)
    if desk.meeting.conference(conference).state is ConferenceState.RUNNING:
        desk.attendance.arrive(conference, who, person.mode)
    return who
