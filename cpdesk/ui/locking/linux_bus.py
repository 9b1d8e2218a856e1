"""On Linux the computer tells by D-Bus that it goes to sleep, its lid closes or its screen locks."""

import os
from collections.abc import Mapping
from typing import cast

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusUnixFileDescriptor

LOGIND = "org.freedesktop.login1"
MANAGER = "/org/freedesktop/login1"
SCREEN_SAVERS = tuple(
    f"org.{desktop}.ScreenSaver" for desktop in ("freedesktop", "gnome", "cinnamon", "mate", "xfce")
)
"""Each desktop tells it under its own name."""
_ANSWER_MS = 1000
_TOLD = {"LockedHint": LOGIND + ".Session", "LidIsClosed": "org.freedesktop.UPower"}
"""Properties whose change to true means locking, and whose they are."""


class LinuxBus(QObject):
    """Listens on both buses; where there is none, nothing is heard and nothing fails."""

    locking = Signal()
    """The file is to be locked, now: whoever does it does so before this returns."""

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        system: QDBusConnection | None = None,
        session: QDBusConnection | None = None,
    ) -> None:
        """`system` and `session` are the two buses, those of this computer unless a test brings its own."""
        super().__init__(parent)
        self._system = system or QDBusConnection.systemBus()
        self._session = session or QDBusConnection.sessionBus()
        self._waits: QDBusUnixFileDescriptor | None = None
        if self._system.isConnected():
            self._listen_to_the_system()
            self._ask_to_wait()
        if self._session.isConnected():
            for saver in SCREEN_SAVERS:
                self._session.connect("", "", saver, "ActiveChanged", self, _slot("hear_screen(bool)"))

    def _listen_to_the_system(self) -> None:
        bus = self._system
        bus.connect("", MANAGER, LOGIND + ".Manager", "PrepareForSleep", self, _slot("hear_sleep(bool)"))
        path = self._own_session()
        if path:
            bus.connect("", path, LOGIND + ".Session", "Lock", self, _slot("hear_lock()"))
        changed = _slot("hear_change(QString,QVariantMap,QStringList)")
        for whose in (path, "/org/freedesktop/UPower"):
            if whose:
                bus.connect("", whose, "org.freedesktop.DBus.Properties", "PropertiesChanged", self, changed)

    def _own_session(self) -> str:
        """Where logind keeps the session of this person; empty when it does not know."""
        answer = self._call("GetSession", os.environ.get("XDG_SESSION_ID") or "auto")
        path = getattr(answer, "path", None)
        return str(path()) if path is not None else ""

    def _ask_to_wait(self) -> None:
        """Have the computer wait with its sleep until the file is locked; a few seconds at most."""
        answer = self._call("Inhibit", "sleep", "cpdesk", "Locks its file first", "delay")
        self._waits = answer if isinstance(answer, QDBusUnixFileDescriptor) else None

    def _call(self, method: str, *arguments: str) -> object:
        """Ask logind; None when it does not answer in time."""
        question = QDBusMessage.createMethodCall(LOGIND, MANAGER, LOGIND + ".Manager", method)
        question.setArguments(list(arguments))
        answer = self._system.call(question, timeout=_ANSWER_MS)
        if answer.type() != QDBusMessage.MessageType.ReplyMessage or not answer.arguments():
            return None
        found: object = answer.arguments()[0]
        return found

    @Slot(bool)
    def hear_sleep(self, begins: bool) -> None:
        """It goes to sleep, or has woken."""
        if begins:
            self.locking.emit()
            self._waits = None  # locked: it need not wait any longer
        else:
            self._ask_to_wait()

    @Slot(bool)
    def hear_screen(self, on: bool) -> None:
        """The screen locks or goes dark, or is back."""
        if on:
            self.locking.emit()

    @Slot()
    def hear_lock(self) -> None:
        """The session is asked to lock."""
        self.locking.emit()

    @Slot(str, "QVariantMap", "QStringList")
    def hear_change(self, whose: str, values: Mapping[str, object], _gone: list[str]) -> None:
        """The session says that it is locked, or the computer that its lid is closed."""
        if any(values.get(name) is True for name, owner in _TOLD.items() if owner == whose):
            self.locking.emit()


def _slot(signature: str) -> bytes:
    """As `connect` wants it: words, whatever its own types say (PySide 6.11)."""
    return cast("bytes", SLOT(signature))
