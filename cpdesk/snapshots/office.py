"""The office and its procedures as the settings show them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class DayOff:
    """A day that does not count as a working day."""

    id: UUID
    day: date
    name: str
    bank_holiday: bool
    """Newly proclaimed; else the office alone is closed."""


@dataclass(frozen=True, slots=True)
class TakenOff:
    """What came of entering days off."""

    days: tuple[date, ...]
    """The working days that do not count any more."""
    booked: int = 0
    """How many conferences are booked on them, not yet begun."""
    agreed: int = 0
    """How many first core groups were agreed for them at a conference that is closed, not noted as held."""


@dataclass(frozen=True, slots=True)
class ProcedureLine:
    """One procedure in a list."""

    key: str
    name: str
    version: str
    """The newest one."""
    own: bool
    """Made or brought in here; else it came with cpdesk and is not changed."""
    copied_from: str
    """The name of the procedure it was copied from; empty for others."""
    conferences: int
    """How many conferences are held under any version of it."""
    booked: int = 0
    """How many of them are only booked: they follow a new version."""
    problem: str = ""
    """Why it cannot be read, in words; empty when it can."""
