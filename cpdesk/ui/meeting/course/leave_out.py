"""Leaving a step of the run-sheet out: the reason is asked for in the panel itself, and can be taken back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from cpdesk.ui.theme.tokens import SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.text import Hint, PlainLabel


class LeaveOut(QFrame):
    """Below the run-sheet while a step is being left out; whoever opened it says which step."""

    given = Signal(str, str)
    """The step and the reason."""
    taken_back = Signal(str)
    left = Signal()
    half_typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, ground="accent")
        self.step = ""
        self.title = PlainLabel("", role="strong")
        self.said = Hint("")
        self.reason = QLineEdit()
        self.reason.setMaxLength(400)
        self.reason.setPlaceholderText(self.tr("Why?"))
        self.keep = Button(self.tr("Leave it out"), kind="primary")
        self.back = Button(self.tr("Take it up again"), kind="primary")
        self.leave = Button(self.tr("Not now"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        rows.setSpacing(SPACE)
        rows.addWidget(self.title)
        rows.addWidget(self.said)
        rows.addWidget(self.reason)
        rows.addWidget(FlowRow(self.keep, self.back, self.leave))
        self.hide()
        self.reason.textChanged.connect(self.half_typed)
        self.reason.returnPressed.connect(self._give)
        self.keep.clicked.connect(self._give)
        self.back.clicked.connect(lambda: self.taken_back.emit(self.step))
        self.leave.clicked.connect(self.left)

    def ask(self, step: str, title: str, reason: str) -> None:
        """Ask about a step; with a `reason`, it is left out already and can be taken up again."""
        self.show_step(step, title, reason)
        (self.back if reason else self.reason).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_step(self, step: str, title: str, reason: str) -> None:
        """The question as `ask` asks it, without taking the focus."""
        out = bool(reason)
        self.step = step
        words = self.tr("“{0}” is left out") if out else self.tr("Leave “{0}” out")
        self.title.setText(words.format(title))
        self.said.setText(reason)
        self.said.setVisible(out)
        self.reason.setAccessibleName(self.tr("Why “{0}” is left out").format(title))
        self.reason.clear()
        self.reason.setVisible(not out)
        self.keep.setVisible(not out)
        self.back.setVisible(out)
        self.show()

    def put_away(self) -> None:
        """Nothing is asked any more."""
        self.reason.clear()
        self.hide()

    def unfinished(self) -> dict[str, str]:
        """The step, and why it is left out, as far as it is typed."""
        return {"step": self.step, "why": self.reason.text()} if self.reason.text().strip() else {}

    def _give(self) -> None:
        if self.reason.text().strip():
            self.given.emit(self.step, self.reason.text())
        else:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves everything as it was."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
