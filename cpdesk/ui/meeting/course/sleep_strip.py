"""Whether the laptop slept in a meeting, and whether that was a break; and that its clock was set back."""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cpdesk.rules.slept import Gap, PutBack, between
from cpdesk.rules.wording import clock
from cpdesk.snapshots.conference import Conference
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.strip import Strip
from cpdesk.ui.widgets.text import PlainLabel
from cpdesk.vocabulary import ConferenceState


def laptop_clock() -> datetime:
    """The clock of this machine (aware)."""
    return datetime.now(UTC)


class SleepStrip(Strip):
    """Looks at the clock each second; never takes the focus."""

    counted = Signal(object, object)
    """A break, from one instant to another."""

    def __init__(
        self, parent: QWidget | None = None, *, looks_at: Callable[[], datetime] = laptop_clock
    ) -> None:
        super().__init__("soon", parent)
        self.looks_at = looks_at
        self._last: datetime | None = None
        self._gap: Gap | None = None
        self._missed: Gap | None = None
        self._said_put_back = False
        self.words = PlainLabel("")
        self.a_break = Button(self.tr("Yes, a break"), kind="primary")
        self.went_on = Button(self.tr("No, the meeting went on"))
        self.seen = Button(self.tr("Understood"))
        self.beside(self.words, self.a_break, self.went_on, self.seen)
        self.hide()
        self.a_break.clicked.connect(self._count)
        self.went_on.clicked.connect(self.hide)
        self.seen.clicked.connect(self.hide)

    def look(self, conference: Conference) -> None:
        """Compare the clock with the last look at it; in a break, or when nothing runs, nothing is asked."""
        now, last = self.looks_at(), self._last
        self._last = now
        running = conference.state is ConferenceState.RUNNING and conference.paused_since is None
        found = between(last, now) if last is not None else None
        if self._missed is not None:
            found, self._missed = self._missed, None
        if isinstance(found, Gap) and running:
            self._ask(found)
        elif isinstance(found, PutBack) and running and not self._said_put_back:
            self._said_put_back = True
            self._say(self.tr("The clock of this laptop was set back. The order of the notes is kept."))
        elif not running and not self.isHidden():
            self.hide()

    def remember(self, gap: Gap) -> None:
        """The laptop slept while the file was locked: asked about at the next look, as if seen there."""
        self._missed = gap

    def _ask(self, gap: Gap) -> None:
        self._gap = gap
        words = self.tr("This laptop slept, or its clock was put on, from {0} to {1}. Count it as a break?")
        self._say(words.format(clock(gap.began), clock(gap.ended)))
        for button in (self.a_break, self.went_on):
            button.show()
        self.seen.hide()

    def _say(self, words: str) -> None:
        self.words.setText(words)
        for button in (self.a_break, self.went_on):
            button.hide()
        self.seen.show()
        self.show()

    def _count(self) -> None:
        self.hide()
        if self._gap is not None:
            self.counted.emit(self._gap.began, self._gap.ended)
