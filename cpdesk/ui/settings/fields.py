"""Fields of the settings: each tells what it was given when it is left; no wheel turns one by chance."""

from collections.abc import Sequence
from enum import Enum
from typing import Any

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QVBoxLayout, QWidget

from cpdesk.rules.plain_text import clean
from cpdesk.ui.theme.tokens import scale_of
from cpdesk.ui.widgets.choice import ChoiceBox
from cpdesk.ui.widgets.text import Hint

LONGEST_LINE = 400
LONGEST_TEXT = 8000
"""Characters that can be pasted; more is never a prompt or a list of words."""


def labelled(words: str, field: QWidget) -> QWidget:
    """A field below its name; the name is also what a screen reader says."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    label = Hint(words)
    label.setWordWrap(False)
    label.setBuddy(field)
    column.addWidget(label)
    column.addWidget(field)
    if not field.accessibleName():
        field.setAccessibleName(words)
    return box


def show_now(column: QVBoxLayout) -> None:
    """Show what was just put into a column at once, so that it can take the focus; Qt would wait."""
    for place in range(column.count()):
        item = column.itemAt(place)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.show()


class Line(QLineEdit):
    """One line of `letters` width; `given` comes when it is left or entered and has changed."""

    given = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None, *, letters: int = 30) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMaxLength(LONGEST_LINE)
        self._letters = letters
        self._shown = ""
        self.editingFinished.connect(self._give)

    def show_text(self, text: str) -> None:
        """Show what is kept."""
        self._shown = text
        if self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)

    def _give(self) -> None:
        if self.text() != self._shown:
            self._shown = self.text()
            self.given.emit(self.text())

    def sizeHint(self) -> QSize:
        """As wide as its letters."""
        size = super().sizeHint()
        return QSize(self.fontMetrics().averageCharWidth() * self._letters + 30, size.height())


class Lines(QPlainTextEdit):
    """Several lines; `given` comes when it is left and has changed."""

    given = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None, *, lines: int = 4) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self._lines = lines
        self._shown = ""

    def show_text(self, text: str) -> None:
        """Show what is kept."""
        self._shown = text
        if self.toPlainText() != text:
            self.setPlainText(text)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Only words go in, cleaned, and no more than fits."""
        room = max(LONGEST_TEXT - self.document().characterCount(), 0)
        self.insertPlainText(clean(source.text()[: room * 2].replace("\r\n", "\n")).text[:room])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving it gives what was typed."""
        super().focusOutEvent(event)
        text = self.toPlainText()
        if text != self._shown:
            self._shown = text
            self.given.emit(text)

    def sizeHint(self) -> QSize:
        """As tall as its lines."""
        return QSize(400, round(self.fontMetrics().lineSpacing() * (self._lines + 0.3)) + 14)

    def minimumSizeHint(self) -> QSize:
        """Never less than its lines."""
        return QSize(80, self.sizeHint().height())


class Choice(ChoiceBox):
    """One of several words of an enumeration; `given` comes when a person has chosen."""

    given = Signal(object)

    def __init__(self, name: str, choices: Sequence[tuple[Enum, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._values = [value for value, _ in choices]
        for _, words in choices:
            self.addItem(words)
        self.activated.connect(lambda row: self.given.emit(self._values[row]))

    def value(self) -> Any:
        """What is chosen."""
        return self._values[self.currentIndex()]

    def show_value(self, value: Enum) -> None:
        """Show this one."""
        self.setCurrentIndex(self._values.index(value))

    def minimumSizeHint(self) -> QSize:
        """It may be narrower than its longest words."""
        return QSize(round(120 * scale_of(self)), super().minimumSizeHint().height())


class Number(QSpinBox):
    """A whole number; `given` comes when it is left or entered and has changed."""

    given = Signal(int)

    def __init__(self, name: str, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setRange(0, most)
        self.lineEdit().setTextMargins(6, 0, 0, 0)
        self.lineEdit().setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._shown = 0
        self.editingFinished.connect(self._give)

    def show_value(self, value: int) -> None:
        """Show what is kept."""
        self._shown = value
        self.setValue(value)

    def _give(self) -> None:
        if self.value() != self._shown:
            self._shown = self.value()
            self.given.emit(self._shown)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling the page must not turn it."""
        event.ignore()
