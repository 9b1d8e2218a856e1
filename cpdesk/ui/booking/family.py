"""Whose conference it is: a case found by a name, or a family that is new here."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpdesk.snapshots.bookings import NewFamily
from cpdesk.snapshots.cases import CaseLine
from cpdesk.ui.booking.lines import choice, in_turn, line, named
from cpdesk.ui.theme.tokens import MIDDLE_SPACE, SMALL_SPACE, SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.card import Card, clear
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import Hint, PlainLabel

PAUSE_MS = 120
"""A search begins when the typing pauses for so long."""
LETTERS = 2
"""The search begins with so many letters."""
SHOWN = 6
"""How many of the found cases are offered; more letters find fewer."""


class FamilyCard(Card):
    """Tells which case was chosen; it knows how to find one and nothing else."""

    case_chosen = Signal(object)
    new_chosen = Signal()
    changed = Signal()

    def __init__(self, find: Callable[[str], tuple[CaseLine, ...]], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.entitle(self.tr("Family"))
        self._find = find
        self.chosen: CaseLine | None = None
        self.is_new = False
        self.search = line(self.tr("Find a case by a name"), self.tr("A name, or the reference"))
        self.none = Hint()
        self.new = Button(self.tr("A family that is new here"))
        self.who = PlainLabel("", role="strong")
        self.children_line = Hint()
        self.other = Button(self.tr("Choose another family"), kind="quiet")
        self.name = line(self.tr("Family name"))
        self.reference = line(self.tr("Reference"), self.tr("as your system has it; may stay empty"))
        self.procedure = choice(self.tr("Procedure"))
        self._found = QVBoxLayout()
        self._parts = {"find": QWidget(), "case": QWidget(), "new": QWidget()}
        self._lay_out()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.search.returnPressed.connect(self._take_first)
        self.new.clicked.connect(self._begin_new)
        self.other.clicked.connect(self._choose_again)
        self.name.textChanged.connect(self.changed)
        self.procedure.activated.connect(self.changed)

    def begin(self) -> None:
        """Nothing is chosen yet."""
        self.chosen, self.is_new = None, False
        for field in (self.search, self.name, self.reference):
            field.clear()
        self._look()
        self._show("find")

    def show_case(self, case: CaseLine) -> None:
        """This family is chosen."""
        self.chosen, self.is_new = case, False
        self.who.setText(f"{case.name}   {case.reference}".strip())
        self.children_line.setText(case.children)
        self._show("case")

    def offer(self, procedures: list[tuple[str, str]], chosen: str) -> None:
        """Offer procedures by key and name for a new family."""
        self.procedure.clear()
        for key, name in procedures:
            self.procedure.addItem(name, key)
        self.procedure.setCurrentIndex(max(self.procedure.findData(chosen), 0))

    @property
    def case_id(self) -> UUID | None:
        """The chosen case."""
        return self.chosen.id if self.chosen else None

    @property
    def family(self) -> NewFamily | None:
        """The new family, as far as it is typed."""
        if not self.is_new:
            return None
        return NewFamily(self.name.text(), self.reference.text(), self.procedure.currentData() or "")

    def first(self) -> QWidget:
        """Where the hands are wanted."""
        if self.is_new:
            return self.name
        return self.other if self.chosen else self.search

    def _lay_out(self) -> None:
        self._found.setSpacing(0)
        rows = {part: QVBoxLayout(widget) for part, widget in self._parts.items()}
        for layout in rows.values():
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(MIDDLE_SPACE)
        rows["find"].addWidget(named(self.search))
        rows["find"].addWidget(self.none)
        rows["find"].addLayout(self._found)
        rows["find"].addWidget(FlowRow(self.new))
        rows["case"].setSpacing(SMALL_SPACE)
        rows["case"].addWidget(self.who)
        rows["case"].addWidget(self.children_line)
        for field in (self.name, self.reference, self.procedure):
            rows["new"].addWidget(named(field))
        for part in self._parts.values():
            self.body.addWidget(part)
        self.body.addWidget(FlowRow(self.other))

    def _show(self, part: str) -> None:
        for name, widget in self._parts.items():
            widget.setVisible(name == part)
        self.other.setVisible(part != "find")

    def _look(self) -> None:
        clear(self._found)
        lines = self._matching()
        typed = len(self.search.text().strip()) >= LETTERS
        more = self.tr("{0} more; type more letters.").format(len(lines) - SHOWN)
        nothing = self.tr("No name in any case holds these letters.")
        self.none.setText(nothing if not lines else more)
        self.none.setVisible(len(lines) > SHOWN or (typed and not lines))
        before: QWidget = self.search
        for case in lines[:SHOWN]:
            words = " · ".join(part for part in (case.name, case.reference) if part)
            button = Button(words, kind="quiet", name=self.tr("Choose {0}").format(case.name))
            button.clicked.connect(lambda _on=False, case=case: self.case_chosen.emit(case))
            children = Hint(case.children)
            children.setContentsMargins(SPACE, 0, 0, SMALL_SPACE)
            self._found.addWidget(FlowRow(button))
            in_turn(before, button)
            before = button
            self._found.addWidget(children)

    def _matching(self) -> tuple[CaseLine, ...]:
        """The cases that are searched for; a letter alone would find half of them."""
        words = self.search.text().strip()
        return self._find(words) if len(words) >= LETTERS else ()

    def _take_first(self) -> None:
        self._pause.stop()
        lines = self._matching()
        self._look()
        if len(lines) == 1:
            self.case_chosen.emit(lines[0])

    def _begin_new(self) -> None:
        self.is_new, self.chosen = True, None
        if not self.name.text():
            self.name.setText(self.search.text().strip())
        self._show("new")
        self.new_chosen.emit()
        self.name.setFocus()

    def _choose_again(self) -> None:
        self.chosen, self.is_new = None, False
        self._show("find")
        self._look()
        self.changed.emit()
        self.search.setFocus()
