"""How a meeting goes: its steps, its parts, its breaks, and what was left out."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cpdesk.vocabulary import BreakKind, PartKind


@dataclass(frozen=True, slots=True)
class StepRecord:
    """One stretch of time in a step of the run-sheet (UTC); a step can have several."""

    key: str
    began: datetime
    ended: datetime | None
    seconds: int
    """Its length; 0 while it goes on."""


@dataclass(frozen=True, slots=True)
class StepSkip:
    """A step of the run-sheet that the chair left out."""

    step: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the conference that not everybody is in (UTC)."""

    id: UUID
    kind: PartKind
    members: tuple[UUID, ...]
    """The people of the family who are in it."""
    began: datetime
    ended: datetime | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """A stretch in which the meeting stands still (UTC)."""

    id: UUID
    kind: BreakKind
    began: datetime
    ended: datetime | None
    people: tuple[UUID, ...] = ()
    """Those who went out, when not everybody did."""
    reason: str = ""
