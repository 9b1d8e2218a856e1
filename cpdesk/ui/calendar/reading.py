"""What the calendar’s page reads from the desk: the days shown, and everything about one of them."""

from datetime import date
from typing import TYPE_CHECKING

from cpdesk.rules.wording import local
from cpdesk.snapshots.calendar import CalendarSpan, MeetingKind
from cpdesk.ui.calendar.day_panel import ShownDay
from cpdesk.ui.calendar.days_model import Content
from cpdesk.ui.calendar.filter_row import Choice
from cpdesk.ui.calendar.items import items_of
from cpdesk.ui.calendar.spans import View, span

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk


class Reading:
    """Knows the day it is, as of the last reading."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self.today = local(desk.now()).date()

    def days(self, view: View, around: date, choice: Choice) -> tuple[CalendarSpan, Content]:
        """The days that a view shows around a day, as far as they are chosen, and what stands on them."""
        self.today = local(self._desk.now()).date()
        found = self._desk.calendar.between(
            *span(view, around), chairs=choice.chairs, kinds=choice.kinds, last_dates=choice.last_dates
        )
        items = items_of(found, self.today, self._desk.office.working_days())
        return found, Content(items, {closed.day: closed for closed in found.closed})

    def day(self, day: date, content: Content) -> ShownDay:
        """One of these days, with by when each conference on it has to be held."""
        items = content.items.get(day, [])
        conferences = [
            item.conference_id
            for item in items
            if item.meeting is not None and item.meeting.what is MeetingKind.CONFERENCE
        ]
        held_by = self._desk.calendar.held_by(conferences) if conferences else {}
        calendar = self._desk.office.working_days()
        return ShownDay(day, self.today, items, calendar, content.closed.get(day), held_by)
