"""The run-sheet of a procedure: its steps in order, each with its minutes and prompts."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpdesk.rules.agenda import Step
from cpdesk.rules.run_sheet_changes import steps_left_out, with_step, with_step_moved, without_step
from cpdesk.rules.procedure_terms import Procedure
from cpdesk.rules.procedure_troubles import why_step_stays
from cpdesk.ui.settings.fields import show_now
from cpdesk.ui.settings.ordered_row import DOWN, UP, Act, OrderedRow, OrderedRows, Wanted
from cpdesk.ui.settings.step_form import StepForm
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.card import Card, clear, hairline
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import Hint, PlainLabel


class RunSheetTab(QWidget):
    """Shows the steps; in an own procedure they can be changed, moved, left out and put back."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._procedure: Procedure | None = None
        self._shown: object = None
        self.back: dict[str, Button] = {}
        self.form: StepForm | None = None
        self.card = Card(self.tr("Run-sheet"))
        self.sum = Hint()
        self.list = OrderedRows()
        self._left_out = QVBoxLayout()
        self.card.body.addWidget(self.sum)
        self.card.body.addWidget(self.list)
        self.card.body.addLayout(self._left_out)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        column.addStretch(1)

    def show_procedure(self, procedure: Procedure, editable: bool) -> None:
        """Show the run-sheet of a procedure."""
        self._procedure = procedure
        now = (procedure.run_sheet, editable)
        if now == self._shown:
            return
        self._shown = now
        self._leave()
        clear(self._left_out)
        self.back = {}
        words = self.tr("{0} minutes together, without what is only held when it is needed.")
        move = self.tr(" Alt+Up and Alt+Down move the step that has the focus.")
        self.sum.setText(words.format(procedure.run_sheet.minutes) + (move if editable else ""))
        steps = procedure.run_sheet.steps
        self.list.show_rows([self._wanted(place, len(steps), editable) for place in range(len(steps))])
        if editable:
            self._offer_back(procedure)

    @property
    def rows(self) -> dict[str, OrderedRow]:
        """The row of each step, by the step's key."""
        return self.list.rows

    def _wanted(self, place: int, number: int, editable: bool) -> Wanted:
        assert self._procedure is not None
        step = self._procedure.run_sheet.steps[place]
        return Wanted(
            step.key,
            f"{place + 1}. {step.title}",
            (step, place == 0, place == number - 1, editable),
            lambda: self._row(place, step, editable),
        )

    def _row(self, place: int, step: Step, editable: bool) -> OrderedRow:
        about = [self.tr("{0} min").format(step.minutes), step.group]
        if step.optional:
            about.append(self.tr("only when it is needed"))
        if step.private:
            about.append(self.tr("private"))
        speaker = self.tr("First to speak: {0}").format(step.first_speaker)
        parts: list[QWidget] = [Hint("  ·  ".join([*about, speaker]))]
        if step.prompts:
            parts.append(PlainLabel("\n".join(f"– {prompt}" for prompt in step.prompts)))
        return OrderedRow(parts, self._acts(place, step) if editable else ())

    def _acts(self, place: int, step: Step) -> tuple[Act, ...]:
        assert self._procedure is not None
        last = len(self._procedure.run_sheet.steps) - 1
        first_words, last_words = self.tr("It is the first step."), self.tr("It is the last step.")
        return (
            Act(
                self.tr("Change"),
                self.tr("Change the step {0}").format(step.title),
                lambda: self.change(step),
            ),
            Act(
                self.tr("Earlier"),
                self.tr("{0} one step earlier").format(step.title),
                lambda: self._move(step.key, -1),
                "" if place else first_words,
                UP,
            ),
            Act(
                self.tr("Later"),
                self.tr("{0} one step later").format(step.title),
                lambda: self._move(step.key, 1),
                "" if place < last else last_words,
                DOWN,
            ),
            Act(
                self.tr("Leave out"),
                self.tr("Leave out the step {0}").format(step.title),
                lambda: self._leave_out(step.key),
                why_step_stays(step.key),
            ),
        )

    def _offer_back(self, procedure: Procedure) -> None:
        left_out = steps_left_out(procedure)
        if not left_out:
            return
        self._left_out.addWidget(hairline())
        self._left_out.addWidget(Hint(self.tr("Left out; each can be put back where it was:")))
        for step in left_out:
            button = Button(step.title, name=self.tr("Put back the step {0}").format(step.title))
            button.clicked.connect(lambda _on=False, step=step: self._put_back(step))
            self.back[step.key] = button
        self._left_out.addWidget(FlowRow(*self.back.values()))
        show_now(self._left_out)

    def change(self, step: Step) -> None:
        """Open the form for a step, below it."""
        self.form = StepForm(step)
        self.form.given.connect(self._give)
        self.form.left.connect(lambda: self._leave(step.key))
        self.list.open_form(step.key, self.form)

    def _leave(self, key: str = "") -> None:
        self.form = None
        self.list.close_form(key)

    def _give(self, step: Step) -> None:
        self._leave(step.key)
        self._tell(lambda rules: with_step(rules, step), step.key, 0)

    def _move(self, key: str, by: int) -> None:
        self._tell(lambda rules: with_step_moved(rules, key, by), key, 1 if by < 0 else 2)

    def _leave_out(self, key: str) -> None:
        self._tell(lambda rules: without_step(rules, key), self.list.beside(key), 0)

    def _put_back(self, step: Step) -> None:
        self._tell(lambda rules: with_step(rules, step), step.key, 0)

    def _tell(self, change: Callable[[Procedure], Procedure], key: str, button: int) -> None:
        """Tell the changed procedure; the page shows it at once, and the focus goes on from where it was."""
        if self._procedure is not None:
            self.changed.emit(change(self._procedure))
            self.list.go_on(key, button)
