"""Where we are: the way of a case as dots on a line, each with its words."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from cpdesk.rules.deadlines import DueDate
from cpdesk.rules.wording import local, short_day
from cpdesk.snapshots.cases import CasePage
from cpdesk.ui.due import short_when, standing
from cpdesk.ui.theme.tokens import SMALL_SPACE, SPACE, scale_of, tokens_of
from cpdesk.ui.widgets.flow import FlowLayout
from cpdesk.ui.widgets.text import PlainLabel
from cpdesk.vocabulary import ConferenceState

WAYPOINTS = ("plan_out", "core_group_first", "record_out", "chair_check", "review_first", "review_next")
"""The last dates that mark the way; the others are in the list below."""
CONFERENCE = ("conference_latest", "prebirth_latest", "transfer_latest")
"""The last dates of the latest conference itself: they are said at its own station."""
WIDTH = 112
"""The least width of a station in pixels at 100 %."""


@dataclass(frozen=True, slots=True)
class Point:
    """One station: `filled` when it lies behind."""

    title: str
    when: str
    state: str
    tone: str
    filled: bool


def points(page: CasePage, today: date) -> tuple[Point, ...]:
    """The stations of a case in the order of their days."""
    found: list[tuple[date, int, Point]] = []
    for number, line in enumerate(page.conferences):
        day, held = local(line.starts).date(), line.state is ConferenceState.CLOSED
        state, tone = _conference(page.due) if number == 0 else ("", "")
        tone = tone or ("done" if held else "accent")
        found.append((day, 1, Point(line.kind.words, short_day(day), state, tone, held)))
    for due in page.due:
        if due.rule in WAYPOINTS:
            state, tone = standing(due, today)
            behind = due.met is True and due.day <= today
            found.append((due.day, 0, Point(due.title, short_when(due), state, tone, behind)))
    return tuple(point for _, _, point in sorted(found, key=lambda item: item[:2]))


def _conference(dues: tuple[DueDate, ...]) -> tuple[str, str]:
    """How the day of the latest conference stands: late by any of its rules, or in time by all."""
    met = [due.met for due in dues if due.rule in CONFERENCE]
    if False in met:
        return QCoreApplication.translate("due", "late"), "late"
    in_time = bool(met) and None not in met
    return (QCoreApplication.translate("due", "in time"), "") if in_time else ("", "")


class WhereWeAre(QWidget):
    """The stations beside each other, wrapping when there is no room."""

    def __init__(self, stations: tuple[Point, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, gap=0)
        self._stations: list[Station] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for number, point in enumerate(stations):
            last = number == len(stations) - 1
            station = Station(point, first=number == 0, last=last)
            self._stations.append(station)
            self._flow.addWidget(station)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among as many stations as fit into a line."""
        super().resizeEvent(event)
        fit = max(1, min(len(self._stations), self.width() // round(WIDTH * scale_of(self))))
        for station in self._stations:
            station.setFixedWidth(self.width() // fit)


class Station(QWidget):
    """A dot on its piece of the line, with the words below."""

    def __init__(self, point: Point, *, first: bool, last: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._point, self._first, self._last = point, first, last
        column = QVBoxLayout(self)
        column.setContentsMargins(SMALL_SPACE, 0, SMALL_SPACE, SPACE)
        column.setSpacing(0)
        self._room = column
        tone = point.tone if point.tone in ("soon", "late") else ""
        labels = [PlainLabel(point.title, role="strong", tone=tone), PlainLabel(point.when, tone=tone)]
        if point.state:
            labels.append(PlainLabel(point.state, role="secondary", tone=point.tone))
        for label in labels:
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            column.addWidget(label)
        column.addStretch(1)

    def sizeHint(self) -> QSize:
        """Its share of the width, as high as its words."""
        scale = scale_of(self)
        top, width = round(32 * scale), max(round(WIDTH * scale), self.minimumWidth())
        self._room.setContentsMargins(SMALL_SPACE, top, SMALL_SPACE, SPACE)
        return QSize(width, self._room.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line and the dot."""
        tokens, scale = tokens_of(self), scale_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.width() / 2, 16 * scale)
        line = tokens.colour("done" if self._point.filled else "hairline")
        painter.setPen(QPen(line, 4 * scale))
        left = middle.x() if self._first else 0.0
        right = middle.x() if self._last else float(self.width())
        painter.drawLine(QPointF(left, middle.y()), QPointF(right, middle.y()))
        colour = tokens.colour(self._point.tone or "secondary")
        painter.setPen(QPen(colour, 2 * scale))
        painter.setBrush(colour if self._point.filled else tokens.colour("surface"))
        painter.drawEllipse(middle, 8 * scale, 8 * scale)
        painter.end()
