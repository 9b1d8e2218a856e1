"""A key press as it is written in the table of keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence


def pressed(event: QKeyEvent) -> str:
    """The key of an event in words, e.g. `Alt+Up`; the number pad makes no difference."""
    combined = QKeySequence(event.keyCombination())
    words = combined.toString(QKeySequence.SequenceFormat.PortableText)
    return words.replace("Num+", "")


def commanded(event: QKeyEvent) -> bool:
    """Whether Ctrl or Alt is held, but not AltGr (which is both, and types letters)."""
    command = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    held = event.modifiers() & command
    return bool(held) and held != command
