"""What can be done when a file does not open: open it all the same, or go to its last good backup."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpdesk.errors import CpdeskError, DamagedFile, DoesNotFit, InUse
from cpdesk.rules.wording import instant_words
from cpdesk.snapshots.backups import BackupLine
from cpdesk.ui.theme.tokens import SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import Hint


class Offers(QWidget):
    """Below the words that say why; each button stands there only while it can do something."""

    accept_wanted = Signal()
    """Open it although its parts are not all of one time."""
    take_over_wanted = Signal()
    """Open it although another computer, which is silent, had it open."""
    backups_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.means = Hint("")
        self.backup_words = Hint("")
        self.accept = Button(self.tr("Open it all the same"))
        self.take_over = Button(self.tr("Open it here all the same"))
        self.backups = Button(self.tr("Restore a backup…"), name=self.tr("Restore a backup of this file"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.backup_words)
        column.addWidget(self.means)
        column.addWidget(FlowRow(self.backups, self.accept, self.take_over))
        self.accept.clicked.connect(self.accept_wanted)
        self.take_over.clicked.connect(self.take_over_wanted)
        self.backups.clicked.connect(self.backups_wanted)
        self.clear()

    def clear(self) -> None:
        """Nothing is offered."""
        for widget in (self, self.means, self.backup_words, self.accept, self.take_over, self.backups):
            widget.hide()

    def show_for(self, error: CpdeskError) -> bool:
        """Offer what can be done after this error; gives whether a backup would help."""
        self.clear()
        unfit, silent = isinstance(error, DoesNotFit), isinstance(error, InUse) and error.dead
        if unfit:
            self.means.say(
                self.tr(
                    "“Open it all the same” goes on with the records as they lie here; what is missing stays "
                    "missing. The history of the file will say who did so, and when."
                )
            )
        self.means.setVisible(unfit)
        self.accept.setVisible(unfit)
        self.take_over.setVisible(silent)
        self.setVisible(unfit or silent)
        return unfit or isinstance(error, DamagedFile)

    def show_backup(self, last: BackupLine | None) -> None:
        """Say which backup is the last good one, and lead to it; or that there is none to be found."""
        if last is None:
            words = self.tr("No good backup of this file was found on this computer or in the chosen folder.")
        else:
            words = self.tr("The last good backup is of {0}.").format(instant_words(last.at))
        self.backup_words.say(words)
        self.backup_words.show()
        self.backups.setVisible(last is not None)
        self.show()
