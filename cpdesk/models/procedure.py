"""The procedures that the file keeps: the text of every version that something was held under."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cpdesk.models.base import Base, key


class ProcedureVersion(Base):
    """One version of one procedure, whole, so that a later cpdesk reads the figures it was held under."""

    __tablename__ = "procedure_versions"
    __table_args__ = (UniqueConstraint("key", "version"),)

    id: Mapped[UUID] = key()
    key: Mapped[str] = mapped_column(String(60))
    version: Mapped[str] = mapped_column(String(60))
    name: Mapped[str]
    text: Mapped[str]
    """The procedure's file (TOML), with the national figures it was completed by."""
    copied_from: Mapped[str] = mapped_column(String(60), default="")
    """The key of the procedure that an own one was copied from; empty for a shipped one."""
    made_at: Mapped[datetime]


class ProcedureDraft(Base):
    """What is being changed in an own procedure and not saved yet; one a procedure."""

    __tablename__ = "procedure_drafts"

    id: Mapped[UUID] = key()
    key: Mapped[str] = mapped_column(String(60), unique=True)
    text: Mapped[str]
    """The draft whole, as a procedure’s file."""
