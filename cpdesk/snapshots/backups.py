"""Backups as lists show them: when, where, and what is in them."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class BackupLine:
    """One backup of a file, as its name tells without any passphrase."""

    path: Path
    at: datetime
    """When it was made, UTC, aware; to the second, from its name."""
    size: int
    """Bytes of both its parts."""
    whole: bool
    """Whether both parts are there and its first part reads as it should; nothing more is looked at."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file or a backup holds, in counts."""

    cases: int
    conferences: int
    entries: int
    last_change: datetime | None
    """When something was last changed in it, UTC, aware; None when nothing ever was."""


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was made just now, opened and found whole."""

    line: BackupLine
    removed: int
    """How many older ones the thinning rule took away."""
