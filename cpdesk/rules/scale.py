"""The safety scale from 0 (not safe) to 10 (safe): how far the numbers lie apart, and what changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

LOWEST, HIGHEST = 0, 10


@dataclass(frozen=True, slots=True)
class Spread:
    """How the numbers of one scale lie."""

    lowest: int
    highest: int
    middle: float
    """The number in the middle when they stand in order (the median)."""
    count: int

    @property
    def words(self) -> str:
        """“4 numbers, from 3 to 6, the middle is 4.5”."""
        if self.count == 1:
            return f"1 number: {self.lowest}"
        if self.lowest == self.highest:
            return f"{self.count} numbers, all {self.lowest}"
        between = f"from {self.lowest} to {self.highest}"
        return f"{self.count} numbers, {between}, the middle is {number_text(self.middle)}"


def spread(numbers: Sequence[int]) -> Spread | None:
    """The spread of these numbers; None when there are none."""
    if not numbers:
        return None
    return Spread(min(numbers), max(numbers), float(median(numbers)), len(numbers))


def number_text(number: float) -> str:
    """“4” or “4.5”."""
    return f"{number:g}"


def change_words(before: int | None, now: int | None) -> str:
    """What became of somebody’s number since the last conference: “was 3, now 5”; empty without both."""
    if before is None or now is None:
        return ""
    return f"was {before}, still {now}" if before == now else f"was {before}, now {now}"
