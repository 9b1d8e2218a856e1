"""What was said, as lines that the plan grows from: a worry and its answer, or what needs to change."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from cpdesk.ui.meeting.pressed import pressed
from cpdesk.ui.theme.tokens import tokens_of

_QUIET = Qt.ItemDataRole.UserRole
LONGEST = 110
"""So many letters of a line are shown; the rest is told when the mouse rests on it, and read aloud."""


def shorten(words: str, longest: int) -> str:
    """The beginning of a text up to a whole word, with “…” where something is left out."""
    if len(words) <= longest:
        return words
    return words[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,.;:") + "…"


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line: the entry, its words, and below them what the plan says to it."""

    id: UUID
    words: str
    below: str
    settled: bool
    """Whether the plan says something to it; what does not yet stands out."""


class SourceList(QListWidget):
    """Enter and letters act on the chosen line; they are told, not done here."""

    pressed_on = Signal(UUID, str)
    """The entry, and the key: `Return`, `Del` or a letter."""

    def __init__(self, name: str, description: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[SourceLine, ...] = ()
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.itemDoubleClicked.connect(lambda _item: self.act("Return"))

    def show_lines(self, lines: Sequence[SourceLine]) -> None:
        """Show these lines; the chosen one stays chosen, and nothing moves while it only gets an answer."""
        lines = tuple(lines)
        if lines == self._lines:
            return
        chosen = self.chosen()
        if [line.id for line in lines] != [line.id for line in self._lines]:
            self.clear()
            for _ in lines:
                self.addItem(QListWidgetItem())
        self._lines = lines
        for row, line in enumerate(lines):
            item = self.item(row)
            mark = "✓" if line.settled else "▲"
            item.setText(f"{mark}  {shorten(line.words, LONGEST)}\n{shorten(line.below, LONGEST)}")
            item.setToolTip(f"{line.words}\n{line.below}")
            item.setData(_QUIET, line.settled)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{line.words}: {line.below}")
        self._colour()
        if chosen is not None:
            self.choose(chosen)

    def lines(self) -> tuple[SourceLine, ...]:
        """What is shown."""
        return self._lines

    def chosen(self) -> UUID | None:
        """The entry of the chosen line."""
        row = self.currentRow()
        return self._lines[row].id if 0 <= row < len(self._lines) else None

    def choose(self, entry: UUID) -> None:
        """Choose the line of an entry, if it is there."""
        for row, line in enumerate(self._lines):
            if line.id == entry:
                self.setCurrentRow(row)

    def choose_next(self) -> None:
        """Choose the next line that nothing answers yet, from the chosen one on, or stay."""
        here = max(self.currentRow(), 0)
        order = (*range(here, len(self._lines)), *range(here))
        row = next((row for row in order if not self._lines[row].settled), here)
        self.setCurrentRow(min(row, len(self._lines) - 1))

    def act(self, key: str) -> None:
        """Tell a key for the chosen line, as a button beside the list does."""
        entry = self.chosen()
        if entry is not None:
            self.pressed_on.emit(entry, key)

    def _colour(self) -> None:
        tokens = tokens_of(self)
        for item in (self.item(row) for row in range(self.count())):
            item.setForeground(tokens.colour("secondary" if item.data(_QUIET) else "text"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Delete and letters are for the line; arrows go from line to line."""
        key = pressed(event)
        if key in ("Return", "Enter", "Space"):
            self.act("Return")
        elif key == "Del" or (len(key) == 1 and key.isalpha()):
            self.act(key)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming by keyboard, the first line that waits for something is chosen."""
        super().focusInEvent(event)
        if self.currentRow() < 0 and self.count():
            self.choose_next()

    def changeEvent(self, event: QEvent) -> None:
        """Another theme: coloured anew."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            QTimer.singleShot(0, self, self._colour)

    def minimumSizeHint(self) -> QSize:
        """Three lines at least."""
        return QSize(140, self.fontMetrics().lineSpacing() * 4)

    def sizeHint(self) -> QSize:
        """As much as there is room for."""
        return QSize(280, self.fontMetrics().lineSpacing() * 12)
