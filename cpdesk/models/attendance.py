"""Who takes part in a conference, how, when they came and went, and which children they know."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cpdesk.models.base import Base, belongs, key, words
from cpdesk.vocabulary import AttendanceMode, Capacity, CopyScope, VoiceBy


class Attendance(Base):
    """One person at one conference."""

    __tablename__ = "attendances"
    __table_args__ = (UniqueConstraint("conference_id", "person_id"),)

    id: Mapped[UUID] = key()
    conference_id: Mapped[UUID] = belongs("conferences.id")
    person_id: Mapped[UUID] = belongs("people.id")
    position: Mapped[int]
    mode: Mapped[AttendanceMode] = mapped_column(words(AttendanceMode), default=AttendanceMode.EXPECTED)
    remark: Mapped[str] = mapped_column(default="")
    capacity: Mapped[Capacity] = mapped_column(words(Capacity), default=Capacity.MEMBER)
    beside_id: Mapped[UUID | None] = belongs("people.id", optional=True)
    """Whom a supporter, a solicitor or an interpreter is there for."""
    may_speak: Mapped[bool] = mapped_column(default=False)
    """A solicitor has the chair's leave to speak."""
    family_agreed: Mapped[bool] = mapped_column(default=False)
    chair_agreed: Mapped[bool] = mapped_column(default=False)
    """An observer needs both to agree."""
    copy_scope: Mapped[CopyScope] = mapped_column(words(CopyScope), default=CopyScope.PARTS_PRESENT)
    counted_group: Mapped[str | None]
    counted_agency: Mapped[str | None]
    """For which group and agency somebody counted at the close; empty until then."""


class Presence(Base):
    """One stretch of time that somebody was there."""

    __tablename__ = "presences"

    id: Mapped[UUID] = key()
    attendance_id: Mapped[UUID] = belongs("attendances.id")
    mode: Mapped[AttendanceMode] = mapped_column(words(AttendanceMode))
    arrived: Mapped[datetime]
    left: Mapped[datetime | None]
    sent_out: Mapped[bool] = mapped_column(default=False)
    why: Mapped[str] = mapped_column(default="")
    """Why somebody left or was sent out."""


class Contact(Base):
    """A child whom this person has direct contact with."""

    __tablename__ = "contacts"

    attendance_id: Mapped[UUID] = belongs("attendances.id")
    child_id: Mapped[UUID] = belongs("people.id")
    id: Mapped[UUID] = key()


class Report(Base):
    """A written report for a conference: when it came, when the family had it."""

    __tablename__ = "reports"

    id: Mapped[UUID] = key()
    conference_id: Mapped[UUID] = belongs("conferences.id")
    person_id: Mapped[UUID] = belongs("people.id")
    position: Mapped[int]
    received: Mapped[date | None]
    shared_with_family: Mapped[date | None]
    read_at: Mapped[datetime | None]
    """When it was read in at the conference."""
    note: Mapped[str] = mapped_column(default="")


class ChildVoice(Base):
    """How the voice of one child reached the conference."""

    __tablename__ = "child_voices"
    __table_args__ = (UniqueConstraint("conference_id", "child_id"),)

    id: Mapped[UUID] = key()
    conference_id: Mapped[UUID] = belongs("conferences.id")
    child_id: Mapped[UUID] = belongs("people.id")
    how: Mapped[VoiceBy] = mapped_column(words(VoiceBy))
    by_id: Mapped[UUID | None] = belongs("people.id", optional=True)
    note: Mapped[str] = mapped_column(default="")
