"""The program's own small drawings, tinted by a token and sharp at every size."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from cpdesk import resources

SIDES = (20, 30, 40, 60, 80)
"""Sides in pixels that each drawing is rendered at: 20 px at 100 to 200 % text on coarse and fine screens."""


@cache
def icon(name: str, colour: str) -> QIcon:
    """The drawing `resources/icons/<name>.svg` in one colour (`#RRGGBB`)."""
    drawing = resources.text(f"icons/{name}.svg").replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    result = QIcon()
    for side in SIDES:
        picture = QPixmap(side, side)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        renderer.render(painter, QRectF(0, 0, side, side))
        painter.end()
        result.addPixmap(picture)
    return result
