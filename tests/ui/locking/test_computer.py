"""What a computer tells of sleep, lid and lock screen: made-up messages of Windows, a real bus of Linux."""

import ctypes
import os
import shutil
import subprocess
import sys

import pytest
from PySide6.QtCore import QByteArray

from cpdesk.ui.locking import windows_messages as windows
from cpdesk.ui.locking.windows_messages import LID, Message, PowerSetting, WindowsMessages, means_locking

LOGIND = """
import os
from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusObjectPath, QDBusUnixFileDescriptor

app = QCoreApplication([])
reading, writing = os.pipe()

@ClassInfo({"D-Bus Interface": "org.freedesktop.login1.Manager"})
class Logind(QObject):
    @Slot(str, result=QDBusObjectPath)
    def GetSession(self, which):
        return QDBusObjectPath("/org/freedesktop/login1/session/_31")
    @Slot(str, str, str, str, result=QDBusUnixFileDescriptor)
    def Inhibit(self, what, who, why, mode):
        print("waits", what, mode, flush=True)
        return QDBusUnixFileDescriptor(writing)

bus, logind = QDBusConnection.sessionBus(), Logind()
assert bus.registerService("org.freedesktop.login1")
assert bus.registerObject("/org/freedesktop/login1", logind, QDBusConnection.RegisterOption.ExportAllSlots)
print("ready", flush=True)
app.exec()
"""
ON_A_BUS = """
import os, subprocess, sys
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from cpdesk.ui.locking.linux_bus import LinuxBus

LOGIND, MANAGER = "org.freedesktop.login1", "/org/freedesktop/login1"
OURS = MANAGER + "/session/_31"
app = QCoreApplication([])
logind = subprocess.Popen([sys.executable, "-c", sys.argv[1]], stdout=subprocess.PIPE, text=True)
assert logind.stdout.readline() == "ready\\n"
address = os.environ["DBUS_SESSION_BUS_ADDRESS"]
theirs = QDBusConnection.connectToBus(address, "theirs")
ours = QDBusConnection.connectToBus(address, "ours")
heard = []
bus = LinuxBus(system=ours, session=ours)
bus.locking.connect(lambda: heard.append(1))

def tell(path, interface, name, *arguments):
    message = QDBusMessage.createSignal(path, interface, name)
    message.setArguments(list(arguments))
    assert theirs.send(message)

PROPERTIES = "org.freedesktop.DBus.Properties"
SESSION, POWER = LOGIND + ".Session", "org.freedesktop.UPower"
TOLD = [
    (MANAGER, LOGIND + ".Manager", "PrepareForSleep", True),
    (MANAGER, LOGIND + ".Manager", "PrepareForSleep", False),
    (OURS, SESSION, "Lock"),
    (MANAGER + "/session/_32", SESSION, "Lock"),
    (OURS, PROPERTIES, "PropertiesChanged", SESSION, {"LockedHint": True}, [""]),
    (OURS, PROPERTIES, "PropertiesChanged", SESSION, {"LockedHint": False}, [""]),
    (OURS, PROPERTIES, "PropertiesChanged", SESSION, {"IdleHint": True}, [""]),
    ("/org/freedesktop/UPower", PROPERTIES, "PropertiesChanged", POWER, {"LidIsClosed": True}, [""]),
    ("/org/freedesktop/UPower", PROPERTIES, "PropertiesChanged", POWER, {"OnBattery": True}, [""]),
    ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", True),
    ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", True),
    ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", False),
]
counts = []
def go_on():
    counts.append(len(heard))
    if TOLD:
        tell(*TOLD.pop(0))
        QTimer.singleShot(150, go_on)
    else:
        logind.kill()
        print(*(b - a for a, b in zip(counts, counts[1:])), *logind.stdout.read().split(), flush=True)
        app.quit()
QTimer.singleShot(150, go_on)
app.exec()
"""


@pytest.mark.skipif(not shutil.which("dbus-run-session"), reason="needs a bus to talk on")
def test_on_linux_sleep_lid_and_lock_screen_are_heard_and_nothing_else() -> None:
    script = [sys.executable, "-c", ON_A_BUS, LOGIND]
    ended = subprocess.run(
        ["dbus-run-session", "--", *script],
        capture_output=True,
        text=True,
        timeout=120,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    # sleep, wake, lock, somebody else's, hint, no hint, idle, lid, mains, screen, screen, screen back
    heard, waits = "1 0 1 0 1 0 0 1 0 1 1 0", "waits sleep delay waits sleep delay"
    assert ended.stdout == f"{heard} {waits}\n", ended.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the buses of Linux")
def test_where_there_is_no_bus_nothing_fails() -> None:
    script = "from PySide6.QtCore import QCoreApplication; app = QCoreApplication([])\n"
    script += "from cpdesk.ui.locking.linux_bus import LinuxBus; LinuxBus(); print('fine')"
    nowhere = {
        "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent",
        "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nonexistent",
    }
    ended = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, env=os.environ | nowhere
    )
    assert (ended.stdout, ended.stderr) == ("fine\n", "")


def message(number: int, what: int, more: int | None = None) -> Message:
    return Message(None, number, what, more)


@pytest.mark.parametrize(
    ("number", "what", "locks"),
    [
        (0x0218, 0x0004, True),  # it is suspended
        (0x0218, 0x0007, False),  # it wakes
        (0x0218, 0x000A, False),  # the battery
        (0x0218, 0x8013, False),  # a setting, without saying which
        (0x02B1, 0x7, True),  # locked
        (0x02B1, 0x8, False),  # unlocked
        (0x02B1, 0x2, True),  # somebody else's turn at this computer
        (0x02B1, 0x4, True),  # the remote session has ended
        (0x0100, 0x1B, False),  # a key
    ],
)
def test_on_windows_the_right_messages_mean_locking(number, what, locks) -> None:
    assert means_locking(message(number, what)) is locks


@pytest.mark.parametrize(
    ("which", "value", "locks"), [(LID, 0, True), (LID, 1, False), (LID.__class__(int=7), 0, False)]
)
def test_on_windows_the_lid_locks_when_it_closes(which, value, locks) -> None:
    setting = PowerSetting((ctypes.c_ubyte * 16).from_buffer_copy(which.bytes_le), 4, value)
    assert means_locking(message(0x0218, 0x8013, ctypes.addressof(setting))) is locks


def test_the_message_is_laid_out_as_windows_does() -> None:
    if ctypes.sizeof(ctypes.c_void_p) == 8:
        assert (Message.number.offset, Message.what.offset, Message.more.offset) == (8, 16, 24)
    assert (PowerSetting.length.offset, PowerSetting.value.offset) == (16, 20)


def test_a_message_reaches_the_window_and_is_not_taken_from_anybody(qtbot, window) -> None:
    messages = WindowsMessages(window)
    locked = []
    messages.locking.connect(lambda: locked.append(1))
    sent = message(windows.WM_WTSSESSION_CHANGE, 0x7)
    where = ctypes.addressof(sent)
    assert messages._filter.nativeEventFilter(QByteArray(b"windows_generic_MSG"), where) == (False, 0)
    assert messages._filter.nativeEventFilter(QByteArray(b"xcb_generic_event_t"), where) == (False, 0)
    assert locked == [1]
