"""Beside the calendar: everything about the chosen day, and why each last date is that day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpdesk.rules.deadlines import DueDate
from cpdesk.rules.wording import day_words
from cpdesk.rules.working_days import WorkingDays
from cpdesk.snapshots.calendar import ClosedDay, DayOffKind
from cpdesk.ui.calendar.items import DayItem, how_it_stands
from cpdesk.ui.due import reason, source
from cpdesk.ui.theme.tokens import MIDDLE_SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.card import Card, clear
from cpdesk.ui.widgets.chip import Chip
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import Heading, Hint, PlainLabel

AT_ONCE = 12
"""So many cards are shown at once; the others of a busy day when they are asked for."""


@dataclass(frozen=True)
class ShownDay:
    """A day with everything on it, as it is on `today`."""

    day: date
    today: date
    items: list[DayItem]
    calendar: WorkingDays
    closed: ClosedDay | None = None
    held_by: Mapping[UUID, tuple[DueDate, ...]] = field(default_factory=dict)
    """By when each conference on the day itself had to be held."""


class DayPanel(QWidget):
    """One card for each thing on the day."""

    conference_wanted = Signal(object)
    case_wanted = Signal(object)
    move_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: dict[int, Card] = {}
        self._shown: ShownDay | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(MIDDLE_SPACE)

    def show_day(self, shown: ShownDay, *, whole: bool = False) -> None:
        """Show everything on one day, the first dozen of it or the `whole`."""
        self._shown = shown
        self._cards = {}
        clear(self._column)
        self._column.addWidget(Heading(day_words(shown.day)))
        if shown.closed is not None:
            self._column.addWidget(PlainLabel(self._closed_words(shown.closed)))
        now, later = (shown.items, []) if whole else (shown.items[:AT_ONCE], shown.items[AT_ONCE:])
        for item in now:
            self._cards[id(item)] = card = self._card(item, shown)
            self._column.addWidget(card)
        if later:
            more = Button(self.tr("Show {0} more").format(len(later)))
            more.clicked.connect(partial(self.show_day, shown, whole=True))
            self._column.addWidget(more)
        if not shown.items:
            self._column.addWidget(Hint(self.tr("Nothing on this day.")))
        self._column.addStretch(1)

    @property
    def day(self) -> date | None:
        """The day that is shown."""
        return self._shown.day if self._shown is not None else None

    def card(self, item: DayItem) -> Card | None:
        """The card of one mark; more of a busy day is shown for it."""
        if self._shown is not None and id(item) not in self._cards and item in self._shown.items:
            self.show_day(self._shown, whole=True)
        return self._cards.get(id(item))

    def _closed_words(self, closed: ClosedDay) -> str:
        words = self.tr("Bank holiday: {0}. It does not count as a working day.")
        if closed.kind is DayOffKind.PROCLAIMED:
            words = self.tr("Bank holiday, entered by the office: {0}. It does not count as a working day.")
        if closed.kind is DayOffKind.OFFICE:
            words = self.tr("Office closed: {0}. It does not count as a working day.")
        return words.format(closed.name)

    def _card(self, item: DayItem, shown: ShownDay) -> Card:
        card = Card(item.title)
        if item.practice:
            card.body.addWidget(Chip(self.tr("Practice"), tone="family"))
        for fact in item.facts:
            card.body.addWidget(PlainLabel(fact))
        if item.state:
            card.body.addWidget(PlainLabel(item.state, role="strong", tone=item.state_tone))
        if item.due is not None:
            _explain(card, item.due)
        elif item.meeting is not None and item.starts is not None:
            for due in shown.held_by.get(item.conference_id, ()):
                words, tone = how_it_stands(due, shown.today, shown.calendar)
                card.body.addWidget(PlainLabel(words, role="strong", tone=tone))
                _explain(card, due)
        card.body.addWidget(self._buttons(item))
        return card

    def _buttons(self, item: DayItem) -> FlowRow:
        conference = Button(
            self.tr("Open conference"),
            kind="plain" if item.last_day else "primary",
            name=self.tr("Open conference: {0}").format(item.title),
        )
        conference.clicked.connect(lambda: self.conference_wanted.emit(item.conference_id))
        case = Button(self.tr("Open case"), name=self.tr("Open case: {0}").format(item.title))
        case.clicked.connect(lambda: self.case_wanted.emit(item.case_id))
        buttons = [conference, case]
        if item.can_move:
            move = Button(self.tr("Move…"), name=self.tr("Move: {0}").format(item.title))
            move.clicked.connect(lambda: self.move_wanted.emit(item))
            buttons.insert(1, move)
        return FlowRow(*buttons)


def _explain(card: Card, due: DueDate) -> None:
    card.body.addWidget(PlainLabel(reason(due)))
    if rule := source(due):
        card.body.addWidget(Hint(rule))
