"""A table worked by arrow keys, whose rows are people and whose cells are facts about them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from cpdesk.ui.meeting.cards import sized
from cpdesk.ui.meeting.pressed import pressed
from cpdesk.ui.meeting.text_block import TextBlock, text_block
from cpdesk.ui.theme.tokens import BODY, SECONDARY, TARGET, Tokens, scale_of, tokens_of

Index = QModelIndex | QPersistentModelIndex
CELL_ROLE = Qt.ItemDataRole.UserRole
NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: words, a quieter line below, maybe a tick, maybe a chip around the words."""

    text: str = ""
    below: str = ""
    ticked: bool | None = None
    chip: str = ""
    """`filled`, `outlined` or nothing."""
    editable: bool = False
    strong: bool = False
    spoken: str = ""
    """What a screen reader says instead of the words."""

    @property
    def words(self) -> str:
        """The cell for a screen reader."""
        if self.spoken:
            return self.spoken
        tick = {None: "", True: "yes", False: "no"}[self.ticked]
        return ", ".join(part for part in (self.text, self.below, tick) if part)


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row: whom it is about, and its cells."""

    id: UUID
    cells: tuple[Cell, ...]


class GridRows(QAbstractTableModel):
    """The rows of a table, changed only where something changed."""

    edited = Signal(UUID, int, str)
    ticked = Signal(UUID, int, bool)

    def __init__(self) -> None:
        super().__init__()
        self.headings: tuple[str, ...] = ()
        self._rows: list[GridRow] = []

    def show_rows(self, headings: tuple[str, ...], rows: list[GridRow]) -> None:
        """Become these rows; the whole table is drawn anew only when other people are in it."""
        same = headings == self.headings and [r.id for r in rows] == [r.id for r in self._rows]
        if not same:
            self.beginResetModel()
            self.headings, self._rows = headings, rows
            self.endResetModel()
            return
        for at, row in enumerate(rows):
            if row != self._rows[at]:
                self._rows[at] = row
                self.dataChanged.emit(self.index(at, 0), self.index(at, len(headings) - 1))

    def row(self, index: Index) -> GridRow:
        """The row at an index."""
        return self._rows[index.row()]

    def cell(self, index: Index) -> Cell:
        """The cell at an index."""
        return self._rows[index.row()].cells[index.column()]

    def at(self, who: UUID, column: int) -> QModelIndex:
        """The index of somebody's cell; invalid when they are not in the table."""
        for row, line in enumerate(self._rows):
            if line.id == who:
                return self.index(row, column)
        return NOWHERE

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The headings of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.headings[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be chosen; some can be written in or ticked."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if self.cell(index).editable:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The cell for painting, its words for editing and for a screen reader."""
        if not index.isValid():
            return None
        cell = self.cell(index)
        if role == CELL_ROLE:
            return cell
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return cell.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return (
                f"{self.row(index).cells[0].text}, {self.headings[index.column()]}: {cell.words or 'empty'}"
            )
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A cell was written in: told, not stored here."""
        if role == Qt.ItemDataRole.EditRole and str(value) != self.cell(index).text:
            self.edited.emit(self.row(index).id, index.column(), str(value))
        return True


class GridCells(QStyledItemDelegate):
    """Draws cells with wrapped words; writes in them with a plain line."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def blocks(self, cell: Cell, width: float) -> tuple[TextBlock, TextBlock]:
        """The words and the quieter line of a cell, laid out."""
        scale = scale_of(self._view)
        font = sized(self._view.font(), BODY * scale)
        if cell.strong:
            font.setWeight(QFont.Weight.DemiBold)
        inner = max(width - (28 if cell.chip else 14) * scale, 20)
        small = sized(self._view.font(), SECONDARY * scale)
        return text_block(cell.text, font, inner, 12), text_block(cell.below, small, inner, 4)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As tall as the words need in the width of the column."""
        cell: Cell = index.data(CELL_ROLE)
        view = self._view
        width = view.columnWidth(index.column()) if isinstance(view, QTableView) else 100
        words, below = self.blocks(cell, width)
        tall = words.height + (below.height if cell.below else 0) + (18 if cell.chip else 12) * scale_of(view)
        return QSize(width, max(round(tall), TARGET))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        cell: Cell = index.data(CELL_ROLE)
        tokens = tokens_of(self._view)
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if cell.ticked is None:
            self._draw_words(painter, area, cell, tokens)
        else:
            self._draw_tick(painter, area, cell.ticked, tokens)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(tokens.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(2, 2, -2, -2), 4, 4)
        painter.restore()

    def _draw_words(self, painter: QPainter, area: QRectF, cell: Cell, tokens: Tokens) -> None:
        scale = scale_of(self._view)
        words, below = self.blocks(cell, area.width())
        x, y = area.x() + 7 * scale, area.y() + 6 * scale
        painter.setPen(tokens.colour("text"))
        if cell.chip:
            filled = cell.chip == "filled"
            box = QRectF(x, y - 1, words.layout.maximumWidth() + 2, words.height + 6 * scale)
            box.setWidth(min(_widest(words) + 14 * scale, area.width() - 14 * scale))
            painter.setPen(tokens.colour("accent_strong" if filled else "secondary"))
            painter.setBrush(tokens.colour("accent_strong") if filled else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 5, 5)
            painter.setPen(tokens.colour("on_accent" if filled else "text"))
            words.draw(painter, x + 7 * scale, y + 2 * scale)
        else:
            words.draw(painter, x, y)
        painter.setPen(tokens.colour("secondary"))
        below.draw(painter, x, y + words.height)

    def _draw_tick(self, painter: QPainter, area: QRectF, on: bool, tokens: Tokens) -> None:
        side = 16 * scale_of(self._view)
        box = QRectF(area.x() + 10, area.center().y() - side / 2, side, side)
        painter.setPen(tokens.colour("accent" if on else "secondary"))
        painter.setBrush(tokens.colour("accent") if on else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 3, 3)
        if on:
            painter.setPen(tokens.colour("on_accent"))
            painter.setFont(sized(self._view.font(), side * 0.8))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "✓")

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A plain line over the cell."""
        field = QLineEdit(parent)
        model = index.model()
        assert isinstance(model, GridRows)
        field.setAccessibleName(model.headings[index.column()])
        field.setMaxLength(4000)
        return field

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand over what was typed."""
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text())


def _widest(block: TextBlock) -> float:
    lines = (block.layout.lineAt(at) for at in range(block.layout.lineCount()))
    return max((line.naturalTextWidth() for line in lines), default=0)


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
        header = self.horizontalHeader()
        tallest = max(
            (
                text_block(words, header.font(), self.columnWidth(at) - 18, 4).height
                for at, words in enumerate(self.rows.headings)
            ),
            default=20,
        )
        header.setFixedHeight(round(tallest + 14))

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns and rows follow the width."""
        super().resizeEvent(event)
        self.fit()
