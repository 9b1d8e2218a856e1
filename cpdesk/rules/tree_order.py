"""Who stands beside whom: couples together, children below their parents, the oldest first."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from uuid import UUID

from cpdesk.rules.tree_generations import Kin
from cpdesk.vocabulary import Sex

Rows = dict[int, list[list[UUID]]]
"""The units of each generation: a couple, or several people whom couples join, or one person."""

ROUNDS = 6
STARTS = 5
"""So many of the oldest are tried as the first one on the left."""
LARGE = 120
"""Lines down: with more than this the last small improvements are not looked for."""


class Order:
    """The order of one family whose generations are known."""

    def __init__(
        self, kin: Kin, people: Sequence[UUID], row: Mapping[UUID, int], sex: Mapping[UUID, Sex]
    ) -> None:
        self._kin, self._row, self._sex = kin, row, sex
        mine = set(people)
        self._down = [(a, b) for a, b in (*kin.parents, *kin.steps) if a in mine and b in mine]
        self._up: dict[UUID, list[UUID]] = defaultdict(list)
        self._children: dict[UUID, list[UUID]] = defaultdict(list)
        for parent, child in self._down:
            self._up[child].append(parent)
            self._children[parent].append(child)
        units = self._units(people)
        top = min(row[who] for who in people)
        starts = [unit[0] for unit in units if row[unit[0]] == top][:STARTS]
        found = [self._settled(self._first(people, units, start)) for start in starts]
        self.rows = min(found, key=lambda each: each[0])[1]
        if len(self._down) <= LARGE:
            self._improve()

    def _first(self, people: Sequence[UUID], units: list[list[UUID]], start: UUID) -> Rows:
        """Down from the oldest, `start` before the others, each with their children, as one would tell it."""
        unit_of = {who: unit for unit in units for who in unit}
        rows: Rows = {row: [] for row in sorted({self._row[who] for who in people})}
        seen: set[UUID] = set()
        left = sorted(
            people, key=lambda who: (self._row[who], who != start, self._kin.rank[who]), reverse=True
        )
        while left:
            who = left.pop()
            if who in seen:
                continue
            unit = unit_of[who]
            seen.update(unit)
            rows[self._row[who]].append(list(unit))
            children = {child for one in unit for child in self._children[one]}
            left.extend(sorted(children, key=self._kin.rank.__getitem__, reverse=True))
        return rows

    def _units(self, people: Sequence[UUID]) -> list[list[UUID]]:
        beside: dict[UUID, list[UUID]] = defaultdict(list)
        for a, b in self._kin.together():
            if a in self._row and b in self._row and self._row[a] == self._row[b]:
                beside[a].append(b)
                beside[b].append(a)
        units, seen = [], set[UUID]()
        most_first = sorted(people, key=lambda who: (-len(beside[who]), self._kin.rank[who]))
        for who in most_first:
            if who not in seen:
                seen.add(who)
                arms = [_arm(other, beside, seen) for other in beside[who] if other not in seen]
                left = [one for arm in arms[0::2] for one in arm]
                units.append([*reversed(left), who, *(one for arm in arms[1::2] for one in arm)])
        return [self._man_first(unit) for unit in units]

    def _man_first(self, unit: list[UUID]) -> list[UUID]:
        if len(unit) == 2 and self._sex[unit[0]] is Sex.FEMALE and self._sex[unit[1]] is Sex.MALE:
            return unit[::-1]
        return unit

    def _settled(self, rows: Rows) -> tuple[float, Rows]:
        """Sweep down and up by the middle of what a unit is joined to; gives the best and its cost."""
        self.rows = rows
        best = (self._cost(), _copied(self.rows))
        for _ in range(ROUNDS):
            for near, levels in ((self._up, sorted(self.rows)), (self._children, sorted(self.rows)[::-1])):
                for row in levels:
                    self._sweep(row, near)
                best = min(best, (self._cost(), _copied(self.rows)), key=lambda each: each[0])
                self._oldest_first()
                best = min(best, (self._cost(), _copied(self.rows)), key=lambda each: each[0])
        return best

    def _sweep(self, row: int, near: Mapping[UUID, list[UUID]]) -> None:
        at = places(self.rows)

        def middle(unit: list[UUID]) -> float:
            found = [at[other] for who in unit for other in near.get(who, ())]
            own = sum(at[who] for who in unit) / len(unit)
            return sum(found) / len(found) if found else own

        self.rows[row].sort(key=lambda unit: round(middle(unit), 3))

    def _oldest_first(self) -> None:
        """Neighbours who are brothers and sisters stand by age."""
        for units in self.rows.values():
            for _ in units:
                for place in range(len(units) - 1):
                    if self._younger_first(units[place], units[place + 1]):
                        units[place], units[place + 1] = units[place + 1], units[place]

    def _younger_first(self, one: list[UUID], other: list[UUID]) -> bool:
        return any(
            self._kin.rank[a] > self._kin.rank[b]
            for a in one
            for b in other
            if self._up[a] and set(self._kin.parents_of.get(a, ())) == set(self._kin.parents_of.get(b, ()))
        )

    def _improve(self) -> None:
        """Exchange neighbours and turn couples round as long as lines get shorter or cross less."""
        cost = self._cost()
        for _ in range(6):
            before = cost
            for units in self.rows.values():
                for place in range(len(units)):
                    cost = self._try_turned(units, place, cost)
                    if place + 1 < len(units):
                        cost = self._try_exchanged(units, place, cost)
            if cost >= before:
                return

    def _try_turned(self, units: list[list[UUID]], place: int, cost: float) -> float:
        if len(units[place]) > 1:
            units[place].reverse()
            turned = self._cost()
            if turned < cost:
                return turned
            units[place].reverse()
        return cost

    def _try_exchanged(self, units: list[list[UUID]], place: int, cost: float) -> float:
        units[place], units[place + 1] = units[place + 1], units[place]
        exchanged = self._cost()
        if exchanged < cost:
            return exchanged
        units[place], units[place + 1] = units[place + 1], units[place]
        return cost

    def _cost(self) -> float:
        """Crossings count most, then brothers and sisters out of order, then the length of the lines."""
        at = places(self.rows)
        lines = [(self._row[a], at[a], self._row[b], at[b]) for a, b in self._down]
        crossings = sum(
            1
            for number, (row, a, below, b) in enumerate(lines)
            for other, c, under, d in lines[number + 1 :]
            if row == other and below == under and (a - c) * (b - d) < 0
        )
        length = sum(abs(a - b) for _, a, _, b in lines)
        wrong = sum(self._younger_first(*pair) for units in self.rows.values() for pair in pairwise(units))
        return crossings * 8 + wrong * 3 + length


def _arm(who: UUID, beside: Mapping[UUID, list[UUID]], seen: set[UUID]) -> list[UUID]:
    """Somebody and their other partners, going away from the middle."""
    seen.add(who)
    found = [who]
    for other in beside[who]:
        if other not in seen:
            found += _arm(other, beside, seen)
    return found


def _copied(rows: Rows) -> Rows:
    return {row: [list(unit) for unit in units] for row, units in rows.items()}


def places(rows: Rows) -> dict[UUID, float]:
    """Where each stands in their generation, counted from its middle."""
    at: dict[UUID, float] = {}
    for units in rows.values():
        line = [who for unit in units for who in unit]
        for place, who in enumerate(line):
            at[who] = place - (len(line) - 1) / 2
    return at
