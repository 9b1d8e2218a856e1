"""The procedure's clock: the last day or instant for everything, each explaining itself."""

from dataclasses import dataclass
from datetime import date, datetime

from cpdesk.vocabulary import ConferenceKind


@dataclass(frozen=True, slots=True)
class Events:
    """What has happened or is planned; every field may be missing.

    Days are days; `conference_end` is an aware instant. A rule is worked out when the events it
    counts from are there.
    """

    conference_kind: ConferenceKind = ConferenceKind.INITIAL
    strategy_discussions: tuple[date, ...] = ()
    conference: date | None = None
    conference_end: datetime | None = None
    birth: date | None = None
    expected_birth: date | None = None
    moved_in: date | None = None
    notified: date | None = None
    record_received: date | None = None
    previous_plan_end: date | None = None
    epo_end: date | None = None
    core_group: date | None = None
    last_review: date | None = None


@dataclass(frozen=True, slots=True)
class DueDate:
    """One last day (or instant) with its reason."""

    rule: str
    """Stable name, e.g. `conference_latest`."""
    title: str
    """What it is the last day for, in words: "Hold the conference"."""
    due: date | datetime
    """A day, or an aware instant in Europe/London."""
    safe_by: date | datetime
    """The earliest of the readings that the wording allows."""
    source: str
    explanation: str
    provisional: bool = False
    national: bool = False
    """The procedure is silent: the national (or common) figure, shown as such."""
    met: bool | None = None
    """None while it is not known."""

    @property
    def day(self) -> date:
        """The local day it falls on."""
        return self.due.date() if isinstance(self.due, datetime) else self.due
