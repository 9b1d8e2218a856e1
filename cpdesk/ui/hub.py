"""The one bell of the window: it rings when something in the sealed file has changed."""

from PySide6.QtCore import QObject, Signal


class Hub(QObject):
    """Tells every open page that something was committed; each page reads again what it shows."""

    changed = Signal(object)
    """Carries the `Change` that a service announced after its commit."""
