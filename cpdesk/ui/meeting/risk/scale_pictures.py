"""The safety scales as pictures, one a child; the table beside them holds the same as text."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cpdesk.rules.wording import listing
from cpdesk.snapshots.scale import ChildScale
from cpdesk.ui.theme.tokens import BODY, SECONDARY, scale_of, tokens_of
from cpdesk.ui.widgets.scale_picture import ScaleShape, draw_scale

_FLAGS = Qt.AlignmentFlag


class ScalePictures(QWidget):
    """Draws the scales it is given, as tall as they need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scales: tuple[ChildScale, ...] = ()
        self.setAccessibleName(self.tr("The safety scale of each child"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_scales(self, scales: tuple[ChildScale, ...]) -> None:
        """Show these scales."""
        if scales == self.scales:
            return
        self.scales = scales
        self.setAccessibleDescription(" ".join(self.words(scale) for scale in scales))
        self.updateGeometry()
        self.update()

    def words(self, scale: ChildScale) -> str:
        """A scale in a sentence."""
        spread = scale.spread
        if spread is None:
            return self.tr("{0}: nobody gave a number.").format(scale.title)
        parts = [f"{mark.name} {mark.change}" for mark in scale.marks if mark.change]
        changed = self.tr(" Since the last conference: {0}.").format(listing(parts)) if parts else ""
        return f"{scale.title}: {spread.words}.{changed}"

    def _shape(self, width: float) -> ScaleShape:
        return ScaleShape(SECONDARY * scale_of(self), width)

    def _line(self) -> float:
        return self.fontMetrics().lineSpacing() * 1.3

    def _spread(self, scale: ChildScale) -> str:
        spread = scale.spread
        return spread.words if spread is not None else self.tr("nobody gave a number")

    def heightForWidth(self, width: int) -> int:
        """All scales below each other."""
        shape = self._shape(width)
        return round(sum(2 * self._line() + shape.height(scale) + BODY for scale in self.scales)) + 4

    def hasHeightForWidth(self) -> bool:
        """A narrow scale stacks its marks higher."""
        return True

    def sizeHint(self) -> QSize:
        """As wide as a column."""
        width = round(380 * scale_of(self))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The numbers can still be told apart."""
        width = round(240 * scale_of(self))
        return QSize(width, self.heightForWidth(max(self.width(), width)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a heading and a line for each child."""
        tokens, painter, y = tokens_of(self), QPainter(self), 0.0
        shape, line = self._shape(self.width()), self._line()
        for scale in self.scales:
            bold = self.font()
            bold.setBold(True)
            painter.setFont(bold)
            painter.setPen(tokens.colour("text"))
            box = QRectF(0, y, self.width(), line)
            painter.drawText(box, int(_FLAGS.AlignLeft | _FLAGS.AlignVCenter), scale.title)
            painter.setFont(self.font())
            painter.setPen(tokens.colour("secondary"))
            below = box.translated(0, line * 0.85)
            words = painter.fontMetrics().elidedText(
                self._spread(scale), Qt.TextElideMode.ElideRight, self.width()
            )
            painter.drawText(below, int(_FLAGS.AlignLeft | _FLAGS.AlignVCenter), words)
            draw_scale(painter, QPointF(0, y + 2 * line), scale, shape, tokens, self.font())
            y += 2 * line + shape.height(scale) + BODY
        painter.end()
