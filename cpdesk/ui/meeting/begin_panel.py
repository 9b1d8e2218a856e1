"""Before the conference begins: what it is, who is expected, and the button that starts the clock."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cpdesk.rules.wording import day_words, instant_words
from cpdesk.snapshots.bookings import ClashKind
from cpdesk.snapshots.conference import Conference
from cpdesk.ui.theme.tokens import SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.card import Card
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import Hint, PlainLabel

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk

MENTIONED = frozenset({ClashKind.CHAIR, ClashKind.CLERK, ClashKind.ROOM, ClashKind.CHILD})
"""What is said, not refused, when people are in the room on another day than the booked one."""


class BeginPanel(Card):
    """A card above the list of people; on another day than the booked one it asks which day is meant."""

    begin_wanted = Signal(bool)
    """Carries whether the conference is moved to today."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.entitle(self.tr("This conference has not begun"))
        self.words = PlainLabel("")
        self.clashes = Hint("", tone="soon")
        self.begin = Button(
            self.tr("Begin the conference"), kind="primary", name=self.tr("Begin; the clock starts")
        )
        self.today = Button(
            self.tr("It is held today"), kind="primary", name=self.tr("It is held today; the clock starts")
        )
        self.afterwards = Button("")
        self._lay_out()
        self.begin.clicked.connect(lambda: self.begin_wanted.emit(False))
        self.today.clicked.connect(lambda: self.begin_wanted.emit(True))
        self.afterwards.clicked.connect(lambda: self.begin_wanted.emit(False))

    def _lay_out(self) -> None:
        said = QVBoxLayout()
        said.setSpacing(SPACE)
        said.addWidget(self.words)
        said.addWidget(self.clashes)
        row = QHBoxLayout()
        row.addLayout(said, 1)
        row.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(row)
        self._ways = FlowRow(self.today, self.afterwards)
        self.body.addWidget(self._ways)

    def show_conference(self, conference: Conference, today: date, clashes: tuple[str, ...] = ()) -> None:
        """Say when it is planned and for whom; on another day, that it is, and what stands against today."""
        other = conference.day != today
        focused = self.begin.hasFocus() or self.today.hasFocus() or self.afterwards.hasFocus()
        self.words.setText(self._another_day(conference, today) if other else self._planned(conference))
        self.clashes.setText(" ".join(clashes))
        self.clashes.setVisible(other and bool(clashes))
        self.begin.setVisible(not other)
        self._ways.setVisible(other)
        self.afterwards.setText(self.tr("I am entering what was held on {0}").format(_short(conference.day)))
        self.afterwards.setVisible(conference.day < today)
        if focused:
            self.focus_first(Qt.FocusReason.OtherFocusReason)

    def asks_for_the_day(self) -> bool:
        """Whether today is not the booked day, so that one of two ways must be chosen."""
        return self.begin.isHidden()

    def focus_first(self, reason: Qt.FocusReason) -> None:
        """Put the focus on what begins the conference."""
        (self.today if self.asks_for_the_day() else self.begin).setFocus(reason)

    def _planned(self, conference: Conference) -> str:
        children = len(conference.children)
        about = self.tr("1 child") if children == 1 else self.tr("{0} children").format(children)
        words = self.tr(
            "Planned for {0}, about {1}. Mark who is here; then begin."
            " Beginning starts the clock and the first step of the run-sheet."
        )
        return words.format(instant_words(conference.starts), about)

    def _another_day(self, conference: Conference, today: date) -> str:
        words = self.tr("It is booked for {0}, and today is {1}.")
        return words.format(day_words(conference.day), day_words(today))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """To what begins the conference."""
        self.focus_first(event.reason())


def _short(day: date) -> str:
    """The day without its year, which the sentence above has: “Wednesday 25 November”."""
    return day_words(day).rpartition(" ")[0]


def clashes_now(desk: "Desk", conference: Conference) -> tuple[str, ...]:
    """What stands against holding a booked conference now, in words: who or what is elsewhere engaged."""
    now = desk.now()
    length = timedelta(minutes=conference.run_sheet.minutes)
    if conference.planned_end is not None:
        length = conference.planned_end - conference.starts
    found = desk.bookings.clashes(
        conference.id, now, now + length,
        conference.name(conference.chair), conference.name(conference.clerk), conference.venue,
    )  # fmt: skip
    return tuple(clash.words for clash in found if clash.kind in MENTIONED)
