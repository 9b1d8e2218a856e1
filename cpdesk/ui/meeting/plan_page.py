"""The plan as it grows: outcomes with their actions, the contingency, and what is still vague."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cpdesk.snapshots.conference import Conference
from cpdesk.ui.meeting.fields import LineField, TextField
from cpdesk.ui.meeting.one_child import OneChild
from cpdesk.ui.meeting.outcome_card import OutcomeCard
from cpdesk.ui.meeting.step_page import StepPage
from cpdesk.ui.theme.tokens import MIDDLE_SPACE, SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.card import Card
from cpdesk.ui.widgets.scroll import VerticalScroll
from cpdesk.ui.widgets.text import Hint

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk


class PlanPage(StepPage):
    """One card an outcome; everything is written in place and keeps itself."""

    def __init__(self, desk: "Desk", conference_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(desk, conference_id, parent)
        self.outcomes: dict[UUID, OutcomeCard] = {}
        self._compact = False
        self.vague = Hint("", tone="soon")
        self.new_outcome = LineField(self.tr("New outcome: what we need to see"), waits=True)
        self.new_outcome.setPlaceholderText(self.tr("New outcome: what we need to see (Enter adds)"))
        self.new_for = OneChild()
        self.add = Button(self.tr("Add"), name=self.tr("Add the outcome"))
        self.contingency = TextField(
            self.tr("What happens if the plan does not work, and what sets it off"), lines=3
        )
        self._lay_out()
        self.new_outcome.returnPressed.connect(self._add_outcome)
        self.add.clicked.connect(self._add_outcome)
        self.contingency.kept.connect(self._keep_contingency)

    def _lay_out(self) -> None:
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, SPACE, 0)
        rows.setSpacing(MIDDLE_SPACE)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(MIDDLE_SPACE)
        rows.addLayout(self._cards)
        new = Card("")
        new.body.setContentsMargins(12, 9, 12, 10)
        new.body.addWidget(self.new_for)
        line = QHBoxLayout()
        line.addWidget(self.new_outcome, 1)
        line.addWidget(self.add)
        new.body.addLayout(line)
        rows.addWidget(new)
        what_if = Card(self.tr("If the plan does not work"))
        what_if.body.addWidget(self.contingency)
        rows.addWidget(what_if)
        rows.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.vague)
        outer.addWidget(VerticalScroll(inside), 1)

    def show_conference(self, conference: Conference) -> None:
        """Show the plan; cards and rows stay while their outcome or action does."""
        gaps = self.desk.plans.gaps(self.conference_id)
        one = self.tr("▲ 1 thing is still vague: ask while everyone is here.")
        more = self.tr("▲ {0} things are still vague: ask while everyone is here.")
        self.vague.setText(one if len(gaps) == 1 else more.format(len(gaps)))
        self.vague.setVisible(bool(gaps))
        self.new_for.show_people(conference.children)
        self.contingency.show_text(conference.plan.contingency)
        for gone in set(self.outcomes) - {outcome.id for outcome in conference.plan.outcomes}:
            card = self.outcomes.pop(gone)
            if card.isAncestorOf(card.window().focusWidget()):
                self.focus_first()
            self._cards.removeWidget(card)
            card.hide()
            card.deleteLater()
        for outcome in conference.plan.outcomes:
            card = self.outcomes.get(outcome.id) or self._new_card(outcome.id, conference)
            card.show_outcome(conference, outcome, gaps)

    def progress(self, conference: Conference) -> str:
        """How much the plan holds."""
        outcomes, actions = len(conference.plan.outcomes), len(conference.plan.actions)
        first = self.tr("1 outcome") if outcomes == 1 else self.tr("{0} outcomes").format(outcomes)
        second = self.tr("1 action") if actions == 1 else self.tr("{0} actions").format(actions)
        return f"{first}, {second}"

    def compact(self, on: bool) -> None:
        """Below each other when the words are large."""
        self._compact = on
        for card in self.outcomes.values():
            card.compact(on)

    def focus_first(self) -> None:
        """Where a new outcome is typed."""
        self.new_outcome.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """A new outcome or action that is only half typed goes into the plan as it is: there it can grow."""
        super().keep()
        self._take_outcome()
        for card in list(self.outcomes.values()):
            card.add_action()

    def _new_card(self, outcome: UUID, conference: Conference) -> OutcomeCard:
        card = OutcomeCard(outcome, conference.day)
        card.compact(self._compact)
        plans = self.desk.plans
        card.changed.connect(
            lambda which, what: self.do(lambda: plans.change_outcome(which, **what), self.tr("Plan saved"))
        )
        card.remove_wanted.connect(
            lambda which: self.do(lambda: plans.remove_outcome(which), self.tr("Outcome taken out"))
        )
        card.action_wanted.connect(self._add_action)
        card.action_changed.connect(
            lambda which, what: self.do(lambda: plans.change_action(which, **what), self.tr("Plan saved"))
        )
        card.action_remove_wanted.connect(
            lambda which: self.do(lambda: plans.remove_action(which), self.tr("Action taken out"))
        )
        self.outcomes[outcome] = card
        self._cards.addWidget(card)
        return card

    def _add_outcome(self) -> None:
        if self._take_outcome():
            newest = list(self.outcomes.values())[-1]
            newest.new_action.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_outcome(self) -> bool:
        """Put the outcome that is typed into the plan; whether there was one."""
        text, child = self.new_outcome.text(), self.new_for.child()
        if not text.strip():
            return False
        add = self.desk.plans.add_outcome
        done = self.do(lambda: add(self.conference_id, text, child), self.tr("Outcome added"))
        if done:
            self.new_outcome.take()
        return done

    def _add_action(self, outcome: UUID, text: str) -> None:
        self.do(lambda: self.desk.plans.add_action(outcome, text), self.tr("Action added"))

    def _keep_contingency(self, text: str) -> None:
        self.do(
            lambda: self.desk.plans.set_contingency(self.conference_id, text), self.tr("Contingency saved")
        )
