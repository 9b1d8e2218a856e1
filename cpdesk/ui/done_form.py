"""Noting that something was done: today is proposed, and another day is typed as people type days."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from cpdesk.rules.deadlines import DueDate
from cpdesk.rules.wording import day_words, local, short_day
from cpdesk.ui.theme.tokens import SMALL_SPACE
from cpdesk.ui.typed_days import instant_text, read_day, read_instant
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import ErrorWords, Hint

HALF_A_YEAR = timedelta(days=183)
"""A day typed without its year is the nearest such day: one to come is refused, not taken for last year’s."""


class DoneForm(QWidget):
    """One field and its buttons; tells what was typed once it can be read."""

    noted = Signal(object, object)
    """The day, and the instant where an hour was typed."""
    given_up = Signal()

    def __init__(self, due: DueDate, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = local(now).date()
        hours = isinstance(due.due, datetime)
        self.line = QLineEdit(instant_text(now) if hours else short_day(self._today))
        title = due.title
        self.line.setAccessibleName(self.tr("Day on which it was done: {0}").format(title))
        self.hint = Hint(
            self.tr("Day and time when it was done; hours count here.")
            if hours
            else self.tr("Day on which it was done.")
        )
        self.error = ErrorWords()
        self.note = Button(
            self.tr("Note as done"), kind="primary", name=self.tr("Note as done: {0}").format(title)
        )
        self.back = Button(self.tr("Cancel"), name=self.tr("Cancel: {0}").format(title))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL_SPACE)
        for widget in (self.hint, self.line, self.error, FlowRow(self.note, self.back)):
            column.addWidget(widget)
        self.line.returnPressed.connect(self._read)
        self.note.clicked.connect(self._read)
        self.back.clicked.connect(self.given_up)

    def refuse(self, words: str) -> None:
        """Say why it was not noted; the field stays as it is."""
        self.error.say(words)
        self.line.setFocus()

    def _read(self) -> None:
        words, near = self.line.text(), self._today - HALF_A_YEAR
        day = read_day(words, near)  # first: the year of a day could be read as a time
        at = read_instant(words, near) if day is None else None
        day = at.date() if at is not None else day
        if day is None:
            self.refuse(cannot_read(self._today))
        else:
            self.noted.emit(day, at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives up."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Into the field, ready to be typed over."""
        self.line.setFocus(event.reason())
        self.line.selectAll()


def cannot_read(today: date) -> str:
    """What is said about a day that cannot be read."""
    words = QCoreApplication.translate("DoneForm", "This is no day. Type it like “{0}” or “{1}”.")
    return words.format(short_day(today), f"{today:%d/%m/%Y}")


def noted_words(title: str, day: date) -> str:
    """What is said once it is noted."""
    words = QCoreApplication.translate("DoneForm", "Noted as done on {1}: {0}.")
    return words.format(title, day_words(day))
