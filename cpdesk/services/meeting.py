"""The meeting as it runs: its steps, its clock, and the entries that are typed while people talk."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cpdesk.errors import NotPossible
from cpdesk.models.conference import Conference, Draft, StepVisit
from cpdesk.models.entry import Entry, EntryRevision
from cpdesk.rules.agenda import Agenda, agenda
from cpdesk.rules.plain_text import clean
from cpdesk.rules.procedure import procedure
from cpdesk.services import revisions
from cpdesk.services.change import Workplace
from cpdesk.services.open_conference import open_conference
from cpdesk.services.ordering import after, between
from cpdesk.services.pictures.conference import conference_picture
from cpdesk.snapshots import entries as shown
from cpdesk.snapshots.conference import Conference as ConferencePicture
from cpdesk.snapshots.reader import CLOSED_STEP
from cpdesk.vocabulary import ConferenceState, Lane


class Meeting:
    """One conference while it runs."""

    def __init__(self, workplace: Workplace) -> None:
        self._at = workplace

    def conference(self, which: UUID) -> ConferencePicture:
        """The conference as it stands."""
        with self._at.store.reading() as session:
            return conference_picture(session, which)

    def agenda(self, which: UUID) -> Agenda:
        """The run-sheet of the procedure that the conference is held under."""
        with self._at.store.reading() as session:
            return agenda(procedure(session.get_one(Conference, which).procedure).agenda)

    def begin(self, which: UUID) -> None:
        """The conference begins now, at the first step of its run-sheet."""
        with self._at.changing("conference", which) as session:
            row = open_conference(session, which)
            if row.state is ConferenceState.BOOKED:
                row.state = ConferenceState.RUNNING
                row.began = self._at.now()
                row.step = agenda(procedure(row.procedure).agenda).steps[0].key
                session.add(StepVisit(conference_id=which, step=row.step, began=row.began, ended=None))

    def pause(self, which: UUID) -> None:
        """A break: the clock of the meeting stands still."""
        with self._at.changing("conference", which) as session:
            row = open_conference(session, which)
            row.paused_since = row.paused_since or self._at.now()

    def resume(self, which: UUID) -> None:
        """After the break."""
        with self._at.changing("conference", which) as session:
            end_pause(open_conference(session, which), self._at.now())

    def go_to(self, which: UUID, step: str) -> None:
        """Go to a step of the run-sheet, forward, back or by a jump."""
        with self._at.changing("conference", which) as session:
            row = open_conference(session, which)
            if step not in {s.key for s in agenda(procedure(row.procedure).agenda).steps}:
                raise NotPossible("The run-sheet of this procedure has no such step.")
            if step != row.step:
                end_visit(session, which, self._at.now())
                row.step = step
                if row.state is ConferenceState.RUNNING:
                    session.add(StepVisit(conference_id=which, step=step, began=self._at.now(), ended=None))

    def go_on_without_quorum(self, which: UUID, reason: str) -> None:
        """The chair goes on although the conference is not quorate, for this reason (empty: withdrawn)."""
        with self._at.changing("conference", which) as session:
            open_conference(session, which).quorum_reason = clean(reason).text.strip()

    def keep_draft(self, which: UUID, draft: shown.Draft) -> None:
        """Keep what is being typed, with its speaker, lane and children; not announced.

        A new entry, or (`draft.entry`) an entry that is being changed.
        """
        with self._at.store.writing() as session:
            row = session.get(Draft, which) or Draft(conference_id=which)
            row.text = clean(draft.text).text
            row.speaker_id, row.lane, row.private = draft.speaker, draft.lane, draft.private
            row.entry_id = draft.entry
            row.about = _texts(draft.about)
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
        step: str | None = None,
        at: datetime | None = None,
        stage_words: str = "",
    ) -> UUID:
        """Add what was said; on disk before this returns. Empties the draft. Gives the entry's id.

        `step` and `at` default to the present ones. Whatever is said in the closed part is private.
        """
        with self._at.changing("entry", which) as session:
            row = open_conference(session, which)
            last = session.scalar(select(func.max(Entry.position)).where(Entry.conference_id == which))
            step = row.step if step is None else step
            entry = Entry(
                id=uuid4(),
                conference_id=which,
                position=after(last),
                at=at or self._at.now(),
                step=step,
                stage_words=clean(stage_words).text,
                lane=lane,
                private=private or lane is Lane.CONFIDENTIAL or step == CLOSED_STEP,
                text=clean(text).text,
                speaker_id=speaker,
                about=_texts(about),
                removed=False,
                revisions=1,
            )
            session.add(entry)
            session.flush()
            revisions.record(session, entry, self._at.now(), self._at.author)
            draft = session.get(Draft, which)
            if draft is not None:
                draft.text, draft.entry_id = "", None
            return entry.id

    def change_entry(self, entry: UUID, **changes: Any) -> None:
        """Change `text`, `lane`, `speaker`, `about` or `private` of an entry; the old wording is kept."""
        known = {
            "text": "text",
            "lane": "lane",
            "speaker": "speaker_id",
            "about": "about",
            "private": "private",
        }
        values = {known[name]: value for name, value in changes.items()}
        if "text" in values:
            values["text"] = clean(values["text"]).text
        if "about" in values:
            values["about"] = _texts(values["about"])
        if values.get("lane") is Lane.CONFIDENTIAL:
            values["private"] = True
        self._revise(entry, values)

    def place_entry(self, entry: UUID, before: UUID | None) -> None:
        """Move an entry in the order of the record: before another one, or (None) to the end."""
        with self._at.store.reading() as session:
            row = session.get_one(Entry, entry)
            order = _positions(session, row.conference_id, without=entry)
        index = next((i for i, (which, _) in enumerate(order) if which == before), len(order))
        if index == sum(place < row.position for _, place in order):
            return  # it stands there already
        low = order[index - 1][1] if index else None
        place = between(low, order[index][1]) if index < len(order) else after(low)
        self._revise(entry, {"position": place})

    def remove_entry(self, entry: UUID) -> None:
        """Take an entry out of the record; undo brings it back."""
        self._revise(entry, {"removed": True})

    def undo(self, which: UUID) -> str | None:
        """Take back the last change of an entry; gives what was taken back in words, or None."""
        with self._at.changing("entry", which) as session:
            open_conference(session, which)
            done = revisions.undo(session, which, self._at.now(), self._at.author)
            return (
                None if done is None else ("Undone." if not done[0].removed else "Undone: the entry is out.")
            )

    def redo(self, which: UUID) -> str | None:
        """Do again what was undone; gives it in words, or None."""
        with self._at.changing("entry", which) as session:
            open_conference(session, which)
            done = revisions.redo(session, which, self._at.now(), self._at.author)
            return None if done is None else "Done again."

    def history(self, entry: UUID) -> tuple[shown.EntryRevision, ...]:
        """Every wording an entry has had, the first one first."""
        with self._at.store.reading() as session:
            rows = session.scalars(
                select(EntryRevision).where(EntryRevision.entry_id == entry).order_by(EntryRevision.sequence)
            )
            return tuple(
                shown.EntryRevision(
                    r.number, r.written_at, r.author, r.lane, r.private, r.text, r.speaker_id,
                    tuple(UUID(who) for who in r.about), r.removed,
                )
                for r in rows
            )  # fmt: skip

    def _revise(self, which: UUID, values: dict[str, Any]) -> None:
        with self._at.store.reading() as session:
            conference = session.get_one(Entry, which).conference_id
        with self._at.changing("entry", conference) as session:
            open_conference(session, conference)
            entry = session.get_one(Entry, which)
            if all(getattr(entry, name) == value for name, value in values.items()):
                return
            for name, value in values.items():
                setattr(entry, name, value)
            draft = session.get(Draft, conference)
            if draft is not None and draft.entry_id == which and "text" in values:
                draft.text, draft.entry_id = "", None
            entry.revisions += 1
            session.flush()
            revisions.record(session, entry, self._at.now(), self._at.author)


def end_pause(row: Conference, now: datetime) -> None:
    """The break, if there is one, ends now."""
    if row.paused_since is not None:
        row.paused_seconds += max(0, int((now - row.paused_since).total_seconds()))
        row.paused_since = None


def end_visit(session: Session, conference: UUID, now: datetime) -> None:
    """The present step of the run-sheet ends now."""
    here = select(StepVisit).where(StepVisit.conference_id == conference, StepVisit.ended.is_(None))
    for visit in session.scalars(here):
        visit.ended = now


def _positions(session: Session, conference: UUID, without: UUID) -> list[tuple[UUID, str]]:
    rows = session.execute(
        select(Entry.id, Entry.position)
        .where(Entry.conference_id == conference, Entry.removed.is_(False), Entry.id != without)
        .order_by(Entry.position, Entry.id)
    )
    return [(which, place) for which, place in rows]


def _texts(people: Iterable[UUID]) -> list[str]:
    return [str(who) for who in people]
