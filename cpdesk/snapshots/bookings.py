"""The booking of a conference: what is arranged before it, what it clashes with, what a move changes."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from cpdesk.rules.deadlines import DueDate
from cpdesk.vocabulary import ConferenceKind


@dataclass(frozen=True, slots=True)
class BookedChild:
    """A child of the conference as the booking names it: born, or expected on a day."""

    name: str
    born: date | None = None
    expected: date | None = None
    id: UUID | None = None
    """The child in the case; None for one who is not in it yet."""


@dataclass(frozen=True, slots=True)
class NewFamily:
    """A family that no case is held about yet; its children stand in the booking."""

    name: str
    """The family's name: “Harlow”, or “Harlow family”."""
    reference: str = ""
    procedure: str = ""
    """The key of the procedure it is worked under; empty: the office's usual one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """One conference as it is asked for. Instants are aware, days are days in Europe/London."""

    kind: ConferenceKind
    starts: datetime
    ends: datetime | None = None
    venue: str = ""
    chair: str = ""
    clerk: str = ""
    case_id: UUID | None = None
    family: NewFamily | None = None
    """A new family, when there is no case yet; one of the two is given for a new booking."""
    children: tuple[BookedChild, ...] = ()
    """The children to add or correct; those of the case who are not named stay as they are."""
    strategy_discussions: tuple[date, ...] = ()
    moved_in: date | None = None
    notified: date | None = None
    epo_end: date | None = None
    assessments_end: date | None = None
    previous_plan_end: date | None = None
    number: int | None = None
    last_review: date | None = None
    previous_conference: date | None = None
    """A first review: the day of the conference that it follows."""
    plan_started: date | None = None
    lead_social_worker: UUID | None = None
    invited: tuple[UUID, ...] = ()
    """People of the case who are invited again; read only when the conference is booked."""


@dataclass(frozen=True, slots=True)
class BookedConference:
    """What was booked."""

    case_id: UUID
    conference_id: UUID


@dataclass(frozen=True, slots=True)
class Familiar:
    """Names that conferences of the last year and those to come have: written alike, they can be compared."""

    chairs: tuple[str, ...]
    clerks: tuple[str, ...]
    rooms: tuple[str, ...]


class ClashKind(StrEnum):
    """What stands against a time."""

    CHAIR = "chair"
    CLERK = "clerk"
    ROOM = "room"
    CHILD = "child"
    DAY_OFF = "day_off"
    END = "end"


@dataclass(frozen=True, slots=True)
class Clash:
    """One reason why a conference cannot be held then; its words name no family."""

    kind: ClashKind
    words: str
    conference_id: UUID | None = None
    """The other conference, where there is one."""
    case_name: str = ""
    """Whose conference that is: for the window alone, never for an error."""


@dataclass(frozen=True, slots=True)
class IfMoved:
    """What follows if a conference is held then: nothing has been changed."""

    clashes: tuple[Clash, ...]
    becomes_late: tuple[DueDate, ...]
    """Last dates that would be missed, and are not missed as it is booked now."""
    back_in_time: tuple[DueDate, ...]
    """Last dates that would be met again."""
    dates: tuple[DueDate, ...]
    """Every last date as it would be."""
    remarks: tuple[str, ...] = ()
    """What is worth knowing and stands against nothing: the day is over, the invitations are out."""


@dataclass(frozen=True, slots=True)
class BookingDraft:
    """A booking that was begun and not made yet, as it was typed."""

    id: UUID
    text: str
    """Every field, as the page wrote it down (JSON)."""
    case_id: UUID | None = None
    conference_id: UUID | None = None
    """The conference whose booking is corrected; None for a new one."""
