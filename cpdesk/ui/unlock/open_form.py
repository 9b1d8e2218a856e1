"""Opening a sealed file: which one, and its passphrase."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpdesk.errors import CpdeskError
from cpdesk.ui.passphrases.secret_field import SecretField
from cpdesk.ui.passphrases.wait_words import WaitWords
from cpdesk.ui.theme.tokens import SPACE
from cpdesk.ui.unlock.offers import Offers
from cpdesk.ui.unlock.places import ENDING, default_folder, existing
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.files import choose_file
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import ErrorWords, Hint, PlainLabel


class OpenForm(QWidget):
    """Asks for a file and its passphrase or recovery key, and says so when both are there.

    The first place for letters is always the hidden field, also before a file is chosen: a passphrase that
    is typed at once can be read nowhere.
    """

    asked = Signal(object, str)
    """The path and the secret."""
    accept_wanted = Signal(object, str)
    """The same, although the parts of the file are not all of one time."""
    take_over_wanted = Signal(object, str)
    """The same, although a silent computer had the file open."""
    backups_wanted = Signal(object)
    """The path."""
    new_wanted = Signal()

    def __init__(
        self,
        path: Path | None,
        hint: str = "",
        parent: QWidget | None = None,
        *,
        seconds_left: Callable[[Path], int] = lambda _path: 0,
    ) -> None:
        """`seconds_left` tells how long the next try on a file has to wait."""
        super().__init__(parent)
        self.path: Path | None = None
        self.file_words = PlainLabel()
        self.choose = Button(self.tr("Choose a file…"), name=self.tr("Choose a cpdesk file"))
        self.secret = SecretField(self.tr("Passphrase or recovery key"))
        self.unlock = Button(self.tr("Unlock"), kind="primary")
        self.new = Button(self.tr("Create a new file…"), kind="quiet")
        self.calm = Hint(self.tr("Unlocking. It takes a second or two: that is what keeps guessers out."))
        self.calm.hide()
        self.error = ErrorWords()
        self.wait = WaitWords(lambda: seconds_left(self.path) if self.path else 0)
        self.offers = Offers()
        self._busy = False
        self._lay_out(hint)
        self.choose.clicked.connect(self._choose)
        self.secret.changed.connect(self._ready)
        self.secret.entered.connect(self._ask)
        self.wait.over.connect(self._ready)
        self.unlock.clicked.connect(self._ask)
        self.new.clicked.connect(self.new_wanted)
        self.offers.accept_wanted.connect(lambda: self._ask_with(self.accept_wanted))
        self.offers.take_over_wanted.connect(lambda: self._ask_with(self.take_over_wanted))
        self.offers.backups_wanted.connect(lambda: self.backups_wanted.emit(self.path))
        self.take(path)

    def _lay_out(self, hint: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        for widget in (
            Hint(self.tr("File")),
            self.file_words,
            FlowRow(self.choose),
            Hint(self.tr("Passphrase or recovery key")),
            self.secret,
            *([Hint(hint)] if hint else []),
            self.error,
            self.offers,
            self.wait,
            self.calm,
            FlowRow(self.unlock, self.new),
        ):
            column.addWidget(widget)

    def take(self, path: Path | None) -> None:
        """Use this file."""
        self.path = path
        self.file_words.say(path.name if path else self.tr("No file chosen yet."))
        self.error.say("")
        self.offers.clear()
        self._ready()

    def busy(self, yes: bool) -> None:
        """While the key is being worked out nothing can be pressed twice."""
        self._busy = yes
        self.calm.setVisible(yes)
        for widget in (self.choose, self.secret, self.new):
            widget.setEnabled(not yes)
        if yes:
            self.error.say("")
            self.offers.clear()
        self._ready()

    def refused(self, error: CpdeskError) -> bool:
        """Show why it did not open; what was typed stays, selected, to be typed anew or corrected.

        Gives whether a backup would help.
        """
        self.busy(False)
        self.error.say(str(error))
        helps = self.offers.show_for(error)
        self.look_at_the_wait()
        self.secret.field.setFocus()
        self.secret.field.selectAll()
        return helps

    def look_at_the_wait(self) -> None:
        """Say how long the next try has to wait, if it has to."""
        self.wait.look()
        self._ready()

    def wipe(self) -> None:
        """Forget what was typed."""
        self.secret.wipe()

    def _ready(self) -> None:
        ready = self.path is not None and bool(self.secret.secret)
        self.unlock.setEnabled(ready and not self._busy and not self.wait.waiting)

    def _ask(self) -> None:
        if self.path is None:
            self.error.say(self.tr("Choose first which file to open, with the button above."))
        else:
            self._ask_with(self.asked)

    def _ask_with(self, signal: SignalInstance) -> None:
        if self.path is not None and self.secret.secret and not self._busy and not self.wait.waiting:
            signal.emit(self.path, self.secret.secret)

    def _choose(self) -> None:
        folder = self.path.parent if self.path else existing(default_folder())
        pattern = self.tr("cpdesk files (*{0})").format(ENDING)
        choose_file(self, self.tr("Choose a cpdesk file"), pattern, folder, self._chosen)

    def _chosen(self, path: Path) -> None:
        self.take(path)
        self.look_at_the_wait()
        self.secret.field.setFocus()
