"""A line on a coloured ground: what is said, and beside it the buttons that answer it."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from cpdesk.ui.theme.tokens import LARGE_SPACE, SPACE, scale_of
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.marks import mark

NARROW = 720
"""With less room than this (in pixels, counted at 100 % text) the buttons stand below the words."""


class Strip(QFrame):
    """Nothing pops up: it stands in the page, takes no focus, and goes when it is answered."""

    def __init__(self, ground: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, ground=ground)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(LARGE_SPACE, SPACE, LARGE_SPACE, SPACE)
        self.rows.setSpacing(SPACE)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(SPACE)

    def beside(self, words: QWidget, *buttons: QWidget) -> None:
        """The words, and their buttons beside them, or below where there is little room."""
        self._line.addWidget(words, 1)
        self._line.addWidget(FlowRow(*buttons))
        self.rows.addLayout(self._line)

    def below(self, *widgets: QWidget) -> FlowRow:
        """A row of further things, which wraps."""
        row = FlowRow(*widgets)
        self.rows.addWidget(row)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With little room the buttons stand below the words."""
        super().resizeEvent(event)
        narrow = self.width() / scale_of(self) < NARROW
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._line.direction() is not way:
            self._line.setDirection(way)
