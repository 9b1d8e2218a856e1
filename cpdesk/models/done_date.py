"""What has been done about a last date: sent, signed off, held."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from cpdesk.models.base import Base, belongs, key


class DoneDate(Base):
    """Something that a rule asks for was done; a later core group adds another row."""

    __tablename__ = "done_dates"

    id: Mapped[UUID] = key()
    conference_id: Mapped[UUID] = belongs("conferences.id")
    rule: Mapped[str] = mapped_column(String(60))
    day: Mapped[date]
    at: Mapped[datetime | None]
    """The minute, where hours count."""
