"""Every key of the program on one map, to be read or printed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpdesk.ui.shortcuts import by_place, meeting_shortcuts, shortcuts
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.card import Card
from cpdesk.ui.widgets.key_map import KeyMap
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.printing import PrintedRow, print_document, sheet


class KeysPart(QWidget):
    """To be read: the keys are fixed. It takes the focus, so that the arrow keys scroll it."""

    printed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups = by_place((*shortcuts(), *meeting_shortcuts()))
        self.card = card = Card(self.tr("Keys"))
        card.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        card.setAccessibleName(self.tr("Every key of the program"))
        mark(card, focusable=True)
        self.print = Button(self.tr("Print…"), kind="quiet")
        self.print.clicked.connect(self.ask_printer)
        card.head.addWidget(self.print)
        card.body.addWidget(KeyMap(self._groups))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)

    def ask_printer(self) -> QPrintDialog:
        """Print the map, to lie beside the laptop."""
        sections = [(where, [PrintedRow(key, words) for key, words in keys]) for where, keys in self._groups]
        asked = print_document(self, sheet(self.tr("The keys of cpdesk"), sections))
        asked.accepted.connect(self.printed)
        return asked

    def focusInEvent(self, event: QFocusEvent) -> None:
        """To the list."""
        self.card.setFocus(event.reason())
