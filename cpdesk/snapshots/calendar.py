"""What happens when: the meetings, last dates and days off of a span of days."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from cpdesk.rules.deadlines import DueDate
from cpdesk.vocabulary import ConferenceKind, ConferenceState


class MeetingKind(StrEnum):
    """What people meet for."""

    CONFERENCE = "conference"
    CORE_GROUP = "core_group"
    REVIEW = "review"
    """A review agreed in a conference and not booked yet."""


class DayOffKind(StrEnum):
    """Why a day is no working day, though no weekend."""

    HOLIDAY = "holiday"
    PROCLAIMED = "proclaimed"
    """A bank holiday that the office entered, because the installed list does not know it."""
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class CalendarMeeting:
    """A conference, or a core group or review that one agreed on."""

    what: MeetingKind
    conference_id: UUID
    """The conference itself, or the one in which it was agreed."""
    case_id: UUID
    case_name: str
    kind: ConferenceKind
    """Of that conference."""
    state: ConferenceState
    """Of that conference."""
    day: date
    starts: datetime | None
    """None for a core group of which only the day is known."""
    ends: datetime | None
    """The recorded end, or the planned one."""
    venue: str
    chair: str
    clerk: str
    held: bool
    """It is over: a conference that was held, a core group noted as held."""
    practice: bool

    @property
    def can_move(self) -> bool:
        """Whether it is a conference that is booked and has not begun."""
        return self.what is MeetingKind.CONFERENCE and self.state is ConferenceState.BOOKED


@dataclass(frozen=True, slots=True)
class LastDate:
    """A last date as the calendar marks it."""

    conference_id: UUID
    case_id: UUID
    case_name: str
    practice: bool
    due: DueDate


@dataclass(frozen=True, slots=True)
class ClosedDay:
    """A day that is no working day, with its name."""

    day: date
    name: str
    kind: DayOffKind


@dataclass(frozen=True, slots=True)
class CalendarSpan:
    """Everything from one day to another, both included."""

    first: date
    last: date
    meetings: tuple[CalendarMeeting, ...]
    """By day and time; those of which only the day is known after the others of it."""
    last_dates: tuple[LastDate, ...]
    """By day, then by the name of the case."""
    closed: tuple[ClosedDay, ...]
    beyond: bool
    """Some of the days lie beyond the years whose bank holidays were checked."""
