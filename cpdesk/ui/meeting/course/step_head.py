"""What the present step is called, what to ask in it, and what is still missing before the next one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cpdesk.rules.agenda import PLAN_STEP, Step
from cpdesk.rules.wording import listing
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.run_sheet import comes_before_the_plan
from cpdesk.snapshots.step_needs import OpenNeed, left_open, open_needs
from cpdesk.ui.theme.tokens import MIDDLE_SPACE, SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.strip import Strip
from cpdesk.ui.widgets.text import Heading, Hint, PlainLabel
from cpdesk.vocabulary import ConferenceState


class StepHead(QWidget):
    """The lines above the page of a step: they show, and never stand in the way."""

    step_wanted = Signal(str)
    went_on = Signal()
    """Somebody wants to go on in this step although the plan comes first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._compact = False
        self._step = self._back_to = ""
        self._all_the_same: set[str] = set()
        """The steps in which somebody wanted to go on although the plan comes first."""
        self.title = Heading("")
        self.prompt = Hint("")
        self._open = QWidget()
        self.needs = Hint("")
        self.needs.setAccessibleName(self.tr("Before you continue"))
        self.short = Hint("", tone="soon")
        self.short.hide()
        self.back = Button("", kind="quiet")
        self.back.hide()
        self.right = Hint("", tone="accent")
        self.right.setWordWrap(False)
        self.right.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.order = Strip("soon")
        self.question = PlainLabel(self.tr("The plan comes before the views in this procedure."))
        self.to_plan = Button(self.tr("To the plan"), kind="primary")
        self.go_on = Button(self.tr("Continue anyway"))
        self.order.hide()
        self._lay_out()
        self.back.clicked.connect(lambda: self.step_wanted.emit(self._back_to))
        self.to_plan.clicked.connect(lambda: self.step_wanted.emit(PLAN_STEP))
        self.go_on.clicked.connect(self._go_on)

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACE)
        row = QHBoxLayout()
        row.setSpacing(MIDDLE_SPACE)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.title)
        words.addWidget(self.prompt)
        open_row = QHBoxLayout(self._open)
        open_row.setContentsMargins(0, 0, 0, 0)
        open_row.setSpacing(SPACE)
        open_row.addWidget(self.needs, 1)
        open_row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        words.addWidget(self._open)
        words.addWidget(self.short)
        row.addLayout(words, 1)
        row.addWidget(self.right)
        rows.addLayout(row)
        self.order.beside(self.question, self.to_plan, self.go_on)
        rows.addWidget(self.order)

    def compact(self, on: bool) -> None:
        """With little room prompt and needs stand with the other prompts, beside the run-sheet."""
        self._compact = on
        self.prompt.setVisible(bool(self.prompt.text()) and not on)
        self._open.setVisible(bool(self.needs.text()) and not on)
        self.back.setVisible(bool(self._back_to))

    def show_step(self, step: Step | None, progress: str) -> None:
        """Show a step, and how far it is in words."""
        self.title.setText(step.title if step else "")
        self.prompt.setText(step.prompts[0] if step and step.prompts else "")
        self.compact(self._compact)
        self.right.setText(progress)

    def show_needs(self, conference: Conference, step: Step) -> None:
        """What this step still asks for; when that is all there, what the one before does."""
        running = conference.state is ConferenceState.RUNNING
        here = open_needs(conference, step) if running else ()
        earlier = left_open(conference, step.key) if running and not here else ()
        self._back_to = earlier[0].step if earlier else ""
        before = conference.run_sheet.step(self._back_to)
        title = before.title if before else ""
        words = self.tr("Before you continue: {0}.").format(_together(here)) if here else ""
        if earlier:
            words = self.tr("Still open: {0}.").format(_together(earlier))
        self.needs.setText(words)
        self.back.setText(self.tr("Back to “{0}”").format(title))
        self.compact(self._compact)
        self._step = step.key
        early = running and comes_before_the_plan(conference, step.key) and step.key not in self._all_the_same
        self.order.setVisible(early)

    def show_short(self, words: str) -> None:
        """With little room it is said here when the time for the plan runs short."""
        if self.short.text() != words:
            self.short.setText(words)
        self.short.setVisible(bool(words))

    def _go_on(self) -> None:
        self._all_the_same.add(self._step)
        self.order.hide()
        self.went_on.emit()


def _together(needs: tuple[OpenNeed, ...]) -> str:
    return listing([need.words for need in needs])
