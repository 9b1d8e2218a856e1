"""What a key on a worry means when the family replies: an entry of theirs beside it."""

from typing import TYPE_CHECKING
from uuid import UUID

from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.replies import reply_of
from cpdesk.vocabulary import Lane, Reply

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk


def give_reply(desk: "Desk", conference: Conference, worry: UUID, who: UUID, reply: Reply) -> None:
    """Somebody of the family agrees, partly agrees or disagrees; another answer changes the one they gave."""
    before = reply_of(conference, worry, who)
    if before is not None:
        desk.meeting.change_entry(before.id, reply=reply)
    else:
        _add(desk, conference, worry, who, "", reply)


def say_in_own_words(desk: "Desk", conference: Conference, worry: UUID, who: UUID, words: str) -> None:
    """What somebody of the family says to a worry in their own words; none at all and no answer: no reply."""
    before, words = reply_of(conference, worry, who), words.strip()
    if before is None and words:
        _add(desk, conference, worry, who, words, None)
    elif before is not None and not words and before.reply is None:
        desk.meeting.remove_entry(before.id)
    elif before is not None:
        desk.meeting.change_entry(before.id, text=words)


def take_reply_back(desk: "Desk", conference: Conference, worry: UUID, who: UUID) -> None:
    """The reply goes; undo brings it back."""
    before = reply_of(conference, worry, who)
    if before is not None:
        desk.meeting.remove_entry(before.id)


def _add(
    desk: "Desk", conference: Conference, worry: UUID, who: UUID, words: str, reply: Reply | None
) -> None:
    entry = conference.entry(worry)
    desk.meeting.add_entry(
        conference.id,
        words,
        Lane.FAMILY_VIEW,
        speaker=who,
        about=entry.about if entry is not None else (),
        reply=reply,
        replies_to=worry,
    )
