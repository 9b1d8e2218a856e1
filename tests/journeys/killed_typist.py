"""A program to be killed: the real window, typed into by real keys, which says what it shows.

in:  the path and the passphrase of a sealed file whose only conference is running
out: one line of JSON for each step: `found`, the draft that was there at the beginning; `typing`,
     what stands in the composer; `shown`, an entry that can be seen. `at` is a time before the
     window last looked at its clocks, in seconds of the computer.
"""

import json
import os
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings, Qt
from PySide6.QtWidgets import QApplication

from cpdesk.services.sealing import Sealing
from cpdesk.ui.hub import Hub
from cpdesk.ui.main_window import MainWindow
from cpdesk.ui.meeting.lane_list import LaneList
from cpdesk.ui.meeting.typing import Typing
from cpdesk.ui.theme.appearance import Appearance
from tests.journeys.keyboard import Keyboard

LETTERS = "abcdefghijklmnopqrstuvwxyzéł—“”🙂 "


def say(what: str, words: str, at: float) -> None:
    os.write(1, json.dumps({"what": what, "words": words, "at": at}).encode() + b"\n")


def wait_until(holds: Callable[[], None], timeout: int) -> None:
    last = time.monotonic() + timeout / 1000
    while True:
        QCoreApplication.processEvents()
        try:
            return holds()
        except AssertionError:
            if time.monotonic() > last:
                raise
            time.sleep(0.005)


def open_the_meeting(keyboard: Keyboard, passphrase: str) -> None:
    keyboard.wait_for("Passphrase or recovery key")
    keyboard.type_text(passphrase)
    keyboard.press("Return")
    keyboard.wait_for("Month")
    keyboard.press("Ctrl+3")
    keyboard.wait_for("Cases")
    keyboard.press("Return")
    keyboard.wait_for("Overview")
    keyboard.tab_to("Open the latest conference", back=True)
    keyboard.press("Return")
    keyboard.wait_for("What is said")


def is_shown(window: MainWindow, text: str) -> bool:
    lists = window.findChildren(LaneList)
    said = (entries.model().index(row, 0) for entries in lists for row in range(entries.model().rowCount()))
    return any(str(index.data(Qt.ItemDataRole.DisplayRole)).startswith(text) for index in said)


def add(keyboard: Keyboard, window: MainWindow, text: str) -> None:
    at = time.monotonic()
    keyboard.press("Return")
    keyboard.wait(lambda: is_shown(window, text), "the entry in its lane")
    say("shown", text, at)


def type_forever(keyboard: Keyboard, window: MainWindow) -> None:
    typing = next(field for field in window.findChildren(Typing) if field.isVisible())
    say("found", typing.text(), time.monotonic())
    if typing.text():
        add(keyboard, window, typing.text())
    while True:
        words = f"{random.getrandbits(48):x}: " + "".join(random.choices(LETTERS, k=random.randint(0, 90)))
        words = f"{' '.join(words.split())}."
        for letter in words:
            at = time.monotonic()
            keyboard.type_text(letter)  # before each letter all clocks that are due are looked at
            say("typing", typing.text(), at)
            time.sleep(random.uniform(0, 0.02))
        add(keyboard, window, words)


def main() -> None:
    path, passphrase = Path(sys.stdin.readline().rstrip("\n")), sys.stdin.readline().rstrip("\n")
    application = QApplication(["cpdesk"])
    settings = QSettings(str(path.with_name("settings.ini")), QSettings.Format.IniFormat)
    hub = Hub()
    window = MainWindow(Sealing(hub.announce), hub, Appearance(application, settings), path)
    window.show()
    window.activateWindow()
    keyboard = Keyboard(window, wait_until)
    open_the_meeting(keyboard, passphrase)
    type_forever(keyboard, window)


if __name__ == "__main__":
    main()
