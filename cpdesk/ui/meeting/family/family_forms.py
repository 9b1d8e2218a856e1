"""One line to write in for each thing that is put right about somebody; Enter saves, Esc leaves."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from cpdesk.rules.kinship import Relation
from cpdesk.rules.wording import short_day
from cpdesk.snapshots.family import vague_day_words
from cpdesk.snapshots.people import Person, Relationship
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.choice import ChoiceBox
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import PlainLabel
from cpdesk.vocabulary import RelationshipKind


class FamilyForm(FlowRow):
    """A line about one person; hidden until it is wanted."""

    left = Signal()
    """Esc, or done: the hands go back to the list."""
    half_typed = Signal()

    def __init__(self, save: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.person: UUID | None = None
        self._lines: list[QLineEdit] = []
        self._choices: list[ChoiceBox] = []
        self.about = PlainLabel("", role="strong", wrap=False)
        self.about.setContentsMargins(0, 6, 0, 6)
        self.save = Button(save, kind="primary")
        self.flow.addWidget(self.about)
        self.hide()

    def focus_first(self) -> None:
        """Where one begins: a choice, or else a line."""
        first: QWidget = (*self._choices, *self._lines)[0]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def unfinished(self) -> dict[str, str]:
        """What is chosen and typed in it, by the order of its fields."""
        chosen = {f"choice {at}": box.as_text() for at, box in enumerate(self._choices)}
        return chosen | {f"line {at}": field.text() for at, field in enumerate(self._lines)}

    def take_unfinished(self, fields: Mapping[str, str]) -> None:
        """Put it back; first what is chosen, as that may write in the lines."""
        for at, box in enumerate(self._choices):
            box.choose_text(fields.get(f"choice {at}", ""))
        for at, field in enumerate(self._lines):
            field.setText(fields.get(f"line {at}", ""))

    def _line(self, name: str, letters: int) -> QLineEdit:
        """One field that says itself what belongs in it; its Enter comes to the form, which saves once."""
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setPlaceholderText(name)
        field.setMaxLength(300)
        field.setMinimumWidth(field.fontMetrics().averageCharWidth() * letters)
        field.textChanged.connect(self.half_typed)
        self._lines.append(field)
        self.flow.addWidget(field)
        return field

    def _choice(self, name: str) -> ChoiceBox:
        box = ChoiceBox()
        box.setAccessibleName(name)
        box.currentIndexChanged.connect(self.half_typed)
        self._choices.append(box)
        self.flow.addWidget(box)
        return box

    def _finish(self, tell: Callable[[], None]) -> None:
        """The buttons stand last; saving tells what is wanted, each form its own."""
        self.save.clicked.connect(tell)
        leave = Button(QCoreApplication.translate("FamilyForm", "Leave it"), kind="quiet")
        leave.clicked.connect(self.left)
        self.flow.addWidget(self.save)
        self.flow.addWidget(leave)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the line, Enter on a choice saves it."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save.click()
        else:
            super().keyPressEvent(event)


class NewRelative(FamilyForm):
    """Relation, name, day of birth, and for a child the other parent."""

    wanted = Signal(object, str, str, object)
    """The `Relation`, the name, what was written as day of birth, and the other parent or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("FamilyForm", "Add"), parent)
        self.relation = self._choice(self.tr("What the new person is"))
        for relation in Relation:
            self.relation.addItem(relation.value, relation)
        self.name = self._line(self.tr("Name"), 20)
        self.born = self._line(self.tr("Born or due"), 14)
        self.other = self._choice(self.tr("The other parent"))
        self.relation.currentIndexChanged.connect(self._fit)
        self._finish(self._tell)

    def show_for(self, person: Person, partners: Sequence[Person]) -> None:
        """A new relative of `person`; `partners` may be the other parent, the present one first."""
        self.person = person.id
        self.about.setText(self.tr("New, to {0}:").format(person.short))
        self.name.clear()
        self.born.clear()
        self.other.clear()
        for partner in partners:
            self.other.addItem(self.tr("and {0}").format(partner.short), partner.id)
        self.other.addItem(self.tr("other parent not known"), None)
        self._fit()
        self.show()

    def _fit(self) -> None:
        self.other.setVisible(Relation(self.relation.currentData()).is_child)

    def _tell(self) -> None:
        relation = Relation(self.relation.currentData())
        other = self.other.currentData() if relation.is_child else None
        self.wanted.emit(relation, self.name.text(), self.born.text(), other)


@dataclass(frozen=True, slots=True)
class Tie:
    """A relationship as it reads from the chosen person: `turned` when it is written the other way round."""

    kind: RelationshipKind
    turned: bool = False

    def __str__(self) -> str:
        """As it is kept while it is only chosen."""
        return f"{self.kind.value} turned" if self.turned else self.kind.value

    @property
    def words(self) -> str:
        """“child of”, “partner of”."""
        if self.turned:
            parent = self.kind is RelationshipKind.PARENT_OF
            return QCoreApplication.translate("FamilyForm", "child of") if parent else (
                QCoreApplication.translate("FamilyForm", "step-child of")
            )  # fmt: skip
        return self.kind.words


_PARENT, _STEP = RelationshipKind.PARENT_OF, RelationshipKind.STEP_PARENT_OF
TIES = (
    *(Tie(kind) for kind in RelationshipKind if kind not in (_PARENT, _STEP)),
    Tie(_PARENT), Tie(_PARENT, True), Tie(_STEP), Tie(_STEP, True),
)  # fmt: skip


class Related(FamilyForm):
    """How two people belong together, since when and until when; what is written down can be taken out."""

    wanted = Signal(object, object, str, str, object)
    """The `Tie`, the other person, since, until, and the `Relationship` that is written down, or None."""
    out_wanted = Signal(object)
    """The `Relationship` that is to be taken out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("FamilyForm", "Save"), parent)
        self._ties: tuple[Relationship, ...] = ()
        self.other = self._choice(self.tr("The other person"))
        self.kind = self._choice(self.tr("How they belong together"))
        self.since = self._line(self.tr("Since"), 10)
        self.until = self._line(self.tr("Until"), 10)
        self.out = Button(self.tr("Take out"), name=self.tr("Take this relationship out"))
        self.flow.addWidget(self.out)
        self._finish(self._tell)
        self.other.currentIndexChanged.connect(self._fill)
        self.out.clicked.connect(lambda: self.out_wanted.emit(self.written()))

    def show_for(self, person: Person, others: Sequence[Person], ties: Sequence[Relationship]) -> None:
        """How `person` belongs to one of `others`."""
        self.person, self._ties = None, tuple(ties)
        self.about.setText(self.tr("{0} and").format(person.short))
        self.other.clear()
        for other in others:
            self.other.addItem(other.short, other.id)
        self.kind.clear()
        for tie in TIES:
            self.kind.addItem(tie.words, tie)
        self.person = person.id
        self._fill()
        self.show()

    def written(self) -> Relationship | None:
        """What is written down last about these two."""
        pair = {self.person, self.other.currentData()}
        return next((tie for tie in reversed(self._ties) if {tie.a, tie.b} == pair), None)

    def _fill(self) -> None:
        written = self.written() if self.person is not None else None
        self.out.setVisible(written is not None)
        self.since.setText(vague_day_words(written.since) if written else "")
        self.until.setText(vague_day_words(written.until) if written else "")
        if written is not None:
            turned = written.kind in (_PARENT, _STEP) and written.b == self.person
            self.kind.setCurrentIndex(TIES.index(Tie(written.kind, turned)))

    def _tell(self) -> None:
        if self.other.currentData() is not None:
            written = self.written()
            since = _kept(self.since.text(), written.since if written else "")
            until = _kept(self.until.text(), written.until if written else "")
            self.wanted.emit(self.kind.currentData(), self.other.currentData(), since, until, written)


def _kept(text: str, written: str) -> str:
    """A month that was not touched stays as it is in the file."""
    return written if text == vague_day_words(written) else text


class LivesWith(FamilyForm):
    """With whom somebody lives."""

    wanted = Signal(object)
    """The other person, or None: with nobody of the family."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("FamilyForm", "Save"), parent)
        self.other = self._choice(self.tr("Lives with"))
        self._finish(self._tell)

    def show_for(self, person: Person, others: Sequence[Person]) -> None:
        """Where `person` lives."""
        self.person = person.id
        self.about.setText(self.tr("{0} lives with").format(person.short))
        self.other.clear()
        for other in others:
            self.other.addItem(other.short, other.id)
        self.other.addItem(self.tr("nobody of the family"), None)
        self.show()

    def _tell(self) -> None:
        self.wanted.emit(self.other.currentData())


class DiedOn(FamilyForm):
    """The day somebody died; an empty line when it was an error."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("FamilyForm", "Save"), parent)
        self.day = self._line(self.tr("Day of death, empty if they live"), 30)
        self._finish(self._tell)

    def show_for(self, person: Person) -> None:
        """When `person` died."""
        self.person = person.id
        self.about.setText(self.tr("{0} died").format(person.short))
        self.day.setText(short_day(person.died) if person.died else "")
        self.show()

    def _tell(self) -> None:
        self.wanted.emit(self.day.text())


class Corrected(FamilyForm):
    """Name, what they are called, and the day of birth."""

    wanted = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("FamilyForm", "Save"), parent)
        self.name = self._line(self.tr("Name"), 24)
        self.known_as = self._line(self.tr("Called"), 14)
        self.born = self._line(self.tr("Born or due"), 14)
        self._finish(self._tell)

    def show_for(self, person: Person, born: str) -> None:
        """The name and the day of birth of `person`, as they are written."""
        self.person = person.id
        self.about.setText(self.tr("Correct"))
        for field, text in ((self.name, person.name), (self.known_as, person.known_as), (self.born, born)):
            field.setText(text)
        self.show()

    def _tell(self) -> None:
        self.wanted.emit(self.name.text(), self.known_as.text(), self.born.text())
