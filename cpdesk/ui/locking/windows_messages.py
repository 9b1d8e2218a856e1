"""On Windows a message tells each window of sleep, of the lid and of the lock screen."""

import ctypes
import sys
import uuid

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

WM_POWERBROADCAST = 0x0218
PBT_APMSUSPEND = 0x0004
PBT_POWERSETTINGCHANGE = 0x8013
WM_WTSSESSION_CHANGE = 0x02B1
SESSION_IS_LEFT = {0x2, 0x4, 0x6, 0x7}
"""WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT, WTS_SESSION_LOGOFF, WTS_SESSION_LOCK."""
LID = uuid.UUID("ba3e0f4d-b817-4094-a2d1-d56379e6a0f3")
"""GUID_LIDSWITCH_STATE_CHANGE; its data is 0 when the lid is closed."""
_TO_A_WINDOW = 0
_THIS_SESSION = 0


class Message(ctypes.Structure):
    """The beginning of a MSG."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("number", ctypes.c_uint32),
        ("what", ctypes.c_size_t),
        ("more", ctypes.c_void_p),
    )


class PowerSetting(ctypes.Structure):
    """A POWERBROADCAST_SETTING that holds one number."""

    _fields_ = (("which", ctypes.c_ubyte * 16), ("length", ctypes.c_uint32), ("value", ctypes.c_uint32))


def means_locking(message: Message) -> bool:
    """Whether a message of the system means that the file is to be locked."""
    if message.number == WM_WTSSESSION_CHANGE:
        return message.what in SESSION_IS_LEFT
    if message.number != WM_POWERBROADCAST:
        return False
    if message.what == PBT_POWERSETTINGCHANGE and message.more:
        setting = PowerSetting.from_address(message.more)
        return uuid.UUID(bytes_le=bytes(setting.which)) == LID and setting.value == 0
    return bool(message.what == PBT_APMSUSPEND)


class _Filter(QAbstractNativeEventFilter):
    """Sees every message before Qt does, and takes none."""

    def __init__(self, owner: "WindowsMessages") -> None:
        super().__init__()
        self._owner = owner

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        """Tell the owner of what means locking."""
        if kind == b"windows_generic_MSG" and means_locking(Message.from_address(int(message))):
            self._owner.locking.emit()
        return False, 0


class WindowsMessages(QObject):
    """Asks Windows for the messages that it sends only to who asks, and listens."""

    locking = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._filter = _Filter(self)
        application = QGuiApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self._filter)
        if sys.platform == "win32":
            number = ctypes.c_void_p(int(window.winId()))
            lid = (ctypes.c_ubyte * 16).from_buffer_copy(LID.bytes_le)
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(number, _THIS_SESSION)
            ctypes.windll.user32.RegisterPowerSettingNotification(number, ctypes.byref(lid), _TO_A_WINDOW)
