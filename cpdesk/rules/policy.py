"""What a council fixes for all its laptops: the policy, and the values that hold without one."""

from dataclasses import dataclass
from pathlib import Path

from cpdesk.rules.passphrase import MINIMUM

MARKING = "OFFICIAL-SENSITIVE"
"""The protective marking of child protection papers, as the Government Security Classifications name it."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What holds on this computer; `Policy()` is what holds where no council has said anything."""

    minimum_passphrase: int = MINIMUM
    """Characters that a new passphrase needs; never below our own minimum."""
    idle_minutes: int = 10
    """The longest that a file stays open while nobody is there."""
    backup_folders: tuple[Path, ...] = ()
    """Where backups go besides the folder of this computer and the one that a person chose."""
    export_folders: tuple[Path, ...] = ()
    """The folders in and below which documents may be made; without any, everywhere."""
    marking: str = MARKING
    """Printed at the top of every document and printed page."""
    updates_page: str = ""
    """An address shown to people, never opened by the program."""
    fixed: frozenset[str] = frozenset()
    """The names of those fields above that the council has set."""
