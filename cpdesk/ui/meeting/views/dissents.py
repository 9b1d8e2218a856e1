"""Who does not agree with a decision, in their words."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.decisions import Dissent
from cpdesk.ui.meeting.people.heard import has_a_view
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.card import clear
from cpdesk.ui.widgets.choice import ChoiceBox
from cpdesk.ui.widgets.text import PlainLabel


class Dissents(QWidget):
    """The dissents recorded, and a line to add one."""

    changed = Signal(object)
    """The whole tuple of `Dissent` as it should be."""
    half_typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dissents: tuple[Dissent, ...] = ()
        self._shown: object = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        self.who = ChoiceBox()
        self.who.setAccessibleName(self.tr("Who does not agree"))
        self.words = QLineEdit()
        self.words.setPlaceholderText(self.tr("does not agree because…"))
        self.words.setMaxLength(4000)
        self.add = Button(self.tr("Add dissent"))
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
        self.words.textChanged.connect(self.half_typed)
        self.who.currentIndexChanged.connect(self.half_typed)

    def show_dissents(self, conference: Conference, dissents: tuple[Dissent, ...], child: str) -> None:
        """Show the dissents; the line being typed stays."""
        self._dissents = dissents
        self.who.setAccessibleName(self.tr("Who does not agree, {0}").format(child))
        self.words.setAccessibleName(self.tr("Why they do not agree, {0}").format(child))
        self.add.setAccessibleName(self.tr("Add a dissent, {0}").format(child))
        people = [(person.name, person.id) for person in has_a_view(conference)]
        self._offer([(self.tr("Who?"), None), *people])
        shown = (dissents, people)
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._lines)
        for at, dissent in enumerate(dissents):
            name = conference.name(dissent.who) or dissent.agency or self.tr("not named")
            self._lines.addWidget(self._line(at, dissent, name))

    def keep(self) -> None:
        """A dissent that is only half typed is recorded as it is, also when nobody is named yet."""
        if self.words.text().strip():
            self._tell()

    def unfinished(self, child: UUID) -> dict[str, str]:
        """The dissent that is half typed for a child."""
        if not self.words.text().strip():
            return {}
        return {f"dissent {child}": self.words.text(), f"who {child}": self.who.as_text()}

    def take_unfinished(self, fields: Mapping[str, str], child: UUID) -> None:
        """Put it back."""
        if fields.get(f"dissent {child}"):
            self.who.choose_text(fields[f"who {child}"])
            self.words.setText(fields[f"dissent {child}"])

    def _offer(self, people: list[tuple[str, UUID | None]]) -> None:
        """Offer these people; nobody is named until somebody is chosen."""
        if people != [(self.who.itemText(at), self.who.itemData(at)) for at in range(self.who.count())]:
            chosen = self.who.currentData()
            self.who.clear()
            for name, who in people:
                self.who.addItem(name, who)
            self.who.setCurrentIndex([who for _, who in people].index(chosen) if chosen else 0)

    def _line(self, at: int, dissent: Dissent, name: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        words = self.tr("Dissent: {0}: {1}").format(name, dissent.text)
        row.addWidget(PlainLabel(words, tone="family"), 1)
        take_out = self.tr("Take out the dissent of {0}").format(name)
        remove = Button(self.tr("Take out"), kind="quiet", name=take_out)
        remove.clicked.connect(lambda: self._take_out(at))
        row.addWidget(remove)
        return line

    def _take_out(self, at: int) -> None:
        self.words.setFocus()
        self.changed.emit(self._dissents[:at] + self._dissents[at + 1 :])

    def _add(self) -> None:
        if self.words.text().strip() and self.who.currentData() is None:
            self.who.setFocus()
        elif self.words.text().strip():
            self._tell()
            self.words.setFocus()

    def _tell(self) -> None:
        dissent = Dissent(self.words.text(), self.who.currentData())
        self.words.clear()
        self.who.setCurrentIndex(0)
        self.changed.emit((*self._dissents, dissent))
