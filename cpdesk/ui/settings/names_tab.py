"""How a procedure is called, which document it is taken from, and its names for the roles."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpdesk.rules.procedure_changes import with_document
from cpdesk.rules.procedure_terms import Procedure
from cpdesk.ui.settings.fields import Line, labelled
from cpdesk.ui.theme.tokens import LARGE_SPACE
from cpdesk.ui.widgets.card import Card
from cpdesk.ui.widgets.text import Hint, PlainLabel


class NamesTab(QWidget):
    """Words to be read, and in an own procedure lines to be filled in."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._procedure: Procedure | None = None
        self.lines = {
            "name": Line(self.tr("Name of the procedure"), letters=44),
            "document": Line(self.tr("Document it is taken from"), letters=70),
            "chair": Line(self.tr("The chair is called"), letters=36),
            "clerk": Line(self.tr("The clerk is called"), letters=36),
            "lead_social_worker": Line(self.tr("The lead social worker is called"), letters=36),
        }
        self._words = {key: PlainLabel() for key in self.lines}
        procedure, roles = Card(self.tr("The procedure")), Card(self.tr("Names of the roles"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE_SPACE)
        for key, line in self.lines.items():
            card = procedure if key in ("name", "document") else roles
            field = QVBoxLayout()
            field.setSpacing(2)
            field.addWidget(labelled(line.accessibleName(), line))
            field.addWidget(self._words[key])
            card.body.addLayout(field)
            line.given.connect(lambda text, key=key: self._change(key, text))
        procedure.body.addWidget(
            Hint(self.tr("Another document or edition: the procedure’s own figures are taken from it too."))
        )
        roles.body.addWidget(Hint(self.tr("The record and the letters use these names.")))
        column.addWidget(procedure)
        column.addWidget(roles)
        column.addStretch(1)

    def show_procedure(self, procedure: Procedure, editable: bool) -> None:
        """Show the names of a procedure."""
        self._procedure = procedure
        roles = procedure.roles
        shown = {
            "name": procedure.name,
            "document": procedure.document,
            "chair": roles.chair,
            "clerk": roles.clerk,
            "lead_social_worker": roles.lead_social_worker,
        }
        for key, text in shown.items():
            self.lines[key].show_text(text)
            self.lines[key].setVisible(editable)
            self._words[key].setText(text)
            self._words[key].setVisible(not editable)

    def _change(self, key: str, text: str) -> None:
        rules, text = self._procedure, text.strip()
        if rules is None:
            return
        if key == "name":
            self.changed.emit(replace(rules, name=text))
        elif key == "document":
            self.changed.emit(with_document(rules, text))
        else:
            self.changed.emit(replace(rules, roles=replace(rules.roles, **{key: text})))
