"""What hands do in any window of the program: that they are there at all, and Esc pressed twice quickly."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QWindow
from shiboken6 import isValid

TWICE_WITHIN = 0.5
"""Seconds between the two."""
_USE = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.TabletPress,
    QEvent.Type.NativeGesture,
}


def pressed_at(event: QKeyEvent) -> float:
    """Seconds on the system's clock for keys: when it was pressed, not when a busy computer came to it."""
    return event.timestamp() / 1000 if event.timestamp() else time.monotonic()


class Hands(QObject):
    """Watches windows as the system sends to them, before any widget; it takes nothing but the second Esc."""

    used = Signal()
    esc_once = Signal()
    """Before the first Esc does anything."""
    esc_twice = Signal()

    def __init__(
        self, parent: QObject | None = None, *, when: Callable[[QKeyEvent], float] = pressed_at
    ) -> None:
        super().__init__(parent)
        self._when = when
        self._esc_at: float | None = None
        self._pointer: QPointF | None = None
        self._typing: QObject | None = None
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self.watch)
            application.focusObjectChanged.connect(self._follow_typing)
        self._second = QTimer(self)  # a window that never has the focus, as the board's, is found here
        self._second.setInterval(1000)
        self._second.timeout.connect(self.watch_all)
        self._second.start()
        self.watch_all()

    def watch_all(self) -> None:
        """Watch every window there is."""
        for window in QGuiApplication.topLevelWindows():
            self.watch(window)

    def watch(self, window: QWindow | None) -> None:
        """Watch this window too; a second time changes nothing."""
        if window is not None:
            window.installEventFilter(self)

    def _follow_typing(self, thing: QObject | None) -> None:
        """Letters of a dictation or an input method reach only what has the focus."""
        if self._typing is not None and isValid(self._typing):
            self._typing.removeEventFilter(self)
        self._typing = None if isinstance(thing, QWindow) else thing
        if self._typing is not None:
            self._typing.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note what it is; only the second of two quick Escs goes no further."""
        kind = event.type()
        if not isinstance(watched, QWindow):
            if kind == QEvent.Type.InputMethod:
                self.used.emit()
            return False
        if kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._moved(event.globalPosition())
        elif kind in _USE:
            self.used.emit()
            if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._pressed(event)
        return False

    def _moved(self, to: QPointF) -> None:
        """Systems tell of a mouse that lies still when a window under it changes: that is nobody's hand."""
        if self._pointer is not None and to != self._pointer:
            self.used.emit()
        self._pointer = to

    def _pressed(self, event: QKeyEvent) -> bool:
        alone = event.key() == Qt.Key.Key_Escape and event.modifiers() == Qt.KeyboardModifier.NoModifier
        if not alone:
            self._esc_at = None
            return False
        if event.isAutoRepeat():
            return False
        now, before = self._when(event), self._esc_at
        self._esc_at = now
        if before is None or now - before > TWICE_WITHIN:
            self.esc_once.emit()
            return False
        self._esc_at = None
        self.esc_twice.emit()
        return True
