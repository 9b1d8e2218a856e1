"""After the recovery key was used: somebody gets a new passphrase, and a new recovery key is offered."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from cpdesk.errors import CpdeskError
from cpdesk.rules.key_names import LONGEST, key_name, trouble_with
from cpdesk.ui.passphrases.new_passphrase import NewPassphrase
from cpdesk.ui.tasks import Task
from cpdesk.ui.theme.tokens import SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import ErrorWords, Heading, Hint, PlainLabel
from cpdesk.vocabulary import KeyHolder

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk
    from cpdesk.services.sealing import Recovered
    from cpdesk.snapshots.keys import KeySlot

SOMEBODY_NEW = -2
"""The place of “Somebody new” among the radio buttons; Qt keeps -1 for itself."""


class AfterRecovery(QWidget):
    """Whose passphrase is forgotten, and the new one, typed twice; nothing of the file is shown before."""

    done = Signal(object)
    """The `Desk`, opened as theirs."""
    left = Signal()

    def __init__(self, recovered: "Recovered", minimum: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recovered = recovered
        self._busy = False
        self._slots = tuple(slot for slot in recovered.slots() if slot.holder is not KeyHolder.RECOVERY)
        self.people = QButtonGroup(self)
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Name of the new chair"))
        self.name.setPlaceholderText(self.tr("Their name"))
        self.name.setMaxLength(2 * LONGEST)
        self.new = NewPassphrase(minimum)
        self.error = ErrorWords()
        self.calm = Hint(self.tr("Setting the new passphrase. It takes a few seconds."))
        self.calm.hide()
        self.set = Button(self.tr("Set the new passphrase"), kind="primary")
        self.leave = Button(self.tr("Leave the file locked"))
        self._lay_out()
        self.people.idToggled.connect(lambda _id, _on: self._judge())
        self.name.textChanged.connect(self._judge)
        self.name.returnPressed.connect(lambda: self.new.first.field.setFocus())
        self.new.changed.connect(self._judge)
        self.new.entered.connect(self._ask)
        self.set.clicked.connect(self._ask)
        self.leave.clicked.connect(self.left)
        if len(self._slots) == 1:
            self.people.button(0).setChecked(True)
        self._judge()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        words = self.tr(
            "The recovery key is right. Before the file is shown, somebody gets a new passphrase; their "
            "forgotten one does not open this file any more."
        )
        column.addWidget(Heading(self.tr("A new passphrase")))
        column.addWidget(PlainLabel(words))
        column.addWidget(Hint(self.tr("Whose passphrase is it?")))
        for place, slot in enumerate(self._slots):
            column.addWidget(self._radio(place, _who(slot)))
        column.addWidget(self._radio(SOMEBODY_NEW, self.tr("Somebody new, as chair")))
        for widget in (self.name, self.new, self.error, self.calm, FlowRow(self.set, self.leave)):
            column.addWidget(widget)
        self.name.hide()

    def first(self) -> QWidget:
        """Where one begins: the person, or the passphrase where there is only one."""
        if self.people.checkedButton() is not None:
            return self.new.first.field
        return self.people.buttons()[0]

    def _radio(self, place: int, words: str) -> QRadioButton:
        button = QRadioButton(words)
        self.people.addButton(button, place)
        return button

    def _judge(self) -> None:
        chosen = self.people.checkedId()
        self.name.setVisible(chosen == SOMEBODY_NEW)
        named = chosen != SOMEBODY_NEW or not trouble_with(key_name(self.name.text()))
        self.set.setEnabled(self.people.checkedButton() is not None and named and self.new.good())
        if self._busy:
            self.set.setEnabled(False)

    def _ask(self) -> None:
        if not self.set.isEnabled():
            if self.people.checkedButton() is None:
                self.error.say(self.tr("Choose first whose passphrase it is."))
            return
        chosen, secret = self.people.checkedId(), self.new.secret
        if chosen == SOMEBODY_NEW:
            holder, name = KeyHolder.CHAIR, key_name(self.name.text())
        else:
            holder, name = self._slots[chosen].holder, self._slots[chosen].name
        self._be_busy(True)
        task = Task(self, lambda _watch: self._recovered.set_passphrase(holder, name, secret))
        task.ended.connect(lambda: self._be_busy(False))
        task.failed.connect(self._refuse)
        task.done.connect(self._finish)
        task.start()

    def _finish(self, desk: "Desk") -> None:
        self.new.wipe()
        self.done.emit(desk)

    def _refuse(self, error: CpdeskError) -> None:
        self.error.say(str(error))
        self.new.first.field.setFocus()
        self.new.first.field.selectAll()

    def _be_busy(self, yes: bool) -> None:
        self._busy = yes
        self.calm.setVisible(yes)
        for widget in (*self.people.buttons(), self.name, self.new, self.leave):
            widget.setEnabled(not yes)
        if yes:
            self.error.say("")
        self._judge()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """To where one begins."""
        self.first().setFocus(event.reason())


class NewKeyOffer(QWidget):
    """The paper that was just used may have been seen: a new recovery key, or the old one stays."""

    made = Signal(str)
    """The new recovery key, to be shown once."""
    kept_old = Signal()

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.make = Button(self.tr("Make a new recovery key"), kind="primary")
        self.keep = Button(self.tr("Keep the one on the paper"))
        self.calm = Hint(self.tr("Making the key. It takes a few seconds."))
        self.calm.hide()
        self.error = ErrorWords()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        words = self.tr(
            "The new passphrase is set. The recovery key you used still opens the file, so put its paper "
            "away again. You can make a new key instead: from then on the old one opens only copies and "
            "backups made before. If somebody else may have seen it, replace all keys as well: Settings, "
            "“Who can open it”."
        )
        for widget in (
            Heading(self.tr("And the recovery key?")),
            PlainLabel(words),
            self.error,
            self.calm,
            FlowRow(self.make, self.keep),
        ):
            column.addWidget(widget)
        self.make.clicked.connect(self._make)
        self.keep.clicked.connect(self.kept_old)

    def _make(self) -> None:
        self._be_busy(True)
        task = Task(self, lambda _watch: self._desk.keys.new_recovery_key())
        task.ended.connect(lambda: self._be_busy(False))
        task.failed.connect(self._refuse)
        task.done.connect(lambda key: self.made.emit(key))
        task.start()

    def _refuse(self, error: CpdeskError) -> None:
        self.error.say(str(error))
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _be_busy(self, yes: bool) -> None:
        self.calm.setVisible(yes)
        self.make.setEnabled(not yes)
        self.keep.setEnabled(not yes)
        if yes:
            self.error.say("")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """To what is advised."""
        self.make.setFocus(event.reason())


def _who(slot: "KeySlot") -> str:
    return f"{slot.name}, {slot.holder.words}" if slot.name else slot.holder.words.capitalize()
