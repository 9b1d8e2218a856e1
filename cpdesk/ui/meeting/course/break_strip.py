"""Below the bar: what kind of break is wanted, the break that goes on, and what the laptop’s clock did."""

from datetime import datetime
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpdesk.rules.wording import clock, listing
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.people import Person
from cpdesk.ui.widgets.buttons import Button, ToggleChip
from cpdesk.ui.widgets.strip import Strip
from cpdesk.ui.widgets.text import Hint, PlainLabel
from cpdesk.vocabulary import BreakKind


class BreakStrip(Strip):
    """Asks which break, says since when there is one, and leads back; typing goes on meanwhile."""

    wanted = Signal(object, list)
    """The kind of break, and the ids of those who go out."""
    over = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("accent", parent)
        self._conference: Conference | None = None
        self.words = PlainLabel("", role="strong")
        self.said = Hint("")
        self.break_ = Button(self.tr("Break"), kind="primary", name=self.tr("A break for everyone"))
        self.legal = Button(self.tr("Legal advice…"), name=self.tr("A break for legal advice"))
        self.pause = Button(self.tr("Pause"), name=self.tr("The meeting pauses"))
        self.not_now = Button(self.tr("Not now"))
        self.begin_legal = Button(self.tr("They go out now"), kind="primary")
        self.go_on = Button(self.tr("Resume"), kind="primary", name=self.tr("The meeting goes on"))
        self.chips: dict[UUID, ToggleChip] = {}
        self._going_on = False
        said = QWidget()
        column = QVBoxLayout(said)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.words)
        column.addWidget(self.said)
        self.beside(said, self.break_, self.legal, self.pause, self.begin_legal, self.go_on, self.not_now)
        self.people = self.below()
        self.hide()
        self.break_.clicked.connect(lambda: self._take(BreakKind.BREAK))
        self.pause.clicked.connect(lambda: self._take(BreakKind.PAUSE))
        self.legal.clicked.connect(self._ask_who)
        self.begin_legal.clicked.connect(lambda: self._take(BreakKind.LEGAL))
        self.go_on.clicked.connect(self.over)
        self.not_now.clicked.connect(self._leave)

    def ask(self) -> None:
        """Ask which kind of break; while there is one, go to the button that ends it."""
        if not self._going_on:
            self.words.setText(self.tr("The clock stands still until you resume."))
            self._show(self.break_, self.legal, self.pause, self.not_now)
            self.show()
        (self.go_on if self._going_on else self.break_).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def asking(self) -> bool:
        """Whether it asks which kind of break."""
        return not self.isHidden() and not self._going_on

    def show_conference(self, conference: Conference) -> None:
        """Show the break that goes on, if there is one."""
        self._conference = conference
        before, self._going_on = self._going_on, conference.paused_since is not None
        if self._going_on:
            self._show(self.go_on)
            self.show()
        elif before:
            self.hide()

    def tick(self, now: datetime) -> None:
        """Say since when it stands still at `now` (aware)."""
        conference = self._conference
        if not self._going_on or conference is None or conference.paused_since is None:
            return
        minutes = max(int((now - conference.paused_since).total_seconds()) // 60, 0)
        since = self.tr("{0} since {1}: {2} minutes.")
        if minutes == 1:
            since = self.tr("{0} since {1}: 1 minute.")
        self._say(since.format(_kind(conference), clock(conference.paused_since), minutes))
        out = listing(_gone_out(conference))
        typed = self.tr("The clock stands still. What you type now is kept as always.")
        self.said.setText(self.tr("Gone out: {0}. {1}").format(out, typed) if out else typed)
        self.said.show()

    def _say(self, words: str) -> None:
        if self.words.text() != words:
            self.words.setText(words)

    def _ask_who(self) -> None:
        self.words.setText(self.tr("Who goes out for legal advice? Nobody chosen means everybody."))
        for chip in self.chips.values():
            self.people.flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        here = (
            [line.person for line in self._conference.attendance if line.present] if self._conference else []
        )
        self.chips = {person.id: _chip(person) for person in here}
        for chip in self.chips.values():
            self.people.flow.addWidget(chip)
            chip.show()
        self._show(self.begin_legal, self.not_now)
        self.people.setVisible(bool(here))
        first = next(iter(self.chips.values()), None)
        (first or self.begin_legal).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, *buttons: Button) -> None:
        """These buttons and no others."""
        for button in (self.break_, self.legal, self.pause, self.begin_legal, self.go_on, self.not_now):
            button.setVisible(button in buttons)
        self.people.hide()
        self.said.hide()

    def _take(self, kind: BreakKind) -> None:
        legal = kind is BreakKind.LEGAL
        self.wanted.emit(kind, [who for who, chip in self.chips.items() if legal and chip.isChecked()])

    def _leave(self) -> None:
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape: no break after all; one that goes on is not ended by it."""
        if event.key() == Qt.Key.Key_Escape and self.asking():
            self._leave()
        else:
            super().keyPressEvent(event)


def _kind(conference: Conference) -> str:
    going_on = next((one for one in conference.breaks if one.ended is None), None)
    words = (going_on.kind if going_on else BreakKind.PAUSE).words
    return words[:1].upper() + words[1:]


def _gone_out(conference: Conference) -> list[str]:
    going_on = next((one for one in conference.breaks if one.ended is None), None)
    people = (conference.person(who) for who in (going_on.people if going_on else ()))
    return [person.short for person in people if person]


def _chip(person: Person) -> ToggleChip:
    """Somebody who may go out; who they are is said by the chip when it is asked."""
    called = f"{person.short}, {person.role}" if person.role else person.short
    chip = ToggleChip(person.short, tone="accent", name=called)
    chip.setToolTip(called)
    return chip
