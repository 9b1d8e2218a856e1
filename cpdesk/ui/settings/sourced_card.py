"""A card for one thing that a procedure says in words, with its source, or leaves to common practice."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpdesk.rules.procedure_terms import Sourced
from cpdesk.rules.procedure_words import whose
from cpdesk.ui.settings.fields import Line, labelled
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.card import Card
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import Hint, PlainLabel


class SourcedCard(Card):
    """Shows the words; in an own procedure the fields below them, once the rule is the procedure's own.

    The fields are given by whoever makes the card, and put into `fields`.
    """

    own_wanted = Signal()
    common_wanted = Signal()
    source_given = Signal(str, str)
    """Document and clause."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.words = PlainLabel()
        self.source = Hint()
        self.own = Button(self.tr("Give a rule of your own…"), name=self.tr("Give a rule of your own"))
        self.common = Button(self.tr("Back to the common rule"), kind="quiet")
        self.document = Line(self.tr("Document it is taken from"), letters=44)
        self.clause = Line(self.tr("Where it stands in it (heading or clause)"), letters=44)
        self._form = QWidget()
        self.fields = QVBoxLayout(self._form)
        self.fields.setContentsMargins(0, 0, 0, 0)
        lines = (self.document, self.clause)
        self._sources = FlowRow(*(labelled(line.accessibleName(), line) for line in lines), self.common)
        self.body.addWidget(self.words)
        self.body.addWidget(self.source)
        self.body.addWidget(self.own, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._form)
        self.body.addWidget(self._sources)
        self.own.clicked.connect(self.own_wanted)
        self.common.clicked.connect(self.common_wanted)
        for line in lines:
            line.given.connect(lambda _text: self.source_given.emit(self.document.text(), self.clause.text()))

    def show_rule(self, words: str, rule: Sourced, editable: bool) -> None:
        """Show a rule in words; one that the procedure does not give is marked as such."""
        own = editable and not rule.national
        if rule.national:
            said = self.tr("Your procedure does not say; {0}: {1}").format(whose(rule), words)
            self.words.say(said, "family")
        else:
            self.words.say(words, "")
        self.source.setText(self.tr("Source: {0}").format(rule.source))
        self.source.setVisible(not own)
        self.own.setVisible(editable and rule.national)
        self._form.setVisible(own)
        self._sources.setVisible(own)
        self.document.show_text(rule.document)
        self.clause.show_text(rule.clause)
