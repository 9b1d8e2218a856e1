"""Everyone's view, person by child, with the reason; who has not been asked can be seen."""

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.decisions import ChildView, View
from cpdesk.snapshots.people import Person
from cpdesk.ui.meeting.people.heard import has_a_view
from cpdesk.ui.meeting.pieces.grid import Grid
from cpdesk.ui.meeting.pieces.grid_rows import Cell, GridRow
from cpdesk.ui.meeting.step_page import StepPage
from cpdesk.ui.meeting.views.decision_states import DecisionStates
from cpdesk.ui.meeting.views.view_choices import choice_words, choices
from cpdesk.ui.theme.tokens import MIDDLE_SPACE, SPACE, scale_of
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import Hint

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk

WHO, FIRST_CHILD = 0, 1
STATES_WIDTH = 196
"""Of what is decided so far, beside the table, in pixels at 100 %."""


class ViewsPage(StepPage):
    """A table: a row for each person who is asked, a column for each child, and why."""

    wide = True

    def __init__(self, desk: "Desk", conference_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(desk, conference_id, parent)
        self._conference: Conference | None = None
        self._compact = False
        self._shares: tuple[int, ...] = (16, 13, 26)
        self.table = Grid(self.tr("Everyone’s view"), (18, 16, 30))
        self.choices = FlowRow(gap=4)
        for choice in choices():
            name = f"{choice.words}, {choice.key}"
            button = Button(f"{choice.key}  {choice.words}", kind="chip", name=name)
            button.clicked.connect(lambda _checked=False, key=choice.key: self._choose(key))
            self.choices.flow.addWidget(button)
        every = Button(
            self.tr("=  same for every child"), kind="chip", name=self.tr("The same view for every child, =")
        )
        every.clicked.connect(lambda: self._choose("="))
        self.choices.flow.addWidget(every)
        self.hint = Hint(
            self.tr("Arrow keys choose a person and a child; a number gives the view, Enter the reason.")
        )
        self.states = DecisionStates()
        self.states.decisions_wanted.connect(self._to_decisions)
        self._lay_out()
        self.table.chosen_key.connect(self._key)
        self.table.rows.edited.connect(self._reason)

    def _lay_out(self) -> None:
        rows = QVBoxLayout()
        rows.setSpacing(SPACE)
        rows.addWidget(self.table, 1)
        rows.addWidget(self.choices)
        rows.addWidget(self.hint)
        both = QHBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(MIDDLE_SPACE)
        both.addLayout(rows, 1)
        both.addWidget(self.states)

    def show_conference(self, conference: Conference) -> None:
        """Show who was asked and what they said."""
        self._conference = conference
        people = has_a_view(conference)
        children = conference.children
        headings = (self.tr("Who"), *(child.short for child in children), self.tr("Because"))
        rows = [_row(conference, person) for person in people]
        self._shares = (16, *(13 for _ in children), 26)
        self.states.show_conference(conference)
        self._fit()
        self.table.show_rows(headings, rows, self._shares)

    def progress(self, conference: Conference) -> str:
        """How many views were given."""
        people, gave = has_a_view(conference), {view.who for view in conference.views}
        heard = sum(person.id in gave for person in people)
        return self.tr("{0} of {1} heard").format(heard, len(people))

    def compact(self, on: bool) -> None:
        """Leave out the hint and what stands beside the table when there is little room."""
        self.hint.setVisible(not on)
        self._compact = on
        self._fit()

    def focus_first(self) -> None:
        """The first person who has not been heard."""
        first = self.table.rows.index(0, FIRST_CHILD)
        if self._conference is not None:
            gave = {view.who for view in self._conference.views}
            waiting = [person for person in has_a_view(self._conference) if person.id not in gave]
            first = self.table.rows.at(waiting[0].id, FIRST_CHILD) if waiting else first
        self.table.begin_at(first)

    def _fit(self) -> None:
        """What is decided so far stands beside the table where the table keeps its room."""
        beside = round(STATES_WIDTH * scale_of(self))
        needed = sum(self._shares) * self.table.fontMetrics().averageCharWidth()
        self.states.setFixedWidth(beside)
        room = self.width() - beside - 3 * MIDDLE_SPACE
        self.states.setVisible(not self._compact and room >= needed)

    def _to_decisions(self) -> None:
        assert self._conference is not None
        steps = self._conference.run_sheet.steps
        self.step_wanted.emit(next(step.key for step in steps if step.page == "decisions"))

    def _choose(self, key: str) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            self._key(self.table.rows.row(index).id, index.column(), key)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _view(self, who: UUID) -> View:
        assert self._conference is not None
        found = next((view for view in self._conference.views if view.who == who), None)
        if found is not None:
            return found
        line = next((x for x in self._conference.attendance if x.person.id == who), None)
        return View(who, (), by_report=line is not None and not line.ever_present)

    def _key(self, who: UUID, column: int, key: str) -> None:
        assert self._conference is not None
        children = [child.id for child in self._conference.children]
        at = column - FIRST_CHILD
        if not 0 <= at < len(children):
            return
        view = self._view(who)
        if key == "=":
            on = view.on(children[at])
            views = tuple(replace(on, child=child) for child in children) if on else ()
        else:
            choice = next((c for c in choices() if key in (c.key, c.other_key)), None)
            if choice is None:
                return
            others = {v.child: v for v in view.views if v.child != children[at]}
            if choice.view is not None:
                others[children[at]] = ChildView(children[at], choice.view, choice.category)
            views = tuple(others[child] for child in children if child in others)
        self._give(replace(view, views=views))

    def _reason(self, who: UUID, column: int, text: str) -> None:
        self._give(replace(self._view(who), reason=text))

    def _give(self, view: View) -> None:
        decisions = self.desk.decisions
        if not view.views and not view.reason:
            self.do(lambda: decisions.withdraw_view(self.conference_id, view.who), self.tr("View withdrawn"))
        else:
            self.do(lambda: decisions.give_view(self.conference_id, view), self.tr("View saved"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What stands beside the table follows the width."""
        super().resizeEvent(event)
        self._fit()


def _row(conference: Conference, person: Person) -> GridRow:
    say = QCoreApplication.translate
    view = next((v for v in conference.views if v.who == person.id), None)
    below = person.role if person.is_family else ", ".join(p for p in (person.role, person.agency) if p)
    line = next((a for a in conference.attendance if a.person.id == person.id), None)
    away = line is not None and not line.ever_present
    reported = any(report.by == person.id and report.received for report in conference.reports)
    if view is not None and view.by_report:
        below = say("ViewsPage", "{0} · by report").format(below)
    elif away:
        words = say("ViewsPage", "{0} · not here, sent a report")
        below = (words if reported else say("ViewsPage", "{0} · not here")).format(below)
    dissents = any(d.who == person.id for decision in conference.decisions for d in decision.dissent)
    cells = [Cell(person.short if person.is_family else person.name, below, strong=True)]
    for child in conference.children:
        on = view.on(child.id) if view else None
        if on is not None:
            cells.append(Cell(choice_words(on.view, on.category), chip="filled"))
        else:
            ask = say("ViewsPage", "Read the report") if away and reported else say("ViewsPage", "Ask now")
            without = say("ViewsPage", "None yet") if view and view.views else say("ViewsPage", "No view")
            cells.append(Cell(without if view else ask, chip="outlined"))
    because = view.reason if view else ""
    dissent = say("ViewsPage", "dissent recorded") if dissents else ""
    cells.append(Cell(because, dissent, editable=True))
    return GridRow(person.id, tuple(cells))
