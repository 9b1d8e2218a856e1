"""What still stands between the chair and the close; after it, what is ready for whom."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpdesk.rules.wording import clock, day_words, instant_words
from cpdesk.snapshots.conference import Conference, Missing
from cpdesk.snapshots.reader import Reader
from cpdesk.ui.meeting.close.at_the_door import AtTheDoor
from cpdesk.ui.meeting.close.point_list import PointList
from cpdesk.ui.meeting.pieces.fields import LineField, TextField
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.card import Card, clear
from cpdesk.ui.widgets.text import Hint, PlainLabel


class CloseCard(Card):
    """A list whose lines lead to the step where they can be settled, and the close itself."""

    step_wanted = Signal(str)
    close_wanted = Signal(str, str)
    """The reason for leaving the open points, empty when there are none; and the time of day at which it
    ended as it was typed, empty on the conference's own day, when it ends now."""
    papers_wanted = Signal()
    half_typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.entitle(self.tr("Before you can close"))
        self._shown: object = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.points = PointList()
        self.points.step_wanted.connect(self.step_wanted)
        self.body.addWidget(self.points)
        self.body.addLayout(self._lines)
        self.handed = Hint("")
        self.handed.hide()
        self.body.addWidget(self.handed)
        self.door = AtTheDoor()
        self.body.addWidget(self.door)
        self.reason_words = Hint(self.tr("Why does the conference close with these points open?"))
        self.reason = TextField(self.tr("Why the conference closes with open points"), lines=2)
        self.ended_words = Hint("")
        self.ended = LineField(self.tr("It ended at"), waits=True)
        self._proposed = ""
        self.close_button = Button(self.tr("Close the conference"), kind="primary")
        self.papers = Button(self.tr("To the documents"), kind="primary")
        self.body.addWidget(self.reason_words)
        self.body.addWidget(self.reason)
        self.body.addWidget(self.ended_words)
        self.body.addWidget(self.ended, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.papers, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self.close_button.clicked.connect(self._close)
        self.papers.clicked.connect(self.papers_wanted)
        self.reason.textChanged.connect(self._judge)
        self.ended.textChanged.connect(self.half_typed)
        self._missing: tuple[Missing, ...] = ()
        self._may = True

    def show_handed(self, words: str) -> None:
        """Say who wrote down what the chair decided, when that was somebody else."""
        self.handed.say(words)
        self.handed.setVisible(bool(words))

    def may_close(self, may: bool) -> None:
        """Whether whoever unlocked the file may close; a strip above the page says whose that is."""
        self._may = may
        self.reason.setEnabled(may)
        self._judge()

    def show_state(
        self,
        conference: Conference,
        missing: tuple[Missing, ...],
        today: date,
        readers: Sequence[Reader] = (),
    ) -> None:
        """Show what is open; after the close, for which readers letter and plan are ready."""
        self.reason.show_text(conference.closed_with_open_points)
        self._ask_for_the_end(conference, today)
        shown = (missing, conference.ended, conference.dates, conference.state)
        if shown == self._shown:
            return
        self._shown, self._missing = shown, missing
        closed = conference.ended is not None
        focused = self.close_button.hasFocus() or self.reason.hasFocus()
        clear(self._lines)
        if closed:
            self._show_closed(conference, readers)
        else:
            self._show_missing(missing)
        must = any(point.must for point in missing)
        self.reason_words.setVisible(not closed and bool(missing) and not must)
        self.reason.setVisible(not closed and bool(missing) and not must)
        self.close_button.setVisible(not closed)
        self.points.setVisible(not closed and bool(missing))
        self.door.setVisible(closed)
        self.papers.setVisible(closed)
        self._judge()
        if closed and focused:
            self.papers.setFocus(Qt.FocusReason.OtherFocusReason)

    def unfinished(self) -> dict[str, str]:
        """When it ended, typed in place of what is proposed."""
        typed = not self.ended.isHidden() and self.ended.text() != self._proposed
        return {"ended": self.ended.text()} if typed else {}

    def take_unfinished(self, fields: Mapping[str, str]) -> None:
        """Put it back, while it is still asked."""
        if "ended" in fields and not self.ended.isHidden():
            self.ended.setText(fields["ended"])

    def open_points(self) -> int:
        """How many points are open."""
        return len(self._missing)

    def focus_first(self) -> None:
        """The first thing that can be done here."""
        waiting = (self.points, self.close_button, self.papers)
        first = next((widget for widget in waiting if widget.isVisible() and widget.isEnabled()), self.papers)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_for_the_end(self, conference: Conference, today: date) -> None:
        """On another day than its own it is asked when the conference ended; as planned is proposed."""
        asked = conference.ended is None and conference.day != today
        self.ended_words.setVisible(asked)
        self.ended.setVisible(asked)
        if not asked:
            return
        words = self.tr("It ended at, on {0} (its planned end is proposed)")
        self.ended_words.setText(words.format(day_words(conference.day)))
        length = timedelta(minutes=conference.run_sheet.minutes)
        planned = clock(conference.planned_end or conference.starts + length)
        if self.ended.text() == self._proposed:
            self.ended.setText(planned)
        self._proposed = planned

    def _close(self) -> None:
        ended = "" if self.ended.isHidden() else self.ended.text()
        self.close_wanted.emit(self.reason.toPlainText(), ended)

    def _show_missing(self, missing: tuple[Missing, ...]) -> None:
        self.heading.setText(self.tr("Before you can close") if missing else self.tr("Everything is settled"))
        self.points.show_points(missing)
        if not missing:
            self._lines.addWidget(PlainLabel(self.tr("✓ Nothing is open."), tone="done"))

    def _show_closed(self, conference: Conference, readers: Sequence[Reader]) -> None:
        assert conference.ended is not None
        self.heading.setText(self.tr("The conference is closed"))
        self._lines.addWidget(Hint(self.tr("Ended on {0}.").format(instant_words(conference.ended))))
        if conference.closed_with_open_points:
            left_open = self.tr("Left open on purpose: {0}").format(conference.closed_with_open_points)
            self._lines.addWidget(Hint(left_open))
        self.door.show_readers(conference, readers)

    def _judge(self) -> None:
        """The button can be pressed when nothing must be done first and what is open has its reason."""
        must = any(point.must for point in self._missing)
        reasoned = bool(self.reason.toPlainText().strip())
        self.close_button.setEnabled(self._may and not must and (not self._missing or reasoned))
        whole, open_points = self.tr("Close the conference"), self.tr("Close with open points")
        self.close_button.setText(open_points if self._missing else whole)
