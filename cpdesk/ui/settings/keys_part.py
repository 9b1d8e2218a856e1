"""Every key of the program in one list."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from cpdesk.ui.shortcuts import meeting_shortcuts, shortcuts
from cpdesk.ui.theme.tokens import LARGE_SPACE, MIDDLE_SPACE
from cpdesk.ui.widgets.card import Card
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.text import Hint, KeyCap, PlainLabel


class KeysPart(QWidget):
    """To be read: the keys are fixed. It takes the focus, so that the arrow keys scroll it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = card = Card(self.tr("Keys"))
        card.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        card.setAccessibleName(self.tr("Every key of the program"))
        mark(card, focusable=True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(LARGE_SPACE)
        grid.setVerticalSpacing(MIDDLE_SPACE - 4)
        for row, shortcut in enumerate((*shortcuts(), *meeting_shortcuts())):
            grid.addWidget(KeyCap(shortcut.shown), row, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(PlainLabel(shortcut.words), row, 1)
            grid.addWidget(Hint(shortcut.where), row, 2)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        card.body.addLayout(grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """To the list."""
        self.card.setFocus(event.reason())
