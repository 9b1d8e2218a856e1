"""The meeting as it runs: its steps, its clock, and the entries that are typed while people talk."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from cpdesk.errors import NotPossible
from cpdesk.models.conference import Conference, Draft
from cpdesk.models.course import Part
from cpdesk.models.entry import Entry, EntryRevision
from cpdesk.rules.plain_text import clean
from cpdesk.services import entry_pieces, revisions
from cpdesk.services.change import Workplace
from cpdesk.services.new_entry import stand, write
from cpdesk.services.open_conference import found, open_conference
from cpdesk.services.ordering import after, between
from cpdesk.services.pictures.conference import conference_picture
from cpdesk.snapshots import entries as shown
from cpdesk.snapshots.conference import Conference as ConferencePicture
from cpdesk.snapshots.reader_presence import CLOSED_STEP
from cpdesk.vocabulary import Lane, PartKind, Reply, SaidAs


class Meeting:
    """One conference while it runs."""

    def __init__(self, workplace: Workplace) -> None:
        self._at = workplace

    def conference(self, which: UUID) -> ConferencePicture:
        """The conference as it stands."""
        with self._at.store.reading() as session:
            return conference_picture(session, which)

    def keep_draft(self, which: UUID, draft: shown.Draft) -> None:
        """Keep what is being typed, with its speaker, lane and children; not announced.

        A new entry, or (`draft.entry`) an entry that is being changed.
        """
        with self._at.store.writing() as session:
            found(session, Conference, which)
            row = session.get(Draft, which) or Draft(conference_id=which)
            row.text = clean(draft.text).text
            row.speaker_id, row.lane, row.private = draft.speaker, draft.lane, draft.private
            row.entry_id = draft.entry
            row.about = _texts(draft.about)
            row.said_as, row.reply = draft.said_as, draft.reply
            row.replies_to_id, row.part_id = draft.replies_to, draft.part
            session.add(row)

    def add_entry(
        self,
        which: UUID,
        text: str,
        lane: Lane,
        *,
        speaker: UUID | None = None,
        about: Iterable[UUID] = (),
        private: bool = False,
        said_as: SaidAs | None = None,
        reply: Reply | None = None,
        replies_to: UUID | None = None,
        part: UUID | None = None,
        step: str | None = None,
        at: datetime | None = None,
        stage_words: str = "",
    ) -> UUID:
        """Add what was said; on disk before this returns. Empties the draft. Gives the entry's id.

        `step`, `part` and `at` default to the present ones. Whatever is said in the closed part is private.
        """
        with self._at.changing("entry", which) as session:
            now = self._at.now()
            stands = stand(session, which, now)
            step = stands.step if step is None else step
            said_in = session.get(Part, part) if part else None
            part_kind = said_in.kind if said_in else stands.part_kind
            values = {
                "position": stands.place,
                "at": at or stands.at,
                "step": step,
                "stage_words": clean(stage_words).text,
                "lane": lane,
                "private": private or _always_private(lane, step, part_kind),
                "text": clean(text).text,
                "speaker_id": speaker,
                "about": _texts(about),
                "said_as": said_as,
                "reply": reply,
                "replies_to_id": replies_to,
                "part_id": said_in.id if said_in else stands.part,
            }
            return write(session, which, values, now)

    def change_entry(self, entry: UUID, **changes: Any) -> None:
        """Change what `Entry` of the snapshots says of an entry; the old wording is kept.

        `text`, `lane`, `speaker`, `about`, `private`, `said_as`, `reply`, `replies_to` or `part`.

        What stands in the private lane or was said in the closed part stays private. Raises NotPossible
        when only that was asked for, and for an entry that was taken out of the record meanwhile.
        """
        known = {
            "text": "text",
            "lane": "lane",
            "speaker": "speaker_id",
            "about": "about",
            "private": "private",
            "said_as": "said_as",
            "reply": "reply",
            "replies_to": "replies_to_id",
            "part": "part_id",
        }
        values = {known[name]: value for name, value in changes.items()}
        if "text" in values:
            values["text"] = clean(values["text"]).text
        if "about" in values:
            values["about"] = _texts(values["about"])
        with self._changing(entry) as (session, row):
            _refuse_removed(row)
            part = values.get("part_id", row.part_id)
            said_in = session.get(Part, part) if part else None
            stays_private = _always_private(
                values.get("lane", row.lane), row.step, said_in.kind if said_in else None
            )
            if stays_private and values == {"private": False}:
                raise NotPossible(
                    "What was said in the closed part or stands in the private lane stays private. "
                    "Nothing was changed."
                )
            if "text" in values:
                _empty_draft(session, row.conference_id, of=entry)
            if stays_private:
                values["private"] = True
            self._revise(session, row, values)

    def place_entry(self, entry: UUID, before: UUID | None, lane: Lane | None = None) -> None:
        """Move an entry in the order of the record: before another one, or (None) to the end.

        `lane`: into that lane as well. Raises NotPossible when one of the two was taken out of the record
        meanwhile.
        """
        with self._changing(entry) as (session, row):
            _refuse_removed(row)
            values: dict[str, Any] = {"lane": lane or row.lane}
            if lane is Lane.CONFIDENTIAL:
                values["private"] = True
            if before is not None and before != entry:
                _refuse_removed(found(session, Entry, before))
            if before != entry:
                values["position"] = _place(session, row, before)
            self._revise(session, row, values)

    def split_entry(self, entry: UUID, at: int, text: str | None = None) -> UUID:
        """Make two entries of one at a character of its text; gives the id of the second.

        `text`: the wording typed meanwhile, which `at` counts in. Speaker, lane, children and the rest are
        the same in both. Undo makes them one again. Raises NotPossible when a half would be empty.
        """
        with self._changing(entry) as (session, row):
            _refuse_removed(row)
            first, second = entry_pieces.divided(row.text if text is None else text, at)
            _empty_draft(session, row.conference_id, of=entry)
            half = entry_pieces.second_half(session, row, second)
            self._revise(session, row, {"text": first})
            self._record(session, half)
            return half.id

    def join_entries(self, first: UUID, second: UUID) -> None:
        """Make one entry of two, in the place and at the time of the first; undo makes them two again.

        Private if one of them is; about all that either was about. Raises NotPossible when two people said
        them, when not the same people of the family may have heard both, and for replies.
        """
        with self._changing(first) as (session, row):
            other = found(session, Entry, second)
            for one in (row, other):
                _refuse_removed(one)
            entry_pieces.refuse_to_join(session, row, other)
            self._revise(session, row, entry_pieces.together(row, other))
            for reply in entry_pieces.point_to(session, other, row):
                self._record(session, reply)
            self._revise(session, other, {"removed": True})

    def remove_entry(self, entry: UUID) -> None:
        """Take an entry out of the record; undo brings it back."""
        with self._changing(entry) as (session, row):
            self._revise(session, row, {"removed": True})

    def history(self, entry: UUID) -> tuple[shown.EntryRevision, ...]:
        """Every wording an entry has had, the first one first."""
        with self._at.store.reading() as session:
            rows = session.scalars(
                select(EntryRevision).where(EntryRevision.entry_id == entry).order_by(EntryRevision.sequence)
            )
            return tuple(
                shown.EntryRevision(
                    r.number, r.written_at, r.author, r.lane, r.private, r.text, r.speaker_id,
                    tuple(UUID(who) for who in r.about), r.removed, r.said_as, r.reply,
                    r.replies_to_id, r.part_id,
                )
                for r in rows
            )  # fmt: skip

    @contextmanager
    def _changing(self, entry: UUID) -> Iterator[tuple[Session, Entry]]:
        """One unit of work on one entry of an open conference."""
        with self._at.store.reading() as session:
            conference = found(session, Entry, entry).conference_id  # which never changes
        with self._at.changing("entry", conference) as session:
            open_conference(session, conference)
            yield session, found(session, Entry, entry)

    def _revise(self, session: Session, entry: Entry, values: dict[str, Any]) -> None:
        """Change the columns of an entry; what is as it was already makes no new wording."""
        if any(getattr(entry, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(entry, name, value)
            self._record(session, entry)

    def _record(self, session: Session, entry: Entry) -> None:
        entry.revisions += 1
        session.flush()
        revisions.record(session, entry, self._at.now())


def _always_private(lane: Lane, step: str, part: PartKind | None) -> bool:
    return step == CLOSED_STEP or part is PartKind.CLOSED or lane is Lane.CONFIDENTIAL


def _refuse_removed(entry: Entry) -> None:
    if entry.removed:
        raise NotPossible(
            "This entry was taken out of the record meanwhile, so it was not changed. Undo brings it back."
        )


def _empty_draft(session: Session, conference: UUID, of: UUID | None = None) -> None:
    """What was typed has become an entry (or the new wording `of` one); speaker and lane are kept."""
    draft = session.get(Draft, conference)
    if draft is not None and of in (None, draft.entry_id):
        draft.text, draft.entry_id = "", None


def _place(session: Session, entry: Entry, before: UUID | None) -> str:
    """The place of an entry in front of another one, or at the end; its own if it stands there already."""
    rows = session.execute(
        select(Entry.id, Entry.position)
        .where(Entry.conference_id == entry.conference_id, Entry.removed.is_(False), Entry.id != entry.id)
        .order_by(Entry.position, Entry.id)
    )
    order = [(which, place) for which, place in rows]
    index = next((i for i, (which, _) in enumerate(order) if which == before), len(order))
    if index == sum(place < entry.position for _, place in order):
        return entry.position
    low = order[index - 1][1] if index else None
    return between(low, order[index][1]) if index < len(order) else after(low)


def _texts(people: Iterable[UUID]) -> list[str]:
    return [str(who) for who in people]
