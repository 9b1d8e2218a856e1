"""Paints one day of the week: whole-day marks above, and its meetings at their hours."""

from datetime import date, timedelta

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from cpdesk.ui.calendar.day_painter import DayPainter
from cpdesk.ui.calendar.marks import Placed, draw_mark, draw_rest, draw_target, stacked
from cpdesk.ui.calendar.week_shape import Shape, box_of, hours, side_by_side, timed, untimed
from cpdesk.ui.theme.tokens import Tokens, scale_of

STRIP_LINES = 4
"""The whole-day marks that have room without a click, unless there are fewer."""


class WeekPainter(DayPainter):
    """The look of a day with its hours."""

    def shape(self, height: int) -> Shape:
        """How the week stands in cells of a height in pixels."""
        days = [self._model.start + timedelta(days=n) for n in range(7)]
        content, metrics = self._model.content, QFontMetrics(self._font())
        most = max(len(untimed(content.items.get(day, []))) + (day in content.closed) for day in days)
        line = metrics.lineSpacing() + round(9 * scale_of(self._view))
        first, last = hours(content, days)
        return Shape(round(min(most, STRIP_LINES) * line + 8), first, last, height)

    def placed(self, area: QRect, day: date) -> list[Placed]:
        """Where each mark of a day stands in its cell."""
        items, shape = self._model.content.items.get(day, []), self.shape(area.height())
        meetings = [
            Placed(box_of(item, column, columns, area, shape), item)
            for item, column, columns in side_by_side(timed(items))
        ]
        return self._above(area, day, shape)[0] + meetings

    def fill(self, painter: QPainter, area: QRect, day: date, tokens: Tokens) -> None:
        """The lines of the hours, the marks, and the place that something would be moved to."""
        shape, metrics = self.shape(area.height()), QFontMetrics(self._font())
        painter.setFont(self._font())
        painter.setPen(QPen(tokens.colour("hairline"), 1))
        for hour in range(shape.first_hour, shape.last_hour):
            y = area.top() + shape.y(hour * 60)
            painter.drawLine(area.left(), y, area.right(), y)
        self._write_day_off(painter, area, day, tokens)
        for one in self.placed(area, day):
            painter.save()
            painter.setClipRect(one.box.adjusted(0, 0, 2, 1), Qt.ClipOperation.IntersectClip)
            draw_mark(painter, one, tokens, metrics)
            painter.restore()
        above, rest = self._above(area, day, shape)
        if not rest.isNull():
            hidden = len(untimed(self._model.content.items.get(day, []))) - len(above)
            draw_rest(painter, rest, hidden, tokens)
        self._target(painter, area, day, shape, tokens)

    def smallest_row(self, scale: float) -> int:
        """The least height of the week in pixels: room for a line in each half hour."""
        shape = self.shape(0)
        return shape.strip + round((shape.last_hour - shape.first_hour) * 30 * scale)

    def _above(self, area: QRect, day: date, shape: Shape) -> tuple[list[Placed], QRect]:
        line = QFontMetrics(self._font()).lineSpacing() + 4 if day in self._model.content.closed else 0
        room = QRect(area.left(), area.top() + 3 + line, area.width(), shape.strip - 3 - line)
        items = untimed(self._model.content.items.get(day, []))
        return stacked(items, room, QFontMetrics(self._font()), scale_of(self._view))

    def _write_day_off(self, painter: QPainter, area: QRect, day: date, tokens: Tokens) -> None:
        name = self._name_of_day_off(day)
        painter.setPen(tokens.colour("secondary"))
        metrics = painter.fontMetrics()
        line = QRect(area.left() + 6, area.top() + 3, area.width() - 12, metrics.height())
        painter.drawText(line, 0, metrics.elidedText(name, Qt.TextElideMode.ElideRight, line.width()))

    def _target(self, painter: QPainter, area: QRect, day: date, shape: Shape, tokens: Tokens) -> None:
        target = self._model.target
        if target is None or target.day != day:
            return
        start = target.at.hour * 60 + target.at.minute
        top, bottom = area.top() + shape.y(start), area.top() + shape.y(start + target.minutes)
        least = painter.fontMetrics().lineSpacing() * 2
        box = QRect(area.left() + 3, top, area.width() - 7, max(least, bottom - top))
        painter.setClipRect(QRectF(area))
        draw_target(painter, box, target.words, target.tone, tokens)
