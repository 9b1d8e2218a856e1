"""What was said: the entries of a conference, their earlier wordings, and what is being typed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cpdesk.vocabulary import Lane


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the record as it stands now."""

    id: UUID
    position: str
    """Its place in the record; these sort as text."""
    at: datetime
    """When it was said (UTC)."""
    step: str
    """Key of the run-sheet's step, e.g. `working_well`."""
    stage_words: str
    """The practice file's own words for the step; empty for entries typed live."""
    lane: Lane
    private: bool
    text: str
    speaker: UUID | None = None
    about: tuple[UUID, ...] = ()
    """The people it is about; empty means all the children."""
    revisions: int = 1
    """How many wordings it has had, this one included."""


@dataclass(frozen=True, slots=True)
class EntryRevision:
    """One earlier (or the present) wording of an entry."""

    number: int
    written_at: datetime
    author: str
    lane: Lane
    private: bool
    text: str
    speaker: UUID | None
    about: tuple[UUID, ...]
    removed: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """The text being typed, kept in the sealed file until it is added (or the entry is changed)."""

    text: str = ""
    speaker: UUID | None = None
    lane: Lane = Lane.WORRY
    private: bool = False
    about: tuple[UUID, ...] = ()
    entry: UUID | None = None
    """The entry that is being changed; None while a new one is typed."""
