"""The decision for one child: outcome, category, reason, and what the procedure asks besides."""

from dataclasses import replace
from typing import Any, TypeVar
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from cpdesk.rules.decision import Majority, asked, ends_a_plan, needs_override
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.decisions import Decision
from cpdesk.snapshots.people import Person
from cpdesk.ui.meeting.pieces.choice_row import ChoiceRow
from cpdesk.ui.meeting.pieces.fields import TextField
from cpdesk.ui.meeting.pieces.reading_band import ReadingBand
from cpdesk.ui.meeting.views.decision_more import DecisionMore
from cpdesk.ui.meeting.views.dissents import Dissents
from cpdesk.ui.widgets.card import Card
from cpdesk.ui.widgets.chip import Chip
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import Hint, PlainLabel
from cpdesk.vocabulary import Category, ConferenceKind, Outcome, ReviewProgress

_CATEGORIES = tuple((category, category.value.capitalize()) for category in Category)


class DecisionCard(Card):
    """Tells each change of the decision as a whole; nothing is decided until an outcome is chosen."""

    decided = Signal(object)
    """A `Decision`."""

    def __init__(self, child: UUID, kind: ConferenceKind, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.entitle(self.tr("Decision"))
        self._child = child
        self._kind = kind
        self._decision: Decision | None = None
        self._majority: Majority | None = None
        outcomes = [o for o in Outcome if o is not Outcome.PLAN_ENDS or kind is ConferenceKind.REVIEW]
        self.outcome = ChoiceRow(self.tr("Outcome"), [(o, o.words) for o in outcomes])
        self.category = ChoiceRow(self.tr("Main category of harm"), _CATEGORIES, small=True)
        self.others = ChoiceRow(self.tr("Also listed"), _CATEGORIES[:4], small=True, several=True)
        self.more = DecisionMore(kind)
        self.reason = TextField(self.tr("Reason for the decision"), lines=2)
        self.majority_words = Hint("")
        self.against = Chip("", tone="worry")
        self.head.addWidget(self.against)
        self.override_words = PlainLabel("", role="strong", tone="late")
        self.override = TextField(self.tr("Why the chair decides so"), lines=2)
        self.override_source = Hint("")
        self.dissent_told = QCheckBox(self.tr("All were reminded of the right to dissent"))
        self.escalation_told = QCheckBox(self.tr("and of the right to escalate"))
        self.dissents = Dissents()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.body.setSpacing(6)
        self.body.addWidget(self.outcome)
        self.body.addWidget(self.category)
        self.body.addWidget(self.others)
        self.body.addWidget(self.more)
        self.body.addWidget(self.reason)
        self.body.addWidget(ReadingBand(self.reason))
        self.body.addWidget(self.majority_words)
        self.body.addWidget(self.override_words)
        self.body.addWidget(self.override)
        self.body.addWidget(ReadingBand(self.override))
        self.told = FlowRow(self.dissent_told, self.escalation_told)
        self.body.addWidget(self.told)
        self.body.addWidget(self.override_source)
        self.body.addWidget(self.dissents)

    def _connect(self) -> None:
        self.outcome.chosen.connect(self._choose_outcome)
        self.category.chosen.connect(lambda values: self._change(category=_first(values)))
        self.others.chosen.connect(lambda values: self._change(other_categories=tuple(values)))
        self.more.changed.connect(lambda what: self._change(**what))
        self.reason.kept.connect(lambda text: self._change(reason=text))
        self.override.kept.connect(lambda text: self._change(override_reason=text))
        self.dissent_told.clicked.connect(lambda on: self._change(reminded_dissent=on))
        self.escalation_told.clicked.connect(lambda on: self._change(reminded_escalation=on))
        self.dissents.changed.connect(lambda dissents: self._change(dissent=dissents))

    def show_decision(
        self, conference: Conference, child: Person, majority: Majority, *, legal_proposed: bool = False
    ) -> None:
        """Show what is decided for the child, beside what the agencies think; and what is asked for it."""
        decision = conference.decision(child.id)
        self._decision, self._majority = decision, majority
        self.heading.setText(self.tr("Decision: {0}").format(child.short))
        for field, what in (
            (self.reason, self.tr("Reason")),
            (self.override, self.tr("Why the chair decides so")),
        ):
            field.setAccessibleName(f"{what}, {child.short}")
            field.setPlaceholderText(f"{what}…")
        for row in (self.outcome, self.category, self.others):
            row.name_for(child.short)
        self.outcome.show_values([decision.outcome] if decision else [])
        self.category.show_values([decision.category] if decision and decision.category else [])
        self.others.show_values(decision.other_categories if decision else ())
        self.reason.show_text(decision.reason if decision else "")
        self.majority_words.setText(majority.words)
        wanted = asked(self._kind, decision.outcome, majority) if decision else frozenset()
        self.more.show_decision(conference, child, decision, wanted, legal_proposed=legal_proposed)
        self._show_category(decision)
        self._show_override(conference, decision, majority)
        self.dissents.show_dissents(conference, decision.dissent if decision else (), child.short)
        self.dissents.setVisible(decision is not None)

    def is_decided(self) -> bool:
        """Whether an outcome was chosen."""
        return self._decision is not None

    def focus_first(self) -> None:
        """The outcome."""
        self.outcome.focus_first()

    def _show_category(self, decision: Decision | None) -> None:
        protection = decision is not None and decision.outcome is Outcome.CHILD_PROTECTION_PLAN
        self.category.setVisible(protection)
        self.others.setVisible(protection)
        self.reason.setEnabled(decision is not None)

    def _show_override(self, conference: Conference, decision: Decision | None, majority: Majority) -> None:
        needed = decision is not None and needs_override(majority, decision.outcome)
        no_majority = majority.view is None
        against = self.tr("against the majority")
        self.against.setText(self.tr("no majority: the chair decides") if no_majority else against)
        self.against.setVisible(needed)
        given = decision is not None and bool(decision.override_reason.strip())
        if given:
            self.override_words.say(self.tr("✓ The chair’s reasons are written."), "done")
        else:
            must = self.tr("Write the chair’s reasons in full before the conference can close.")
            self.override_words.say(must, "late")
        self.override.show_text(decision.override_reason if decision else "")
        self.dissent_told.setChecked(decision is not None and decision.reminded_dissent)
        self.escalation_told.setChecked(decision is not None and decision.reminded_escalation)
        rule = conference.procedure.decision
        asks = self.tr("Asked for by: {0}.")
        if rule.chair_decides:
            asks = self.tr("The chair makes the decision, and says why: {0}.")
        elif rule.national:
            asks = self.tr("Asked for by: {0}. This is common practice, not your procedure’s own rule.")
        self.override_source.setText(asks.format(rule.source))
        for widget in (self.override_words, self.override, self.told, self.override_source):
            widget.setVisible(needed)

    def _choose_outcome(self, values: list[Outcome]) -> None:
        outcome = _first(values)
        if outcome is None:
            return
        if self._decision is None:
            category = self._majority.category if self._majority else None
            given = category if outcome is Outcome.CHILD_PROTECTION_PLAN else None
            self._decision = Decision(self._child, outcome, given)
        self._change(outcome=outcome)

    def _change(self, **what: Any) -> None:
        if self._decision is None:
            return
        self._decision = fitting(replace(self._decision, **what), self._kind)
        self.decided.emit(self._decision)


def fitting(decision: Decision, kind: ConferenceKind) -> Decision:
    """The decision without what belongs to another outcome: no category without a plan, no ground, no end.

    A review that ends a plan says by that that it is no longer needed.
    """
    ends = ends_a_plan(kind, decision.outcome)
    if decision.outcome is not Outcome.CHILD_PROTECTION_PLAN:
        decision = replace(decision, category=None, other_categories=(), legal_advice=False)
    if not ends:
        decision = replace(decision, ending_ground=None, outstanding="")
    if kind is ConferenceKind.REVIEW:
        if ends:
            return replace(decision, progress=ReviewProgress.NOT_NEEDED)
        if decision.progress is ReviewProgress.NOT_NEEDED:
            return replace(decision, progress=None)
    return decision


_Value = TypeVar("_Value")


def _first(values: list[_Value]) -> _Value | None:
    return values[0] if values else None
