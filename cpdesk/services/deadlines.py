"""Deadlines: what is open in all cases, what a day holds, and what was noted as done."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session, aliased

from cpdesk.errors import NotPossible
from cpdesk.models.case import Case
from cpdesk.models.conference import Conference
from cpdesk.models.done_date import DoneDate
from cpdesk.models.person import Person
from cpdesk.rules.rule_names import RULES, SENDING, Phase
from cpdesk.rules.wording import LONDON, day_words, local
from cpdesk.services.cases import conference_line
from cpdesk.services.change import Workplace
from cpdesk.services.history import write_down
from cpdesk.services.office import working_days_of
from cpdesk.services.open_conference import found
from cpdesk.services.open_dates import CORE_GROUPS, NOT_NOTED, Today, open_dates
from cpdesk.services.pictures.pending import pending
from cpdesk.snapshots.deadlines import OpenDate
from cpdesk.snapshots.today import TodayPage, TodaysConference, TodaysCoreGroup
from cpdesk.vocabulary import ConferenceState, Deed

SOON = timedelta(days=7)
"""What is due within so many days waits for somebody."""


class Deadlines:
    """The procedure's clock over all cases."""

    def __init__(self, workplace: Workplace) -> None:
        self._at = workplace

    def open(self, today: date) -> tuple[OpenDate, ...]:
        """Every open date of all cases, by day; `today` is a local day.

        Open is a date about which somebody has something to do: what has been arranged in time or noted as
        done is not, nor what a later conference has taken over.
        """
        with self._at.store.reading() as session:
            return self._open(session, today)

    def today(self, today: date) -> TodayPage:
        """What `today` (a local day) holds: conferences, core groups, what is due and what waits for whom."""
        with self._at.store.reading() as session:
            days = working_days_of(session)
            next_day = days.add(today, 1)
            dates = self._open(session, today)
            return TodayPage(
                day=today,
                next_day=next_day,
                conferences=_conferences(session, today),
                core_groups=_core_groups(session, today),
                due_today=tuple(d for d in dates if d.due.day == today and not d.late),
                due_tomorrow=tuple(d for d in dates if today < d.due.day <= next_day and not d.late),
                late=tuple(d for d in dates if d.late),
                waiting=_waiting(d for d in dates if d.late or today <= d.due.day <= today + SOON),
            )

    def mark_done(self, conference: UUID, rule: str, day: date, at: datetime | None = None) -> None:
        """Note that what a rule asks for was done on a day, and at a minute (aware) where hours count.

        Another day takes the place of the one noted before; a later core group is noted besides. Allowed
        after the close as well: it is no part of the record. Raises NotPossible for what makes no sense.
        """
        with self._at.changing("conference", conference) as session:
            row = found(session, Conference, conference)
            _refuse(row, rule, day, at, self._at.now())
            noted = DoneDate.conference_id == conference, DoneDate.rule == rule
            before = session.scalars(select(DoneDate).where(*noted)).all()
            if any(done.day == day and done.at == at for done in before):
                raise NotPossible("This has been noted for that day already. Nothing was changed.")
            if rule != "core_group_next":
                session.execute(delete(DoneDate).where(*noted))
            elif any(done.day == day for done in before):
                session.execute(delete(DoneDate).where(*noted, DoneDate.day == day))
            session.add(DoneDate(conference_id=conference, rule=rule, day=day, at=at))
            deed = Deed.SENT if rule in SENDING else Deed.CHANGED
            noted_so = f"{RULES[rule].title}, noted as done on {day_words(day)}"
            write_down(session, self._at.now(), deed, "conference", conference, noted_so)

    def take_back(self, conference: UUID, rule: str) -> None:
        """Take back what was noted last under a rule; raises NotPossible when nothing is noted."""
        with self._at.changing(
            "conference", conference, words="a date noted as done was taken back"
        ) as session:
            found(session, Conference, conference)
            last = session.scalar(
                select(DoneDate)
                .where(DoneDate.conference_id == conference, DoneDate.rule == rule)
                .order_by(DoneDate.day.desc())
                .limit(1)
            )
            if last is None:
                raise NotPossible("Nothing is noted about this any more. Nothing was changed.")
            session.delete(last)

    def _open(self, session: Session, today: date) -> tuple[OpenDate, ...]:
        now = self._at.now()
        at = Today(today, working_days_of(session), now if local(now).date() == today else None)
        dates = [one for clocked in pending(session) for one in open_dates(clocked, at)]
        return tuple(sorted(dates, key=_by_day))


def _by_day(one: OpenDate) -> tuple[date, datetime, str]:
    due = one.due.due
    instant = due if isinstance(due, datetime) else datetime.combine(due, time.max, UTC)
    return one.due.day, instant.astimezone(UTC), one.case_name


def _refuse(row: Conference, rule: str, day: date, at: datetime | None, now: datetime) -> None:
    """Raise NotPossible where a note makes no sense for a conference."""
    if rule not in RULES or row.kind not in RULES[rule].kinds:
        raise NotPossible("This is not asked for at a conference of this kind. Nothing was noted.")
    phase = RULES[rule].phase
    if phase is Phase.MARK:
        raise NotPossible("This is a point in time: there is nothing to be done, and nothing to note.")
    if rule in NOT_NOTED:
        raise NotPossible("This follows from the day of the conference itself: book it, move it or hold it.")
    if day > local(now).date() or (at is not None and at > now):
        raise NotPossible("That is still to come. Note it once it has been done.")
    if at is not None and local(at).date() != day:
        raise NotPossible("The hour and the day do not belong together. Nothing was noted.")
    if phase is Phase.BEFORE:
        return
    what = "A core group meets" if rule in CORE_GROUPS else "This is done"
    if row.state is not ConferenceState.CLOSED:
        raise NotPossible(f"{what} after the conference, and the conference is not closed yet.")
    if day < row.day or (at is not None and row.ended is not None and at < row.ended):
        raise NotPossible(f"{what} after the conference, not before its end. Check the day.")


def _conferences(session: Session, today: date) -> tuple[TodaysConference, ...]:
    """Those booked for the day, held on it, or running."""
    chair, clerk = aliased(Person), aliased(Person)
    rows = session.execute(
        select(Conference, Case, chair.name, clerk.name)
        .join(Case, Case.id == Conference.case_id)
        .outerjoin(chair, chair.id == Conference.chair_id)
        .outerjoin(clerk, clerk.id == Conference.clerk_id)
        .where(
            Case.coming_in.is_(False),
            or_(Conference.day == today, Conference.state == ConferenceState.RUNNING),
        )
        .order_by(Conference.starts, Case.search_name)
    )
    return tuple(
        TodaysConference(conference_line(row, case), row.planned_end, named or "", writes or "")
        for row, case, named, writes in rows
    )


def _core_groups(session: Session, today: date) -> tuple[TodaysCoreGroup, ...]:
    start = datetime.combine(today, time(), LONDON)
    end = datetime.combine(today + timedelta(days=1), time(), LONDON)
    noted = (
        select(DoneDate.id)
        .where(
            DoneDate.conference_id == Conference.id,
            DoneDate.rule.in_(CORE_GROUPS),
            DoneDate.day == today,
        )
        .exists()
    )
    rows = session.execute(
        select(Case.id, Case.name, Conference.id, Conference.core_group_at, noted, Case.practice)
        .join(Case, Case.id == Conference.case_id)
        .where(
            Case.coming_in.is_(False),
            Conference.state == ConferenceState.CLOSED,
            Conference.core_group_at >= start,
            Conference.core_group_at < end,
        )
        .order_by(Conference.core_group_at)
    )
    return tuple(
        TodaysCoreGroup(case, name, which, at, held, practice)
        for case, name, which, at, held, practice in rows
        if at is not None
    )


def _waiting(dates: Iterable[OpenDate]) -> tuple[tuple[str, tuple[OpenDate, ...]], ...]:
    """What waits for whom, the longest list first."""
    found: dict[str, list[OpenDate]] = defaultdict(list)
    for one in dates:
        if not one.mark:
            found[one.who].append(one)
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple((who, tuple(mine)) for who, mine in ordered)
