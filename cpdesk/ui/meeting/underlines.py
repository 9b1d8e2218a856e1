"""Lines under words in the place to type: dots for jargon, a wave for spelling; the text stays as it is."""

from collections.abc import Sequence

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from cpdesk.rules.marked_words import Mark
from cpdesk.ui.theme.tokens import Tokens, tokens_of

MOST = 200
"""So many words are underlined at once, those nearest before the cursor."""


class Underlines:
    """Draws marks over a text without touching it: nothing to undo, nothing to lay out anew."""

    def __init__(self, edit: QPlainTextEdit) -> None:
        self._edit = edit
        self._drawn: object = ()

    def show_marks(self, text: str, marks: Sequence[Mark]) -> None:
        """Underline these words of `text`, which is what stands there now."""
        tokens = tokens_of(self._edit)
        before = [
            mark for mark in marks if mark.start <= text_place(text, self._edit.textCursor().position())
        ]
        near = marks if len(marks) <= MOST else marks[max(len(before) - MOST, 0) : max(len(before), MOST)]
        wanted = [(qt_place(text, mark.start), qt_place(text, mark.end), mark.misspelt) for mark in near]
        if (wanted, tokens.name) != self._drawn:
            self._drawn = (wanted, tokens.name)
            self._edit.setExtraSelections([self._line(*one, tokens) for one in wanted])

    def _line(self, start: int, end: int, misspelt: bool, tokens: Tokens) -> QTextEdit.ExtraSelection:
        line = QTextEdit.ExtraSelection()
        look = QTextCharFormat()
        style = QTextCharFormat.UnderlineStyle
        look.setUnderlineStyle(style.WaveUnderline if misspelt else style.DotLine)
        look.setUnderlineColor(tokens.colour("accent" if misspelt else "worry"))
        if not misspelt:
            look.setBackground(tokens.colour("worry_ground"))
        cursor = QTextCursor(self._edit.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        line.cursor = cursor
        line.format = look
        return line


def qt_place(text: str, at: int) -> int:
    """Where Qt counts a character of `text`: it counts an emoji as two."""
    return at if text.isascii() else at + sum(letter > "\uffff" for letter in text[:at])


def text_place(text: str, position: int) -> int:
    """The character of `text` at a place of Qt."""
    if text.isascii():
        return position
    return len(text.encode("utf-16-le", "surrogatepass")[: position * 2].decode("utf-16-le", "replace"))
