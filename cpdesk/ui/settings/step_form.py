"""One step of the run-sheet, to be changed."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from cpdesk.rules.agenda import Step
from cpdesk.rules.procedure_troubles import step_trouble
from cpdesk.ui.settings.fields import Line, Lines, Number, labelled
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.text import ErrorWords

MOST_MINUTES = 480


class StepForm(QFrame):
    """Title, minutes, who speaks first, prompts, and whether it is optional or private."""

    given = Signal(object)
    """The `Step` as it was filled in."""
    left = Signal()

    def __init__(self, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, ground="accent")
        self._step = step
        self.title = Line(self.tr("Title"), letters=30)
        self.minutes = Number(self.tr("Minutes"), MOST_MINUTES)
        self.first_speaker = Line(self.tr("First to speak"), letters=36)
        self.prompts = Lines(self.tr("Prompts for the chair, one a line, the most important first"))
        self.optional = QCheckBox(self.tr("Only when it is needed"))
        self.private = QCheckBox(self.tr("Everything written in this step is private"))
        self.error = ErrorWords()
        self.keep = Button(self.tr("Take these words"), kind="primary")
        self.leave = Button(self.tr("Leave it as it was"))
        column = QVBoxLayout(self)
        head = (self.title, self.minutes, self.first_speaker)
        column.addWidget(FlowRow(*(labelled(field.accessibleName(), field) for field in head)))
        column.addWidget(labelled(self.prompts.accessibleName(), self.prompts))
        column.addWidget(self.optional)
        column.addWidget(self.private)
        column.addWidget(self.error)
        column.addWidget(FlowRow(self.keep, self.leave))
        self.title.show_text(step.title)
        self.minutes.show_value(step.minutes)
        self.first_speaker.show_text(step.first_speaker)
        self.prompts.show_text("\n".join(step.prompts))
        self.optional.setChecked(step.optional)
        self.private.setChecked(step.private)
        self.keep.clicked.connect(self._give)
        self.leave.clicked.connect(self.left)
        for line in (self.title, self.first_speaker):
            line.returnPressed.connect(self._give)

    def _give(self) -> None:
        prompts = (line.strip() for line in self.prompts.toPlainText().splitlines())
        step = replace(
            self._step,
            title=self.title.text().strip(),
            minutes=self.minutes.value(),
            first_speaker=self.first_speaker.text().strip(),
            prompts=tuple(prompt for prompt in prompts if prompt),
            optional=self.optional.isChecked(),
            private=self.private.isChecked(),
        )
        if wrong := step_trouble(step):
            self.error.say(wrong)
            (self.first_speaker if step.title else self.title).setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.given.emit(step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves it as it was."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """To the title."""
        self.title.setFocus(event.reason())
