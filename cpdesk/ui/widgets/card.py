"""A card: a flat surface with a hairline, a heading and what it holds."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cpdesk.ui.theme.tokens import LARGE_SPACE, MIDDLE_SPACE, SPACE
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.text import Heading


class Card(QFrame):
    """A surface with a heading line (when it has a title) and a `body` layout below it."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, frame="card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.head = QHBoxLayout()
        self.head.setContentsMargins(LARGE_SPACE, MIDDLE_SPACE - 2, LARGE_SPACE, MIDDLE_SPACE - 2)
        self.heading = Heading(title)
        self.head.addWidget(self.heading, 1)
        outer.addLayout(self.head)
        self._line = hairline()
        outer.addWidget(self._line)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(LARGE_SPACE, MIDDLE_SPACE, LARGE_SPACE, LARGE_SPACE - 2)
        self.body.setSpacing(SPACE)
        outer.addLayout(self.body, 1)
        self.entitle(title)

    def entitle(self, title: str) -> None:
        """Give the card another title; without one it has no heading line."""
        self.heading.setText(title)
        self.heading.setVisible(bool(title))
        self._line.setVisible(bool(title))
        above = MIDDLE_SPACE - 2 if title else 0
        self.head.setContentsMargins(LARGE_SPACE, above, LARGE_SPACE, above)


def hairline() -> QFrame:
    """A line of one pixel across."""
    line = QFrame()
    line.setFixedHeight(1)
    mark(line, frame="hairline")
    return line


def clear(layout: QVBoxLayout | QHBoxLayout) -> None:
    """Take everything out of a layout and let the widgets die."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        inner = item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner, QVBoxLayout | QHBoxLayout):
            clear(inner)
