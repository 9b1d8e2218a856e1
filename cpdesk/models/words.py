"""The unit's own words: phrases that are typed often, and words that are spelt right."""

from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from cpdesk.models.base import Base, key, words
from cpdesk.vocabulary import Lane


class Phrase(Base):
    """A phrase of the unit, offered while somebody types."""

    __tablename__ = "phrases"

    id: Mapped[UUID] = key()
    position: Mapped[int]
    text: Mapped[str]
    lane: Mapped[Lane | None] = mapped_column(words(Lane))
    """The lane it is for; none: any."""


class KnownWord(Base):
    """A word that is spelt right although no dictionary has it."""

    __tablename__ = "known_words"

    id: Mapped[UUID] = key()
    word: Mapped[str] = mapped_column(unique=True)
