"""What a service tells the rest of the house after each commit, and what every service works with."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from cpdesk.storage.store import Store


@dataclass(frozen=True, slots=True)
class Change:
    """Something was changed and is on disk; whoever shows it reads it again."""

    kind: str
    """`case` (no id: of one case or another), `conference`, `entry` or `papers`; the id of an entry's or of
    papers is that of their conference."""
    id: UUID | None


Announce = Callable[[Change], None]
Progress = Callable[[int, int, str], None]
"""Done so far, of how many, what is being done (words without names)."""


@dataclass(frozen=True, slots=True)
class Workplace:
    """The open file, the clock and the place to announce to."""

    store: "Store"
    announce: Announce
    now: Callable[[], datetime]
    """The present instant, aware."""

    @contextmanager
    def changing(self, kind: str, what: UUID | None) -> "Iterator[Session]":
        """One unit of work: committed as a whole, then announced; nothing of it after an error."""
        with self.store.writing() as session:
            yield session
        self.announce(Change(kind, what))


def nothing_to_report(_done: int, _total: int, _words: str) -> None:
    """A progress that nobody watches."""
