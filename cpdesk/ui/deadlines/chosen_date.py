"""The chosen date whole: why it is that day, what to do next, the way there, and noting it as done."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpdesk.rules.wording import sentence
from cpdesk.snapshots.deadlines import OpenDate, Place
from cpdesk.ui.done_form import DoneForm
from cpdesk.ui.due import doubts, reason, source, when
from cpdesk.ui.places import place_words
from cpdesk.ui.theme.tokens import MIDDLE_SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.card import Card, clear
from cpdesk.ui.widgets.chip import Chip
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import Hint, PlainLabel


class ChosenDate(QWidget):
    """One card, built anew for each chosen date."""

    place_wanted = Signal(object)
    case_wanted = Signal(object)
    noted = Signal(object, object, object)
    """The `OpenDate`, the day, and the instant or nothing."""
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.one: OpenDate | None = None
        self.form: DoneForm | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(MIDDLE_SPACE)

    def show_date(self, one: OpenDate | None, tone: str) -> None:
        """Show a date in the tone of its standing; nothing without one."""
        self.one, self.form = one, None
        clear(self._column)
        if one is not None:
            card = self._card(one, tone)
            self._column.addWidget(card)
            card.show()  # now, not after the next event: D may be pressed at once
        self._column.addStretch(1)

    def ask_when(self, now: datetime) -> None:
        """Ask on which day it was done; the field has the focus."""
        if self.one is None or not self.one.markable:
            return
        if self.form is None:
            one = self.one
            self.form = DoneForm(one.due, now)
            self.form.noted.connect(lambda day, at: self.noted.emit(one, day, at))
            self.form.given_up.connect(self.forget)
            self.form.given_up.connect(self.given_up)
            self._buttons.hide()
            self._body.addWidget(self.form)
            self.form.show()
        self.form.setFocus()

    def forget(self) -> None:
        """Put the form away; nothing is noted."""
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
            self.form = None
            self._buttons.show()

    def _card(self, one: OpenDate, tone: str) -> Card:
        card = Card(one.title)
        self._body = card.body
        if one.practice:
            card.body.addWidget(Chip(self.tr("Practice"), tone="family"))
        card.body.addWidget(PlainLabel(self.tr("{0}, {1}").format(one.case_name, _small(one.kind.words))))
        card.body.addWidget(PlainLabel(when(one.due), role="strong"))
        card.body.addWidget(PlainLabel(sentence(one.standing.words), role="strong", tone=tone))
        who = self.tr("{0} must act.").format(sentence(one.who))
        card.body.addWidget(PlainLabel(f"{who} {one.next_step}"))
        for words in (reason(one.due), source(one.due), doubts(one.due)):
            if words:
                card.body.addWidget(Hint(words))
        self._buttons = self._acts(one)
        card.body.addWidget(self._buttons)
        return card

    def _acts(self, one: OpenDate) -> FlowRow:
        words = place_words(one)
        go = Button(words, kind="primary", name=f"{words}: {one.title}")
        go.clicked.connect(lambda: self.place_wanted.emit(one))
        buttons = [go]
        if one.markable:
            done = self.tr("Done…")
            self.done = Button(done, name=f"{done} {one.title}")
            buttons.append(self.done)
        if one.place is not Place.CASE:
            case = self.tr("Open the case")
            other = Button(case, kind="quiet", name=f"{case}: {one.case_name}")
            other.clicked.connect(lambda: self.case_wanted.emit(one.case_id))
            buttons.append(other)
        return FlowRow(*buttons)


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
