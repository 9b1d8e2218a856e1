"""The chain of the history under a new key: every line as it was, each linked anew."""

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from cpdesk.models.history import HistoryLine as Row
from cpdesk.services.history import FIRST, LINES, Line, first_broken, link
from cpdesk.storage.identity import sealed_file


def rechain(session: Session, old: bytes, new: bytes) -> int | None:
    """Link all lines of the history with a new key; what they say stays as it is.

    `old` and `new` are the keys of the chain. Gives the number of the first line that did not fit with the
    old key, None when all did: a chain must not be made whole without a word.
    """
    last = session.scalar(select(sealed_file.c.history))
    broken = first_broken(old, session.execute(LINES.order_by(Row.number)), last or b"")
    before = FIRST
    for row in session.scalars(select(Row).order_by(Row.number)):
        told = (row.number, row.at, row.author, row.deed, row.subject, row.about, row.details)
        row.link = before = link(new, before, Line._make(told))
    session.flush()
    if before != FIRST:
        session.execute(update(sealed_file).values(history=before))
    return broken
