"""A case: one family and everything that is held about it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from cpdesk.models.base import Base, key


class Case(Base):
    """One family."""

    __tablename__ = "cases"

    id: Mapped[UUID] = key()
    name: Mapped[str]
    search_name: Mapped[str] = mapped_column(index=True)
    """All names of the case's children and of the case, folded for searching."""
    reference: Mapped[str] = mapped_column(String(60))
    procedure: Mapped[str] = mapped_column(String(60))
    practice: Mapped[bool]
    created_at: Mapped[datetime]
