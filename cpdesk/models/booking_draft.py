"""What stands on the booking page and is not booked yet."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from cpdesk.models.base import Base, key


class BookingDraft(Base):
    """A booking that somebody began to type; it goes with the case or the conference it is of."""

    __tablename__ = "booking_drafts"

    id: Mapped[UUID] = key()
    case_id: Mapped[UUID | None] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"), index=True)
    """The case that was chosen, if one was."""
    conference_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("conferences.id", ondelete="CASCADE"), index=True
    )
    """The conference whose booking is corrected; empty for a new one."""
    text: Mapped[str]
    """Every field as it was typed, as JSON."""
    kept_at: Mapped[datetime]
