"""Undo and redo: what was last done in a meeting is taken back, or done again, after a restart too."""

from uuid import UUID

from cpdesk.services import revisions
from cpdesk.services.change import Workplace
from cpdesk.services.open_conference import open_conference


class Undoing:
    """What was done in a conference, taken back and done again."""

    def __init__(self, workplace: Workplace) -> None:
        self._at = workplace

    def undo(self, which: UUID) -> str | None:
        """Take back the last change of an entry; gives what was taken back in words, or None."""
        with self._at.changing("entry", which) as session:
            open_conference(session, which)
            done = revisions.undo(session, which, self._at.now())
            return (
                None if done is None else ("Undone." if not done[0].removed else "Undone: the entry is out.")
            )

    def redo(self, which: UUID) -> str | None:
        """Do again what was undone; gives it in words, or None."""
        with self._at.changing("entry", which) as session:
            open_conference(session, which)
            done = revisions.redo(session, which, self._at.now())
            return None if done is None else "Done again."
