"""One week, or the weeks of a month, as a table: a cell a day, each with a name that is read aloud."""

import html
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from cpdesk.rules.wording import MONTHS, WEEKDAYS, day_words
from cpdesk.snapshots.calendar import ClosedDay, DayOffKind
from cpdesk.ui.calendar.items import DayItem
from cpdesk.ui.calendar.spans import View, monday, span

Index = QModelIndex | QPersistentModelIndex
QUIET_WEEKEND, LAST_DATES_ONLY = 0.55, 0.75
"""How wide a day of the weekend is with nothing on it, and with last dates alone."""
DAY = int(Qt.ItemDataRole.UserRole)
"""The role that gives the date of a cell."""


@dataclass(frozen=True)
class Content:
    """What stands on the days shown."""

    items: Mapping[date, list[DayItem]] = field(default_factory=dict)
    closed: Mapping[date, ClosedDay] = field(default_factory=dict)


@dataclass(frozen=True)
class Target:
    """Where a conference would be moved to, and what then follows."""

    day: date
    at: time
    minutes: int
    """How long it lasts."""
    words: str
    tone: str


class DaysModel(QAbstractTableModel):
    """Monday to Sunday; `month` is the first day of the month shown, or nothing for a single week."""

    def __init__(self, today: date, view: View, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.today, self._view = today, view
        self.content = Content()
        self.target: Target | None = None
        self._place(today)

    def _place(self, day: date) -> None:
        self.start, self.last = span(self._view, day)
        self.month = day.replace(day=1) if self._view is View.MONTH else None

    def show_days(self, day: date, content: Content) -> None:
        """Show the span around `day`, or the same one read again."""
        self.beginResetModel()
        self._place(day)
        self.content = content
        self.endResetModel()

    def aim(self, target: Target | None) -> None:
        """Mark the day that a conference would be moved to, or none."""
        self.target = target
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 6))

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
        if day in self.content.closed:
            parts.append(self._closed_words(self.content.closed[day]))
        if self.target is not None and self.target.day == day:
            parts.append(self.target.words)
        found = self.content.items.get(day, [])
        parts += [item.spoken for item in found] or [self.tr("nothing")]
        return "; ".join(parts)

    def _closed_words(self, closed: ClosedDay) -> str:
        if closed.kind is DayOffKind.OFFICE:
            return self.tr("office closed: {0}").format(closed.name)
        return self.tr("bank holiday: {0}").format(closed.name)

    def weekend_width(self) -> float:
        """How wide a Saturday or Sunday is beside a working day: as wide only when somebody meets on one."""
        shown = [
            item
            for day, items in self.content.items.items()
            if day.weekday() > 4 and self.start <= day <= self.last
            for item in items
        ]
        if not shown:
            return QUIET_WEEKEND if self.month else LAST_DATES_ONLY
        return LAST_DATES_ONLY if all(item.last_day for item in shown) else 1.0

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        """The number of weeks."""
        return ((self.last - monday(self.start)).days + 1) // 7

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
        """The names of the days of the week, in a single week with their numbers."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        day = self.start + timedelta(days=section)
        if role == Qt.ItemDataRole.DisplayRole:
            short = WEEKDAYS[section][:3]
            return short if self.month else f"{short} {day.day}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return WEEKDAYS[section] if self.month else day_words(day)
        return None


def day_number(day: date) -> str:
    """The number of a day; with its month on the first."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}" if day.day == 1 else str(day.day)


def closed_label(closed: ClosedDay) -> str:
    """The name of a day off in its cell; the office's own say that it is closed."""
    words = QCoreApplication.translate("calendar", "Closed: {0}")
    return words.format(closed.name) if closed.kind is DayOffKind.OFFICE else closed.name
