"""A field for a day as people type it: below it how it was read, or one sentence about what is wrong."""

from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from cpdesk.ui.day_readings import Reader, Reading
from cpdesk.ui.theme.tokens import SMALL_SPACE
from cpdesk.ui.widgets.text import ErrorWords, Hint, PlainLabel

HALF_TYPED_MS = 900
"""A day is half typed for so long after the last letter; only then it is called wrong."""


class DayField(QWidget):
    """Reads while somebody types; a day that cannot be read counts as not given."""

    changed = Signal()

    def __init__(
        self, label: str, reader: Reader, today: date, parent: QWidget | None = None, *, example: str = ""
    ) -> None:
        super().__init__(parent)
        self._reader, self._today = reader, today
        self.reading = Reading()
        self.label = PlainLabel(label)
        self.line = QLineEdit()
        self.line.setMaxLength(200)
        self.line.setPlaceholderText(example)
        self.line.setAccessibleName(label)
        self.label.setBuddy(self.line)
        self.read_as = Hint()
        self.wrong = ErrorWords()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL_SPACE)
        for widget in (self.label, self.line, self.read_as, self.wrong):
            column.addWidget(widget)
        self.read_as.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(HALF_TYPED_MS)
        self._pause.timeout.connect(self._say_what_is_wrong)
        self.line.textChanged.connect(self._read)
        self.line.editingFinished.connect(self._say_what_is_wrong)

    @property
    def given(self) -> bool:
        """Whether anything is typed here."""
        return bool(self.line.text().strip())

    def read_by(self, reader: Reader, today: date) -> None:
        """Read what stands here anew, another way or on another day; tells nobody."""
        self._reader, self._today = reader, today
        self.reading = self._understood()
        self._show_reading()
        if self.wrong.isVisibleTo(self):
            self._say_what_is_wrong()
        elif self.reading.wrong:
            self._pause.start()

    def _understood(self) -> Reading:
        typed = " ".join(self.line.text().split())
        return self._reader(typed, self._today) if typed else Reading()

    def _read(self) -> None:
        self.reading = self._understood()
        self.wrong.say("")
        self._show_reading()
        if self.reading.wrong:
            self._pause.start()
        else:
            self._pause.stop()
        self.changed.emit()

    def _show_reading(self) -> None:
        self.read_as.say(self.reading.words)
        self.read_as.setVisible(bool(self.reading.words))
        self.line.setAccessibleDescription(self.reading.words or self.reading.wrong)

    def _say_what_is_wrong(self) -> None:
        self._pause.stop()
        if self.wrong.text() != self.reading.wrong:
            self.wrong.say(self.reading.wrong)
