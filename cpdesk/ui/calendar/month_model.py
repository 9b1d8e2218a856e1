"""The weeks of one month as a table: a cell a day, each with a name that is read aloud."""

import html
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cpdesk.rules.wording import MONTHS, WEEKDAYS, day_words
from cpdesk.ui.calendar.items import DayItem

Index = QModelIndex | QPersistentModelIndex
DAY = int(Qt.ItemDataRole.UserRole)
"""The role that gives the date of a cell."""


class MonthModel(QAbstractTableModel):
    """Monday to Sunday, as many weeks as the month touches."""

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.today = today
        self.first = today.replace(day=1)
        self.items: dict[date, list[DayItem]] = {}
        self.closed: dict[date, str] = {}

    @property
    def start(self) -> date:
        """The Monday of the first week shown."""
        return self.first - timedelta(days=self.first.weekday())

    def show_month(self, first: date, items: dict[date, list[DayItem]], closed: dict[date, str]) -> None:
        """Show another month, or the same one read again."""
        self.beginResetModel()
        self.first, self.items, self.closed = first, items, closed
        self.endResetModel()

    def day(self, index: Index) -> date:
        """The date of a cell."""
        return self.start + timedelta(days=index.row() * 7 + index.column())

    def index_of(self, day: date) -> QModelIndex:
        """The cell of a date; invalid when it is not shown."""
        weeks, weekday = divmod((day - self.start).days, 7)
        return self.index(weeks, weekday) if 0 <= weeks < self.rowCount() else QModelIndex()

    def spoken(self, day: date) -> str:
        """What a screen reader says for a day."""
        parts = [day_words(day)]
        if day == self.today:
            parts.append(self.tr("today"))
        if day in self.closed:
            parts.append(self.tr("bank holiday: {0}").format(self.closed[day]))
        found = self.items.get(day, [])
        parts += [item.spoken for item in found] or [self.tr("nothing")]
        return "; ".join(parts)

    def busy_weekends(self) -> bool:
        """Whether anything stands on a Saturday or Sunday that is shown."""
        return any(day.weekday() > 4 for day in self.items)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        """The number of weeks."""
        after = (self.first.replace(day=28) + timedelta(days=4)).replace(day=1)
        return -(-(after - self.start).days // 7)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        """Seven days."""
        return 7

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """The day's number, its spoken name, its tooltip or its date."""
        day = self.day(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return day_number(day)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(day)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<qt>{html.escape(self.spoken(day))}</qt>"
        return day if role == DAY else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        """The names of the days of the week."""
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return WEEKDAYS[section][:3]
            if role == Qt.ItemDataRole.AccessibleTextRole:
                return WEEKDAYS[section]
        return None


def day_number(day: date) -> str:
    """The number of a day; with its month on the first."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}" if day.day == 1 else str(day.day)
