"""What the computer itself tells of sleep, lid and lock screen, on each system in its own way."""

import sys
from collections.abc import Callable

from PySide6.QtWidgets import QWidget


def listen(window: QWidget, lock: Callable[[], object]) -> None:
    """From now on `lock` whenever the computer sleeps, its lid closes or its screen locks.

    Where the system tells nothing, the clocks do (`clocks.py`).
    """
    if sys.platform == "win32":
        from cpdesk.ui.locking.windows_messages import WindowsMessages

        WindowsMessages(window).locking.connect(lock)
    elif sys.platform.startswith("linux"):
        from cpdesk.ui.locking.linux_bus import LinuxBus  # on no other system is there a bus

        LinuxBus(window).locking.connect(lock)
