"""The office: the days it is closed and newly proclaimed bank holidays, which no date counts."""

from datetime import date
from functools import lru_cache
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from cpdesk.errors import NotPossible
from cpdesk.models.office import DayOff as Row
from cpdesk.rules.plain_text import clean
from cpdesk.rules.wording import day_words
from cpdesk.rules.working_days import WorkingDays, england_and_wales
from cpdesk.services.change import Workplace
from cpdesk.services.open_conference import found
from cpdesk.snapshots.office import DayOff


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

    def add_day_off(self, day: date, name: str, *, bank_holiday: bool) -> None:
        """A day no longer counts as a working day; every date is worked out anew.

        Raises NotPossible for a day that does not count anyway, or has been entered already.
        """
        name = clean(name).text.strip() or ("Bank holiday" if bank_holiday else "Office closed")
        with self._at.changing("office", None) as session:
            days = working_days_of(session)
            if not days.is_working(day):
                raise NotPossible(
                    f"{day_words(day)} is no working day already ({days.name(day)}). Nothing was changed."
                )
            session.add(Row(day=day, name=name, bank_holiday=bank_holiday))

    def remove_day_off(self, which: UUID) -> None:
        """The day counts again."""
        with self._at.changing("office", None) as session:
            session.delete(found(session, Row, which))


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
