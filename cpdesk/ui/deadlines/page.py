"""The deadlines’ page: every open date of all cases, grouped by how near it is, one click from its place."""

from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from cpdesk.errors import CpdeskError
from cpdesk.rules.wording import local, many
from cpdesk.snapshots.deadlines import OpenDate
from cpdesk.ui.deadlines.chosen_date import ChosenDate
from cpdesk.ui.deadlines.filters import Filters
from cpdesk.ui.deadlines.list_view import DeadlineList
from cpdesk.ui.deadlines.printed import printed
from cpdesk.ui.deadlines.rows import DeadlineRows, Group, group_words
from cpdesk.ui.done_form import noted_words
from cpdesk.ui.hub import Hub
from cpdesk.ui.places import lead_to
from cpdesk.ui.theme.tokens import EDGE, LARGE_SPACE, SPACE, scale_of
from cpdesk.ui.undo_strip import UndoStrip
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.printing import print_document
from cpdesk.ui.widgets.scroll import VerticalScroll
from cpdesk.ui.widgets.text import ErrorWords, Hint
from cpdesk.vocabulary import Deed

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk

SETTLED_MS = 80
"""Many changes at once are read once, when they pause."""
SIDE = 320
"""The width of the chosen date in pixels at 100 %."""
BESIDE = 860
"""From this width on (at 100 %) the chosen date stands beside the list."""


class DeadlinesPage(QWidget):
    """Reads the open dates while it is seen; notes what is done, and takes it back."""

    case_wanted = Signal(object)
    conference_wanted = Signal(object)
    papers_wanted = Signal(object)
    booking_wanted = Signal(object, object)
    """The case, and the conference to move, or nothing for a new booking."""
    practice_shown = Signal(bool)

    def __init__(self, desk: "Desk", hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._dates: tuple[OpenDate, ...] = ()
        self._stale = True
        self.rows = DeadlineRows(self)
        self.list, self.filters, self.chosen = DeadlineList(self.rows), Filters(), ChosenDate()
        self.empty, self.error, self.undo = Hint(), ErrorWords(), UndoStrip()
        self._body = self._lay_out()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SETTLED_MS)
        self._later.timeout.connect(self._read_again)
        self._connect()
        hub.changed.connect(self._note)

    @property
    def practice(self) -> bool:
        """Whether there are dates and all of them are practice."""
        return bool(self._dates) and all(one.practice for one in self._dates)

    def read(self) -> None:
        """Read the open dates; the chosen one stays chosen, or the next one is."""
        self._stale = False
        today = local(self._desk.now()).date()
        self._dates = self._desk.deadlines.open(today)
        self.filters.offer(one.who for one in self._dates)
        self._show(today)
        self.practice_shown.emit(self.practice)

    def _show(self, today: date) -> None:
        before, row = self.list.one, self.list.currentIndex().row()
        asking = self.chosen.form
        wanted = self.filters.passing(self._dates)
        counts = self.rows.show_dates(wanted, today)
        said = [f"{number} {_small(group_words(group))}" for group, number in counts.items()]
        self.filters.counts.setText(" · ".join(said))
        self._say_what_is_missing(counts)
        self._frame.setVisible(bool(wanted))
        self._side.setVisible(bool(wanted))
        self.filters.print.setEnabled(bool(wanted))
        again = next((n for n, one in self.rows.dates() if before and _same(one, before)), None)
        self.list.choose(again if again is not None else self._nearest(row))
        if asking is not None and self.list.one == before and self.chosen.form is None:
            self.chosen.ask_when(self._desk.now())

    def _nearest(self, row: int) -> int:
        """The row to choose when the one chosen before is gone: what came into its place."""
        rows = [n for n, _ in self.rows.dates()]
        return next((n for n in rows if n >= row), rows[-1] if rows else -1)

    def _say_what_is_missing(self, counts: dict[Group, int]) -> None:
        if not self._dates:
            words = self.tr("Nothing is late. No date is open in any case.")
        elif not counts:
            words = self.tr("No open date is like that. Search for something else, or choose everybody.")
        else:
            words = self.tr("Nothing is late.")
        self.empty.setText(words)
        self.empty.setVisible(not counts or (Group.LATE not in counts and not self.filters.chosen))

    def _choose(self, one: OpenDate | None) -> None:
        if one is None or one != self.chosen.one:
            self.error.say("")
            self.chosen.show_date(one, self.rows.tone(one) if one is not None else "")
            if one is not None and one.markable:
                self.chosen.done.clicked.connect(lambda: self._ask(one))

    def _ask(self, _one: OpenDate) -> None:
        self.chosen.ask_when(self._desk.now())
        QTimer.singleShot(0, self, self._reveal)

    def _reveal(self) -> None:
        """Scroll to the field, in the card and in the page, once it has its place."""
        if self.chosen.form is not None:
            for widget in (self.chosen.form.note, self.chosen.form.line):
                self._side.ensureWidgetVisible(widget)
                self._scroll.ensureWidgetVisible(widget)

    def _mark(self, one: OpenDate, day: date, at: datetime | None) -> None:
        try:
            self._desk.deadlines.mark_done(one.conference_id, one.due.rule, day, at)
        except CpdeskError as error:
            if self.chosen.form is not None:
                self.chosen.form.refuse(str(error))
            return
        self.chosen.forget()
        title = f"{one.title}, {one.case_name}"
        self.undo.offer(noted_words(title, day), partial(self._take_back, one.conference_id, one.due.rule))
        self._read_again()
        self.list.setFocus()

    def _take_back(self, conference: UUID, rule: str) -> None:
        try:
            self._desk.deadlines.take_back(conference, rule)
        except CpdeskError as error:
            self.error.say(str(error))
        self._read_again()
        row = next(
            (n for n, one in self.rows.dates() if (one.conference_id, one.due.rule) == (conference, rule)), -1
        )
        self.list.choose(row)
        self.list.setFocus()

    def _print(self) -> None:
        shown = [one for _, one in self.rows.dates()]
        asked = print_document(self, printed(shown, self.rows.today), self._desk.policy.marking)
        words = many(len(shown), "date")
        asked.accepted.connect(lambda: self._desk.history.note(Deed.PRINTED, "deadlines", None, words))

    def _connect(self) -> None:
        self.filters.changed.connect(lambda: self._show(self.rows.today))
        self.filters.entered.connect(self.list.setFocus)
        self.filters.print_wanted.connect(self._print)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(partial(lead_to, self))
        self.list.done_wanted.connect(self._ask)
        self.list.undo_wanted.connect(self.undo.take_back)
        self.chosen.place_wanted.connect(partial(lead_to, self))
        self.chosen.case_wanted.connect(self.case_wanted)
        self.chosen.noted.connect(self._mark)
        self.chosen.given_up.connect(self.list.setFocus)

    def _lay_out(self) -> QBoxLayout:
        self._frame = QFrame()
        mark(self._frame, frame="card")
        framed = QVBoxLayout(self._frame)
        framed.setContentsMargins(1, 4, 1, 4)
        framed.addWidget(self.list)
        self._side = VerticalScroll(self.chosen)
        left = QVBoxLayout()
        left.setSpacing(SPACE)
        for widget in (self.undo, self.error, self.empty):
            left.addWidget(widget)
        left.addWidget(self._frame, 1)
        left.addStretch(0)
        inside = QWidget()
        body = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        body.setContentsMargins(EDGE, LARGE_SPACE, EDGE, LARGE_SPACE)
        body.setSpacing(LARGE_SPACE)
        body.addLayout(left, 3)
        body.addWidget(self._side, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.filters)
        self._scroll = VerticalScroll(inside)
        outer.addWidget(self._scroll, 1)
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
        if self._stale or local(self._desk.now()).date() != self.rows.today:
            self.read()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on to where the hands are wanted."""
        if self._stale:
            self.read()
        (self.list if self.rows.entries else self.filters.search).setFocus(event.reason())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The chosen date stands below the list when both do not fit beside each other."""
        super().resizeEvent(event)
        scale = scale_of(self)
        beside = self.width() >= BESIDE * scale
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._body.setDirection(across if beside else down)
        self._side.setMinimumWidth(round(SIDE * scale) if beside else 0)
        self._side.setMaximumWidth(round(SIDE * scale) if beside else 16_777_215)
        self._side.setMinimumHeight(0 if beside else round(260 * scale))


def _same(one: OpenDate, other: OpenDate) -> bool:
    return (one.conference_id, one.due.rule, one.due.about) == (
        other.conference_id,
        other.due.rule,
        other.due.about,
    )


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
