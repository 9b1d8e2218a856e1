"""Beside the round of views: for each child how the views fall so far, and what is decided."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpdesk.rules.decision import Majority, needs_override
from cpdesk.services.decisions import majority_for
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.people import Person
from cpdesk.ui.theme.tokens import SMALL_SPACE, SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.card import Card, clear, hairline
from cpdesk.ui.widgets.scroll import VerticalScroll
from cpdesk.ui.widgets.text import Hint, PlainLabel


class DecisionStates(Card):
    """A few lines a child, and the way to the decisions."""

    decisions_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.entitle(self.tr("So far"))
        self._shown: object = None
        inside = QWidget()
        self._lines = QVBoxLayout(inside)
        self._lines.setContentsMargins(0, 0, SPACE, 0)
        self._lines.setSpacing(SMALL_SPACE)
        scroll = VerticalScroll(inside, surface="surface")
        self.to_decisions = Button(self.tr("To the decisions"))
        self.body.setContentsMargins(12, 9, 8, 10)
        self.body.addWidget(scroll, 1)
        self.body.addWidget(self.to_decisions)
        self.to_decisions.clicked.connect(self.decisions_wanted)

    def show_conference(self, conference: Conference) -> None:
        """Show how it stands for each child; made anew only when something has changed."""
        found = [(child, majority_for(conference, child.id)) for child in conference.children]
        shown = (conference.decisions, tuple((child.id, child.short, most) for child, most in found))
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._lines)
        for number, (child, most) in enumerate(found):
            if number:
                self._lines.addWidget(hairline())
            self._add(conference, child, most)
        self._lines.addStretch(1)

    def words(self, child: UUID) -> str:
        """What is said of one child, for a screen reader and for tests."""
        return "\n".join(
            label.text() for label in self.findChildren(PlainLabel) if label.property("child") == str(child)
        )

    def _add(self, conference: Conference, child: Person, most: Majority) -> None:
        decision = conference.decision(child.id)
        lines: list[PlainLabel] = [PlainLabel(child.short, role="strong"), Hint(most.words)]
        if decision is None:
            lines.append(Hint(self.tr("No decision yet")))
        else:
            category = f" · {decision.category.words}" if decision.category else ""
            lines.append(PlainLabel(f"✓ {decision.outcome.words}{category}", tone="done"))
            if needs_override(most, decision.outcome):
                words = self.tr("no majority: the chair decides") if most.view is None else self.tr(
                    "against the majority"
                )  # fmt: skip
                lines.append(PlainLabel(f"▲ {words}", tone="worry"))
        for line in lines:
            line.setProperty("child", str(child.id))
            self._lines.addWidget(line)
