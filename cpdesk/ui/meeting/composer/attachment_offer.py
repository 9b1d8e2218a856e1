"""One line below the text: what was pasted is more than an entry holds, and can be kept whole."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cpdesk.ui.meeting.composer.pasted import Whole
from cpdesk.ui.meeting.keys import keys_of
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.text import Hint


class AttachmentOffer(QWidget):
    """Stays until it is taken, or something else is pasted, or the entry is done."""

    taken = Signal(object)
    """The `Whole` to keep."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole: Whole | None = None
        self.words = Hint("")
        key = keys_of("keep_attachment")[0]
        self.keep = Button(self.tr("Keep as attachment  {0}").format(key), kind="quiet")
        self.keep.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.keep.clicked.connect(self.take)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.keep)
        self.hide()

    def offer(self, words: str, whole: Whole | None) -> None:
        """Say what happened, and offer the whole; None: nothing is offered any more."""
        self._whole = whole
        self.words.setText(words)
        self.setVisible(whole is not None)
        self.keep.setEnabled(True)

    def take(self) -> None:
        """Have it kept, if something is offered; meanwhile it is not asked for twice."""
        if self._whole is not None and self.keep.isEnabled():
            self.keep.setEnabled(False)
            self.taken.emit(self._whole)

    def refused(self) -> None:
        """It was not kept: it is offered still."""
        self.keep.setEnabled(True)
