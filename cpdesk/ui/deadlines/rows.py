"""Open dates as Qt reads them: under headings for late, this week and later, a row a date."""

import html
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from cpdesk.rules.standing import Stands
from cpdesk.rules.wording import clock, day_words, sentence, short_day
from cpdesk.snapshots.deadlines import OpenDate
from cpdesk.ui.due import reason, tone_of, when, why

Index = QModelIndex | QPersistentModelIndex


class Group(IntEnum):
    """The parts of the list from top to bottom."""

    LATE = 0
    WEEK = 1
    LATER = 2
    PASSED = 3


def group_of(one: OpenDate, today: date) -> Group:
    """Where an open date is listed; this week goes up to Sunday."""
    if one.late:
        return Group.LATE
    if one.standing.kind is Stands.PAST:
        return Group.PASSED
    sunday = today + timedelta(days=6 - today.weekday())
    return Group.WEEK if one.due.day <= sunday else Group.LATER


def grouped(dates: Iterable[OpenDate], today: date) -> dict[Group, list[OpenDate]]:
    """The dates by their group, each in the order given; groups without any are left out."""
    found: dict[Group, list[OpenDate]] = {group: [] for group in Group}
    for one in dates:
        found[group_of(one, today)].append(one)
    return {group: mine for group, mine in found.items() if mine}


def group_words(group: Group) -> str:
    """The heading of a group."""
    say = QCoreApplication.translate
    return (
        say("deadlines", "Late"),
        say("deadlines", "This week"),
        say("deadlines", "Later"),
        say("deadlines", "Passed lately"),
    )[group]


def by_words(one: OpenDate) -> str:
    """The weekday and the day, with the hour where hours count: “Thu 10 Dec 2026, 12:04”."""
    due = one.due.due
    words = f"{day_words(one.due.day)[:3]} {short_day(one.due.day)}"
    return f"{words}, {clock(due)}" if isinstance(due, datetime) else words


def standing_words(one: OpenDate) -> str:
    """How it stands, as a line of its own."""
    return sentence(one.standing.words)


class DeadlineRows(QAbstractListModel):
    """The dates that are shown; a heading is a row that cannot be chosen."""

    entries: tuple[OpenDate | Group, ...] = ()
    today: date = date.min

    def show_dates(self, dates: Iterable[OpenDate], today: date) -> dict[Group, int]:
        """Show these dates; gives how many each group has."""
        groups = grouped(dates, today)
        self.beginResetModel()
        self.today = today
        self.counts = {group: len(mine) for group, mine in groups.items()}
        entries: list[OpenDate | Group] = []
        for group, mine in groups.items():
            entries += [group, *mine]
        self.entries = tuple(entries)
        self.endResetModel()
        return self.counts

    def one(self, index: Index) -> OpenDate | None:
        """The date in a row, unless it is a heading or nothing."""
        entry = self.entries[index.row()] if index.isValid() else None
        return entry if isinstance(entry, OpenDate) else None

    def dates(self) -> Iterator[tuple[int, OpenDate]]:
        """Every date with its row."""
        for row, entry in enumerate(self.entries):
            if isinstance(entry, OpenDate):
                yield row, entry

    def heading(self, group: Group) -> str:
        """The heading with its number: “Late · 3”."""
        return f"{group_words(group)} · {self.counts[group]}"

    def tone(self, one: OpenDate) -> str:
        """The tone of its standing."""
        return tone_of(one.due, one.standing, self.today)

    def spoken(self, one: OpenDate) -> str:
        """What a screen reader says for a date."""
        practice = self.tr("practice") if one.practice else ""
        parts = (one.title, one.case_name, practice, when(one.due), one.standing.words, one.who)
        return "; ".join(part for part in parts if part)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        """How many rows there are, headings too."""
        return 0 if parent.isValid() else len(self.entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading is passed over."""
        return super().flags(index) if self.one(index) is not None else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """The words of a row, how it is read aloud, and why it is that day when somebody asks."""
        entry = self.entries[index.row()]
        if isinstance(entry, Group):
            spoken = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return self.heading(entry) if spoken else None
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(entry)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return reason(entry.due)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<qt>{html.escape(why(entry.due))}<br/>{html.escape(entry.next_step)}</qt>"
        return None
