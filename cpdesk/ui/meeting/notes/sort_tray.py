"""What was typed first and is sorted later: one line that says how many, and the cards when one sorts."""

from uuid import UUID

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent, QWindow
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpdesk.ui.meeting.keys import keys_of
from cpdesk.ui.meeting.notes.entry_rows import Row
from cpdesk.ui.meeting.notes.lane_column import LaneColumn
from cpdesk.ui.theme.tokens import SMALL_SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.text import Hint
from cpdesk.vocabulary import Lane

TRAY = (Lane.UNSORTED,)
OPEN_LINES = 7
"""So many lines of text of it are seen while one sorts: about two cards."""


class SortTray(QWidget):
    """The cards, there while they have the focus; `open` and `words` stand in the line above the columns."""

    emptied = Signal()
    """The last card was sorted by somebody whose hands were here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = LaneColumn(TRAY)
        self.column.show_heading(on=False)
        self.list, self.count = self.column.list, self.column.count
        self.open = Button("", kind="quiet")
        self.open.clicked.connect(self.sort)
        self.words = Hint(self.tr("F2 to F7 put the chosen one into its lane; then comes the next"))
        self.words.setWordWrap(False)
        self._followed: QWindow | None = None
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SMALL_SPACE)
        rows.addWidget(self.column)
        for part in (self, self.open, self.words):
            part.hide()

    def show_rows(self, rows: list[Row], newest: UUID | None) -> None:
        """Show what is still to be sorted."""
        here = self.list.hasFocus()
        self.column.show_rows(rows, newest)
        number, key = len(rows), keys_of("to_unsorted")[0]
        self.open.setText(self.tr("{0} to sort  {1}").format(number, key))
        self.open.setAccessibleName(self.tr("Still to be sorted: {0}, {1}").format(number, key))
        self.open.setVisible(number > 0)
        if not number:
            self._show_cards(on=False)
        if here and not number:
            self.emptied.emit()

    def sort(self) -> bool:
        """Open it with the first card chosen; whether there is one."""
        ids = self.list.rows.ids()
        if ids:
            self.list.setFixedHeight(round(self.fontMetrics().lineSpacing() * OPEN_LINES))
            self._show_cards(on=True)
            self.list.choose(ids[0])
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(ids)

    def _show_cards(self, *, on: bool) -> None:
        self.setVisible(on)
        self.words.setVisible(on)

    def _focus_moves(self, _to: QObject | None) -> None:
        QTimer.singleShot(0, self, self._look)

    def _look(self) -> None:
        focused = self.window().focusWidget()
        if (focused is None or not self.isAncestorOf(focused)) and self.window().isActiveWindow():
            self._show_cards(on=False)

    def showEvent(self, event: QShowEvent) -> None:
        """From now on it follows where the focus is."""
        super().showEvent(event)
        window = self.window().windowHandle()
        if window is not None and window is not self._followed:
            window.focusObjectChanged.connect(self._focus_moves)
            self._followed = window
