"""The run-sheet on the left, who is here on the right: beside the page, or opened when asked for."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cpdesk.ui.meeting.course.run_panel import RunPanel
from cpdesk.ui.meeting.people.side import Side

NARROW = 1000
"""With less room than this (in pixels, counted at 100 % text) the side columns open when asked for."""
RUN_SHEET_WIDTH, SIDE_WIDTH = 196, 228


class Columns(QWidget):
    """Three columns; the middle one is filled by whoever owns this."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.run_panel = RunPanel()
        self.side = Side()
        self.middle = QVBoxLayout()
        self.compact: bool | None = None
        """Whether there is little room; None until it is known."""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.run_panel)
        row.addLayout(self.middle, 1)
        row.addWidget(self.side)

    def fit(self, room: int, scale: float) -> bool:
        """Follow the room (in pixels) there is for the size of the text; whether it is another kind now."""
        for panel, width in ((self.run_panel, RUN_SHEET_WIDTH), (self.side, SIDE_WIDTH)):
            panel.setFixedWidth(round(width * scale))
        compact = room / scale < NARROW
        if compact == self.compact:
            return False
        self.compact = compact
        self.run_panel.compact(compact)
        self.run_panel.setVisible(not compact)
        self.side.setVisible(not compact)
        return True

    def make_room(self, wide: bool, *, other_page: bool) -> None:
        """A wide page takes the right column too; in a small window both go when the page is another."""
        if not self.compact:
            self.side.setVisible(not wide)
        elif other_page:
            self.side.hide()

    def show_panel(self, panel: QWidget, *, again_closes: bool = False) -> None:
        """Open one of the side columns and go to it; with little room, its button closes it again."""
        other = self.side if panel is self.run_panel else self.run_panel
        if self.compact:
            other.hide()
            panel.setVisible(not (again_closes and panel.isVisible()))
        if panel.isVisible():
            target = self.run_panel.front() if panel is self.run_panel else self.side.who
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def put_away(self) -> None:
        """In a small window: close what was opened."""
        if self.compact:
            self.run_panel.hide()
            self.side.hide()
