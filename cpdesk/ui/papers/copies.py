"""Who gets which copy: the full one, and one for each member of the family, with what it leaves out."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QWidget

from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.reader import Reader
from cpdesk.ui.widgets.card import Card
from cpdesk.ui.widgets.text import Hint, PlainLabel
from cpdesk.vocabulary import CopyScope


class Copies(Card):
    """A line a reader: make it or not, how much is in it, how many entries are left out."""

    scope_chosen = Signal(UUID, object)
    """The person and the `CopyScope`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Who gets which copy", parent)
        self._readers: tuple[Reader, ...] = ()
        self._ticks: dict[str, QCheckBox] = {}
        self._scopes: dict[str, QComboBox] = {}
        self._left_out: dict[str, PlainLabel] = {}
        self._holder = QWidget()
        self.body.addWidget(self._holder)
        self.body.addWidget(
            Hint("Private entries are in no family copy; the full copy is for professionals.")
        )
        self.body.addStretch(1)

    def show_copies(self, conference: Conference, left_out: list[tuple[Reader, int]]) -> None:
        """Show the readers with the number of entries that each copy leaves out."""
        readers = tuple(reader for reader, _ in left_out)
        if [r.key for r in readers] != [r.key for r in self._readers]:
            self._make_lines(readers)
        self._readers = readers
        for reader, number in left_out:
            entries = "entry" if number == 1 else "entries"
            words = "everything is in it" if not number else f"{number} {entries} left out"
            self._left_out[reader.key].setText(words)
            if reader.person is not None:
                who = reader.person.id
                line = next((x for x in conference.attendance if x.person.id == who), None)
                scope = self._scopes[reader.key]
                if line is not None:
                    scope.setCurrentIndex(list(CopyScope).index(line.copy_scope))

    def chosen(self) -> list[Reader]:
        """The readers whose copies are wanted."""
        return [reader for reader in self._readers if self._ticks[reader.key].isChecked()]

    def _make_lines(self, readers: tuple[Reader, ...]) -> None:
        self._ticks, self._scopes, self._left_out = {}, {}, {}
        fresh = QWidget()
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 2)
        for row, reader in enumerate(readers):
            self._add(grid, row, reader)
        self.body.replaceWidget(self._holder, fresh)
        self._holder.hide()
        self._holder.deleteLater()
        self._holder = fresh

    def _add(self, grid: QGridLayout, row: int, reader: Reader) -> None:
        name = "Full copy" if reader.person is None else reader.person.name
        tick = QCheckBox(name)
        tick.setChecked(True)
        tick.setAccessibleName(f"Make the copy: {reader.label}")
        self._ticks[reader.key] = tick
        grid.addWidget(tick, row, 0)
        if reader.person is None:
            grid.addWidget(Hint("chair and professionals"), row, 1)
        else:
            grid.addWidget(self._scope(reader), row, 1)
        self._left_out[reader.key] = PlainLabel("", role="secondary")
        grid.addWidget(self._left_out[reader.key], row, 2, Qt.AlignmentFlag.AlignVCenter)

    def _scope(self, reader: Reader) -> QComboBox:
        assert reader.person is not None
        who = reader.person.id
        scope = QComboBox()
        scope.setAccessibleName(f"How much is in the copy for {reader.person.name}")
        for value in CopyScope:
            scope.addItem(value.words)
        scope.setMinimumContentsLength(22)
        scope.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        scope.activated.connect(lambda at: self.scope_chosen.emit(who, list(CopyScope)[at]))
        self._scopes[reader.key] = scope
        return scope
