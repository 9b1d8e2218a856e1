"""Backups in the settings: where they go, when the last one was made, one more now, and restoring."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from cpdesk.rules.wording import local
from cpdesk.snapshots.backups import BackupLine
from cpdesk.ui.backups.backing_up import BackingUp, Stand
from cpdesk.ui.backups.restore_panel import RestorePanel
from cpdesk.ui.backups.words import made_words
from cpdesk.ui.tasks import Task
from cpdesk.ui.theme.tokens import LARGE_SPACE, MIDDLE_SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.card import Card, clear
from cpdesk.ui.widgets.files import choose_folder
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import Hint, PlainLabel


class BackupsPart(QWidget):
    """How it stands with each folder; the list of backups opens in its place."""

    def __init__(self, backing: BackingUp, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backing, self._places = backing, backing.places
        self._lines: tuple[BackupLine, ...] = ()
        self.panel: RestorePanel | None = None
        self.make = Button(self.tr("Back up now"), kind="primary")
        self.stop = Button(self.tr("Stop"), name=self.tr("Stop the backup; nothing half-made is left"))
        self.choose = Button(self.tr("Choose a folder or stick…"))
        self.forget = Button(self.tr("Use no other folder"), kind="quiet")
        self.restore = Button(self.tr("Look into the backups or restore one…"))
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.tr("Progress of the backup"))
        self.bar.setTextVisible(False)
        self._stands = QVBoxLayout()
        self.kept = Hint("")
        self.stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._show()

    def read(self) -> None:
        """Look again at how many backups there are."""
        path = self._backing.desk.path
        task = Task(self, lambda _watch: self._places.listed(path))
        task.done.connect(self._take)
        task.start()

    def use(self, folder: Path) -> None:
        """Back up into this folder too."""
        self._places.choose(folder)
        self._backing.look()

    def show_restoring(self) -> None:
        """The backups with what is in them, in the place of this page."""
        desk = self._backing.desk
        shelf, attempts = desk.backups.shelf(), desk.hand_over.attempts
        self.panel = RestorePanel(desk.path, self._places, desk.now, shelf, attempts=attempts)
        self.panel.left.connect(self._show_overview)
        self.stack.addWidget(self.panel)
        self.stack.setCurrentWidget(self.panel)
        self.panel.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        card = Card(self.tr("Backups"))
        card.body.addWidget(
            Hint(
                self.tr(
                    "A backup is a whole sealed file: the passphrases of this file open it, and nobody else. "
                    "One is made when the file is opened, each quarter of an hour in which something "
                    "changed, and when it is locked. Each is opened and checked before it counts."
                )
            )
        )
        self._stands.setSpacing(MIDDLE_SPACE)
        card.body.addLayout(self._stands)
        card.body.addWidget(FlowRow(self.make, self.stop, self.choose, self.forget))
        card.body.addWidget(self.bar)
        kept = Card(self.tr("Kept"))
        kept.body.addWidget(self.kept)
        kept.body.addWidget(
            Hint(
                self.tr(
                    "All of the last 24 hours are kept, then one a day for 14 days, one a week for 8 weeks "
                    "and one a month for 12 months. The newest, and the only good one, always stay."
                )
            )
        )
        kept.body.addWidget(FlowRow(self.restore))
        overview = QWidget()
        column = QVBoxLayout(overview)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE_SPACE)
        column.addWidget(card)
        column.addWidget(kept)
        column.addStretch(1)
        self.stack.addWidget(overview)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)

    def _connect(self) -> None:
        self.make.clicked.connect(self._make)
        self.stop.clicked.connect(self._backing.cancel)
        self.choose.clicked.connect(self._ask)
        self.forget.clicked.connect(lambda: self._places.choose(None))
        self.restore.clicked.connect(self.show_restoring)
        self._backing.changed.connect(self._changed)
        self._backing.progressed.connect(self._progress)

    def _make(self) -> None:
        self._backing.make_now()
        self.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self) -> None:
        self._show()
        if self.isVisible():
            self.read()

    def _take(self, lines: tuple[BackupLine, ...]) -> None:
        self._lines = lines
        self._show()

    def _progress(self, done: int, total: int, _words: str) -> None:
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)

    def _show(self) -> None:
        clear(self._stands)
        for stand in self._backing.stands:
            self._stands.addWidget(self._stand(stand))
        if not self._backing.stands:
            self._stands.addWidget(Hint(self.tr("No folder is set: backups are made nowhere.")))
        if self._places.chosen is None and not self._places.office:
            self._stands.addWidget(
                Hint(
                    self.tr(
                        "Choose a folder elsewhere or a stick too: a backup on this computer does not help "
                        "when the computer is lost."
                    ),
                    tone="soon",
                )
            )
        self._show_work()
        self._show_kept()

    def _show_work(self) -> None:
        busy = self._backing.busy
        had_focus = self.stop.hasFocus()
        for widget in (self.bar, self.stop):
            widget.setVisible(busy)
        self.make.setEnabled(not busy and bool(self._backing.stands))
        self.forget.setVisible(self._places.chosen is not None)
        if not busy:
            self.bar.setRange(0, 0)
            if had_focus:
                self.make.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_kept(self) -> None:
        whole = [line for line in self._lines if line.whole]
        today = local(self._backing.desk.now()).date()
        if not whole:
            self.kept.say(self.tr("No backup of this file was found yet."))
        elif len(whole) == 1:
            self.kept.say(self.tr("1 backup: {0}.").format(made_words(whole[0].at, today)))
        else:
            words = self.tr("{0} backups; the oldest: {1}.")
            self.kept.say(words.format(len(whole), made_words(whole[-1].at, today)))
        self.restore.setEnabled(bool(whole))

    def _stand(self, stand: Stand) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        where = self.tr("On this computer") if stand.local else str(stand.folder)
        column.addWidget(PlainLabel(where, role="strong"))
        last = next((line for line in self._lines if line.path.parent == stand.folder and line.whole), None)
        today = local(self._backing.desk.now()).date()
        if last is not None:
            words = self.tr("Last backup: {0}, opened and checked when it was made.")
            column.addWidget(Hint(words.format(made_words(last.at, today)), tone="done"))
        elif not stand.absent:
            column.addWidget(Hint(self.tr("No backup here yet.")))
        if stand.absent:
            column.addWidget(
                Hint(
                    self.tr("Not connected at the moment. The backup is made up when it is back."),
                    tone="soon",
                )
            )
        if stand.error:
            column.addWidget(PlainLabel(stand.error, tone="late"))
        return box

    def _ask(self) -> None:
        chosen = self._places.chosen
        folder = chosen if chosen is not None and chosen.is_dir() else Path.home()
        choose_folder(self, self.tr("A folder or stick for backups"), folder, self.use)

    def _show_overview(self) -> None:
        panel, self.panel = self.panel, None
        if panel is not None:
            self.stack.removeWidget(panel)
            panel.hide()
            panel.deleteLater()
        self.restore.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """To the first thing to do, or to the list of backups."""
        if self.panel is not None:
            self.panel.setFocus(event.reason())
        else:
            self.make.setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        """What was made while the page was away is counted now."""
        super().showEvent(event)
        self.read()
