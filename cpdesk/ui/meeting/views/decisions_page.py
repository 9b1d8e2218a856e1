"""The decision for each child, one card a child."""

from collections.abc import Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from cpdesk.services.decisions import legal_advice_for, majority_for
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.decisions import Decision
from cpdesk.ui.meeting.pieces.handed_words import handed_words
from cpdesk.ui.meeting.step_page import StepPage
from cpdesk.ui.meeting.views.before_close import BeforeClose
from cpdesk.ui.meeting.views.decision_card import DecisionCard
from cpdesk.ui.theme.tokens import MIDDLE_SPACE
from cpdesk.ui.widgets.scroll import VerticalScroll
from cpdesk.ui.widgets.text import Hint

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk


class DecisionsPage(StepPage):
    """Cards side by side; below each other when the words are large."""

    wide = True
    chairs_part = True

    def __init__(self, desk: "Desk", conference_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(desk, conference_id, parent)
        self.cards: dict[UUID, DecisionCard] = {}
        self._compact = False
        inside = QWidget()
        outer = QVBoxLayout(inside)
        outer.setContentsMargins(0, 0, 0, 0)
        self._grid = QGridLayout()
        self._grid.setSpacing(MIDDLE_SPACE)
        outer.addLayout(self._grid)
        self.before = BeforeClose()
        self.before.step_wanted.connect(self.step_wanted)
        self.handed = Hint("")
        outer.addWidget(self.handed)
        outer.addSpacing(MIDDLE_SPACE)
        outer.addWidget(self.before)
        outer.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(VerticalScroll(inside))

    def show_conference(self, conference: Conference) -> None:
        """Show the decisions; cards stay while the children do."""
        children = conference.children
        may_decide = self.desk.hand_over.may_decide(self.conference_id)
        if [child.id for child in children] != list(self.cards):
            self._make_cards(conference)
        earlier = self.desk.decisions.earlier_reviews(self.conference_id)
        self.before.show_checks(self.desk.closing.checks(self.conference_id))
        self.before.setVisible(conference.ended is None)
        self.handed.say(handed_words(self.desk.hand_over.times(self.conference_id)))
        self.handed.setVisible(bool(self.handed.text()))
        for child in children:
            majority = majority_for(conference, child.id)
            proposed = legal_advice_for(conference, child.id, earlier)
            self.cards[child.id].show_decision(conference, child, majority, legal_proposed=proposed)
            self.cards[child.id].setEnabled(may_decide)

    def progress(self, conference: Conference) -> str:
        """For how many children there is a decision."""
        decided = sum(conference.decision(child.id) is not None for child in conference.children)
        return self.tr("{0} of {1} decided").format(decided, len(conference.children))

    def compact(self, on: bool) -> None:
        """One column instead of two."""
        self._compact = on
        self._place()

    def focus_first(self) -> None:
        """The first child without a decision."""
        waiting = [card for card in self.cards.values() if not card.is_decided()]
        first = next(iter(waiting or self.cards.values()), None)
        if first is not None:
            first.focus_first()

    def finish(self) -> None:
        """A dissent that is only half typed is recorded as it is."""
        super().finish()
        for card in list(self.cards.values()):
            if card.isEnabled():
                card.dissents.keep()

    def unfinished(self) -> dict[str, str]:
        """The dissents that are half typed."""
        fields: dict[str, str] = {}
        for child, card in self.cards.items():
            fields |= card.dissents.unfinished(child)
        return fields

    def take_unfinished(self, fields: Mapping[str, str]) -> None:
        """Put them back beside their children."""
        for child, card in self.cards.items():
            card.dissents.take_unfinished(fields, child)

    def _make_cards(self, conference: Conference) -> None:
        for card in self.cards.values():
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = {}
        for child in conference.children:
            card = DecisionCard(child.id, conference.kind)
            card.decided.connect(self._decide)
            card.dissents.half_typed.connect(self.half_typed)
            self.cards[child.id] = card
        self._place()

    def _place(self) -> None:
        columns = 1 if self._compact else 2
        for number, card in enumerate(self.cards.values()):
            self._grid.addWidget(card, number // columns, number % columns, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 0 if self._compact else 1)

    def _decide(self, decision: Decision) -> None:
        decide = self.desk.decisions.decide
        self.do(lambda: decide(self.conference_id, decision), self.tr("Decision saved"))
