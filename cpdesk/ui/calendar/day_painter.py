"""Paints one day of the month: its number, bank holiday hatching, and a mark for everything on it."""

from datetime import date

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cpdesk.ui.calendar.items import DayItem
from cpdesk.ui.calendar.month_model import Index, MonthModel, day_number
from cpdesk.ui.theme.tokens import Tokens, scale_of, tokens_of

BAR = 12
"""The room for the bar of a mark, in pixels."""


class DayPainter(QStyledItemDelegate):
    """The look of a cell; the words are in the model and in the side card."""

    def __init__(self, model: MonthModel, view: QWidget) -> None:
        super().__init__(view)
        self._model, self._view = model, view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the cell of one day."""
        tokens, scale = tokens_of(self._view), scale_of(self._view)
        day, area = self._model.day(index), QRect(option.rect)
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(area)
        self._ground(painter, area, day, tokens)
        font = QFont(self._view.window().font())
        top = self._number(painter, area, day, tokens, font, scale)
        self._marks(painter, area.adjusted(0, top, 0, 0), day, tokens, font, scale)
        if state & QStyle.StateFlag.State_Selected:
            focused = bool(state & QStyle.StateFlag.State_HasFocus) or self._view.hasFocus()
            pen = QPen(tokens.colour("accent" if focused else "secondary"), 2 if focused else 1)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(area).adjusted(1.5, 1.5, -2.5, -2.5), 4, 4)
        painter.restore()

    def _ground(self, painter: QPainter, area: QRect, day: date, tokens: Tokens) -> None:
        outside = day.month != self._model.first.month
        ground = "accent_ground" if day == self._model.today else "ground" if outside else "surface"
        painter.fillRect(area, tokens.colour(ground))
        if day in self._model.closed:
            painter.fillRect(area, QBrush(tokens.colour("hairline"), Qt.BrushStyle.BDiagPattern))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(tokens.colour("hairline"), 1))
        painter.drawLine(area.topRight(), area.bottomRight())
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _number(
        self, painter: QPainter, area: QRect, day: date, tokens: Tokens, font: QFont, scale: float
    ) -> int:
        """Write the number and the holiday; gives the height used, in pixels."""
        today = day == self._model.today
        bold = QFont(font)
        bold.setBold(today)
        metrics = QFontMetrics(bold)
        pad = round(7 * scale)
        line = QRect(area.left() + pad, area.top() + pad // 2, area.width() - 2 * pad, metrics.height())
        painter.setFont(bold)
        painter.setPen(tokens.colour("accent_strong" if today else "secondary"))
        number = day_number(day)
        if metrics.horizontalAdvance(number) > line.width():
            number = str(day.day)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, number)
        if name := self._model.closed.get(day, ""):
            room = line.width() - metrics.horizontalAdvance(number) - pad
            words = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
            painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        return metrics.height() + pad // 2 + round(3 * scale)

    def _marks(
        self, painter: QPainter, area: QRect, day: date, tokens: Tokens, font: QFont, scale: float
    ) -> None:
        items = self._model.items.get(day, [])
        painter.setFont(font)
        metrics = QFontMetrics(font)
        gap, pad = round(3 * scale), round(5 * scale)
        box = QRect(area.left() + pad, area.top(), area.width() - 2 * pad, 0)
        bottom = area.bottom() - gap
        single = metrics.lineSpacing() + pad
        for number, item in enumerate(items):
            later = len(items) - number - 1
            spare = bottom - box.top() - later * (single + gap) - single
            room = max(1, min(3, 1 + spare // metrics.lineSpacing()))
            lines = len(broken(metrics, item.short, box.width() - BAR + 1, room))
            box.setHeight((lines - 1) * metrics.lineSpacing() + single)
            needed = box.bottom() + (single + gap if later else 0)
            if number and needed > bottom and not (later == 0 and box.bottom() <= bottom):
                self._rest(painter, box, len(items) - number, tokens)
                return
            self._mark(painter, box, item, tokens, metrics)
            box.moveTop(box.bottom() + gap)

    def _rest(self, painter: QPainter, box: QRect, count: int, tokens: Tokens) -> None:
        painter.setPen(tokens.colour("secondary"))
        painter.drawText(box, Qt.AlignmentFlag.AlignTop, self.tr("and {0} more").format(count))

    def _mark(
        self, painter: QPainter, box: QRect, item: DayItem, tokens: Tokens, metrics: QFontMetrics
    ) -> None:
        """One mark: a bar in the tone (dashed for a last date) and words on the tone's ground."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.colour(f"{item.tone}_ground")))
        painter.drawRoundedRect(QRectF(box), 4, 4)
        pen = QPen(tokens.colour(item.tone), 3)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if item.last_day:
            pen.setDashPattern([1.4, 0.9])
        painter.setPen(pen)
        painter.drawLine(box.left() + 2, box.top() + 1, box.left() + 2, box.bottom())
        painter.setPen(tokens.colour("text"))
        room = box.adjusted(BAR - 3, 0, -2, 0)
        lines = max(1, box.height() // metrics.lineSpacing())
        words = "\n".join(broken(metrics, item.short, room.width(), lines))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def smallest_row(self, scale: float) -> int:
        """The least height of a week in pixels: the number and two marks."""
        line = QFontMetrics(self._view.window().font()).height()
        return round(line * 3 + 26 * scale)


def broken(metrics: QFontMetrics, words: str, width: int, most: int) -> list[str]:
    """The words in at most `most` lines of a width in pixels; what does not fit ends in an ellipsis."""
    lines: list[str] = []
    rest = words.split()
    while rest and len(lines) < most - 1:
        taken = 1
        while taken < len(rest) and metrics.horizontalAdvance(" ".join(rest[: taken + 1])) <= width:
            taken += 1
        lines.append(metrics.elidedText(" ".join(rest[:taken]), Qt.TextElideMode.ElideRight, width))
        rest = rest[taken:]
    if rest:
        lines.append(metrics.elidedText(" ".join(rest), Qt.TextElideMode.ElideRight, width))
    return lines
