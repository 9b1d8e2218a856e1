"""What stood on the page of a meeting before Esc: should a second one mean “out of sight”, it is not lost."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from cpdesk.ui.meeting.page import MeetingPage


class BeforeEsc:
    """Taken before the key does anything; forgotten with the next one, or when the file is locked."""

    def __init__(self, page: "MeetingPage", focused: QWidget | None) -> None:
        """`focused` has the keyboard."""
        self._page = page
        self._editing, self._typed = page.composer.editing(), page.composer.typed()
        self._field = focused if isinstance(focused, QLineEdit | QPlainTextEdit) else None
        self._text = _text(self._field)
        keepers = (*page.asking, *page.stack.forms.values())
        self._forms = [(keeper.typed_in, keeper.typed_in.unfinished()) for keeper in keepers]

    def put_back(self) -> None:
        """Go on with the change of an entry, or with the form or field, that the Esc has left."""
        composer = self._page.composer
        for form, typed in self._forms:
            if typed and form.unfinished() != typed:
                form.take_unfinished(typed)
        if self._editing is not None:
            entry = self._page.conference.entry(self._editing)
            if composer.editing() is None and entry is not None:
                composer.go_on_editing(entry, self._typed)
        elif self._field is not None and isValid(self._field) and _text(self._field) != self._text:
            if isinstance(self._field, QLineEdit):
                self._field.setText(self._text)
            else:
                self._field.setPlainText(self._text)


def _text(field: QLineEdit | QPlainTextEdit | None) -> str:
    if field is None:
        return ""
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()
