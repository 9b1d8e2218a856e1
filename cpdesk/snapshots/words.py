"""The unit’s own words: its phrases, and the words that it knows to be spelt right."""

from dataclasses import dataclass
from uuid import UUID

from cpdesk.vocabulary import Lane


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that is offered while somebody types."""

    id: UUID
    text: str
    lane: Lane | None = None
    """The lane it is for; none: any."""


@dataclass(frozen=True, slots=True)
class KnownWord:
    """A word that is spelt right although no dictionary has it."""

    id: UUID
    word: str
