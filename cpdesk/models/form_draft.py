"""What is half-typed into a form of a meeting and belongs to no row yet."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cpdesk.models.base import Base, belongs, key


class FormDraft(Base):
    """The texts of one form of one conference, as they stood last."""

    __tablename__ = "form_drafts"
    __table_args__ = (UniqueConstraint("conference_id", "form"),)

    id: Mapped[UUID] = key()
    conference_id: Mapped[UUID] = belongs("conferences.id", index=False)
    form: Mapped[str] = mapped_column(String(80))
    """Which form it is, as the window names it."""
    text: Mapped[str]
    """Its fields, as JSON."""
    kept_at: Mapped[datetime]
