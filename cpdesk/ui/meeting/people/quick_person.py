"""Somebody new in two keystrokes: one line from anywhere in the meeting, then back to where one typed."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QWidget

from cpdesk.rules.new_person import NewPerson, new_person
from cpdesk.ui.theme.tokens import MIDDLE_SPACE, SPACE
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.text import Hint, PlainLabel


class QuickPerson(QFrame):
    """A line that opens over the page; Enter adds whom it names, Esc puts it away."""

    wanted = Signal(object)
    """A `NewPerson` with a name, here from now on."""
    half_typed = Signal()
    """The line has changed: what stands in it has to be kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, frame="composer")
        self._before: QWidget | None = None
        self.line = QLineEdit()
        self.line.setMaxLength(300)
        self.line.setAccessibleName(self.tr("Somebody new: name, role, agency"))
        self.line.setPlaceholderText(self.tr("Pat Jones, health visitor, NHS"))
        self.heard = Hint("")
        self.heard.setAccessibleName(self.tr("Who will be added"))
        row = QHBoxLayout(self)
        row.setContentsMargins(MIDDLE_SPACE, SPACE, MIDDLE_SPACE, SPACE)
        row.setSpacing(SPACE)
        row.addWidget(PlainLabel(self.tr("Somebody new"), role="strong", wrap=False))
        row.addWidget(self.line, 3)
        row.addWidget(self.heard, 2)
        self.line.textChanged.connect(self._say)
        self.line.textChanged.connect(self.half_typed)
        self.line.returnPressed.connect(self._tell)
        self._say("")
        self.hide()

    def open(self) -> None:
        """Ask who has come; where the focus is now, it will be again."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def unfinished(self) -> dict[str, str]:
        """What stands in the line, while it is nobody yet."""
        return {"line": self.line.text()} if self.line.text() else {}

    def take_unfinished(self, fields: Mapping[str, str]) -> None:
        """Open it with what stood in it before the file was locked, without taking the focus."""
        self.line.setText(fields.get("line", ""))
        self.setVisible(bool(self.line.text()))

    def put_away(self) -> None:
        """Empty and gone; the focus is back where one was."""
        self.line.clear()
        before, self._before = self._before, None
        if before is None or not before.isVisible():  # it came back open after unlocking
            before = self.parentWidget()
        if before is not None:
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def _say(self, text: str) -> None:
        self.heard.setText(_as_heard(new_person(text)))

    def _tell(self) -> None:
        person = new_person(self.line.text())
        if person.name:
            self.wanted.emit(person)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the line away; Enter is the line's."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)


def _as_heard(person: NewPerson) -> str:
    """What Enter would do, in words."""
    say = QCoreApplication.translate
    if not person.name:
        return say("QuickPerson", "Name, role, agency. Enter adds them as here; Esc goes back.")
    side = say("QuickPerson", "of the family") if person.family else person.agency
    parts = (person.name, person.role, side, person.mode.words)
    return say("QuickPerson", "Enter: {0}").format(" · ".join(part for part in parts if part))
