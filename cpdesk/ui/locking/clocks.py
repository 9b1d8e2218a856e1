"""Whether the laptop slept, told by its clocks, where no system says so."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from cpdesk.rules.slept import Gap, Look, between, fell_asleep


def look_now() -> Look:
    """Both clocks of this machine."""
    return Look(datetime.now(UTC), timedelta(seconds=time.monotonic()))


class Clocks(QObject):
    """Looks at the clocks each second for as long as the program runs, also while the file is locked."""

    slept = Signal()
    """It slept just now."""

    def __init__(self, parent: QObject | None = None, *, looks: Callable[[], Look] = look_now) -> None:
        super().__init__(parent)
        self._looks = looks
        self._last = looks()
        self._gap: Gap | None = None
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self.look)
        self._second.start()

    def look(self) -> None:
        """Compare with the last look."""
        before, self._last = self._last, self._looks()
        found = between(before.wall, self._last.wall)
        if isinstance(found, Gap):
            self._gap = Gap(self._gap.began if self._gap else found.began, found.ended)
        if fell_asleep(before, self._last):
            self.slept.emit()

    def begin(self) -> None:
        """A file was opened: what was slept before is no matter of its meeting."""
        self._gap = None

    def gap(self) -> Gap | None:
        """From the first falling asleep since `begin` to the last waking; nobody did anything in between."""
        return self._gap
