"""The place where one page of several is shown; it asks for no more room than there is."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget


class PageStack(QStackedWidget):
    """A stack whose pages scroll by themselves, so that wrapped words never make the window taller."""

    def hasHeightForWidth(self) -> bool:
        """Pages take the height they get."""
        return False

    def minimumSizeHint(self) -> QSize:
        """Room for one card."""
        return QSize(200, 90)

    def sizeHint(self) -> QSize:
        """Whatever is left."""
        return QSize(600, 300)
