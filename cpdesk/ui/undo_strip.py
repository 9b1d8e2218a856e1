"""What was just done, with the way back right beside it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from cpdesk.ui.theme.tokens import MIDDLE_SPACE, SMALL_SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.text import PlainLabel


class UndoStrip(QFrame):
    """Hidden until there is something to take back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, ground="done")
        self._back: Callable[[], object] | None = None
        self.words = PlainLabel()
        self.button = Button(self.tr("Take back"))
        row = QHBoxLayout(self)
        row.setContentsMargins(MIDDLE_SPACE, SMALL_SPACE, SMALL_SPACE, SMALL_SPACE)
        row.addWidget(self.words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.button.clicked.connect(self.take_back)
        self.hide()

    def offer(self, words: str, back: Callable[[], object]) -> None:
        """Say what was done; `back` takes it back."""
        self._back = back
        self.words.setText(words)
        self.button.setAccessibleName(self.tr("Take back: {0}").format(words))
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self.words, QAccessible.Event.Alert))

    def take_back(self) -> None:
        """Take back what was done last; nothing without it."""
        back, self._back = self._back, None
        self.hide()
        if back is not None:
            back()
