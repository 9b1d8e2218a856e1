"""When the file locks by itself: after how many minutes, and what else locks it."""

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from cpdesk.ui.locking.minutes import IdleMinutes
from cpdesk.ui.theme.tokens import LARGE_SPACE
from cpdesk.ui.widgets.buttons import ToggleChip
from cpdesk.ui.widgets.card import Card
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import Hint, PlainLabel


class LockingPart(QWidget):
    """Nothing to confirm: what is chosen holds from now on."""

    def __init__(self, idle: IdleMinutes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._idle = idle
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE_SPACE)
        column.addWidget(self._minutes())
        column.addWidget(self._others())
        column.addStretch(1)
        idle.changed.connect(self._show)
        self._show()

    def _minutes(self) -> Card:
        card = Card(self.tr("Lock when nobody is there, after"))
        self.minutes: dict[int, ToggleChip] = {}
        group = QButtonGroup(self)
        for few in self._idle.choices():
            words = self.tr("1 minute") if few == 1 else self.tr("{0} minutes").format(few)
            chip = ToggleChip(words, name=self.tr("Lock after {0}").format(words))
            chip.clicked.connect(lambda _on=False, few=few: self._idle.choose(few))
            group.addButton(chip)
            self.minutes[few] = chip
        card.body.addWidget(FlowRow(*self.minutes.values()))
        card.body.addWidget(
            Hint(self.tr("Typing, the mouse and the room board count as being there, in a conference too."))
        )
        card.body.addWidget(
            Hint(self.tr("A minute before, a line counts down; any key or movement of the mouse ends it."))
        )
        one = self.tr("1 minute is the longest that your council allows.")
        most = self.tr("{0} minutes is the longest that your council allows.")
        card.body.addWidget(Hint(one if self._idle.bound == 1 else most.format(self._idle.bound)))
        return card

    def _others(self) -> Card:
        card = Card(self.tr("What locks at once"))
        lines = (
            self.tr("Ctrl+L locks the file."),
            self.tr(
                "Esc twice, quickly: everything is out of sight at once, the room board too, and locked."
            ),
            self.tr("Sleep, a closed lid and the lock screen of the computer."),
        )
        for line in lines:
            card.body.addWidget(PlainLabel(line))
        card.body.addWidget(
            Hint(
                self.tr(
                    "After unlocking you are where you were, with what was being typed; the room board stays "
                    "off until you put it up again. What was copied here is taken out of the clipboard."
                )
            )
        )
        return card

    def _show(self) -> None:
        self.minutes[self._idle.minutes].setChecked(True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on to the time that is chosen."""
        self.minutes[self._idle.minutes].setFocus(event.reason())
