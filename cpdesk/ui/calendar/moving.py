"""A conference on its way to another day: where it would be, what follows from it, and the way back."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, Signal

from cpdesk.rules.deadlines import DueDate
from cpdesk.rules.wording import LONDON, clock, day_words, local
from cpdesk.snapshots.bookings import IfMoved
from cpdesk.ui.calendar.days_model import Target
from cpdesk.ui.calendar.items import DayItem, how_it_stands
from cpdesk.ui.calendar.week_shape import later_by

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk

A_SHORT_LIST = 2
"""So many last dates are named in one line; the others are counted."""


@dataclass(frozen=True)
class Before:
    """Where a conference stood before it was moved."""

    conference_id: UUID
    starts: datetime
    ends: datetime | None


class Moving(QObject):
    """Asks the desk what would follow at each place, and changes nothing until it is told to."""

    changed = Signal()

    def __init__(self, desk: "Desk", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.item: DayItem | None = None
        self.starts: datetime | None = None
        self.follows: IfMoved | None = None
        self.before: Before | None = None
        """The last move, until it is put back or another one is made."""

    @property
    def refused(self) -> bool:
        """Whether something stands against the place."""
        return self.follows is not None and bool(self.follows.clashes)

    @property
    def elsewhere(self) -> bool:
        """Whether the place is another one than where it stands."""
        return self.item is not None and self.starts is not None and self.starts != self.item.starts

    def begin(self, item: DayItem) -> None:
        """Take up a conference that can be moved."""
        self.item, self.starts, self.follows = item, item.starts, None
        self.changed.emit()

    def aim(self, day: date, at: time | None = None) -> None:
        """Hold it over a day, at a local time or at the hour it has now."""
        if self.item is None or self.starts is None:
            return
        here = local(self.starts)
        starts = datetime.combine(day, at or here.time(), LONDON)
        if starts != self.starts or self.follows is None:
            self.starts = starts
            follows = self._desk.bookings.if_moved(self.item.conference_id, starts)
            self.follows = follows if self.elsewhere else None
            self.changed.emit()

    def later(self, minutes: int) -> None:
        """Hold it so many minutes later on the same day (earlier, if negative)."""
        if self.starts is not None:
            here = local(self.starts)
            self.aim(here.date(), later_by(here.time(), minutes))

    def cancel(self) -> None:
        """Leave it where it is."""
        self.item = self.starts = self.follows = None
        self.changed.emit()

    def carry_out(self) -> None:
        """Move it there; raises NotPossible when something stands against it, and it is still held."""
        if self.item is None or self.item.meeting is None or self.starts is None:
            return
        meeting = self.item.meeting
        if meeting.starts is not None and self.elsewhere:
            self._desk.bookings.move(meeting.conference_id, self.starts)
            self.before = Before(meeting.conference_id, meeting.starts, meeting.ends)
        self.cancel()

    def put_back(self) -> None:
        """Move it back to where it was; raises NotPossible when that is no longer possible."""
        if self.before is not None:
            before, self.before = self.before, None
            self._desk.bookings.move(before.conference_id, before.starts, before.ends)
            self.changed.emit()

    def target(self) -> Target | None:
        """The place as a page draws it; nothing while it is where it stands."""
        if self.item is None or self.starts is None or not self.elsewhere:
            return None
        start, until = self.item.starts, self.item.ends
        length = until - start if start and until else timedelta(hours=2)
        here = local(self.starts)
        words = self.tr("{0}: {1}").format(clock(self.starts), self.in_short())
        tone = "late" if self.late or self.refused else "accent"
        return Target(here.date(), here.time(), int(length.total_seconds()) // 60, words, tone)

    @property
    def late(self) -> tuple[DueDate, ...]:
        """The last dates that would be missed, and are not now."""
        return self.follows.becomes_late if self.follows else ()

    def in_short(self) -> str:
        """What follows, in a few words."""
        if self.refused:
            return self.tr("not possible")
        if not self.late:
            return self.tr("nothing becomes late")
        named = [due.title for due in self.late[:A_SHORT_LIST]]
        more = len(self.late) - len(named)
        words = self.tr("becomes late: {0}").format("; ".join(named))
        return self.tr("{0}; and {1} more").format(words, more) if more else words

    def where(self) -> str:
        """The day and time of the place: “Thursday 3 December 2026, 10:00”."""
        return place_words(self.starts) if self.starts else ""


def place_words(starts: datetime) -> str:
    """A day and time of a meeting: “Thursday 3 December 2026, 10:00”."""
    return f"{day_words(local(starts).date())}, {clock(starts)}"


def late_words(due: DueDate, desk: "Desk") -> str:
    """A last date that would be missed, with how late: “Hold the conference: 2 working days late (…)”."""
    today = local(desk.now()).date()
    words, _tone = how_it_stands(due, today, desk.office.working_days())
    template = QCoreApplication.translate("calendar", "{0}: {1} (last day {2})")
    return template.format(due.title, words[:1].lower() + words[1:], day_words(due.day))
