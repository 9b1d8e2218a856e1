"""How long nobody has used the program: a warning in the last minute, and then the file is to be locked."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from cpdesk.ui.locking.minutes import IdleMinutes

WARNED_FOR = 60
"""Seconds before the end in which it is told; half of the time where that is shorter."""


class IdleWatch(QObject):
    """Counts only while a file is open."""

    warned = Signal(int)
    """So many seconds are left; each second of the last minute."""
    used = Signal()
    """Somebody is there after all: the warning is over."""
    due = Signal()
    """Nobody has been there for so long that the file is to be locked."""

    def __init__(
        self,
        minutes: IdleMinutes,
        parent: QObject | None = None,
        *,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        """`steady` gives seconds by a clock that nobody can set."""
        super().__init__(parent)
        self._minutes, self._steady = minutes, steady
        self._since = steady()
        self._warning = False
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self.look)
        minutes.changed.connect(self.use)

    def begin(self) -> None:
        """A file was opened: count from now."""
        self.use()
        self._second.start()

    def end(self) -> None:
        """The file is locked: nothing to count."""
        self._second.stop()
        self.use()

    def use(self) -> None:
        """Somebody typed, moved the mouse or worked the board just now."""
        self._since = self._steady()
        if self._warning:
            self._warning = False
            self.used.emit()

    def look(self) -> None:
        """See how long it has been; to be called each second."""
        most = self._minutes.minutes * 60
        left = most - (self._steady() - self._since)
        if left <= 0:
            self.due.emit()
        elif left <= min(WARNED_FOR, most // 2):
            self._warning = True
            self.warned.emit(max(1, round(left)))
