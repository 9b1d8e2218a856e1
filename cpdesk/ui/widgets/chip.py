"""A small coloured word: a reference, a state, a kind of copy."""

from PySide6.QtWidgets import QSizePolicy, QWidget

from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.text import PlainLabel


class Chip(PlainLabel):
    """A word or two on the ground of its tone; not for clicking."""

    def __init__(self, text: str, parent: QWidget | None = None, *, tone: str = "change") -> None:
        super().__init__(text, parent, role="chip", tone=tone, wrap=False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        mark(self, chip=True)
