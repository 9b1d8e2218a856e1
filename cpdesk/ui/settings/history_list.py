"""The lines of the history under their days; the arrow keys go through them."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QListView, QListWidget, QListWidgetItem, QWidget

from cpdesk.rules.wording import clock, day_words, local
from cpdesk.snapshots.history import HistoryLine
from cpdesk.ui.theme.tokens import scale_of

TALL = 380
"""Pixels at 100 % text."""


class HistoryList(QListWidget):
    """A day, and below it what was done on it, the latest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("What was done, the latest first"))
        self.setWordWrap(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)

    def show_lines(self, lines: Sequence[HistoryLine]) -> None:
        """Show these lines in place of those before."""
        self.clear()
        day = None
        for line in lines:
            at = local(line.at).date()
            if at != day:
                day = at
                head = QListWidgetItem(day_words(at), self)
                font = self.font()
                font.setBold(True)
                head.setFont(font)
                head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            said = f"{clock(line.at)}  ·  {line.author}  ·  {line.words}"
            QListWidgetItem(said, self).setData(Qt.ItemDataRole.UserRole, line.number)
        if self.count() > 1:
            self.setCurrentRow(1)
        self.scrollToTop()

    def sizeHint(self) -> QSize:
        """Tall enough for a dozen lines."""
        return QSize(400, round(TALL * scale_of(self)))

    def minimumSizeHint(self) -> QSize:
        """Half of that."""
        return QSize(120, round(TALL / 2 * scale_of(self)))
