"""What only the chair does: decide, go on without quorum, close; a clerk only while it is handed over."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy.orm import Session

from cpdesk.errors import NotPossible
from cpdesk.services.change import Workplace
from cpdesk.services.history import write_down
from cpdesk.services.images import Image
from cpdesk.services.leaves import leave_of
from cpdesk.vocabulary import Deed

REFUSED = (
    "Only the chair does this, and you opened the file with another key. Nothing was changed. The chair can "
    "hand this conference over to you with their passphrase."
)
_THE_CHAIRS = ("decisions", "dissents")
_THE_CHAIRS_WORD = "quorum_reason"


def in_the_chairs_name(at: Workplace, session: Session, which: UUID, done: str) -> None:
    """See to it that whoever opened the file may do the chair's part in a conference.

    Raises NotPossible for a clerk or manager to whom it was not handed over. With that leave the history
    says so: `done` is what was done, in words that name nobody of the case.
    """
    if at.opener.is_chair:
        return
    leave = leave_of(session, which, at.opener.name)
    if leave is None:
        raise NotPossible(REFUSED)
    words = f"{done} in the chair’s name, with the leave of {leave.chair}"
    write_down(session, at.now(), Deed.CHANGED, "conference", which, words)


def taken_back_in_the_chairs_name(
    at: Workplace, session: Session, which: UUID, images: Iterable[Image]
) -> None:
    """The same for what undo takes back or does again, when any of it was the chair's to do."""
    if any(_is_the_chairs(image) for image in images):
        in_the_chairs_name(at, session, which, "undid or redid what was decided")


def _is_the_chairs(image: Image) -> bool:
    changed = {**(image.before or {}), **(image.after or {})}
    return image.table in _THE_CHAIRS or (image.table == "conferences" and _THE_CHAIRS_WORD in changed)
