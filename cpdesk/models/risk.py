"""What may happen if nothing changes, and how safe everybody thinks each child is."""

from uuid import UUID

from sqlalchemy import JSON, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cpdesk.models.base import Base, belongs, key


class RiskStatement(Base):
    """One of the one to four risk statements of a conference."""

    __tablename__ = "risk_statements"

    id: Mapped[UUID] = key()
    conference_id: Mapped[UUID] = belongs("conferences.id")
    position: Mapped[int]
    text: Mapped[str]
    about: Mapped[list[str]] = mapped_column(JSON, default=list)
    """Ids of the children it is about; empty: all."""
    worries: Mapped[list[str]] = mapped_column(JSON, default=list)
    """Ids of the worries (entries) that it is made of."""


class ScaleScore(Base):
    """How safe somebody thinks a child is, 0 to 10; about one risk statement, or altogether."""

    __tablename__ = "scale_scores"
    __table_args__ = (UniqueConstraint("conference_id", "person_id", "child_id", "statement_id"),)

    id: Mapped[UUID] = key()
    conference_id: Mapped[UUID] = belongs("conferences.id")
    person_id: Mapped[UUID] = belongs("people.id")
    child_id: Mapped[UUID] = belongs("people.id")
    statement_id: Mapped[UUID | None] = mapped_column(index=True)
    number: Mapped[int | None]
    """None: was asked and gave no number."""
    reason: Mapped[str] = mapped_column(default="")
