"""What was said: the entries of a conference, their earlier wordings, and what is being typed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cpdesk.vocabulary import Lane, Reply, SaidAs


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
    said_as: SaidAs | None = None
    """A fact, an allegation or an opinion, where somebody said which."""
    reply: Reply | None = None
    """What somebody of the family says to the worry `replies_to`; `text` is their own words, maybe none."""
    replies_to: UUID | None = None
    part: UUID | None = None
    """The part in which it was said; None: with everybody."""
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
    said_as: SaidAs | None = None
    reply: Reply | None = None
    replies_to: UUID | None = None
    part: UUID | None = None


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
    said_as: SaidAs | None = None
    reply: Reply | None = None
    replies_to: UUID | None = None
    part: UUID | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """Something pasted that was too much for an entry, kept whole beside the conference."""

    id: UUID
    name: str
    media_type: str
    size: int
    """In bytes."""
    added_at: datetime
    entry: UUID | None = None
