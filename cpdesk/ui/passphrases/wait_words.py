"""The calm line that says how long the next try has to wait."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QWidget

from cpdesk.ui.widgets.text import Hint

LOOK_EVERY_MS = 200


class WaitWords(Hint):
    """Counts down beside the typing, which goes on; `over` comes when the next try can be made."""

    over = Signal()

    def __init__(self, seconds_left: Callable[[], int], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._seconds_left = seconds_left
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self._count)
        self.hide()

    @property
    def waiting(self) -> bool:
        """Whether the next try has to wait."""
        return self._timer.isActive()

    def look(self) -> None:
        """Begin to count if there is something to wait for; said aloud once, not each second."""
        begun = not self.waiting
        self._count()
        if begun and self.waiting:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _count(self) -> None:
        left = self._seconds_left()
        was = self.waiting
        if left == 1:
            self.say(self.tr("The next try can be made in 1 second. What you type meanwhile stays."))
        elif left:
            words = self.tr("The next try can be made in {0} seconds. What you type meanwhile stays.")
            self.say(words.format(left))
        self.setVisible(bool(left))
        if left:
            self._timer.start()
        else:
            self._timer.stop()
            if was:
                self.over.emit()
