"""A conference: when, where, under which procedure, how far it has come, and what it agreed on."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from cpdesk.models.base import Base, belongs, key, words
from cpdesk.vocabulary import ConferenceKind, ConferenceState, Lane, Reply, SaidAs


class Conference(Base):
    """One conference of a case."""

    __tablename__ = "conferences"

    id: Mapped[UUID] = key()
    case_id: Mapped[UUID] = belongs("cases.id")
    kind: Mapped[ConferenceKind] = mapped_column(words(ConferenceKind))
    state: Mapped[ConferenceState] = mapped_column(words(ConferenceState), default=ConferenceState.BOOKED)
    day: Mapped[date] = mapped_column(index=True)
    starts: Mapped[datetime]
    planned_end: Mapped[datetime | None]
    venue: Mapped[str] = mapped_column(default="")
    procedure: Mapped[str] = mapped_column(String(60))
    procedure_version: Mapped[str] = mapped_column(String(60))
    number: Mapped[int | None]
    chair_id: Mapped[UUID | None] = belongs("people.id", optional=True)
    clerk_id: Mapped[UUID | None] = belongs("people.id", optional=True)
    lead_social_worker_id: Mapped[UUID | None] = belongs("people.id", optional=True)
    moved_in: Mapped[date | None]
    notified: Mapped[date | None]
    last_review: Mapped[date | None]
    previous_conference: Mapped[date | None]
    """A first review: the day of the initial conference (or transfer-in) that it follows."""
    previous_plan_end: Mapped[date | None]
    plan_started: Mapped[date | None]
    """A review or transfer-in: the day of the conference that first made the plan."""
    epo_end: Mapped[date | None]
    """The day on which an emergency protection order ends."""
    assessments_end: Mapped[date | None]
    """The day on which the assessments under a child assessment order end."""
    address_protected: Mapped[bool] = mapped_column(default=False)
    particulars: Mapped[list[list[str]]] = mapped_column(JSON, default=list)

    step: Mapped[str] = mapped_column(String(60), default="")
    began: Mapped[datetime | None]
    ended: Mapped[datetime | None]
    paused_since: Mapped[datetime | None]
    paused_seconds: Mapped[int] = mapped_column(default=0)
    quorum_reason: Mapped[str] = mapped_column(default="")
    complaints_explained: Mapped[bool] = mapped_column(default=False)
    contingency: Mapped[str] = mapped_column(default="")
    contingency_trigger: Mapped[str] = mapped_column(default="")
    """What sets the contingency off."""
    core_group_at: Mapped[datetime | None]
    review_at: Mapped[datetime | None]
    open_points_reason: Mapped[str] = mapped_column(default="")
    papers_made: Mapped[int] = mapped_column(default=0)
    """How often its documents were made; the version that each of them carries."""


class StrategyDiscussion(Base):
    """A strategy discussion that led to the conference; the first one started the enquiry."""

    __tablename__ = "strategy_discussions"

    id: Mapped[UUID] = key()
    conference_id: Mapped[UUID] = belongs("conferences.id")
    day: Mapped[date]


class CoreGroupMember(Base):
    """Somebody in the core group."""

    __tablename__ = "core_group_members"

    id: Mapped[UUID] = key()
    conference_id: Mapped[UUID] = belongs("conferences.id")
    person_id: Mapped[UUID] = belongs("people.id")
    position: Mapped[int]


class StepVisit(Base):
    """One stretch of time in a step of the run-sheet; a step can be come back to."""

    __tablename__ = "step_visits"

    id: Mapped[UUID] = key()
    conference_id: Mapped[UUID] = belongs("conferences.id")
    step: Mapped[str] = mapped_column(String(60))
    began: Mapped[datetime]
    ended: Mapped[datetime | None]


class Draft(Base):
    """What is being typed and not yet added; one a conference."""

    __tablename__ = "drafts"

    conference_id: Mapped[UUID] = mapped_column(
        ForeignKey("conferences.id", ondelete="CASCADE"), primary_key=True
    )
    text: Mapped[str] = mapped_column(default="")
    speaker_id: Mapped[UUID | None]
    entry_id: Mapped[UUID | None]
    """The entry that is being changed, if it is not a new one."""
    lane: Mapped[Lane] = mapped_column(words(Lane))
    private: Mapped[bool] = mapped_column(default=False)
    about: Mapped[list[str]] = mapped_column(JSON, default=list)
    said_as: Mapped[SaidAs | None] = mapped_column(words(SaidAs))
    reply: Mapped[Reply | None] = mapped_column(words(Reply))
    replies_to_id: Mapped[UUID | None]
    part_id: Mapped[UUID | None]
