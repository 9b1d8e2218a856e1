"""The history of the file: who did what and when, each line chained to the one before."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, LargeBinary, String, event
from sqlalchemy.orm import Mapped, mapped_column

from cpdesk.models.base import Base, key, words
from cpdesk.vocabulary import Deed


class HistoryLine(Base):
    """One deed; a line is only ever added. What was typed as entries stands in their revisions instead."""

    __tablename__ = "history"

    id: Mapped[UUID] = key()
    number: Mapped[int] = mapped_column(unique=True)
    """1, 2, 3 … without a gap."""
    at: Mapped[datetime]
    author: Mapped[str]
    """Who had unlocked the file, by the name of their key, or what kind of key it was."""
    deed: Mapped[Deed] = mapped_column(words(Deed))
    subject: Mapped[str] = mapped_column(String(40), default="")
    """What it was done to: `case`, `conference`, `papers`, `file` … as a change names it."""
    about: Mapped[UUID | None]
    """Its id, if it has one; no foreign key, since the line outlives what it tells of."""
    details: Mapped[str] = mapped_column(default="")
    """In words: which document for which reader, how many, into which folder."""
    link: Mapped[bytes] = mapped_column(LargeBinary)
    """The keyed digest of this line and of the link before it."""


@event.listens_for(HistoryLine.__table__, "after_create")
def _guard(_table: object, connection: Connection, **_details: object) -> None:
    """SQLite itself refuses to alter a line or to take one out; a mistake in the program cannot either."""
    if connection.dialect.name == "sqlite":
        for never in ("update", "delete"):
            connection.exec_driver_sql(
                f"CREATE TRIGGER history_no_{never} BEFORE {never.upper()} ON history "
                "BEGIN SELECT RAISE(ABORT, 'a line of the history is never altered'); END"
            )
