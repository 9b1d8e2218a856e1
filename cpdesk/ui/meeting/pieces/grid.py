"""A table of people worked by arrow keys; Enter writes in a cell, Space ticks, Tab leaves."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView, QWidget

from cpdesk.ui.meeting.pieces.grid_cells import GridCells
from cpdesk.ui.meeting.pieces.grid_rows import GridRow, GridRows
from cpdesk.ui.meeting.pieces.text_block import text_block
from cpdesk.ui.meeting.pressed import pressed
from cpdesk.ui.theme.tokens import scale_of


class Grid(QTableView):
    """The table. Arrow keys go from cell to cell; Enter writes in one, Space ticks; Tab leaves."""

    chosen_key = Signal(UUID, int, str)
    """A key pressed on somebody's cell that the table itself does not use: Enter, Space, a letter."""

    def __init__(self, name: str, widths: Sequence[float], parent: QWidget | None = None) -> None:
        """`widths` are shares of the width in em; the last may be repeated for more columns."""
        super().__init__(parent)
        self.rows = GridRows()
        self.setModel(self.rows)
        self.cells = GridCells(self)
        self.setItemDelegate(self.cells)
        self._widths = tuple(widths)
        self.least_lines = 6
        """So many lines of words are seen at least; whatever it stands in scrolls."""
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        wrapped = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag(wrapped | Qt.TextFlag.TextWordWrap))
        self.setCornerButtonEnabled(False)
        self.clicked.connect(self._click)

    def show_rows(self, headings: tuple[str, ...], rows: list[GridRow], widths: Sequence[float] = ()) -> None:
        """Show these rows under these headings; the chosen cell stays chosen."""
        here = self.currentIndex()
        who = self.rows.row(here).id if here.isValid() else None
        column = here.column()
        self._widths = tuple(widths) or self._widths
        self.rows.show_rows(headings, rows)
        if who is not None and not self.currentIndex().isValid():
            self.setCurrentIndex(self.rows.at(who, column))
        self.fit()

    def begin_at(self, index: QModelIndex) -> None:
        """Take the focus; the first time the chosen cell is this one."""
        if not self.selectionModel().hasSelection() and index.isValid():
            self.setCurrentIndex(index)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """What is being written in a cell is told now, as Enter would."""
        editor = self.cells.editor
        if self.state() == QAbstractItemView.State.EditingState and editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def fit(self) -> None:
        """Give each column its share of the width, and each row the height of its words."""
        em = self.fontMetrics().averageCharWidth()
        room = self.viewport().width()
        least = [width * em for width in self._widths]
        spare = max(room - sum(least), 0) / max(sum(self._widths), 1)
        for column, width in enumerate(self._widths):
            self.setColumnWidth(column, int(width * em + width * spare))
        self._fit_headings()
        self.resizeRowsToContents()

    def _fit_headings(self) -> None:
        """The headings wrap; the line of headings is as tall as the tallest."""
        header, scale = self.horizontalHeader(), scale_of(self)
        tallest = max(
            (
                text_block(words, header.font(), self.columnWidth(at) - 18 * scale, 4).height
                for at, words in enumerate(self.rows.headings)
            ),
            default=20,
        )
        header.setFixedHeight(round(tallest + 14 * scale))

    def _click(self, index: QModelIndex) -> None:
        cell = self.rows.cell(index)
        if cell.ticked is not None:
            self.rows.ticked.emit(self.rows.row(index).id, index.column(), not cell.ticked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space act on the chosen cell; other letters are told to the page."""
        index = self.currentIndex()
        key = pressed(event)
        editing = self.state() == QAbstractItemView.State.EditingState
        if (
            editing
            or not index.isValid()
            or key in ("Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDown")
        ):
            super().keyPressEvent(event)
            return
        cell = self.rows.cell(index)
        if key in ("Return", "Enter", "Space") and cell.ticked is not None:
            self._click(index)
        elif key in ("Return", "Enter") and cell.editable:
            self.edit(index)
        elif key in ("Return", "Enter", "Space", "Del") or (len(key) == 1 and event.text().strip()):
            self.chosen_key.emit(self.rows.row(index).id, index.column(), "Return" if key == "Enter" else key)
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Room for some rows, also when the words are large."""
        return QSize(120, self.fontMetrics().lineSpacing() * self.least_lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns and rows follow the width."""
        super().resizeEvent(event)
        self.fit()
