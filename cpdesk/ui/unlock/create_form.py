"""Creating a sealed file: where, and a passphrase typed twice with a hint on how strong it is."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpdesk.rules.passphrase import strength
from cpdesk.ui.theme.tokens import SPACE
from cpdesk.ui.unlock.places import ENDING, default_folder, existing
from cpdesk.ui.unlock.secret_field import SecretField
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.files import choose_new_file
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import ErrorWords, Hint, PlainLabel

TONES = ("late", "late", "soon", "done", "done")
"""The tone of each strength, 0 to 4; the words say it too."""


class CreateForm(QWidget):
    """Asks for a place and a new passphrase, and says so when both are good."""

    asked = Signal(object, str)
    """The path and the passphrase."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self.file_words = PlainLabel(self.tr("No place chosen yet."))
        self.choose = Button(self.tr("Choose where…"), name=self.tr("Choose where the new file shall be"))
        self.first = SecretField(self.tr("New passphrase"))
        self.strength = Hint(self.tr("Four or more words that do not belong together are good."))
        self.second = SecretField(self.tr("The same passphrase again"))
        self.same = Hint("")
        self.error = ErrorWords()
        self.calm = Hint(self.tr("Creating the file and its keys. It takes a few seconds."))
        self.calm.hide()
        self.make = Button(self.tr("Create the file"), kind="primary")
        self.back = Button(self.tr("Back"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        for widget in (
            Hint(self.tr("File")),
            self.file_words,
            FlowRow(self.choose),
            Hint(self.tr("New passphrase")),
            self.first,
            self.strength,
            Hint(self.tr("The same passphrase again")),
            self.second,
            self.same,
            self.error,
            self.calm,
            FlowRow(self.make, self.back),
        ):
            column.addWidget(widget)
        self.choose.clicked.connect(self._choose)
        self.first.changed.connect(self._judge)
        self.second.changed.connect(self._judge)
        self.first.entered.connect(self.second.setFocus)
        self.second.entered.connect(self._ask)
        self.make.clicked.connect(self._ask)
        self.back.clicked.connect(self.left)
        self._judge()

    def take(self, path: Path) -> None:
        """Create the file there."""
        self.path = path
        self.file_words.say(path.name)
        self.error.say("")
        self._judge()
        self.first.setFocus()

    def busy(self, yes: bool) -> None:
        """While the file is being made nothing can be pressed twice."""
        self.calm.setVisible(yes)
        for widget in (self.choose, self.first, self.second, self.back):
            widget.setEnabled(not yes)
        if yes:
            self.error.say("")
            self.make.setEnabled(False)
        else:
            self._judge()

    def refused(self, words: str) -> None:
        """Show why the file could not be made."""
        self.busy(False)
        self.error.say(words)
        self.choose.setFocus()

    def wipe(self) -> None:
        """Forget the passphrase."""
        self.first.wipe()
        self.second.wipe()

    def _good(self) -> bool:
        secret = self.first.secret
        return self.path is not None and strength(secret).enough and secret == self.second.secret

    def _judge(self) -> None:
        secret, again = self.first.secret, self.second.secret
        if secret:
            found = strength(secret)
            self.strength.say(found.words, TONES[found.level])
        differs = bool(again) and secret != again
        agree = bool(again) and secret == again
        words = self.tr("The two are not the same yet.") if differs else ""
        self.same.say(self.tr("Both are the same.") if agree else words, "done" if agree else "soon")
        self.make.setEnabled(self._good())

    def _ask(self) -> None:
        if self.path is None:
            self.error.say(self.tr("Choose first where the new file shall be."))
        elif self._good() and self.first.isEnabled():
            self.asked.emit(self.path, self.first.secret)

    def _choose(self) -> None:
        folder = self.path.parent if self.path else existing(default_folder())
        pattern = self.tr("cpdesk files (*{0})").format(ENDING)
        suggestion = folder / f"{self.tr('conferences')}{ENDING}"
        choose_new_file(self, self.tr("Where shall the new file be?"), pattern, suggestion, self.take)
