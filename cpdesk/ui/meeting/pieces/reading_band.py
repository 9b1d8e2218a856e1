"""How easily a text for a family is read, in words below the field where it is written."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from cpdesk.rules.reading_ease import Ease, Reading, reading
from cpdesk.ui.widgets.text import Hint

REST_MS = 500
"""A text is looked at when the fingers rest so long."""


class ReadingBand(Hint):
    """One line; hidden while nothing can be said: a short text, or one in another language."""

    def __init__(self, edit: QPlainTextEdit | QLineEdit | None = None, parent: QWidget | None = None) -> None:
        """`edit`: the field that it follows by itself."""
        super().__init__("", parent)
        self.setAccessibleName(self.tr("How easily it is read"))
        self._of: str | None = None
        self.hide()
        if edit is not None:
            rest = QTimer(self)
            rest.setSingleShot(True)
            rest.setInterval(REST_MS)
            rest.timeout.connect(lambda: self.show_text(_typed(edit)))
            edit.textChanged.connect(lambda *_text: rest.start())
            self.show_text(_typed(edit))

    def show_text(self, text: str) -> None:
        """Say how easily this text is read."""
        if text == self._of:
            return
        self._of = text
        found = reading(text)
        if found is not None:
            words = self._words(found)
            self.say(words, "done" if found.ease is Ease.EASY else "secondary")
            self.setAccessibleName(words)
        self.setVisible(found is not None)

    def _words(self, found: Reading) -> str:
        if found.ease is Ease.EASY:
            return self.tr("Easy to read for a family")
        if found.ease is Ease.LITTLE_HARD:
            return self.tr("A little hard to read")
        if found.long_sentences:
            return self.tr("Hard to read: shorter sentences would help")
        return self.tr("Hard to read: shorter words would help")


def _typed(edit: QPlainTextEdit | QLineEdit) -> str:
    return edit.text() if isinstance(edit, QLineEdit) else edit.toPlainText()
