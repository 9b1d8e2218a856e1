"""The page on which a conference is booked: what is arranged on the left, what it means on the right."""

import contextlib
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from cpdesk.errors import CpdeskError
from cpdesk.rules.wording import local
from cpdesk.snapshots.bookings import Booking, BookingDraft
from cpdesk.snapshots.cases import CaseLine
from cpdesk.ui.booking.form import BookingForm
from cpdesk.ui.booking.meaning import MeaningCard
from cpdesk.ui.booking.unfinished import Unfinished
from cpdesk.ui.hub import Hub
from cpdesk.ui.theme.tokens import EDGE, LARGE_SPACE, MIDDLE_SPACE, SMALL_SPACE, scale_of
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.chip import Chip
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.scroll import VerticalScroll
from cpdesk.ui.widgets.text import ErrorWords, Hint, PageTitle, PlainLabel
from cpdesk.vocabulary import ConferenceKind

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk

NARROW = 900
"""With less room than this (in pixels, counted at 100 % text) the meaning stands below the form."""
SCROLLED = 60
"""Scrolled down so far (in pixels), the beginning of the meaning is out of sight."""
PAUSE_MS = 120
"""What it means is worked out when the typing pauses for so long."""


class BookingPage(QWidget):
    """Books a conference (`new`), or corrects the booking of one (`change`)."""

    left = Signal()
    booked = Signal(object)
    """The id of the conference that was booked or corrected."""
    practice_shown = Signal(bool)

    def __init__(self, desk: "Desk", hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._laid_out = False
        mark(self, surface="ground")
        self._desk = desk
        self.conference: UUID | None = None
        self.practice = False
        self._asked: tuple[UUID | None, date | None] = (None, None)
        """The case and the day that a new booking was asked for."""
        self.title, self.about = PageTitle(), Hint()
        self.in_short = PlainLabel("", role="strong")
        """What it means in one line, where the meaning itself stands far below the form."""
        self.practice_mark = Chip(self.tr("Practice"), tone="family")
        self.back = Button(self.tr("‹ Back"), kind="quiet", name=self.tr("Back without booking"))
        self.book = Button("", kind="primary")
        self.error = ErrorWords()
        self.form = BookingForm(desk, self._now().date())
        self.unfinished = Unfinished(desk, self.form)
        self.meaning = MeaningCard()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._laid_out = True
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(PAUSE_MS)
        self._later.timeout.connect(self.work_out)
        self.form.changed.connect(self._note)
        self.form.case_chosen.connect(self._choose)
        self.meaning.summed_up.connect(self._show_in_short)
        self.book.clicked.connect(self._book)
        self.back.clicked.connect(self._leave)
        self.unfinished.thrown_away.connect(self._begin_anew)
        self.unfinished.refused.connect(self.error.say)
        hub.changed.connect(self._hear)
        self.new()

    def new(self, case: UUID | None = None, day: date | None = None) -> None:
        """A new booking, for a case if one is given, on a day if one is given; or one that was begun."""
        try:
            draft = self.unfinished.found(case)
        except CpdeskError as error:
            self.error.say(str(error))
            draft = None
        self._begin(case, day, draft)

    def _begin(self, case: UUID | None, day: date | None, draft: BookingDraft | None) -> None:
        self._entitle(None)
        self._asked = (case, day)
        of = draft.case_id if draft is not None else case
        self.form.begin(self._now().date(), self._now())
        try:
            procedures = self._desk.procedures
            offered = [(line.key, line.name) for line in procedures.all()]
            self.form.family.offer(offered, procedures.default())
            if of is not None:
                self._choose(self._desk.cases.line(of))
            if day is not None and self._desk.office.working_days().is_working(day):
                self.form.conference.show_day(day)  # no other day can be booked
        except CpdeskError as error:
            self.error.say(str(error))
        self.unfinished.follow(draft)
        self.work_out()

    def change(self, conference: UUID) -> None:
        """Correct the booking of a conference that has not begun, or go on with correcting it."""
        try:
            draft = self.unfinished.found(conference=conference)
            self._entitle(conference)
            booking = self._desk.bookings.booking(conference)
            line = self._desk.cases.line(booking.case_id or conference)
        except CpdeskError as error:
            self.error.say(str(error))
            return
        self.form.show_booking(booking, None, self._now().date(), settled=True)
        self.about.say(line.name)
        self._note_practice(line.practice)
        self.unfinished.follow(draft, conference)
        self.work_out()

    def keep(self) -> None:
        """Put what is being typed at this moment into the file."""
        self.unfinished.keep()

    @property
    def case(self) -> UUID | None:
        """The case whose new conference is being booked, if one is chosen."""
        return self.form.family.case_id

    def work_out(self) -> None:
        """Show what follows from what is typed so far."""
        self._later.stop()
        now = self._now()
        booking = self.form.booking(now)
        try:
            if not self.form.settled:
                self.meaning.show_last_days(
                    self._desk.bookings.last_days(booking, self.conference), now.date()
                )
                return
            seen = self._desk.bookings.if_booked(booking, self.conference)
            self.meaning.show_foreseen(seen, now, self._desk.office.working_days())
        except CpdeskError as error:
            self.meaning.show_nothing(str(error))

    def _now(self) -> datetime:
        return local(self._desk.now())

    def _entitle(self, conference: UUID | None) -> None:
        self.conference = conference
        new = conference is None
        self.title.setText(self.tr("Book a conference") if new else self.tr("Change the booking"))
        self.book.setText(self.tr("Book it") if new else self.tr("Keep the changes"))
        self.about.say("")
        self.error.say("")
        self._note_practice(False)

    def _note_practice(self, practice: bool) -> None:
        self.practice = practice
        self.practice_mark.setVisible(practice)
        self.about.setVisible(bool(self.about.text()))
        with contextlib.suppress(CpdeskError):  # the page does without
            self.form.conference.offer(self._desk.bookings.familiar(practice=practice))
        self.practice_shown.emit(practice)

    def _lay_out(self) -> None:
        bar = QWidget()
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        mark(bar, surface="bar")
        words = QVBoxLayout()
        words.setSpacing(SMALL_SPACE)
        words.addWidget(self.title)
        words.addWidget(FlowRow(self.practice_mark))
        words.addWidget(self.about)
        words.addWidget(self.unfinished)
        words.addWidget(self.in_short)
        words.addWidget(self.error)
        row = QHBoxLayout(bar)
        row.setContentsMargins(EDGE - 6, MIDDLE_SPACE - 2, EDGE, MIDDLE_SPACE - 2)
        row.setSpacing(MIDDLE_SPACE)
        row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.book, 0, Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        self._columns.setContentsMargins(EDGE, LARGE_SPACE, EDGE, LARGE_SPACE)
        self._columns.setSpacing(LARGE_SPACE)
        self._columns.addWidget(self.form, 4)
        self._columns.addWidget(self.meaning, 5, Qt.AlignmentFlag.AlignTop)
        inside.setLayout(self._columns)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(bar)
        self._scroll = VerticalScroll(inside)
        self._scroll.verticalScrollBar().valueChanged.connect(self._show_in_short)
        outer.addWidget(self._scroll, 1)

    def _leave(self) -> None:
        self.keep()
        self.left.emit()

    def _begin_anew(self) -> None:
        if self.conference is None:
            self._begin(*self._asked, None)
        else:
            self.change(self.conference)
        self.setFocus()

    def _note(self) -> None:
        self.error.say("")
        self._later.start()

    def _arrange(self) -> None:
        narrow = self.width() / scale_of(self) < NARROW
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(down if narrow else across)
        self._show_in_short()

    def _show_in_short(self) -> None:
        """Say it in the bar while the meaning itself is not in sight."""
        below = self._columns.direction() is QBoxLayout.Direction.TopToBottom
        above = self._scroll.verticalScrollBar().value() > SCROLLED
        self.in_short.say(self.meaning.summary, self.meaning.summary_tone)
        self.in_short.setVisible((below or above) and bool(self.meaning.summary))

    def _hear(self, _change: object) -> None:
        """Somebody changed something; a page that nobody sees works it out when it is shown."""
        if self.isVisible():
            self._later.start()

    def _choose(self, case: CaseLine) -> None:
        """A case was chosen: what its earlier conferences tell is filled in."""
        try:
            booking, untouched = self._desk.bookings.propose(case.id), self.unfinished.untouched
        except CpdeskError as error:
            self.error.say(str(error))
            return
        self.form.show_booking(
            booking, case, self._now().date(), settled=booking.kind is ConferenceKind.REVIEW
        )
        self._note_practice(case.practice)
        if untouched:
            self.unfinished.follow(None)  # to look at a case is not to type
        self.work_out()
        self.form.conference.day.line.setFocus()

    def _book(self) -> None:
        """Book it, or say what is missing and go there; what was typed stays."""
        wrong = self.form.wrong()
        if wrong is not None:
            self.error.say(wrong[0])
            wrong[1].setFocus()
            return
        booking = self.form.booking(self._now())
        try:
            conference = self._keep(booking)
        except CpdeskError as error:
            self.error.say(str(error))
            self.work_out()
            return
        self.unfinished.rest()
        self.booked.emit(conference)

    def _keep(self, booking: Booking) -> UUID:
        if self.conference is None:
            return self._desk.bookings.book(booking, self.unfinished.id).conference_id
        self._desk.bookings.change(self.conference, booking, self.unfinished.id)
        return self.conference

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on to where the hands are wanted."""
        self.form.first().setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        """Whatever changed while the page was away counts now."""
        super().showEvent(event)
        self._later.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The meaning goes below the form when there is little room."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """And when the words are large."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self._laid_out:
            self._arrange()
