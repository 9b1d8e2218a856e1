"""The notes: three lanes side by side, and the rest beside them, always in sight."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.entries import Entry
from cpdesk.ui.meeting.entry_rows import Row, rows_of
from cpdesk.ui.meeting.lane_list import LaneList
from cpdesk.ui.meeting.lanes import BOARD_LANES, REST_LANES, SHORT_WORDS, TONES
from cpdesk.ui.meeting.step_page import StepPage
from cpdesk.ui.theme.tokens import SMALL_SPACE, SPACE
from cpdesk.ui.widgets.buttons import ToggleChip
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.text import PlainLabel
from cpdesk.vocabulary import Lane

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk

COLUMNS = (*((lane,) for lane in BOARD_LANES), REST_LANES)
"""The lanes of each column."""


class LaneColumn(QFrame):
    """One column: its heading, how many entries, and the list."""

    def __init__(self, lanes: tuple[Lane, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lanes = lanes
        self.words = lanes[0].words if len(lanes) == 1 else "The rest"
        tone = TONES[lanes[0]] if len(lanes) == 1 else "grey"
        mark(self, frame="lane", tone=tone)
        self.list = LaneList(self.words)
        self.count = PlainLabel("0", role="secondary", wrap=False)
        self.heading = PlainLabel(self.words, role="lane", tone=tone)
        head = QHBoxLayout()
        head.setContentsMargins(6, 2, 6, 2)
        head.addWidget(self.heading, 1)
        head.addWidget(self.count, 0, Qt.AlignmentFlag.AlignTop)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACE, SPACE, 2, 2)
        rows.setSpacing(SMALL_SPACE)
        rows.addLayout(head)
        rows.addWidget(self.list, 1)

    def show_heading(self, on: bool) -> None:
        """The heading goes when the chips above say the same."""
        self.heading.setVisible(on)
        self.count.setVisible(on)

    def show_rows(self, rows: list[Row], newest: UUID | None) -> None:
        """Show these rows; `newest` is scrolled into view when it is here."""
        number = sum(row.id is not None for row in rows)
        self.count.setText(str(number))
        self.list.setAccessibleName(f"{self.words}, {number} entries")
        self.list.show_rows(rows, newest if any(row.id == newest for row in rows) else None)


class NotesPage(StepPage):
    """All entries of the conference in their lanes."""

    edit_wanted = Signal(UUID, bool)
    """An entry to change; true: its speaker first."""
    typed = Signal(str)

    typing = True

    def __init__(self, desk: "Desk", conference_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(desk, conference_id, parent)
        self._conference: Conference | None = None
        self._made: dict[Entry, Row] = {}
        self.columns = [LaneColumn(lanes) for lanes in COLUMNS]
        self._switch = FlowRow(gap=SMALL_SPACE)
        self._switches: list[ToggleChip] = []
        self._compact = False
        self._open = 0
        self._lay_out()
        for at, column in enumerate(self.columns):
            self._connect(column.list, at)

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SMALL_SPACE)
        for at, column in enumerate(self.columns):
            tone = TONES[column.lanes[0]] if at < len(BOARD_LANES) else "grey"
            chip = ToggleChip(column.words, tone=tone, name=f"Show {column.words}")
            chip.clicked.connect(lambda _checked=False, at=at: self.open_column(at))
            self._switches.append(chip)
            self._switch.flow.addWidget(chip)
        self._switch.hide()
        rows.addWidget(self._switch)
        side_by_side = QHBoxLayout()
        side_by_side.setSpacing(SPACE)
        for at, column in enumerate(self.columns):
            side_by_side.addWidget(column, 5 if at < len(BOARD_LANES) else 4)
        rows.addLayout(side_by_side, 1)

    def _connect(self, entries: LaneList, at: int) -> None:
        entries.edit_wanted.connect(lambda entry: self.edit_wanted.emit(entry, False))
        entries.speaker_wanted.connect(lambda entry: self.edit_wanted.emit(entry, True))
        entries.lane_wanted.connect(self._change_lane)
        entries.private_wanted.connect(self._turn_private)
        entries.child_wanted.connect(self._turn_child)
        entries.move_wanted.connect(self._move)
        entries.remove_wanted.connect(self._remove)
        entries.typed.connect(self.typed)
        entries.neighbour_wanted.connect(lambda step: self._go_beside(at, step))

    def show_conference(self, conference: Conference) -> None:
        """Show the entries; only what is new, moved, changed or gone is drawn anew."""
        before = self._conference
        known = {entry.id for entry in before.entries} if before else set()
        fresh = [entry for entry in conference.entries if entry.id not in known] if before else []
        newest = fresh[0].id if len(fresh) == 1 else None
        if before is None or before.people != conference.people:
            self._made.clear()
        self._conference = conference
        for column, chip in zip(self.columns, self._switches, strict=True):
            rows = rows_of(conference, column.lanes, self._made)
            column.show_rows(rows, newest)
            chip.setText(f"{_short(column)}  {column.count.text()}")
        if newest is not None and self._compact:
            self.show_lane(fresh[0].lane)

    def open_column(self, at: int) -> None:
        """With little room: show this column instead of the others."""
        self._open = at
        for number, (column, chip) in enumerate(zip(self.columns, self._switches, strict=True)):
            column.setVisible(not self._compact or number == at)
            chip.setChecked(number == at)

    def show_lane(self, lane: Lane) -> None:
        """With little room: show the column of a lane."""
        self.open_column(next(at for at, lanes in enumerate(COLUMNS) if lane in lanes))

    def compact(self, on: bool) -> None:
        """One column at a time when the words are large."""
        self._compact = on
        for column in self.columns:
            column.show_heading(not on)
        self._switch.setVisible(on)
        self.open_column(self._open)

    def focus_first(self) -> None:
        """The first list with entries."""
        filled = (c.list for c in self.columns if c.isVisible() and c.list.rows.ids())
        next(filled, self.columns[self._open].list).setFocus(Qt.FocusReason.OtherFocusReason)

    def entry(self, which: UUID) -> Entry:
        """One entry as it was last shown."""
        assert self._conference is not None
        return next(entry for entry in self._conference.entries if entry.id == which)

    def _column_of(self, entry: UUID) -> LaneColumn:
        return next(column for column in self.columns if column.list.rows.place(entry).isValid())

    def _change_lane(self, entry: UUID, lane: Lane) -> None:
        if self.entry(entry).lane is not lane:
            self.do(lambda: self.desk.meeting.change_entry(entry, lane=lane), "Entry moved")
            self._follow(entry)

    def _turn_private(self, entry: UUID) -> None:
        private = not self.entry(entry).private
        words = "Entry is private now" if private else "Entry is no longer private"
        self.do(lambda: self.desk.meeting.change_entry(entry, private=private), words)

    def _turn_child(self, entry: UUID, number: int) -> None:
        assert self._conference is not None
        children = self._conference.children
        about: tuple[UUID, ...] = ()
        if 0 < number <= len(children):
            child = children[number - 1].id
            had = self.entry(entry).about
            about = tuple(who for who in had if who != child) if child in had else (*had, child)
        self.do(lambda: self.desk.meeting.change_entry(entry, about=about), "Entry changed")

    def _move(self, entry: UUID, step: int) -> None:
        """Before the one above, or behind the one below, within its lane."""
        assert self._conference is not None
        lane = self.entry(entry).lane
        order = [other.id for other in self._conference.entries if other.lane is lane]
        at = order.index(entry) + step
        if not 0 <= at < len(order):
            return
        before: UUID | None = order[at]
        if step > 0:
            whole = [other.id for other in self._conference.entries]
            behind = whole.index(order[at]) + 1
            before = whole[behind] if behind < len(whole) else None
        self.do(lambda: self.desk.meeting.place_entry(entry, before), "Entry moved")

    def _remove(self, entry: UUID) -> None:
        entries = self._column_of(entry).list
        ids = entries.rows.ids()
        at = ids.index(entry)
        neighbour = next(iter(ids[at + 1 : at + 2] or ids[max(at - 1, 0) : at]), None)
        done = self.do(lambda: self.desk.meeting.remove_entry(entry), "Taken out; Ctrl+Z brings it back")
        if done and neighbour is not None:
            entries.choose(neighbour)

    def _follow(self, entry: UUID) -> None:
        """After a move the entry stays chosen, in its new list."""
        entries = self._column_of(entry).list
        if self._compact:
            self.show_lane(self.entry(entry).lane)
        entries.choose(entry)
        entries.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_beside(self, at: int, step: int) -> None:
        beside = at + step
        while 0 <= beside < len(self.columns):
            if self.columns[beside].list.rows.ids():
                if self._compact:
                    self.open_column(beside)
                self.columns[beside].list.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            beside += step


def _short(column: LaneColumn) -> str:
    return SHORT_WORDS[column.lanes[0]] if len(column.lanes) == 1 else "The rest"
