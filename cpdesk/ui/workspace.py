"""An unlocked file: the rail and its pages, or one conference over the whole width, and the foot line."""

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cpdesk.errors import CpdeskError
from cpdesk.rules.slept import Gap
from cpdesk.ui.backups.backing_up import BackingUp
from cpdesk.ui.backups.places import BackupPlaces
from cpdesk.ui.hub import Hub
from cpdesk.ui.locking.minutes import IdleMinutes
from cpdesk.ui.locking.place import Place, focused_in, hands_to, place_on, scroll_to, turn_to
from cpdesk.ui.meeting.before_esc import BeforeEsc
from cpdesk.ui.pages import Pages
from cpdesk.ui.passphrases.untested_strip import UntestedStrip
from cpdesk.ui.rail import Rail
from cpdesk.ui.shortcuts import bind
from cpdesk.ui.status_line import StatusLine
from cpdesk.ui.theme.appearance import Appearance
from cpdesk.vocabulary import ConferenceState, Deed

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk
    from cpdesk.ui.meeting.page import MeetingPage


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where somebody was, in ids only, to come back to after unlocking."""

    page: str = "calendar"
    case: UUID | None = None
    meeting: UUID | None = None
    papers: UUID | None = None
    booking: tuple[UUID | None, UUID | None] | None = None
    """The booking page: a case if one was chosen, and the conference whose booking was corrected."""
    step: str = ""
    """The step of the meeting that was shown."""
    curtain: bool = False
    """Private entries of the meeting were out of sight."""
    place: Place | None = None
    """Where hands and eyes were on the page."""


class Workspace(QWidget):
    """Places the pages of one unlocked file; knows no rules. It dies when the file is locked."""

    lock_wanted = Signal()
    rekeyed = Signal(object)
    """All keys of the file were made anew; carries the `Rekeyed`."""

    def __init__(
        self,
        desk: "Desk",
        hub: Hub,
        appearance: Appearance,
        idle: IdleMinutes,
        parent: QWidget | None = None,
        *,
        places: BackupPlaces | None = None,
    ) -> None:
        """`places`: where backups go; without it nowhere."""
        super().__init__(parent)
        self._desk, self._hub, self._appearance = desk, hub, appearance
        self._there = Whereabouts()
        self._meeting_page: MeetingPage | None = None
        self._before_esc: tuple[Whereabouts, BeforeEsc | None] | None = None
        self.rail, self.stack, self.status = Rail(), QStackedWidget(), StatusLine()
        self.backing = BackingUp(desk, places or BackupPlaces(), self)
        self.pages = Pages(desk, hub, appearance, idle, self.stack, self.backing)
        self.everyday = QWidget()
        row = QHBoxLayout(self.everyday)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        self.untested = UntestedStrip(desk.keys, hub)
        pages = QVBoxLayout()
        pages.setSpacing(0)
        pages.addWidget(self.untested)
        pages.addWidget(self.stack, 1)
        row.addLayout(pages, 1)
        self.whole = QStackedWidget()
        self.whole.addWidget(self.everyday)
        self.whole.setMinimumSize(320, 240)  # every page scrolls; none may make the window grow
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.whole, 1)
        column.addWidget(self.status)
        self._connect()
        self.backing.start()

    @property
    def whereabouts(self) -> Whereabouts:
        """Where the person is, to be given to `come_back` of the next workspace."""
        case = self.pages.cases.case if "cases" in vars(self.pages) else None
        meeting, page = self._meeting_page, self._in_front()
        return replace(
            self._there,
            case=case,
            booking=self._booking(),
            step=meeting.step().key if meeting is not None else "",
            curtain=meeting is not None and meeting.curtain.drawn,
            place=place_on(page, self.window().focusWidget()) if page is not None else None,
        )

    def come_back(self, there: Whereabouts, slept: Gap | None = None) -> None:
        """Show again what was shown before locking; what is no longer there is left out.

        `slept`: when the laptop slept meanwhile, which a running meeting asks about.
        """
        self._there = replace(there, meeting=None, booking=None, place=None)
        try:
            if there.case is not None:
                self.pages.cases.show_case(there.case)
            self.go(there.page)
            if there.booking is not None:
                self.open_booking(*there.booking)
            if there.meeting is not None:
                self.open_conference(there.meeting)
                self._back_in_the_meeting(there, slept)
        except CpdeskError:
            self.go("calendar")
        else:
            self._back_in_place(there.place)

    def _back_in_the_meeting(self, there: Whereabouts, slept: Gap | None) -> None:
        """The step that was looked at, nothing in sight that was not, and the question about sleep."""
        page = self._meeting_page
        assert page is not None
        if page.conference.state is ConferenceState.CLOSED and there.step:
            page.go_to(there.step)
        if there.curtain and not page.curtain.drawn:
            page.curtain.toggle()
        if slept is not None:
            page.slept.remember(slept)

    def _back_in_place(self, place: Place | None) -> None:
        """Hands and eyes where they were, as near as the page is the same; scrolled once it has its size."""
        page = self._in_front()
        if place is None or page is None:
            return
        turn_to(page, place)
        widget, meeting = focused_in(page, place), self._meeting_page
        if widget is not None:
            if meeting is not None and meeting.composer.isAncestorOf(widget):
                meeting.call_composer()  # it may have been called where it does not always stand
            if widget.isVisibleTo(page) and widget.isEnabled():
                hands_to(widget, place)
        QTimer.singleShot(0, page, lambda: scroll_to(page, place))

    def _in_front(self) -> QWidget | None:
        """The page that is seen."""
        return self._meeting_page or self.stack.currentWidget()

    def go(self, name: str) -> None:
        """Show one page of the rail."""
        page = self.pages.named(name)
        if name == "documents":
            self.pages.papers.show_conference(self._there.papers)
        self._there = replace(self._there, page=name)
        self.rail.show_chosen(name)
        self.stack.setCurrentWidget(page)
        page.setFocus()
        self.status.show_practice(self.pages.practice(name, self._there.papers))

    def open_case(self, case: UUID) -> None:
        """Show the page of one case."""
        self.pages.cases.show_case(case)
        self.go("cases")

    def open_booking(
        self, case: UUID | None = None, conference: UUID | None = None, day: date | None = None
    ) -> None:
        """Show a new booking (of a case, on a day, as far as they are known) or that of a conference.

        One that was begun and not booked yet goes on.
        """
        page = self.pages.booking
        if conference is not None:
            page.change(conference)
        else:
            page.new(case, day)
        self.stack.setCurrentWidget(page)
        page.setFocus()

    def open_conference(self, conference: UUID) -> None:
        """Show one conference over the whole width."""
        self._close_meeting()
        page = self.pages.meeting(conference)
        page.left.connect(self._leave_meeting)
        page.papers_wanted.connect(self.show_papers)
        page.saved.connect(self.status.say_saved)
        self._meeting_page = page
        self._desk.history.note(Deed.READ, "conference", conference)
        self._there = replace(self._there, meeting=conference)
        self.whole.addWidget(page)
        self.whole.setCurrentWidget(page)
        page.setFocus()
        self.status.show_practice(self._desk.meeting.conference(conference).practice)

    def show_papers(self, conference: UUID | None) -> None:
        """Show the documents of a conference, or the choice of one."""
        self._there = replace(self._there, papers=conference)
        self._close_meeting()
        self.go("documents")

    def keep(self) -> None:
        """Put what is being typed at this moment into the file; to be called before locking."""
        if self._meeting_page is not None:
            self._meeting_page.keep()
        if "booking" in vars(self.pages):
            self.pages.booking.keep()

    def note_before_esc(self) -> None:
        """Esc is about to be pressed; a second one would mean that this is the place to come back to."""
        page = self._meeting_page
        before = BeforeEsc(page, self.window().focusWidget()) if page is not None else None
        self._before_esc = (self.whereabouts, before)

    def take_esc_back(self) -> Whereabouts:
        """The second Esc meant something else: as if the first had not been pressed. Where that was."""
        if self._before_esc is None:
            return self.whereabouts
        there, before = self._before_esc
        if before is not None:
            before.put_back()
        return there

    def _booking(self) -> tuple[UUID | None, UUID | None] | None:
        """What is in front on the booking page, if that is."""
        if "booking" not in vars(self.pages) or self.stack.currentWidget() is not self.pages.booking:
            return None
        return self.pages.booking.case, self.pages.booking.conference

    def _connect(self) -> None:
        self.status.show_who(self._desk.opener)
        self.rail.chosen.connect(self.go)
        self.rail.lock_wanted.connect(self.lock_wanted)
        self._appearance.changed.connect(self.rail.fit)
        self._appearance.changed.connect(self.status.fit)
        self._hub.changed.connect(self._saved)
        self.backing.told.connect(self.status.say_backup)
        self.pages.rekeyed.connect(self.rekeyed)
        self.untested.wanted.connect(self._make_a_recovery_key)
        self.untested.left.connect(lambda: self.go(self._there.page))
        self.pages.case_wanted.connect(self.open_case)
        self.pages.conference_wanted.connect(self.open_conference)
        self.pages.papers_wanted.connect(self.show_papers)
        self.pages.papers_chosen.connect(self._note_papers)
        self.pages.booking_wanted.connect(self.open_booking)
        self.pages.booking_on_wanted.connect(lambda day: self.open_booking(day=day))
        self.pages.deadlines_wanted.connect(partial(self.go, "deadlines"))
        self.pages.booking_left.connect(lambda: self.go(self._there.page))
        self.pages.booked.connect(self._show_booked)
        self.pages.practice_shown.connect(self._mark_practice)
        for name in self.rail.buttons:
            bind(name, self.everyday, partial(self.go, name))
        bind("search", self.everyday, self._search)
        bind("lock", self, self.lock_wanted.emit)

    def _make_a_recovery_key(self) -> None:
        self.go("settings")
        self.pages.settings.make_a_recovery_key()

    def _search(self) -> None:
        self.go("cases")
        self.pages.cases.search()

    def _show_booked(self, conference: UUID) -> None:
        self.open_case(self._desk.meeting.conference(conference).case_id)

    def _leave_meeting(self) -> None:
        self._close_meeting()
        self.go(self._there.page)

    def _close_meeting(self) -> None:
        if self._meeting_page is not None:
            self.whole.setCurrentWidget(self.everyday)
            self.whole.removeWidget(self._meeting_page)
            self._meeting_page.deleteLater()
            self._meeting_page = None
        self._there = replace(self._there, meeting=None)

    def _saved(self, _change: object) -> None:
        self.status.note_saved(self._desk.now())

    def _note_papers(self, conference: UUID) -> None:
        """Another conference was chosen on the page of the documents: it is come back to."""
        self._there = replace(self._there, papers=conference)
        self.status.show_practice(self.pages.practice("documents", conference))

    def _mark_practice(self, practice: bool) -> None:
        if self._meeting_page is None:
            self.status.show_practice(practice)
