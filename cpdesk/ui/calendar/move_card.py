"""The card of a conference that is being moved: where to, what follows, and the question whether to do it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpdesk.rules.wording import day_words
from cpdesk.ui.calendar.moving import Moving, late_words, place_words
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.card import Card, clear
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import ErrorWords, Hint, PlainLabel

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk


class MoveCard(Card):
    """Follows a `Moving`; says what somebody wants to be done."""

    move_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, desk: "Desk", moving: Moving, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._desk, self._moving = desk, moving
        self.question = PlainLabel(role="strong")
        self.error = ErrorWords()
        self.do = Button(self.tr("Move"), kind="primary")
        self.cancel = Button(self.tr("Cancel"), name=self.tr("Cancel the move"))
        self._what = QVBoxLayout()
        self._keys = Hint(
            self.tr("Arrow keys: another day. Shift+up or down: a quarter hour. Enter: move. Esc: cancel.")
        )
        self.body.addWidget(self.question)
        self.body.addLayout(self._what)
        self.body.addWidget(self.error)
        self.body.addWidget(FlowRow(self.do, self.cancel))
        self.body.addWidget(self._keys)
        self.do.clicked.connect(self.move_wanted)
        self.cancel.clicked.connect(self.cancel_wanted)
        moving.changed.connect(self._show)
        self.hide()

    def _show(self) -> None:
        """Show where it would be and what follows."""
        item = self._moving.item
        self.setVisible(item is not None)
        self.error.say("")
        if item is None or item.starts is None:
            return
        self.entitle(self.tr("Move: {0}").format(item.title))
        clear(self._what)
        if not self._moving.elsewhere:
            self.question.say(self.tr("It is on {0}. Choose another day.").format(place_words(item.starts)))
        elif self._moving.refused:
            self.question.say(self.tr("It cannot be on {0}.").format(self._moving.where()), "late")
        else:
            self.question.say(self.tr("Move to {0}?").format(self._moving.where()), "")
        self.do.setEnabled(self._moving.elsewhere and not self._moving.refused)
        self._consequences()

    def _consequences(self) -> None:
        follows = self._moving.follows
        if follows is None:
            return
        for clash in follows.clashes:
            self._what.addWidget(PlainLabel(clash.words, tone="late"))
        if follows.becomes_late:
            self._what.addWidget(PlainLabel(self.tr("Becomes late:"), role="strong", tone="late"))
        for due in follows.becomes_late:
            self._what.addWidget(PlainLabel(late_words(due, self._desk)))
        if not follows.becomes_late and not follows.clashes:
            self._what.addWidget(PlainLabel(self.tr("Nothing becomes late."), tone="done"))
        for due in follows.back_in_time:
            words = self.tr("In time again: {0} (last day {1})").format(due.title, day_words(due.day))
            self._what.addWidget(PlainLabel(words, tone="done"))
        for remark in follows.remarks:
            self._what.addWidget(Hint(remark))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves everything where it is."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancel_wanted.emit()
        else:
            super().keyPressEvent(event)
