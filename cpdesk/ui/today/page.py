"""The page of the day: conferences and core groups first, then what is due and what waits for whom."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from cpdesk.errors import CpdeskError
from cpdesk.rules.wording import WEEKDAYS, day_words, local, sentence
from cpdesk.snapshots.deadlines import OpenDate
from cpdesk.snapshots.today import TodayPage as Shown
from cpdesk.snapshots.today import TodaysCoreGroup
from cpdesk.ui.due import tone_of
from cpdesk.ui.hub import Hub
from cpdesk.ui.places import lead_to
from cpdesk.ui.theme.tokens import EDGE, LARGE_SPACE, MIDDLE_SPACE, scale_of
from cpdesk.ui.today.meetings import ConferenceToday, CoreGroupToday
from cpdesk.ui.today.open_row import OpenRow
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.card import Card, clear
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.scroll import VerticalScroll
from cpdesk.ui.widgets.text import ErrorWords, Hint, PageTitle, PlainLabel

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk

SETTLED_MS = 80
"""Many changes at once are read once, when they pause."""
BESIDE = 820
"""From this width on (at 100 %) there are two columns."""
AT_MOST = 6
"""Rows of one list; the page of the deadlines has all."""


class TodayPage(QWidget):
    """Reads the day while it is seen."""

    case_wanted = Signal(object)
    conference_wanted = Signal(object)
    papers_wanted = Signal(object)
    booking_wanted = Signal(object, object)
    """The case, and the conference to move, or nothing for a new booking."""
    deadlines_wanted = Signal()
    practice_shown = Signal(bool)

    def __init__(self, desk: "Desk", hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setAccessibleName(self.tr("Today"))  # on an empty day the page itself has the focus
        self.shown: Shown | None = None
        self._stale = True
        self.day, self.error = Hint(), ErrorWords()
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._body = self._lay_out()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SETTLED_MS)
        self._later.timeout.connect(self._read_again)
        hub.changed.connect(self._note)

    @property
    def practice(self) -> bool:
        """Whether something is shown and all of it is practice."""
        if self.shown is None:
            return False
        dates = (*self.shown.late, *self.shown.due_today, *self.shown.due_tomorrow)
        marks = [c.line.practice for c in self.shown.conferences]
        marks += [group.practice for group in self.shown.core_groups]
        marks += [one.practice for one in dates]
        return bool(marks) and all(marks)

    def read(self) -> None:
        """Read the day; nothing moves when nothing has changed."""
        self._stale = False
        fresh = self._desk.deadlines.today(local(self._desk.now()).date())
        if fresh != self.shown:
            self.shown = fresh
            self._show(fresh)
        self.practice_shown.emit(self.practice)

    def _show(self, shown: Shown) -> None:
        self.day.setText(day_words(shown.day))
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        for column in (self._left, self._right):
            clear(column)
        for card in (self._conferences(shown), self._core_groups(shown), self._late(shown)):
            if card is not None:
                self._left.addWidget(card)
        today, tomorrow = self.tr("Due today"), self._by(shown)
        self._right.addWidget(self._dates(today, shown.due_today, self.tr("Nothing is due today.")))
        self._right.addWidget(self._dates(tomorrow, shown.due_tomorrow, self.tr("Nothing is due.")))
        if shown.waiting:
            self._right.addWidget(self._waiting(shown))
        for part in (self._left, self._right):
            _show_now(part)
        for column in (self._left, self._right):
            column.addStretch(1)
        if had_focus:
            self.setFocus()

    def _by(self, shown: Shown) -> str:
        """“Due tomorrow, Friday”; over a weekend “Due by Monday”."""
        weekday = WEEKDAYS[shown.next_day.weekday()]
        if (shown.next_day - shown.day).days == 1:
            return self.tr("Due tomorrow, {0}").format(weekday)
        return self.tr("Due by {0}").format(day_words(shown.next_day))

    def _conferences(self, shown: Shown) -> Card:
        card = Card(self.tr("Conferences"))
        for conference in shown.conferences:
            row = ConferenceToday(conference)
            row.conference_wanted.connect(self.conference_wanted)
            row.papers_wanted.connect(self.papers_wanted)
            row.case_wanted.connect(self.case_wanted)
            card.body.addWidget(row)
        if not shown.conferences:
            card.body.addWidget(PlainLabel(self.tr("There is no conference today.")))
        return card

    def _core_groups(self, shown: Shown) -> Card | None:
        if not shown.core_groups:
            return None
        card = Card(self.tr("Core groups"))
        for group in shown.core_groups:
            row = CoreGroupToday(group, self._desk.now())
            row.case_wanted.connect(self.case_wanted)
            row.held.connect(self._held)
            row.taken_back.connect(self._take_back)
            card.body.addWidget(row)
        return card

    def _late(self, shown: Shown) -> Card:
        title = self.tr("Late · {0}").format(len(shown.late)) if shown.late else self.tr("Late")
        return self._dates(title, shown.late, self.tr("Nothing is late."))

    def _dates(self, title: str, dates: Sequence[OpenDate], nothing: str) -> Card:
        card = Card(title)
        card.body.setSpacing(0)
        self._rows(card, dates)
        if not dates:
            card.body.addWidget(PlainLabel(nothing))
        return card

    def _waiting(self, shown: Shown) -> Card:
        """How much waits for each; what it is stands in the lists and on the page of the deadlines."""
        card = Card(self.tr("Waiting within a week"))
        for who, dates in shown.waiting:
            late = sum(one.late for one in dates)
            words = self.tr("{0}: 1 date") if len(dates) == 1 else self.tr("{0}: {1} dates")
            said = words.format(sentence(who), len(dates))
            said += self.tr(", {0} of them late").format(late) if late else ""
            card.body.addWidget(PlainLabel(said, role="strong"))
            self._rows(card, dates[:1])
        every = Button(self.tr("All open dates"), name=self.tr("All open dates on the page of the deadlines"))
        every.clicked.connect(self.deadlines_wanted)
        card.body.addWidget(every, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _rows(self, card: Card, dates: Sequence[OpenDate]) -> None:
        assert self.shown is not None
        for one in dates[:AT_MOST]:
            row = OpenRow(one, tone_of(one.due, one.standing, self.shown.day))
            row.wanted.connect(partial(lead_to, self))
            card.body.addWidget(row)
        if len(dates) > AT_MOST:
            number = len(dates) - AT_MOST
            name = self.tr("{0} more on the page of the deadlines").format(number)
            more = Button(self.tr("{0} more…").format(number), kind="quiet", name=name)
            more.clicked.connect(self.deadlines_wanted)
            card.body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _held(self, group: TodaysCoreGroup) -> None:
        self._try(partial(self._desk.deadlines.mark_done, group.conference_id, "core_group_first",
                          local(group.at).date()))  # fmt: skip

    def _take_back(self, group: TodaysCoreGroup) -> None:
        self._try(partial(self._desk.deadlines.take_back, group.conference_id, "core_group_first"))

    def _try(self, act: partial[None]) -> None:
        try:
            act()
            self.error.say("")
        except CpdeskError as error:
            self.error.say(str(error))
        self._read_again()

    def _lay_out(self) -> QBoxLayout:
        bar = QWidget()
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        mark(bar, surface="bar")
        head = QVBoxLayout(bar)
        head.setContentsMargins(EDGE, MIDDLE_SPACE - 2, EDGE, MIDDLE_SPACE - 2)
        head.setSpacing(0)
        head.addWidget(PageTitle(self.tr("Today")))
        head.addWidget(self.day)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(EDGE, LARGE_SPACE, EDGE, LARGE_SPACE)
        column.setSpacing(LARGE_SPACE)
        column.addWidget(self.error)
        body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        body.setSpacing(LARGE_SPACE)
        for part, stretch in ((self._left, 6), (self._right, 5)):
            part.setSpacing(LARGE_SPACE)
            body.addLayout(part, stretch)
        column.addLayout(body)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(bar)
        outer.addWidget(VerticalScroll(inside), 1)
        return body

    def _note(self, _change: object) -> None:
        self._stale = True
        if self.isVisible():
            self._later.start()

    def _read_again(self) -> None:
        self._later.stop()
        if self.isVisible():
            self.read()

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while the page was away is read now, and the day may be another one."""
        super().showEvent(event)
        today = local(self._desk.now()).date()
        if self._stale or self.shown is None or self.shown.day != today:
            self.read()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on to the first thing that can be opened."""
        if self._stale:
            self.read()
        first = next((w for w in self.findChildren(ConferenceToday) if w.isVisibleTo(self)), None)
        row = next((w for w in self.findChildren(OpenRow) if w.isVisibleTo(self)), None)
        if first is not None:
            first.run.setFocus(event.reason())
        elif row is not None:
            row.setFocus(event.reason())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column when the words are large."""
        super().resizeEvent(event)
        beside = self.width() >= BESIDE * scale_of(self)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._body.setDirection(across if beside else down)


def _show_now(column: QVBoxLayout) -> None:
    """Show what was put into a column at once, not after the next event: the hands may be wanted there."""
    for n in range(column.count()):
        item = column.itemAt(n)
        if item is not None and (widget := item.widget()) is not None:
            widget.show()
