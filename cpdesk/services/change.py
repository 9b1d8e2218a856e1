"""What a service tells the rest of the house after each commit, and what every service works with."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from cpdesk.rules.policy import Policy
from cpdesk.snapshots.keys import Opener
from cpdesk.vocabulary import KeyHolder

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


THE_CHAIR = Opener(KeyHolder.CHAIR)
"""Who opened a file of which nobody else is known."""
_NO_POLICY = Policy()


@dataclass(frozen=True, slots=True)
class Workplace:
    """The open file, the clock and the place to announce to."""

    store: "Store"
    announce: Announce
    now: Callable[[], datetime]
    """The present instant, aware."""
    undoable: bool = True
    """Whether what is done can be undone; a conference that is only replayed keeps no acts."""
    opener: Opener = THE_CHAIR
    """Who opened the file, and so what they may do."""
    policy: Policy = _NO_POLICY
    """What the council has fixed for this computer."""

    @contextmanager
    def changing(
        self, kind: str, what: UUID | None, *, undoable: bool = True, words: str = ""
    ) -> "Iterator[Session]":
        """One unit of work: committed as a whole, then announced; nothing of it after an error.

        What it changes of a meeting can be undone as one act, unless it is not `undoable`. One line of the
        history tells of it: in the words of the act, or in `words`, which name nobody.
        """
        # here, as nothing heavy is read before the first window is seen
        from cpdesk.services import acts, history

        told, act = self.undoable and kind not in _TOLD_BY_REVISIONS, ""
        with self.store.writing() as session:
            if told:
                history.watch(session)
            if undoable and self.undoable and kind in _OF_MEETINGS:
                acts.watch(session)
                yield session
                act = acts.write_down(session, kind, what, self.now())
            else:
                yield session
            if told:
                history.tell_of(session, self.now(), kind, what, words, act)
        self.announce(Change(kind, what))


_OF_MEETINGS = ("conference", "entry", "case")
_TOLD_BY_REVISIONS = ("entry",)


def nothing_to_report(_done: int, _total: int, _words: str) -> None:
    """A progress that nobody watches."""
