"""What was said in a conference, and every wording it has had: nothing is ever overwritten."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cpdesk.models.base import Base, belongs, key, words
from cpdesk.vocabulary import Lane, Reply, SaidAs


class Entry(Base):
    """One line of the record as it stands now."""

    __tablename__ = "entries"
    __table_args__ = (
        # the last place and the latest time are asked for at each new entry
        Index("ix_entries_in_order", "conference_id", "position"),
        Index("ix_entries_in_time", "conference_id", "at"),
    )

    id: Mapped[UUID] = key()
    conference_id: Mapped[UUID] = belongs("conferences.id", index=False)
    position: Mapped[str]
    """Its place in the record: digits after an unwritten "0.", so that there is always room between two."""
    at: Mapped[datetime]
    step: Mapped[str] = mapped_column(String(60))
    stage_words: Mapped[str] = mapped_column(default="")
    lane: Mapped[Lane] = mapped_column(words(Lane))
    private: Mapped[bool]
    text: Mapped[str]
    speaker_id: Mapped[UUID | None] = belongs("people.id", optional=True, index=False)
    about: Mapped[list[str]] = mapped_column(JSON, default=list)
    """Ids of the people it is about."""
    said_as: Mapped[SaidAs | None] = mapped_column(words(SaidAs))
    reply: Mapped[Reply | None] = mapped_column(words(Reply))
    replies_to_id: Mapped[UUID | None] = mapped_column(ForeignKey("entries.id", ondelete="SET NULL"))
    """The worry that this entry, of somebody of the family, replies to."""
    part_id: Mapped[UUID | None] = mapped_column(ForeignKey("parts.id", ondelete="SET NULL"))
    """The part in which it was said; none for what was said with everybody."""
    removed: Mapped[bool] = mapped_column(default=False)
    revisions: Mapped[int] = mapped_column(default=1)


class EntryRevision(Base):
    """One change of an entry: its whole state after the change.

    Undo and redo are rows too: what stands, and what can be done again, is read from the kinds of the
    rows in their order, after a restart as well.
    """

    __tablename__ = "entry_revisions"
    __table_args__ = (UniqueConstraint("conference_id", "sequence"),)

    id: Mapped[UUID] = key()
    conference_id: Mapped[UUID] = belongs("conferences.id", index=False)
    entry_id: Mapped[UUID] = belongs("entries.id")
    sequence: Mapped[int]
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(String(10))
    """`change`, `undo` or `redo`."""
    act: Mapped[int]
    """Number of the act it belongs to: one act may change several entries, and is undone as a whole."""
    written_at: Mapped[datetime]
    author: Mapped[str] = mapped_column(default="")
    position: Mapped[str]
    lane: Mapped[Lane] = mapped_column(words(Lane))
    private: Mapped[bool]
    text: Mapped[str]
    speaker_id: Mapped[UUID | None]
    about: Mapped[list[str]] = mapped_column(JSON, default=list)
    said_as: Mapped[SaidAs | None] = mapped_column(words(SaidAs))
    reply: Mapped[Reply | None] = mapped_column(words(Reply))
    replies_to_id: Mapped[UUID | None]
    part_id: Mapped[UUID | None]
    removed: Mapped[bool] = mapped_column(default=False)
