"""The line below the text: what happened to what was typed, and the keys."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cpdesk.ui.meeting.composer.suggestion_line import Suggestion, SuggestionLine
from cpdesk.ui.meeting.pieces.reading_band import ReadingBand
from cpdesk.ui.theme.tokens import TARGET
from cpdesk.ui.widgets.text import Hint


class ComposerFoot(QWidget):
    """A message or the words offered on the left, the keys on the right; as tall with words as without."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message = Hint("")
        self.message.hide()
        self.suggestion = SuggestionLine()
        self.band = ReadingBand()
        self._few_keys = False
        self._keys = Hint("")
        self._keys.setAlignment(Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.message, 2)
        row.addWidget(self.suggestion, 3)
        row.addWidget(self.band, 1)
        row.addWidget(self._keys, 1)
        row.addStrut(TARGET)
        self.show_keys(editing=False)

    def show_keys(self, *, editing: bool) -> None:
        """Name the keys for typing something new, or for changing an entry."""
        new = self.tr("Enter adds · Shift+Enter new line · @ speaker · Ctrl+Z undo")
        change = self.tr("Enter keeps the change · Esc leaves it as it was")
        self._keys.setText(change if editing else new)

    def say(self, words: str, tone: str = "secondary") -> None:
        """Say something, or (empty) nothing."""
        self.message.say(words, tone)
        self.message.setVisible(bool(words))

    def refuse(self, words: str) -> None:
        """Say why what was typed was not taken; it stays where it is."""
        self.say(words, "late")

    def compact(self, on: bool) -> None:
        """With little room the keys are left out: they stand on the chips."""
        self._few_keys = on
        self._keys.setVisible(not on and self.suggestion.isHidden())

    def suggest(self, suggestion: Suggestion | None) -> None:
        """Offer other words, in the place of the keys; None: nothing."""
        self.suggestion.show_suggestion(suggestion)
        self._keys.setVisible(not self._few_keys and suggestion is None)
