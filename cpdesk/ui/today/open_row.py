"""One open date on the page of the day: Enter or a click goes to its place; with the focus it says why."""

import html

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cpdesk.rules.wording import sentence
from cpdesk.snapshots.deadlines import OpenDate
from cpdesk.ui.due import when, why
from cpdesk.ui.places import place_words
from cpdesk.ui.theme.tokens import MIDDLE_SPACE, SMALL_SPACE, SPACE
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.text import Hint, PlainLabel


class OpenRow(QFrame):
    """Tells when somebody wants to go there."""

    wanted = Signal(object)
    """The `OpenDate`."""

    def __init__(self, one: OpenDate, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._one = one
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        mark(self, frame="row", focusable=True)
        standing = sentence(one.standing.words)
        spoken = (one.title, one.case_name, when(one.due), standing, place_words(one))
        self.setAccessibleName(", ".join(spoken))
        self.setAccessibleDescription(one.next_step)
        self.why = Hint(f"{one.next_step} {why(one.due)}")
        self.why.hide()
        family = self.tr("{0} · practice").format(one.case_name) if one.practice else one.case_name
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel(one.title, role="strong"))
        words.addWidget(Hint(family))
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(MIDDLE_SPACE)
        row.addLayout(words, 3)
        row.addWidget(PlainLabel(standing, tone=tone), 2, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SMALL_SPACE + 2, SPACE, SMALL_SPACE + 2)
        column.setSpacing(SMALL_SPACE)
        column.addLayout(row)
        column.addWidget(self.why)

    def enterEvent(self, event: object) -> None:  # Qt gives a QEnterEvent
        """The reason is put together only when somebody looks."""
        words = f"{self._one.next_step} {why(self._one.due)}"
        self.setToolTip(f"<qt>{html.escape(words)}</qt>")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter or space goes there."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.wanted.emit(self._one)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click goes there."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.wanted.emit(self._one)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Open."""
        super().focusInEvent(event)
        self.why.show()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self.why.hide()
