"""What stands in a table of people: rows and cells that change only where something changed."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

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
        yes, no = QCoreApplication.translate("Grid", "yes"), QCoreApplication.translate("Grid", "no")
        tick = "" if self.ticked is None else yes if self.ticked else no
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
            words = cell.words or self.tr("empty")
            return f"{self.row(index).cells[0].text}, {self.headings[index.column()]}: {words}"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A cell was written in: told, not stored here."""
        if role == Qt.ItemDataRole.EditRole and str(value) != self.cell(index).text:
            self.edited.emit(self.row(index).id, index.column(), str(value))
        return True
