"""How far apart people stand: never over each other, children below the middle of their parents."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from uuid import UUID

from cpdesk.rules.tree_generations import Kin
from cpdesk.rules.tree_order import Rows
from cpdesk.rules.tree_parts import TreePerson

BESIDE = 26.0
"""Between two people who are not a couple: room for two dashed outlines and a line between them."""
COUPLE = 34.0
"""Between the signs of a couple: room for two strokes and the line down."""
ROUNDS = 24

Wish = tuple[float, float]
"""Where somebody would best stand, and how much it matters."""


def place(kin: Kin, rows: Rows, people: Mapping[UUID, TreePerson]) -> dict[UUID, float]:
    """The middle of each person from left to right; the leftmost edge is at 0."""
    lines = {row: [who for unit in units for who in unit] for row, units in rows.items()}
    row_of = {who: row for row, line in lines.items() for who in line}
    couples = {pair for pair in kin.together() if row_of.get(pair[0]) == row_of.get(pair[1], -1)}
    gaps = {row: _gaps(kin, line, people, couples) for row, line in lines.items()}
    at = {who: x for row, line in lines.items() for who, x in zip(line, _packed(gaps[row]), strict=True)}
    families = _families(kin, at)
    for turn in range(ROUNDS):
        for row in sorted(lines, reverse=turn % 2 == 0):
            wishes = _wishes(lines[row], at, families, couples, gaps[row])
            for who, x in zip(lines[row], apart(wishes, gaps[row]), strict=True):
                at[who] = x
    left = min(at[who] - people[who].cell / 2 for who in at)
    return {who: x - left for who, x in at.items()}


def _gaps(
    kin: Kin, line: Sequence[UUID], people: Mapping[UUID, TreePerson], couples: set[tuple[UUID, UUID]]
) -> list[float]:
    """The least distances between the middles of neighbours."""
    found = []
    for a, b in pairwise(line):
        half = (people[a].cell + people[b].cell) / 2
        found.append(half + (COUPLE if kin.pair(a, b) in couples else BESIDE))
    return found


def _packed(gaps: list[float]) -> list[float]:
    at = [0.0]
    for gap in gaps:
        at.append(at[-1] + gap)
    return [x - at[-1] / 2 for x in at]


def _families(kin: Kin, at: Mapping[UUID, float]) -> list[tuple[tuple[UUID, ...], list[UUID]]]:
    """Parents and the children they have together; of step-parents where no parent is known."""
    found: dict[tuple[UUID, ...], list[UUID]] = defaultdict(list)
    steps: dict[UUID, list[UUID]] = defaultdict(list)
    for parent, child in kin.steps:
        steps[child].append(parent)
    for child in at:
        parents = [p for p in kin.parents_of.get(child, ()) or steps.get(child, ()) if p in at]
        if parents:
            found[tuple(sorted(parents, key=kin.rank.__getitem__))].append(child)
    return list(found.items())


def _wishes(
    line: Sequence[UUID],
    at: Mapping[UUID, float],
    families: list[tuple[tuple[UUID, ...], list[UUID]]],
    couples: set[tuple[UUID, UUID]],
    gaps: list[float],
) -> list[Wish]:
    wishes: dict[UUID, list[Wish]] = {who: [(at[who], 0.05)] for who in line}
    for parents, children in families:
        middle = sum(at[who] for who in parents) / len(parents)
        below = [at[child] for child in children]
        centre = (min(below) + max(below)) / 2
        for child in children:
            if child in wishes:
                wishes[child].append((middle + at[child] - centre if len(children) > 1 else middle, 1.0))
        for parent in parents:
            if parent in wishes:
                wishes[parent].append((at[parent] + centre - middle, 1.0))
    for place_, (a, b) in enumerate(pairwise(line)):
        if (a, b) in couples or (b, a) in couples:
            wishes[a].append((at[b] - gaps[place_], 0.4))
            wishes[b].append((at[a] + gaps[place_], 0.4))
    return [_one(wishes[who]) for who in line]


def _one(wishes: list[Wish]) -> Wish:
    weight = sum(w for _, w in wishes)
    return sum(x * w for x, w in wishes) / weight, weight


def apart(wishes: Sequence[Wish], gaps: Sequence[float]) -> list[float]:
    """The places nearest to the wishes (least squares) in this order and at least `gaps` apart.

    Pool adjacent violators: Robertson, Wright and Dykstra, Order Restricted Statistical Inference (1988).
    """
    offsets = [0.0]
    for gap in gaps:
        offsets.append(offsets[-1] + gap)
    blocks: list[tuple[float, float, int]] = []
    for (x, weight), offset in zip(wishes, offsets, strict=True):
        mean, total, count = x - offset, weight, 1
        while blocks and blocks[-1][0] > mean:
            other, more, several = blocks.pop()
            mean = (mean * total + other * more) / (total + more)
            total, count = total + more, count + several
        blocks.append((mean, total, count))
    means = [mean for mean, _, count in blocks for _ in range(count)]
    return [mean + offset for mean, offset in zip(means, offsets, strict=True)]
