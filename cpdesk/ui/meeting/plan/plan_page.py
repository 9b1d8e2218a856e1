"""The plan as it grows from the worries: outcomes with their actions, and what is still vague in it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cpdesk.rules.agenda import LAST_PLAN_STEP
from cpdesk.services.plan_gaps import gaps_of
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.plan import Gap
from cpdesk.ui.meeting.keys import keys_of
from cpdesk.ui.meeting.plan.last_plan_view import LastPlanView, gone_through
from cpdesk.ui.meeting.plan.new_plan import NewPlan
from cpdesk.ui.meeting.plan.plan_sources import PlanSources
from cpdesk.ui.meeting.step_page import StepPage
from cpdesk.ui.theme.tokens import MIDDLE_SPACE, SPACE, scale_of
from cpdesk.ui.widgets.buttons import Button, ToggleChip
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import PlainLabel
from cpdesk.vocabulary import ActionKind

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk

SOURCES_WIDTH = 300
"""Of the worries beside the plan, in pixels at 100 %."""


class PlanPage(StepPage):
    """The worries on the left, the plan on the right; in a review the last plan first."""

    wide = True

    def __init__(self, desk: "Desk", conference_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(desk, conference_id, parent)
        self._conference: Conference | None = None
        self._gaps: tuple[Gap, ...] = ()
        self._gap = -1
        self._step = ""
        self._compact = False
        self._at_worries = self._review = False
        key = keys_of("next_gap")[0]
        self.vague = PlainLabel("", tone="soon", wrap=False)
        self.next_gap = Button(self.tr("Next one  {0}").format(key), kind="quiet")
        self.next_gap.setAccessibleName(self.tr("Go to the next thing that is vague, {0}").format(key))
        self.to_last = ToggleChip("")
        self.to_new = ToggleChip(self.tr("The new plan"))
        self.to_worries = ToggleChip(self.tr("Worries"))
        self.last = LastPlanView()
        self.sources = PlanSources()
        self.plan = NewPlan()
        self.outcomes = self.plan.outcomes
        self.new_outcome, self.new_for = self.plan.new_outcome, self.plan.new_for
        self.contingency, self.trigger = self.plan.contingency, self.plan.trigger
        self._lay_out()
        self._connect()
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.go_to_next_gap)

    def _lay_out(self) -> None:
        self.head = FlowRow(self.to_last, self.to_worries, self.to_new, self.vague, self.next_gap)
        self._both = QHBoxLayout()
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(MIDDLE_SPACE)
        self._both.addWidget(self.sources)
        self._both.addWidget(self.plan, 1)
        new = QWidget()
        new.setLayout(self._both)
        self.pages = QStackedWidget()
        self.pages.addWidget(new)
        self.pages.addWidget(self.last)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACE)
        rows.addWidget(self.head)
        rows.addWidget(self.pages, 1)

    def _connect(self) -> None:
        plans, which, plan, last = self.desk.plans, self.conference_id, self.plan, self.last
        self.to_last.clicked.connect(lambda: self.look_back(True))
        self.to_new.clicked.connect(lambda: self.look_back(False))
        self.to_worries.clicked.connect(self._look_at_worries)
        self.next_gap.clicked.connect(self.go_to_next_gap)
        self._on(plan.changed, plans.change_outcome, self.tr("Plan saved"))
        self._on(plan.action_changed, plans.change_action, self.tr("Plan saved"))
        plan.removed.connect(
            lambda out: self.do(lambda: plans.remove_outcome(out), self.tr("Outcome taken out"))
        )
        plan.action_removed.connect(
            lambda out: self.do(lambda: plans.remove_action(out), self.tr("Action taken out"))
        )
        plan.half_typed.connect(self.half_typed)
        self.sources.half_typed.connect(self.half_typed)
        plan.action_wanted.connect(self._add_action)
        plan.outcome_wanted.connect(self._add_outcome)
        plan.contingency_kept.connect(
            lambda text, trigger: self.do(
                lambda: plans.set_contingency(which, text, trigger), self.tr("Contingency saved")
            )
        )
        last.action_answered.connect(
            lambda a, how, why: self.do(lambda: plans.review_action(a, how, why), self.tr("Saved"))
        )
        last.outcome_answered.connect(
            lambda o, how, why: self.do(lambda: plans.review_outcome(o, how, why), self.tr("Saved"))
        )
        last.carry_wanted.connect(
            lambda a: self.do(lambda: plans.carry_over(a), self.tr("Taken into the new plan"))
        )
        last.carry_open_wanted.connect(
            lambda: self.do(lambda: plans.carry_over_open(which), self.tr("Taken into the new plan"))
        )
        sources = self.sources
        sources.action_wanted.connect(self._answer)
        sources.outcome_wanted.connect(
            lambda entry: self.do(lambda: plans.outcomes_from(which, entry), self.tr("Outcome added"))
        )
        sources.left.connect(
            lambda entry, why: self.do(lambda: plans.leave_worry(which, entry, why), self.tr("Reason saved"))
        )
        sources.taken_back.connect(
            lambda entry: self.do(lambda: plans.take_back_left(which, entry), self.tr("Saved"))
        )

    def _on(self, signal: SignalInstance, change: Callable[..., None], words: str) -> None:
        signal.connect(lambda which, what: self.do(lambda: change(which, **what), words))

    def show_conference(self, conference: Conference) -> None:
        """Show the plan and the worries; whatever is being typed stays."""
        self._conference, self._gaps = conference, gaps_of(conference)
        review = bool(conference.previous_plan.outcomes)
        self._review = review
        self._show_chips()
        done, whole = gone_through(conference)
        self.to_last.setText(self.tr("The last plan: {0} of {1} gone through").format(done, whole))
        if conference.step != self._step:
            self._step = conference.step
            self.look_back(review and self._step == LAST_PLAN_STEP, focus=False)
        self._show_gaps()
        if review:
            self.last.show_conference(conference)
        self.sources.show_conference(conference)
        self.plan.show_conference(conference, self._gaps)

    def look_back(self, on: bool, *, focus: bool = True) -> None:
        """Show the last plan, or the new one."""
        self._at_worries = False
        self.pages.setCurrentIndex(1 if on else 0)
        self._show_chips()
        self._show_gaps()
        if focus:
            self.focus_first()

    def _look_at_worries(self) -> None:
        """In a small window the worries have the page to themselves."""
        self.look_back(False, focus=False)
        self._at_worries = True
        self._show_chips()
        self.sources.begin()

    def _show_chips(self) -> None:
        """What can be shown instead, and which of it is; beside each other there is nothing to choose."""
        last = self.pages.currentIndex() == 1
        self.to_last.setChecked(last)
        self.to_worries.setChecked(not last and self._at_worries)
        self.to_new.setChecked(not last and not self._at_worries)
        self.to_last.setVisible(self._review)
        self.to_worries.setVisible(self._compact)
        self.to_new.setVisible(self._review or self._compact)
        self.sources.setVisible(not self._compact or self._at_worries)
        self.plan.setVisible(not self._compact or not self._at_worries)

    def progress(self, conference: Conference) -> str:
        """How much the plan holds."""
        outcomes, actions = len(conference.plan.outcomes), len(conference.plan.actions)
        first = self.tr("1 outcome") if outcomes == 1 else self.tr("{0} outcomes").format(outcomes)
        second = self.tr("1 action") if actions == 1 else self.tr("{0} actions").format(actions)
        return f"{first}, {second}"

    def compact(self, on: bool) -> None:
        """One after the other instead of beside each other when the words are large."""
        self._compact = on
        width = round(SOURCES_WIDTH * scale_of(self))
        self.sources.setMinimumWidth(0 if on else width)
        self.sources.setMaximumWidth(16_777_215 if on else width)
        self.plan.compact(on)
        self._show_chips()

    def focus_first(self) -> None:
        """The first line of the last plan that is not answered, or where a new outcome is typed."""
        if self.pages.currentIndex() == 1:
            self.last.begin()
        elif self._compact and self._at_worries:
            self.sources.begin()
        else:
            self.plan.begin()

    def finish(self) -> None:
        """A new outcome or action that is only half typed goes into the plan as it is: there it can grow."""
        super().finish()
        self.sources.keep()
        self.plan.keep()

    def unfinished(self) -> dict[str, str]:
        """A new outcome, a new action and the reason for leaving a worry."""
        return self.plan.unfinished() | self.sources.unfinished()

    def take_unfinished(self, fields: Mapping[str, str]) -> None:
        """Put them back where they were typed."""
        self.plan.take_unfinished(fields)
        self.sources.take_unfinished(fields)

    def go_to_next_gap(self) -> None:
        """Go to the next thing that is vague, and after the last to the first again."""
        if not self._gaps:
            return
        self.look_back(False, focus=False)
        self._gap = (self._gap + 1) % len(self._gaps)
        gap = self._gaps[self._gap]
        if gap.worry is not None:
            self._look_at_worries()
            self.sources.worries.choose(gap.worry)
            self.sources.worries.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.plan.go_to(gap)

    def _show_gaps(self) -> None:
        number = len(self._gaps)
        one = self.tr("▲ 1 thing is still vague: ask while everyone is here.")
        more = self.tr("▲ {0} things are still vague: ask while everyone is here.")
        self.vague.setText(one if number == 1 else more.format(number))
        shown = bool(number) and self.pages.currentIndex() == 0
        for widget in (self.vague, self.next_gap):
            widget.setVisible(shown)

    def _answer(self, entry: UUID) -> None:
        """The hands go to where the action is typed that answers a worry."""
        assert self._conference is not None
        worry = self._conference.entry(entry)
        if worry is not None:
            self.look_back(False, focus=False)
            self.plan.answer(worry)

    def _add_outcome(self, text: str, child: UUID | None) -> None:
        add = self.desk.plans.add_outcome
        if self.do(lambda: add(self.conference_id, text, child), self.tr("Outcome added")):
            self.plan.outcome_added()

    def _add_action(self, outcome: UUID, text: str, kind: ActionKind, worry: UUID | None) -> None:
        add, answers = self.desk.plans.add_action, () if worry is None else (worry,)
        self.do(lambda: add(outcome, text, kind=kind, worries=answers), self.tr("Action added"))
