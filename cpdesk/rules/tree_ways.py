"""Ways for the lines of a family tree: between generations and between two people, never through one."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from math import inf
from uuid import UUID

from cpdesk.rules.tree_parts import SIGN, LineKind, Point, Sign, TreePerson

LANE = 9.0
"""Between two lines that run beside each other."""
BELOW, ABOVE, OUTSIDE = 12.0, 20.0, 18.0
"""Free room below the words of a generation, above the signs of the next, and beside the outermost."""
PORTS = (0.0, -9.0, 9.0, -15.0, 15.0)
"""Where lines come to a sign, counted from its middle."""
_STEPS = (0.0, 5.0, -5.0, 9.0, -9.0)


class At(Enum):
    """Where a corner of a line is."""

    MIDDLE = "at the middle of the sign"
    TOP = "at the top of the sign"
    BOTTOM = "below the words"
    LANE = "in a lane between two generations"


@dataclass(frozen=True, slots=True)
class Knot:
    """A corner: how far right it is, and what says how far down."""

    x: float
    at: At
    who: UUID | None = None
    gap: int = 0
    net: int = 0


@dataclass(frozen=True, slots=True)
class Way:
    """A line whose height is not known yet."""

    kind: LineKind
    knots: tuple[Knot, ...]
    joins: tuple[UUID, ...]


class Rooms:
    """Who stands where from left to right, and the ways that are still free between them."""

    def __init__(
        self, lines: Sequence[Sequence[UUID]], at: Mapping[UUID, float], people: Mapping[UUID, TreePerson]
    ) -> None:
        self.lines, self.at, self.people = lines, at, people
        self.row = {who: row for row, line in enumerate(lines) for who in line}
        self.place = {who: place for line in lines for place, who in enumerate(line)}
        self._ports: dict[tuple[UUID, At], int] = defaultdict(int)
        self._used: dict[tuple[int, int], int] = defaultdict(int)
        self._spans: dict[tuple[int, int], tuple[float, float]] = {}

    def beside(self, a: UUID, b: UUID) -> bool:
        """Whether nobody stands between two people of one generation."""
        return self.row[a] == self.row[b] and abs(self.place[a] - self.place[b]) == 1

    def between(self, a: UUID, b: UUID) -> float:
        """The middle of the free room between two neighbours; ways down keep clear of it."""
        left, right = sorted((a, b), key=self.at.__getitem__)
        self._used[self.row[left], self.place[left] + 1] += 1
        return (self._right(left) + self._left(right)) / 2

    def port(self, who: UUID, at: At, wanted: float | None = None) -> Knot:
        """The next free place where a line may leave or reach somebody; near `wanted` for the first one."""
        number = self._ports[who, at]
        self._ports[who, at] += 1
        x = self.at[who] + PORTS[number % len(PORTS)]
        if number == 0 and wanted is not None and abs(wanted - x) <= SIGN / 6:
            x = wanted
        return Knot(x, at, who)

    def through(self, row: int, x: float, target: float, *, inside: bool = False) -> float:
        """A free way down through a generation, near where one comes from and goes to.

        `inside`: only between the two.
        """
        line = self.lines[row]
        found = [self._left(line[0]) - OUTSIDE]
        found += [(self._right(a) + self._left(b)) / 2 for a, b in pairwise(line)]
        found.append(self._right(line[-1]) + OUTSIDE)

        def far(place: int) -> float:
            if inside and not min(x, target) < found[place] < max(x, target):
                return inf
            return abs(found[place] - x) + abs(found[place] - target) + 12 * self._used[row, place]

        best = min(range(len(found)), key=far)
        number = self._used[row, best]
        self._used[row, best] += 1
        if best in (0, len(found) - 1):
            return found[best] + (number * 5 if best else -number * 5)
        return found[best] + _STEPS[number % len(_STEPS)]

    def lead(self, start: Knot, gap: int, end: Knot, end_gap: int, net: int) -> tuple[Knot, ...]:
        """From one corner, by the gap next to it, to another by the gap next to that."""
        knots, x = [start], start.x
        while gap != end_gap:
            row, following = (gap, gap + 1) if gap < end_gap else (gap - 1, gap - 1)
            column = self.through(row, x, end.x)
            knots += self._lane(gap, net, x, column)
            x, gap = column, following
        return (*knots, *self._lane(gap, net, x, end.x), end)

    def _lane(self, gap: int, net: int, x: float, other: float) -> list[Knot]:
        if abs(x - other) > 0.5:
            low, high = self._spans.get((gap, net), (x, x))
            self._spans[gap, net] = (min(low, x, other), max(high, x, other))
        return [Knot(x, At.LANE, gap=gap, net=net), Knot(other, At.LANE, gap=gap, net=net)]

    def lanes(self) -> dict[tuple[int, int], int]:
        """The lane of each net in each gap: no two over each other, as few as will do."""
        found: dict[tuple[int, int], int] = {}
        ends: dict[int, list[float]] = defaultdict(list)
        for (gap, net), (low, high) in sorted(
            self._spans.items(), key=lambda item: (item[0][0], item[1], item[0][1])
        ):
            row = ends[gap]
            lane = next((number for number, end in enumerate(row) if end + 8 <= low), len(row))
            if lane == len(row):
                row.append(high)
            row[lane] = high
            found[gap, net] = lane
        return found

    def _left(self, who: UUID) -> float:
        return self.at[who] - self.people[who].cell / 2

    def _right(self, who: UUID) -> float:
        return self.at[who] + self.people[who].cell / 2


class Heights:
    """How far down everything is, once the lanes are known."""

    def __init__(self, rooms: Rooms, tall: Sequence[float], extra: Mapping[int, float]) -> None:
        """`tall` is the height of each generation; `extra` is more room above one of them."""
        self._rooms, self._lanes = rooms, rooms.lanes()
        count: dict[int, int] = defaultdict(int)
        for (gap, _), lane in self._lanes.items():
            count[gap] = max(count[gap], lane + 1)
        self.top: list[float] = []
        self.bottom: list[float] = []
        self._first_lane: list[float] = []
        y = 0.0
        for row, height in enumerate(tall):
            self._first_lane.append(y + (BELOW + LANE / 2 if row else LANE / 2))
            y += (BELOW if row else 0) + LANE * count[row] + ABOVE + extra.get(row, 0.0)
            self.top.append(y)
            y += height
            self.bottom.append(y)
        self._first_lane.append(y + BELOW)
        self.whole = y + BELOW + LANE * count[len(tall)]

    def y(self, knot: Knot) -> float:
        """How far down a corner is."""
        rooms = self._rooms
        if knot.at is At.LANE or knot.who is None:
            return self._first_lane[knot.gap] + LANE * self._lanes.get((knot.gap, knot.net), 0)
        top, person = self.top[rooms.row[knot.who]], rooms.people[knot.who]
        if knot.at is At.MIDDLE:
            return top + SIGN / 2
        if knot.at is At.BOTTOM:
            return top + SIGN + person.height + 5
        return top + edge(person.sign, knot.x - rooms.at[knot.who])

    def points(self, way: Way) -> tuple[Point, ...]:
        """The corners of a line, without those where it goes straight on."""
        found: list[Point] = []
        for knot in way.knots:
            point = (knot.x, self.y(knot))
            if found and _same(found[-1], point):
                continue
            if len(found) > 1 and _straight(found[-2], found[-1], point):
                found.pop()
            found.append(point)
        return tuple(found)


def edge(sign: Sign, across: float) -> float:
    """How far below its top a sign begins, so far from its middle."""
    half, across = SIGN / 2, min(abs(across), SIGN / 2)
    if sign is Sign.CIRCLE:
        return half - float((half * half - across * across) ** 0.5)
    if sign is Sign.TRIANGLE:
        return across * 2
    return across if sign is Sign.DIAMOND else 0.0


def side(sign: Sign) -> float:
    """How far from its middle the edge of a sign is at half its height."""
    return SIGN / 4 if sign is Sign.TRIANGLE else SIGN / 2


def _same(a: Point, b: Point) -> bool:
    return abs(a[0] - b[0]) < 0.5 and abs(a[1] - b[1]) < 0.01


def _straight(a: Point, b: Point, c: Point) -> bool:
    return (abs(a[0] - b[0]) < 0.01 and abs(b[0] - c[0]) < 0.01) or (
        abs(a[1] - b[1]) < 0.01 and abs(b[1] - c[1]) < 0.01
    )
