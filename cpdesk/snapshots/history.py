"""What somebody did with the file, line by line."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cpdesk.vocabulary import Deed


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One deed, or one change of an entry."""

    number: int | None
    """Its number in the chain; None for a change of an entry, which stands in the revisions."""
    at: datetime
    """UTC, aware."""
    author: str
    deed: Deed
    subject: str
    about: UUID | None
    what: str
    """What it was done to, in words: the name of the case, or of the document."""
    details: str
