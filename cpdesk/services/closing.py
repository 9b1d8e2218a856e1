"""Closing: core group and dates, what is still missing, and the end of the conference."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from cpdesk.errors import NotPossible
from cpdesk.models.attendance import Attendance, Presence
from cpdesk.models.conference import Conference, CoreGroupMember
from cpdesk.models.person import Person
from cpdesk.rules.plain_text import clean
from cpdesk.services.change import Workplace
from cpdesk.services.clock import end_break, end_visit, moment
from cpdesk.services.day_held import end_of, last_moment, put_on_its_day
from cpdesk.services.decisions import earlier_reviews
from cpdesk.services.in_the_chairs_name import in_the_chairs_name
from cpdesk.services.leaves import end_leave
from cpdesk.services.open_conference import found, open_conference
from cpdesk.services.open_points import checks, missing_in
from cpdesk.services.part_rows import part_now
from cpdesk.services.pictures.conference import conference_picture
from cpdesk.snapshots.conference import Check, Missing
from cpdesk.vocabulary import ConferenceState


class Closing:
    """The last step of the run-sheet."""

    def __init__(self, workplace: Workplace) -> None:
        self._at = workplace

    def set_core_group(self, which: UUID, people: Iterable[UUID]) -> None:
        """Who is in the core group."""
        with self._at.changing("conference", which) as session:
            open_conference(session, which)
            wanted = tuple(dict.fromkeys(people))
            before = {
                row.person_id: row
                for row in session.scalars(
                    select(CoreGroupMember).where(CoreGroupMember.conference_id == which)
                )
            }
            for who in before.keys() - set(wanted):
                session.delete(before[who])
            for position, who in enumerate(wanted):
                row = before.get(who) or CoreGroupMember(conference_id=which, person_id=who)
                row.position = position
                session.add(row)

    def set_core_group_at(self, which: UUID, when: datetime | None) -> None:
        """When the first core group meets (aware instant), or not yet agreed."""
        with self._at.changing("conference", which) as session:
            open_conference(session, which).core_group_at = when

    def set_review_at(self, which: UUID, when: datetime | None) -> None:
        """When the review conference meets (aware instant), or not yet agreed."""
        with self._at.changing("conference", which) as session:
            open_conference(session, which).review_at = when

    def set_lead_social_worker(self, which: UUID, person: UUID | None) -> None:
        """Who leads the plan."""
        with self._at.changing("conference", which) as session:
            open_conference(session, which).lead_social_worker_id = person

    def set_complaints_explained(self, which: UUID, explained: bool) -> None:
        """Whether all were told how to complain."""
        with self._at.changing("conference", which) as session:
            open_conference(session, which).complaints_explained = explained

    def keep_reason(self, which: UUID, open_points_reason: str) -> None:
        """Keep the reason for leaving points open while it is being written; it counts at the close."""
        with self._at.changing("conference", which) as session:
            open_conference(session, which).open_points_reason = clean(open_points_reason).text.strip()

    def missing(self, which: UUID) -> tuple[Missing, ...]:
        """What is still open, most important first."""
        with self._at.store.reading() as session:
            return _missing(session, which)

    def checks(self, which: UUID) -> tuple[Check, ...]:
        """The short list of what a close needs, each done or not."""
        with self._at.store.reading() as session:
            return checks(conference_picture(session, which))

    def close(self, which: UUID, open_points_reason: str = "", ended: datetime | None = None) -> None:
        """End the conference now, or at `ended` (aware): hours of the procedure run from there.

        On another day than its own it ended, unless `ended` is given, as it was planned. Raises NotPossible
        while a decision is missing, while anything else is open without a reason for leaving it, when it
        is closed already, and for anybody but the chair and those to whom the chair has handed over.
        """
        reason = clean(open_points_reason).text.strip()
        with self._at.changing("conference", which, undoable=False, words="it was closed") as session:
            row = open_conference(session, which)
            in_the_chairs_name(self._at, session, which, "closed the conference")
            missing = _missing(session, which)
            _refuse_open_points(missing, reason)
            _end(session, row, self._at.now(), ended)
            end_leave(session, which, self._at.now())
            row.open_points_reason = reason if missing else ""


def _missing(session: Session, which: UUID) -> tuple[Missing, ...]:
    earlier = earlier_reviews(session, found(session, Conference, which))
    return missing_in(conference_picture(session, which), earlier)


def _refuse_open_points(missing: Sequence[Missing], reason: str) -> None:
    if any(m.must for m in missing):  # without its words: they name a child, and an error names nobody
        raise NotPossible(
            "The conference cannot be closed yet: a child has no decision, or a decision has no category or "
            "no reasons for going against the majority. The list of what is missing says for whom."
        )
    if missing and not reason:
        raise NotPossible(
            "Some points are still open. Settle them, or write why the conference closes without them."
        )


def _end(session: Session, row: Conference, now: datetime, ended: datetime | None) -> None:
    """End every stretch of time that still goes on, and the conference with them."""
    ended = ended or end_of(session, row, moment(session, row.id, now))
    now = last_moment(session, row, now, ended)
    end_break(session, row, now)
    end_visit(session, row.id, now)
    if (part := part_now(session, row.id)) is not None:
        part.ended = now
    for stretch in session.scalars(
        select(Presence)
        .join(Attendance, Attendance.id == Presence.attendance_id)
        .where(Attendance.conference_id == row.id, Presence.left.is_(None))
    ):
        stretch.left = now
    put_on_its_day(row, ended)
    _keep_who_counted(session, row.id)
    row.state = ConferenceState.CLOSED


def _keep_who_counted(session: Session, which: UUID) -> None:
    """For which agency each counted: a role or an agency corrected later changes no closed record."""
    for here, group, agency in session.execute(
        select(Attendance, Person.agency_group, Person.agency)
        .join(Person, Person.id == Attendance.person_id)
        .where(Attendance.conference_id == which)
    ):
        here.counted_group, here.counted_agency = group, agency
