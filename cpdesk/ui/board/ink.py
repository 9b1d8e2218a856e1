"""How words are laid out and drawn on the board: large, wrapped, in any script."""

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout, QTextOption

from cpdesk.ui.theme.tokens import BOARD_BODY, BOARD_HEADING, BOARD_SMALL, BOARD_TITLE, LIGHT, Tokens

TOKENS: Tokens = LIGHT
"""The board is light, however dark the laptop is: a projector has no black."""
DESIGNED = (1280, 720)
"""The size at which the sizes of its type are meant."""
MOST_KEPT = 4000
LONGEST = 1200
"""No more characters of one line than this are laid out."""


@dataclass(frozen=True, slots=True)
class Words:
    """Laid out lines of one text."""

    layout: QTextLayout
    height: float
    width: float
    cut: bool

    def draw(self, painter: QPainter, x: float, y: float, colour: QColor) -> None:
        """Draw with the top left corner at (x, y)."""
        painter.setPen(colour)
        self.layout.draw(painter, QPointF(x, y))


@dataclass(frozen=True, slots=True)
class Ink:
    """The type of one board: sizes follow the size of the screen; what was laid out once is kept."""

    base: QFont
    unit: float
    """How many pixels one pixel of the design is."""
    laid: dict[tuple[str, int, int, int, int], Words] = field(default_factory=dict)

    def words(self, text: str, font: QFont, width: float, most: int = 8) -> Words:
        """Lay out `text` in at most `most` lines of `width` pixels; what does not fit ends in “…”."""
        key = (text, font.pixelSize(), font.weight(), round(width), most)
        if key not in self.laid:
            if len(self.laid) > MOST_KEPT:
                self.laid.clear()
            self.laid[key] = _words(text, font, width, most)
        return self.laid[key]

    def font(self, size: float, *, bold: bool = False) -> QFont:
        """The type in a size of the design."""
        font = QFont(self.base)
        font.setPixelSize(max(round(size * self.unit), 1))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    @property
    def title(self) -> QFont:
        """The names of the children."""
        return self.font(BOARD_TITLE, bold=True)

    @property
    def heading(self) -> QFont:
        """The heading of a column."""
        return self.font(BOARD_HEADING, bold=True)

    @property
    def small(self) -> QFont:
        """Who said it."""
        return self.font(BOARD_SMALL)

    def body(self, *, close: bool = False) -> QFont:
        """What was said; `close` when there is much of it."""
        return self.font(BOARD_SMALL if close else BOARD_BODY)


def ink_for(base: QFont, width: float, height: float) -> Ink:
    """The type for a board of this size in pixels."""
    return Ink(base, max(min(width / DESIGNED[0], height / DESIGNED[1]), 0.1))


def _words(text: str, font: QFont, width: float, most: int) -> Words:
    found = _laid_out(text[:LONGEST].replace("\n", "\u2028"), font, width, most)
    if not found.cut and len(text) <= LONGEST:
        return found
    last = found.layout.lineAt(found.layout.lineCount() - 1)
    kept = text[: max(last.textStart() + last.textLength() - 2, 0)].replace("\n", "\u2028")
    shorter = _laid_out(f"{kept.rstrip()}…", font, width, most)
    return Words(shorter.layout, shorter.height, shorter.width, True)


def _laid_out(text: str, font: QFont, width: float, most: int) -> Words:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    height = widest = 0.0
    cut = False
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        if layout.lineCount() > most:
            line.setNumColumns(0)
            cut = True
            break
        line.setLineWidth(max(width, 1.0))
        line.setPosition(QPointF(0, height))
        height += line.height()
        widest = max(widest, line.naturalTextWidth())
    layout.endLayout()
    return Words(layout, height, widest, cut)


def say(
    painter: QPainter, area: QRectF, text: str, font: QFont, colour: QColor, flags: Qt.AlignmentFlag
) -> None:
    """One line of words at an edge of an area, cut with “…” when it is too long."""
    painter.setFont(font)
    painter.setPen(colour)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(int(area.width()), 1))
    painter.drawText(area, int(flags), shown)
