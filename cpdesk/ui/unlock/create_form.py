"""Creating a sealed file: whose it is, where, and a passphrase typed twice with a hint on its strength."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from cpdesk.rules.key_names import LONGEST, key_name, trouble_with
from cpdesk.rules.passphrase import MINIMUM
from cpdesk.rules.wording import listing
from cpdesk.ui.passphrases.new_passphrase import NewPassphrase
from cpdesk.ui.theme.tokens import SPACE
from cpdesk.ui.unlock.places import ENDING, default_folder, existing
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.files import choose_new_file
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import ErrorWords, Hint, PlainLabel


class CreateForm(QWidget):
    """Asks for a name, a place and a new passphrase, and says so when all are good."""

    asked = Signal(object, str, str)
    """The path, the passphrase and the chair's name."""
    left = Signal()

    def __init__(self, minimum: int = MINIMUM, parent: QWidget | None = None) -> None:
        """`minimum`: characters that a passphrase needs."""
        super().__init__(parent)
        self.path: Path | None = None
        self._waiting = False
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Your name, as chair"))
        self.name.setMaxLength(2 * LONGEST)
        self.file_words = PlainLabel(self.tr("No place chosen yet."))
        self.choose = Button(self.tr("Choose where…"), name=self.tr("Choose where the new file shall be"))
        self.new = NewPassphrase(minimum)
        self.first, self.second, self.strength = self.new.first, self.new.second, self.new.strength
        self.error = ErrorWords()
        self.calm = Hint(self.tr("Creating the file and its keys. It takes a few seconds."))
        self.calm.hide()
        self.missing = Hint("")
        self.make = Button(self.tr("Create the file"), kind="primary")
        self.back = Button(self.tr("Back"))
        self._lay_out()
        self.choose.clicked.connect(self._choose)
        self.name.textChanged.connect(self._judge)
        self.name.returnPressed.connect(self._from_the_name)
        self.new.changed.connect(self._judge)
        self.new.entered.connect(self._ask)
        self.make.clicked.connect(self._ask)
        self.back.clicked.connect(self.left)
        self._judge()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        for widget in (
            Hint(self.tr("Your name, as chair: it stands beside what you write")),
            self.name,
            Hint(self.tr("File")),
            self.file_words,
            FlowRow(self.choose),
            self.new,
            self.error,
            self.calm,
            FlowRow(self.make, self.back),
            self.missing,
        ):
            column.addWidget(widget)

    def take(self, path: Path) -> None:
        """Create the file there."""
        self.path = path
        self.file_words.say(path.name)
        self.error.say("")
        self._judge()
        (self.first.field if self.name.text().strip() else self.name).setFocus()

    def busy(self, yes: bool) -> None:
        """While the file is being made nothing can be pressed twice."""
        self._waiting = yes
        self.calm.setVisible(yes)
        for widget in (self.name, self.choose, self.new, self.back):
            widget.setEnabled(not yes)
        if yes:
            self.error.say("")
        self._judge()

    def refused(self, words: str) -> None:
        """Show why the file could not be made."""
        self.busy(False)
        self.error.say(words)
        self.choose.setFocus()

    def wipe(self) -> None:
        """Forget the passphrase."""
        self.new.wipe()

    def _judge(self) -> None:
        missing = self._missing()
        self.make.setEnabled(not missing and not self._waiting)
        self.make.setAccessibleDescription(missing)
        self.missing.say(missing or self.tr("Everything is there."), tone="" if missing else "done")
        self.missing.setVisible(not self._waiting)

    def _missing(self) -> str:
        """What the button still waits for, in one sentence; nothing when it waits for nothing."""
        name = key_name(self.name.text())
        trouble = trouble_with(name)
        wanted = [
            self.tr("your name") if trouble else "",
            self.tr("a place for the file") if self.path is None else "",
            self.new.missing(),
        ]
        if not any(wanted):
            return ""
        said = self.tr("Still missing: {0}.").format(listing([one for one in wanted if one]))
        return f"{said} {trouble}" if name and trouble else said

    def _from_the_name(self) -> None:
        (self.first.field if self.path else self.choose).setFocus()

    def _ask(self) -> None:
        name = key_name(self.name.text())
        if self._waiting:
            return
        if trouble := trouble_with(name):
            self.error.say(trouble)
            self.name.setFocus()
        elif self.path is None:
            self.error.say(self.tr("Choose first where the new file shall be."))
        elif self.new.good():
            self.asked.emit(self.path, self.new.secret, name)

    def _choose(self) -> None:
        folder = self.path.parent if self.path else existing(default_folder())
        pattern = self.tr("cpdesk files (*{0})").format(ENDING)
        suggestion = folder / f"{self.tr('conferences')}{ENDING}"
        choose_new_file(self, self.tr("Where should the new file go?"), pattern, suggestion, self.take)
