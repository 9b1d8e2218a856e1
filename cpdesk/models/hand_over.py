"""The chair hands over: from then on the clerk may decide and close one conference in the chair's name."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from cpdesk.models.base import Base, belongs, key


class HandOver(Base):
    """One handing over, until it is taken back or the conference is closed."""

    __tablename__ = "hand_overs"

    id: Mapped[UUID] = key()
    conference_id: Mapped[UUID] = belongs("conferences.id")
    chair: Mapped[str]
    """The name of the chair's key that gave leave."""
    clerk: Mapped[str]
    """The name of the key it was given to."""
    began: Mapped[datetime]
    ended: Mapped[datetime | None] = mapped_column(default=None)
