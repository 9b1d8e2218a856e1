"""The line at the foot: what was saved and backed up when, that it is encrypted, and what is practice."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from cpdesk.rules.wording import local
from cpdesk.snapshots.keys import Opener
from cpdesk.ui.theme.tokens import EDGE, LARGE_SPACE, SMALL_SPACE, scale_of
from cpdesk.ui.widgets.chip import Chip
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.text import Hint

LARGE = 1.5
"""Of the usual size of words."""


class StatusLine(QWidget):
    """Quiet facts, and the practice mark, which is not quiet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        mark(self, surface="foot")
        self.saved = Hint(self.tr("● Nothing to save: every word is kept as you go"))
        self.encrypted = Hint(self.tr("Encrypted on this laptop"))
        self.offline = Hint(self.tr("Offline, as designed"))
        self.backup = Hint("")
        self.backup.hide()
        self.who = Hint("")
        for label in (self.saved, self.backup, self.who, self.encrypted, self.offline):
            label.setWordWrap(False)
        mark(self.saved, tone="done")
        self.practice = Chip(self.tr("PRACTICE: nothing here is real"), tone="family")
        self.practice.setProperty("loud", True)
        self.practice.hide()
        facts = FlowRow(self.who, self.saved, self.backup, self.encrypted, self.offline, gap=LARGE_SPACE)
        facts.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        row = QHBoxLayout(self)
        row.setContentsMargins(EDGE, SMALL_SPACE, EDGE, SMALL_SPACE)
        row.addWidget(facts, 1)
        row.addWidget(self.practice)

    def fit(self) -> None:
        """With large words only what changes is said: the foot must not take the room of the page."""
        large = scale_of(self) >= LARGE
        self.encrypted.setHidden(large)
        self.offline.setHidden(large)

    def show_who(self, opener: Opener) -> None:
        """Who unlocked the file: what is written now carries this name."""
        words = f"{opener.name}, {opener.holder.words}" if opener.name else opener.holder.words.capitalize()
        self.who.say(words)
        self.who.setAccessibleName(self.tr("The file was unlocked by: {0}").format(words))

    def note_saved(self, at: datetime) -> None:
        """Something was committed at an instant."""
        self.say_saved(self.tr("Every word saved {0}").format(f"{local(at):%H:%M:%S}"))

    def say_saved(self, words: str) -> None:
        """What was saved, in words."""
        self.saved.setText(f"● {words}")

    def say_backup(self, words: str, wrong: bool = False) -> None:
        """How it stands with the backups, in a few words; nothing when there is nothing to say."""
        self.backup.say(words, tone="soon" if wrong else "")
        self.backup.setVisible(bool(words))

    def show_practice(self, practice: bool) -> None:
        """Show or hide the practice mark."""
        self.practice.setVisible(practice)

    def showEvent(self, event: QShowEvent) -> None:
        """The size of the words may have been chosen before."""
        super().showEvent(event)
        self.fit()
