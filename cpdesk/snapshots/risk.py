"""Risk statements and the safety scale."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class RiskStatement:
    """What may happen to which children if nothing changes."""

    id: UUID
    text: str
    about: tuple[UUID, ...] = ()
    """The children it is about; empty means all."""
    worries: tuple[UUID, ...] = ()
    """The worries (entries) that it is made of."""


@dataclass(frozen=True, slots=True)
class ScaleScore:
    """How safe one person thinks one child is: 0 (not safe) to 10 (safe)."""

    who: UUID
    child: UUID
    number: int | None
    """None: was asked and gave no number."""
    reason: str = ""
    statement: UUID | None = None
    """The risk statement it is about; None: altogether."""
