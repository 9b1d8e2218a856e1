"""Rows of a conference as they were before and after: pictures that can be kept, compared and put back."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum as PythonEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Date, Enum, Table, Uuid, delete, insert, select, update
from sqlalchemy.orm import Session

from cpdesk.models.base import UtcDateTime
from cpdesk.models.tables import Base

Values = dict[str, Any]
"""Columns and what they hold, as JSON knows it."""

_WITHOUT_ACTS = {"acts", "entry_revisions"}
"""What is written about a conference refers to nobody in a way that could be lost."""


@dataclass(slots=True)
class Image:
    """One row before and after: no `before` for a new one, no `after` for one that is gone."""

    table: str
    id: UUID
    before: Values | None
    after: Values | None

    def kept(self) -> dict[str, Any]:
        """The image as JSON."""
        return {"table": self.table, "id": str(self.id), "before": self.before, "after": self.after}

    @staticmethod
    def read(kept: Mapping[str, Any]) -> "Image":
        """The image that was kept as JSON."""
        return Image(kept["table"], UUID(kept["id"]), kept["before"], kept["after"])

    def turned(self) -> "Image":
        """The way back."""
        return Image(self.table, self.id, self.after, self.before)

    def says_nothing(self) -> bool:
        """Whether the row is as it was."""
        return self.before == self.after

    def then(self, later: "Image") -> None:
        """Another change of the same row came afterwards: before the first, after the last."""
        if (
            self.after is None and self.before is not None and later.after is not None
        ):  # gone, and there again
            self.after = later.after
        elif self.before is None or later.before is None or later.after is None:
            whole = None if self.before is None else {**(later.before or {}), **self.before}
            self.before = whole
            self.after = None if later.after is None else {**(self.after or {}), **later.after}
        else:
            self.before = {**later.before, **self.before}
            self.after = {**(self.after or {}), **later.after}


def plain(value: Any) -> Any:
    """What a column holds, as JSON knows it."""
    if isinstance(value, PythonEnum):
        return value.value
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def whole(table: Table, row: Mapping[Any, Any]) -> Values:
    """All columns of a row."""
    return {column.name: plain(row[column.name]) for column in table.columns}


def pointing_at(
    session: Session, table: Table, which: UUID
) -> Iterator[tuple[Table, Column[Any], bool, Any]]:
    """The rows that refer to a row: their table, the column, whether they go with it, and the row."""
    for other in Base.metadata.sorted_tables:
        if other.name in _WITHOUT_ACTS:
            continue
        for key in other.foreign_keys:
            if key.column.table is table:
                goes = key.ondelete == "CASCADE"
                for row in session.execute(select(other).where(key.parent == which)).mappings().all():
                    yield other, key.parent, goes, row


def stands(session: Session, images: Iterable[Image]) -> bool:
    """Whether every row is as its image says it was `before`, and nothing else refers to one that goes."""
    known = {(image.table, image.id): image for image in images}
    return all(_stands(session, image, known) for image in known.values())


def put(session: Session, images: Iterable[Image]) -> None:
    """Make every row what its image says it is `after`."""
    ordered = sorted(images, key=lambda image: _PLACE[image.table])
    for image in ordered:
        table = Base.metadata.tables[image.table]
        if image.before is not None and image.after is not None:
            session.execute(update(table).where(table.c.id == image.id).values(_typed(table, image.after)))
    for image in reversed(ordered):
        table = Base.metadata.tables[image.table]
        if image.after is None:
            session.execute(delete(table).where(table.c.id == image.id))
    for image in ordered:
        table = Base.metadata.tables[image.table]
        if image.before is None and image.after is not None:
            session.execute(insert(table).values(_typed(table, image.after)))


_PLACE = {table.name: at for at, table in enumerate(Base.metadata.sorted_tables)}


def _stands(session: Session, image: Image, known: Mapping[tuple[str, UUID], Image]) -> bool:
    table = Base.metadata.tables[image.table]
    row = session.execute(select(table).where(table.c.id == image.id)).mappings().one_or_none()
    if image.before is None:
        return row is None
    if row is None or any(plain(row[name]) != value for name, value in image.before.items()):
        return False
    return image.after is not None or all(
        (other.name, refers["id"]) in known or (other.name == "entries" and refers["removed"])
        for other, _column, _goes, refers in pointing_at(session, table, image.id)
    )


def _typed(table: Table, values: Values) -> dict[str, Any]:
    return {name: _value(table.c[name], value) for name, value in values.items()}


def _value(column: Column[Any], value: Any) -> Any:
    if value is None:
        return None
    kind = column.type
    if isinstance(kind, Uuid):
        return UUID(value)
    if isinstance(kind, Enum) and kind.enum_class is not None:
        return kind.enum_class(value)
    if isinstance(kind, UtcDateTime):
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if isinstance(kind, Date) else value
