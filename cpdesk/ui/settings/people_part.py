"""Who can open the file: people with their passphrases, and the recovery key on its paper."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cpdesk.errors import CpdeskError
from cpdesk.snapshots.keys import KeySlot
from cpdesk.ui.settings.fields import show_now
from cpdesk.ui.settings.in_view import bring_into_view
from cpdesk.ui.settings.key_forms import AddForm, ChangeForm, KeyForm, RecoveryForm, RemoveForm, RenameForm
from cpdesk.ui.settings.rekey_card import RekeyCard
from cpdesk.ui.theme.tokens import LARGE_SPACE, MIDDLE_SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.card import Card, clear
from cpdesk.ui.widgets.chip import Chip
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import ErrorWords, Hint, PlainLabel
from cpdesk.vocabulary import KeyHolder

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk


class PersonRow(QWidget):
    """One key: whose it is, what can be done with it, and below it the form for that."""

    def __init__(
        self, slot: KeySlot, *buttons: Button, on_paper: bool = True, parent: QWidget | None = None
    ) -> None:
        """`on_paper`: whether a recovery key was tested, so that somebody has it."""
        super().__init__(parent)
        self.slot = slot
        self.buttons = buttons
        name = slot.name or slot.holder.words.capitalize()
        self._line = line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        line.setContentsMargins(0, 2, 0, 2)
        line.setSpacing(MIDDLE_SPACE)
        who = QWidget()
        cell = QHBoxLayout(who)
        cell.setContentsMargins(0, 0, 0, 0)
        cell.setSpacing(MIDDLE_SPACE)
        cell.addWidget(PlainLabel(name, role="strong"), 0 if slot.mine else 1)
        if slot.mine:
            cell.addWidget(Chip(self.tr("you"), tone="done"))
            cell.addStretch(1)
        self.about = Hint(slot.holder.words if slot.name else "")
        self.say_where(on_paper)
        for widget, share in ((who, 3), (self.about, 2), (FlowRow(*buttons), 4)):
            ignored = widget.sizePolicy()
            ignored.setHorizontalPolicy(QSizePolicy.Policy.Ignored)  # columns stand below each other
            widget.setSizePolicy(ignored)
            line.addWidget(widget, share)
        self.below = QVBoxLayout(self)
        self.below.setContentsMargins(0, 0, 0, 0)
        self.below.addLayout(line)

    def say_where(self, on_paper: bool) -> None:
        """Whether the recovery key was tested; of a person's key there is nothing to say."""
        if self.slot.holder is KeyHolder.RECOVERY:
            self.about.say(self.tr("on paper") if on_paper else self.tr("never tested"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window with large words the buttons stand below the name, whole."""
        super().resizeEvent(event)
        widest = max((button.sizeHint().width() for button in self.buttons), default=0)
        narrow = widest > self.width() * 4 // 9 - MIDDLE_SPACE
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if way != self._line.direction():
            self._line.setDirection(way)


class PeoplePart(QWidget):
    """The list, what can be done with each line of it, adding somebody, and other keys for everything."""

    rekeyed = Signal(object)
    """A `Rekeyed`: the file is locked."""

    def __init__(
        self, desk: "Desk", parent: QWidget | None = None, *, copies: Callable[[], Path | None] = lambda: None
    ) -> None:
        """`copies`: where the backups of this computer lie."""
        super().__init__(parent)
        self._keys = desk.keys
        self._keeper = desk.keys.may_keep
        self._shown: tuple[tuple[KeySlot, ...], bool] | None = None
        self._form: KeyForm | None = None
        self._back: QWidget | None = None
        self.rows: list[PersonRow] = []
        self.add = Button(self.tr("Add somebody…"), name=self.tr("Add somebody who can open the file"))
        self.said, self.error = Hint("", tone="done"), ErrorWords()
        self._list, self._new = QVBoxLayout(), QVBoxLayout()
        self._lay_out(copies)
        self.add.clicked.connect(lambda: self._open(AddForm(self._keys), self._new, self.add))

    def _lay_out(self, copies: Callable[[], Path | None]) -> None:
        card = Card(self.tr("Who can open this file"))
        words = self.tr(
            "Everybody opens it with a passphrase of their own, and what they write carries their name."
        )
        if not self._keeper:
            words += " " + self.tr("Only a chair or a manager adds and removes people.")
        card.body.addWidget(Hint(words))
        self._list.setSpacing(MIDDLE_SPACE)
        card.body.addLayout(self._list)
        self.read()  # now: Tab comes to things in the order in which they were put in
        card.body.addWidget(self.error)
        card.body.addWidget(self.said)
        card.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addLayout(self._new)
        self.said.hide()
        self.add.setVisible(self._keeper)
        self.rekey = RekeyCard(self._keys, copies=copies)
        self.rekey.made.connect(self.rekeyed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE_SPACE)
        column.addWidget(card)
        column.addWidget(self.rekey)
        self.rekey.setVisible(self._keeper)  # now that it is in its place: it would flash up as a window
        column.addStretch(1)

    def read(self) -> None:
        """Read the list again; a form that is open stays while the list is the same."""
        try:
            slots, on_paper = self._keys.slots(), not self._keys.recovery_key_untested()
        except CpdeskError as error:
            self.error.say(str(error))
            return
        if self._form is not None and self._form.busy:
            for row in self.rows:
                row.say_where(on_paper)  # the new key is on no paper yet
            return
        if (slots, on_paper) == self._shown:
            return
        self._shown = (slots, on_paper)
        self._close()
        clear(self._list)
        self.rows = [self._row(slot, on_paper) for slot in slots]
        for row in self.rows:
            self._list.addWidget(row)
        show_now(self._list)

    def ask_for_a_recovery_key(self) -> None:
        """Open the form for a new recovery key, where whoever opened the file may make one."""
        for row in self.rows:
            if row.slot.holder is KeyHolder.RECOVERY and row.buttons:
                row.buttons[0].click()

    def _row(self, slot: KeySlot, on_paper: bool) -> PersonRow:
        who = slot.name or slot.holder.words
        buttons: list[Button] = []
        if slot.holder is KeyHolder.RECOVERY:
            if self._keeper:
                buttons = [Button(self.tr("New recovery key…"), kind="quiet")]
        elif slot.mine:
            buttons = [
                Button(self.tr("Change my passphrase…"), kind="quiet"),
                Button(self.tr("Change my name…"), kind="quiet"),
            ]
        elif self._keeper:
            remove = self.tr("Remove the key of {0}").format(who)
            buttons = [Button(self.tr("Remove…"), kind="quiet", name=remove)]
        row = PersonRow(slot, *buttons, on_paper=on_paper)
        for button, form in zip(buttons, self._forms(slot), strict=False):
            button.clicked.connect(lambda _on=False, f=form, b=button: self._open(f(), row.below, b))
        return row

    def _forms(self, slot: KeySlot) -> tuple[Callable[[], KeyForm], ...]:
        if slot.holder is KeyHolder.RECOVERY:
            return (lambda: RecoveryForm(self._keys),)
        if slot.mine:
            return (lambda: ChangeForm(self._keys, slot), lambda: RenameForm(self._keys, slot))
        return (lambda: RemoveForm(self._keys, slot),)

    def _open(self, form: KeyForm, place: QVBoxLayout, back: QWidget) -> None:
        """Open a form below its line; one at a time, and while another is at work the hands go back to it."""
        if self._form is not None and self._form.busy:
            form.deleteLater()
            self._form.first().setFocus(Qt.FocusReason.TabFocusReason)
            bring_into_view(self._form)
            return
        self._close()
        self.said.hide()
        self._form, self._back = form, back
        form.done.connect(self._done)
        form.left.connect(self._leave)
        place.addWidget(form)
        form.show()
        form.first().setFocus(Qt.FocusReason.TabFocusReason)
        bring_into_view(form)

    def _done(self, words: str) -> None:
        self._close()
        self.said.say(words)
        self.said.show()
        self.read()
        (self.add if self._keeper else self).setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_view(self.said)

    def _leave(self) -> None:
        back = self._back
        self._close()
        if back is not None:
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        form, self._form, self._back = self._form, None, None
        if form is not None:
            form.wipe()
            form.hide()
            form.deleteLater()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """To the first thing that can be done."""
        buttons = [button for row in self.rows for button in row.buttons]
        if buttons:
            buttons[0].setFocus(event.reason())
