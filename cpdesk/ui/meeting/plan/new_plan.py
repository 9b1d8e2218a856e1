"""The plan that is being made: one card an outcome, a line for the next one, and what if it does not work."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from cpdesk.services.plan_gaps import worries_of
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.entries import Entry
from cpdesk.snapshots.plan import Gap, PlanOutcome
from cpdesk.ui.meeting.pieces.fields import LineField, TextField
from cpdesk.ui.meeting.pieces.reading_band import ReadingBand
from cpdesk.ui.meeting.plan.one_child import OneChild
from cpdesk.ui.meeting.plan.outcome_card import OutcomeCard
from cpdesk.ui.meeting.plan.plan_sources import about_words
from cpdesk.ui.meeting.plan.source_list import LONGEST, shorten
from cpdesk.ui.theme.tokens import MIDDLE_SPACE, SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.card import Card
from cpdesk.ui.widgets.scroll import VerticalScroll
from cpdesk.ui.widgets.text import Hint
from cpdesk.vocabulary import ActionKind


class NewPlan(QWidget):
    """Everything is written in place and keeps itself; what is wanted is told."""

    changed = Signal(UUID, object)
    removed = Signal(UUID)
    action_wanted = Signal(UUID, str, object, object)
    action_changed = Signal(UUID, object)
    action_removed = Signal(UUID)
    outcome_wanted = Signal(str, object)
    """The words of a new outcome, and its child or None."""
    contingency_kept = Signal(str, str)
    half_typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.outcomes: dict[UUID, OutcomeCard] = {}
        self._conference: Conference | None = None
        self._compact = False
        self._worry: Entry | None = None
        self.for_what = Hint("")
        self.for_what.hide()
        self.new_outcome = LineField(self.tr("New outcome: what we need to see"), waits=True)
        self.new_outcome.setPlaceholderText(self.tr("New outcome: what we need to see (Enter adds)"))
        self.new_for = OneChild()
        self.add = Button(self.tr("Add"), name=self.tr("Add the outcome"))
        self.contingency = TextField(self.tr("What happens if the plan does not work"), lines=2)
        self.contingency.setPlaceholderText(self.tr("What happens then"))
        self.trigger = TextField(self.tr("What sets this off"), lines=2)
        self.trigger.setPlaceholderText(self.tr("What sets it off: what has to happen, or not to happen"))
        self._lay_out()
        self.new_outcome.returnPressed.connect(self._take_outcome)
        self.add.clicked.connect(self._take_outcome)
        self.new_outcome.textChanged.connect(self.half_typed)
        self.new_for.chosen.connect(self.half_typed)
        self.contingency.kept.connect(lambda _text: self._keep_contingency())
        self.trigger.kept.connect(lambda _text: self._keep_contingency())

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
        new.body.addWidget(self.for_what)
        new.body.addWidget(self.new_for)
        line = QHBoxLayout()
        line.addWidget(self.new_outcome, 1)
        line.addWidget(self.add)
        new.body.addLayout(line)
        rows.addWidget(new)
        what_if = Card(self.tr("If the plan does not work"))
        what_if.body.addWidget(self.trigger)
        what_if.body.addWidget(self.contingency)
        what_if.body.addWidget(ReadingBand(self.contingency))
        self.what_if_gap = Hint("", tone="soon")
        what_if.body.addWidget(self.what_if_gap)
        rows.addWidget(what_if)
        rows.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(VerticalScroll(inside))

    def show_conference(self, conference: Conference, gaps: tuple[Gap, ...]) -> None:
        """Show the plan; cards and rows stay while their outcome or action does."""
        self._conference, plan = conference, conference.plan
        self.new_for.show_people(conference.children)
        self.contingency.show_text(plan.contingency)
        self.trigger.show_text(plan.contingency_trigger)
        whole = [g.words for g in gaps if not (g.worry or g.child or g.outcome)]
        self.what_if_gap.setText("▲ " + " ".join(whole))
        self.what_if_gap.setVisible(bool(whole))
        for gone in set(self.outcomes) - {outcome.id for outcome in plan.outcomes}:
            self._take_away(self.outcomes.pop(gone))
        for outcome in plan.outcomes:
            card = self.outcomes.get(outcome.id) or self._new_card(outcome.id, conference)
            card.show_outcome(conference, outcome, _worries_for(conference, outcome), gaps)
        self.setEnabled(conference.ended is None)

    def begin(self) -> None:
        """Where a new outcome is typed."""
        self.new_outcome.setFocus(Qt.FocusReason.OtherFocusReason)

    def answer(self, worry: Entry) -> None:
        """The hands go to the new action of the outcome that fits a worry, or to a new outcome first."""
        assert self._conference is not None
        card = self._fitting(worry)
        if card is not None:
            card.ask_for_action(worry.id, self._answers(worry))
            return
        children = [c.id for c in self._conference.children if c.id in worry.about]
        self._worry = worry
        self.new_for.show_child(children[0] if len(children) == 1 else None)
        self._show_for(worry)
        self.begin()

    def outcome_added(self) -> None:
        """The outcome that was typed is in the plan: its first action comes next."""
        self.new_outcome.take()
        newest, worry = list(self.outcomes.values())[-1], self._worry
        words = self.for_what.text()
        self._worry = None
        self.for_what.hide()
        if worry is not None:
            newest.ask_for_action(worry.id, words)
        else:
            newest.new_action.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, gap: Gap) -> None:
        """Put the hands where something vague can be put right."""
        assert self._conference is not None
        if gap.child is not None:
            self._go_to_child(gap)
        elif gap.outcome in self.outcomes:
            card = self.outcomes[gap.outcome]
            row = card.action_rows.get(gap.action) if gap.action else None
            (row or card).focus_gap()
        else:
            empty = self.contingency.toPlainText().strip()
            (self.trigger if empty else self.contingency).setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """What is only half typed goes into the plan as it is."""
        if self.new_outcome.text().strip():
            self._take_outcome()
        for card in list(self.outcomes.values()):
            card.add_action()

    def unfinished(self) -> dict[str, str]:
        """The new outcome and the new actions that are half typed."""
        fields: dict[str, str] = {}
        if self.new_outcome.text().strip():
            fields = {
                "outcome": self.new_outcome.text(),
                "child": str(self.new_for.child() or ""),
                "worry": str(self._worry.id) if self._worry else "",
            }
        for card in self.outcomes.values():
            fields |= card.unfinished()
        return fields

    def take_unfinished(self, fields: Mapping[str, str]) -> None:
        """Put back what was half typed, as far as its outcomes are there."""
        if fields.get("outcome"):
            assert self._conference is not None
            worry = fields["worry"]
            self._worry = self._conference.entry(UUID(worry)) if worry else None
            if self._worry is not None:
                self._show_for(self._worry)
            self.new_for.show_child(UUID(fields["child"]) if fields["child"] else None)
            self.new_outcome.setText(fields["outcome"])
        for card in self.outcomes.values():
            card.take_unfinished(fields)

    def compact(self, on: bool) -> None:
        """Below each other when the words are large."""
        self._compact = on
        for card in self.outcomes.values():
            card.compact(on)

    def _answers(self, worry: Entry) -> str:
        assert self._conference is not None
        said = shorten(about_words(self._conference, worry), LONGEST)
        return self.tr("Answers the worry: {0}").format(said)

    def _show_for(self, worry: Entry) -> None:
        self.for_what.setText(self._answers(worry))
        self.for_what.show()

    def _go_to_child(self, gap: Gap) -> None:
        assert self._conference is not None
        own = [o.id for o in self._conference.plan.outcomes if o.child == gap.child]
        own = own or [o.id for o in self._conference.plan.for_child(gap.child).outcomes] if gap.child else own
        if own:
            self.outcomes[own[0]].ask_for_action(None, gap.words, ActionKind.VISIT)
            return
        self.new_for.show_child(gap.child)
        self.begin()

    def _fitting(self, worry: Entry) -> OutcomeCard | None:
        """The outcome in which the hands are, or the latest, that is about the children of the worry."""
        assert self._conference is not None
        children = {child.id for child in self._conference.children} & set(worry.about)
        fits = [
            self.outcomes[o.id]
            for o in self._conference.plan.outcomes
            if o.child is None or not children or o.child in children
        ]
        focus = QApplication.focusWidget()
        here = [card for card in fits if focus is not None and card.isAncestorOf(focus)]
        return next(reversed(here or fits), None)

    def _take_outcome(self) -> None:
        """Tell the outcome that is typed, if one is."""
        if self.new_outcome.text().strip():
            self.outcome_wanted.emit(self.new_outcome.text(), self.new_for.child())

    def _keep_contingency(self) -> None:
        self.contingency_kept.emit(self.contingency.toPlainText(), self.trigger.toPlainText())

    def _take_away(self, card: OutcomeCard) -> None:
        if card.isAncestorOf(card.window().focusWidget()):
            self.begin()
        self._cards.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _new_card(self, outcome: UUID, conference: Conference) -> OutcomeCard:
        card = OutcomeCard(outcome, conference.day)
        card.compact(self._compact)
        card.changed.connect(self.changed)
        card.remove_wanted.connect(self.removed)
        card.action_wanted.connect(self.action_wanted)
        card.action_changed.connect(self.action_changed)
        card.action_remove_wanted.connect(self.action_removed)
        card.half_typed.connect(self.half_typed)
        self.outcomes[outcome] = card
        self._cards.addWidget(card)
        return card


def _worries_for(conference: Conference, outcome: PlanOutcome) -> tuple[tuple[UUID, str], ...]:
    """The worries that an action of this outcome may answer: about its child, or about all."""
    children = {child.id for child in conference.children}
    answered = {entry for action in outcome.actions for entry in action.worries}
    return tuple(
        (entry.id, about_words(conference, entry))
        for entry in worries_of(conference)
        if outcome.child is None
        or outcome.child in entry.about
        or not children.intersection(entry.about)
        or entry.id in answered
    )
