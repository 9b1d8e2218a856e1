"""All that locks a file without its being asked for: nobody there, the laptop asleep, Esc twice."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cpdesk.rules.slept import Gap
from cpdesk.ui.locking.clocks import Clocks
from cpdesk.ui.locking.hands import Hands
from cpdesk.ui.locking.idle import IdleWatch
from cpdesk.ui.locking.idle_strip import IdleStrip
from cpdesk.ui.locking.minutes import IdleMinutes


class LockWatch(QObject):
    """Watches over one window for as long as that lives."""

    lock_wanted = Signal(str)
    """With what to say on the page for unlocking; empty where everybody knows why."""
    panic = Signal()

    def __init__(self, window: QWidget, minutes: IdleMinutes) -> None:
        super().__init__(window)
        self.strip = IdleStrip(window)
        self.idle = IdleWatch(minutes, self)
        self.clocks = Clocks(self)
        self.hands = Hands(self)
        self.hands.used.connect(self.idle.use)
        self.hands.esc_twice.connect(self.panic)
        self.idle.warned.connect(self.strip.count)
        self.idle.used.connect(self.strip.hide)
        self.idle.due.connect(lambda: self.lock_wanted.emit(self.tr("Locked, as nobody was using it.")))
        self.clocks.slept.connect(lambda: self.lock_wanted.emit(""))

    def begin(self) -> None:
        """A file was opened."""
        self.clocks.begin()
        self.idle.begin()

    def end(self) -> None:
        """The file is locked."""
        self.idle.end()

    def gap(self) -> Gap | None:
        """When the laptop slept since the file was opened or the meeting last shown."""
        return self.clocks.gap()
