"""Scrolling to what was just opened or moved, so that nobody has to look for it."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

SETTLED_MS = 40
"""Nested rows need a few turns until they have their heights."""


def bring_into_view(widget: QWidget) -> None:
    """Scroll to a widget once it has its place: the whole of it if it fits, else what has the focus in it."""
    QTimer.singleShot(SETTLED_MS, widget, lambda: _scroll(widget))


def _scroll(widget: QWidget) -> None:
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if around is None or not widget.isVisible():
        return
    around.ensureWidgetVisible(widget)
    focused = widget.focusWidget()
    if focused is not None and widget.isAncestorOf(focused):
        around.ensureWidgetVisible(focused)
