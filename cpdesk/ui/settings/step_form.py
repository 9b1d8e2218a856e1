"""One step of the run-sheet, to be changed."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from cpdesk.rules.agenda import Need, Step, WhoIsIn
from cpdesk.rules.procedure_troubles import step_trouble
from cpdesk.ui.settings.fields import Choice, Line, Lines, Number, labelled
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.text import ErrorWords, Hint

MOST_MINUTES = 480


class StepForm(QFrame):
    """Title, minutes, who speaks first and who may be there, prompts, and what must be there after it."""

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
        self.who_is_in = Choice(self.tr("Who may be there"), [(who, who.words) for who in WhoIsIn])
        self.may_be_present = Line(self.tr("The same in your own words (if they differ)"), letters=46)
        self.needs = {need: QCheckBox(need.words) for need in Need}
        self.optional = QCheckBox(self.tr("Only when it is needed"))
        self.private = QCheckBox(self.tr("Everything written in this step is private"))
        self.error = ErrorWords()
        self.keep = Button(self.tr("Take these words"), kind="primary")
        self.leave = Button(self.tr("Leave it as it was"))
        column = QVBoxLayout(self)
        head = (self.title, self.minutes, self.first_speaker)
        column.addWidget(FlowRow(*(labelled(field.accessibleName(), field) for field in head)))
        column.addWidget(labelled(self.prompts.accessibleName(), self.prompts))
        present = (self.who_is_in, self.may_be_present)
        column.addWidget(FlowRow(*(labelled(field.accessibleName(), field) for field in present)))
        column.addWidget(Hint(self.tr("Before the next step it is shown when one of these is not so:")))
        for tick in self.needs.values():
            column.addWidget(tick)
        column.addWidget(self.optional)
        column.addWidget(self.private)
        column.addWidget(self.error)
        column.addWidget(FlowRow(self.keep, self.leave))
        self.title.show_text(step.title)
        self.minutes.show_value(step.minutes)
        self.first_speaker.show_text(step.first_speaker)
        self.prompts.show_text("\n".join(step.prompts))
        self.who_is_in.show_value(step.who_is_in)
        self.may_be_present.show_text(step.may_be_present)
        for need, tick in self.needs.items():
            tick.setChecked(need in step.needs)
        self.optional.setChecked(step.optional)
        self.private.setChecked(step.private)
        self.keep.clicked.connect(self._give)
        self.leave.clicked.connect(self.left)
        for line in (self.title, self.first_speaker, self.may_be_present):
            line.returnPressed.connect(self._give)

    def _give(self) -> None:
        prompts = (line.strip() for line in self.prompts.toPlainText().splitlines())
        step = replace(
            self._step,
            title=self.title.text().strip(),
            minutes=self.minutes.value(),
            first_speaker=self.first_speaker.text().strip(),
            prompts=tuple(prompt for prompt in prompts if prompt),
            who_is_in=self.who_is_in.value(),
            may_be_present=self.may_be_present.text().strip(),
            needs=self._needs(),
            optional=self.optional.isChecked(),
            private=self.private.isChecked(),
        )
        if wrong := step_trouble(step):
            self.error.say(wrong)
            (self.first_speaker if step.title else self.title).setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.given.emit(step)

    def _needs(self) -> tuple[Need, ...]:
        """What is ticked: what was asked for before in its old order, then what is new."""
        ticked = [need for need, tick in self.needs.items() if tick.isChecked()]
        kept = [need for need in self._step.needs if need in ticked]
        return (*kept, *(need for need in ticked if need not in kept))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves it as it was."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """To the title."""
        self.title.setFocus(event.reason())
