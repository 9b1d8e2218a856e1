"""Who can open a sealed file, and who has it open."""

from dataclasses import dataclass
from datetime import datetime

from cpdesk.vocabulary import KeyHolder


@dataclass(frozen=True, slots=True)
class KeySlot:
    """One way into the file: a passphrase of somebody, or the recovery key."""

    holder: KeyHolder
    name: str
    """Of its person; no two are the same in one file. Empty for the recovery key."""
    mine: bool = False
    """Whether the file was unlocked with it just now."""


@dataclass(frozen=True, slots=True)
class Opener:
    """Who unlocked the file and is the author of what follows."""

    holder: KeyHolder
    name: str = ""

    @property
    def words(self) -> str:
        """The name, or what kind of key it was."""
        return self.name or self.holder.words

    @property
    def is_chair(self) -> bool:
        """Whether this person may decide and close in the chair's name."""
        return self.holder is KeyHolder.CHAIR


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A time for which the chair handed a conference over."""

    chair: str
    """Who gave leave: the name of a chair's key."""
    clerk: str
    """Who may decide and close in the chair's name: the name of their key."""
    began: datetime
    """Aware."""
    ended: datetime | None = None
    """Aware; None while it holds."""
