"""The window: the unlock page or the unlocked file; locking drops everything that knows a case."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from cpdesk.ui.backups.backing_up import last_backup
from cpdesk.ui.backups.places import BackupPlaces
from cpdesk.ui.hub import Hub
from cpdesk.ui.locking.blank import Blank, clear_clipboard
from cpdesk.ui.locking.minutes import IdleMinutes
from cpdesk.ui.locking.watch import LockWatch
from cpdesk.ui.shortcuts import bind
from cpdesk.ui.tasks import Task
from cpdesk.ui.theme.appearance import Appearance
from cpdesk.ui.unlock.page import UnlockPage

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk
    from cpdesk.services.keys import Rekeyed
    from cpdesk.services.sealing import Sealing
    from cpdesk.ui.workspace import Whereabouts, Workspace


STILL_HERE_MS = 60_000
"""How often other computers are told that the file is still open here."""


class MainWindow(QMainWindow):
    """Places the unlock page or the workspace; its title names nobody."""

    def __init__(
        self,
        sealing: "Sealing",
        hub: Hub,
        appearance: Appearance,
        path: Path | None = None,
        hint: str = "",
        idle: IdleMinutes | None = None,
        *,
        places: BackupPlaces | None = None,
    ) -> None:
        """`idle`: after how long without use the file is locked; without it the usual time, kept nowhere.

        `places`: where backups go; without it nowhere.
        """
        super().__init__()
        self.sealing, self._hub, self._appearance = sealing, hub, appearance
        self._path, self._hint = path, hint
        self._desk: Desk | None = None
        self._last_backup: Task | None = None
        self._there: Whereabouts | None = None
        self.workspace: Workspace | None = None
        self._idle, self.places = idle or IdleMinutes(), places or BackupPlaces()
        self.blank, self.watch = Blank(self), LockWatch(self, self._idle)
        self.watch.lock_wanted.connect(self.lock)
        self.watch.panic.connect(self.panic)
        self.watch.hands.esc_once.connect(self._note_before_esc)
        self._still_here = QTimer(self)
        self._still_here.setInterval(STILL_HERE_MS)
        self._still_here.timeout.connect(self._say_still_here)
        self.setWindowTitle("cpdesk")
        self.resize(1280, 720)
        bind("larger", self, appearance.larger)
        bind("smaller", self, appearance.smaller)
        bind("normal", self, lambda: appearance.choose_size(100))
        self.show_unlock()

    def show_unlock(self, said: str = "") -> None:
        """The page for opening a file; the file that was open is offered again, its path kept nowhere.

        `said`: what the person should know beforehand.
        """
        page = UnlockPage(self.sealing, self._path, said or self._hint, places=self.places)
        page.unlocked.connect(self.open_desk)
        page.watched.connect(self._watch_over)
        self._place(page)

    def open_desk(self, desk: "Desk") -> None:
        """Show an unlocked file, where one was if it is the same file.

        After a crash or a restart nobody knows where that was: then the conference that runs, if one does.
        """
        # Imported now, so that the first window does not wait for the pages of the desk.
        from cpdesk.ui.workspace import Whereabouts, Workspace

        there = self._there if desk.path == self._path else None
        if there is None:
            running = desk.run_sheet.running()
            there = Whereabouts(meeting=running[0] if len(running) == 1 else None)
        slept = self.watch.gap() if there is self._there else None
        self._desk, self._path, self._there = desk, desk.path, None
        self.workspace = Workspace(desk, self._hub, self._appearance, self._idle, places=self.places)
        self.workspace.lock_wanted.connect(self.lock)
        self.workspace.rekeyed.connect(lambda made: QTimer.singleShot(0, self, lambda: self._rekeyed(made)))
        self._place(self.workspace)
        self.workspace.come_back(there, slept)
        self.watch.begin()
        self._still_here.start()

    def lock(self, said: str = "", *, keep: bool = True) -> None:
        """Drop the services and every page; nothing of a case can be reached any more.

        Everything is out of sight before anything is saved. `said` is told on the page for unlocking;
        without `keep` what is being typed at this moment is not put into the file.
        """
        if self._desk is None:
            self._lock_before_shown(said)
            return
        self.blank.fall()
        desk, self._desk = self._desk, None
        workspace, self.workspace = self.workspace, None
        self.watch.end()
        self._still_here.stop()
        try:
            if workspace is not None:
                self._there = workspace.whereabouts
                if keep:
                    workspace.keep()
        finally:  # whatever could not be saved, the file is locked
            clear_clipboard()
            self.show_unlock(said)
            self.blank.lift()
            if keep:
                self._last_backup = last_backup(desk, self.places, self)
            desk.close()

    def _lock_before_shown(self, said: str) -> None:
        """Lock a file that is open behind the page for unlocking, where its recovery key may stand."""
        page = self.centralWidget()
        if isinstance(page, UnlockPage):
            page.lock_again(said)
        self.blank.lift()

    def _watch_over(self, wanted: bool) -> None:
        if wanted:
            self.watch.begin()
        else:
            self.watch.end()

    def _rekeyed(self, made: "Rekeyed") -> None:
        """The file is locked already, as its keys are others; the new recovery key is shown this once."""
        self.lock(keep=False)
        page = self.centralWidget()
        if isinstance(page, UnlockPage):
            page.show_rekeyed(made)

    def panic(self) -> None:
        """Everything out of sight at once, the board too; then lock."""
        page = self.centralWidget()
        if self._desk is not None or (isinstance(page, UnlockPage) and page.is_watched):
            self.blank.fall()
            QTimer.singleShot(0, self, self._lock_after_panic)

    def _note_before_esc(self) -> None:
        if self.workspace is not None:
            self.workspace.note_before_esc()

    def _lock_after_panic(self) -> None:
        """The first Esc was the beginning of the second: what it left is gone on with after unlocking."""
        there = self.workspace.take_esc_back() if self.workspace is not None else None
        self.lock()
        if there is not None:
            self._there = there

    def come_up(self, path: Path | None = None) -> None:
        """To the front, as the program was started a second time; with `path`, that file is offered.

        An open file stays open: nobody is interrupted by the double click of somebody else.
        """
        if path is not None and self._desk is None and path != self._path:
            self._path = path
            self.show_unlock()
        self.setWindowState(
            (self.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive
        )
        self.show()
        self.raise_()
        self.activateWindow()

    def _say_still_here(self) -> None:
        if self._desk is not None and not self._desk.still_here():
            words = self.tr("This file was opened on another computer meanwhile, so it was locked here.")
            self.lock(words, keep=False)

    def _place(self, page: QWidget) -> None:
        before = self.takeCentralWidget()
        if before is not None:
            before.hide()
            before.deleteLater()
        self.setCentralWidget(page)
        page.show()  # now: Qt remembers the focus of a hidden widget even when that is gone
        page.setFocus()
        if before is not None:
            QCoreApplication.sendPostedEvents(before, QEvent.Type.DeferredDelete)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The warning stays in its place."""
        super().resizeEvent(event)
        self.watch.strip.follow()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the file with the window."""
        self.lock()
        super().closeEvent(event)
        if self._last_backup is not None:
            self.hide()  # nobody has to look on while it ends
            self._last_backup.wait()
