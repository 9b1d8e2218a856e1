"""Every key of the program in one list."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from cpdesk.ui.shortcuts import meeting_shortcuts, shortcuts
from cpdesk.ui.theme.tokens import LARGE_SPACE, MIDDLE_SPACE
from cpdesk.ui.widgets.card import Card
from cpdesk.ui.widgets.text import Hint, KeyCap, PlainLabel


class KeysPart(QWidget):
    """To be read: the keys are fixed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = Card(self.tr("Keys"))
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
