"""Undo and redo: what was last done in a meeting is taken back, or done again, after a restart too."""

from typing import Literal
from uuid import UUID

from sqlalchemy import select, union
from sqlalchemy.orm import Session

from cpdesk.errors import NotPossible
from cpdesk.models.course import Act
from cpdesk.models.entry import EntryRevision
from cpdesk.services import acts, revisions
from cpdesk.services.act_words import words_of, words_of_entries
from cpdesk.services.change import Change, Workplace
from cpdesk.services.history import write_down
from cpdesk.services.images import Image, put, stands
from cpdesk.services.in_the_chairs_name import taken_back_in_the_chairs_name
from cpdesk.services.open_conference import open_conference
from cpdesk.storage.store import references_later
from cpdesk.vocabulary import Deed

_CASE_TABLES = {"people", "relationships"}


class Undoing:
    """What was done in a conference, taken back and done again."""

    def __init__(self, workplace: Workplace) -> None:
        self._at = workplace

    def undo(self, which: UUID) -> str | None:
        """Take back what was last done in a conference; gives it in words, or None when there is nothing.

        Whatever one unit of work did is taken back as a whole. Raises NotPossible, and changes nothing,
        for a closed conference, for what only the chair decides, and when something was changed since in a
        way that is not known here.
        """
        words = self._turn(which, "undo")
        return None if words is None else f"Undone: {words}."

    def redo(self, which: UUID) -> str | None:
        """Do again what was undone last, if nothing was done since; gives it in words, or None.

        Raises NotPossible as `undo` does.
        """
        words = self._turn(which, "redo")
        return None if words is None else f"Done again: {words}."

    def _turn(self, which: UUID, way: Literal["undo", "redo"]) -> str | None:
        with self._at.store.writing() as session:
            open_conference(session, which)
            standing, undone = _stacks(session, which)
            stack = standing if way == "undo" else undone
            if not stack:
                return None
            references_later(session)
            images, words = self._turn_act(session, which, stack[-1], standing, way)
            if images:  # what is done to entries stands in their revisions
                did = "undone" if way == "undo" else "done again"
                write_down(session, self._at.now(), Deed.CHANGED, "conference", which, f"{did}: {words}")
        tables = {image.table for image in images}
        if tables & _CASE_TABLES:
            self._at.announce(Change("case", None))
        self._at.announce(Change("conference" if images else "entry", which))
        return words

    def _turn_act(
        self, session: Session, which: UUID, act: int, standing: list[int], way: Literal["undo", "redo"]
    ) -> tuple[list[Image], str]:
        """Turn one act of a conference; gives its images, as it was done, and its words."""
        now, back = self._at.now(), way == "undo"
        row = session.scalars(select(Act).where(Act.conference_id == which, Act.number == act)).one_or_none()
        images = [] if row is None else [Image.read(kept) for kept in row.rows]
        done = revisions.done_in(session, which, act, set(standing))
        turned = [image.turned() for image in images] if back else images
        if not stands(session, turned) or not revisions.stand(session, done, undone=not back):
            raise NotPossible(
                "Something was changed since in another way, so this cannot be taken back or done again. "
                "Nothing was changed."
            )
        taken_back_in_the_chairs_name(self._at, session, which, images)
        put(session, turned)
        session.expire_all()
        (revisions.take_back if back else revisions.do_again)(session, done, now)
        if images:
            acts.add(session, which, way, now)
        return images, words_of(images) if images else words_of_entries(done)


def _stacks(session: Session, conference: UUID) -> tuple[list[int], list[int]]:
    """The acts that stand and those undone, by replaying the kinds of all of them in order."""
    standing: list[int] = []
    undone: list[int] = []
    revised = select(EntryRevision.act, EntryRevision.kind).where(EntryRevision.conference_id == conference)
    acted = select(Act.number, Act.kind).where(Act.conference_id == conference)
    for number, kind in session.execute(union(revised, acted).order_by("act")):
        if kind == "undo":
            undone.append(standing.pop())
        elif kind == "redo":
            standing.append(undone.pop())
        else:
            standing.append(number)
            undone.clear()
    return standing, undone
