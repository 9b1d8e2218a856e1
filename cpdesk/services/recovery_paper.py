"""The recovery key on its paper: shown once, and proved to be written down by typing a part of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from cpdesk.storage import recovery


@dataclass(frozen=True, slots=True)
class RecoveryPaper:
    """A recovery key while it is shown; nothing of it is kept."""

    key: str = field(repr=False)
    asked: tuple[int, ...] = field(default_factory=recovery.part_to_type)
    """The groups to type, counted from 1: two of the seven, others each time."""

    def wrong(self, typed: Sequence[str]) -> tuple[int, ...]:
        """The groups asked for that were not typed as they are on the paper, in the order of `asked`."""
        pairs = zip(self.asked, (*typed, *[""] * len(self.asked)), strict=False)
        return tuple(number for number, text in pairs if not recovery.group_is(self.key, number, text))
