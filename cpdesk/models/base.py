"""What every table shares: keys, time in UTC, words as enumerations, names of constraints."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import DateTime, Dialect, Enum, ForeignKey, MetaData, Text, TypeDecorator, Uuid
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """An instant, kept as UTC and always given back aware.

    SQLite silently loses the zone of an ordinary column, which is how an hour goes missing in October.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse an instant without a zone; give the database UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant without a time zone cannot be stored")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the zone back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """The base of all tables."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {
        datetime: UtcDateTime(),
        UUID: Uuid(),
        str: Text(),
    }


def words(kind: type[StrEnum]) -> Enum:
    """A column type for one enumeration of the vocabulary: its values as text, on every database."""
    return Enum(kind, native_enum=False, length=40, values_callable=_values, validate_strings=True)


def _values(kind: Any) -> list[str]:
    return [member.value for member in kind]


def key() -> Mapped[UUID]:
    """The primary key of a table: a random UUID, so that two laptops never make the same one."""
    return mapped_column(primary_key=True, default=uuid4)


def belongs(target: str, *, optional: bool = False, index: bool = True) -> Mapped[Any]:
    """A foreign key to `target` ("case.id"); rows go when what they belong to goes.

    An optional one is a mere pointer: it is emptied instead. `index` is false where another index begins
    with the same column, or where every index more makes each typed word dearer.
    """
    return mapped_column(
        ForeignKey(target, ondelete="SET NULL" if optional else "CASCADE"),
        nullable=optional,
        index=index,
    )
