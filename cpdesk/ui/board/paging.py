"""Which lines fit on the board at once, the newest or the first, and how many are before and after them."""

from collections.abc import Sequence

Page = tuple[int, int]
"""The first line and the one behind the last."""


def pages(heights: Sequence[float], room: float, note: float, *, newest: bool) -> list[Page]:
    """Lines of these heights cut into pages of `room`; each keeps `note` free for what is before or after.

    `newest`: the last page is full and the first may be short. A line taller than the room has a page.
    """
    if sum(heights) <= room or not heights:
        return [(0, len(heights))]
    order = range(len(heights) - 1, -1, -1) if newest else range(len(heights))
    cut: list[list[int]] = [[]]
    left, free = room - note, room - 2 * note  # the page one begins with has nothing on one of its sides
    for line in order:
        if cut[-1] and heights[line] > left:
            cut.append([])
            left = free
        cut[-1].append(line)
        left -= heights[line]
    found = [(min(page), max(page) + 1) for page in cut]
    return found[::-1] if newest else found


def turned_to(found: Sequence[Page], turned: int, *, newest: bool) -> Page:
    """The page that is shown after `turned` turns: back (below 0) or forward, as far as there are any."""
    start = len(found) - 1 if newest else 0
    return found[min(max(start + turned, 0), len(found) - 1)]
