"""Beside the month: everything about the chosen day, and why each last date is that day."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpdesk.rules.wording import day_words
from cpdesk.ui.calendar.items import DayItem
from cpdesk.ui.theme.tokens import MIDDLE_SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.card import Card, clear
from cpdesk.ui.widgets.chip import Chip
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import Heading, Hint, PlainLabel


class DayPanel(QWidget):
    """One card for each thing on the day."""

    conference_wanted = Signal(object)
    case_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(MIDDLE_SPACE)

    def show_day(self, day: date, closed: str, items: list[DayItem]) -> None:
        """Show everything on one day; `closed` is the name of its bank holiday, or nothing."""
        clear(self._column)
        self._column.addWidget(Heading(day_words(day)))
        if closed:
            words = self.tr("Bank holiday: {0}. It does not count as a working day.").format(closed)
            self._column.addWidget(PlainLabel(words))
        for item in items:
            self._column.addWidget(self._card(item))
        if not items:
            self._column.addWidget(Hint(self.tr("Nothing on this day.")))
        self._column.addStretch(1)

    def _card(self, item: DayItem) -> Card:
        card = Card(item.title)
        if item.practice:
            card.body.addWidget(Chip(self.tr("Practice"), tone="family"))
        for fact in item.facts:
            card.body.addWidget(PlainLabel(fact))
        if item.state:
            card.body.addWidget(PlainLabel(_capital(item.state), role="strong", tone=item.state_tone))
        if item.explanation:
            card.body.addWidget(PlainLabel(item.explanation))
            if item.source:
                card.body.addWidget(Hint(item.source))
        conference = Button(
            self.tr("Open conference"),
            kind="plain" if item.last_day else "primary",
            name=self.tr("Open conference: {0}").format(item.title),
        )
        conference.clicked.connect(lambda: self.conference_wanted.emit(item.conference_id))
        case = Button(self.tr("Open case"), name=self.tr("Open case: {0}").format(item.title))
        case.clicked.connect(lambda: self.case_wanted.emit(item.case_id))
        card.body.addWidget(FlowRow(conference, case))
        return card


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
