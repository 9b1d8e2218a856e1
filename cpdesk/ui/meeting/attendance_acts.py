"""What a key on a person means: they came, they left, they take part in another way."""

from typing import TYPE_CHECKING
from uuid import UUID

from cpdesk.snapshots.people import Attendance
from cpdesk.vocabulary import AttendanceMode

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
