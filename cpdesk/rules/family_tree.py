"""The family tree (genogram): where signs, words, lines and homes go, from people and ties alone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from uuid import UUID

from cpdesk.rules.tree_generations import Kin, generations
from cpdesk.rules.tree_homes import homes
from cpdesk.rules.tree_lines import Lines
from cpdesk.rules.tree_order import Order, Rows
from cpdesk.rules.tree_parts import (
    LABEL_GAP,
    MARGIN,
    SIGN,
    Box,
    Drawing,
    Home,
    Line,
    Mark,
    Point,
    TreePerson,
    TreeTie,
)
from cpdesk.rules.tree_places import BESIDE, place
from cpdesk.rules.tree_ways import Heights, Rooms
from cpdesk.vocabulary import Sex

EDGE = 6.0
"""Free room around the whole drawing."""
APART = 60.0
"""Between two families whom nothing joins."""
LEAST_ROW = 620.0
"""Those whom no relationship joins stand in rows at least so wide."""
HEADING = 22.0
"""Room for the words above them."""

Lines_ = list[list[UUID]]


def draw_family(people: Iterable[TreePerson], ties: Iterable[TreeTie]) -> Drawing:
    """Draw a family: generations one below the other, nobody and no words over anybody else.

    Takes `people` oldest first (brothers and sisters stand in that order) with the room their words need,
    and how they belong together; a tie to somebody who is not there is left out. The same family always
    gives the same drawing. It takes anything, even somebody who is written down as their own grandfather.
    Signs and lines are the usual ones of genograms (McGoldrick, Gerson and Petry, Genograms, 2008).
    """
    by_key: dict[UUID, TreePerson] = {}
    for person in people:
        by_key.setdefault(person.key, person)
    if not by_key:
        return Drawing(0.0, 0.0)
    ties = tuple(ties)
    kin = Kin(tuple(by_key), ties)
    lines, at = _families(kin, ties, by_key)
    tree_rows = len(lines)
    _others(kin, by_key, lines, at)
    rooms = Rooms(lines, at, by_key)
    ways = Lines(kin, rooms)
    ways.find()
    tall = [max(SIGN + LABEL_GAP + by_key[who].height for who in line) for line in lines]
    heading = {tree_rows: HEADING} if len(lines) > tree_rows else {}
    heights = Heights(rooms, tall, heading)
    marks = {who: _mark(by_key[who], at[who], heights.top[row], row) for who, row in rooms.row.items()}
    around = homes(lines, by_key, marks, heights.bottom)
    others = (min(at[lines[tree_rows][0]] - by_key[lines[tree_rows][0]].cell / 2, 0.0),
              heights.top[tree_rows] - MARGIN - HEADING + 4) if heading else None  # fmt: skip
    return _moved(marks, ways.drawn(heights), around, others, heights.whole)


@lru_cache(maxsize=16)
def _ordered(
    group: tuple[UUID, ...], ties: tuple[TreeTie, ...], sexes: tuple[Sex, ...]
) -> tuple[Mapping[UUID, int], Rows]:
    """Generations and order do not depend on how much room words need: worked out once for each family."""
    kin = Kin(group, ties)
    row = generations(kin, group)
    return row, Order(kin, group, row, dict(zip(group, sexes, strict=True))).rows


def _families(
    kin: Kin, ties: tuple[TreeTie, ...], people: Mapping[UUID, TreePerson]
) -> tuple[Lines_, dict[UUID, float]]:
    """Each joined family with its generations, beside each other; children of the conference on one level."""
    joined = kin.joined()
    parts: list[tuple[dict[int, list[UUID]], dict[UUID, float], float]] = []
    for group in _components(kin, [who for who in kin.people if who in joined]):
        row, units = _ordered(tuple(group), ties, tuple(people[who].sex for who in group))
        at = place(kin, units, people)
        width = max(at[who] + people[who].cell / 2 for who in group)
        level = max((row[who] for who in group if people[who].subject), default=max(row.values()))
        rows = {number - level: [who for unit in line for who in unit] for number, line in units.items()}
        parts.append((rows, at, width))
    numbers = sorted({number for rows, _, _ in parts for number in rows})
    lines: Lines_ = [[] for _ in numbers]
    found: dict[UUID, float] = {}
    start = 0.0
    for rows, at, width in parts:
        for number, line in rows.items():
            lines[numbers.index(number)] += line
        found |= {who: x + start for who, x in at.items()}
        start += width + APART
    return lines, found


def _components(kin: Kin, people: Sequence[UUID]) -> list[list[UUID]]:
    """Families whom nothing joins to each other, each oldest first."""
    group = {who: who for who in people}
    for a, b in (*kin.parents, *kin.steps, *kin.couples):
        one, other = group[a], group[b]
        if one != other:
            group = {who: one if now == other else now for who, now in group.items()}
    found: dict[UUID, list[UUID]] = {}
    for who in people:
        found.setdefault(group[who], []).append(who)
    return list(found.values())


def _others(kin: Kin, people: Mapping[UUID, TreePerson], lines: Lines_, at: dict[UUID, float]) -> None:
    """Those whom no relationship joins, in rows below."""
    joined = set(at)
    room = max((x + people[who].cell / 2 for who, x in at.items()), default=0.0)
    room, x, row = max(room, LEAST_ROW), 0.0, list[UUID]()
    for who in kin.people:
        if who in joined:
            continue
        cell = people[who].cell
        if row and x + cell > room:
            lines.append(row)
            x, row = 0.0, []
        at[who] = x + cell / 2
        row.append(who)
        x += cell + BESIDE
    if row:
        lines.append(row)


def _mark(person: TreePerson, x: float, top: float, row: int) -> Mark:
    return Mark(
        person.key,
        person.sign,
        Box(x - SIGN / 2, top, SIGN, SIGN),
        Box(x - person.width / 2, top + SIGN + LABEL_GAP, person.width, person.height),
        person.dead,
        person.subject,
        row,
    )


def _moved(
    marks: Mapping[UUID, Mark],
    lines: Sequence[Line],
    around: Sequence[Home],
    others: Point | None,
    bottom: float,
) -> Drawing:
    """Everything moved so that nothing lies left of or above the edge."""
    corners = [point for line in lines for point in line.points]
    corners += [point for home in around for point in home.points]
    corners += [(mark.whole.x, mark.whole.y) for mark in marks.values()]
    corners += [(mark.whole.right, mark.whole.bottom) for mark in marks.values()]
    left, top = min(x for x, _ in corners) - EDGE, min(y for _, y in corners) - EDGE

    def moved(points: Sequence[Point]) -> tuple[Point, ...]:
        return tuple((x - left, y - top) for x, y in points)

    def box(old: Box) -> Box:
        return Box(old.x - left, old.y - top, old.width, old.height)

    return Drawing(
        max(x for x, _ in corners) - left + EDGE,
        max(bottom, *(y for _, y in corners)) - top + EDGE,
        tuple(replace(mark, box=box(mark.box), label=box(mark.label)) for mark in marks.values()),
        tuple(replace(line, points=moved(line.points)) for line in lines),
        tuple(replace(home, points=moved(home.points)) for home in around),
        moved([others])[0] if others else None,
    )
