"""The window of the board: over the whole second screen, or one that can be moved; it names nobody."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpdesk.ui.board.face import BoardFace
from cpdesk.ui.board.ink import DESIGNED
from cpdesk.ui.theme.style import palette, style_sheet
from cpdesk.ui.theme.tokens import LIGHT


class BoardWindow(QWidget):
    """Holds the face; never takes the focus or a key."""

    closed = Signal()
    focused = Signal()
    """The keyboard was given to it all the same: it belongs to somebody else."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setPalette(palette(LIGHT))
        self.setStyleSheet(style_sheet(LIGHT))
        self.setWindowTitle(self.tr("cpdesk: room board"))
        self.setAccessibleName(self.tr("Room board"))
        self.face = BoardFace()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.face)
        self.resize(*DESIGNED)

    def show_beside(self, other: QWidget) -> QScreen | None:
        """Show on a screen that `other` is not on, all over it; gives that screen.

        With one screen alone it is a window that can be moved, and None is given.
        """
        here = other.window().screen()
        screen = next((one for one in QGuiApplication.screens() if one is not here), None)
        if screen is None:
            room = here.availableGeometry()
            self.resize(min(self.width(), room.width() * 3 // 4), min(self.height(), room.height() * 3 // 4))
            self.show()
            return None
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.setWindowState(self.windowState() | Qt.WindowState.WindowFullScreen)
        self.show()  # not showFullScreen, which would ask for the keyboard
        return screen

    def changeEvent(self, event: QEvent) -> None:
        """A system that gives it the keyboard is asked to take it back."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.focused.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Somebody closed it: told, and nothing of it is kept."""
        self.face.clear()
        super().closeEvent(event)
        self.closed.emit()
