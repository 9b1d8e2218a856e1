"""This file: whether it is well, and its history."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpdesk.ui.settings.health_card import Backups, HealthCard
from cpdesk.ui.settings.history_card import HistoryCard
from cpdesk.ui.theme.tokens import LARGE_SPACE

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk


class FilePart(QWidget):
    """The check above, the history below; the history is read whenever it comes in sight."""

    def __init__(self, desk: "Desk", backups: Backups | None = None, parent: QWidget | None = None) -> None:
        """`backups` lists those of this file, on another thread; without it they are not looked at."""
        super().__init__(parent)
        self.health, self.history = HealthCard(desk, backups), HistoryCard(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE_SPACE)
        column.addWidget(self.health)
        column.addWidget(self.history)
        column.addStretch(1)

    def showEvent(self, event: QShowEvent) -> None:
        """What was done meanwhile is there."""
        super().showEvent(event)
        self.history.read()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """To the check."""
        self.health.check.setFocus(event.reason())
