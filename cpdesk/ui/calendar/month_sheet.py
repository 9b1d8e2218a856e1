"""A month on paper: one landscape page of boxes, then every last date of it with its reason."""

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPagedPaintDevice, QPainter, QPen, QTextDocument

from cpdesk.rules.wording import WEEKDAYS, day_words, sentence
from cpdesk.rules.working_days import BEYOND, beyond_the_data
from cpdesk.ui.calendar.days_model import Content, closed_label, day_number
from cpdesk.ui.calendar.items import DayItem
from cpdesk.ui.calendar.marks import broken, more_words
from cpdesk.ui.calendar.spans import View, span, title
from cpdesk.ui.theme.tokens import LIGHT
from cpdesk.ui.widgets.printing import PrintedRow, draw_pages, sheet

BLACK, GREY, PALE = (LIGHT.colour(name) for name in ("text", "secondary", "grey_ground"))
WEEKEND = 0.6
"""The width of an empty weekend day beside a working day."""
MOST_LINES = 3


@dataclass(frozen=True)
class Sizes:
    """The measures of the page, in its own dots."""

    page: QRect
    line: int
    """The height of a line of small text."""


class MonthSheet:
    """What is printed of one month."""

    def __init__(
        self, month: date, content: Content, today: date, filtered: str = "", marking: str = ""
    ) -> None:
        """`marking`: the protective marking at the top of each page."""
        self._month, self._content, self._marking = month.replace(day=1), content, marking
        as_of = QCoreApplication.translate("calendar", "As it was on {0}.").format(day_words(today))
        self._beside = f"{filtered} {as_of}".strip()
        self._first, self._last = span(View.MONTH, month)
        self._cut: list[date] = []
        """The days of which not everything had room in its box."""

    def draw(self, device: QPagedPaintDevice) -> None:
        """Draw the month on one page, and what it could not say whole on the next ones."""
        painter = QPainter(device)
        page = QRect(0, 0, painter.viewport().width(), painter.viewport().height())
        body = self._font(8)
        painter.setFont(body)
        sizes = Sizes(page, QFontMetrics(body, device).lineSpacing())
        top = self._heading(painter, sizes)
        self._cut = []
        columns = self._columns(page.width())
        weeks = [self._first + timedelta(days=n) for n in range(0, (self._last - self._first).days + 1, 7)]
        high = (page.height() - top) / len(weeks)
        for row, start in enumerate(weeks):
            for column in range(7):
                left, right = columns[column], columns[column + 1]
                box = QRectF(left, top + row * high, right - left, high).toAlignedRect()
                self._day(painter, box, start + timedelta(days=column), sizes)
        document = self.explained()
        document.setDefaultFont(self._font(9))
        device.newPage()
        draw_pages(painter, device, document, self._marking)
        painter.end()

    def _heading(self, painter: QPainter, sizes: Sizes) -> int:
        """The month and the names of the days; gives the height used."""
        large = self._font(14, bold=True)
        painter.setFont(large)
        painter.setPen(BLACK)
        metrics = QFontMetrics(large, painter.device())
        painter.drawText(QRect(0, 0, sizes.page.width(), metrics.height()), 0, title(View.MONTH, self._month))
        painter.setFont(self._font(8))
        middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(0, 0, sizes.page.width(), metrics.height()), middle, self._marking)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(0, 0, sizes.page.width(), metrics.height()), right, self._beside)
        top = metrics.height() + sizes.line // 2
        columns = self._columns(sizes.page.width())
        for column, name in enumerate(WEEKDAYS):
            painter.drawText(round(columns[column]) + sizes.line // 3, top + sizes.line, name)
        return top + round(1.5 * sizes.line)

    def _columns(self, width: int) -> list[float]:
        busy = any(day.weekday() > 4 and self._first <= day <= self._last for day in self._content.items)
        weekend = 1.0 if busy else WEEKEND
        one = width / (5 + 2 * weekend)
        return [one * min(column, 5) + one * weekend * max(column - 5, 0) for column in range(8)]

    def _day(self, painter: QPainter, box: QRect, day: date, sizes: Sizes) -> None:
        closed = self._content.closed.get(day)
        outside = day.month != self._month.month
        painter.setPen(QPen(GREY, max(1, sizes.line // 20)))
        painter.setBrush(PALE if closed or day.weekday() > 4 else Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
        pad = sizes.line // 3
        inner = box.adjusted(pad, pad // 2, -pad, -pad // 2)
        painter.setFont(self._font(8, bold=not outside))
        painter.setPen(GREY if outside else BLACK)
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft, day_number(day))
        painter.setFont(self._font(8))
        rest = QRect(inner)
        number = painter.fontMetrics().horizontalAdvance("00 Mmm ")
        rest.setTop(rest.top() + sizes.line)
        if closed is not None:
            name = closed_label(closed)
            lines = broken(painter.fontMetrics(), name, inner.width() - number, 2)
            painter.drawText(inner, Qt.AlignmentFlag.AlignRight, "\n".join(lines))
            rest.setTop(rest.top() + (len(lines) - 1) * sizes.line)
        self._items(painter, rest, day, sizes)

    def _items(self, painter: QPainter, room: QRect, day: date, sizes: Sizes) -> None:
        """Each thing in the lines it needs; what has no room is counted, and stands on the next page."""
        items = self._content.items.get(day, [])
        metrics, bottom, top = painter.fontMetrics(), room.bottom(), room.top()
        for number, item in enumerate(items):
            lines = broken(metrics, item.full, room.width() - sizes.line // 2, MOST_LINES)
            high = len(lines) * sizes.line
            reserve = sizes.line if number < len(items) - 1 else 0
            cut = lines[-1].endswith("…") and not item.full.endswith("…")
            if cut and day not in self._cut:
                self._cut.append(day)
            if top + high + reserve > bottom:
                self._cut += [day] if day not in self._cut else []
                words = more_words(len(items) - number)
                painter.drawText(QRect(room.left(), top, room.width(), sizes.line), 0, words)
                return
            painter.drawText(QRect(room.left(), top, room.width(), high), 0, "\n".join(lines))
            bar = QRect(room.left() - sizes.line // 3, top, max(1, sizes.line // 8), high)
            painter.fillRect(bar, GREY if item.last_day else BLACK)
            top += high + sizes.line // 5

    def explained(self) -> QTextDocument:
        """The last dates with their reasons, and the days that had no room in their boxes."""
        say = QCoreApplication.translate
        in_month = sorted(day for day in self._content.items if self._first <= day <= self._last)
        last = [item for day in in_month for item in self._content.items[day] if item.last_day]
        sections = []
        if self._cut:
            rows = [
                PrintedRow(day_words(day) if not number else "", _whole(item))
                for day in sorted(self._cut)
                for number, item in enumerate(self._content.items[day])
            ]
            sections.append((say("calendar", "Days with more than their box can hold"), rows))
        rows = [PrintedRow(day_words(item.day), _whole(item), _why(item)) for item in last]
        sections.append((say("calendar", "Last dates, and why"), rows))
        if not last:
            sections[-1] = (say("calendar", "No last dates in this month."), [])
        heading = title(View.MONTH, self._month)
        document = sheet(heading, sections)
        if beyond_the_data(self._first, self._last):
            cursor_end = document.rootFrame().lastCursorPosition()
            cursor_end.insertText(f"\n{BEYOND}.")
        return document

    def _font(self, points: float, *, bold: bool = False) -> QFont:
        font = QFont()
        font.setPointSizeF(points)
        font.setBold(bold)
        return font


def _whole(item: DayItem) -> str:
    parts = [item.full, *(fact for fact in item.facts if fact not in item.full), item.state]
    return " · ".join(part for part in parts if part)


def _why(item: DayItem) -> str:
    return " ".join(part for part in (sentence(item.explanation), item.source) if part)
