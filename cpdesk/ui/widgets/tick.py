"""A box to tick whose words wrap: Qt's own keeps them in one line, however long a name is."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget


class Tick(QCheckBox):
    """The box alone, at least 24 pixels wide; a click on its words, laid out beside it, ticks it too."""

    def __init__(self, words: QLabel, parent: QWidget | None = None, *, name: str = "") -> None:
        """`name` is what a screen reader says; without one, the words."""
        super().__init__(parent)
        self.setAccessibleName(name or words.text())
        self.setMinimumWidth(24)
        words.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click on the words is one on the box."""
        if event.type() == QEvent.Type.MouseButtonRelease and self.isEnabled():
            self.click()
        return super().eventFilter(watched, event)
