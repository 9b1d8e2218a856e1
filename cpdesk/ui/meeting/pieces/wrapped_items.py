"""Lines of a list made as tall as their words: Qt measures them wider than it draws them."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QListWidget

BESIDE = 24
"""Pixels that the edges of a line take from its words, at the most."""


def fit_lines(view: QListWidget) -> None:
    """Give every line of a list the height that its words need at the present width."""
    width = max(view.viewport().width() - BESIDE, 40)
    for item in (view.item(row) for row in range(view.count())):
        metrics = view.fontMetrics()
        room = QRect(0, 0, width, 1 << 20)
        tall = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), item.text()).height()
        size = QSize(width, tall + metrics.lineSpacing())
        if item.sizeHint() != size:
            item.setSizeHint(size)
