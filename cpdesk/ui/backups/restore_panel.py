"""Restoring: the backups of a file with what is in each, and a new file made of the one that is chosen."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from cpdesk.errors import CpdeskError, WrongPassphrase
from cpdesk.rules.wording import local
from cpdesk.snapshots.backups import BackupLine, Contents
from cpdesk.ui.backups.places import BackupPlaces
from cpdesk.ui.backups.restore_card import RestoreCard
from cpdesk.ui.backups.row import BackupRow
from cpdesk.ui.passphrases.secret_field import SecretField
from cpdesk.ui.passphrases.wait_words import WaitWords
from cpdesk.ui.tasks import Task, Watch
from cpdesk.ui.theme.tokens import LARGE_SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.card import Card, clear
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import ErrorWords, Hint, PageTitle

if TYPE_CHECKING:
    from cpdesk.services.attempts import Attempts
    from cpdesk.services.backup_shelf import BackupShelf


FIRST_SHOWN = 6
"""Backups that are seen at once; whoever restores mostly wants one of the newest."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found in the backups, and in the present file if that could be read."""

    present: Contents | None
    held: dict[Path, Contents | str]


class RestorePanel(QWidget):
    """A list to choose from, and a card for the new file; nothing in it touches the present file."""

    left = Signal()
    restored = Signal(object)
    """Somebody wants to open the restored file: its path."""

    def __init__(
        self,
        path: Path,
        places: BackupPlaces,
        now: Callable[[], datetime],
        shelf: "BackupShelf | None" = None,
        parent: QWidget | None = None,
        *,
        attempts: "Attempts",
    ) -> None:
        """The backups of the file `path`. Without the `shelf` of an open file the passphrase is asked for.

        `attempts` count the wrong ones, so that nobody guesses faster here than at the file itself.
        """
        super().__init__(parent)
        self._path, self._places, self._now, self._shelf = path, places, now, shelf
        self.back = Button(self.tr("‹ Back"), kind="quiet", name=self.tr("Back, without restoring"))
        self.secret = SecretField(self.tr("Passphrase or recovery key"))
        self._attempts = attempts
        self.wait = WaitWords(self._seconds_left)
        self.look = Button(self.tr("Look into the backups"), kind="primary")
        self.error = ErrorWords()
        self.calm = Hint("")
        self.ask, self.listed = Card(self.tr("Passphrase")), Card(self.tr("Backups of this file"))
        self.card = RestoreCard(opens=shelf is None)
        self.older = Button("", kind="quiet")
        self.rows: list[BackupRow] = []
        self._group = QButtonGroup(self)
        self._list = QVBoxLayout()
        self._lay_out()
        self._connect()
        self._read()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE_SPACE)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(PageTitle(self.tr("Restore from a backup")))
        column.addWidget(
            Hint(self.tr("A backup becomes a new file. The present file and the backup stay as they are."))
        )
        self.ask.body.addWidget(
            Hint(self.tr("What is in a backup is seen with the passphrase that was in use when it was made."))
        )
        self.ask.body.addWidget(self.secret)
        self.ask.body.addWidget(self.wait)
        self.ask.body.addWidget(FlowRow(self.look))
        self.ask.setVisible(self._shelf is None)
        self._list.setSpacing(0)
        self.listed.body.addLayout(self._list)
        self.listed.body.addWidget(self.older, 0, Qt.AlignmentFlag.AlignLeft)
        self.older.hide()
        for widget in (self.ask, self.error, self.calm, self.listed, self.card):
            column.addWidget(widget)
        self.calm.hide()
        self.card.hide()
        column.addStretch(1)

    def _connect(self) -> None:
        self.back.clicked.connect(self._leave)
        self.look.clicked.connect(self._ask)
        self.secret.entered.connect(self._ask)
        self.older.clicked.connect(self._show_older)
        self.card.restore_wanted.connect(self._restore)
        self.card.check_wanted.connect(self._check)
        self.card.open_wanted.connect(self.restored)

    def _read(self) -> None:
        """The backups there are; looked into at once when the file is open."""
        self._busy(self.tr("Looking for backups…"))
        self._start(lambda _watch: self._places.listed(self._path), self._fill)

    def _fill(self, lines: tuple[BackupLine, ...]) -> None:
        clear(self._list)
        today = local(self._now()).date()
        self.rows = [BackupRow(line, self._places, today) for line in lines]
        for place, row in enumerate(self.rows):
            row.setVisible(place < FIRST_SHOWN)
            self._group.addButton(row.button)
            row.button.toggled.connect(lambda on, row=row: self._choose(row) if on else None)
            self._list.addWidget(row)
        self.older.setVisible(len(self.rows) > FIRST_SHOWN)
        self.older.setText(self.tr("Show {0} older ones").format(len(self.rows) - FIRST_SHOWN))
        if not lines:
            self._list.addWidget(Hint(self.tr("None was found, neither on this computer nor in the folder.")))
        self.look.setEnabled(bool(lines))
        if self._shelf is not None and lines:
            self._look_into(self._shelf)

    def _ask(self) -> None:
        self.wait.look()
        whole = self._whole()
        if not self.secret.secret or not whole or not self.look.isEnabled() or self.wait.waiting:
            return
        secret, path, now = self.secret.secret, self._path, self._now
        self._busy(self.tr("Unlocking. It takes a second or two: that is what keeps guessers out."))

        def unlock(_watch: Watch) -> object:
            from cpdesk.services.backup_shelf import with_passphrase  # heavy, and seldom wanted

            return with_passphrase(path, whole[0], secret, now)

        self._start(unlock, self._unlocked)

    def _seconds_left(self) -> int:
        return max(self._attempts.seconds_left(path) for path in (self._path, *self._whole()[:1]))

    def _whole(self) -> list[Path]:
        return [row.line.path for row in self.rows if row.line.whole]

    def _unlocked(self, shelf: "BackupShelf") -> None:
        for path in (self._path, *self._whole()[:1]):
            self._attempts.opened(path)
        self._look_into(shelf)

    def _look_into(self, shelf: "BackupShelf") -> None:
        self._shelf = shelf
        self.secret.wipe()
        self.ask.hide()
        paths = self._whole()
        self._busy(self.tr("Looking into the backups…"))
        self._start(lambda watch: _looked(shelf, paths, watch), self._show)

    def _show(self, looked: Looked) -> None:
        for row in self.rows:
            held = looked.held.get(row.line.path)
            if held is not None:
                row.show_contents(held, looked.present)
        first = next((row for row in self.rows if row.button.isEnabled()), None)
        self.card.setVisible(first is not None)
        if first is not None:
            first.button.setChecked(True)
            if self.isVisible() and not self.back.hasFocus():
                first.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_older(self) -> None:
        self.older.hide()
        for row in self.rows:
            row.show()
        self.rows[FIRST_SHOWN].button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, row: BackupRow) -> None:
        self.card.offer(row.button.text(), self._free_name())

    def _restore(self, target: Path) -> None:
        row, shelf = self._chosen(), self._shelf
        if row is None or shelf is None:
            return
        backup = row.line.path
        self.card.begin(self.tr("Restoring"))
        task = Task(self, lambda watch: shelf.restore(backup, target, watch.progress))
        task.progressed.connect(self.card.progress)
        self.card.cancel_wanted.connect(task.cancel)
        task.ended.connect(self.card.rest)
        task.done.connect(lambda _none: self.card.restored(target))
        task.failed.connect(lambda error: self.card.failed(str(error)))
        task.start()

    def _check(self) -> None:
        row, shelf = self._chosen(), self._shelf
        if row is None or shelf is None:
            return
        backup, sound = row.line.path, self.tr("Every page of this backup reads as it should.")
        self.card.begin(self.tr("Reading every page"))
        task = Task(self, lambda watch: shelf.verify(backup, watch.progress))
        task.ended.connect(self.card.rest)
        task.done.connect(lambda _none: self.card.say(sound))
        task.failed.connect(lambda error: self.card.failed(str(error)))
        task.start()

    def _chosen(self) -> BackupRow | None:
        return next((row for row in self.rows if row.button.isChecked()), None)

    def _free_name(self) -> Path:
        """A free name beside the present file: “desk restored 2026-11-26.cpdesk”."""
        day = local(self._now()).date()
        stem = self.tr("{0} restored {1}").format(self._path.stem, day.isoformat())
        names = (self._path.with_name(f"{stem}{again}.cpdesk") for again in _again())
        return next(name for name in names if not name.exists())

    def _busy(self, words: str) -> None:
        self.error.say("")
        self.calm.say(words)
        self.calm.show()
        self.look.setEnabled(False)

    def _start(self, work: Callable[[Watch], object], done: Callable[..., object]) -> None:
        task = Task(self, work)
        task.ended.connect(self._idle)
        task.done.connect(done)
        task.failed.connect(self._refuse)
        task.start()

    def _idle(self) -> None:
        self.calm.hide()
        self.look.setEnabled(True)

    def _refuse(self, error: CpdeskError) -> None:
        if isinstance(error, WrongPassphrase):
            for path in (self._path, *self._whole()[:1]):
                self._attempts.failed(path)
        self.error.say(str(error))
        self.wait.look()
        if self.ask.isVisible():
            self.secret.field.setFocus()
            self.secret.field.selectAll()

    def _leave(self) -> None:
        self.secret.wipe()
        self.left.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """To the passphrase, or to the backup that is chosen."""
        row = self._chosen()
        first: QWidget = row.button if row is not None else self.back
        (self.secret.field if self.ask.isVisible() else first).setFocus(event.reason())


def _again() -> tuple[str, ...]:
    return ("", *(f" ({n})" for n in range(2, 1000)))


def _looked(shelf: "BackupShelf", paths: list[Path], watch: Watch) -> Looked:
    """What is in each backup; on the worker's thread."""
    held: dict[Path, Contents | str] = {}
    for done, path in enumerate(paths):
        watch.progress(done, len(paths))
        try:
            held[path] = shelf.look(path)
        except CpdeskError as error:
            held[path] = str(error)
    return Looked(shelf.present(), held)
