"""The safety scale: a number from 0 to 10 from each person for each child, asked and never ordered."""

from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.people import Person
from cpdesk.snapshots.risk import ScaleScore
from cpdesk.snapshots.scale import ChildScale, child_scale
from cpdesk.ui.meeting.people.heard import has_a_view
from cpdesk.ui.meeting.pieces.fields import LineField
from cpdesk.ui.meeting.pieces.grid import Grid
from cpdesk.ui.meeting.pieces.grid_rows import Cell, GridRow
from cpdesk.ui.meeting.risk.scale_pictures import ScalePictures
from cpdesk.ui.meeting.step_page import StepPage
from cpdesk.ui.theme.tokens import MIDDLE_SPACE, SPACE
from cpdesk.ui.widgets.buttons import Button, ToggleChip
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.scroll import VerticalScroll
from cpdesk.ui.widgets.text import Hint

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk

WHO, FIRST_CHILD = 0, 1
TEN_SECONDS = 1.5
"""A 0 within this time after a 1 makes it a 10."""
NONE_KEY = "N"


class ScalePage(StepPage):
    """A table, a row a person and a column a child, and beside it the same as a picture."""

    wide = True

    def __init__(self, desk: "Desk", conference_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(desk, conference_id, parent)
        self._conference: Conference | None = None
        self._compact = False
        self._statement: UUID | None = None
        """The risk statement whose scale is shown; None: altogether."""
        self._one: tuple[UUID, int, float] | None = None
        """Where a 1 was typed last, and when: a 0 makes it a 10."""
        self._reason_of: tuple[tuple[UUID, UUID] | None, UUID | None] = (None, None)
        """Whose number about whom, and on which scale, the reason belongs to."""
        self.about = FlowRow(gap=4)
        self._chips: dict[UUID | None, ToggleChip] = {}
        self.statement = Hint("")
        self.table = Grid(self.tr("The safety scale"), (18, 12))
        self.reason = LineField(self.tr("Why this number"))
        self.reason.setPlaceholderText(self.tr("Because … (Enter in the table leads here, Enter goes back)"))
        self.whose = Hint("")
        self.numbers = FlowRow(gap=4)
        self.hint = Hint(
            self.tr(
                "Type the number in the cell: 0 not safe, 10 safe. N: asked, gave none. Delete withdraws."
            )
        )
        self.pictures = ScalePictures()
        self.nothing = Hint(self.tr("The picture grows with the numbers. Nobody has to give one."))
        self._lay_out()
        self._offer_numbers()
        self.table.chosen_key.connect(self._key)
        self.table.selectionModel().currentChanged.connect(self._chosen)
        self.reason.kept.connect(self._keep_reason)
        self.reason.returnPressed.connect(lambda: self.table.setFocus(Qt.FocusReason.OtherFocusReason))

    def _lay_out(self) -> None:
        left = QWidget()
        rows = QVBoxLayout(left)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACE)
        rows.addWidget(self.about)
        rows.addWidget(self.statement)
        rows.addWidget(self.table, 1)
        line = QHBoxLayout()
        self.whose.setWordWrap(False)
        line.addWidget(self.whose)
        line.addWidget(self.reason, 1)
        rows.addLayout(line)
        rows.addWidget(self.numbers)
        rows.addWidget(self.hint)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(MIDDLE_SPACE, MIDDLE_SPACE, MIDDLE_SPACE, MIDDLE_SPACE)
        column.addWidget(self.nothing)
        column.addWidget(self.pictures)
        column.addStretch(1)
        both = QWidget()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, both)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(MIDDLE_SPACE)
        self._right = VerticalScroll(inside, surface="surface")
        self._sides.addWidget(left, 3)
        self._sides.addWidget(self._right, 2)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(VerticalScroll(both))

    def _offer_numbers(self) -> None:
        """For the mouse, and for who does not know the keys."""
        for number in range(11):
            button = Button(str(number), kind="chip", name=self.tr("The number {0}").format(number))
            button.clicked.connect(lambda _checked=False, number=number: self._press(number))
            self.numbers.flow.addWidget(button)
        none = Button(self.tr("N  gave none"), kind="chip", name=self.tr("Was asked and gave no number, N"))
        none.clicked.connect(lambda: self._press(None))
        self.numbers.flow.addWidget(none)

    def show_conference(self, conference: Conference) -> None:
        """Show who was asked and what they said; the chosen cell stays chosen."""
        self._conference = conference
        if self._statement not in {None, *(risk.id for risk in conference.risks)}:
            self._statement = None
        self._show_chips(conference)
        children = self._children(conference)
        headings = (self.tr("Who"), *(child.short for child in children))
        scales = {child.id: child_scale(conference, child, self._statement) for child in children}
        rows = [_row(conference, person, children, scales) for person in has_a_view(conference)]
        self.table.show_rows(headings, rows, (18, *(12 for _ in children)))
        shown = tuple(scale for scale in scales.values() if scale.marks)
        self.pictures.show_scales(shown)
        self.pictures.setVisible(bool(shown))
        self.nothing.setVisible(not shown)
        self._chosen()
        QTimer.singleShot(0, self, self._make_room)

    def progress(self, conference: Conference) -> str:
        """How many were asked about the children altogether."""
        people = has_a_view(conference)
        asked = {score.who for score in conference.scores}
        number = sum(person.id in asked for person in people)
        return self.tr("{0} of {1} asked").format(number, len(people))

    def compact(self, on: bool) -> None:
        """Below each other, and without the hint, when there is little room."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._sides.setDirection(down if on else across)
        self.hint.setVisible(not on)
        self.numbers.setVisible(not on)
        self._compact = on
        self._make_room()

    def _make_room(self) -> None:
        """With little room the page scrolls as a whole; table and picture keep their height."""
        self.table.least_lines = 13 if self._compact else 6
        self.table.updateGeometry()
        edges = 2 * MIDDLE_SPACE
        tall = self.pictures.heightForWidth(max(self._right.viewport().width() - edges, 1)) + edges
        self._right.setMinimumHeight(max(tall, 60) if self._compact else 0)

    def focus_first(self) -> None:
        """The first person who has not been asked, the family before others."""
        first = self.table.rows.index(0, FIRST_CHILD)
        if self._conference is not None:
            asked = {score.who for score in self._conference.scores}
            waiting = [p for p in has_a_view(self._conference) if p.id not in asked]
            first = self.table.rows.at(waiting[0].id, FIRST_CHILD) if waiting else first
        self.table.begin_at(first)

    def _children(self, conference: Conference) -> tuple[Person, ...]:
        """The children of the scale: all, or those that the statement is about."""
        risk = next((risk for risk in conference.risks if risk.id == self._statement), None)
        if risk is None or not risk.about:
            return conference.children
        return tuple(child for child in conference.children if child.id in risk.about)

    def _show_chips(self, conference: Conference) -> None:
        """Altogether, and one chip a risk statement; without statements there is nothing to choose."""
        wanted: list[UUID | None] = [None, *(risk.id for risk in conference.risks)]
        if list(self._chips) != wanted:
            for chip in self._chips.values():
                self.about.flow.removeWidget(chip)
                chip.hide()
                chip.deleteLater()
            self._chips = {}
            for n, which in enumerate(wanted):
                label = self.tr("Statement {0}").format(n) if n else self.tr("Altogether")
                chip = ToggleChip(label, self.about, name=self.tr("The scale: {0}").format(label))
                chip.clicked.connect(lambda _checked=False, which=which: self._choose_scale(which))
                self.about.flow.addWidget(chip)
                chip.show()
                self._chips[which] = chip
        for which, chip in self._chips.items():
            chip.setChecked(which == self._statement)
        self.about.setVisible(len(wanted) > 1)
        text = next((risk.text for risk in conference.risks if risk.id == self._statement), "")
        self.statement.setText(text)
        self.statement.setVisible(bool(text))

    def _choose_scale(self, which: UUID | None) -> None:
        self.reason.flush()
        self._statement = which
        if self._conference is not None:
            self.show_conference(self._conference)

    def _cell(self) -> tuple[UUID, UUID] | None:
        """The person and the child of the chosen cell."""
        index = self.table.currentIndex()
        if self._conference is None or not index.isValid():
            return None
        children = self._children(self._conference)
        at = index.column() - FIRST_CHILD
        return (self.table.rows.row(index).id, children[at].id) if 0 <= at < len(children) else None

    def _score(self, who: UUID, child: UUID) -> ScaleScore | None:
        assert self._conference is not None
        wanted = (who, child, self._statement)
        return next((s for s in self._conference.scores if (s.who, s.child, s.statement) == wanted), None)

    def _chosen(self, now: QModelIndex | None = None, before: QModelIndex | None = None) -> None:
        """The field for the reason belongs to the chosen cell."""
        if now is not None:
            self.reason.flush()  # what was typed belongs to the cell that was left
        cell, conference = self._cell(), self._conference
        score = self._score(*cell) if cell else None
        self._reason_of = (cell, self._statement)
        self.reason.setEnabled(score is not None)
        self.reason.show_text(score.reason if score else "")
        if cell and conference is not None:
            who, child = conference.person(cell[0]), conference.person(cell[1])
            names = (who.short if who else "", child.short if child else "")
            self.whose.setText(self.tr("{0} about {1}:").format(*names))
        else:
            self.whose.setText("")

    def _key(self, who: UUID, column: int, key: str) -> None:
        cell = self._cell()
        if cell is None or cell[0] != who:
            return
        if key == "Return":
            if self.reason.isEnabled():
                self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        elif key == "Del":
            withdraw, child, about = self.desk.risk.withdraw, cell[1], self._statement
            self.do(lambda: withdraw(self.conference_id, who, child, about), self.tr("Number withdrawn"))
        elif key.upper() == NONE_KEY:
            self._give(cell, None)
        elif key.isdigit() and len(key) == 1:
            ten = key == "0" and self._one is not None and self._one[:2] == (who, column)
            recent = self._one is not None and monotonic() - self._one[2] < TEN_SECONDS
            self._one = (who, column, monotonic()) if key == "1" else None
            self._give(cell, 10 if ten and recent else int(key))

    def _press(self, number: int | None) -> None:
        cell = self._cell()
        if cell is not None:
            self._give(cell, number)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self, cell: tuple[UUID, UUID], number: int | None) -> None:
        before = self._score(*cell)
        score = replace(
            before or ScaleScore(cell[0], cell[1], None, statement=self._statement), number=number
        )
        say = QCoreApplication.translate
        self.do(lambda: self.desk.risk.score(self.conference_id, score), say("ScalePage", "Number saved"))

    def _keep_reason(self, text: str) -> None:
        cell, statement = self._reason_of
        if cell is None or self._conference is None:
            return
        wanted = (*cell, statement)
        before = next((s for s in self._conference.scores if (s.who, s.child, s.statement) == wanted), None)
        if before is not None and before.reason != text:
            score, risk = replace(before, reason=text), self.desk.risk
            self.do(lambda: risk.score(self.conference_id, score), self.tr("Reason saved"))


def _row(
    conference: Conference,
    person: Person,
    children: tuple[Person, ...],
    scales: dict[UUID, ChildScale],
) -> GridRow:
    """The row of one person: a number a child with its reason, or that they can be asked."""
    say = QCoreApplication.translate
    line = next((a for a in conference.attendance if a.person.id == person.id), None)
    below = person.role if person.is_family else ", ".join(p for p in (person.role, person.agency) if p)
    if line is not None and not line.ever_present:
        below = say("ScalePage", "{0} · by report").format(below)
    cells = [Cell(person.short if person.is_family else person.name, below, strong=True)]
    for child in children:
        mark = next((m for m in scales[child.id].marks if m.who == person.id), None)
        if mark is None:
            cells.append(Cell("–", spoken=say("ScalePage", "may be asked")))
        elif mark.number is None:
            cells.append(Cell(say("ScalePage", "gave none"), mark.reason, chip="outlined"))
        else:
            below = " · ".join(part for part in (mark.change, _short(mark.reason)) if part)
            cells.append(Cell(str(mark.number), below, chip="filled"))
    return GridRow(person.id, tuple(cells))


def _short(text: str, most: int = 80) -> str:
    return text if len(text) <= most else f"{text[:most].rstrip()}…"
