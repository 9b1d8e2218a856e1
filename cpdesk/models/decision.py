"""Everyone's view on each child and what the chair settled for each child."""

from uuid import UUID

from sqlalchemy import JSON, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cpdesk.models.base import Base, belongs, key, words
from cpdesk.vocabulary import Category, EndingGround, Outcome, PlanView, ReviewProgress


class View(Base):
    """One person's view, with the reason."""

    __tablename__ = "views"
    __table_args__ = (UniqueConstraint("conference_id", "person_id"),)

    id: Mapped[UUID] = key()
    conference_id: Mapped[UUID] = belongs("conferences.id")
    person_id: Mapped[UUID] = belongs("people.id")
    position: Mapped[int]
    reason: Mapped[str] = mapped_column(default="")
    by_report: Mapped[bool] = mapped_column(default=False)


class ChildView(Base):
    """The part of a view that concerns one child."""

    __tablename__ = "child_views"
    __table_args__ = (UniqueConstraint("view_id", "child_id"),)

    id: Mapped[UUID] = key()
    view_id: Mapped[UUID] = belongs("views.id")
    child_id: Mapped[UUID] = belongs("people.id")
    position: Mapped[int]
    view: Mapped[PlanView] = mapped_column(words(PlanView))
    category: Mapped[Category | None] = mapped_column(words(Category))


class Decision(Base):
    """What was settled for one child."""

    __tablename__ = "decisions"
    __table_args__ = (UniqueConstraint("conference_id", "child_id"),)

    id: Mapped[UUID] = key()
    conference_id: Mapped[UUID] = belongs("conferences.id")
    child_id: Mapped[UUID] = belongs("people.id")
    position: Mapped[int]
    outcome: Mapped[Outcome] = mapped_column(words(Outcome))
    own_words: Mapped[str] = mapped_column(default="")
    category: Mapped[Category | None] = mapped_column(words(Category))
    other_categories: Mapped[list[str]] = mapped_column(JSON, default=list)
    previous_category: Mapped[Category | None] = mapped_column(words(Category))
    reason: Mapped[str] = mapped_column(default="")
    has_suffered: Mapped[bool] = mapped_column(default=False)
    likely_to_suffer: Mapped[bool] = mapped_column(default=False)
    progress: Mapped[ReviewProgress | None] = mapped_column(words(ReviewProgress))
    ending_ground: Mapped[EndingGround | None] = mapped_column(words(EndingGround))
    outstanding: Mapped[str] = mapped_column(default="")
    """When a plan ends: what is still to be done, and whether a child in need plan can hold it."""
    legal_advice: Mapped[bool] = mapped_column(default=False)
    override_reason: Mapped[str] = mapped_column(default="")
    reminded_dissent: Mapped[bool] = mapped_column(default=False)
    reminded_escalation: Mapped[bool] = mapped_column(default=False)


class Dissent(Base):
    """Somebody who does not agree with a decision."""

    __tablename__ = "dissents"

    id: Mapped[UUID] = key()
    decision_id: Mapped[UUID] = belongs("decisions.id")
    position: Mapped[int]
    person_id: Mapped[UUID | None] = belongs("people.id", optional=True)
    agency: Mapped[str] = mapped_column(default="")
    text: Mapped[str]
