"""Buttons: the one main thing, the other things, links and chips that stay pressed."""

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QWidget

from cpdesk.ui.widgets.marks import mark


class Button(QPushButton):
    """A button; `kind` is `plain`, `primary` (one a page), `quiet` (a link) or `band` (on the dark bar).

    `name` is what a screen reader says when the words alone do not say enough.
    """

    def __init__(
        self, text: str, parent: QWidget | None = None, *, kind: str = "plain", name: str = ""
    ) -> None:
        super().__init__(text, parent)
        self.setAutoDefault(True)  # Enter presses what has the focus, not only Space
        if name:
            self.setAccessibleName(name)
        mark(self, kind=kind)

    def with_icon(self, icon: QIcon) -> "Button":
        """The same button with a small drawing before its words."""
        self.setIcon(icon)
        return self


class ToggleChip(QPushButton):
    """A round chip that is pressed or not: a lane, a child, private. `tone` colours it when pressed."""

    def __init__(self, text: str, parent: QWidget | None = None, *, tone: str = "", name: str = "") -> None:
        super().__init__(text, parent)
        self.setCheckable(True)
        self.setAutoDefault(True)  # Enter presses what has the focus, not only Space
        if name:
            self.setAccessibleName(name)
        mark(self, kind="chip", tone=tone)
