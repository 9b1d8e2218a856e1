"""How a meeting went: its parts, breaks, steps left out, and every act that can be undone."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cpdesk.models.base import Base, belongs, key, words
from cpdesk.vocabulary import BreakKind, PartKind


class Part(Base):
    """A stretch of the conference that not everybody is in."""

    __tablename__ = "parts"

    id: Mapped[UUID] = key()
    conference_id: Mapped[UUID] = belongs("conferences.id")
    kind: Mapped[PartKind] = mapped_column(words(PartKind))
    reason: Mapped[str] = mapped_column(default="")
    members: Mapped[list[str]] = mapped_column(JSON, default=list)
    """Ids of the people of the family who are in it."""
    began: Mapped[datetime]
    ended: Mapped[datetime | None]


class Break(Base):
    """A stretch in which the meeting stands still."""

    __tablename__ = "breaks"

    id: Mapped[UUID] = key()
    conference_id: Mapped[UUID] = belongs("conferences.id")
    kind: Mapped[BreakKind] = mapped_column(words(BreakKind))
    people: Mapped[list[str]] = mapped_column(JSON, default=list)
    """Ids of those who went out, when not everybody did."""
    reason: Mapped[str] = mapped_column(default="")
    began: Mapped[datetime]
    ended: Mapped[datetime | None]


class StepSkip(Base):
    """A step of the run-sheet that the chair left out, with the reason."""

    __tablename__ = "step_skips"
    __table_args__ = (UniqueConstraint("conference_id", "step"),)

    id: Mapped[UUID] = key()
    conference_id: Mapped[UUID] = belongs("conferences.id")
    step: Mapped[str] = mapped_column(String(60))
    reason: Mapped[str]
    at: Mapped[datetime]


class Act(Base):
    """One thing done in a meeting that can be undone: the rows it changed, before and after.

    Entries are not in here: their revisions are, under the same number.
    """

    __tablename__ = "acts"
    __table_args__ = (UniqueConstraint("conference_id", "number"),)

    id: Mapped[UUID] = key()
    conference_id: Mapped[UUID] = belongs("conferences.id")
    number: Mapped[int]
    """Counts acts, undoings and redoings of a conference."""
    kind: Mapped[str] = mapped_column(String(10))
    """`change`, `undo` or `redo`."""
    words: Mapped[str] = mapped_column(default="")
    written_at: Mapped[datetime]
    author: Mapped[str] = mapped_column(default="")
    rows: Mapped[list[Any]] = mapped_column(JSON, default=list)


class Attachment(Base):
    """Something pasted that was too much for an entry, kept whole beside the conference."""

    __tablename__ = "attachments"

    id: Mapped[UUID] = key()
    conference_id: Mapped[UUID] = belongs("conferences.id")
    entry_id: Mapped[UUID | None] = belongs("entries.id", optional=True)
    name: Mapped[str]
    media_type: Mapped[str] = mapped_column(String(100))
    size: Mapped[int]
    """In bytes."""
    content: Mapped[bytes] = mapped_column(LargeBinary)
    added_at: Mapped[datetime]
