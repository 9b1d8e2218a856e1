"""Dates and close: lead worker, core group, next dates, what is still open, and the end of the conference."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QVBoxLayout, QWidget

from cpdesk.rules.deadlines import DueDate
from cpdesk.rules.wording import LONDON, clock, day_words, local
from cpdesk.snapshots.conference import Conference
from cpdesk.ui.meeting.close.at_the_door import WhatRuns
from cpdesk.ui.meeting.close.close_card import CloseCard
from cpdesk.ui.meeting.pieces.fields import LineField
from cpdesk.ui.meeting.pieces.handed_words import handed_words
from cpdesk.ui.meeting.pieces.people_chooser import PeopleButton
from cpdesk.ui.meeting.step_page import StepPage
from cpdesk.ui.theme.tokens import MIDDLE_SPACE, SPACE
from cpdesk.ui.typed_days import instant_text, read_instant, read_time
from cpdesk.ui.widgets.card import Card
from cpdesk.ui.widgets.choice import ChoiceBox
from cpdesk.ui.widgets.scroll import VerticalScroll
from cpdesk.ui.widgets.text import Hint, PlainLabel

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk

CORE_GROUP_RULES = ("core_group_first",)
REVIEW_RULES = ("review_first", "review_next")


class ClosePage(StepPage):
    """What is agreed at the end, and the close."""

    papers_wanted = Signal()
    wide = True
    chairs_part = True

    def __init__(self, desk: "Desk", conference_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(desk, conference_id, parent)
        self._conference: Conference | None = None
        self.lead = ChoiceBox()
        self.lead.setAccessibleName(self.tr("Lead social worker"))
        self.core_group = PeopleButton(self.tr("Core group"), self.tr("Who is in the core group?"))
        self.core_group_at = LineField(self.tr("First core group: day and time"), waits=True)
        self.core_group_last = Hint("")
        self.review_at = LineField(self.tr("Review conference: day and time"), waits=True)
        self.review_last = Hint("")
        self.complaints = QCheckBox(self.tr("How to complain was explained to everyone"))
        self.closing = CloseCard()
        self.agreed = self._agreed_card()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()

    def _agreed_card(self) -> Card:
        card = Card(self.tr("What is agreed"))
        for field in (self.core_group_at, self.review_at):
            field.setPlaceholderText(self.tr("e.g. 10 December 10:00"))
        rows: tuple[tuple[str, tuple[QWidget, ...]], ...] = (
            (self.tr("Lead social worker"), (self.lead,)),
            (self.tr("Core group"), (self.core_group, self.core_group.list)),
            (self.tr("First core group"), (self.core_group_at, self.core_group_last)),
            (self.tr("Review conference"), (self.review_at, self.review_last)),
        )
        for words, widgets in rows:
            card.body.addWidget(PlainLabel(words, role="section"))
            for widget in widgets:
                card.body.addWidget(widget)
        card.body.addSpacing(SPACE)
        card.body.addWidget(self.complaints)
        card.body.addStretch(1)
        return card

    def _lay_out(self) -> None:
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, SPACE, 0)
        self._columns.setSpacing(MIDDLE_SPACE)
        self.runs = WhatRuns()
        self._columns.addWidget(self.runs, 1)
        self._columns.addWidget(self.agreed, 1)
        self._columns.addWidget(self.closing, 1)
        rows.addLayout(self._columns)
        rows.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(VerticalScroll(inside))

    def _connect(self) -> None:
        which, closing = self.conference_id, self.desk.closing
        self.lead.activated.connect(
            lambda at: self.do(
                lambda: closing.set_lead_social_worker(which, self.lead.itemData(at)),
                self.tr("Lead worker saved"),
            )
        )
        self.core_group.changed.connect(
            lambda who: self.do(lambda: closing.set_core_group(which, who), self.tr("Core group saved"))
        )
        for typed in (self.core_group_at.textChanged, self.review_at.textChanged, self.closing.half_typed):
            typed.connect(self.half_typed)
        self.core_group_at.kept.connect(lambda words: self._keep_instant(words, review=False))
        self.review_at.kept.connect(lambda words: self._keep_instant(words, review=True))
        self.complaints.clicked.connect(
            lambda on: self.do(lambda: closing.set_complaints_explained(which, on), self.tr("Saved"))
        )
        self.closing.reason.kept.connect(
            lambda words: self.do(lambda: closing.keep_reason(which, words), self.tr("Reason saved"))
        )
        self.closing.step_wanted.connect(self.step_wanted)
        self.closing.close_wanted.connect(self.close_now)
        self.closing.papers_wanted.connect(self.papers_wanted)

    def show_conference(self, conference: Conference) -> None:
        """Show what is agreed and what is still open."""
        self._conference = conference
        people = tuple(p for p in conference.people if not p.unborn and p.died is None)
        self._show_lead(conference)
        self.core_group.show_people(people, conference.core_group)
        self.core_group_at.show_text(instant_text(conference.core_group_at))
        self.review_at.show_text(instant_text(conference.review_at))
        self.core_group_last.setText(last_day_words(conference, CORE_GROUP_RULES))
        self.core_group_last.setToolTip(_why(conference, CORE_GROUP_RULES))
        self.review_last.setText(last_day_words(conference, REVIEW_RULES))
        self.review_last.setToolTip(_why(conference, REVIEW_RULES))
        self.complaints.setChecked(conference.complaints_explained)
        closed, today = conference.ended is not None, local(self.desk.now()).date()
        missing = () if closed else self.desk.closing.missing(self.conference_id)
        readers = self.desk.papers.readers(self.conference_id) if closed else ()
        self.closing.show_handed(handed_words(self.desk.hand_over.times(self.conference_id)))
        self.closing.may_close(self.desk.hand_over.may_decide(self.conference_id))
        self.closing.show_state(conference, missing, today, readers)
        self.agreed.setVisible(not closed)
        self.runs.setVisible(closed)
        if closed:
            self.runs.show_dates(conference, today)

    def unfinished(self) -> dict[str, str]:
        """The days that are half typed, and when it ended."""
        days = {"core group": self.core_group_at.half_typed(), "review": self.review_at.half_typed()}
        return {name: words for name, words in days.items() if words} | self.closing.unfinished()

    def take_unfinished(self, fields: Mapping[str, str]) -> None:
        """Put them back; they are agreed when they are entered or left."""
        self.core_group_at.type_again(fields.get("core group", ""))
        self.review_at.type_again(fields.get("review", ""))
        self.closing.take_unfinished(fields)

    def progress(self, conference: Conference) -> str:
        """How many points are open."""
        number = self.closing.open_points()
        if number == 1:
            return self.tr("1 open point")
        return self.tr("{0} open points").format(number) if number else self.tr("Nothing is open")

    def compact(self, on: bool) -> None:
        """Below each other when the words are large."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(down if on else across)

    def focus_first(self) -> None:
        """The core group, or what is left to do; not the lead worker, whom a stray arrow key would change."""
        if self._conference is not None and self._conference.ended is None:
            self.core_group.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.closing.focus_first()

    def close_now(self, reason: str, ended: str = "") -> None:
        """Close the conference; what is open stays open with this reason.

        `ended`: the time of day at which it ended, as typed, when that was on another day than today.
        """
        assert self._conference is not None
        instant = None
        if ended.strip():
            at = read_time(ended)
            instant = datetime.combine(self._conference.day, at, LONDON) if at else None
            if instant is None or instant <= self._conference.starts:
                words = self.tr("Write the time at which it ended, later than {0}. Nothing was changed.")
                self.refused.emit(words.format(clock(self._conference.starts)))
                self.closing.ended.setFocus()
                return
        close = self.desk.closing.close
        self.do(lambda: close(self.conference_id, reason, instant), self.tr("The conference is closed"))

    def _show_lead(self, conference: Conference) -> None:
        people = [p for p in conference.people if not p.is_family and p.id != conference.clerk]
        offered = [(self.tr("Not chosen yet"), None), *((p.name, p.id) for p in people)]
        if offered != [(self.lead.itemText(at), self.lead.itemData(at)) for at in range(self.lead.count())]:
            self.lead.clear()
            for name, who in offered:
                self.lead.addItem(name, who)
        wanted = next((at for at, (_, who) in enumerate(offered) if who == conference.lead_social_worker), 0)
        if self.lead.currentIndex() != wanted:
            self.lead.setCurrentIndex(wanted)

    def _keep_instant(self, words: str, *, review: bool) -> None:
        assert self._conference is not None
        instant = read_instant(words, self._conference.day) if words.strip() else None
        if words.strip() and instant is None:
            self.refused.emit(
                self.tr("Write a day and a time, like “10 December 10:00”. Nothing was changed.")
            )
            return
        keep = self.desk.closing.set_review_at if review else self.desk.closing.set_core_group_at
        self.do(lambda: keep(self.conference_id, instant), self.tr("Date saved"))


def _due(conference: Conference, rules: tuple[str, ...]) -> DueDate | None:
    return next((due for due in conference.dates if due.rule in rules), None)


def last_day_words(conference: Conference, rules: tuple[str, ...]) -> str:
    """The last day for something in words; empty when the procedure gives none."""
    due = _due(conference, rules)
    if due is None:
        return ""
    words = QCoreApplication.translate("ClosePage", "By {0} at the latest")
    if due.met is False:
        words = QCoreApplication.translate("ClosePage", "✗ Later than its last day, {0}")
    elif due.met:
        words = QCoreApplication.translate("ClosePage", "✓ In time: by {0} at the latest")
    return words.format(day_words(due.day))


def _why(conference: Conference, rules: tuple[str, ...]) -> str:
    due = _due(conference, rules)
    return f"{due.explanation}\n{due.source}" if due else ""
