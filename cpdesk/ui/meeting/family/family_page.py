"""The family: drawn as a tree with its list, put right in a few keys while everybody looks on."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.people import Person
from cpdesk.ui.meeting.family.family_bar import FamilyBar
from cpdesk.ui.meeting.family.family_details import FamilyDetails
from cpdesk.ui.meeting.family.family_forms import FamilyForm
from cpdesk.ui.meeting.family.family_lines import FamilyLines
from cpdesk.ui.meeting.family.family_wires import wire
from cpdesk.ui.meeting.step_page import StepPage
from cpdesk.ui.theme.tokens import SPACE
from cpdesk.ui.widgets.family_tree import FamilyTree
from cpdesk.ui.widgets.scroll import VerticalScroll

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk


class FamilyPage(StepPage):
    """The tree or the details; the line one writes in stands above, and nothing is ever in front."""

    typing = True
    wide = True

    def __init__(self, desk: "Desk", conference_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(desk, conference_id, parent)
        self._conference: Conference | None = None
        self.bar = FamilyBar()
        self.tree, self.details = FamilyTree(), FamilyDetails()
        self.table = self.details.table
        self.lines = FamilyLines(self)
        self.relative, self.related, self.home = self.lines.relative, self.lines.related, self.lines.home
        self.died, self.corrected = self.lines.died, self.lines.corrected
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACE)
        rows.addWidget(self.bar)
        for form in self.lines.by_key.values():
            rows.addWidget(form)
        rows.addWidget(self.tree, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(VerticalScroll(inside))
        self.stack.addWidget(self.details)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)
        self.bar.asked.connect(self._ask_chosen)
        self.bar.details_wanted.connect(self.show_details)
        self.details.bar.details_wanted.connect(self.show_details)
        self.tree.asked.connect(self._ask)
        self.lines.left.connect(self._leave_form)
        self.lines.half_typed.connect(self.half_typed)
        wire(self)

    def show_conference(self, conference: Conference) -> None:
        """Show the family as it is in the file; a line that is being written stays as it is."""
        self._conference = conference
        self.tree.show_family(conference.people, conference.relationships, conference.day)
        self.details.show_conference(conference)

    def show_details(self, on: bool = True) -> None:
        """The table of all details, or the tree again."""
        self.stack.setCurrentIndex(1 if on else 0)
        self.focus_first()

    def compact(self, on: bool) -> None:
        """Leave out what can be left out when there is little room."""
        self.details.compact(on)

    def focus_first(self) -> None:
        """The list, or the table."""
        if self.stack.currentWidget() is self.details:
            self.details.focus_first()
        else:
            self.tree.people.setFocus(Qt.FocusReason.OtherFocusReason)

    def unfinished(self) -> dict[str, str]:
        """The line that is open."""
        return self.lines.unfinished()

    def take_unfinished(self, fields: Mapping[str, str]) -> None:
        """Open it again."""
        self.lines.take_unfinished(self.now(), fields)

    def now(self) -> Conference:
        """The conference as it is shown."""
        assert self._conference is not None
        return self._conference

    def person(self, who: UUID | None) -> Person:
        """Somebody of the conference."""
        person = self.now().person(who)
        assert person is not None
        return person

    def _ask_chosen(self, key: str) -> None:
        """A button is pressed: it is about whoever is chosen in the list."""
        if self.tree.selected() is None:
            self.tree.people.setCurrentRow(0)
        who = self.tree.selected()
        if who is not None:
            self._ask(who, key)

    def _ask(self, who: UUID, key: str) -> None:
        """A key on somebody: a line to write in, or a mark set at once."""
        form, person = self.lines.open(self.now(), who, key), self.person(who)
        if form is not None:
            form.focus_first()
        elif key == "P" and not person.subject:
            self.mark(who, "parental_responsibility", not person.parental_responsibility)
        elif key == "U":
            self.mark(who, "unnamed", not person.unnamed)
        elif key == "A":
            self.mark(who, "address_restricted", not person.address_restricted)

    def mark(self, who: UUID, fact: str, on: bool) -> None:
        """Set or lift one of the marks of `services.family.Family.correct`."""
        correct = self.desk.family.correct
        self.do(lambda: correct(self.conference_id, who, **{fact: on}), self.tr("Saved"))

    def _leave_form(self) -> None:
        self.lines.put_away()
        self.focus_first()

    def saved(self, form: FamilyForm, act: Callable[[UUID], object]) -> None:
        """Do what the line says about its person; only then does the line go away."""
        who = form.person
        if who is not None and self.do(lambda: act(who), self.tr("Saved")):
            self._leave_form()
