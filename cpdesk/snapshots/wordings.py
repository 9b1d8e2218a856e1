"""What an entry has been, one wording after another, and what each change of it was."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from cpdesk.rules.wording import listing
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.entries import EntryRevision

NOBODY = "nobody named"


@dataclass(frozen=True, slots=True)
class Wording:
    """One change of an entry."""

    at: datetime
    """UTC, aware."""
    author: str
    did: str
    """What was done: “added …”, “the words were changed and made private”."""
    text: str
    """The words from then on; empty when only something else was changed."""


def wordings(conference: Conference, revisions: Sequence[EntryRevision]) -> tuple[Wording, ...]:
    """The changes of one entry in words, the first one first; `revisions` as `desk.meeting.history` gives."""
    if not revisions:
        return ()
    first = revisions[0]
    said = f"added under “{first.lane.words}”, {_name(conference, first)}"
    added = f"{said}, private" if first.private else said
    later = (
        Wording(
            now.written_at,
            now.author,
            _did(conference, before, now),
            now.text if now.text != before.text else "",
        )
        for before, now in pairwise(revisions)
    )
    return (Wording(first.written_at, first.author, added, first.text), *later)


def _did(conference: Conference, before: EntryRevision, now: EntryRevision) -> str:
    return listing(list(_changes(conference, before, now))) or "another place in the order"


def _changes(conference: Conference, before: EntryRevision, now: EntryRevision) -> Iterator[str]:
    if now.removed != before.removed:
        yield "taken out of the record" if now.removed else "brought back"
    if now.text != before.text:
        yield "the words were changed"
    if now.lane is not before.lane:
        yield f"moved to “{now.lane.words}”"
    if now.private != before.private:
        yield "made private" if now.private else "no longer private"
    if now.speaker != before.speaker:
        yield f"said by {_name(conference, now)}"
    if now.about != before.about:
        names = [conference.name(who) for who in now.about]
        yield f"about {listing(names) or 'all the children'}"
    if now.said_as is not before.said_as:
        yield f"said as {now.said_as.words}" if now.said_as else "not said as fact, allegation or opinion"
    if (now.reply, now.replies_to) != (before.reply, before.replies_to):
        yield "another reply"
    if now.part != before.part:
        yield "said in another part of the meeting"


def _name(conference: Conference, revision: EntryRevision) -> str:
    return conference.name(revision.speaker) or NOBODY
