"""The real window with marked names and notes: typed, searched, exported, gone wrong; then to be killed.

    python -m tests.drills.leaking FOLDER COUNT

Everything that the system offers a program for its own files must have been pointed into an empty tree by
whoever starts it. It says `ready` and waits.
"""

import os
import sys
import threading
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings, QTimer, qWarning
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox

from cpdesk import app, resources
from cpdesk.services.desk import Desk
from cpdesk.snapshots.bookings import BookedChild, Booking, NewFamily
from cpdesk.ui.main_window import MainWindow
from cpdesk.ui.tasks import Task
from cpdesk.vocabulary import ConferenceKind, Lane
from tests.drills import ground, marked
from tests.journeys.keyboard import Keyboard
from tests.journeys.killed_typist import wait_until

TYPED = 5
"""So many of the notes are typed by keys; the others are given to the same services."""


def keep(desk: Desk, count: int) -> None:
    """Marked families and their children, each with a conference booked."""
    starts, days = datetime(2027, 1, 4, 9, tzinfo=UTC), desk.office.working_days()
    for number in range(0, count, 2):
        while not days.is_working(starts.date()):
            starts += timedelta(days=1)
        child = BookedChild(marked.name(number + 1), born=date(2020, 1, 1))
        desk.bookings.book(
            Booking(
                kind=ConferenceKind.INITIAL, starts=starts, ends=starts + timedelta(hours=1),
                family=NewFamily(marked.name(number)), children=(child,), chair=marked.name(number),
                strategy_discussions=(starts.date() - timedelta(days=7),),
            )
        )  # fmt: skip
        starts += timedelta(days=1)


def hold(desk: Desk, count: int) -> str:
    """The practice conference, in which the marked notes are made; gives its id."""
    brought = desk.practice.bring_in(desk.practice.read(resources.path(ground.PRACTICE)), fill=False)
    desk.run_sheet.begin(brought.conference_id)
    desk.run_sheet.go_to(brought.conference_id, "worries")
    for number in range(count, 2 * count - TYPED):
        desk.meeting.add_entry(brought.conference_id, marked.note(number), Lane.WORRY)
    return brought.conference_id


def go_wrong(window: MainWindow, words: str) -> None:
    """Errors whose messages hold a name: in a slot, a thread, a task, a destructor and a warning of Qt."""

    def fail(*_: object) -> None:
        told = words
        raise ValueError(told)

    class Left:
        def __del__(self) -> None:
            fail()

    QTimer.singleShot(0, window, fail)
    threading.Thread(target=fail).start()
    Task(window, fail).start()
    Left()
    qWarning(words)
    time.sleep(0.2)
    for _ in range(20):
        QCoreApplication.processEvents()
        time.sleep(0.01)


def main() -> None:
    """Do it all."""
    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    application = QApplication(sys.argv[:1])
    application.setApplicationName("cpdesk")
    settings = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "cpdesk", "cpdesk")
    window = app._window(application, settings, None)
    window.sealing._cost = ground.CHEAP
    desk = window.sealing.create(folder / "desk.cpdesk", ground.PASSPHRASE).desk
    keep(desk, count)
    conference = hold(desk, count)
    window.show()
    window.open_desk(desk)
    workspace = window.workspace
    assert workspace is not None
    keyboard = Keyboard(window, wait_until)
    workspace.go("cases")
    workspace.pages.cases.search()
    keyboard.type_text(marked.name(0))
    for page in ("today", "calendar", "deadlines", "documents", "settings"):
        workspace.go(page)
        QCoreApplication.processEvents()
    workspace.open_conference(conference)
    keyboard.wait_for("What is said")
    for number in range(2 * count - TYPED, 2 * count):
        keyboard.type_text(marked.note(number))
        if number < 2 * count - 1:  # the last is only being typed when the program is killed
            keyboard.press("Return")
    QApplication.clipboard().setText(marked.note(count))
    exports = folder / "exports"
    exports.mkdir()
    desk.papers.make(conference, exports)
    desk.history.export(exports / "history.csv", "csv", wordings=True)
    (folder / "backups").mkdir()
    desk.backups.make(folder / "backups")
    go_wrong(window, marked.name(0))
    shown = [w.text() for box in window.findChildren(QMessageBox) for w in box.findChildren(QLabel)]
    told = marked.found_in("\n".join([window.windowTitle(), *shown]).encode())
    os.write(1, f"ready {len(shown)} {len(told)}\n".encode())
    time.sleep(600)


if __name__ == "__main__":
    main()
