"""The window: the unlock page or the unlocked file; locking drops everything that knows a case."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from cpdesk.ui.hub import Hub
from cpdesk.ui.shortcuts import bind
from cpdesk.ui.theme.appearance import Appearance
from cpdesk.ui.unlock.page import UnlockPage

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk
    from cpdesk.services.sealing import Sealing
    from cpdesk.ui.workspace import Whereabouts, Workspace


class MainWindow(QMainWindow):
    """Places the unlock page or the workspace; its title names nobody."""

    def __init__(
        self, sealing: "Sealing", hub: Hub, appearance: Appearance, path: Path | None = None, hint: str = ""
    ) -> None:
        super().__init__()
        self.sealing, self._hub, self._appearance = sealing, hub, appearance
        self._path, self._hint = path, hint
        self._desk: Desk | None = None
        self._there: Whereabouts | None = None
        self.workspace: Workspace | None = None
        self.setWindowTitle("cpdesk")
        self.resize(1280, 720)
        bind("larger", self, appearance.larger)
        bind("smaller", self, appearance.smaller)
        bind("normal", self, lambda: appearance.choose_size(100))
        self.show_unlock()

    def show_unlock(self) -> None:
        """The page for opening a file; the file that was open is offered again, its path kept nowhere."""
        page = UnlockPage(self.sealing, self._path, self._hint)
        page.unlocked.connect(self.open_desk)
        self._place(page)

    def open_desk(self, desk: "Desk") -> None:
        """Show an unlocked file, where one was if it is the same file."""
        # Imported now, so that the first window does not wait for the pages of the desk.
        from cpdesk.ui.workspace import Whereabouts, Workspace

        same = desk.path == self._path and self._there is not None
        self._desk, self._path = desk, desk.path
        self.workspace = Workspace(desk, self._hub, self._appearance)
        self.workspace.lock_wanted.connect(self.lock)
        self._place(self.workspace)
        self.workspace.come_back(self._there if same and self._there else Whereabouts())

    def lock(self) -> None:
        """Drop the services and every page; nothing of a case can be reached any more."""
        if self._desk is None:
            return
        if self.workspace is not None:
            self.workspace.keep()
            self._there = self.workspace.whereabouts
        self.workspace = None
        desk, self._desk = self._desk, None
        self.show_unlock()
        desk.close()

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

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the file with the window."""
        self.lock()
        super().closeEvent(event)
