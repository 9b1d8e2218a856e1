"""The plan of the last conference, gone through line by line in a review."""

from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpdesk.rules.wording import listing, short_day
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.plan import Action, PlanOutcome
from cpdesk.ui.meeting.plan.last_plan_row import LastPlanRow
from cpdesk.ui.theme.tokens import MIDDLE_SPACE, SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.card import Card
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.scroll import VerticalScroll
from cpdesk.ui.widgets.text import Hint
from cpdesk.vocabulary import Achieved


class LastPlanView(QWidget):
    """A card an outcome: its actions first, then whether what we need to see is there."""

    action_answered = Signal(UUID, object, str)
    outcome_answered = Signal(UUID, object, str)
    carry_wanted = Signal(UUID)
    carry_open_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[UUID, LastPlanRow] = {}
        self._cards: list[Card] = []
        self._outcomes: tuple[UUID, ...] = ()
        self.hint = Hint(
            self.tr("For each line: D done, P partly, N not done; then why, Enter goes on to the next.")
        )
        self.all_open = Button(self.tr("Take all that is still open into the new plan"))
        inside = QWidget()
        self._rows_of_cards = QVBoxLayout(inside)
        self._rows_of_cards.setContentsMargins(0, 0, SPACE, 0)
        self._rows_of_cards.setSpacing(MIDDLE_SPACE)
        self._rows_of_cards.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(FlowRow(self.hint, self.all_open))
        outer.addWidget(VerticalScroll(inside), 1)
        self.hint.setWordWrap(False)
        self.all_open.clicked.connect(self.carry_open_wanted)

    def show_conference(self, conference: Conference) -> None:
        """Show the last plan; cards and rows stay while its outcomes and actions do."""
        plan = conference.previous_plan
        ids = tuple(which for o in plan.outcomes for which in (*(a.id for a in o.actions), o.id))
        if ids != self._outcomes:
            self._make(plan.outcomes)
            self._outcomes = ids
        taken = {(o.text, o.child, a.text) for o in conference.plan.outcomes for a in o.actions}
        left = False
        for outcome in plan.outcomes:
            see = self.tr("Is it there: {0}").format(outcome.text)
            know = self.tr("We will know by: {0}").format(outcome.measure) if outcome.measure else ""
            self.rows[outcome.id].show_line(see, know, outcome.met, outcome.met_why)
            for a in outcome.actions:
                carried = (outcome.text, outcome.child, a.text) in taken
                left = left or (a.achieved in (Achieved.PARTLY, Achieved.NOT_DONE) and not carried)
                self.rows[a.id].show_line(
                    a.text, _who_and_when(conference, a), a.achieved, a.progress, carried=carried
                )
        self.all_open.setEnabled(left)
        for card, outcome in zip(self._cards, plan.outcomes, strict=True):
            child = conference.person(outcome.child)
            whose = child.short if child else self.tr("All the children")
            card.entitle(self.tr("{0}: {1}").format(whose, outcome.text))
        self.setEnabled(conference.ended is None)

    def begin(self) -> None:
        """Go to the first line that nobody has answered yet."""
        rows = list(self.rows.values())
        first = next((row for row in rows if not row.is_answered()), rows[0] if rows else None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self, outcomes: tuple[PlanOutcome, ...]) -> None:
        for card in self._cards:
            self._rows_of_cards.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.rows, self._cards = {}, []
        for number, outcome in enumerate(outcomes):
            card = Card(outcome.text)
            card.body.setSpacing(SPACE - 2)
            for action in outcome.actions:
                row = self._row(action.id, action=True)
                row.answered.connect(self.action_answered)
                row.carry_wanted.connect(self.carry_wanted)
                card.body.addWidget(row)
            row = self._row(outcome.id, action=False)
            row.answered.connect(self.outcome_answered)
            card.body.addWidget(row)
            self._cards.append(card)
            self._rows_of_cards.insertWidget(number, card)

    def _row(self, which: UUID, *, action: bool) -> LastPlanRow:
        row = self.rows[which] = LastPlanRow(which, action=action)
        row.next_wanted.connect(self._go)
        return row

    def _go(self, which: UUID, by: int) -> None:
        keys = list(self.rows)
        at = keys.index(which) + by
        if 0 <= at < len(keys):
            self.rows[keys[at]].setFocus(Qt.FocusReason.OtherFocusReason)
        elif by > 0:
            self.all_open.setFocus(Qt.FocusReason.OtherFocusReason)


def gone_through(conference: Conference) -> tuple[int, int]:
    """How many actions of the last plan were answered for, and of how many."""
    actions = conference.previous_plan.actions
    return sum(a.achieved is not None for a in actions), len(actions)


def _who_and_when(conference: Conference, action: Action) -> str:
    say = QCoreApplication.translate
    people = [person.short for who in action.owners if (person := conference.person(who))]
    when = short_day(action.by) if action.by else action.by_words
    by = say("LastPlanView", "by {0}").format(when) if action.by else when
    return " · ".join(words for words in (listing(people), by, action.how_often) if words)
