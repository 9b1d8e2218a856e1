"""The keys of the calendar: what somebody asks for while a month, a week or the agenda has the focus."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

STEPS = {
    Qt.Key.Key_Left: timedelta(days=-1),
    Qt.Key.Key_Right: timedelta(days=1),
    Qt.Key.Key_Up: timedelta(days=-7),
    Qt.Key.Key_Down: timedelta(days=7),
}
_PLAIN = {
    Qt.Key.Key_PageUp: "back",
    Qt.Key.Key_PageDown: "on",
    Qt.Key.Key_Home: "today",
    Qt.Key.Key_Return: "open",
    Qt.Key.Key_Enter: "open",
    Qt.Key.Key_Escape: "cancel",
    Qt.Key.Key_M: "month",
    Qt.Key.Key_W: "week",
    Qt.Key.Key_A: "agenda",
}
_NOTHING_HELD = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def asked(event: QKeyEvent) -> str:
    """What a key asks for: `back`, `on`, `today`, `open`, `cancel`, a view, `move`, `earlier`, `later`."""
    key, held = Qt.Key(event.key()), event.modifiers()
    if held == Qt.KeyboardModifier.ControlModifier:
        return "move" if key == Qt.Key.Key_M else ""
    if held == Qt.KeyboardModifier.ShiftModifier:
        return {Qt.Key.Key_Up: "earlier", Qt.Key.Key_Down: "later"}.get(key, "")
    return _PLAIN.get(key, "") if held in _NOTHING_HELD else ""
