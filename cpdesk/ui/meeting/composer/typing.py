"""The one place to type: plain text, Enter adds, and nothing pasted can stop the fingers."""

import re
from collections.abc import Callable

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from cpdesk.ui.meeting.composer.pasted import Pasted, pasted
from cpdesk.ui.meeting.keys import keys_of
from cpdesk.ui.meeting.notes.entry_drag import ENTRY_MIME
from cpdesk.ui.meeting.pressed import pressed
from cpdesk.ui.widgets.marks import mark

LONGEST_TEXT = 50_000
"""An entry is no longer than this when it is typed or pasted, in characters."""
_AT = re.compile(r"(?:^|\s)@([^\s@]{0,30})$")


class Typing(QPlainTextEdit):
    """A few lines of plain text that tell what the keys meant."""

    entered = Signal()
    left = Signal()
    """Esc was pressed."""
    undo_wanted = Signal()
    redo_wanted = Signal()
    speaker_letters = Signal(object)
    """The letters after an `@` (maybe none yet), or None when there is no `@` before the cursor."""
    split_wanted = Signal()
    pasted_first = Signal()
    """What comes now was not typed, and the text begins with it."""
    said = Signal(str)
    """What happened to a pasted text, in words."""
    offered = Signal(str, object)
    """The same, and the `Whole` of what was pasted where not all of it went in, or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("What is said"))
        self.setAccessibleDescription(self.tr("Enter adds the entry, Shift+Enter begins a new line"))
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.completing: Callable[[QKeyEvent], bool] | None = None
        """Gets each key first while people are being offered; true when it took the key."""
        self.tabbing: Callable[[], bool] | None = None
        """Asked before Tab leaves; true when it meant something else."""
        self._lines = 3.2
        mark(self, bare=True)
        self.textChanged.connect(self._look_for_speaker)
        self.cursorPositionChanged.connect(self._look_for_speaker)

    def show_lines(self, lines: float) -> None:
        """Be this many lines tall."""
        if lines != self._lines:
            self._lines = lines
            self.setPlaceholderText(self.tr("Type here what is said: Alt+T") if lines < 1.5 else "")
            off, as_needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
            self.setVerticalScrollBarPolicy(off if lines < 1.5 else as_needed)
            self.updateGeometry()
            self.ensureCursorVisible()

    def text(self) -> str:
        """What is typed, with `\\n` between lines; `toPlainText` would make plain spaces of fixed ones."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def show_text(self, text: str) -> None:
        """Put a text there, the cursor behind it; what was typed before cannot be undone."""
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def ask_speaker(self) -> None:
        """Go on as if somebody had typed `@` behind the text."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.moveCursor(QTextCursor.MoveOperation.End)
        text = self.text()
        self.insertPlainText("@" if not text or text[-1].isspace() else " @")

    def take_speaker_letters(self) -> None:
        """Take the `@` and the letters behind it out of the text."""
        letters = self._letters_before_cursor()
        if letters is None:
            return
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(letters) + 1)
        cursor.removeSelectedText()
        if not self.text().strip():
            self.show_text("")

    def _letters_before_cursor(self) -> str | None:
        cursor = self.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        found = _AT.search(before[-40:])
        return found.group(1) if found else None

    def _look_for_speaker(self) -> None:
        self.speaker_letters.emit(self._letters_before_cursor())

    def _take_key(self, event: QKeyEvent) -> bool:
        key = pressed(event)
        if key in ("Return", "Enter"):
            if not event.isAutoRepeat():
                self.entered.emit()
        elif key in ("Shift+Return", "Shift+Enter"):
            self.insertPlainText("\n")
        elif key == "Esc":
            self.left.emit()
        elif key in keys_of("split"):
            self.split_wanted.emit()
        elif key in keys_of("undo"):
            self._undo()
        elif key in keys_of("redo"):
            self._redo()
        else:
            return False
        return True

    def _undo(self) -> None:
        """Letters first; with nothing typed, what was last done in the meeting."""
        if self.text() or self.document().isUndoAvailable():
            self.undo()
        else:
            self.document().clearUndoRedoStacks(QTextDocument.Stacks.RedoStack)
            self.undo_wanted.emit()

    def _redo(self) -> None:
        if self.text() or self.document().isRedoAvailable():
            self.redo()
        else:
            self.redo_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Esc, undo and redo mean something of their own here."""
        if self.completing is not None and self.completing(event):
            return
        if not self._take_key(event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab takes the offered speaker when there is one; else it goes on."""
        if forward and self.tabbing is not None and self.tabbing():
            return True
        return super().focusNextPrevChild(forward)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Words can be put in; a picture or a formatted text can be kept beside them."""
        return bool(source.formats()) and not source.hasFormat(ENTRY_MIME)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Put pasted or dropped words in as plain text, cleaned, and no more than fits an entry."""
        if self.textCursor().selectionStart() == 0:
            self.pasted_first.emit()
        room = max(LONGEST_TEXT - self.document().characterCount() + len(self.textCursor().selectedText()), 0)
        found = pasted(source, room, (self.tr("Pasted text"), self.tr("Pasted picture")))
        if found.text:
            self.insertPlainText(found.text)
            self.ensureCursorVisible()
        words = self._words_about(found)
        self.said.emit("" if found.whole else words)
        self.offered.emit(words, found.whole)

    def _words_about(self, found: Pasted) -> str:
        """What happened to something pasted; nothing when it went in as it was."""
        if found.left_out:
            words = self.tr("An entry holds at most {0} characters: {1} of the pasted text were left out.")
            return words.format(f"{LONGEST_TEXT:,}", f"{found.left_out:,}")
        if found.whole is not None:
            return self.tr("Only words can be put in here; what was pasted was left out.")
        if found.replaced == 1:
            return self.tr("1 character that no document can hold became \ufffd.")
        if found.replaced:
            words = self.tr("{0} characters that no document can hold became \ufffd.")
            return words.format(f"{found.replaced:,}")
        return "" if found.text else self.tr("Only words and pictures can be put in here.")

    def sizeHint(self) -> QSize:
        """As tall as its lines."""
        return QSize(300, round(self.fontMetrics().lineSpacing() * self._lines))

    def minimumSizeHint(self) -> QSize:
        """Never less than its lines."""
        return QSize(120, self.sizeHint().height())
