"""Words on a page: always plain text, wrapped, never cut, never read as markup."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QLabel, QWidget

from cpdesk.ui.widgets.marks import mark


class PlainLabel(QLabel):
    """Text that people typed, or ours: shown to the character as it is.

    `role` is one of `body`, `strong`, `secondary`, `heading`, `page-title`, `key` (a key cap) or
    `big`; `tone` is a tone or state of the tokens.
    """

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        role: str = "body",
        tone: str = "",
        wrap: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setText(text)
        mark(self, role=role, tone=tone)

    def say(self, text: str, tone: str | None = None) -> None:
        """Show other words, in another tone if given."""
        self.setText(text)
        if tone is not None:
            mark(self, tone=tone)


class PageTitle(PlainLabel):
    """The title of a page."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent, role="page-title")


class Heading(PlainLabel):
    """The heading of a card or a section."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, tone: str = "") -> None:
        super().__init__(text, parent, role="heading", tone=tone)


class Hint(PlainLabel):
    """A quieter sentence below or beside something."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, tone: str = "") -> None:
        super().__init__(text, parent, role="secondary", tone=tone)


class KeyCap(PlainLabel):
    """A key to press, drawn as a key: "Ctrl+Z"."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent, role="key", wrap=False)


class ErrorWords(PlainLabel):
    """What went wrong, in the page, where it is read aloud; hidden while there is nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent, role="error", tone="late")
        self.hide()

    def say(self, text: str, tone: str | None = None) -> None:
        """Show the words, or hide when they are empty."""
        super().say(text, tone)
        self.setVisible(bool(text))
        if text:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
