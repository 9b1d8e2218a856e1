"""The row of a conference that may still be changed."""

from uuid import UUID

from sqlalchemy.orm import Session

from cpdesk.errors import NotPossible
from cpdesk.models.conference import Conference
from cpdesk.vocabulary import ConferenceState


def open_conference(session: Session, which: UUID) -> Conference:
    """The conference's row; raises NotPossible once it is closed."""
    row = session.get_one(Conference, which)
    if row.state is ConferenceState.CLOSED:
        raise NotPossible("This conference is closed. Its record can no longer be changed here.")
    return row
