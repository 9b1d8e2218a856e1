"""What the family says to each worry: agree, partly, disagree, and their own words beside it."""

from uuid import UUID

from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.entries import Entry
from cpdesk.snapshots.heard import family_here
from cpdesk.snapshots.people import Person
from cpdesk.snapshots.reader import is_private
from cpdesk.vocabulary import Lane


def reply_of(conference: Conference, worry: UUID, who: UUID) -> Entry | None:
    """What somebody of the family replies to a worry; the latest when there are several."""
    mine = (e for e in conference.entries if e.replies_to == worry and e.speaker == who)
    return next(reversed(list(mine)), None)


def replies_to(conference: Conference, worry: UUID) -> tuple[Entry, ...]:
    """Every reply to a worry, in the order of the record."""
    return tuple(e for e in conference.entries if e.replies_to == worry)


def worries_for(conference: Conference, who: UUID | None) -> tuple[Entry, ...]:
    """The worries that somebody of the family can be asked about: not private, not of a part without them."""
    inside = {part.id for part in conference.parts if who in part.members}
    return tuple(
        e
        for e in conference.entries
        if e.lane is Lane.WORRY and not is_private(e) and (e.part is None or e.part in inside)
    )


def who_replies(conference: Conference) -> tuple[Person, ...]:
    """The family who are here, and those who have replied to something already."""
    here = [line.person for line in family_here(conference)]
    known = {person.id for person in here}
    replied = {e.speaker for e in conference.entries if e.replies_to is not None}
    return (*here, *(p for p in conference.people if p.is_family and p.id in replied - known))


def reply_words(entry: Entry) -> str:
    """A reply in words: “partly agrees: “It was twice.””; the own words alone when nothing was chosen."""
    own = f"“{entry.text.strip()}”" if entry.text.strip() else ""
    if entry.reply is None:
        return own
    return f"{entry.reply.words}: {own}" if own else entry.reply.words
