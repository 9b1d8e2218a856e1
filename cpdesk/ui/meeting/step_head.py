"""What the present step is called, what to ask in it, and how many are still to speak."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cpdesk.rules.agenda import Step
from cpdesk.ui.theme.tokens import MIDDLE_SPACE
from cpdesk.ui.widgets.text import Heading, Hint


class StepHead(QWidget):
    """The line above the page of a step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._compact = False
        self.title = Heading("")
        self.prompt = Hint("")
        self.right = Hint("", tone="accent")
        self.right.setWordWrap(False)
        self.right.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(MIDDLE_SPACE)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.title)
        words.addWidget(self.prompt)
        row.addLayout(words, 1)
        row.addWidget(self.right)

    def compact(self, on: bool) -> None:
        """With little room the prompt stands with the others, beside the run-sheet."""
        self._compact = on
        self.prompt.setVisible(bool(self.prompt.text()) and not on)

    def show_step(self, step: Step | None, progress: str) -> None:
        """Show a step, and how far it is in words."""
        self.title.setText(step.title if step else "")
        self.prompt.setText(step.prompts[0] if step and step.prompts else "")
        self.compact(self._compact)
        self.right.setText(progress)
