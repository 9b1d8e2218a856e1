"""The warning before the file is locked as nobody is there: it floats, and takes neither focus nor mouse."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cpdesk.ui.theme.tokens import EDGE, LARGE_SPACE, MIDDLE_SPACE, SMALL_SPACE, scale_of
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.text import Hint, PlainLabel

WIDTH = 560
"""In pixels at 100 % text."""


class IdleStrip(QFrame):
    """Over the lower edge of the window, so that nothing on the page moves when it comes and goes."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        mark(self, frame="card")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.words = PlainLabel("", role="strong", tone="soon")
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.kept = Hint(self.tr("Press any key or move the mouse to go on. What is typed is kept."))
        self.kept.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(LARGE_SPACE, MIDDLE_SPACE, LARGE_SPACE, MIDDLE_SPACE)
        rows.setSpacing(SMALL_SPACE)
        rows.addWidget(self.words)
        rows.addWidget(self.kept)
        self.hide()

    def count(self, seconds: int) -> None:
        """Say how many seconds are left; read aloud when it comes, not each second."""
        if seconds == 1:
            self.words.setText(self.tr("▲ Nobody seems to be here: cpdesk locks in 1 second."))
        else:
            words = self.tr("▲ Nobody seems to be here: cpdesk locks in {0} seconds.")
            self.words.setText(words.format(seconds))
        self.follow()
        if self.isHidden():
            self.setAccessibleName(self.words.text())
            self.show()
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        self.raise_()

    def follow(self) -> None:
        """In the middle of the lower edge, over the foot rather than over what is typed."""
        window = self.parentWidget()
        layout = self.layout()
        if window is None or layout is None:
            return
        width = min(round(WIDTH * scale_of(self)), window.width() - 2 * EDGE)
        tall = layout.totalHeightForWidth(width)
        self.setGeometry((window.width() - width) // 2, window.height() - tall - SMALL_SPACE, width, tall)
