"""The lines of a family tree: couples, children, step-parents, and who is close or in conflict."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from uuid import UUID

from cpdesk.rules.tree_generations import Kin, Pair
from cpdesk.rules.tree_parts import Line, LineKind, Point, TreeTie
from cpdesk.rules.tree_ways import At, Heights, Knot, Rooms, Way, side
from cpdesk.vocabulary import RelationshipKind

STROKE = 9.0
"""Half the height of a stroke across the line of a couple."""


@dataclass(slots=True)
class _Source:
    """Where the line down to the children of one or two parents begins."""

    start: Knot
    gap: int
    net: int
    ahead: tuple[Knot, ...] = ()


@dataclass(slots=True)
class Lines:
    """All lines of one family: found first, drawn when the heights are known."""

    kin: Kin
    rooms: Rooms
    ways: list[Way] = field(default_factory=list)
    _strokes: list[tuple[int, int]] = field(default_factory=list)
    _sources: dict[Pair, _Source] = field(default_factory=dict)
    _nets: int = 0

    def find(self) -> None:
        """Find a way for everything; the first lines of a person get the middle of the sign."""
        couples = [pair for pair in self.kin.together() if set(pair) <= self.rooms.row.keys()]
        children = self._by_parents(couples)
        for pair in couples:
            self._couple(pair, bool(children.get(pair)))
        for parents, below in children.items():
            self._descend(parents, below, LineKind.DESCENT)
        steps: dict[UUID, list[UUID]] = defaultdict(list)
        for parent, child in self.kin.steps:
            steps[parent].append(child)
        for parent, below in steps.items():
            self._descend((parent,), below, LineKind.STEP)
        for pairs, kind in ((self.kin.close, LineKind.CLOSE), (self.kin.conflict, LineKind.CONFLICT)):
            for a, b in pairs:
                self._link(a, b, kind)

    def drawn(self, heights: Heights) -> list[Line]:
        """Every line with its corners, strokes last."""
        lines = [Line(way.kind, heights.points(way), way.joins) for way in self.ways]
        for number, many in self._strokes:
            lines += _strokes(lines[number], many)
        several = (LineKind.DESCENT, LineKind.STEP)
        once = [line for line in lines if line.kind not in several]
        for kind in several:
            once = [*_once([line for line in lines if line.kind is kind]), *once]
        return [line for line in once if len(line.points) > 1]

    def _net(self) -> int:
        self._nets += 1
        return self._nets

    def _by_parents(self, couples: Sequence[Pair]) -> dict[tuple[UUID, ...], list[UUID]]:
        """Children by the couple or the one parent whose line leads to them; somebody may have several."""
        level = [pair for pair in couples if self.rooms.row[pair[0]] == self.rooms.row[pair[1]]]
        found: dict[tuple[UUID, ...], list[UUID]] = defaultdict(list)
        for child in self.kin.people:
            left = list(self.kin.parents_of.get(child, ()))
            pair = next((pair for pair in level if set(pair) <= set(left)), None)
            if pair is not None:
                found[pair].append(child)
                left = [one for one in left if one not in pair]
            for parent in left:
                found[(parent,)].append(child)
        return found

    def _couple(self, pair: Pair, children: bool) -> None:
        a, b = sorted(pair, key=self.rooms.at.__getitem__)
        kind, strokes = couple_kind(self.kin.couples.get(pair, ()), self._ended_by_death(pair))
        rooms, row = self.rooms, self.rooms.row[a]
        if strokes:
            self._strokes.append((len(self.ways), strokes))
        if rooms.beside(a, b):
            middle = rooms.between(a, b)
            left = Knot(rooms.at[a] + side(rooms.people[a].sign), At.MIDDLE, a)
            right = Knot(rooms.at[b] - side(rooms.people[b].sign), At.MIDDLE, b)
            self.ways.append(Way(kind, (left, right), (a, b)))
            self._sources[pair] = _Source(Knot(middle, At.MIDDLE, a), row + 1, 0)
        elif row == rooms.row[b]:
            net = self._net()
            left, right = rooms.port(a, At.TOP), rooms.port(b, At.TOP)
            self.ways.append(Way(kind, rooms.lead(left, row, right, row, net), (a, b)))
            if children:
                column = rooms.through(row, left.x, right.x, inside=True)
                self._sources[pair] = _Source(Knot(column, At.LANE, None, row, net), row + 1, 0)
        else:
            self._link(a, b, kind)

    def _ended_by_death(self, pair: Pair) -> bool:
        return any(self.rooms.people[who].dead for who in pair)

    def _descend(self, parents: tuple[UUID, ...], children: Sequence[UUID], kind: LineKind) -> None:
        net = self._net()
        source = self._sources.get((parents[0], parents[1])) if len(parents) == 2 else None
        if source is None:
            parent = parents[0]
            start = self.rooms.port(parent, At.BOTTOM)
            source = _Source(start, self.rooms.row[parent] + 1, net)
        for child in children:
            wanted = source.start.x if kind is LineKind.DESCENT and len(children) == 1 else None
            end = self.rooms.port(child, At.TOP, wanted)
            knots = self.rooms.lead(source.start, source.gap, end, self.rooms.row[child], net)
            self.ways.append(Way(kind, knots, (*parents, child)))

    def _link(self, a: UUID, b: UUID, kind: LineKind) -> None:
        """From one person to another wherever they stand."""
        rooms = self.rooms
        if rooms.row[a] > rooms.row[b]:
            a, b = b, a
        couple = self.kin.pair(a, b) in self._sources
        if rooms.beside(a, b) and not couple:
            left, right = sorted((a, b), key=rooms.at.__getitem__)
            rooms.between(a, b)
            ends = (
                Knot(rooms.at[left] + side(rooms.people[left].sign), At.MIDDLE, left),
                Knot(rooms.at[right] - side(rooms.people[right].sign), At.MIDDLE, right),
            )
            self.ways.append(Way(kind, ends, (a, b)))
            return
        level = rooms.row[a] == rooms.row[b]
        start = rooms.port(a, At.TOP if level else At.BOTTOM)
        gap = rooms.row[a] if level else rooms.row[a] + 1
        end = rooms.port(b, At.TOP)
        self.ways.append(Way(kind, rooms.lead(start, gap, end, rooms.row[b], self._net()), (a, b)))


def couple_kind(ties: Sequence[TreeTie], one_died: bool) -> tuple[LineKind, int]:
    """The line of a couple and how many strokes go across it: one for separated, two for divorced.

    What was written down last counts. A marriage that only death ended has no stroke.
    """
    kinds = {tie.kind for tie in ties}
    if not kinds:
        return LineKind.PARENTS, 0
    wed = RelationshipKind.MARRIED in kinds or RelationshipKind.DIVORCED in kinds
    line = LineKind.PARTNERS if RelationshipKind.PARTNERS in kinds and not wed else LineKind.MARRIED
    last = ties[-1]
    together = last.kind in (RelationshipKind.MARRIED, RelationshipKind.PARTNERS)
    if together and (not last.ended or one_died):
        return line, 0
    return line, 2 if RelationshipKind.DIVORCED in kinds else 1


def _once(lines: Sequence[Line]) -> list[Line]:
    """The same lines piece by piece, where those to several children run together drawn once."""
    level: dict[tuple[float, tuple[UUID, ...]], list[tuple[float, float, Line]]] = defaultdict(list)
    upright: dict[tuple[Point, Point], Line] = {}
    for line in lines:
        for (x, y), (x2, y2) in pairwise(line.points):
            if abs(y - y2) < 0.01:
                level[round(y, 2), line.joins[:-1]].append((min(x, x2), max(x, x2), line))
            else:
                upright.setdefault(((x, y), (x2, y2)), Line(line.kind, ((x, y), (x2, y2)), line.joins))
    found = list(upright.values())
    for (y, parents), pieces in level.items():
        low, high = min(x for x, _, _ in pieces), max(x for _, x, _ in pieces)
        children = (line.joins[-1] for _, _, line in pieces)
        joins = (*parents, *dict.fromkeys(children))
        found.append(Line(pieces[0][2].kind, ((low, y), (high, y)), joins))
    return found


def _strokes(line: Line, many: int) -> list[Line]:
    (x, y), (x2, y2) = _longest(line.points)
    share = 0.28 if abs(y - y2) < 0.01 else 0.5
    x, y = x + (x2 - x) * share, y + (y2 - y) * 0.5
    shifts = (0.0,) if many == 1 else (-3.5, 3.5)
    return [
        Line(LineKind.STROKE, ((x + s - 4, y + STROKE), (x + s + 4, y - STROKE)), line.joins) for s in shifts
    ]


def _longest(points: Sequence[Point]) -> tuple[Point, Point]:
    return max(pairwise(points), key=lambda p: abs(p[0][0] - p[1][0]) * 2 + abs(p[0][1] - p[1][1]))
