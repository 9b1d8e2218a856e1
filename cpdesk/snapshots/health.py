"""How a sealed file is: what was looked at, whether it is well, and what to do where it is not."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Standing(StrEnum):
    """Whether something is as it should be."""

    OK = "ok"
    LOOK = "look"
    """Nothing is lost, and somebody should see to it."""
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    key: str
    """Its stable name, the same in every version: `records`, `seal`, `history` …"""
    title: str
    standing: Standing
    words: str
    """What was found, in sentences, and what to do; they name nobody of a case."""


@dataclass(frozen=True, slots=True)
class Examination:
    """Everything that was looked at, at one time."""

    at: datetime
    """UTC, aware."""
    findings: tuple[Finding, ...]

    @property
    def standing(self) -> Standing:
        """That of the worst finding."""
        worst = max((list(Standing).index(found.standing) for found in self.findings), default=0)
        return list(Standing)[worst]
