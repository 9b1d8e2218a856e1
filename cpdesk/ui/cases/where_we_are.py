"""Where we are: the way of a case as dots on a line, each with its words."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from cpdesk.rules.rule_names import HOLDING
from cpdesk.rules.standing import Stands
from cpdesk.rules.wording import local, short_day
from cpdesk.snapshots.cases import CasePage, ConferenceLine
from cpdesk.snapshots.deadlines import CaseDate
from cpdesk.ui.cases.date_row import shown_tone
from cpdesk.ui.due import short_when
from cpdesk.ui.theme.tokens import SMALL_SPACE, SPACE, scale_of, tokens_of
from cpdesk.ui.widgets.flow import FlowLayout
from cpdesk.ui.widgets.text import PlainLabel
from cpdesk.vocabulary import ConferenceState

WAYPOINTS = ("plan_out", "core_group_first", "record_out", "chair_check", "review_first", "review_next")
"""The last dates that mark the way; the others are in the list below."""
REVIEWS = ("review_first", "review_next")
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
    coming = {line.id for line in page.conferences if line.state is not ConferenceState.CLOSED}
    for line in page.conferences:
        day, held = local(line.starts).date(), line.state is ConferenceState.CLOSED
        state, tone = _conference(page, line, today)
        tone = tone or ("done" if held else "accent")
        found.append((day, 1, Point(line.kind.words, short_day(day), state, tone, held)))
    for one in page.dates:
        booked = one.due.rule in REVIEWS and one.open is None and coming - {one.conference_id}
        if one.due.rule not in WAYPOINTS or booked:
            continue  # the review that is booked is a station itself
        day = one.due.day
        point = Point(
            one.title, short_when(one.due), one.standing.words, shown_tone(one, today), _behind(one, today)
        )
        found.append((day, 0, point))
    return tuple(point for _, _, point in sorted(found, key=lambda item: item[:2]))


def _behind(one: CaseDate, today: date) -> bool:
    """Whether it is over and done with."""
    return one.open is None and one.due.met is not None and one.due.day <= today


def _conference(page: CasePage, line: ConferenceLine, today: date) -> tuple[str, str]:
    """How the day of a conference stands by its rules: all in time, or the one that it misses most.

    A conference that was in time by one rule and late by another says by which. Red is for what somebody
    can still change.
    """
    own = [d for d in page.dates if d.conference_id == line.id and d.due.rule in HOLDING]
    late = [d for d in own if d.standing.kind in (Stands.LATE, Stands.PAST)]
    if not late:
        in_time = bool(own) and all(d.standing.kind is Stands.MET for d in own)
        return (QCoreApplication.translate("due", "in time"), "") if in_time else ("", "")
    worst = max(late, key=lambda d: d.standing.working_days)
    words = worst.standing.words
    if len(late) < len(own):
        words = f"{words}, {_counted_from(worst.due.rule)}"
    return words, shown_tone(worst, today)


def _counted_from(rule: str) -> str:
    say = QCoreApplication.translate
    if rule == "prebirth_latest":
        return say("due", "counted from the birth")
    if rule == "epo_latest":
        return say("due", "counted from the end of the order")
    if rule == "transfer_latest":
        return say("due", "counted from the move")
    if rule == "review_latest":
        return say("due", "counted from the conference before")
    return say("due", "counted from the strategy discussion")


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
