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
    """Its name, folded for searching; people are found by their own names."""
    reference: Mapped[str] = mapped_column(String(60))
    procedure: Mapped[str] = mapped_column(String(60))
    procedure_version: Mapped[str] = mapped_column(String(60), default="")
    practice: Mapped[bool]
    created_at: Mapped[datetime]
    coming_in: Mapped[bool] = mapped_column(default=False)
    """Still being brought in; what is found so at the next opening was cut off and is taken out."""
