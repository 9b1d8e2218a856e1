"""Fields that keep what is typed in them by themselves, and are never overwritten while they do."""

from PySide6.QtCore import QEvent, QMimeData, QSize, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from cpdesk.rules.plain_text import clean
from cpdesk.ui.meeting.composer.typing import LONGEST_TEXT
from cpdesk.ui.meeting.taking_back import for_the_meeting

KEEP_MS = 450
"""What is typed into a field is kept within this time."""


class LineField(QLineEdit):
    """One line; `kept` comes when it is left, entered, or half a second after a letter."""

    kept = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None, *, waits: bool = False) -> None:
        """`waits`: only keep when the field is left or entered, e.g. a day half typed."""
        super().__init__(parent)
        self.waits = waits
        self._in_file = ""
        self._again = self._rests = False
        self.setAccessibleName(name)
        self.setMaxLength(4000)
        self._shown = ""
        self._timer = _timer(self)
        self._timer.timeout.connect(self._keep)
        if waits:
            self.returnPressed.connect(self._keep)
        else:
            self.textEdited.connect(self._note)
        self.editingFinished.connect(self._left)

    def show_text(self, text: str) -> None:
        """Show what is in the file, unless somebody is typing here."""
        self._in_file = text
        if (self.hasFocus() or self._again) and (
            self.text() != self._shown or self.text().strip() == text.strip()
        ):
            return  # a blank behind the last word is the beginning of the next
        if self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)
        self._shown = text

    def flush(self) -> None:
        """Keep now what is typed."""
        self._keep()

    def half_typed(self) -> str:
        """What stands here and not in the file; empty when nothing does."""
        return self.text() if self.text() != self._in_file else ""

    def type_again(self, text: str) -> None:
        """Put back what was half typed: it stands until the field is left or entered."""
        if text:
            self._again = True
            self.setText(text)

    def rest(self) -> None:
        """The file may be locked in this moment: losing the keyboard now is not leaving the field."""
        self._rests = True
        QTimer.singleShot(0, self, self._go_on)

    def take(self) -> str:
        """Take what is typed out of the field, for something new that was added from it."""
        text = self.text()
        self._timer.stop()
        self._shown, self._again = "", False
        self.setText("")  # not `clear`: its undo would bring back here what was added there
        return text

    def _note(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _left(self) -> None:
        if not self._rests:
            self._keep()

    def _go_on(self) -> None:
        self._rests = False

    def _keep(self) -> None:
        self._timer.stop()
        self._again = False
        if self.text() != self._shown:
            self._shown = self.text()
            self.kept.emit(self.text())

    def event(self, event: QEvent) -> bool:
        """Where no letters can be taken back, Ctrl+Z is the meeting's."""
        if for_the_meeting(event, letters=self.isUndoAvailable() or self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)


class TextField(QPlainTextEdit):
    """Several lines; `kept` comes when it is left, or half a second after a letter."""

    kept = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None, *, lines: int = 3) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self._lines = lines
        self._shown = ""
        self._timer = _timer(self)
        self._timer.timeout.connect(self._keep)
        self.textChanged.connect(self._note)

    def show_text(self, text: str) -> None:
        """Show what is in the file, unless somebody is typing here."""
        typed = self.toPlainText()
        if self.hasFocus() and (typed != self._shown or typed.strip() == text.strip()):
            return  # a blank behind the last word is the beginning of the next
        self._shown = text
        if typed != text:
            self.setPlainText(text)

    def flush(self) -> None:
        """Keep now what is typed."""
        self._keep()

    def _note(self) -> None:
        if self.toPlainText() != self._shown and not self._timer.isActive():
            self._timer.start()

    def _keep(self) -> None:
        self._timer.stop()
        text = self.toPlainText()
        if text != self._shown:
            self._shown = text
            self.kept.emit(text)

    def event(self, event: QEvent) -> bool:
        """Where no letters can be taken back, Ctrl+Z is the meeting's."""
        document = self.document()
        if for_the_meeting(event, letters=document.isUndoAvailable() or document.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Only words go in, cleaned, and no more than fits."""
        room = max(LONGEST_TEXT - self.document().characterCount(), 0)
        self.insertPlainText(clean(source.text()[: room * 2].replace("\r\n", "\n")).text[:room])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving a field keeps it."""
        super().focusOutEvent(event)
        self._keep()

    def sizeHint(self) -> QSize:
        """As tall as the lines it was made for."""
        return QSize(200, round(self.fontMetrics().lineSpacing() * (self._lines + 0.3)) + 14)

    def minimumSizeHint(self) -> QSize:
        """Never less than its lines."""
        return QSize(80, self.sizeHint().height())


def _timer(parent: QWidget) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(KEEP_MS)
    return timer
