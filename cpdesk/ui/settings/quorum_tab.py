"""Who must be at a conference, and how its decision is reached."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from cpdesk.rules.procedure_changes import with_decision, with_quorum
from cpdesk.rules.procedure_terms import DecisionRule, Procedure, QuorumBasis, QuorumRule
from cpdesk.rules.procedure_words import BASES, GO_ON, decision_words, quorum_words
from cpdesk.ui.settings.fields import Choice, Number, labelled, show_now
from cpdesk.ui.settings.sourced_card import SourcedCard
from cpdesk.ui.theme.tokens import LARGE_SPACE
from cpdesk.ui.widgets.buttons import ToggleChip
from cpdesk.ui.widgets.card import clear
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import Hint

MOST_AGENCIES = 9


class QuorumTab(QWidget):
    """Two cards: the quorum, and the majority."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._procedure: Procedure | None = None
        self._groups: object = None
        self.quorum = SourcedCard(self.tr("Quorum"))
        self.decision = SourcedCard(self.tr("Decision and majority"))
        self.needed = Number(self.tr("Agencies beside social care"), MOST_AGENCIES)
        self.basis = Choice(self.tr("Which ones count"), tuple(BASES.items()))
        self.reports = QCheckBox(self.tr("A sufficient report counts like being there"))
        self.go_on = Choice(self.tr("The chair may go on without quorum"), tuple(GO_ON.items()))
        self.chair_decides = QCheckBox(self.tr("The chair always makes the decision"))
        self.every = QCheckBox(self.tr("Every group that counts for the quorum counts for the majority"))
        self.only: dict[str, ToggleChip] = {}
        self._only = QVBoxLayout()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        count = (self.needed, self.basis)
        self.quorum.fields.addWidget(FlowRow(*(labelled(f.accessibleName(), f) for f in count)))
        self.quorum.fields.addWidget(self.reports)
        self.quorum.fields.addWidget(FlowRow(labelled(self.go_on.accessibleName(), self.go_on)))
        self.decision.fields.addWidget(self.chair_decides)
        self.decision.fields.addWidget(self.every)
        self.decision.fields.addLayout(self._only)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE_SPACE)
        column.addWidget(self.quorum)
        column.addWidget(self.decision)
        column.addStretch(1)

    def _connect(self) -> None:
        self.needed.given.connect(lambda _n: self._change_quorum())
        self.basis.given.connect(lambda _v: self._change_quorum())
        self.go_on.given.connect(lambda _v: self._change_quorum())
        self.reports.clicked.connect(lambda _on: self._change_quorum())
        self.chair_decides.clicked.connect(lambda _on: self._change_decision())
        self.every.clicked.connect(lambda _on: self._change_decision())
        self.quorum.source_given.connect(self._source_of_quorum)
        self.decision.source_given.connect(self._source_of_decision)
        self.quorum.own_wanted.connect(self._own_quorum)
        self.decision.own_wanted.connect(self._own_decision)
        self.quorum.common_wanted.connect(lambda: self._tell_quorum(None))
        self.decision.common_wanted.connect(lambda: self._tell_decision(None))

    def show_procedure(self, procedure: Procedure, editable: bool) -> None:
        """Show quorum and majority of a procedure."""
        self._procedure = procedure
        rule, decision = procedure.quorum, procedure.decision
        self.quorum.show_rule(quorum_words(rule), rule, editable)
        self.needed.show_value(rule.needed)
        self.basis.show_value(rule.basis)
        self.reports.setChecked(rule.reports_count)
        self.reports.setVisible(rule.basis is QuorumBasis.AGENCIES_THERE)
        self.go_on.show_value(rule.go_on)
        self.decision.show_rule(decision_words(procedure), decision, editable)
        self.chair_decides.setChecked(decision.chair_decides)
        self.every.setChecked(decision.counted is None)
        self._show_groups(procedure)

    def _show_groups(self, procedure: Procedure) -> None:
        """The groups that count, to be pressed one by one; only when not simply every one counts."""
        counted = procedure.decision.counted
        now = (procedure.agencies, counted is None)
        if now != self._groups:
            self._groups = now
            clear(self._only)
            self.only = {}
            if counted is not None:
                for group in procedure.agencies.groups:
                    chip = ToggleChip(group.name, name=self.tr("{0} counts").format(group.name))
                    chip.clicked.connect(lambda _on=False: self._change_decision())
                    self.only[group.key] = chip
                self._only.addWidget(Hint(self.tr("These groups count for the majority:")))
                self._only.addWidget(FlowRow(*self.only.values()))
                show_now(self._only)
        for key, chip in self.only.items():
            chip.setChecked(key in (counted or ()))

    def _change_quorum(self) -> None:
        if self._procedure is not None:
            self._tell_quorum(
                replace(
                    self._procedure.quorum,
                    needed=self.needed.value(),
                    basis=self.basis.value(),
                    reports_count=self.reports.isChecked(),
                    go_on=self.go_on.value(),
                )
            )

    def _change_decision(self) -> None:
        if self._procedure is None:
            return
        before = self._procedure.decision
        if self.every.isChecked():
            counted = None
        elif before.counted is None:  # from every one to these: begin with all of them
            groups = self._procedure.agencies.groups
            counted = frozenset(group.key for group in groups if group.counts)
        else:
            counted = frozenset(key for key, chip in self.only.items() if chip.isChecked())
        self._tell_decision(replace(before, chair_decides=self.chair_decides.isChecked(), counted=counted))

    def _own_quorum(self) -> None:
        if self._procedure is not None:
            rules = self._procedure
            self._tell_quorum(replace(rules.quorum, document=rules.document, clause=""))
            self.needed.setFocus(Qt.FocusReason.OtherFocusReason)

    def _own_decision(self) -> None:
        if self._procedure is not None:
            rules = self._procedure
            self._tell_decision(replace(rules.decision, document=rules.document, clause=""))
            self.chair_decides.setFocus(Qt.FocusReason.OtherFocusReason)

    def _source_of_quorum(self, document: str, clause: str) -> None:
        if self._procedure is not None:
            self._tell_quorum(replace(self._procedure.quorum, document=document, clause=clause))

    def _source_of_decision(self, document: str, clause: str) -> None:
        if self._procedure is not None:
            self._tell_decision(replace(self._procedure.decision, document=document, clause=clause))

    def _tell_quorum(self, rule: QuorumRule | None) -> None:
        if self._procedure is not None:
            self.changed.emit(with_quorum(self._procedure, rule))

    def _tell_decision(self, rule: DecisionRule | None) -> None:
        if self._procedure is not None:
            self.changed.emit(with_decision(self._procedure, rule))
