"""Quorum, child by child, in the procedure's own terms."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ChildQuorum:
    """Whether the conference is quorate for one child, and why."""

    child: UUID
    quorate: bool
    because: str
    """One plain sentence."""
    may_go_on: bool = False
    """Not quorate, but the procedure lets the chair go on with a reason."""
    groups: tuple[str, ...] = ()
    """The agency groups that count for this child."""
    needed: int = 2
    national: bool = False
