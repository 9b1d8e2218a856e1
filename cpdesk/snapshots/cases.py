"""Cases as lists and pages show them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from cpdesk.rules.deadlines import DueDate
from cpdesk.snapshots.deadlines import CaseDate
from cpdesk.snapshots.people import Person, Relationship
from cpdesk.vocabulary import ConferenceKind, ConferenceState


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One line of the case list."""

    id: UUID
    name: str
    reference: str
    children: str
    """First names and ages in one line: "Leo, 8; Isla, 2; baby due 4 March"."""
    next_day: date | None
    """The next conference, or the last one held."""
    practice: bool


@dataclass(frozen=True, slots=True)
class ConferenceLine:
    """One conference in a list or in the calendar."""

    id: UUID
    case_id: UUID
    case_name: str
    kind: ConferenceKind
    state: ConferenceState
    starts: datetime
    venue: str
    practice: bool = False


@dataclass(frozen=True, slots=True)
class CasePage:
    """One case with everything its page shows."""

    id: UUID
    name: str
    reference: str
    procedure: str
    """The name and the version of the procedure that its latest conference is held under."""
    practice: bool
    people: tuple[Person, ...]
    relationships: tuple[Relationship, ...]
    conferences: tuple[ConferenceLine, ...]
    dates: tuple[CaseDate, ...]
    """The last dates that matter, soonest first: of the last conference held, of those booked, and what an
    earlier one has left open."""
    status: str
    """One line: who is on a plan, since when, in which category, and what is booked."""

    @property
    def due(self) -> tuple[DueDate, ...]:
        """The last dates without how they stand."""
        return tuple(one.due for one in self.dates)

    @property
    def children(self) -> tuple[Person, ...]:
        """The children the conferences are about."""
        return tuple(p for p in self.people if p.subject)
