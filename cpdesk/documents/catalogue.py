"""Every document there is: its kind, its title, and the function that writes it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cpdesk.documents import decision_letter, outline_plan, record
from cpdesk.documents.sheet import Edition
from cpdesk.errors import NotPossible
from cpdesk.rules.policy import MARKING
from cpdesk.snapshots.people import Person
from cpdesk.snapshots.reader import ReaderCopy, is_private

Write = Callable[[ReaderCopy, Path, Edition, Person | None], None]


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """One sort of document."""

    title: str
    """What it is called; names nobody."""
    per_child: bool
    """Whether one is made for each child the reader may read about."""
    write: Write


DOCUMENTS: dict[str, DocumentKind] = {
    "decision_letter": DocumentKind(decision_letter.TITLE, False, decision_letter.write),
    "outline_plan": DocumentKind(outline_plan.TITLE, True, outline_plan.write),
    "record": DocumentKind(record.TITLE, False, record.write),
}
"""In the order in which they leave the house."""


def make(
    kind: str,
    copy: ReaderCopy,
    child: Person | None,
    target: Path,
    *,
    made: datetime | None = None,
    version: int = 1,
    marking: str = MARKING,
) -> None:
    """Write one document (`kind` of `DOCUMENTS`) for the reader of `copy` under `target`, all or nothing.

    `child` is for the kinds made per child. `made` is an aware instant, now if not given; `marking`
    stands at the top of each page. Raises CannotWrite when the folder refuses, and NotPossible when the copy
    holds what its reader may not see.
    """
    refuse_wrong_envelope(copy, child)
    DOCUMENTS[kind].write(copy, target, Edition(made or datetime.now(UTC), version, marking), child)


def refuse_wrong_envelope(copy: ReaderCopy, child: Person | None) -> None:
    """The last look before anything is written: raises NotPossible for what must not be read."""
    holds_private = not copy.reader.is_full and any(is_private(entry) for entry in copy.conference.entries)
    wrong_child = child is not None and all(child.id != each.id for each in copy.children)
    if holds_private or wrong_child:
        raise NotPossible(
            "This document was not made: the copy for this reader held something that they may not read. "
            "Nothing was written. Please report this before you send any copy."
        )
