"""Where things stand in a day of the week's view: whole-day marks above, the hours below, side by side."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QRect

from cpdesk.rules.wording import local
from cpdesk.ui.calendar.days_model import Content
from cpdesk.ui.calendar.items import DayItem

USUAL_HOURS = (8, 18)
"""The hours that are shown when nothing is earlier or later."""
QUARTER = 15
"""Times are dragged and moved by so many minutes."""


@dataclass(frozen=True)
class Shape:
    """The hours of a week and the room above them, in pixels of a cell."""

    strip: int
    first_hour: int
    last_hour: int
    height: int

    def y(self, minutes: float) -> int:
        """How far down a time of day (in minutes) stands."""
        through = (minutes - self.first_hour * 60) / ((self.last_hour - self.first_hour) * 60)
        return self.strip + round(through * (self.height - self.strip))

    def time_at(self, y: int) -> time:
        """The time so far down, to the quarter of an hour, within the hours shown."""
        through = (y - self.strip) / max(1, self.height - self.strip)
        minutes = self.first_hour * 60 + through * (self.last_hour - self.first_hour) * 60
        within = min(max(minutes, self.first_hour * 60), self.last_hour * 60 - QUARTER)
        return time(*divmod(round(within / QUARTER) * QUARTER, 60))


def timed(items: Iterable[DayItem]) -> list[DayItem]:
    """The meetings that have a time, the earliest first."""
    return sorted((item for item in items if item.starts is not None), key=lambda item: span_of(item))


def untimed(items: Iterable[DayItem]) -> list[DayItem]:
    """Last dates, and meetings of which only the day is known."""
    return [item for item in items if item.starts is None]


def hours(content: Content, days: Sequence[date]) -> tuple[int, int]:
    """The first and the last hour of a week: the usual ones, and all in which somebody meets."""
    spans = [span_of(item) for day in days for item in timed(content.items.get(day, []))]
    first = min([USUAL_HOURS[0], *(int(start) // 60 for start, _ in spans)])
    last = max([USUAL_HOURS[1], *(-(-int(end) // 60) for _, end in spans)])
    return first, min(last, 24)


def span_of(item: DayItem) -> tuple[float, float]:
    """From when to when a meeting lasts, in minutes of its local day; it ends by midnight."""
    start = _minutes(item.starts)
    if item.starts is None or item.ends is None:
        return start, start
    end = _minutes(item.ends) if local(item.ends).date() == local(item.starts).date() else 24 * 60
    return start, min(24 * 60.0, max(end, start + QUARTER))


def side_by_side(items: Sequence[DayItem]) -> list[tuple[DayItem, int, int]]:
    """Each meeting with its column and how many columns share the room, so that none covers another."""
    placed: list[tuple[DayItem, int, int]] = []
    group: list[tuple[DayItem, int]] = []
    ends: list[float] = []
    for item in items:
        start, end = span_of(item)
        if group and start >= max(ends):
            placed += [(one, column, len(ends)) for one, column in group]
            group, ends = [], []
        free = next((column for column, until in enumerate(ends) if until <= start), len(ends))
        ends[free : free + 1] = [end]
        group.append((item, free))
    return placed + [(one, column, len(ends)) for one, column in group]


def box_of(item: DayItem, column: int, columns: int, cell: QRect, shape: Shape) -> QRect:
    """Where a meeting stands in the cell of its day."""
    start, end = span_of(item)
    width = (cell.width() - 6) / columns
    top, bottom = cell.top() + shape.y(start) + 1, cell.top() + shape.y(end) - 1
    left = cell.left() + 3 + round(width * column)
    return QRect(left, top, round(width) - 2, max(12, bottom - top))


def later_by(at: time, minutes: int) -> time:
    """A time of day so many minutes later (earlier, if negative), within the day."""
    moved = datetime.combine(date(2000, 1, 2), at) + timedelta(minutes=minutes)
    return moved.time() if moved.date() == date(2000, 1, 2) else at


def _minutes(instant: datetime | None) -> float:
    if instant is None:
        return 0.0
    here = local(instant)
    return here.hour * 60 + here.minute + here.second / 60
