"""Paints one day of the month: its number, bank holiday hatching, and a mark for everything on it."""

from datetime import date

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cpdesk.ui.calendar.days_model import DaysModel, Index, closed_label, day_number
from cpdesk.ui.calendar.marks import Placed, broken, draw_mark, draw_rest, draw_target, stacked
from cpdesk.ui.theme.tokens import Tokens, scale_of, tokens_of


class DayPainter(QStyledItemDelegate):
    """The look of a cell of the grid that is its parent; the words are in the model and in the side card."""

    def __init__(self, model: DaysModel) -> None:
        super().__init__()
        self._model = model

    @property
    def _view(self) -> QWidget:
        view = self.parent()
        assert isinstance(view, QWidget)  # the grid has taken it
        return view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the cell of one day."""
        tokens = tokens_of(self._view)
        day, area = self._model.day(index), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(area)
        self.ground(painter, area, day, tokens)
        self.fill(painter, area, day, tokens)
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            focused = bool(state & QStyle.StateFlag.State_HasFocus) or self._view.hasFocus()
            painter.setPen(QPen(tokens.colour("accent" if focused else "secondary"), 2 if focused else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(area).adjusted(1.5, 1.5, -2.5, -2.5), 4, 4)
        painter.restore()

    def placed(self, area: QRect, day: date) -> list[Placed]:
        """Where each mark of a day stands in its cell."""
        return self._stacked(area, day)[0]

    def ground(self, painter: QPainter, area: QRect, day: date, tokens: Tokens) -> None:
        """The colour of the day: today, another month, hatched when nobody works."""
        month = self._model.month
        outside = month is not None and day.month != month.month
        ground = "accent_ground" if day == self._model.today else "ground" if outside else "surface"
        painter.fillRect(area, tokens.colour(ground))
        if day in self._model.content.closed:
            painter.fillRect(area, QBrush(tokens.colour("hairline"), Qt.BrushStyle.BDiagPattern))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(tokens.colour("hairline"), 1))
        painter.drawLine(area.topRight(), area.bottomRight())
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def fill(self, painter: QPainter, area: QRect, day: date, tokens: Tokens) -> None:
        """The number, the marks, and the place that something would be moved to."""
        self._number(painter, area, day, tokens)
        painter.setFont(self._font())
        metrics = QFontMetrics(self._font())
        placed, rest = self._stacked(area, day)
        for one in placed:
            draw_mark(painter, one, tokens, metrics)
        if not rest.isNull():
            hidden = len(self._model.content.items.get(day, [])) - len(placed)
            draw_rest(painter, rest, hidden, tokens)
        target = self._model.target
        if target is not None and target.day == day:
            line = metrics.lineSpacing()
            high = min(area.height() - 4, 3 * line + 6)
            box = QRect(area.left() + 3, area.bottom() - high - 3, area.width() - 7, high)
            draw_target(painter, box, target.words, target.tone, tokens)

    def smallest_row(self, scale: float) -> int:
        """The least height of a week in pixels: the number and two marks."""
        return round(QFontMetrics(self._font()).height() * 3 + 26 * scale)

    def _font(self) -> QFont:
        return QFont(self._view.window().font())

    def _stacked(self, area: QRect, day: date) -> tuple[list[Placed], QRect]:
        metrics, scale = QFontMetrics(self._font()), scale_of(self._view)
        top = metrics.height() + round(7 * scale) // 2 + round(3 * scale)
        top += len(self._name_below(area, day, metrics)) * metrics.lineSpacing()
        items = self._model.content.items.get(day, [])
        return stacked(items, area.adjusted(0, top, 0, 0), metrics, scale)

    def _number(self, painter: QPainter, area: QRect, day: date, tokens: Tokens) -> None:
        """The number and the name of the day off."""
        today = day == self._model.today
        bold = self._font()
        bold.setBold(today)
        metrics = QFontMetrics(bold)
        pad = round(7 * scale_of(self._view))
        line = QRect(area.left() + pad, area.top() + pad // 2, area.width() - 2 * pad, metrics.height())
        painter.setFont(bold)
        painter.setPen(tokens.colour("accent_strong" if today else "secondary"))
        number = day_number(day)
        if metrics.horizontalAdvance(number) > line.width():
            number = str(day.day)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, number)
        if day in self._model.content.closed:
            below = self._name_below(area, day, metrics)
            room = line.translated(0, line.height()) if below else line
            room.setHeight(metrics.lineSpacing() * max(1, len(below)))
            words = "\n".join(below) or self._name_of_day_off(day)
            side = Qt.AlignmentFlag.AlignLeft if below else Qt.AlignmentFlag.AlignRight
            painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, words)

    def _name_of_day_off(self, day: date) -> str:
        closed = self._model.content.closed.get(day)
        return closed_label(closed) if closed is not None else ""

    def _name_below(self, area: QRect, day: date, metrics: QFontMetrics) -> list[str]:
        """The name of a day off in the lines it takes below the number; none when it fits beside."""
        name, pad = self._name_of_day_off(day), round(7 * scale_of(self._view))
        width = area.width() - 2 * pad
        beside = width - metrics.horizontalAdvance(day_number(day)) - pad
        if not name or metrics.horizontalAdvance(name) <= beside:
            return []
        items = self._model.content.items.get(day, [])
        return broken(metrics, name, width, 1 if items else 2)
