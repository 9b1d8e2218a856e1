"""The notes: three lanes side by side, and the rest beside them, always in sight."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.entries import Entry
from cpdesk.snapshots.wordings import wordings
from cpdesk.ui.meeting.notes.attachment_list import AttachmentList
from cpdesk.ui.meeting.notes.entry_acts import join, move, turn_child, turn_kind, turn_private
from cpdesk.ui.meeting.notes.entry_rows import Row, rows_of
from cpdesk.ui.meeting.notes.lane_column import LaneColumn
from cpdesk.ui.meeting.notes.lane_list import LaneList
from cpdesk.ui.meeting.notes.lanes import BOARD_LANES, REST_LANES
from cpdesk.ui.meeting.notes.sort_tray import TRAY, SortTray
from cpdesk.ui.meeting.notes.wordings_card import WordingsCard
from cpdesk.ui.meeting.step_page import StepPage
from cpdesk.ui.theme.tokens import SMALL_SPACE, SPACE
from cpdesk.ui.widgets.buttons import ToggleChip
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.vocabulary import Lane

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk

COLUMNS = (*((lane,) for lane in BOARD_LANES), REST_LANES)
"""The lanes of each column."""


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
        self.tray = SortTray()
        self.tray.emptied.connect(self.focus_first)
        self.attachments = AttachmentList(self)
        self.wordings = WordingsCard()
        self.wordings.left.connect(self._back_to)
        self._switch = FlowRow(gap=SMALL_SPACE)
        self._switches: list[ToggleChip] = []
        self._compact = False
        self._open = 0
        self._lay_out()
        for at, column in enumerate(self.columns):
            self._connect(column.list, at)
        self._connect(self.tray.list, -1)

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SMALL_SPACE)
        for at, column in enumerate(self.columns):
            show = self.tr("Show {0}").format(column.words)
            chip = ToggleChip(column.words, tone=column.tone, name=show)
            chip.clicked.connect(lambda _checked=False, at=at: self.open_column(at))
            self._switches.append(chip)
            self._switch.flow.addWidget(chip)
            chip.hide()
        for part in (self.tray.open, self.attachments.head, self.tray.words):
            self._switch.flow.addWidget(part)
        for above in (self._switch, self.tray, self.attachments, self.wordings):
            rows.addWidget(above)
        side_by_side = QHBoxLayout()
        side_by_side.setSpacing(SPACE)
        for at, column in enumerate(self.columns):
            side_by_side.addWidget(column, 5 if at < len(BOARD_LANES) else 4)
        rows.addLayout(side_by_side, 1)

    def _connect(self, entries: LaneList, at: int) -> None:
        entries.edit_wanted.connect(lambda entry: self.edit_wanted.emit(entry, False))
        entries.speaker_wanted.connect(lambda entry: self.edit_wanted.emit(entry, True))
        entries.lane_wanted.connect(self._change_lane)
        entries.private_wanted.connect(lambda entry: turn_private(self, self.entry(entry)))
        entries.child_wanted.connect(lambda entry, child: turn_child(self, self.entry(entry), child))
        entries.kind_wanted.connect(lambda entry, kind: turn_kind(self, self.entry(entry), kind))
        entries.join_wanted.connect(self._join)
        entries.history_wanted.connect(self._show_history)
        entries.dropped.connect(self._put)
        entries.move_wanted.connect(lambda entry, step: move(self, self.entry(entry), step))
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
            chip.setText(f"{column.short}  {column.count.text()}")
        self.tray.show_rows(rows_of(conference, TRAY, self._made), newest)
        self.attachments.show_conference(conference)
        if newest is not None and self._compact:
            self.show_lane(fresh[0].lane)

    def open_column(self, at: int) -> None:
        """With little room: show this column instead of the others."""
        self._open = at
        for number, (column, chip) in enumerate(zip(self.columns, self._switches, strict=True)):
            column.setVisible(not self._compact or number == at)
            chip.setChecked(number == at)

    def show_lane(self, lane: Lane) -> None:
        """With little room: show the column of a lane; the tray is there by itself."""
        if lane not in TRAY:
            self.open_column(next(at for at, lanes in enumerate(COLUMNS) if lane in lanes))

    def go_to_unsorted(self) -> None:
        """To the first entry that is still to be sorted."""
        if not self.tray.sort():
            self.refused.emit(self.tr("Nothing is left to be sorted."))

    def compact(self, on: bool) -> None:
        """One column at a time when the words are large."""
        self._compact = on
        for column in self.columns:
            column.show_heading(not on)
        for chip in self._switches:
            chip.setVisible(on)
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
        columns = (*self.columns, self.tray.column)
        return next(column for column in columns if column.list.rows.place(entry).isValid())

    def _change_lane(self, entry: UUID, lane: Lane) -> None:
        if self.entry(entry).lane is not lane:
            change = self.desk.meeting.change_entry
            following = self._next_unsorted(entry)
            if self.do(lambda: change(entry, lane=lane), self.tr("Entry moved")):
                self._follow(following or entry)

    def _next_unsorted(self, entry: UUID) -> UUID | None:
        """While one sorts, the hands stay in the tray: what is chosen once this entry has left it."""
        ids = self.tray.list.rows.ids()
        if entry not in ids or len(ids) == 1:
            return None
        at = ids.index(entry)
        return ids[at + 1] if at + 1 < len(ids) else ids[at - 1]

    def _join(self, entry: UUID) -> None:
        first = join(self, self.entry(entry))
        if first is not None:
            self._follow(first.id)

    def _show_history(self, entry: UUID) -> None:
        if self._conference is not None:
            revisions = self.desk.meeting.history(entry)
            if self._compact:  # there is room for one of the two
                for column in self.columns:
                    column.hide()
            self.wordings.show_entry(entry, wordings(self._conference, revisions))

    def _back_to(self, entry: UUID) -> None:
        """The history was put away: to its entry, or to the notes when that was taken out meanwhile."""
        self.open_column(self._open)
        if any(other.id == entry for other in self._all()):
            self._follow(entry)
        else:
            self.focus_first()

    def _put(self, entry: UUID, before: UUID | None, lane: Lane) -> None:
        """A card was dropped; it stays chosen, in its new place."""
        order = [other.id for other in self._all() if other.lane is lane and other.id != entry]
        if before is None and order:  # behind the last of the lane, not behind everything that was said
            whole = [other.id for other in self._all() if other.id != entry]
            behind = whole.index(order[-1]) + 1
            before = whole[behind] if behind < len(whole) else None
        elif before is None:  # alone in its lane, it stays where it was said
            before = entry
        place = self.desk.meeting.place_entry
        if self.do(lambda: place(entry, before, lane), self.tr("Entry moved")):
            self._follow(entry)

    def _all(self) -> tuple[Entry, ...]:
        return self._conference.entries if self._conference else ()

    def _remove(self, entry: UUID) -> None:
        entries = self._column_of(entry).list
        ids = entries.rows.ids()
        at = ids.index(entry)
        neighbour = next(iter(ids[at + 1 : at + 2] or ids[max(at - 1, 0) : at]), None)
        remove = self.desk.meeting.remove_entry
        done = self.do(lambda: remove(entry), self.tr("Taken out; Ctrl+Z brings it back"))
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
