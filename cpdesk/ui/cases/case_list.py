"""The list of cases with its search, and the door for practice conferences."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from cpdesk.snapshots.cases import CaseLine
from cpdesk.ui.cases.case_rows import CasePainter, CaseRows
from cpdesk.ui.shortcuts import key
from cpdesk.ui.theme.tokens import EDGE, LARGE_SPACE, MIDDLE_SPACE, scale_of
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.scroll import VerticalScroll
from cpdesk.ui.widgets.text import Hint, PageTitle

PAUSE_MS = 120
"""A search begins when the typing pauses for so long."""


class CaseListView(QListView):
    """The rows; Enter or a click opens one."""

    opened = Signal(object)

    def __init__(self, rows: CaseRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setModel(rows)
        self.setItemDelegate(CasePainter(rows, self))
        self.setAccessibleName(self.tr("Cases"))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        mark(self, bare=True)
        self.clicked.connect(self._open)

    def choose_first(self) -> None:
        """Put the mark on the first case, so that Enter opens it."""
        if self._rows.lines and not self.currentIndex().isValid():
            self.setCurrentIndex(self._rows.index(0))

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._rows.lines[index.row()].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the case."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words wrap anew."""
        super().resizeEvent(event)
        self.setMinimumHeight(round(200 * scale_of(self)))
        self.scheduleDelayedItemsLayout()


class CaseList(QWidget):
    """Finds cases by any name in them while one types."""

    case_wanted = Signal(object)
    bring_in_wanted = Signal()
    practice_shown = Signal(bool)
    """The list was read: whether every case in it is practice."""

    def __init__(self, find: Callable[[str], tuple[CaseLine, ...]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find = find
        self.rows = CaseRows(self)
        self.view = CaseListView(self.rows)
        self.search = QLineEdit()
        self.search.setAccessibleName(self.tr("Search cases by name"))
        self.search.setPlaceholderText(self.tr("Search by name   {0}").format(key("search")))
        self.search.setClearButtonEnabled(False)
        self.bring_in = Button(self.tr("Bring in a practice conference…"), kind="primary")
        self.empty = Hint()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._lay_out()
        self._pause.timeout.connect(self.read)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.search.returnPressed.connect(self._enter)
        self.view.opened.connect(self.case_wanted)
        self.bring_in.clicked.connect(self.bring_in_wanted)
        self.read()

    def read(self) -> None:
        """Read the list again, keeping the chosen case if it is still there."""
        index = self.view.currentIndex()
        before: UUID | None = self.rows.lines[index.row()].id if index.isValid() else None
        self.rows.show_lines(self._find(self.search.text()))
        row = next((i for i, line in enumerate(self.rows.lines) if line.id == before), -1)
        if row >= 0:
            self.view.setCurrentIndex(self.rows.index(row))
        self.view.choose_first()
        searched = bool(self.search.text().strip())
        nothing = self.tr("No name in any case holds these letters.")
        no_case = self.tr(
            "There is no case in this file yet. Booking a conference in the calendar makes one; "
            "to try cpdesk out, a practice conference is a good beginning."
        )
        self.empty.setText(nothing if searched else no_case)
        self.empty.setVisible(not self.rows.lines)
        self.frame.setVisible(bool(self.rows.lines))
        self.practice_shown.emit(self.practice)

    @property
    def practice(self) -> bool:
        """Whether there are cases and all that are listed are practice."""
        return bool(self.rows.lines) and all(line.practice for line in self.rows.lines)

    def _lay_out(self) -> None:
        bar = QWidget()
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        mark(bar, surface="bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(EDGE, MIDDLE_SPACE - 2, EDGE, MIDDLE_SPACE - 2)
        row.setSpacing(LARGE_SPACE)
        row.addWidget(PageTitle(self.tr("Cases")))
        row.addWidget(self.search, 1)
        row.addWidget(self.bring_in)
        self.frame = QFrame()
        mark(self.frame, frame="card")
        framed = QVBoxLayout(self.frame)
        framed.setContentsMargins(1, 4, 1, 4)
        framed.addWidget(self.view)
        self.above = QVBoxLayout()
        self.above.setSpacing(LARGE_SPACE)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(EDGE, LARGE_SPACE, EDGE, LARGE_SPACE)
        column.setSpacing(LARGE_SPACE)
        column.addLayout(self.above)
        column.addWidget(self.empty)
        column.addWidget(self.frame, 1)
        column.addStretch(0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(bar)
        outer.addWidget(VerticalScroll(inside), 1)

    def _enter(self) -> None:
        self._pause.stop()
        self.read()
        if self.rows.lines:
            self.view.setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on to where the hands are wanted."""
        (self.view if self.rows.lines else self.bring_in).setFocus(event.reason())
