"""The page of a running conference: run-sheet, the page of the step, the composer, and who is here."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpdesk.rules.agenda import Agenda, Step
from cpdesk.rules.wording import local
from cpdesk.services.change import Change
from cpdesk.snapshots.conference import Conference
from cpdesk.ui.hub import Hub
from cpdesk.ui.meeting.begin_panel import BeginPanel, clashes_now
from cpdesk.ui.meeting.board_panel import BoardPanel
from cpdesk.ui.meeting.chairs_strip import ChairsStrip
from cpdesk.ui.meeting.columns import Columns
from cpdesk.ui.meeting.composer.composer import Composer
from cpdesk.ui.meeting.composer.plain_words import PlainWords
from cpdesk.ui.meeting.composer.writing import Writing
from cpdesk.ui.meeting.course.break_strip import BreakStrip
from cpdesk.ui.meeting.course.sleep_strip import SleepStrip
from cpdesk.ui.meeting.course.step_head import StepHead
from cpdesk.ui.meeting.curtain import Curtain, in_closed_part
from cpdesk.ui.meeting.key_card import KeyCard
from cpdesk.ui.meeting.notes.notes_page import NotesPage
from cpdesk.ui.meeting.notes.voice_row import VoiceRow
from cpdesk.ui.meeting.page_course import show_course, tick
from cpdesk.ui.meeting.page_people import before_the_curtain, put_private_typing_away
from cpdesk.ui.meeting.page_stack import PageStack
from cpdesk.ui.meeting.page_wires import wire, wire_page
from cpdesk.ui.meeting.people.part_strip import PartStrip
from cpdesk.ui.meeting.people.quick_person import QuickPerson
from cpdesk.ui.meeting.pieces.form_keeper import FormKeeper, HalfTyped
from cpdesk.ui.meeting.step_page import StepPage
from cpdesk.ui.meeting.taking_back import TakingBack
from cpdesk.ui.meeting.top_bar import TopBar
from cpdesk.ui.theme.tokens import MIDDLE_SPACE, SPACE, scale_of
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.text import ErrorWords
from cpdesk.vocabulary import ConferenceState

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk


class MeetingPage(QWidget):
    """One conference over the full width of the window; whole after `__init__`."""

    left = Signal()
    papers_wanted = Signal(UUID)
    saved = Signal(str)
    """What was saved, in words for the status line."""
    shown = Signal(object)
    """The conference as it is shown from now on, for the board in the room."""
    gone = Signal()
    """The page is left, or the file locked: nothing of it may stay anywhere."""

    def __init__(self, desk: "Desk", hub: Hub, conference_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, surface="ground")
        self.desk = desk
        self.conference_id = conference_id
        self.agenda: Agenda = desk.run_sheet.agenda(conference_id)
        self.conference: Conference = desk.meeting.conference(conference_id)
        self._looking_at = ""
        self._today = local(desk.now()).date()
        self._stale = False
        self._called = False
        self.top, self.head, self.begin = TopBar(), StepHead(), BeginPanel()
        self.breaks, self.slept = BreakStrip(), SleepStrip()
        self.parts, self.newcomer = PartStrip(), QuickPerson()
        self.chairs = ChairsStrip(desk, conference_id)
        self.voices = VoiceRow()
        self.curtain = Curtain(self.conference, self)
        self.refusal = ErrorWords()
        self.columns = Columns()
        self.run_panel, self.side = self.columns.run_panel, self.columns.side
        self.stack = PageStack(desk, conference_id)
        forms: dict[str, HalfTyped] = {"newcomer": self.newcomer, "part": self.parts, "step": self.run_panel}
        self.asking = [FormKeeper(form, at, desk, conference_id, self) for form, at in forms.items()]
        self.composer = Composer()
        self.writing = Writing(desk, conference_id, self.composer)
        self.plain_words = PlainWords(desk, hub, self.composer)
        self.taking_back = TakingBack(desk, conference_id, self)
        self._lay_out()
        self.board = BoardPanel(self)
        self.keys = KeyCard(self, self.top)
        wire(self)
        self.stack.made.connect(lambda page: wire_page(self, page))
        hub.changed.connect(self._hear)
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self._tick)
        self._second.start()
        self._show()
        self._fit()
        self._take_up()

    def _take_up(self) -> None:
        """Whatever was half-typed when the file was locked is in sight, on every step."""
        for form in self.asking:
            form.bring_back(self.conference)
        if self.composer.typing.text():
            self._called = True
            self.composer.setVisible(self._composer_belongs())

    def _lay_out(self) -> None:
        middle = self.columns.middle
        middle.setContentsMargins(MIDDLE_SPACE, SPACE + 2, MIDDLE_SPACE, MIDDLE_SPACE)
        middle.setSpacing(SPACE + 2)
        for widget in (self.head, self.refusal, self.begin, self.voices):
            middle.addWidget(widget)
        middle.addWidget(self.stack, 1)
        middle.addWidget(self.composer)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for above in (self.top, self.breaks, self.slept, self.parts, self.newcomer, self.chairs):
            rows.addWidget(above)
        rows.addWidget(self.columns, 1)

    def step(self) -> Step:
        """The step that is shown: the present one, or another one looked at after the close."""
        key = self._looking_at or self.conference.step
        if self.conference.state is ConferenceState.BOOKED:
            key = next((step.key for step in self.agenda.steps if step.page == "people"), key)
        return self.agenda.step(key) or self.agenda.steps[0]

    def page(self) -> StepPage:
        """The page of the step that is shown."""
        return self.stack.page(self.step().page)

    def go_to(self, key: str) -> None:
        """Go to a step; after the close, only look at it."""
        if self.conference.state is ConferenceState.BOOKED:
            self.refusal.say(self.tr("Begin the conference first; then its steps can be opened."))
        elif self.conference.state is ConferenceState.CLOSED:
            self._looking_at = key
            self._show()
        else:
            self.page().finish()
            if key != self.conference.step:
                put_private_typing_away(self)
            go_to = self.desk.run_sheet.go_to
            self.page().do(lambda: go_to(self.conference_id, key), self.tr("Step saved"))

    def call_composer(self) -> None:
        """Put the fingers where one types, also on a page where the composer is not always there."""
        if self.conference.state is ConferenceState.RUNNING:
            self._called = True
            self.composer.show()
            self.composer.typing.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave_composer(self) -> None:
        """From the composer to the page of the step; where it was only called, it goes."""
        self._called = False
        self.page().focus_first()
        self.composer.setVisible(self._composer_belongs())

    def show_again(self) -> None:
        """Show the same conference anew: what is out of sight has changed."""
        self._show()

    def say_saved(self, words: str) -> None:
        """Something was done: an earlier refusal is over."""
        self.refusal.say("")
        self.saved.emit(words)

    def keep(self) -> None:
        """Keep in the file what is being typed at this moment; to be called before it is locked."""
        if self.conference.state is not ConferenceState.CLOSED:
            self.composer.drafts.flush()
            self.voices.note.flush()
            self.stack.keep()
            for form in self.asking:
                form.keep()

    def _hear(self, change: Change) -> None:
        if change.kind == "draft" or (change.kind != "case" and change.id != self.conference_id):
            return
        if self.isVisible():
            self.conference = self.desk.meeting.conference(self.conference_id)
            self._show()
        else:
            self._stale = True

    def _composer_belongs(self) -> bool:
        running = self.conference.state is ConferenceState.RUNNING
        page = self.page()
        always = page.typing and (not self.columns.compact or isinstance(page, NotesPage))
        return running and (always or self._called)

    def _show(self) -> None:
        """Show the conference everywhere; the focus stays where it can."""
        conference, step, page = self.conference, self.step(), self.page()
        typing, in_steps = self.composer.isAncestorOf(self.focusWidget()), self.run_panel.steps.hasFocus()
        begun = self.begin.isAncestorOf(self.focusWidget()) and conference.state is not ConferenceState.BOOKED
        self.top.show_conference(conference)
        self.chairs.show_conference(conference, page.chairs_part)
        self.top.show_role(self.chairs.role_words)
        self.composer.show_conference(conference)
        self.plain_words.show_conference(conference)
        self.composer.marks.private_part(step.private or in_closed_part(conference))
        self.begin.setVisible(conference.state is ConferenceState.BOOKED)
        self._show_begin()
        in_sight = before_the_curtain(self)
        self.stack.show_conference(page, in_sight)
        running = conference.state is ConferenceState.RUNNING
        self.head.show_step(step, page.progress(conference) if running else "")
        show_course(self)
        other = self.stack.currentWidget() is not page
        if other:
            self._called = False
            self.columns.make_room(page.wide, other_page=True)
            self.stack.setCurrentWidget(page)
            self._fit_composer()
        belongs = self._composer_belongs()
        self.composer.setVisible(belongs)
        if begun or (other and not in_steps and not (typing and belongs)):
            self._focus_page(page)
        if self.side.isVisible() or not self.isVisible():
            self.side.show_conference(in_sight)
        self._tick()
        self.shown.emit(conference)

    def _show_begin(self) -> None:
        """How it can begin, which depends on the day on which one looks."""
        conference, self._today = self.conference, local(self.desk.now()).date()
        booked = conference.state is ConferenceState.BOOKED
        other_day = booked and conference.day != self._today
        self.begin.show_conference(
            conference, self._today, clashes_now(self.desk, conference) if other_day else ()
        )

    def _focus_page(self, page: StepPage) -> None:
        """On the notes one types; on another page one works in the page."""
        if isinstance(page, NotesPage) and self._composer_belongs():
            self.composer.typing.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            page.focus_first()

    def _tick(self) -> None:
        now = self.desk.now()
        if self.conference.state is ConferenceState.BOOKED and local(now).date() != self._today:
            self._show_begin()
        tick(self, now)

    def _fit(self) -> None:
        """Side columns and pages follow the room there is for the size of the text."""
        if self.columns.fit(self.width(), scale_of(self)):
            compact = bool(self.columns.compact)
            self.top.offer_panels(compact)
            self.head.compact(compact)
            self.stack.compact(compact)
            self._fit_composer()
            self.composer.setVisible(self._composer_belongs())
        self.columns.make_room(self.page().wide, other_page=False)

    def _fit_composer(self) -> None:
        page = self.page()
        slim = not isinstance(page, NotesPage) and page.typing
        self.composer.room.fit(compact=bool(self.columns.compact), slim=slim)

    def hasHeightForWidth(self) -> bool:
        """The page takes the window as it is."""
        return False

    def minimumSizeHint(self) -> QSize:
        """Small enough for any screen; columns and lanes give way."""
        return QSize(600, 340)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, from wherever nobody else wants it, leads to where one types."""
        if event.key() == Qt.Key.Key_Escape:
            self.columns.put_away()
            self.call_composer()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Another size of text: everything is measured anew."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            QTimer.singleShot(0, self, self._fit)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on to where the hands are wanted (a proxy would cut the round of Tab short)."""
        if self.conference.state is ConferenceState.BOOKED:
            self.begin.focus_first(event.reason())
        elif self._composer_belongs() and (
            isinstance(self.page(), NotesPage) or self.composer.typing.text() or self.composer.editing()
        ):
            self.composer.typing.setFocus(event.reason())
        else:
            self.page().focus_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns follow the width."""
        super().resizeEvent(event)
        self._fit()
        self.board.follow()

    def showEvent(self, event: QShowEvent) -> None:
        """Whatever changed while the page was away is read now."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.conference = self.desk.meeting.conference(self.conference_id)
            self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        """Going away keeps what is being typed."""
        self.keep()
        if not event.spontaneous():
            self.gone.emit()  # not when the window is only made small
        super().hideEvent(event)
