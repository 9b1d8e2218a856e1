"""One of several words to choose from, which nobody chooses by scrolling the page."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget


class ChoiceBox(QComboBox):
    """A closed list; the wheel over it scrolls the page and leaves what is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # not the wheel's

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling the page must not choose anything."""
        event.ignore()
