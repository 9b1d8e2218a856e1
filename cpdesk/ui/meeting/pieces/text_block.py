"""Words typed by people laid out for painting: any script and direction, wrapped, with an end."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption

LONGEST_LOOK = 4000
"""No more characters than this are laid out for a card; the rest is one key away."""


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Laid out lines; `shown` is how many characters of the text they hold."""

    layout: QTextLayout
    height: float
    last_width: float
    shown: int

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Paint in the pen's colour with the top left corner at (x, y)."""
        self.layout.draw(painter, QPointF(x, y))


def text_block(
    text: str, font: QFont, width: float, most_lines: int, bold: tuple[tuple[int, int], ...] = ()
) -> TextBlock:
    """Lay out `text` in lines of at most `width` pixels; `bold` stretches are (start, length)."""
    looked_at = text[:LONGEST_LOOK].replace("\n", "\u2028")
    layout = QTextLayout(looked_at, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    layout.setTextOption(option)
    layout.setFormats([_bold(start, length) for start, length in bold])
    layout.setCacheEnabled(True)
    height, last_width, shown = 0.0, 0.0, 0
    layout.beginLayout()
    for _ in range(most_lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 1.0))
        line.setPosition(QPointF(0, height))
        height += line.height()
        last_width = line.naturalTextWidth()
        shown = line.textStart() + line.textLength()
    layout.endLayout()
    return TextBlock(layout, height, last_width, shown)


def _bold(start: int, length: int) -> QTextLayout.FormatRange:
    stretch = QTextLayout.FormatRange()
    stretch.start = start
    stretch.length = length
    kind = stretch.format
    kind.setFontWeight(QFont.Weight.DemiBold)
    stretch.format = kind
    return stretch
