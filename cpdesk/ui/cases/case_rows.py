"""The case list as Qt reads it: a row a family, with a name that is read aloud and a calm drawing."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cpdesk.rules.wording import day_words
from cpdesk.snapshots.cases import CaseLine
from cpdesk.ui.theme.tokens import scale_of, tokens_of

Index = QModelIndex | QPersistentModelIndex
WRAP = Qt.TextFlag.TextWordWrap


class CaseRows(QAbstractListModel):
    """The cases that were found."""

    lines: tuple[CaseLine, ...] = ()

    def show_lines(self, lines: tuple[CaseLine, ...]) -> None:
        """Show these cases."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def when(self, line: CaseLine) -> str:
        """The conference that comes next, or the last one held, in words."""
        if line.next_day is None:
            return self.tr("No conference yet")
        return self.tr("Conference: {0}").format(day_words(line.next_day))

    def spoken(self, line: CaseLine) -> str:
        """What a screen reader says for a case."""
        practice = self.tr("practice") if line.practice else ""
        parts = (line.name, line.reference, practice, line.children, self.when(line))
        return "; ".join(part for part in parts if part)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        """How many cases there are."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """The name of a case, and its spoken line."""
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.name
        return self.spoken(line) if role == Qt.ItemDataRole.AccessibleTextRole else None


class CasePainter(QStyledItemDelegate):
    """Name, reference and practice mark; below them the children and the conference. Wraps, never cuts."""

    def __init__(self, rows: CaseRows, view: QListView) -> None:
        super().__init__(view)
        self._rows, self._view = rows, view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one case."""
        tokens, line = tokens_of(self._view), self._rows.lines[index.row()]
        area = QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(area, tokens.colour("accent_ground" if chosen else "surface"))
        painter.setPen(QPen(tokens.colour("hairline"), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if chosen and self._view.hasFocus():
            painter.setPen(QPen(tokens.colour("accent"), 2))
            painter.drawRect(area.adjusted(1, 1, -2, -2))
        strong, plain = self._fonts()
        head, below = self._parts(line)
        room = self._room(area)
        painter.setFont(strong)
        painter.setPen(tokens.colour("text"))
        used = painter.drawText(room, WRAP, head)
        room.setTop((used if isinstance(used, QRect) else room).bottom() + round(3 * scale_of(self._view)))
        painter.setFont(plain)
        painter.setPen(tokens.colour("secondary"))
        painter.drawText(room, WRAP, below)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the wrapped words need."""
        strong, plain = self._fonts()
        head, below = self._parts(self._rows.lines[index.row()])
        width = self._view.viewport().width()
        room = self._room(QRect(0, 0, width, 10_000))
        first = QFontMetrics(strong).boundingRect(room, WRAP, head).height()
        second = QFontMetrics(plain).boundingRect(room, WRAP, below).height()
        return QSize(width, first + second + round(22 * scale_of(self._view)))

    def _room(self, area: QRect) -> QRect:
        scale = scale_of(self._view)
        return area.adjusted(round(16 * scale), round(9 * scale), -round(16 * scale), -round(9 * scale))

    def _fonts(self) -> tuple[QFont, QFont]:
        plain = QFont(self._view.window().font())
        strong = QFont(plain)
        strong.setWeight(QFont.Weight.DemiBold)
        return strong, plain

    def _parts(self, line: CaseLine) -> tuple[str, str]:
        practice = self.tr("PRACTICE") if line.practice else ""
        head = "  ·  ".join(part for part in (line.name, line.reference, practice) if part)
        below = "\n".join(part for part in (line.children, self._rows.when(line)) if part)
        return head, below
