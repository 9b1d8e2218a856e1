"""The history of one entry beside the notes: who wrote, changed or moved it, and its earlier words."""

from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QWidget

from cpdesk.rules.wording import instant_words
from cpdesk.snapshots.wordings import Wording
from cpdesk.ui.meeting.keys import keys_of
from cpdesk.ui.meeting.pressed import pressed
from cpdesk.ui.theme.tokens import SPACE, scale_of
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.marks import mark

TALL = 150
"""Pixels at 100 % text."""


class WordingsCard(QFrame):
    """A card above the lists; the key that opened it, or Esc, puts it away."""

    left = Signal(UUID)
    """Put away: the entry that the hands go back to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, frame="card")
        self._entry: UUID | None = None
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("The history of the entry"))
        self.close_button = Button(self.tr("Put away"), kind="quiet", name=self.tr("Put the history away"))
        self.close_button.clicked.connect(self.put_away)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        row.addWidget(self.text, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_entry(self, entry: UUID, changes: tuple[Wording, ...]) -> None:
        """Show what an entry has been, the latest last, and take the hands there."""
        self._entry = entry
        self.text.setPlainText("\n".join(_lines(one) for one in changes))
        self.show()
        self.text.setFocus()

    def put_away(self) -> None:
        """Close the card; the hands go back to the entry."""
        entry, self._entry = self._entry, None
        self.hide()
        if entry is not None:
            self.left.emit(entry)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, or the key that opened it, puts it away."""
        if pressed(event) in ("Esc", *keys_of("entry_history")):
            self.put_away()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """A few lines; the rest is scrolled."""
        return QSize(300, round(TALL * scale_of(self)))

    def minimumSizeHint(self) -> QSize:
        """A line or two."""
        return QSize(120, round(TALL * 0.4 * scale_of(self)))


def _lines(one: Wording) -> str:
    said = f"{instant_words(one.at)}, {one.author}: {one.did}"
    return f"{said}\n    “{one.text}”" if one.text else said
