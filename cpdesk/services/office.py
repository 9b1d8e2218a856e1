"""The office: the days it is closed and newly proclaimed bank holidays, which no date counts."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cpdesk.errors import NotPossible
from cpdesk.models.conference import Conference
from cpdesk.models.done_date import DoneDate
from cpdesk.models.office import DayOff as Row
from cpdesk.rules.plain_text import clean
from cpdesk.rules.wording import LONDON, day_words, local
from cpdesk.rules.working_days import WorkingDays, england_and_wales
from cpdesk.services.change import Workplace
from cpdesk.services.open_conference import found
from cpdesk.snapshots.office import DayOff, TakenOff
from cpdesk.vocabulary import ConferenceState

LONGEST = timedelta(days=366)
"""A longer span than any office closes; more likely a slip in the year."""


class Office:
    """The calendar of the office itself."""

    def __init__(self, workplace: Workplace) -> None:
        self._at = workplace

    def days_off(self) -> tuple[DayOff, ...]:
        """The closed days and proclaimed bank holidays, by day."""
        with self._at.store.reading() as session:
            rows = session.scalars(select(Row).order_by(Row.day))
            return tuple(DayOff(row.id, row.day, row.name, row.bank_holiday) for row in rows)

    def working_days(self) -> WorkingDays:
        """The working days of this office."""
        with self._at.store.reading() as session:
            return working_days_of(session)

    def add_day_off(self, day: date, name: str, *, bank_holiday: bool) -> TakenOff:
        """A day no longer counts as a working day; every date is worked out anew. Gives what is booked on it.

        Raises NotPossible for a day that does not count anyway, or has been entered already.
        """
        return self.add_days_off(day, day, name, bank_holiday=bank_holiday)

    def add_days_off(self, first: date, last: date, name: str, *, bank_holiday: bool) -> TakenOff:
        """No working day from `first` to `last`, both included, counts any more; gives those days.

        With them comes how many conferences are booked, and core groups agreed, on a day that is now off.

        Raises NotPossible when there is no working day among them, or they are more than a year.
        """
        name = " ".join(clean(name).text.split()) or ("Bank holiday" if bank_holiday else "Office closed")
        if not timedelta(0) <= last - first <= LONGEST:
            raise NotPossible("The last day must come after the first, within a year. Nothing was changed.")
        with self._at.changing("office", None, words="days off were added") as session:
            calendar = working_days_of(session)
            days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
            working = tuple(day for day in days if calendar.is_working(day))
            if not working:
                raise NotPossible(_not_working(first, last, calendar))
            session.add_all(Row(day=day, name=name, bank_holiday=bank_holiday) for day in working)
            return TakenOff(working, _booked(session, working), _agreed(session, working))

    def remove_day_off(self, which: UUID) -> None:
        """The day counts again."""
        with self._at.changing("office", None, words="a day off was taken out") as session:
            session.delete(found(session, Row, which))


def _booked(session: Session, days: Collection[date]) -> int:
    """How many conferences are booked on these days, not yet begun."""
    booked = (Conference.state == ConferenceState.BOOKED, Conference.day.in_(days))
    return session.scalar(select(func.count(Conference.id)).where(*booked)) or 0


def _agreed(session: Session, days: Collection[date]) -> int:
    """How many first core groups are agreed for these days and not noted as held."""
    noted = select(DoneDate.id).where(
        DoneDate.conference_id == Conference.id, DoneDate.rule == "core_group_first"
    )
    early, late = (
        datetime.combine(day, time(), LONDON) for day in (min(days), max(days) + timedelta(days=1))
    )
    instants = session.scalars(
        select(Conference.core_group_at).where(
            Conference.state == ConferenceState.CLOSED, ~noted.exists(),
            Conference.core_group_at >= early, Conference.core_group_at < late,
        )
    )  # fmt: skip
    return sum(instant is not None and local(instant).date() in days for instant in instants)


def _not_working(first: date, last: date, calendar: WorkingDays) -> str:
    """Why there is nothing to close."""
    if first == last:
        words = f"{day_words(first)} is no working day already ({calendar.name(first)})."
    else:
        words = f"There is no working day from {day_words(first)} to {day_words(last)}."
    return f"{words} Nothing was changed."


def working_days_of(session: Session) -> WorkingDays:
    """The working days of the office whose file this is."""
    rows = session.execute(select(Row.day, Row.name, Row.bank_holiday).order_by(Row.day))
    return _calendar(tuple((day, name, public) for day, name, public in rows))


@lru_cache(maxsize=4)
def _calendar(rows: tuple[tuple[date, str, bool], ...]) -> WorkingDays:
    """The same days give the same calendar, whose years are worked out once."""
    if not rows:
        return england_and_wales()
    return WorkingDays(
        {day: name for day, name, public in rows if not public},
        {day: name for day, name, public in rows if public},
    )
