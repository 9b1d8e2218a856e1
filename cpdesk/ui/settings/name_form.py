"""Asking for a name in the page: a copy of a procedure, a new agency group."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cpdesk.ui.settings.fields import Line
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.text import ErrorWords, PlainLabel


class NameForm(QFrame):
    """One line, a button that does it and one that leaves it; Enter and Escape do the same."""

    named = Signal(str)
    left = Signal()

    def __init__(self, question: str, act: str, leave: str, parent: QWidget | None = None) -> None:
        """`question` asks for the name, `act` and `leave` are the words of the two buttons."""
        super().__init__(parent)
        mark(self, ground="accent")
        self.name = Line(question, letters=36)
        self.do, self.leave = Button(act, kind="primary"), Button(leave)
        self.error = ErrorWords()
        column = QVBoxLayout(self)
        column.addWidget(PlainLabel(question))
        column.addWidget(FlowRow(self.name, self.do, self.leave))
        column.addWidget(self.error)
        self.name.returnPressed.connect(self._name)
        self.do.clicked.connect(self._name)
        self.leave.clicked.connect(self.left)

    def ask(self, suggestion: str = "") -> None:
        """Show it, with a name to begin from."""
        self.error.say("")
        self.name.setText(suggestion)
        self.name.selectAll()
        self.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name(self) -> None:
        self.named.emit(self.name.text())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """To the line."""
        self.name.setFocus(event.reason())
