"""The bar above a running conference: which one it is, its clock, pause, close and the way back."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from cpdesk.rules.wording import day_words
from cpdesk.snapshots.conference import Conference
from cpdesk.ui.meeting.course.pace import clock_words, elapsed, length_words
from cpdesk.ui.theme.tokens import LARGE_SPACE, MIDDLE_SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.text import PlainLabel
from cpdesk.vocabulary import ConferenceState


class TopBar(QFrame):
    """Tells which button was pressed; shows the clock it is given."""

    left = Signal()
    begin_wanted = Signal()
    break_wanted = Signal()
    resume_wanted = Signal()
    close_wanted = Signal()
    run_sheet_wanted = Signal()
    people_wanted = Signal()
    board_wanted = Signal()
    """The room board is to be put up."""
    board_panel_wanted = Signal()
    """The room board is up: show on the laptop what it shows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, surface="band")
        self.back = Button(self.tr("‹ Desk"), kind="band", name=self.tr("Back to the desk"))
        self.back.setToolTip(self.tr("Back to the desk; nothing is lost"))
        self.family = PlainLabel("", role="band-title", wrap=False)
        self.about = PlainLabel("", role="band")
        self.about.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.role = PlainLabel("", role="band", wrap=False)
        self.role.hide()
        self._parts: tuple[str, ...] = ()
        self.clock = PlainLabel("", role="band-title", wrap=False)
        self.clock.setAccessibleName(self.tr("Clock of the meeting"))
        self.planned = PlainLabel("", role="band", wrap=False)
        self.run_sheet = Button(self.tr("Steps"), kind="band", name=self.tr("Show the run-sheet, Alt+R"))
        self.people = Button(self.tr("Who is here"), kind="band", name=self.tr("Show who is here, Alt+W"))
        self.board = Button(self.tr("Room board  F9"), kind="band")
        self._board_on = self._board_alert = False
        self._board_words, self._small = "", False
        self.begin = Button(self.tr("Begin"), kind="band", name=self.tr("Begin the conference"))
        self.pause = Button("", kind="band")
        self.close_button = Button(
            self.tr("Close conference…"), kind="band", name=self.tr("Close the conference")
        )
        mark(self.close_button, strong=True)
        mark(self.begin, strong=True)
        self._lay_out()
        self.back.clicked.connect(self.left)
        self.begin.clicked.connect(self.begin_wanted)
        self.pause.clicked.connect(self._pause_or_resume)
        self.close_button.clicked.connect(self.close_wanted)
        self.run_sheet.clicked.connect(self.run_sheet_wanted)
        self.people.clicked.connect(self.people_wanted)
        self.board.clicked.connect(self._board_or_panel)
        self._paused = False

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(MIDDLE_SPACE, 7, LARGE_SPACE, 7)
        row.setSpacing(MIDDLE_SPACE)
        row.addWidget(self.back)
        row.addWidget(self.family, 1)
        row.addWidget(self.about, 100)
        for widget in (self.role, self.clock, self.planned, self.run_sheet, self.people):
            row.addWidget(widget)
        for widget in (self.board, self.begin, self.pause, self.close_button):
            row.addWidget(widget)

    def show_conference(self, conference: Conference) -> None:
        """Say which conference this is and offer what it allows now."""
        practice = self.tr("practice") if conference.practice else ""
        parts = (conference.kind.words, day_words(conference.day), practice, conference.venue)
        self.family.setText(conference.case_name)
        self.family.setToolTip(conference.case_name)
        self._parts = parts
        self.about.setToolTip(" · ".join(part for part in parts if part))
        self.show_role(self.role.text())
        running = conference.state is ConferenceState.RUNNING
        self._paused = conference.paused_since is not None
        self.begin.setVisible(conference.state is ConferenceState.BOOKED)
        self.pause.setVisible(running)
        self.pause.setText(self.tr("Resume") if self._paused else self.tr("Break"))
        self.pause.setAccessibleName(
            self.tr("The meeting goes on") if self._paused else self.tr("A break or a pause, Ctrl+B")
        )
        self.pause.setToolTip(self.pause.accessibleName())
        self.close_button.setVisible(running)
        goes_on = self.tr("Back to the desk; the conference goes on")
        on = running and not self._paused
        self.back.setAccessibleName(goes_on if on else self.tr("Back to the desk"))

    def show_role(self, words: str) -> None:
        """Say that the conference is handed over, in a few words; the strip says the rest."""
        self.role.say(words)
        shown = self._parts[:-1] if words else self._parts  # the place gives way; the tip still says it
        self.about.setText(" · ".join(part for part in shown if part))
        self.role.setVisible(bool(words) and not self._small)

    def tick(self, conference: Conference, now: datetime) -> None:
        """Show the meeting's clock at `now` (aware)."""
        if conference.began is None:
            self.clock.setText(self.tr("not begun"))
            self.planned.setText("")
            return
        self.clock.setText(clock_words(elapsed(conference, now)))
        if conference.state is ConferenceState.CLOSED:
            self.planned.setText(self.tr("closed"))
        elif self._paused:
            self.planned.setText(self.tr("stands still"))
        elif conference.planned_end is not None:
            planned = (conference.planned_end - conference.starts).total_seconds()
            self.planned.setText(self.tr("of {0}").format(length_words(int(planned))))

    def offer_panels(self, on: bool) -> None:
        """In a small window the run-sheet and who is here are opened from here."""
        self.run_sheet.setVisible(on)
        self.people.setVisible(on)
        self._small = on
        self._say_board()
        self.about.setVisible(not on)
        self.role.setVisible(bool(self.role.text()) and not on)
        self.planned.setVisible(not on)
        self.back.setText("‹" if on else self.tr("‹ Desk"))
        self.close_button.setText(self.tr("Close…") if on else self.tr("Close conference…"))
        ignored, preferred = QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred
        self.family.setSizePolicy(ignored if on else preferred, preferred)
        self.family.setWordWrap(on)  # a long name takes two lines rather than lose its end

    def show_board(self, words: str, *, on: bool, alert: bool) -> None:
        """Say how the room board stands; `alert` when there is more to know about it."""
        self._board_on, self._board_alert, self._board_words = on, alert, words
        self._say_board()
        act = self.tr("opens what it shows") if on else self.tr("F9 puts it up")
        self.board.setAccessibleName(f"{words}, {act}")
        self.board.setToolTip(self.board.accessibleName())

    def _say_board(self) -> None:
        """The words of the button, fewer in a small window."""
        if self._small:
            words = self.tr("Board: on") if self._board_on else self.tr("Board")
        else:
            quiet = not self._board_on and not self._board_alert
            words = self.tr("Room board  F9") if quiet else self._board_words
        self.board.setText(f"{words} ▲" if self._board_alert else words)

    def _board_or_panel(self) -> None:
        if self._board_on:
            self.board_panel_wanted.emit()
        else:
            self.board_wanted.emit()

    def _pause_or_resume(self) -> None:
        if self._paused:
            self.resume_wanted.emit()
        else:
            self.break_wanted.emit()
