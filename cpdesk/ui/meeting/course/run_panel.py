"""The left column: the run-sheet, the other prompts of the step, and the keys to go on and back."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cpdesk.rules.agenda import Step
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.run_sheet import is_left_out
from cpdesk.ui.meeting.course.leave_out import LeaveOut
from cpdesk.ui.meeting.course.log_list import LogList
from cpdesk.ui.meeting.course.pace import StepLine
from cpdesk.ui.meeting.course.run_sheet import RunSheet
from cpdesk.ui.theme.tokens import SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.text import Hint
from cpdesk.vocabulary import ConferenceState


class RunPanel(QFrame):
    """Shows where the conference is and what to ask next."""

    step_wanted = Signal(str)
    half_typed = Signal()
    """The reason for leaving a step out has changed: it has to be kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, frame="side", edge="left")
        self._compact = self._running = self._begun = False
        self._conference: Conference | None = None
        self.steps = RunSheet()
        self.log = LogList()
        self.log.hide()
        self.short = Hint("", tone="soon")
        self.short.setAccessibleName(self.tr("Time for the plan"))
        self.needs = Hint("")
        self.needs.setAccessibleName(self.tr("Before you continue"))
        self.leave_out = LeaveOut()
        self.prompts = Hint("")
        self.prompts.setAccessibleName(self.tr("Prompts"))
        self.leave = Button(self.tr("Leave a step out… S"), kind="quiet")
        self.leave.setAccessibleName(self.tr("Leave the chosen step out, or take it up again"))
        self.what_happened = Button("", kind="quiet")
        self.keys = Hint(self.tr("Next step Ctrl+↓ · Back Ctrl+↑"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        rows.setSpacing(SPACE)
        rows.addWidget(self.steps, 1)
        rows.addWidget(self.log, 1)
        for widget in (self.short, self.leave_out, self.needs, self.prompts):
            rows.addWidget(widget)
        rows.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(self.what_happened, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(self.keys)
        for widget in (self.short, self.needs):
            widget.hide()
        self.steps.step_wanted.connect(self.step_wanted)
        self.steps.leave_out_wanted.connect(self._ask)
        self.leave.clicked.connect(self.steps.leave_out)
        self.leave_out.left.connect(self.done)
        self.leave_out.half_typed.connect(self.half_typed)
        self.what_happened.clicked.connect(self.toggle_log)
        self._name_log()

    def show_conference(self, conference: Conference, needs: str = "") -> None:
        """Which steps are left out, and whether one can be; with little room, what is missing too."""
        self.needs.setText(needs)
        self._conference = conference
        running = conference.state is ConferenceState.RUNNING
        self._running, self._begun = running, conference.state is not ConferenceState.BOOKED
        if not running:
            self.leave_out.put_away()
        self._make_room()
        if not self.log.isHidden():
            self.log.show_conference(conference)

    def toggle_log(self) -> None:
        """What happened when, in place of the steps; asked again, the steps."""
        on = self.log.isHidden()
        if on and self._conference is not None:
            self.log.show_conference(self._conference)
        self.leave_out.put_away()
        self.log.setVisible(on)
        self.steps.setVisible(not on)
        self._name_log()
        self._make_room()
        (self.log if on else self.steps).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def front(self) -> QWidget:
        """What is read or worked here at this moment: the steps, or what happened when."""
        return self.steps if self.log.isHidden() else self.log

    def _name_log(self) -> None:
        words = self.tr("What happened… Alt+L") if self.log.isHidden() else self.tr("Back to the steps Alt+L")
        self.what_happened.setText(words)

    def show_lines(self, lines: list[StepLine], step: Step | None, short: str = "") -> None:
        """Show the run-sheet; the first prompt stands above the page, the others here.

        `short` says that the time for the plan runs short.
        """
        self.steps.show_lines(lines)
        if self.short.text() != short:
            self.short.setText(short)
        self.short.setVisible(bool(short) and not self._compact)
        others = step.prompts[0 if self._compact else 1 :] if step else ()
        self.prompts.setText("\n".join(others))
        self._make_room()

    def _make_room(self) -> None:
        """While a step is being left out, what else stands below the run-sheet makes room."""
        reading = not self.log.isHidden()
        free = self.leave_out.isHidden() and not reading
        self.what_happened.setVisible(self.leave_out.isHidden() and self._begun)
        self.prompts.setVisible(bool(self.prompts.text()) and free)
        self.needs.setVisible(bool(self.needs.text()) and self._compact and free)
        self.leave.setVisible(self._running and free)
        self.keys.setVisible(free and not self._compact)

    def done(self) -> None:
        """The question about a step is over; the hands are on the run-sheet again."""
        self.leave_out.put_away()
        self._make_room()
        self.steps.setFocus(Qt.FocusReason.OtherFocusReason)

    def unfinished(self) -> dict[str, str]:
        """The step that is being left out, and why, as far as it is typed."""
        return self.leave_out.unfinished()

    def take_unfinished(self, fields: Mapping[str, str]) -> None:
        """Ask about the step again, without taking the focus; not when it is left out by now."""
        conference, key = self._conference, fields.get("step", "")
        step = conference.run_sheet.step(key) if conference is not None and self._running else None
        if conference is not None and step is not None and not is_left_out(conference, key):
            self.leave_out.show_step(key, step.title, "")
            self.leave_out.reason.setText(fields["why"])
            self._make_room()

    def compact(self, on: bool) -> None:
        """With little room all prompts stand here, and the keys are left out."""
        self._compact = on
        self._make_room()

    def _ask(self, key: str) -> None:
        conference = self._conference
        step = conference.run_sheet.step(key) if conference else None
        if conference is None or step is None or conference.state is not ConferenceState.RUNNING:
            return
        skip = is_left_out(conference, key)
        self.leave_out.ask(key, step.title, skip.reason if skip else "")
        self._make_room()
