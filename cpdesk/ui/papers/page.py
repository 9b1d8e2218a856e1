"""The documents of a conference: what goes out, for whom, and making them."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from cpdesk.errors import CannotWrite, CpdeskError
from cpdesk.rules.wording import local
from cpdesk.services.change import Change
from cpdesk.ui.hub import Hub
from cpdesk.ui.papers.conference_choice import ConferenceChoice
from cpdesk.ui.papers.copies import Copies
from cpdesk.ui.papers.going_out import GoingOut
from cpdesk.ui.papers.making import Making
from cpdesk.ui.tasks import Task, Watch
from cpdesk.ui.theme.tokens import EDGE, LARGE_SPACE, MIDDLE_SPACE, scale_of
from cpdesk.ui.widgets.files import choose_folder
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.scroll import VerticalScroll
from cpdesk.ui.widgets.text import ErrorWords, Hint, PageTitle
from cpdesk.vocabulary import CopyScope, Deed

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk
    from cpdesk.services.papers import MadePapers

NARROW = 1000
"""With less room than this (in pixels, counted at 100 % text) the cards stand below each other."""


def open_folder(folder: Path) -> None:
    """Show a folder in the file manager of the computer."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


class PapersPage(QWidget):
    """The page behind “Documents”. `opens` shows a folder when all is made; tests give their own."""

    chosen = Signal(object)
    """The id of the conference that a person chose here."""

    def __init__(
        self,
        desk: "Desk",
        hub: Hub,
        parent: QWidget | None = None,
        opens: Callable[[Path], None] = open_folder,
    ) -> None:
        super().__init__(parent)
        mark(self, surface="ground")
        self._desk = desk
        self._opens = opens
        self._which: UUID | None = None
        self._folder: Path | None = None
        self._task: Task | None = None
        self._stale = False
        self.choice = ConferenceChoice()
        self.empty = Hint(self.tr("There is no conference in this file yet."))
        self.error = ErrorWords()
        self.going_out = GoingOut()
        self.copies = Copies()
        self.making = Making(desk.policy.export_folders)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.setFocusProxy(self.choice)
        self.choice.chosen.connect(self.show_conference)
        self.choice.chosen.connect(self._note_read)
        self.choice.chosen.connect(self.chosen)
        self.copies.scope_chosen.connect(self._set_scope)
        self.making.folder_wanted.connect(self._choose_folder)
        self.making.make_wanted.connect(self._make)
        self.making.cancel_wanted.connect(self._cancel)
        self.making.open_wanted.connect(self._open)
        hub.changed.connect(self._hear)

    def show_conference(self, which: UUID | None) -> None:
        """Show one conference; without one, the latest of the file."""
        try:
            self._which = self.choice.show_all(self._desk, which)
            self._show()
        except CpdeskError as error:
            self.error.say(str(error))

    def _lay_out(self) -> None:
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(EDGE, LARGE_SPACE, EDGE, LARGE_SPACE)
        rows.setSpacing(MIDDLE_SPACE)
        self._head.addWidget(PageTitle(self.tr("After the conference")))
        self._head.addWidget(self.choice, 1)
        rows.addLayout(self._head)
        rows.addWidget(self.empty)
        rows.addWidget(self.error)
        left = QVBoxLayout()
        left.setSpacing(MIDDLE_SPACE)
        left.addWidget(self.going_out)
        left.addWidget(self.copies)
        left.addStretch(1)
        self._columns.setSpacing(MIDDLE_SPACE)
        self._columns.addLayout(left, 5)
        self._columns.addWidget(self.making, 4, Qt.AlignmentFlag.AlignTop)
        rows.addLayout(self._columns)
        rows.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(VerticalScroll(inside))

    def _show(self) -> None:
        self.empty.setVisible(self._which is None)
        for card in (self.going_out, self.copies, self.making):
            card.setVisible(self._which is not None)
        if self._which is None:
            return
        which = self._which
        conference = self._desk.meeting.conference(which)
        today, days = local(self._desk.now()).date(), self._desk.office.working_days()
        self.going_out.show_conference(conference, today, days)
        papers = self._desk.papers
        self.copies.show_copies(
            conference,
            [(reader, papers.left_out(which, reader)) for reader in papers.readers(which)],
        )

    def _set_scope(self, who: UUID, scope: CopyScope) -> None:
        assert self._which is not None
        try:
            self._desk.attendance.set_copy_scope(self._which, who, scope)
        except CpdeskError as error:
            self.error.say(str(error))

    def _choose_folder(self) -> None:
        choose_folder(
            self, self.tr("Folder for the documents"), Path(self.making.folder.text()), self._take_folder
        )

    def _take_folder(self, folder: Path) -> None:
        self.making.folder.setText(str(folder))
        self.making.make.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self, folder: str) -> None:
        """Make everything beside the window; the task dies with the page."""
        readers = self.copies.chosen()
        if self._task is not None or self._which is None:
            return
        if not readers:
            self.making.failed(self.tr("Choose at least one copy to make."))
            return
        which, papers, target = self._which, self._desk.papers, Path(folder)
        absent = self.tr("There is no such folder. Choose another one; nothing was made.")

        def work(watch: Watch) -> "MadePapers":
            if not target.is_dir():
                raise CannotWrite(absent)
            return papers.make(
                which, target, only=readers, progress=watch.progress, cancelled=watch.cancelled
            )

        self._task = Task(self, work)
        self._task.progressed.connect(self.making.progress)
        self._task.done.connect(self._made)
        self._task.failed.connect(lambda error: self.making.failed(str(error)))
        self._task.ended.connect(self._ended)
        self.making.begin()
        self._task.start()

    def _made(self, made: "MadePapers") -> None:
        self._folder = made.folder
        names = [str(document.path.relative_to(made.folder)) for document in made.documents]
        self.making.finished(made.folder, names)
        self._open()

    def _ended(self) -> None:
        self._task = None

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _open(self) -> None:
        if self._folder is not None:
            self._opens(self._folder)

    def _hear(self, change: Change) -> None:
        if change.kind == "draft":
            return
        if self.isVisible():
            self.show_conference(self._which)
        else:
            self._stale = True

    def _note_read(self) -> None:
        """The list of the documents of a conference was opened."""
        if self._which is not None:
            self._desk.history.note(Deed.READ, "papers", self._which)

    def showEvent(self, event: QShowEvent) -> None:
        """Whatever changed while the page was away is read now."""
        super().showEvent(event)
        if not event.spontaneous():
            self._note_read()
        if self._stale:
            self._stale = False
            self.show_conference(self._which)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cards go below each other when the words are large."""
        super().resizeEvent(event)
        narrow = self.width() / scale_of(self) < NARROW
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        for row in (self._head, self._columns):
            row.setDirection(down if narrow else across)
        self.copies.compact(narrow)
        self.making.compact(narrow)
