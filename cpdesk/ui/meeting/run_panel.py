"""The left column: the run-sheet, the other prompts of the step, and the keys to go on and back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cpdesk.rules.agenda import Step
from cpdesk.ui.meeting.pace import StepLine
from cpdesk.ui.meeting.run_sheet import RunSheet
from cpdesk.ui.theme.tokens import SPACE
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.text import Hint


class RunPanel(QFrame):
    """Shows where the conference is and what to ask next."""

    step_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, frame="side", edge="left")
        self._compact = False
        self.steps = RunSheet()
        self.prompts = Hint("")
        self.prompts.setAccessibleName(self.tr("Prompts"))
        self.keys = Hint(self.tr("Next step Ctrl+↓ · Back Ctrl+↑"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        rows.setSpacing(SPACE)
        rows.addWidget(self.steps, 1)
        rows.addWidget(self.prompts)
        rows.addWidget(self.keys)
        self.steps.step_wanted.connect(self.step_wanted)

    def show_lines(self, lines: list[StepLine], step: Step | None) -> None:
        """Show the run-sheet; the first prompt stands above the page, the others here."""
        self.steps.show_lines(lines)
        others = step.prompts[0 if self._compact else 1 :] if step else ()
        self.prompts.setText("\n".join(others))
        self.prompts.setVisible(bool(others))

    def compact(self, on: bool) -> None:
        """With little room all prompts stand here, and the keys are left out."""
        self._compact = on
        self.keys.setVisible(not on)
