"""The entries of a lane as the rows of a list that changes only where something changed."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from cpdesk.rules.wording import clock, sentence
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.entries import Entry
from cpdesk.snapshots.replies import reply_words
from cpdesk.ui.meeting.notes.lanes import about_words, entries_of
from cpdesk.vocabulary import Lane

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Row:
    """One row: an entry ready to be drawn, or (without `id`) the heading of a lane."""

    lane: Lane
    text: str
    id: UUID | None = None
    private: bool = False
    name: str = ""
    role: str = ""
    right: str = ""
    said_as: str = ""
    """Fact, allegation or opinion, in words."""

    @property
    def key(self) -> UUID | str:
        """What stays the same while the row changes."""
        return self.id if self.id is not None else self.lane.value

    @property
    def spoken(self) -> str:
        """The whole row for a screen reader."""
        if self.id is None:
            return self.text
        who = ", ".join(part for part in (self.name, self.role, self.said_as, self.right) if part)
        private = QCoreApplication.translate("EntryRows", "Private. {0}")
        return f"{private.format(self.text) if self.private else self.text} – {who}"


def row_of(entry: Entry, conference: Conference) -> Row:
    """An entry with its names and times in words."""
    person = conference.person(entry.speaker)
    parts = (part.kind.words.partition(",")[0] for part in conference.parts if part.id == entry.part)
    beside = (about_words(conference, entry.about), *parts, clock(entry.at))
    return Row(
        lane=entry.lane,
        text=entry.text if entry.reply is None else sentence(reply_words(entry)),
        id=entry.id,
        private=entry.private,
        name=person.short if person else "",
        role=person.role if person else QCoreApplication.translate("EntryRows", "nobody named"),
        right=" · ".join(beside),
        said_as=entry.said_as.words.capitalize() if entry.said_as else "",
    )


def rows_of(conference: Conference, lanes: tuple[Lane, ...], made: dict[Entry, Row]) -> list[Row]:
    """The rows of some lanes, each with a heading when there are several; `made` remembers rows."""
    rows: list[Row] = []
    for lane in lanes:
        entries = entries_of(conference.entries, lane)
        if len(lanes) > 1:
            rows.append(Row(lane, f"{lane.words} {len(entries) or ''}".rstrip()))
        for entry in entries:
            row = made.get(entry)
            if row is None:
                row = made[entry] = row_of(entry, conference)
            rows.append(row)
    return rows


class EntryRows(QAbstractListModel):
    """The rows of one list of entries."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row] = []

    def show_rows(self, rows: list[Row]) -> None:
        """Become these rows, telling the list only of what is new, moved, changed or gone."""
        wanted = {row.key for row in rows}
        for at in range(len(self._rows) - 1, -1, -1):
            if self._rows[at].key not in wanted:
                self._take(at)
        places = {row.key for row in self._rows}
        for at, row in enumerate(rows):
            if row.key not in places:
                self.beginInsertRows(NOWHERE, at, at)
                self._rows.insert(at, row)
                self.endInsertRows()
                continue
            if self._rows[at].key != row.key:
                self._move_here(row.key, at)
            if self._rows[at] != row:
                self._rows[at] = row
                self.dataChanged.emit(self.index(at), self.index(at))

    def rows(self) -> tuple[Row, ...]:
        """All rows, in order."""
        return tuple(self._rows)

    def row(self, index: Index) -> Row:
        """The row at an index of this list."""
        return self._rows[index.row()]

    def place(self, entry: UUID) -> QModelIndex:
        """Where an entry stands; an invalid index when it is not here."""
        for at, row in enumerate(self._rows):
            if row.id == entry:
                return self.index(at)
        return NOWHERE

    def ids(self) -> list[UUID]:
        """The entries of the list, in order."""
        return [row.id for row in self._rows if row.id is not None]

    def _take(self, at: int) -> None:
        self.beginRemoveRows(NOWHERE, at, at)
        del self._rows[at]
        self.endRemoveRows()

    def _move_here(self, key: UUID | str, at: int) -> None:
        """Bring a row that stands further down to `at`."""
        place = next(i for i in range(at + 1, len(self._rows)) if self._rows[i].key == key)
        self.beginMoveRows(NOWHERE, place, place, NOWHERE, at)
        self._rows.insert(at, self._rows.pop(place))
        self.endMoveRows()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        row = self._rows[index.row()] if index.isValid() else None
        if row is None or row.id is None:
            return Qt.ItemFlag.NoItemFlags
        can = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        return can | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row itself for painting, its words for a screen reader."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.spoken
        return None
