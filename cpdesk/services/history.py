"""The history: who opened, read, changed, handed out what and when; added to and never altered."""

import hmac
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cpdesk.models.history import HistoryLine as Row
from cpdesk.vocabulary import Deed

FIRST = bytes(32)
"""What the first line is chained to."""


def write_down(
    session: Session,
    at: datetime,
    deed: Deed,
    subject: str = "",
    about: UUID | None = None,
    details: str = "",
) -> None:
    """Add one line to the history, in the unit of work that it tells of: both are kept or neither.

    `at` is aware; the author is who unlocked the file.
    """
    number = session.scalar(select(func.max(Row.number))) or 0
    before = session.scalar(select(Row.link).where(Row.number == number)) or FIRST
    row = Row(
        number=number + 1, at=at, author=session.info["author"], deed=deed, subject=subject, about=about,
        details=details,
    )  # fmt: skip
    row.link = link(session.info["history"], before, row)
    session.add(row)
    session.flush()


def link(key: bytes, before: bytes, row: Row) -> bytes:
    """The digest that chains a line to the one before: a line removed, changed or moved breaks it.

    `key` is derived from the key of the file, so that nobody without it can write a line that fits.
    """
    told = (
        str(row.number), f"{row.at.timestamp():.6f}", row.author, row.deed.value, row.subject,
        row.about.hex if row.about else "", row.details,
    )  # fmt: skip
    counted = b"".join(len(raw).to_bytes(4, "big") + raw for raw in (part.encode() for part in told))
    return hmac.digest(key, before + counted, "sha256")
