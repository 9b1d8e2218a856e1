"""The one bell of the window: it rings when something in the sealed file has changed."""

from PySide6.QtCore import QObject, Qt, Signal


class Hub(QObject):
    """Tells every open page that something was committed; each page reads again what it shows."""

    changed = Signal(object)
    """Carries the `Change` that a service announced after its commit; always on the window's thread."""

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arrived.connect(self._ring, Qt.ConnectionType.AutoConnection)

    def announce(self, change: object) -> None:
        """What the services are given to call after a commit, from whichever thread they work on."""
        self._arrived.emit(change)

    def _ring(self, change: object) -> None:
        self.changed.emit(change)
