"""Who gets which copy: the full one, and one for each member of the family, with what it leaves out."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.reader import Reader
from cpdesk.ui.widgets.card import Card
from cpdesk.ui.widgets.choice import ChoiceBox
from cpdesk.ui.widgets.text import Hint, PlainLabel
from cpdesk.ui.widgets.tick import Tick
from cpdesk.vocabulary import CopyScope


class Copies(Card):
    """A line a reader: make it or not, how much is in it, how many entries are left out."""

    scope_chosen = Signal(UUID, object)
    """The person and the `CopyScope`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.entitle(self.tr("Who gets which copy"))
        self._readers: tuple[Reader, ...] = ()
        self._narrow = False
        self._ticks: dict[str, Tick] = {}
        self._scopes: dict[str, ChoiceBox] = {}
        self._left_out: dict[str, PlainLabel] = {}
        self._holder = QWidget()
        self.body.addWidget(self._holder)
        self.body.addWidget(
            Hint(self.tr("Private entries are in no family copy; the full copy is for professionals."))
        )
        self.body.addStretch(1)

    def show_copies(self, conference: Conference, left_out: list[tuple[Reader, int]]) -> None:
        """Show the readers with the number of entries that each copy leaves out."""
        readers = tuple(reader for reader, _ in left_out)
        if [r.key for r in readers] != [r.key for r in self._readers]:
            self._make_lines(readers)
        self._readers = readers
        for reader, number in left_out:
            self._left_out[reader.key].setText(self._left_out_words(number))
            if reader.person is not None:
                who = reader.person.id
                line = next((x for x in conference.attendance if x.person.id == who), None)
                scope = self._scopes[reader.key]
                if line is not None:
                    scope.setCurrentIndex(list(CopyScope).index(line.copy_scope))

    def chosen(self) -> list[Reader]:
        """The readers whose copies are wanted."""
        return [reader for reader in self._readers if self._ticks[reader.key].isChecked()]

    def compact(self, on: bool) -> None:
        """With little room, how much is in a copy stands below whose it is."""
        if on != self._narrow:
            self._narrow = on
            self._make_lines(self._readers, {reader.key for reader in self.chosen()})

    def _left_out_words(self, number: int) -> str:
        if number == 0:
            return self.tr("everything is in it")
        if number == 1:
            return self.tr("1 entry left out")
        return self.tr("{0} entries left out").format(number)

    def _make_lines(self, readers: tuple[Reader, ...], chosen: set[str] | None = None) -> None:
        """Make the lines; those in `chosen` (or all) are ticked, and what was shown is shown again."""
        said = {key: label.text() for key, label in self._left_out.items()}
        scopes = {key: scope.currentIndex() for key, scope in self._scopes.items()}
        self._ticks, self._scopes, self._left_out = {}, {}, {}
        fresh = QWidget()
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        for column, share in enumerate((0, 3, 0, 2) if not self._narrow else (0, 3, 2)):
            grid.setColumnStretch(column, share)
        for row, reader in enumerate(readers):
            self._add(grid, row, reader)
            self._ticks[reader.key].setChecked(chosen is None or reader.key in chosen)
            self._left_out[reader.key].setText(said.get(reader.key, ""))
            if reader.key in self._scopes:
                self._scopes[reader.key].setCurrentIndex(scopes.get(reader.key, 0))
        self.body.replaceWidget(self._holder, fresh)
        self._holder.hide()
        self._holder.deleteLater()
        self._holder = fresh

    def _add(self, grid: QGridLayout, row: int, reader: Reader) -> None:
        whose = PlainLabel(self.tr("Full copy") if reader.person is None else reader.person.name)
        tick = Tick(whose, name=self.tr("Make the copy: {0}").format(reader.label))
        professionals = Hint(self.tr("chair and professionals"))
        scope = professionals if reader.person is None else self._scope(reader)
        left_out = PlainLabel("", role="secondary")
        self._ticks[reader.key], self._left_out[reader.key] = tick, left_out
        top, middle = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignVCenter
        if self._narrow:
            grid.addWidget(tick, 2 * row, 0, top)
            grid.addWidget(whose, 2 * row, 1)
            grid.addWidget(left_out, 2 * row, 2)
            grid.addWidget(scope, 2 * row + 1, 1, 1, 2)
        else:
            for column, widget in enumerate((tick, whose, scope, left_out)):
                grid.addWidget(widget, row, column, middle)

    def _scope(self, reader: Reader) -> ChoiceBox:
        assert reader.person is not None
        who = reader.person.id
        scope = ChoiceBox()
        scope.setAccessibleName(self.tr("How much is in the copy for {0}").format(reader.person.name))
        for value in CopyScope:
            scope.addItem(value.words)
        scope.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        scope.activated.connect(lambda at: self.scope_chosen.emit(who, list(CopyScope)[at]))
        self._scopes[reader.key] = scope
        return scope
