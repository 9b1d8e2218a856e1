"""Places in lists kept in the file: the next one at the end, and one between two others."""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session


def next_position(session: Session, column: Any, where: Any) -> int:
    """One more than the greatest `column` among the rows that `where` names; 1 for the first."""
    return (session.scalar(select(func.max(column)).where(where)) or 0) + 1


PLACES = 8
"""Digits of the places that entries get one after another: a hundred million of them."""


def after(last: str | None) -> str:
    """The place after the last one; places are digits behind an unwritten "0." and sort as text."""
    return f"{int((last or '0')[:PLACES]) + 1:0{PLACES}}"


def between(low: str | None, high: str) -> str:
    """A place between two others (`low` None: before all), which stay as they are.

    There is always one: no other row is ever rewritten, so earlier revisions keep their meaning.
    """
    width = max(len(low or ""), len(high))
    a, b = int((low or "0").ljust(width, "0")), int(high.ljust(width, "0"))
    if b - a >= 2:
        return f"{(a + b) // 2:0{width}}"
    return f"{a:0{width}}5"
