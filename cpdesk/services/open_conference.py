"""Rows asked for by their id: there, or refused in words; a conference's only while it may be changed."""

from typing import TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from cpdesk.errors import NotPossible
from cpdesk.models.base import Base
from cpdesk.models.conference import Conference
from cpdesk.vocabulary import ConferenceState

_Row = TypeVar("_Row", bound=Base)


def found(session: Session, kind: type[_Row], which: UUID) -> _Row:
    """The row with that id; raises NotPossible when it is not, or no longer, in the file."""
    row = session.get(kind, which)
    if row is None:
        raise NotPossible(
            "This is not in the file any more: it was taken out meanwhile. Nothing was changed."
        )
    return row


def open_conference(session: Session, which: UUID) -> Conference:
    """The conference's row; raises NotPossible once it is closed, or when it is not in the file."""
    row = found(session, Conference, which)
    if row.state is ConferenceState.CLOSED:
        raise NotPossible("This conference is closed. Its record can no longer be changed here.")
    return row
