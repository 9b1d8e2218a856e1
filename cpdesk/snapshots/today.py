"""What one day holds: its conferences and core groups, what is due, and what waits for whom."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from cpdesk.snapshots.cases import ConferenceLine
from cpdesk.snapshots.deadlines import OpenDate


@dataclass(frozen=True, slots=True)
class TodaysConference:
    """A conference that is held today, or is running."""

    line: ConferenceLine
    ends: datetime | None
    """The planned end."""
    chair: str
    clerk: str


@dataclass(frozen=True, slots=True)
class TodaysCoreGroup:
    """A core group that was agreed for today."""

    case_id: UUID
    case_name: str
    conference_id: UUID
    at: datetime
    held: bool
    """Noted as held."""
    practice: bool = False


@dataclass(frozen=True, slots=True)
class TodayPage:
    """What one day holds."""

    day: date
    next_day: date
    """The next working day, and what `due_tomorrow` reaches to."""
    conferences: tuple[TodaysConference, ...]
    core_groups: tuple[TodaysCoreGroup, ...]
    due_today: tuple[OpenDate, ...]
    due_tomorrow: tuple[OpenDate, ...]
    late: tuple[OpenDate, ...]
    waiting: tuple[tuple[str, tuple[OpenDate, ...]], ...]
    """Who must act on what: all that is late, or due within a week."""
