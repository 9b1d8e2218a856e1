"""The pages behind the rail: how each is called and drawn, and how it is built when it is first wanted."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from cpdesk.ui.hub import Hub
from cpdesk.ui.locking.minutes import IdleMinutes
from cpdesk.ui.theme.appearance import Appearance

# The pages themselves are imported when they are built: the unlock window must not wait for them.

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk
    from cpdesk.ui.backups.backing_up import BackingUp
    from cpdesk.ui.booking.page import BookingPage
    from cpdesk.ui.calendar.page import CalendarPage
    from cpdesk.ui.cases.page import CasesPage
    from cpdesk.ui.deadlines.page import DeadlinesPage
    from cpdesk.ui.meeting.page import MeetingPage
    from cpdesk.ui.papers.page import PapersPage
    from cpdesk.ui.settings.page import SettingsPage
    from cpdesk.ui.today.page import TodayPage
    from cpdesk.ui.work_out.page import WorkOutPage


@dataclass(frozen=True, slots=True)
class RailEntry:
    """One line of the rail; `key` is also the name of its shortcut."""

    key: str
    icon: str
    words: str


def rail_entries() -> tuple[RailEntry, ...]:
    """The lines of the rail from top to bottom: only what really works."""
    say = QCoreApplication.translate
    return (
        RailEntry("today", "today", say("rail", "Today")),
        RailEntry("calendar", "calendar", say("rail", "Calendar")),
        RailEntry("cases", "cases", say("rail", "Cases")),
        RailEntry("deadlines", "deadlines", say("rail", "Deadlines")),
        RailEntry("documents", "documents", say("rail", "Documents")),
        RailEntry("work_out", "work-out", say("rail", "Work out dates")),
    )


class Pages(QObject):
    """Builds each page once, puts it into the stack and passes on what it asks for."""

    case_wanted = Signal(object)
    conference_wanted = Signal(object)
    papers_wanted = Signal(object)
    papers_chosen = Signal(object)
    """Another conference was chosen on the page of the documents."""
    booking_wanted = Signal(object, object)
    """A case, or none yet; and the conference whose booking is to be changed, or none for a new one."""
    booking_on_wanted = Signal(object)
    """A new booking on a day."""
    deadlines_wanted = Signal()
    booking_left = Signal()
    booked = Signal(object)
    """A conference was booked, or its booking changed."""
    rekeyed = Signal(object)
    """All keys of the file were made anew: it is locked; carries the `Rekeyed`."""
    practice_shown = Signal(bool)
    """What the page in front shows has changed: whether all of it is practice."""

    def __init__(
        self,
        desk: "Desk",
        hub: Hub,
        appearance: Appearance,
        idle: IdleMinutes,
        stack: QStackedWidget,
        backing: "BackingUp",
    ) -> None:
        super().__init__(stack)
        self._desk, self._hub, self._appearance, self._stack = desk, hub, appearance, stack
        self._idle, self._backing = idle, backing

    def named(self, name: str) -> QWidget:
        """The page of one rail entry, or the settings."""
        pages: dict[str, Callable[[], QWidget]] = {
            "today": lambda: self.today,
            "cases": lambda: self.cases,
            "deadlines": lambda: self.deadlines,
            "documents": lambda: self.papers,
            "work_out": lambda: self.work_out,
            "settings": lambda: self.settings,
        }
        return pages.get(name, lambda: self.calendar)()

    def practice(self, name: str, conference: UUID | None) -> bool:
        """Whether all that a page shows is practice; `conference` is the one whose documents are shown."""
        if name == "documents":
            if conference is not None:
                return self._desk.meeting.conference(conference).practice
            cases = self._desk.cases.find()
            return bool(cases) and all(case.practice for case in cases)
        return bool(getattr(self.named(name), "practice", False))

    @cached_property
    def today(self) -> "TodayPage":
        """What the day holds."""
        from cpdesk.ui.today.page import TodayPage

        page = TodayPage(self._desk, self._hub)
        self._lead_on(page)
        page.deadlines_wanted.connect(self.deadlines_wanted)
        return page

    @cached_property
    def calendar(self) -> "CalendarPage":
        """Month, week and agenda."""
        from cpdesk.ui.calendar.page import CalendarPage

        page = CalendarPage(self._desk, self._hub)
        page.case_wanted.connect(self.case_wanted)
        page.conference_wanted.connect(self.conference_wanted)
        page.booking_wanted.connect(self.booking_on_wanted)
        page.practice_shown.connect(partial(self._note_practice, page))
        self._stack.addWidget(page)
        return page

    @cached_property
    def cases(self) -> "CasesPage":
        """The families."""
        from cpdesk.ui.cases.page import CasesPage

        page = CasesPage(self._desk, self._hub)
        page.conference_wanted.connect(self.conference_wanted)
        page.papers_wanted.connect(self.papers_wanted)
        page.booking_wanted.connect(self.booking_wanted)
        page.practice_shown.connect(partial(self._note_practice, page))
        self._stack.addWidget(page)
        return page

    @cached_property
    def deadlines(self) -> "DeadlinesPage":
        """What is open in all cases."""
        from cpdesk.ui.deadlines.page import DeadlinesPage

        page = DeadlinesPage(self._desk, self._hub)
        self._lead_on(page)
        return page

    @cached_property
    def papers(self) -> "PapersPage":
        """The Word documents of a conference."""
        from cpdesk.ui.papers.page import PapersPage

        page = PapersPage(self._desk, self._hub)
        page.chosen.connect(self.papers_chosen)
        self._stack.addWidget(page)
        return page

    @cached_property
    def work_out(self) -> "WorkOutPage":
        """Dates for a question on the telephone."""
        from cpdesk.ui.work_out.page import WorkOutPage

        page = WorkOutPage(self._desk)
        self._stack.addWidget(page)
        return page

    @cached_property
    def booking(self) -> "BookingPage":
        """A conference to be booked, or a booking to be changed."""
        from cpdesk.ui.booking.page import BookingPage

        page = BookingPage(self._desk, self._hub)
        page.left.connect(self.booking_left)
        page.booked.connect(self.booked)
        page.practice_shown.connect(partial(self._note_practice, page))
        self._stack.addWidget(page)
        return page

    @cached_property
    def settings(self) -> "SettingsPage":
        """Colours and text size, procedures, days off, keys."""
        from cpdesk.ui.settings.page import SettingsPage

        page = SettingsPage(self._desk, self._hub, self._appearance, self._idle, backing=self._backing)
        page.people.rekeyed.connect(self.rekeyed)
        self._stack.addWidget(page)
        return page

    def meeting(self, conference: UUID) -> "MeetingPage":
        """A conference over the whole width: built anew each time, not in the stack."""
        from cpdesk.ui.meeting.page import MeetingPage
        from cpdesk.ui.room import join

        page = MeetingPage(self._desk, self._hub, conference)
        join(page)
        return page

    def _lead_on(self, page: "TodayPage | DeadlinesPage") -> None:
        """A page of open dates leads everywhere."""
        page.case_wanted.connect(self.case_wanted)
        page.conference_wanted.connect(self.conference_wanted)
        page.papers_wanted.connect(self.papers_wanted)
        page.booking_wanted.connect(self.booking_wanted)
        page.practice_shown.connect(partial(self._note_practice, page))
        self._stack.addWidget(page)

    def _note_practice(self, page: QWidget, practice: bool) -> None:
        if page is self._stack.currentWidget():
            self.practice_shown.emit(practice)
