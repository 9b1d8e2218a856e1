"""The dashed lines around people who live together: nobody who lives elsewhere is inside one."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

from cpdesk.rules.tree_parts import MARGIN, Home, Mark, Point, TreePerson

Run = list[Mark]
"""Neighbours of one generation who live together."""


def homes(
    lines: Sequence[Sequence[UUID]],
    people: Mapping[UUID, TreePerson],
    marks: Mapping[UUID, Mark],
    bottoms: Sequence[float],
) -> tuple[Home, ...]:
    """A line around each home of two or more who are born; in pieces where others stand between its people.

    `bottoms` says how far down each generation reaches with its words.
    """
    by_home: dict[str, list[UUID]] = defaultdict(list)
    for line in lines:
        for who in line:
            if people[who].home:
                by_home[people[who].home].append(who)
    found: list[Home] = []
    number = 0
    for together in by_home.values():
        if sum(not people[who].unborn for who in together) < 2:
            continue
        number += 1
        chains = _chains(_runs(lines, set(together), marks))
        for chain in chains:
            inside = tuple(mark.key for run in chain for mark in run)
            found.append(Home(number, _around(chain, bottoms), inside, len(chains) == 1))
    return tuple(found)


def _runs(
    lines: Sequence[Sequence[UUID]], together: set[UUID], marks: Mapping[UUID, Mark]
) -> list[list[Run]]:
    """For each generation, the neighbours who live together."""
    found: list[list[Run]] = []
    for line in lines:
        runs: list[Run] = []
        open_run: Run | None = None
        for who in line:
            if who not in together:
                open_run = None
            elif open_run is None:
                open_run = [marks[who]]
                runs.append(open_run)
            else:
                open_run.append(marks[who])
        found.append(runs)
    return found


def _chains(rows: list[list[Run]]) -> list[list[Run]]:
    """Runs joined with the nearest one of the next generation."""
    chains: list[list[Run]] = []
    above: list[list[Run]] = []
    for runs in rows:
        now: list[list[Run]] = []
        for run in runs:
            near = min(above, key=lambda chain: abs(_middle(chain[-1]) - _middle(run)), default=None)
            if near is None:
                near = []
                chains.append(near)
            else:
                above.remove(near)
            near.append(run)
            now.append(near)
        above = now
    return chains


def _middle(run: Run) -> float:
    return (run[0].whole.x + run[-1].whole.right) / 2


def _around(chain: list[Run], bottoms: Sequence[float]) -> tuple[Point, ...]:
    """Down the left side and up the right one; between two generations it slants."""
    left: list[Point] = []
    right: list[Point] = []
    for place, run in enumerate(chain):
        last = place == len(chain) - 1
        low, high = run[0].whole.x - MARGIN, run[-1].whole.right + MARGIN
        top = min(mark.box.y for mark in run) - MARGIN
        bottom = (max(mark.label.bottom for mark in run) if last else bottoms[run[0].row]) + MARGIN
        left += [(low, top), (low, bottom)]
        right += [(high, top), (high, bottom)]
    return (*left, *reversed(right))
