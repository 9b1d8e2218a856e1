"""People as text: the children, the family and how they belong together, and the network."""

from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cpdesk.rules.wording import age_words, day_words
from cpdesk.snapshots.cases import CasePage
from cpdesk.snapshots.family import vague_day_words
from cpdesk.snapshots.people import Person, Relationship
from cpdesk.ui.theme.tokens import LARGE_SPACE, SMALL_SPACE
from cpdesk.ui.widgets.card import Card, hairline
from cpdesk.ui.widgets.family_tree import FamilyTree
from cpdesk.ui.widgets.text import Hint, PlainLabel

TREE_HEIGHT = 470
"""Of the drawing, in pixels at 100 % text."""


class FamilyTab(QWidget):
    """The family tree, the children, everybody else in the family, and the relationships as sentences."""

    def __init__(self, page: CasePage, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        others = [p for p in page.people if p.is_family and not p.subject]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE_SPACE)
        if page.relationships:
            self.tree = FamilyTree()
            self.tree.least_height = TREE_HEIGHT
            self.tree.show_family(page.people, page.relationships, today)
            drawn = Card(self.tr("Family tree"))
            drawn.body.addWidget(self.tree)
            column.addWidget(drawn)
        children = [self._person(child, today) for child in page.children]
        column.addWidget(_card(self.tr("The children"), children, self.tr("No child is named yet.")))
        family = [self._person(person, today) for person in others]
        column.addWidget(_card(self.tr("Family"), family, self.tr("Nobody of the family is named yet.")))
        names = {person.id: person.short for person in page.people}
        ties = [PlainLabel(self._tie(tie, names)) for tie in page.relationships]
        nothing = self.tr("No relationship is written down yet.")
        column.addWidget(_card(self.tr("How they belong together"), list(ties), nothing))
        column.addStretch(1)

    def _person(self, person: Person, today: date) -> QWidget:
        called = self.tr("called {0}").format(person.known_as) if person.known_as else ""
        age = age_words(person.born, person.expected, person.unborn, today)
        head = ", ".join(part for part in (person.name, called, age) if part)
        facts = [person.role]
        if person.born:
            facts.append(self.tr("born {0}").format(day_words(person.born)))
        if person.died:
            facts.append(self.tr("died {0}").format(day_words(person.died)))
        if person.parental_responsibility:
            facts.append(self.tr("has parental responsibility"))
        secret = self.tr("must not be shared; it is in the details of the conference’s family step")
        labelled = (
            (self.tr("Lives at"), secret if person.address_restricted else person.lives_at),
            (self.tr("Language"), person.language),
            (self.tr("School or nursery"), person.school),
            (self.tr("Note"), person.note),
        )
        lines = [f"{label}: {value}" for label, value in labelled if value]
        return _row(head, " · ".join(fact for fact in facts if fact), *lines)

    def _tie(self, tie: Relationship, names: dict[UUID, str]) -> str:
        words = f"{names.get(tie.a, '')} – {tie.kind.words} – {names.get(tie.b, '')}"
        since = self.tr("since {0}").format(vague_day_words(tie.since)) if tie.since else ""
        until = self.tr("until {0}").format(vague_day_words(tie.until)) if tie.until else ""
        rest = ", ".join(part for part in (since, until, tie.note) if part)
        return f"{words} ({rest})" if rest else words


class NetworkTab(QWidget):
    """The professionals around the family."""

    def __init__(self, page: CasePage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        rows = [
            _row(person.name, " · ".join(part for part in (person.role, person.agency) if part), person.note)
            for person in page.people
            if not person.is_family
        ]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(_card(self.tr("Professionals"), rows, self.tr("No professional is named yet.")))
        column.addStretch(1)


def _row(head: str, *lines: str) -> QWidget:
    row = QFrame()
    column = QVBoxLayout(row)
    column.setContentsMargins(0, SMALL_SPACE, 0, SMALL_SPACE)
    column.setSpacing(1)
    column.addWidget(PlainLabel(head, role="strong"))
    for line in lines:
        if line:
            column.addWidget(Hint(line))
    return row


def _card(title: str, rows: list[QWidget], nothing: str) -> Card:
    card = Card(title)
    card.body.setSpacing(SMALL_SPACE)
    for number, row in enumerate(rows):
        if number:
            card.body.addWidget(hairline())
        card.body.addWidget(row)
    if not rows:
        card.body.addWidget(Hint(nothing))
    return card
