"""The run-sheet of a procedure: its steps in order, for every kind of conference or for one of them."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpdesk.rules.agenda import Agenda, Step
from cpdesk.rules.procedure_terms import Procedure
from cpdesk.rules.procedure_troubles import why_step_stays
from cpdesk.rules.run_sheet_changes import (
    as_at_every_kind,
    steps_left_out,
    with_step,
    with_step_moved,
    without_step,
)
from cpdesk.ui.settings.fields import Choice, labelled, show_now
from cpdesk.ui.settings.ordered_row import DOWN, UP, Act, OrderedRow, OrderedRows, Wanted
from cpdesk.ui.settings.step_form import StepForm
from cpdesk.ui.settings.step_words import ForKind, step_parts
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.card import Card, clear, hairline
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import Hint
from cpdesk.vocabulary import ConferenceKind


class RunSheetTab(QWidget):
    """Shows the steps; in an own procedure they can be changed, moved, left out and put back."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._procedure: Procedure | None = None
        self._shown: object = None
        self._editable = False
        self.back: dict[str, Button] = {}
        self.form: StepForm | None = None
        self.card = Card(self.tr("Run-sheet"))
        self.kind = Choice(self.tr("Run-sheet of"), [(kind, kind.words) for kind in ForKind])
        self.sum = Hint()
        self.as_every = Button(self.tr("As at every kind of conference"))
        self.as_every.setToolTip(self.tr("Takes out what only this kind says; what all kinds say stays"))
        self.list = OrderedRows()
        self._left_out = QVBoxLayout()
        self.card.body.addWidget(FlowRow(labelled(self.kind.accessibleName(), self.kind)))
        self.card.body.addWidget(self.sum)
        self.card.body.addWidget(FlowRow(self.as_every))
        self.card.body.addWidget(self.list)
        self.card.body.addLayout(self._left_out)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        column.addStretch(1)
        self.as_every.hide()
        self.kind.given.connect(lambda _kind: self._show_again())
        self.as_every.clicked.connect(self._as_every)

    def show_procedure(self, procedure: Procedure, editable: bool) -> None:
        """Show the run-sheet of a procedure."""
        self._procedure, self._editable = procedure, editable
        run_sheet, kind = self.run_sheet(), self._kind()
        now = (procedure.run_sheet, editable, kind)
        if now == self._shown:
            return
        self._shown = now
        self._leave()
        clear(self._left_out)
        self.back = {}
        words = self.tr("{0} minutes together, without what is only held when it is needed.")
        move = self.tr(" Alt+Up and Alt+Down move the step that has the focus.")
        self.sum.setText(words.format(run_sheet.minutes) + (move if editable else ""))
        own = kind is not None and kind in {variant.kind for variant in procedure.run_sheet.variants}
        self.as_every.setVisible(own and editable)
        steps = run_sheet.steps
        self.list.show_rows([self._wanted(place, len(steps), editable) for place in range(len(steps))])
        if editable:
            self._offer_back(procedure)

    @property
    def rows(self) -> dict[str, OrderedRow]:
        """The row of each step, by the step's key."""
        return self.list.rows

    def run_sheet(self) -> Agenda:
        """The run-sheet that is shown: for every kind of conference, or of the one that is chosen."""
        assert self._procedure is not None
        kind = self._kind()
        return self._procedure.run_sheet if kind is None else self._procedure.run_sheet.for_kind(kind)

    def _kind(self) -> ConferenceKind | None:
        chosen: ForKind = self.kind.value()
        return chosen.kind

    def _show_again(self) -> None:
        if self._procedure is not None:
            self.show_procedure(self._procedure, self._editable)

    def _as_every(self) -> None:
        kind = self._kind()
        if self._procedure is not None and kind is not None:
            self.kind.setFocus()
            self.changed.emit(as_at_every_kind(self._procedure, kind))

    def _wanted(self, place: int, number: int, editable: bool) -> Wanted:
        step = self.run_sheet().steps[place]
        return Wanted(
            step.key,
            f"{place + 1}. {step.title}",
            (step, place == 0, place == number - 1, editable, self._says_itself(step)),
            lambda: self._row(place, step, editable),
        )

    def _row(self, place: int, step: Step, editable: bool) -> OrderedRow:
        parts = step_parts(step, says_itself=self._says_itself(step))
        return OrderedRow(parts, self._acts(place, step) if editable else ())

    def _acts(self, place: int, step: Step) -> tuple[Act, ...]:
        last = len(self.run_sheet().steps) - 1
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

    def _says_itself(self, step: Step) -> bool:
        """Whether the chosen kind of conference says something of its own about a step."""
        kind = self._kind()
        if self._procedure is None or kind is None:
            return False
        return self._procedure.run_sheet.variant(kind).change(step.key) is not None

    def _offer_back(self, procedure: Procedure) -> None:
        left_out = steps_left_out(procedure, self._kind())
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
        self._tell(lambda rules: with_step(rules, step, self._kind()), step.key, 0)

    def _move(self, key: str, by: int) -> None:
        self._tell(lambda rules: with_step_moved(rules, key, by, self._kind()), key, 1 if by < 0 else 2)

    def _leave_out(self, key: str) -> None:
        self._tell(lambda rules: without_step(rules, key, self._kind()), self.list.beside(key), 0)

    def _put_back(self, step: Step) -> None:
        self._tell(lambda rules: with_step(rules, step, self._kind()), step.key, 0)

    def _tell(self, change: Callable[[Procedure], Procedure], key: str, button: int) -> None:
        """Tell the changed procedure; the page shows it at once, and the focus goes on from where it was."""
        if self._procedure is not None:
            self.changed.emit(change(self._procedure))
            self.list.go_on(key, button)
