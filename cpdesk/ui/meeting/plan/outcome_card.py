"""One outcome of the plan: what we need to see, for whom, how we will know, and its actions."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.plan import Gap, PlanOutcome
from cpdesk.ui.meeting.pieces.fields import LineField
from cpdesk.ui.meeting.pieces.reading_band import ReadingBand
from cpdesk.ui.meeting.plan.action_row import ActionRow
from cpdesk.ui.meeting.plan.one_child import OneChild
from cpdesk.ui.theme.tokens import SMALL_SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.card import Card
from cpdesk.ui.widgets.text import Hint
from cpdesk.vocabulary import ActionKind


class OutcomeCard(Card):
    """Tells what was changed; its actions keep their rows while they stay in the plan."""

    changed = Signal(UUID, object)
    remove_wanted = Signal(UUID)
    action_wanted = Signal(UUID, str, object, object)
    """The outcome, the words, the kind of line, and the worry that it answers (or None)."""
    action_changed = Signal(UUID, object)
    action_remove_wanted = Signal(UUID)
    half_typed = Signal()

    def __init__(self, outcome: UUID, near: date, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.outcome = outcome
        self._near = near
        self._compact = False
        self.action_rows: dict[UUID, ActionRow] = {}
        self.text = LineField(self.tr("What we need to see"))
        self.text.setPlaceholderText(self.tr("What we need to see"))
        self.measure = LineField(self.tr("How we will know"))
        self.measure.setPlaceholderText(self.tr("How we will know"))
        self.child = OneChild()
        self.remove = Button(self.tr("Take out"), kind="quiet", name=self.tr("Take this outcome out"))
        self.gaps = Hint("", tone="soon")
        self._worry: UUID | None = None
        self._kind = ActionKind.ACTION
        self.for_what = Hint("")
        self.new_action = LineField(self.tr("New action"), waits=True)
        self._ask_plainly()
        self._lay_out()
        self.text.kept.connect(self._keep_text)
        self.measure.kept.connect(lambda text: self.changed.emit(self.outcome, {"measure": text}))
        self.child.chosen.connect(self._choose_child)
        self.remove.clicked.connect(lambda: self.remove_wanted.emit(self.outcome))
        self.new_action.returnPressed.connect(self.add_action)
        self.new_action.textChanged.connect(self.half_typed)

    def _lay_out(self) -> None:
        self.body.setContentsMargins(12, 9, 12, 10)
        self.body.setSpacing(6)
        top = QHBoxLayout()
        top.addWidget(self.child, 1)
        top.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(top)
        self._fields = QFormLayout()
        self._fields.setContentsMargins(0, 0, 0, 0)
        self._fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._fields.addRow(_label(self.tr("We need to see")), self.text)
        self._fields.addRow(_label(self.tr("We will know by")), self.measure)
        self.body.addLayout(self._fields)
        self.body.addWidget(ReadingBand(self.text))
        self.body.addWidget(self.gaps)
        self._rows_of_actions = QVBoxLayout()
        self._rows_of_actions.setContentsMargins(18, 0, 0, 0)
        self._rows_of_actions.setSpacing(SMALL_SPACE)
        self.body.addLayout(self._rows_of_actions)
        last = QVBoxLayout()
        last.setContentsMargins(18, 0, 0, 0)
        last.setSpacing(2)
        last.addWidget(self.for_what)
        last.addWidget(self.new_action)
        self.body.addLayout(last)

    def show_outcome(
        self,
        conference: Conference,
        outcome: PlanOutcome,
        worries: tuple[tuple[UUID, str], ...],
        gaps: tuple[Gap, ...],
    ) -> None:
        """Show the outcome as it is in the file, with what is still vague."""
        self.child.show_people(conference.children)
        self.child.show_child(outcome.child)
        self.text.show_text(outcome.text)
        self.measure.show_text(outcome.measure)
        own = [gap.words for gap in gaps if gap.outcome == outcome.id and gap.action is None]
        self.gaps.setText("▲ " + " ".join(own))
        self.gaps.setVisible(bool(own))
        for gone in set(self.action_rows) - {action.id for action in outcome.actions}:
            row = self.action_rows.pop(gone)
            if row.isAncestorOf(row.window().focusWidget()):
                self.new_action.setFocus(Qt.FocusReason.OtherFocusReason)
            self._rows_of_actions.removeWidget(row)
            row.hide()
            row.deleteLater()
        people = tuple(p for p in conference.people if not p.unborn and p.died is None)
        for action in outcome.actions:
            row = self.action_rows.get(action.id) or self._new_row(action.id)
            vague = [gap.words for gap in gaps if gap.action == action.id]
            row.show_action(action, people, worries, vague)

    def ask_for_action(self, worry: UUID | None, words: str, kind: ActionKind = ActionKind.ACTION) -> None:
        """Put the hands where a new action is typed: the answer to a worry (its words), or a visit."""
        self._ask_for(worry, words, kind)
        self.new_action.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_for(self, worry: UUID | None, words: str, kind: ActionKind) -> None:
        self._worry, self._kind = worry, kind
        self.for_what.setText(words)
        self.for_what.show()
        visit = kind is ActionKind.VISIT
        name = self.tr("New visit: who sees the child, and what for") if visit else self.tr("Its action")
        self.new_action.setPlaceholderText(f"{name} {self.tr('(Enter adds)')}")
        self.new_action.setAccessibleDescription(words)

    def add_action(self) -> None:
        """Tell the new action that is typed, if one is."""
        if self.new_action.text().strip():
            worry, kind = self._worry, self._kind
            self._ask_plainly()
            self.action_wanted.emit(self.outcome, self.new_action.take(), kind, worry)

    def unfinished(self) -> dict[str, str]:
        """The new action that is half typed (its words, what it is, what it answers), and days of others."""
        words = self.new_action.text()
        days = {f"by {which}": row.by.half_typed() for which, row in self.action_rows.items()}
        fields = {name: day for name, day in days.items() if day}
        if not words.strip():
            return fields
        return fields | {
            f"action {self.outcome}": words,
            f"kind {self.outcome}": self._kind.value,
            f"worry {self.outcome}": str(self._worry or ""),
            f"for {self.outcome}": self.for_what.text(),
        }

    def take_unfinished(self, fields: Mapping[str, str]) -> None:
        """Put what was half typed back where it was typed, without taking the focus."""
        for which, row in self.action_rows.items():
            row.by.type_again(fields.get(f"by {which}", ""))
        words = fields.get(f"action {self.outcome}", "")
        if not words:
            return
        worry, kind = fields.get(f"worry {self.outcome}"), ActionKind(fields[f"kind {self.outcome}"])
        if worry or kind is not ActionKind.ACTION:
            self._ask_for(UUID(worry) if worry else None, fields[f"for {self.outcome}"], kind)
        self.new_action.setText(words)

    def focus_gap(self) -> None:
        """Go to the first field that is still empty."""
        empty = (field for field in (self.text, self.measure) if not field.text().strip())
        next(empty, self.new_action).setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_plainly(self) -> None:
        """The next action answers nothing in particular."""
        self._worry, self._kind = None, ActionKind.ACTION
        self.for_what.hide()
        self.new_action.setAccessibleDescription("")
        self.new_action.setPlaceholderText(self.tr("New action: what will be done (Enter adds)"))

    def compact(self, on: bool) -> None:
        """Below each other when the words are large."""
        self._compact = on
        wrap = QFormLayout.RowWrapPolicy.WrapAllRows if on else QFormLayout.RowWrapPolicy.DontWrapRows
        self._fields.setRowWrapPolicy(wrap)
        for row in self.action_rows.values():
            row.compact(on)

    def _new_row(self, action: UUID) -> ActionRow:
        row = ActionRow(action, self._near)
        row.compact(self._compact)
        row.changed.connect(self.action_changed)
        row.remove_wanted.connect(self.action_remove_wanted)
        row.by.textChanged.connect(self.half_typed)
        self.action_rows[action] = row
        self._rows_of_actions.addWidget(row)
        return row

    def _keep_text(self, text: str) -> None:
        if text.strip():
            self.changed.emit(self.outcome, {"text": text})

    def _choose_child(self) -> None:
        self.changed.emit(self.outcome, {"child": self.child.child()})


def _label(words: str) -> Hint:
    label = Hint(words)
    label.setWordWrap(False)
    return label
