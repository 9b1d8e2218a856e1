"""A map of keys: groups under headings, each key beside what it does, in as many columns as there is room."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cpdesk.ui.theme.tokens import LARGE_SPACE, MIDDLE_SPACE, SPACE, scale_of
from cpdesk.ui.widgets.text import Heading, KeyCap, PlainLabel

COLUMN = 330
"""A column is at least this wide (in pixels, counted at 100 % text)."""
HEADING_LINES = 2
"""A heading takes the room of so many keys."""
LONG_KEY = 20
"""Letters; a longer key stands in a line of its own, above its words."""

KeyGroup = tuple[str, Sequence[tuple[str, str]]]
"""A heading, and under it the keys as people read them, each with what it does."""


class KeyMap(QWidget):
    """To be read; it lays itself out again when the room or the size of the text changes."""

    def __init__(self, groups: Sequence[KeyGroup], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = [(_part(heading, keys), HEADING_LINES + len(keys)) for heading, keys in groups]
        self._columns = 0
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(LARGE_SPACE)
        self._fill(1)

    def _fill(self, columns: int) -> None:
        """Spread the groups over the columns in their order, each about as long as the others."""
        if columns == self._columns:
            return
        self._columns = columns
        while (item := self._row.takeAt(0)) is not None:
            layout = item.layout()
            while layout is not None and layout.takeAt(0) is not None:
                pass
        longest = sum(lines for _, lines in self._parts) / columns
        filled = 0.0
        column = self._new_column()
        for part, lines in self._parts:
            if filled and filled + lines / 2 > longest:
                column.addStretch(1)
                column, filled = self._new_column(), 0.0
            column.addWidget(part)
            filled += lines
        column.addStretch(1)

    def _new_column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(MIDDLE_SPACE)
        self._row.addLayout(column, 1)
        return column

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as there is room for."""
        super().resizeEvent(event)
        self._fill(max(1, int(self.width() / (COLUMN * scale_of(self)))))


def _part(heading: str, keys: Sequence[tuple[str, str]]) -> QWidget:
    part = QWidget()
    grid = QGridLayout(part)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(MIDDLE_SPACE)
    grid.setVerticalSpacing(SPACE - 4)
    grid.addWidget(Heading(heading), 0, 0, 1, 2)
    row = 1
    for key, words in keys:
        alone = len(key) > LONG_KEY  # or it would leave the words of all the others no room
        across = 2 if alone else 1
        grid.addWidget(KeyCap(key), row, 0, 1, across, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        row += alone
        grid.addWidget(PlainLabel(words), row, 1)
        row += 1
    grid.setColumnStretch(1, 1)
    return part
