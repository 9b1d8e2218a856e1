"""Last dates as something to be done: open ones of all cases, and every one on the page of its case."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from cpdesk.rules.deadlines import DueDate
from cpdesk.rules.rule_names import RULES, Phase
from cpdesk.rules.standing import Standing, Stands
from cpdesk.snapshots.conference import Done
from cpdesk.vocabulary import ConferenceKind


class Place(StrEnum):
    """Where one goes to do something about a date."""

    CASE = "case"
    CONFERENCE = "conference"
    DOCUMENTS = "documents"
    BOOKING = "booking"


@dataclass(frozen=True, slots=True)
class OpenDate:
    """A last date about which somebody has something to do."""

    case_id: UUID
    case_name: str
    conference_id: UUID
    """The conference it belongs to; under it it is noted as done."""
    kind: ConferenceKind
    due: DueDate
    standing: Standing
    next_step: str
    """What to do next, in a sentence."""
    who: str
    """Who must act: “the clerk”."""
    place: Place
    booking: UUID | None = None
    """At the place of booking: the conference to move; none when one is still to be booked."""
    about: str = ""
    """The child whom it is about, where it is one child’s own."""
    markable: bool = True
    """Whether it can be noted as done."""
    practice: bool = False

    @property
    def title(self) -> str:
        """What it is the last day for, with the child it is about."""
        return f"{self.due.title} ({self.about})" if self.about else self.due.title

    @property
    def mark(self) -> bool:
        """Whether it is a point in time, about which nothing is due."""
        return RULES[self.due.rule].phase is Phase.MARK

    @property
    def late(self) -> bool:
        """Whether it is late, or its last day is over; a point in time that has passed is not."""
        return not self.mark and self.standing.kind in (Stands.PAST, Stands.LATE)


@dataclass(frozen=True, slots=True)
class CaseDate:
    """One last date on the page of a case: open or not, with what has been noted about it."""

    conference_id: UUID
    kind: ConferenceKind
    due: DueDate
    standing: Standing
    open: OpenDate | None = None
    """The same as something to be done; none when nobody has to do anything about it."""
    noted: tuple[Done, ...] = ()
    """When it was noted as done; several core groups have several."""
    about: str = ""
    markable: bool = True
    """Whether it can be noted as done now."""

    @property
    def title(self) -> str:
        """What it is the last day for, with the child it is about."""
        return f"{self.due.title} ({self.about})" if self.about else self.due.title
