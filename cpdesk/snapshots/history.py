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

    @property
    def words(self) -> str:
        """What was done, in words: “read the conference of Thursday 26 November 2026, Example family”."""
        done = f"{self.deed.words} {self.what}" if self.what else self.deed.words
        return f"{done}: {self.details}" if self.details else done


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Some lines of the history, the latest first."""

    lines: tuple[HistoryLine, ...]
    page: int
    pages: int
    total: int
    """Lines on all pages."""
    authors: tuple[str, ...]
    """Everybody who ever did something, for choosing one."""
