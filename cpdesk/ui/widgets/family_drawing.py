"""The family tree as painted: the usual signs in the colours of the theme, fitted to its place."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cpdesk.rules.tree_parts import Drawing, Mark
from cpdesk.snapshots.family import FamilyPicture, Lettering, fitting_picture
from cpdesk.snapshots.people import Person, Relationship
from cpdesk.ui.theme.tokens import Tokens, scale_of, tokens_of
from cpdesk.ui.widgets.family_strokes import draw_home, draw_line, draw_sign

LETTERS = 12
"""The height of the words in plain units, which are pixels at 100 %."""
WIDEST = ((110.0, 140.0), (84.0, 110.0), (62.0, 80.0))
"""How wide a line may be, and a line with a single word; one after another until the drawing fits."""
LEAST, MOST, MOST_LARGE = 0.9, 1.25, 3.0
"""No smaller than this can be read, and no larger looks calm; on a board it fills the place."""
ZOOMS = (1.0, 1.25, 1.5, 2.0, 2.5)


class FamilyDrawing(QWidget):
    """Paints a family; knows nothing but what it is given. `chosen` comes when somebody is clicked."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, large: bool = False) -> None:
        """`large`: for a board, where nobody scrolls: always as large as its place allows."""
        super().__init__(parent)
        self._large = large
        self._people: tuple[Person, ...] = ()
        self._ties: tuple[Relationship, ...] = ()
        self._today: date | None = None
        self._place = QSize(600, 400)
        self._zoom = 0
        self._lit: UUID | None = None
        self.picture = FamilyPicture(Drawing(0.0, 0.0), {})
        self.factor = 1.0
        """Pixels for each plain unit."""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Family tree"))

    def show_family(
        self, people: Sequence[Person], relationships: Sequence[Relationship], today: date | None = None
    ) -> None:
        """Draw these people; nothing happens when they are drawn already."""
        given = (tuple(people), tuple(relationships), today)
        if given != (self._people, self._ties, self._today):
            self._people, self._ties, self._today = given
            self._lay_out()

    def fit(self, place: QSize) -> None:
        """Make use of a place of this size."""
        if place != self._place:
            self._place = place
            self._lay_out()

    def zoom(self, by: int) -> None:
        """Larger (1), smaller (-1), or fitted again (0)."""
        self._zoom = min(max(self._zoom + by, 0), len(ZOOMS) - 1) if by else 0
        self._scale()

    def light(self, who: UUID | None) -> None:
        """Show which person is meant."""
        if who != self._lit:
            self._lit = who
            self.update()

    def place_of(self, who: UUID) -> QRectF:
        """Where somebody is drawn, in pixels; empty when they are not."""
        mark = self.picture.drawing.mark(who)
        if mark is None:
            return QRectF()
        box, by = mark.whole, self.factor
        return QRectF(box.x * by, box.y * by, box.width * by, box.height * by)

    def _lay_out(self) -> None:
        least = self._least()
        room = max(self._place.width(), 1) / least
        plain, bold = QFontMetricsF(_font(False)), QFontMetricsF(_font(True))

        def measure(text: str, strong: bool) -> float:
            return (bold if strong else plain).horizontalAdvance(text)

        high = plain.lineSpacing()
        letterings = [Lettering(measure, high, widest, longest) for widest, longest in WIDEST]
        self.picture = fitting_picture(self._people, self._ties, letterings, room, self._today)
        self._scale()

    def _least(self) -> float:
        """Large words may be a little less large before a drawing has to be scrolled."""
        return float(LEAST * scale_of(self) ** 0.75)

    def _scale(self) -> None:
        drawing, scale = self.picture.drawing, scale_of(self)
        if not drawing.marks:
            self.setFixedSize(0, 0)
            return
        fits = min(self._place.width() / drawing.width, self._place.height() / drawing.height)
        if self._large:
            self.factor = min(max(fits, 0.05), scale * MOST_LARGE)
        else:
            self.factor = min(max(fits, self._least()), scale * MOST) * ZOOMS[self._zoom]
        size = QSize(int(drawing.width * self.factor), int(drawing.height * self.factor))
        if size != self.size():
            self.setFixedSize(size)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Homes first, then lines, then people."""
        tokens, drawing = tokens_of(self), self.picture.drawing
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.factor, self.factor)
        for home in drawing.homes:
            draw_home(painter, home, tokens)
        self._paint_lit(painter, tokens)
        for line in drawing.lines:
            draw_line(painter, line, tokens)
        for mark in drawing.marks:
            draw_sign(painter, mark, tokens)
            self._paint_words(painter, mark, tokens)
        if drawing.others is not None:
            x, y = drawing.others
            painter.setFont(_font(False))
            painter.setPen(tokens.colour("secondary"))
            painter.drawText(QPointF(x + 6, y + LETTERS), self.tr("Others of the family"))
        painter.end()

    def _paint_lit(self, painter: QPainter, tokens: Tokens) -> None:
        mark = self.picture.drawing.mark(self._lit) if self._lit else None
        if mark is not None:
            box = mark.whole
            painter.setPen(QPen(tokens.colour("accent"), 2))
            painter.setBrush(tokens.colour("accent_ground"))
            painter.drawRoundedRect(QRectF(box.x - 4, box.y - 4, box.width + 8, box.height + 8), 6, 6)

    def _paint_words(self, painter: QPainter, mark: Mark, tokens: Tokens) -> None:
        label, box = self.picture.labels[mark.key], mark.label
        high = QFontMetricsF(_font(False)).lineSpacing()
        centred = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
        wide = QRectF(box.x - 20, box.y, box.width + 40, high)
        for texts, strong, colour in ((label.name, mark.bold, "text"), (label.fact, False, "secondary")):
            painter.setFont(_font(strong))
            painter.setPen(tokens.colour(colour))
            for words in texts:
                painter.drawText(wide, centred | Qt.TextFlag.TextDontClip | Qt.TextFlag.TextSingleLine, words)
                wide.moveTop(wide.top() + high)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose whom is clicked."""
        for mark in self.picture.drawing.marks:
            if self.place_of(mark.key).contains(event.position()):
                self.chosen.emit(mark.key)

    def changeEvent(self, event: QEvent) -> None:
        """Drawn anew in another size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._lay_out()


def _font(strong: bool) -> QFont:
    """The letters of the drawing in plain units; painted larger or smaller as a whole."""
    font = QFont()
    font.setPixelSize(LETTERS)
    font.setBold(strong)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
