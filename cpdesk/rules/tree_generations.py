"""Which generation each person of a family stands in, even where what is written down contradicts itself."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID

from cpdesk.rules.tree_parts import TreeTie
from cpdesk.vocabulary import RelationshipKind

Pair = tuple[UUID, UUID]

COUPLES = (
    RelationshipKind.MARRIED,
    RelationshipKind.PARTNERS,
    RelationshipKind.SEPARATED,
    RelationshipKind.DIVORCED,
)


class Kin:
    """Parents, step-parents and couples of one family, each pair once and nobody joined to themselves."""

    def __init__(self, people: Sequence[UUID], ties: Iterable[TreeTie]) -> None:
        self.people = tuple(dict.fromkeys(people))
        self.rank = {who: place for place, who in enumerate(self.people)}
        """The place in the given order, oldest first."""
        known = [t for t in ties if t.a != t.b and t.a in self.rank and t.b in self.rank]
        self.parents = _pairs(known, RelationshipKind.PARENT_OF)
        self.steps = [p for p in _pairs(known, RelationshipKind.STEP_PARENT_OF) if p not in set(self.parents)]
        self.close = self._both_ways(_pairs(known, RelationshipKind.CLOSE))
        self.conflict = self._both_ways(_pairs(known, RelationshipKind.CONFLICT))
        self.couples: dict[Pair, list[TreeTie]] = defaultdict(list)
        for tie in known:
            if tie.kind in COUPLES:
                self.couples[self.pair(tie.a, tie.b)].append(tie)
        self.parents_of: dict[UUID, list[UUID]] = defaultdict(list)
        for parent, child in self.parents:
            self.parents_of[child].append(parent)

    def pair(self, a: UUID, b: UUID) -> Pair:
        """Two people, the older first."""
        return (a, b) if self.rank[a] < self.rank[b] else (b, a)

    def together(self) -> list[Pair]:
        """Couples, then those who only have a child together."""
        found = dict.fromkeys(self.couples)
        for parents in self.parents_of.values():
            if len(parents) == 2:
                found.setdefault(self.pair(parents[0], parents[1]))
        return list(found)

    def joined(self) -> set[UUID]:
        """Everybody whom a parent, a child, a step-child or a partner joins to somebody."""
        return {who for pair in (*self.parents, *self.steps, *self.couples) for who in pair}

    def _both_ways(self, pairs: list[Pair]) -> list[Pair]:
        return list(dict.fromkeys(self.pair(a, b) for a, b in pairs))


def _pairs(ties: list[TreeTie], kind: RelationshipKind) -> list[Pair]:
    return list(dict.fromkeys((tie.a, tie.b) for tie in ties if tie.kind is kind))


class _Groups:
    """People who stand in one generation, and which groups are above which."""

    def __init__(self, people: Iterable[UUID]) -> None:
        self.of = {who: who for who in people}
        self.above: list[Pair] = []

    def below(self, start: UUID) -> set[UUID]:
        """Every group that stands below one, itself included."""
        down: dict[UUID, list[UUID]] = defaultdict(list)
        for parent, child in self.above:
            down[self.of[parent]].append(self.of[child])
        found, left = {start}, [start]
        while left:
            for group in down[left.pop()]:
                if group not in found:
                    found.add(group)
                    left.append(group)
        return found

    def put_above(self, parent: UUID, child: UUID) -> None:
        """A parent above a child, unless the child stands above the parent already."""
        if self.of[parent] not in self.below(self.of[child]):
            self.above.append((parent, child))

    def join(self, a: UUID, b: UUID) -> None:
        """Two people into one generation, unless one stands above the other."""
        one, other = self.of[a], self.of[b]
        if one != other and other not in self.below(one) and one not in self.below(other):
            for who, group in self.of.items():
                if group == other:
                    self.of[who] = one


def generations(kin: Kin, people: Sequence[UUID]) -> dict[UUID, int]:
    """The generation of each of `people` (0 is the oldest): the longest way down from the first parents.

    Couples stand in one generation, and so do brothers and sisters, wherever nobody would come to stand
    beside or above their own parent. A parent of somebody's own ancestor cannot be; of such a circle the
    relationship that was written down last is not counted.
    """
    mine = set(people)
    groups = _Groups(people)
    for parent, child in (*kin.parents, *kin.steps):
        if parent in mine and child in mine:
            groups.put_above(parent, child)
    for a, b in kin.together():
        if a in mine and b in mine:
            groups.join(a, b)
    for a, b in _siblings(kin, people):
        groups.join(a, b)
    return _longest_ways(groups, people)


def _siblings(kin: Kin, people: Sequence[UUID]) -> list[Pair]:
    of: dict[UUID, list[UUID]] = defaultdict(list)
    for child in people:
        for parent in kin.parents_of.get(child, ()):
            of[parent].append(child)
    return [(children[0], other) for children in of.values() for other in children[1:]]


def _longest_ways(groups: _Groups, people: Sequence[UUID]) -> dict[UUID, int]:
    edges = dict.fromkeys((groups.of[a], groups.of[b]) for a, b in groups.above)
    depth = dict.fromkeys((groups.of[who] for who in people), 0)
    for _ in depth:
        moved = False
        for a, b in edges:
            if depth[b] < depth[a] + 1:
                depth[b], moved = depth[a] + 1, True
        if not moved:
            break
    with_parents = {b for _, b in edges}
    for group in depth:
        children = [depth[b] for a, b in edges if a == group]
        if group not in with_parents and children:
            depth[group] = min(children) - 1
    return {who: depth[groups.of[who]] for who in people}
