"""The bar above a running conference: which one it is, its clock, pause, close and the way back."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from cpdesk.rules.wording import day_words
from cpdesk.snapshots.conference import Conference
from cpdesk.ui.meeting.pace import clock_words, elapsed, length_words
from cpdesk.ui.theme.tokens import LARGE_SPACE, MIDDLE_SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.text import PlainLabel
from cpdesk.vocabulary import ConferenceState


class TopBar(QFrame):
    """Tells which button was pressed; shows the clock it is given."""

    left = Signal()
    begin_wanted = Signal()
    pause_wanted = Signal()
    resume_wanted = Signal()
    close_wanted = Signal()
    run_sheet_wanted = Signal()
    people_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, surface="band")
        self.back = Button("‹ Desk", kind="band", name="Back to the desk")
        self.back.setToolTip("Back to the desk; nothing is lost")
        self.family = PlainLabel("", role="band-title", wrap=False)
        self.about = PlainLabel("", role="band")
        self.about.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.clock = PlainLabel("", role="band-title", wrap=False)
        self.clock.setAccessibleName("Clock of the meeting")
        self.planned = PlainLabel("", role="band", wrap=False)
        self.run_sheet = Button("Steps", kind="band", name="Show the run-sheet, Alt+R")
        self.people = Button("Who is here", kind="band", name="Show who is here, Alt+W")
        self.begin = Button("Begin", kind="band", name="Begin the conference")
        self.pause = Button("Pause", kind="band", name="Pause the conference")
        self.close_button = Button("Close conference…", kind="band", name="Close the conference")
        mark(self.close_button, strong=True)
        mark(self.begin, strong=True)
        self._lay_out()
        self.back.clicked.connect(self.left)
        self.begin.clicked.connect(self.begin_wanted)
        self.pause.clicked.connect(self._pause_or_resume)
        self.close_button.clicked.connect(self.close_wanted)
        self.run_sheet.clicked.connect(self.run_sheet_wanted)
        self.people.clicked.connect(self.people_wanted)
        self._paused = False

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(MIDDLE_SPACE, 7, LARGE_SPACE, 7)
        row.setSpacing(MIDDLE_SPACE)
        row.addWidget(self.back)
        row.addWidget(self.family, 1)
        row.addWidget(self.about, 100)
        for widget in (self.clock, self.planned, self.run_sheet, self.people):
            row.addWidget(widget)
        for widget in (self.begin, self.pause, self.close_button):
            row.addWidget(widget)

    def show_conference(self, conference: Conference) -> None:
        """Say which conference this is and offer what it allows now."""
        practice = " · practice" if conference.practice else ""
        words = f"{conference.kind.words} · {day_words(conference.day)}{practice}"
        self.family.setText(conference.case_name)
        self.family.setToolTip(conference.case_name)
        self.about.setText(f"{words} · {conference.venue}" if conference.venue else words)
        self.about.setToolTip(self.about.text())
        running = conference.state is ConferenceState.RUNNING
        self._paused = conference.paused_since is not None
        self.begin.setVisible(conference.state is ConferenceState.BOOKED)
        self.pause.setVisible(running)
        self.pause.setText("Resume" if self._paused else "Pause")
        self.pause.setAccessibleName("Resume the conference" if self._paused else "Pause the conference")
        self.close_button.setVisible(running)
        goes_on = "; the conference goes on" if running and not self._paused else ""
        self.back.setAccessibleName(f"Back to the desk{goes_on}")

    def tick(self, conference: Conference, now: datetime) -> None:
        """Show the meeting's clock at `now` (aware)."""
        if conference.began is None:
            self.clock.setText("not begun")
            self.planned.setText("")
            return
        self.clock.setText(clock_words(elapsed(conference, now)))
        if conference.state is ConferenceState.CLOSED:
            self.planned.setText("closed")
        elif self._paused:
            self.planned.setText("paused")
        elif conference.planned_end is not None:
            planned = (conference.planned_end - conference.starts).total_seconds()
            self.planned.setText(f"of {length_words(int(planned))}")

    def offer_panels(self, on: bool) -> None:
        """In a small window the run-sheet and who is here are opened from here."""
        self.run_sheet.setVisible(on)
        self.people.setVisible(on)
        self.about.setVisible(not on)
        self.planned.setVisible(not on)
        self.back.setText("‹" if on else "‹ Desk")
        self.close_button.setText("Close…" if on else "Close conference…")
        ignored, preferred = QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred
        self.family.setSizePolicy(ignored if on else preferred, preferred)

    def _pause_or_resume(self) -> None:
        if self._paused:
            self.resume_wanted.emit()
        else:
            self.pause_wanted.emit()
