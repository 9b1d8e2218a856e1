"""What is being typed reaches the sealed file a moment after each letter."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from cpdesk.snapshots.entries import Draft

KEEP_DRAFT_MS = 300
"""What is typed reaches the sealed file within this time (and the moment that a write takes)."""


class DraftKeeper(QObject):
    """Waits a moment after a change and then has it kept, unless that is in the file already."""

    due = Signal(object)
    """A `Draft` to be kept now."""

    def __init__(self, typed: Callable[[], Draft], parent: QObject) -> None:
        """`typed` gives what stands in the composer at this moment."""
        super().__init__(parent)
        self._typed = typed
        self._kept = Draft()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_DRAFT_MS)
        self._timer.timeout.connect(self.keep)

    def know(self, kept: Draft) -> None:
        """This is what the file holds now; nothing is waiting."""
        self._timer.stop()
        self._kept = kept

    def kept(self) -> Draft:
        """What the file holds."""
        return self._kept

    def note(self) -> None:
        """A letter or a mark has changed."""
        if not self._timer.isActive():
            self._timer.start()

    def rest(self) -> None:
        """What stands there now was not typed: nothing is waiting."""
        self._timer.stop()

    def keep(self) -> None:
        """Have what is typed kept now, if it is not yet."""
        self._timer.stop()
        typed = self._typed()
        if typed != self._kept:
            self._kept = typed
            self.due.emit(typed)

    def flush(self) -> None:
        """Keep what is waiting to be kept: before the page goes away."""
        if self._timer.isActive():
            self.keep()
