"""The new file that a backup becomes: its name, how far it is, and what came of it."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.card import Card
from cpdesk.ui.widgets.files import choose_new_file
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import ErrorWords, Hint, PlainLabel


class RestoreCard(Card):
    """Asks for a name that is free; shows the progress it is told."""

    restore_wanted = Signal(object)
    """The path of the new file."""
    check_wanted = Signal()
    cancel_wanted = Signal()
    open_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, opens: bool) -> None:
        """`opens`: whether the restored file can be opened from here."""
        super().__init__("", parent)
        self._opens = opens
        self._target = Path()
        self._made: Path | None = None
        self.name = PlainLabel("", role="strong")
        self.folder = Hint("")
        self.choose = Button(self.tr("Another name or place…"))
        self.restore = Button(self.tr("Restore into this new file"), kind="primary")
        self.check = Button(self.tr("Check this backup"), name=self.tr("Check this backup, page by page"))
        self.stop = Button(self.tr("Stop"), name=self.tr("Stop; nothing half-made is left"))
        self.open = Button(self.tr("Open it…"), name=self.tr("Open the restored file"), kind="primary")
        self.bar, self.words = QProgressBar(), Hint("")
        self.bar.setAccessibleName(self.tr("Progress"))
        self.bar.setTextVisible(False)
        self.error, self.said = ErrorWords(), Hint("", tone="done")
        self._lay_out()
        self.choose.clicked.connect(self._ask)
        self.restore.clicked.connect(lambda: self.restore_wanted.emit(self._target))
        self.check.clicked.connect(self.check_wanted)
        self.stop.clicked.connect(self.cancel_wanted)
        self.open.clicked.connect(lambda: self.open_wanted.emit(self._made))
        self.rest()

    def _lay_out(self) -> None:
        self.body.addWidget(Hint(self.tr("The new file")))
        self.body.addWidget(self.name)
        self.body.addWidget(self.folder)
        self.body.addWidget(FlowRow(self.restore, self.choose, self.check, self.stop))
        for widget in (self.bar, self.words, self.error, self.said):
            self.body.addWidget(widget)
        self.body.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        self.said.hide()
        self.open.hide()

    def offer(self, backup: str, target: Path) -> None:
        """A backup was chosen; `target` is a free name for what it becomes."""
        self.entitle(self.tr("Restore: {0}").format(backup))
        self._aim(target)
        self.say("")

    def begin(self, words: str) -> None:
        """Work has begun."""
        self.say("")
        self.bar.setRange(0, 0)
        self.words.say(words)
        for widget in (self.bar, self.words, self.stop):
            widget.show()
        for button in (self.restore, self.choose, self.check):
            button.setEnabled(False)
        self.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def progress(self, done: int, total: int, words: str) -> None:
        """How far it is."""
        self.bar.setRange(0, max(total, 1) if done else 0)
        self.bar.setValue(done)
        self.words.say(words)

    def restored(self, target: Path) -> None:
        """The new file is there."""
        self._made = target
        said = self.tr("Restored and checked: “{0}”. The file before it was not touched.")
        how = self.tr("To open it, lock this file, choose the new one and give the passphrase of today.")
        self.say(said.format(target.name) + ("" if self._opens else f" {how}"))
        self.open.setVisible(self._opens)
        if self._opens:
            self.open.setFocus(Qt.FocusReason.OtherFocusReason)

    def failed(self, words: str) -> None:
        """It was stopped or refused; nothing half-made is left."""
        self.error.say(words)
        self.restore.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, done: str) -> None:
        """What was done; nothing, when that is over."""
        self.error.say("")
        self.said.say(done)
        self.said.setVisible(bool(done))
        self.open.hide()

    def rest(self) -> None:
        """Nothing is being done."""
        for widget in (self.bar, self.words, self.stop):
            widget.hide()
        for button in (self.restore, self.choose, self.check):
            button.setEnabled(True)

    def _aim(self, target: Path) -> None:
        self._target = target
        self.name.say(target.name)
        self.folder.say(self.tr("in “{0}”").format(target.parent.name or str(target.parent)))

    def _ask(self) -> None:
        pattern = self.tr("cpdesk files (*{0})").format(".cpdesk")
        choose_new_file(self, self.tr("The restored file"), pattern, self._target, self._aim)
