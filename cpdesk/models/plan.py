"""The plan: outcomes, actions and their owners."""

from datetime import date
from uuid import UUID

from sqlalchemy import JSON, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cpdesk.models.base import Base, belongs, key, words
from cpdesk.vocabulary import Achieved, ActionKind


class PlanOutcome(Base):
    """What we need to see for one child, or for all."""

    __tablename__ = "plan_outcomes"

    id: Mapped[UUID] = key()
    conference_id: Mapped[UUID] = belongs("conferences.id")
    position: Mapped[int]
    previous: Mapped[bool] = mapped_column(default=False)
    """Part of the plan that a review looks back on."""
    child_id: Mapped[UUID | None] = belongs("people.id", optional=True)
    text: Mapped[str]
    measure: Mapped[str] = mapped_column(default="")
    met: Mapped[Achieved | None] = mapped_column(words(Achieved))
    met_why: Mapped[str] = mapped_column(default="")


class Action(Base):
    """Who does what by when, towards one outcome."""

    __tablename__ = "actions"

    id: Mapped[UUID] = key()
    outcome_id: Mapped[UUID] = belongs("plan_outcomes.id")
    position: Mapped[int]
    text: Mapped[str]
    by_day: Mapped[date | None]
    by_words: Mapped[str] = mapped_column(default="")
    progress: Mapped[str] = mapped_column(default="")
    achieved: Mapped[Achieved | None] = mapped_column(words(Achieved))
    kind: Mapped[ActionKind] = mapped_column(words(ActionKind), default=ActionKind.ACTION)
    how_often: Mapped[str] = mapped_column(default="")
    measure: Mapped[str] = mapped_column(default="")
    """How we will know that it is done."""
    committed_by: Mapped[str] = mapped_column(default="")
    """Who can commit the resource that it needs."""
    worries: Mapped[list[str]] = mapped_column(JSON, default=list)
    """Ids of the worries (entries) that it answers."""


class ActionOwner(Base):
    """Somebody who carries an action."""

    __tablename__ = "action_owners"

    id: Mapped[UUID] = key()
    action_id: Mapped[UUID] = belongs("actions.id")
    person_id: Mapped[UUID] = belongs("people.id")
    position: Mapped[int]


class LeftWorry(Base):
    """A worry that the plan leaves without an action on purpose."""

    __tablename__ = "left_worries"
    __table_args__ = (UniqueConstraint("entry_id"),)

    id: Mapped[UUID] = key()
    conference_id: Mapped[UUID] = belongs("conferences.id")
    entry_id: Mapped[UUID] = belongs("entries.id")
    reason: Mapped[str]
