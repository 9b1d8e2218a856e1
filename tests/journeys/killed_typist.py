"""A program to be killed: the real window, typed into by real keys, which says what it shows.

in:  the path and the passphrase of a sealed file whose only conference is running
out: one line of JSON for each thing done: `found`, the draft that was there at the beginning; `typing`,
     what stands in the composer; `marking`, before a key that changes its marks; `shown`, an entry that
     can be seen; `going`, before another step is gone to, and `there`, when it is shown. `at` is a time
     before the window last looked at its clocks, `said` one after it was done, in seconds of the computer:
     a page that is being drawn lies between; `marks` are speaker, lane, private, fact or opinion and
     children of what is typed; `step` is the step that is shown.
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
from cpdesk.snapshots.entries import Draft
from cpdesk.ui.hub import Hub
from cpdesk.ui.main_window import MainWindow
from cpdesk.ui.meeting.notes.lane_list import LaneList
from cpdesk.ui.meeting.page import MeetingPage
from cpdesk.ui.theme.appearance import Appearance
from tests.journeys.keyboard import Keyboard

LANE_KEYS = ("F2", "F3", "F4", "F5", "F6")
CHILD_KEYS = ("Alt+1", "Alt+2", "Alt+0")
SPEAKERS = ("hv", "so", "mu")
LETTERS = "abcdefghijklmnopqrstuvwxyzéł—“”🙂 "


def marks_of(draft: Draft) -> list[str]:
    """Whose words they are, where they belong and whom they are about."""
    private = "private" if draft.private else "open"
    return [str(draft.speaker), draft.lane.value, private, str(draft.said_as), *sorted(map(str, draft.about))]


def say(what: str, page: MeetingPage, at: float, words: str | None = None) -> None:
    typed = page.composer.typed()
    line = {
        "what": what, "words": typed.text if words is None else words, "at": at, "said": time.monotonic(),
        "marks": marks_of(typed), "step": page.conference.step,
    }  # fmt: skip
    os.write(1, json.dumps(line).encode() + b"\n")


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
    there = ("Month", "What is said")  # after a kill the meeting that runs is there at once
    keyboard.wait(lambda: keyboard.name in there, "the calendar or the meeting")
    if keyboard.name == "What is said":
        return
    keyboard.press("Ctrl+3")
    keyboard.wait_for("Cases")
    keyboard.press("Return")
    keyboard.wait_for("Overview")
    keyboard.tab_to("Open the latest conference", back=True)
    keyboard.press("Return")
    keyboard.wait_for("What is said")


def is_shown(page: MeetingPage, text: str) -> bool:
    lists = page.findChildren(LaneList)
    said = (entries.model().index(row, 0) for entries in lists for row in range(entries.model().rowCount()))
    return any(text in str(index.data(Qt.ItemDataRole.DisplayRole)) for index in said)


def add(keyboard: Keyboard, page: MeetingPage, text: str) -> None:
    keyboard.press("Return")
    at = time.monotonic()
    keyboard.wait(lambda: is_shown(page, text), "the entry in its lane")
    say("shown", page, at, text)


def say_after_looking(page: MeetingPage, what: str = "typing") -> None:
    """Say what stands in the composer once the window has looked at its clocks."""
    at = time.monotonic()
    QCoreApplication.processEvents()
    say(what, page, at)


def type_out(keyboard: Keyboard, page: MeetingPage, words: str) -> None:
    """Letter by letter, each told of: what was typed may be kept at any of them."""
    for letter in words:
        at = time.monotonic()
        keyboard.type_text(letter)  # before each letter all clocks that are due are looked at
        say("typing", page, at)
        time.sleep(random.uniform(0, 0.01))


def mark(keyboard: Keyboard, page: MeetingPage) -> None:
    """By chance another lane, child or speaker, private or not, by their keys; and on to another step."""
    for chance, keys in ((0.3, LANE_KEYS), (0.2, CHILD_KEYS), (0.15, ("F8",))):
        if random.random() < chance:
            say_after_looking(page, "marking")
            keyboard.press(random.choice(keys))
            say_after_looking(page)
    if random.random() < 0.25:
        type_out(keyboard, page, f"@{random.choice(SPEAKERS)}")
        say_after_looking(page, "marking")
        keyboard.press("Tab")
        say_after_looking(page)
    if random.random() < 0.15:
        go_beside(keyboard, page)


def go_beside(keyboard: Keyboard, page: MeetingPage) -> None:
    """To the step before or after, if entries are typed on it too."""
    steps = page.agenda.steps
    here = steps.index(page.step())
    beside = {"Ctrl+Down": here + 1, "Ctrl+Up": here - 1}
    ways = [key for key, at in beside.items() if 0 <= at < len(steps) and steps[at].page == "notes"]
    if ways:
        say_after_looking(page, "going")
        keyboard.press(random.choice(ways))
        at = time.monotonic()
        QCoreApplication.processEvents()
        say("there", page, at)


def type_forever(keyboard: Keyboard, window: MainWindow) -> None:
    page = next(page for page in window.findChildren(MeetingPage) if page.isVisible())
    typing = page.composer.typing
    say("found", page, time.monotonic())
    if "@" in typing.text():  # killed while a speaker was being chosen
        keyboard.press("Ctrl+A", "Del")
    elif typing.text():
        add(keyboard, page, typing.text())
    while True:
        mark(keyboard, page)
        words = f"{random.getrandbits(40):x}: " + "".join(random.choices(LETTERS, k=random.randint(0, 40)))
        words = f"{' '.join(words.split())}."
        type_out(keyboard, page, words)
        add(keyboard, page, words)


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
