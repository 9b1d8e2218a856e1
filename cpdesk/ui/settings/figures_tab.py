"""Every last date that a procedure gives, in the order in which a case meets them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpdesk.rules.procedure_changes import with_limit, without_limit
from cpdesk.rules.procedure_terms import Limit, Procedure
from cpdesk.rules.rule_names import RULES, Phase
from cpdesk.ui.settings.rule_row import RuleRow
from cpdesk.ui.theme.tokens import LARGE_SPACE
from cpdesk.ui.widgets.card import Card, hairline


class FiguresTab(QWidget):
    """A card for each part of a case."""

    changed = Signal(object)
    """The procedure with a figure given, changed or taken away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._procedure: Procedure | None = None
        self.rows: dict[str, RuleRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE_SPACE)
        titles = {
            Phase.BEFORE: self.tr("Before the conference"),
            Phase.AFTER: self.tr("After the conference"),
            Phase.WHILE: self.tr("While the plan lasts"),
            Phase.MARK: self.tr("Points in time"),
        }
        for phase, title in titles.items():
            card = Card(title)
            rules = [rule for rule, name in RULES.items() if name.phase is phase]
            for place, rule in enumerate(rules):
                if place:
                    card.body.addWidget(hairline())
                card.body.addWidget(self._row(rule))
            column.addWidget(card)
        column.addStretch(1)

    def _row(self, rule: str) -> RuleRow:
        row = RuleRow(rule)
        row.given.connect(self._give)
        row.taken_away.connect(self._take_away)
        self.rows[rule] = row
        return row

    def show_procedure(self, procedure: Procedure, editable: bool) -> None:
        """Show the figures of a procedure."""
        self._procedure = procedure
        for row in self.rows.values():
            row.show_rule(procedure, editable)

    def _give(self, limit: Limit, place: int | None) -> None:
        if self._procedure is not None:
            self.changed.emit(with_limit(self._procedure, limit, place))

    def _take_away(self, rule: str, place: int) -> None:
        if self._procedure is not None:
            self.changed.emit(without_limit(self._procedure, rule, place))
