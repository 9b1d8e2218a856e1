"""A page that scrolls up and down and never sideways."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from cpdesk.ui.widgets.marks import mark


class VerticalScroll(QScrollArea):
    """Shows one widget at the full width; what has the focus is scrolled into view."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None, *, surface: str = "ground") -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        mark(inside, surface=surface)
        mark(self, surface=surface)
        self.inside = inside
        self.setWidget(inside)
