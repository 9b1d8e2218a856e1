"""The warning before the file is locked as nobody is there: it floats, and takes neither focus nor mouse."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cpdesk.ui.status_line import StatusLine
from cpdesk.ui.theme.tokens import EDGE
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.text import PlainLabel


class IdleStrip(QFrame):
    """Over the foot of the window and no higher: nothing on the page moves or is covered when it comes."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        mark(self, ground="soon")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._seconds = 0
        self.words = PlainLabel("", role="strong", tone="soon")
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(EDGE, 0, EDGE, 0)
        rows.addWidget(self.words)
        self.hide()

    def count(self, seconds: int) -> None:
        """Say how many seconds are left; read aloud when it comes, not each second."""
        self._seconds = seconds
        self.follow()
        if self.isHidden():
            self.setAccessibleName(self._long())
            self.show()
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        self.raise_()

    def follow(self) -> None:
        """Lie over the foot, in few words where there is no room for more."""
        window = self.parentWidget()
        if window is None:
            return
        foot = self._foot(window)
        self.words.ensurePolished()
        room = foot.width() - 2 * EDGE
        fits = self.words.fontMetrics().horizontalAdvance(self._long()) <= room
        self.words.setText(self._long() if fits else self._short())
        tall = max(foot.height(), self.words.heightForWidth(room))
        self.setGeometry(foot.x(), window.height() - tall, foot.width(), tall)

    def _foot(self, window: QWidget) -> QRect:
        """Where the foot of the window is, or its lower edge."""
        lines = (line for line in window.findChildren(StatusLine) if line.isVisible())
        foot = next(lines, None)
        if foot is None:
            return QRect(0, window.height(), window.width(), 0)
        return QRect(foot.mapTo(window, QPoint(0, 0)), foot.size())

    def _long(self) -> str:
        if self._seconds == 1:
            locks = self.tr("▲ Nobody seems to be here: cpdesk locks in 1 second.")
        else:
            locks = self.tr("▲ Nobody seems to be here: cpdesk locks in {0} seconds.").format(self._seconds)
        stays = self.tr("Press any key or move the mouse to carry on. A conference loses nothing.")
        return f"{locks} {stays}"

    def _short(self) -> str:
        if self._seconds == 1:
            return self.tr("▲ Locks in 1 second. Press any key to carry on.")
        return self.tr("▲ Locks in {0} seconds. Press any key to carry on.").format(self._seconds)
