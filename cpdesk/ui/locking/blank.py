"""Out of sight at once: a plain sheet over the window, everything else of the program off the screens."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QClipboard, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from cpdesk.ui.theme.tokens import tokens_of


class Blank(QWidget):
    """Covers a window within one frame; takes no focus, so that it is known where that was."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # what is under it is not drawn first
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.hide()

    def fall(self) -> None:
        """Cover the window now, before anything else is done, and put every other window away."""
        window = self.parentWidget()
        assert window is not None
        self.setGeometry(QRect(0, 0, window.width(), window.height()))
        self.show()
        self.raise_()
        self.repaint()  # at once, not when there is time
        put_away_others(window)

    def lift(self) -> None:
        """What is under it may be seen."""
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A plain ground."""
        QPainter(self).fillRect(event.rect(), tokens_of(self).colour("ground"))


def put_away_others(window: QWidget) -> None:
    """The board in the room, dialogs, lists and hints that stand in windows of their own."""
    for other in QApplication.topLevelWidgets():
        if other is not window and other.isVisible():
            other.hide()


def clear_clipboard() -> None:
    """Take what was copied here out of the clipboard; what another program put there stays."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear(QClipboard.Mode.Clipboard)
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
