"""Who does not agree with a decision, in their words."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.decisions import Dissent
from cpdesk.ui.meeting.heard import has_a_view
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.card import clear
from cpdesk.ui.widgets.text import PlainLabel


class Dissents(QWidget):
    """The dissents recorded, and a line to add one."""

    changed = Signal(object)
    """The whole tuple of `Dissent` as it should be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dissents: tuple[Dissent, ...] = ()
        self._shown: object = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        self.who = QComboBox()
        self.who.setAccessibleName("Who does not agree")
        self.words = QLineEdit()
        self.words.setPlaceholderText("does not agree because…")
        self.words.setMaxLength(4000)
        self.add = Button("Add dissent")
        row = QHBoxLayout()
        row.addWidget(self.who, 2)
        row.addWidget(self.words, 3)
        row.addWidget(self.add)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addLayout(self._lines)
        rows.addLayout(row)
        self.who.setMinimumContentsLength(8)
        self.who.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.add.clicked.connect(self._add)
        self.words.returnPressed.connect(self._add)

    def show_dissents(self, conference: Conference, dissents: tuple[Dissent, ...], child: str) -> None:
        """Show the dissents; the line being typed stays."""
        self._dissents = dissents
        self.words.setAccessibleName(f"Why they do not agree, {child}")
        self.add.setAccessibleName(f"Add a dissent, {child}")
        people = [(person.name, person.id) for person in has_a_view(conference)]
        if people != [(self.who.itemText(at), self.who.itemData(at)) for at in range(self.who.count())]:
            chosen = self.who.currentData()
            self.who.clear()
            for name, who in people:
                self.who.addItem(name, who)
            ids = [who for _, who in people]
            self.who.setCurrentIndex(ids.index(chosen) if chosen in ids else 0)
        shown = (dissents, people)
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._lines)
        for at, dissent in enumerate(dissents):
            self._lines.addWidget(self._line(at, dissent, conference.name(dissent.who) or dissent.agency))

    def _line(self, at: int, dissent: Dissent, name: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(PlainLabel(f"Dissent: {name}: {dissent.text}", tone="family"), 1)
        remove = Button("Take out", kind="quiet", name=f"Take out the dissent of {name}")
        remove.clicked.connect(lambda: self.changed.emit(self._dissents[:at] + self._dissents[at + 1 :]))
        row.addWidget(remove)
        return line

    def _add(self) -> None:
        if not self.words.text().strip() or self.who.currentIndex() < 0:
            return
        dissent = Dissent(self.words.text(), self.who.currentData())
        self.words.clear()
        self.changed.emit((*self._dissents, dissent))
