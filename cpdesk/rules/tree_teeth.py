"""The zigzag that stands for a conflict in a family tree."""

from collections.abc import Sequence
from itertools import pairwise
from math import atan2, cos, hypot, sin

from cpdesk.rules.tree_parts import Point

HALF = 3.0
"""Half the height of a tooth, in plain units."""
LONG = 6.0


def zigzag(points: Sequence[Point]) -> tuple[Point, ...]:
    """The same way in small teeth."""
    found = [points[0]]
    for (x, y), (x2, y2) in pairwise(points):
        far, way = hypot(x2 - x, y2 - y), atan2(y2 - y, x2 - x)
        teeth = max(2, round(far / LONG))
        for tooth in range(1, teeth):
            along, aside = far * tooth / teeth, HALF if tooth % 2 else -HALF
            found.append((x + along * cos(way) - aside * sin(way), y + along * sin(way) + aside * cos(way)))
        found.append((x2, y2))
    return tuple(found)
