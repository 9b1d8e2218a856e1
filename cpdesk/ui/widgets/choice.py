"""One of several words to choose from, which nobody chooses by scrolling the page."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget


class ChoiceBox(QComboBox):
    """A closed list; the wheel over it scrolls the page and leaves what is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # not the wheel's

    def as_text(self) -> str:
        """What stands behind the choice, as plain text: an id, a word; empty when nothing does."""
        return str(self.currentData() or "")

    def choose_text(self, chosen: str) -> None:
        """Choose what `as_text` told of earlier, if it is still offered."""
        offered = [str(self.itemData(at) or "") for at in range(self.count())]
        if chosen in offered:
            self.setCurrentIndex(offered.index(chosen))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling the page must not choose anything."""
        event.ignore()
