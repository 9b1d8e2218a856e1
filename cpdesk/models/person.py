"""The people of a case and how they belong together."""

from datetime import date
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from cpdesk.models.base import Base, belongs, key, words
from cpdesk.vocabulary import PersonKind, RelationshipKind, Sex


class Person(Base):
    """A child, a member of the family, or a professional."""

    __tablename__ = "people"

    id: Mapped[UUID] = key()
    case_id: Mapped[UUID] = belongs("cases.id")
    position: Mapped[int]
    kind: Mapped[PersonKind] = mapped_column(words(PersonKind))
    name: Mapped[str]
    search_name: Mapped[str] = mapped_column(index=True)
    known_as: Mapped[str] = mapped_column(default="")
    role: Mapped[str] = mapped_column(default="")
    agency: Mapped[str] = mapped_column(default="")
    agency_group: Mapped[str] = mapped_column(String(40), default="")
    sex: Mapped[Sex] = mapped_column(words(Sex), default=Sex.UNKNOWN)
    born: Mapped[date | None]
    expected: Mapped[date | None]
    died: Mapped[date | None]
    unborn: Mapped[bool] = mapped_column(default=False)
    parental_responsibility: Mapped[bool] = mapped_column(default=False)
    subject: Mapped[bool] = mapped_column(default=False)
    la_id: Mapped[str] = mapped_column(default="")
    lives_at: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="")
    ethnicity: Mapped[str] = mapped_column(default="")
    school: Mapped[str] = mapped_column(default="")
    household: Mapped[str] = mapped_column(default="")
    """Those with the same word live together; empty: as `lives_at` says."""
    unnamed: Mapped[bool] = mapped_column(default=False)
    """Has asked not to be named to the family."""
    address_restricted: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(default="")
    source_id: Mapped[str] = mapped_column(default="")


class Relationship(Base):
    """How person `a` belongs to person `b`."""

    __tablename__ = "relationships"

    id: Mapped[UUID] = key()
    case_id: Mapped[UUID] = belongs("cases.id")
    position: Mapped[int]
    a_id: Mapped[UUID] = belongs("people.id")
    b_id: Mapped[UUID] = belongs("people.id")
    kind: Mapped[RelationshipKind] = mapped_column(words(RelationshipKind))
    since: Mapped[str] = mapped_column(default="")
    until: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
