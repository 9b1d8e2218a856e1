"""The strip above the pages while nobody has shown that the recovery key is on paper."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cpdesk.errors import CpdeskError
from cpdesk.services.change import Change
from cpdesk.ui.hub import Hub
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.strip import Strip
from cpdesk.ui.widgets.text import PlainLabel

if TYPE_CHECKING:
    from cpdesk.services.keys import Keys


class UntestedStrip(Strip):
    """Comes when the program was stopped while the key was shown; goes when one was typed from its paper."""

    wanted = Signal()
    """A new recovery key."""
    left = Signal()
    """Not today: the hands go back to the page."""

    def __init__(self, keys: "Keys", hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__("accent", parent)
        self._keys = keys
        self.make = Button(self.tr("Make a new recovery key…"), kind="primary")
        asked_again = self.tr("Not now: ask again when the file is next opened")
        self.later = Button(self.tr("Not now"), name=asked_again)
        words = self.tr(
            "Nobody has tested the recovery key. Without it, a forgotten passphrase can lose this file."
        )
        self.beside(PlainLabel(words), self.make, self.later)
        self.hide()
        self.make.clicked.connect(self.wanted)
        self.later.clicked.connect(self._leave)
        hub.changed.connect(self._hear)
        self.read()

    def read(self) -> None:
        """Look again whether it was tested."""
        try:
            self.setVisible(self._keys.may_keep and self._keys.recovery_key_untested())
        except CpdeskError:
            self.hide()  # what is wrong with the file is told elsewhere

    def _hear(self, change: Change) -> None:
        """It goes when a key was tested; it comes as a file is opened, not beside a key being shown."""
        if change.kind == "keys" and not self.isHidden():
            self.read()

    def _leave(self) -> None:
        self.hide()
        self.left.emit()
