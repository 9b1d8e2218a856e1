"""Joins everything: settings, services and the window; nothing else may."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from cpdesk import resources
from cpdesk.interchange.policy_file import policy_here
from cpdesk.own_folder import make_own
from cpdesk.rules.wording import local
from cpdesk.services.sealing import Sealing
from cpdesk.services.this_computer import local_data, seen
from cpdesk.ui.backups.places import BackupPlaces
from cpdesk.ui.hub import Hub
from cpdesk.ui.locking.computer import listen
from cpdesk.ui.locking.minutes import IdleMinutes
from cpdesk.ui.main_window import MainWindow
from cpdesk.ui.problems import Problems
from cpdesk.ui.second_start import FirstStart, handed_over, name_for
from cpdesk.ui.tasks import Task
from cpdesk.ui.theme.appearance import Appearance
from cpdesk.ui.unlock.places import default_folder, only_file
from cpdesk.vocabulary import Deed

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk

PRACTICE = "practice/initial-conference-four-children.json"
DEMO_PASSPHRASE = "only practice, nothing is real"  # noqa: S105  it guards nothing and is shown on the page
SETTLING_MS = 500
"""How long a page may take to draw itself before its picture is taken."""
NO_SCREEN = (
    "There is no screen here, so the window cannot open. To look anyway: cpdesk --picture FILE.png draws the "
    "demo into a picture, and cpdesk rehearse FILE --out FOLDER runs a whole conference without a window."
)


class Options(Protocol):
    """What the command line says about the window."""

    @property
    def demo(self) -> bool:
        """With a practice conference, in a temporary sealed file."""

    @property
    def picture(self) -> Path | None:
        """Draw the demo into this file instead of showing it."""

    @property
    def file(self) -> Path | None:
        """The sealed file to offer, instead of the only one there is."""


def run(options: Options) -> int:
    """Open the window and stay until it is closed; gives the exit status."""
    if options.picture is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    elif _no_screen():
        print(NO_SCREEN, file=sys.stderr)  # noqa: T201  there is no window to say it in
        return 1
    application = QApplication(sys.argv[:1])
    application.setApplicationName("cpdesk")
    application.setApplicationDisplayName("cpdesk")
    if options.picture is not None:
        return _draw(application, options.picture)
    settings = _settings()
    if options.demo:
        return _demo(application, settings)
    name = name_for(str(_local_data()))
    if handed_over(name, options.file):
        return 0
    office = policy_here().backup_folders
    places = BackupPlaces(settings, _local_data() / "backups", office, application)
    window = _window(application, settings, options.file or only_file(default_folder()), places=places)
    FirstStart(name, window).asked.connect(window.come_up)
    window.show()
    QTimer.singleShot(SETTLING_MS, window, lambda: listen(window, window.lock))  # after the first painting
    return application.exec()


def _window(
    application: QApplication,
    settings: QSettings,
    path: Path | None,
    hint: str = "",
    places: BackupPlaces | None = None,
) -> MainWindow:
    hub = Hub(application)
    folder = _local_data()
    policy = policy_here()
    sealing = Sealing(hub.announce, policy=policy, seen=seen())
    idle = IdleMinutes(settings, policy.idle_minutes, application)
    window = MainWindow(sealing, hub, Appearance(application, settings), path, hint, idle, places=places)
    Problems(folder / "problems.log", window).install()
    return window


def _settings() -> QSettings:
    """What this person has set, in a folder that is made for them alone if it can be."""
    settings = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "cpdesk", "cpdesk")
    with contextlib.suppress(OSError):
        make_own(Path(settings.fileName()).parent)
    return settings


def _local_data() -> Path:
    """The folder for what belongs to this computer alone, made if it can be."""
    folder = local_data()
    with contextlib.suppress(OSError):
        make_own(folder)
    return folder


def _demo(application: QApplication, settings: QSettings) -> int:
    """The program with the practice conference in a sealed file that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="cpdesk-demo-", ignore_cleanup_errors=True) as place:
        window, task = _practice_window(application, settings, Path(place))
        # A signal arrives in the middle of any function: the window closes after that one has ended.
        for stop in (signal.SIGINT, signal.SIGTERM):
            signal.signal(stop, lambda _signal, _frame: QTimer.singleShot(0, window, window.close))
        heartbeat = QTimer(window)  # so that Ctrl+C in the terminal is noticed
        heartbeat.timeout.connect(lambda: None)
        heartbeat.start(300)
        window.show()
        task.start()
        status = application.exec()
        task.wait()
        return status


def _draw(application: QApplication, picture: Path) -> int:
    """The demo as a picture file, the same for everybody: light, at 100 %."""
    with tempfile.TemporaryDirectory(prefix="cpdesk-demo-", ignore_cleanup_errors=True) as place:
        settings = QSettings(str(Path(place, "settings.ini")), QSettings.Format.IniFormat)
        settings.setValue("theme", "light")
        window, task = _practice_window(application, settings, Path(place))
        window.show()
        loop = QEventLoop()
        task.ended.connect(lambda: QTimer.singleShot(SETTLING_MS, loop.quit))
        task.start()
        loop.exec()
        kept = window.workspace is not None and window.grab().save(str(picture))
        window.close()
    if not kept:
        print("The picture could not be drawn or written there.", file=sys.stderr)  # noqa: T201  as above
    return 0 if kept else 1


def _practice_window(application: QApplication, settings: QSettings, place: Path) -> tuple[MainWindow, Task]:
    """A window, and the work, not yet begun, that makes and opens its practice file."""
    path = place / "practice.cpdesk"
    hint = QCoreApplication.translate("app", "This is the demo: its passphrase is “{0}”.")
    window = _window(application, settings, path, hint.format(DEMO_PASSPHRASE))
    task = Task(window, lambda _watch: _practice_desk(window.sealing, path))
    task.done.connect(window.open_desk)
    return window, task


def _practice_desk(sealing: Sealing, path: Path) -> Desk:
    desk = sealing.create(path, DEMO_PASSPHRASE).desk
    file = desk.practice.read(resources.path(PRACTICE))
    today = local(desk.now()).date()
    desk.keys.note_recovery_key(Deed.PROVED)  # the passphrase is on the page, and nobody asks for paper
    desk.practice.bring_in(file, fill=False, to_day=today, hostile=False)
    return desk


def _no_screen() -> bool:
    """Whether this is a Linux without any display, and nobody chose another way of drawing."""
    asked = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform.startswith("linux") and not any(os.environ.get(name) for name in asked)
