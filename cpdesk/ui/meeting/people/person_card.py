"""What can be said of one person in the room: as what they take part, beside whom, and what was agreed."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.people import Attendance, Person
from cpdesk.ui.meeting.pieces.choice_row import ChoiceRow
from cpdesk.ui.meeting.pieces.fields import LineField
from cpdesk.ui.theme.tokens import MIDDLE_SPACE, SMALL_SPACE, SPACE
from cpdesk.ui.widgets.buttons import Button, ToggleChip
from cpdesk.ui.widgets.choice import ChoiceBox
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.text import Hint, PlainLabel
from cpdesk.vocabulary import Capacity

FACT_KEYS = {
    "F": "family_agreed",
    "H": "chair_agreed",
    "M": "may_speak",
    "W": "report_read",
    "N": "unnamed",
    "D": "address_restricted",
}
"""One letter each, on a chosen person: what it turns on or off."""

_BESIDE = (Capacity.SUPPORTER, Capacity.SOLICITOR, Capacity.INTERPRETER)


def fact_words(fact: str) -> str:
    """What a chip of the card says."""
    say = QCoreApplication.translate
    return {
        "family_agreed": say("PersonCard", "The family agreed"),
        "chair_agreed": say("PersonCard", "The chair agreed"),
        "may_speak": say("PersonCard", "May speak"),
        "report_read": say("PersonCard", "Report read in"),
        "unnamed": say("PersonCard", "Not to be named"),
        "address_restricted": say("PersonCard", "Address kept back"),
    }[fact]


def facts_of(conference: Conference, line: Attendance) -> dict[str, bool]:
    """What can be turned on or off for somebody, and how it stands; nothing that does not concern them."""
    facts: dict[str, bool] = {}
    if line.observer:
        facts |= {"family_agreed": line.family_agreed, "chair_agreed": line.chair_agreed}
    if line.capacity is Capacity.SOLICITOR:
        facts["may_speak"] = line.may_speak
    if line.has_view:
        reports = (r for r in conference.reports if r.by == line.person.id)
        facts["report_read"] = any(report.read_at is not None for report in reports)
    facts["unnamed"] = line.person.unnamed
    facts["address_restricted"] = line.person.address_restricted
    if line.person.subject:
        del facts["unnamed"]
    return facts


class PersonCard(QFrame):
    """Shows the person who is chosen in the table; tells what is wanted, and for whom."""

    capacity_wanted = Signal(UUID, object, object)
    """As what, and beside whom (an id or None)."""
    fact_wanted = Signal(UUID, str, bool)
    send_out_wanted = Signal(UUID, str)
    left = Signal()
    """Esc in it: back to the table."""
    half_typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, frame="card")
        self._who: UUID | None = None
        self._beside: tuple[UUID | None, ...] = ()
        self.name = PlainLabel("", role="strong")
        choices = [(value, value.words.partition(" of ")[0].capitalize()) for value in Capacity]
        self.capacity = ChoiceRow(self.tr("Takes part as (C)"), choices, small=True)
        self.beside = ChoiceBox()
        self.beside.setAccessibleName(self.tr("Beside whom"))
        self.facts = FlowRow(gap=SPACE)
        self.chips: dict[str, ToggleChip] = {}
        for key, fact in FACT_KEYS.items():
            chip = ToggleChip(f"{fact_words(fact)} ({key})", name=fact_words(fact))
            chip.clicked.connect(lambda on, fact=fact: self._tell_fact(fact, on))
            self.facts.flow.addWidget(chip)
            self.chips[fact] = chip
        self.why = LineField(self.tr("Why they are sent out"), waits=True)
        self.why.setPlaceholderText(self.tr("Why they are sent out (S)"))
        self.out = Button(self.tr("Send out"), name=self.tr("Send this person out"))
        self.meaning = Hint("")
        self._lay_out()
        self.capacity.chosen.connect(lambda _values: self._tell_capacity())
        self.beside.activated.connect(lambda _index: self._tell_capacity())
        self.why.textChanged.connect(self.half_typed)
        self.why.returnPressed.connect(self._tell_out)
        self.out.clicked.connect(self._tell_out)

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(MIDDLE_SPACE, SPACE, MIDDLE_SPACE, SPACE)
        rows.setSpacing(SMALL_SPACE)
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        self.name.setWordWrap(False)
        head.addWidget(self.name, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.meaning, 1)
        rows.addLayout(head)
        rows.addWidget(self.capacity)
        self.capacity.flow.addWidget(self.beside)
        self.why.setMinimumWidth(self.why.fontMetrics().averageCharWidth() * 28)
        for widget in (self.why, self.out):
            self.facts.flow.addWidget(widget)
        rows.addWidget(self.facts)

    def show_person(self, conference: Conference, line: Attendance) -> None:
        """Show how one person takes part."""
        if line.person.id != self._who:
            self.why.take()
        self._who = line.person.id
        self.name.setText(line.person.name)
        self.capacity.show_values([line.capacity])
        self.capacity.name_for(line.person.short)
        self._show_beside(conference, line)
        facts = facts_of(conference, line)
        for fact, chip in self.chips.items():
            chip.setVisible(fact in facts)
            chip.setChecked(facts.get(fact, False))
        for widget in (self.why, self.out):
            widget.setVisible(line.present)
        self.meaning.setText(self._meaning(line))

    def unfinished(self) -> dict[str, str]:
        """Who is being sent out, and why, as far as it is typed."""
        return {"out": str(self._who), "why": self.why.text()} if self.why.text().strip() else {}

    def take_unfinished(self, fields: Mapping[str, str]) -> None:
        """Put the reason back, if the card is about them."""
        if fields.get("out") == str(self._who):
            self.why.setText(fields["why"])

    def press(self, key: str) -> bool:
        """A letter on the chosen person; whether it meant something here."""
        chip = self.chips.get(FACT_KEYS.get(key, ""))
        if chip is not None and not chip.isHidden():
            chip.click()
            return True
        if key == "C":
            self.capacity.focus_first()
            return True
        if key == "S" and not self.why.isHidden():
            self.why.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def _show_beside(self, conference: Conference, line: Attendance) -> None:
        family = [a.person for a in conference.attendance if a.person.is_family and a.person != line.person]
        self._beside = (None, *(person.id for person in family))
        nobody = self.tr("Beside nobody yet")
        words = [nobody, *(self.tr("Beside {0}").format(_short(person)) for person in family)]
        if [self.beside.itemText(at) for at in range(self.beside.count())] != words:
            self.beside.clear()
            self.beside.addItems(words)
        self.beside.setCurrentIndex(self._beside.index(line.beside) if line.beside in self._beside else 0)
        self.beside.setVisible(line.capacity in _BESIDE)

    def _meaning(self, line: Attendance) -> str:
        """Plainly, what is on does."""
        said = []
        if line.not_agreed_yet:
            said.append(self.tr("An observer needs the family and the chair to agree before they look on."))
        if line.observer:
            said.append(self.tr("An observer has no view and does not count."))
        if line.must_not_speak:
            said.append(self.tr("A solicitor speaks only with the chair’s leave."))
        if line.capacity is Capacity.SUPPORTER:
            said.append(self.tr("A supporter sits beside the family and does not speak."))
        if line.person.unnamed:
            said.append(
                self.tr("No family copy and no board names them: what they say stands there without a name.")
            )
        if line.person.address_restricted:
            said.append(self.tr("Their address stands on no board and in nobody’s copy but their own."))
        return " ".join(said)

    def _tell_fact(self, fact: str, on: bool) -> None:
        if self._who is not None:
            self.fact_wanted.emit(self._who, fact, on)

    def _tell_capacity(self) -> None:
        chosen = self.capacity.values()
        if self._who is not None and chosen:
            beside = self._beside[max(self.beside.currentIndex(), 0)] if self._beside else None
            self.capacity_wanted.emit(self._who, chosen[0], beside if chosen[0] in _BESIDE else None)

    def _tell_out(self) -> None:
        if self._who is not None:
            self.send_out_wanted.emit(self._who, self.why.take())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back to the table."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _short(person: Person) -> str:
    return person.short
