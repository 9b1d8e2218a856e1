"""The agenda: the days of a month on which something is, and everything on them, a line each."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cpdesk.rules.wording import day_words
from cpdesk.snapshots.calendar import DayOffKind
from cpdesk.ui.calendar.days_model import Content
from cpdesk.ui.calendar.items import DayItem

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Line:
    """A day, or something on it."""

    day: date
    words: str
    item: DayItem | None = None
    beside: str = ""
    """How it stands, said after the words."""


class AgendaModel(QAbstractListModel):
    """Days without anything are left out, but for today and the chosen one."""

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.today = today
        self.lines: list[Line] = []

    def show_days(self, first: date, last: date, content: Content, chosen: date) -> None:
        """Show the days from `first` to `last`."""
        self.beginResetModel()
        days = {*content.items, *content.closed, self.today, chosen}
        self.lines = [
            line
            for day in sorted(day for day in days if first <= day <= last)
            for line in self._day(day, content)
        ]
        self.endResetModel()

    def row_of(self, day: date) -> int:
        """The row of a day; -1 when it is not shown."""
        return next((row for row, line in enumerate(self.lines) if line.day == day), -1)

    def _day(self, day: date, content: Content) -> Iterator[Line]:
        notes = [self.tr("today")] if day == self.today else []
        if closed := content.closed.get(day):
            office = closed.kind is DayOffKind.OFFICE
            words = self.tr("office closed: {0}") if office else self.tr("bank holiday: {0}")
            notes.append(words.format(closed.name))
        items = content.items.get(day, [])
        if not items:
            notes.append(self.tr("nothing"))
        yield Line(day, day_words(day), beside=", ".join(notes))
        for item in items:
            place = () if item.last_day else item.facts[1:2]
            yield Line(day, item.full, item, ", ".join(part for part in (item.state, *place) if part))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        """A line for each day and for everything on it."""
        return len(self.lines)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """The words of a line, whole."""
        line = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(part for part in (line.words, line.beside) if part)
        return None
