"""The calendar: conferences, agreed core groups and reviews, last dates, and days the office is closed."""

from collections.abc import Collection, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, or_, select
from sqlalchemy.orm import Session, aliased

from cpdesk.models.case import Case
from cpdesk.models.conference import Conference
from cpdesk.models.done_date import DoneDate
from cpdesk.models.person import Person
from cpdesk.rules.deadlines import DueDate, judge
from cpdesk.rules.rule_names import HOLDING
from cpdesk.rules.wording import LONDON, local
from cpdesk.rules.working_days import WorkingDays, bank_holidays, beyond_the_data
from cpdesk.services.among import among
from cpdesk.services.change import Workplace
from cpdesk.services.dates import due_dates
from cpdesk.services.folding import search_form
from cpdesk.services.marked_dates import MARKED, REVIEWS, still_asked
from cpdesk.services.office import working_days_of
from cpdesk.services.open_dates import CORE_GROUPS, passed_over
from cpdesk.services.pictures.outlines import chosen, outlines, outlines_reaching
from cpdesk.snapshots.calendar import (
    CalendarMeeting,
    CalendarSpan,
    ClosedDay,
    DayOffKind,
    LastDate,
    MeetingKind,
)
from cpdesk.vocabulary import ConferenceKind, ConferenceState


class Calendar:
    """What happens when."""

    def __init__(self, workplace: Workplace) -> None:
        self._at = workplace

    def between(
        self,
        first: date,
        last: date,
        *,
        chairs: Collection[str] = (),
        kinds: Collection[ConferenceKind] = (),
        last_dates: bool = True,
    ) -> CalendarSpan:
        """Everything on the days from `first` to `last`, both included, in local time.

        Only conferences of these `chairs` (by name) and `kinds` are shown, with what belongs to them; none
        given means all. Without `last_dates` these are left out.
        """
        wanted = chosen(chairs, kinds)
        with self._at.store.reading() as session:
            calendar = working_days_of(session)
            today = local(self._at.now()).date()
            marks = _last_dates(session, first, last, wanted, calendar, today) if last_dates else ()
            return CalendarSpan(
                first,
                last,
                meetings=tuple(sorted(_meetings(session, first, last, wanted), key=_by_time)),
                last_dates=marks,
                closed=_closed(calendar, first, last),
                beyond=beyond_the_data(first, last),
            )

    def held_by(self, conferences: Collection[UUID]) -> dict[UUID, tuple[DueDate, ...]]:
        """By when each of these conferences itself has to be held, soonest first; empty if no rule says."""
        with self._at.store.reading() as session:
            calendar = working_days_of(session)
            return {
                outline.id: tuple(
                    sorted(
                        (due for due in due_dates(outline, calendar) if due.rule in HOLDING),
                        key=lambda due: due.day,
                    )
                )
                for outline in outlines(session, among(Conference.id, conferences))
            }

    def chairs(self) -> tuple[str, ...]:
        """The names of those who chair the conferences of the file, in order."""
        with self._at.store.reading() as session:
            names = session.scalars(
                select(Person.name)
                .distinct()
                .join(Conference, Conference.chair_id == Person.id)
                .join(Case, Case.id == Conference.case_id)
                .where(Case.coming_in.is_(False), Person.name != "")
            )
            return tuple(sorted(names, key=str.casefold))


def _last_dates(
    session: Session,
    first: date,
    last: date,
    wanted: ColumnElement[bool],
    calendar: WorkingDays,
    today: date,
) -> tuple[LastDate, ...]:
    found = [
        (outline, judge(due, None) if due.rule in HOLDING and passed_over(outline, today) else due)
        for outline in outlines_reaching(session, first, last, wanted)
        for due in due_dates(outline, calendar)
        if due.rule in MARKED and first <= due.day <= last and still_asked(due, outline, today)
    ]
    said = {(outline.case_id, due.day) for outline, due in found if due.rule in REVIEWS}
    found = [
        (outline, due)
        for outline, due in found
        if due.rule != "review_latest" or (outline.case_id, due.day) not in said  # the same day, said once
    ]
    shown = {outline.case_id for outline, _due in found}
    cases = {
        case: (name, practice)
        for case, name, practice in session.execute(
            select(Case.id, Case.name, Case.practice).where(among(Case.id, shown))
        )
    }
    marks = [LastDate(outline.id, outline.case_id, *cases[outline.case_id], due) for outline, due in found]
    return tuple(sorted(marks, key=lambda mark: (mark.due.day, search_form(mark.case_name))))


def _meetings(
    session: Session, first: date, last: date, wanted: ColumnElement[bool]
) -> Iterator[CalendarMeeting]:
    """Conferences, core groups agreed or held, and reviews agreed that no later conference stands for."""
    start, end = _midnight(first), _midnight(last + timedelta(days=1))
    held_here = DoneDate.day.between(first, last) & DoneDate.rule.in_(CORE_GROUPS)
    here = or_(
        Conference.day.between(first, last),
        Conference.core_group_at.between(start, end),
        Conference.review_at.between(start, end),
        Conference.id.in_(select(DoneDate.conference_id).where(held_here)),
    )
    ids = session.scalars(select(Conference.id).where(wanted & here)).all()
    core_groups = _core_groups_held(session, ids)
    for row in session.execute(_select_meetings(ids)):
        if first <= row.day <= last:
            yield _conference(row)
        held = core_groups.get(row.id, {})
        for day, at in held.items():
            if first <= day <= last:
                yield _agreed(row, MeetingKind.CORE_GROUP, day, at or _same_day(row.core_group_at, day), True)
        if row.core_group_at and not held and start <= row.core_group_at < end:
            yield _agreed(row, MeetingKind.CORE_GROUP, _day(row.core_group_at), row.core_group_at, False)
        if row.review_at and not row.followed and start <= row.review_at < end:
            yield _agreed(row, MeetingKind.REVIEW, _day(row.review_at), row.review_at, False)


def _select_meetings(ids: Collection[UUID]) -> Select[*tuple[Any, ...]]:
    chair, clerk, later = aliased(Person), aliased(Person), aliased(Conference)
    followed = select(later.id).where(later.case_id == Conference.case_id, later.day > Conference.day)
    return (
        select(
            Conference.id, Conference.case_id, Case.name.label("case_name"), Case.practice, Conference.kind,
            Conference.state, Conference.day, Conference.starts, Conference.planned_end, Conference.ended,
            Conference.venue, Conference.core_group_at, Conference.review_at, chair.name.label("chair"),
            clerk.name.label("clerk"), followed.exists().label("followed"),
        )
        .join(Case, Case.id == Conference.case_id)
        .outerjoin(chair, chair.id == Conference.chair_id)
        .outerjoin(clerk, clerk.id == Conference.clerk_id)
        .where(among(Conference.id, ids))
        .order_by(Case.search_name, Conference.id)
    )  # fmt: skip


def _core_groups_held(session: Session, ids: Collection[UUID]) -> dict[UUID, dict[date, datetime | None]]:
    """The days on which core groups were held, with the hour where it was noted, by conference."""
    found: dict[UUID, dict[date, datetime | None]] = {}
    for which, day, at in session.execute(
        select(DoneDate.conference_id, DoneDate.day, DoneDate.at).where(
            DoneDate.rule.in_(CORE_GROUPS), among(DoneDate.conference_id, ids)
        )
    ):
        found.setdefault(which, {}).setdefault(day, at)
    return found


def _conference(row: Row[Any]) -> CalendarMeeting:
    return CalendarMeeting(
        MeetingKind.CONFERENCE,
        row.id,
        row.case_id,
        row.case_name,
        row.kind,
        row.state,
        row.day,
        row.starts,
        row.ended or row.planned_end,
        row.venue,
        row.chair or "",
        row.clerk or "",
        row.state is ConferenceState.CLOSED,
        row.practice,
    )


def _agreed(row: Row[Any], what: MeetingKind, day: date, at: datetime | None, held: bool) -> CalendarMeeting:
    """What a conference agreed on: its own time, no venue and no chair of its own."""
    return CalendarMeeting(
        what, row.id, row.case_id, row.case_name, row.kind, row.state, day, at, None, "", "", "", held,
        row.practice,
    )  # fmt: skip


def _closed(calendar: WorkingDays, first: date, last: date) -> tuple[ClosedDay, ...]:
    return tuple(
        ClosedDay(day, name, _kind_of_closed(calendar, day))
        for day, name in calendar.closed_days(first, last)
    )


def _kind_of_closed(calendar: WorkingDays, day: date) -> DayOffKind:
    if day in bank_holidays(day.year):
        return DayOffKind.HOLIDAY
    return DayOffKind.PROCLAIMED if calendar.holiday(day) else DayOffKind.OFFICE


def _by_time(meeting: CalendarMeeting) -> tuple[date, bool, datetime]:
    return meeting.day, meeting.starts is None, meeting.starts or _midnight(meeting.day)


def _same_day(instant: datetime | None, day: date) -> datetime | None:
    return instant if instant is not None and _day(instant) == day else None


def _day(instant: datetime) -> date:
    return local(instant).date()


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), LONDON)
