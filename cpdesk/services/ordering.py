"""The next place at the end of a list kept in the file."""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session


def next_position(session: Session, column: Any, where: Any) -> int:
    """One more than the greatest `column` among the rows that `where` names; 1 for the first."""
    return (session.scalar(select(func.max(column)).where(where)) or 0) + 1
