"""One backup in a list: chosen by its day and time, with what is in it below."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget

from cpdesk.rules.wording import sentence
from cpdesk.snapshots.backups import BackupLine, Contents
from cpdesk.ui.backups.places import BackupPlaces
from cpdesk.ui.backups.words import contents_words, difference_words, line_words, made_words
from cpdesk.ui.widgets.text import Hint

_INDENT = 26  # pixels: below the words of the button, not below its circle


class BackupRow(QWidget):
    """A button of a group; its description tells a screen reader what the line below it says."""

    def __init__(
        self, line: BackupLine, places: BackupPlaces, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.line = line
        self.button = QRadioButton(sentence(made_words(line.at, today)))
        self.button.setEnabled(line.whole)
        self.where, self.held = Hint(line_words(line, places)), Hint("")
        self.held.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 4)
        column.setSpacing(0)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        below = QVBoxLayout()
        below.setContentsMargins(_INDENT, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self.where)
        below.addWidget(self.held)
        column.addLayout(below)
        self._describe()

    def show_contents(self, held: Contents | str, present: Contents | None) -> None:
        """Show what is in it, and how that differs from the present file; or why it does not read."""
        if isinstance(held, str):
            self.held.say(held, tone="late")
            self.button.setEnabled(False)
        else:
            said = [contents_words(held)]
            if present is not None:
                said.append(difference_words(held, present))
            self.held.say(". ".join(said) + ".", tone="")
        self.held.show()
        self._describe()

    def _describe(self) -> None:
        said = [self.where.text(), self.held.text()]
        self.button.setAccessibleDescription(". ".join(filter(None, said)))
