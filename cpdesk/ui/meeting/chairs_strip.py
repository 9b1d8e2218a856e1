"""The strip of the chair’s part: whose it is to decide and close, and handing that over for a conference."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cpdesk.errors import CpdeskError, WrongPassphrase
from cpdesk.rules.wording import clock
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.keys import HandedOver, KeySlot
from cpdesk.ui.passphrases.secret_field import SecretField
from cpdesk.ui.passphrases.wait_words import WaitWords
from cpdesk.ui.tasks import Task
from cpdesk.ui.theme.tokens import MIDDLE_SPACE, SPACE, scale_of
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.strip import NARROW
from cpdesk.ui.widgets.text import ErrorWords, Hint, PlainLabel
from cpdesk.vocabulary import ConferenceState, KeyHolder

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk


class ChairsStrip(QFrame):
    """Stands above the steps that are the chair's; takes no focus, and goes when they have been answered."""

    said = Signal(str)
    """What was done, in words for the status line."""
    refused = Signal(str)
    given = Signal()
    """The field for the passphrase has gone: the hands go back to the page."""

    def __init__(self, desk: "Desk", conference_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, ground="accent")
        self._desk, self._which = desk, conference_id
        self._asked = False
        self.role_words = ""
        """For the bar above: that the conference is handed over, in a few words."""
        self._task: Task | None = None
        self.words, self.more = PlainLabel("", role="strong"), Hint("")
        self.back = Button("")
        self.offers = FlowRow(gap=SPACE)
        self.secret = SecretField(self.tr("The chair’s passphrase"))
        self.give = Button(self.tr("Let me write it down for the chair"), kind="primary")
        self.calm = Hint(self.tr("Comparing the passphrase. It takes a second or two."))
        self.error = ErrorWords()
        attempts = desk.hand_over.attempts
        self.wait = WaitWords(lambda: attempts.seconds_left(desk.path))
        self.ask = self._asking()
        self._lay_out()
        self.back.clicked.connect(self._take_back)
        self.secret.changed.connect(self._judge)
        self.secret.entered.connect(self._give)
        self.give.clicked.connect(self._give)
        self.wait.over.connect(self._judge)
        self._judge()
        self.hide()

    def _asking(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        self.secret.field.setPlaceholderText(self.secret.field.accessibleName())
        mark(self.secret, column="narrow")
        row.addWidget(self.secret, 1)
        row.addWidget(self.give)
        row.addStretch()
        return box

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(self.words, 1)
        head.addWidget(self.offers)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(MIDDLE_SPACE, SPACE - 2, MIDDLE_SPACE, SPACE - 2)
        rows.setSpacing(SPACE - 2)
        rows.addLayout(head)
        for widget in (self.more, self.ask, self.error, self.wait, self.calm):
            rows.addWidget(widget)
        self.calm.hide()

    def show_conference(self, conference: Conference, chairs_step: bool) -> None:
        """Show whose part it is; on a step that is the chair's, or once something was refused for it."""
        leave = self._desk.hand_over.now(self._which)
        running = conference.state is ConferenceState.RUNNING
        chair = self._desk.opener.is_chair
        mine = leave is not None and leave.clerk == self._desk.opener.name and not chair
        clerks = self._clerks() if chair and leave is None and chairs_step and running else ()
        wanted = (chairs_step or self._asked) and (not chair or leave is not None or bool(clerks))
        if mine or chair:
            self.secret.wipe()
            self._asked = False
        handed = self.tr("Handed over to {0}").format(leave.clerk) if leave is not None else ""
        self.role_words = self.tr("You write for the chair") if mine else handed
        self._say(leave, chair=chair, mine=mine)
        self._offer(clerks)
        self.ask.setVisible(not chair and not mine)
        self.back.setVisible(leave is not None and (chair or mine))
        self.setVisible(running and wanted)

    def ask_for_it(self) -> None:
        """Something was refused because it is the chair's: the strip is wanted on this step too."""
        self._asked = not self._desk.hand_over.may_decide(self._which)

    def _say(self, leave: HandedOver | None, *, chair: bool, mine: bool) -> None:
        more = ""
        if mine and leave is not None:
            words = self.tr("You write this down for the chair: {0} let you, at {1}.")
            words = words.format(leave.chair, clock(leave.began))
            self.back.setText(self.tr("Give it back"))
        elif chair and leave is not None:
            words = self.tr("{0} may decide and close in your name, since {1}.")
            words = words.format(leave.clerk, clock(leave.began))
            self.back.setText(self.tr("Take it back"))
        elif chair:
            words = self.tr("You decide. If somebody else shall write it down for you from their own key:")
        else:
            words = self.tr("Deciding and closing are the chair’s, and you unlocked the file as {0}.")
            words = words.format(self._desk.opener.holder.words)
            more = self.tr(
                "The chair can let you write it down in their name, in this conference, with their "
                "passphrase. Notes, views and plan you write as always."
            )
            if leave is not None:
                more = self.tr("It is handed over to {0} now. {1}").format(leave.clerk, more)
        self.words.say(words)
        mark(self.words, role="strong" if not chair or leave is not None else "body")
        self.more.say(more)
        self._fit()

    def _clerks(self) -> tuple[KeySlot, ...]:
        try:
            slots = self._desk.keys.slots()
        except CpdeskError:  # the head cannot be read now; the page goes on without the offer
            return ()
        return tuple(s for s in slots if s.name and s.holder in (KeyHolder.CLERK, KeyHolder.MANAGER))

    def _offer(self, clerks: tuple[KeySlot, ...]) -> None:
        names = [clerk.name for clerk in clerks]
        if names == [button.property("who") for button in self.offers.findChildren(Button)]:
            return
        while (item := self.offers.flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        for name in names:
            button = Button(self.tr("Hand over to {0}").format(name), kind="quiet")
            button.setProperty("who", name)
            button.clicked.connect(lambda _on=False, name=name: self._hand_to(name))
            self.offers.flow.addWidget(button)
        self.offers.setVisible(bool(names))

    def _hand_to(self, name: str) -> None:
        try:
            self._desk.hand_over.give(self._which, to=name)
        except CpdeskError as error:
            self.refused.emit(str(error))
            return
        self.said.emit(self.tr("Handed over"))
        self.given.emit()

    def _take_back(self) -> None:
        try:
            self._desk.hand_over.take_back(self._which)
        except CpdeskError as error:
            self.refused.emit(str(error))
            return
        self.said.emit(self.tr("Back with the chair"))
        self.given.emit()

    def _give(self) -> None:
        self.wait.look()
        self._judge()
        if not self.secret.secret or self._task is not None or self.wait.waiting:
            return
        secret, give = self.secret.secret, self._desk.hand_over.give
        self.error.say("")
        self._task = Task(self, lambda _watch: give(self._which, secret))
        self._task.ended.connect(self._rest)
        self._task.done.connect(lambda _none: self._given())
        self._task.failed.connect(self._refuse)
        self._judge()
        self._task.start()

    def _rest(self) -> None:
        self._task = None
        self._judge()

    def _given(self) -> None:
        self._desk.hand_over.attempts.opened(self._desk.path)
        self.secret.wipe()
        self.said.emit(self.tr("Handed over"))
        self.given.emit()

    def _refuse(self, error: CpdeskError) -> None:
        if isinstance(error, WrongPassphrase):
            self._desk.hand_over.attempts.failed(self._desk.path)
        self.error.say(str(error))
        self.wait.look()
        self._judge()
        self.secret.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.secret.field.selectAll()

    def _judge(self) -> None:
        at_work = self._task is not None
        self.calm.setVisible(at_work)
        self.secret.setEnabled(not at_work)
        self.give.setEnabled(bool(self.secret.secret) and not at_work and not self.wait.waiting)

    def _fit(self) -> None:
        narrow = self.width() / scale_of(self) < NARROW
        self.more.setVisible(bool(self.more.text()) and not narrow)
        self.words.setAccessibleDescription(self.more.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With little room the explanation gives way; a screen reader still has it."""
        super().resizeEvent(event)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        """What the chair typed is forgotten with the strip."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.secret.wipe()
            self.error.say("")
