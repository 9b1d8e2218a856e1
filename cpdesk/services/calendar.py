"""The calendar: conferences, agreed core groups and reviews, last dates, and days the office is closed."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy import select

from cpdesk.models.case import Case
from cpdesk.models.conference import Conference
from cpdesk.rules.wording import local
from cpdesk.rules.working_days import WorkingDays
from cpdesk.services.cases import conference_line
from cpdesk.services.change import Workplace
from cpdesk.services.dates import due_dates
from cpdesk.services.office import working_days_of
from cpdesk.services.pictures.conference import outlines
from cpdesk.snapshots.cases import CalendarMonth, ConferenceLine, LastDay
from cpdesk.snapshots.conference import Conference as Picture

REACH = timedelta(days=400)
"""The longest that a last date lies from its conference (a year, for a repeat plan, and some)."""

MARKED = frozenset({
    "conference_latest", "prebirth_latest", "transfer_latest", "core_group_first", "review_first",
    "review_next", "decisions_out", "letter_out", "plan_out", "plan_sign_off", "record_out", "chair_check",
})  # fmt: skip
"""The last dates worth a place in a month, none of which hangs on a report; the case's page has all."""


class Calendar:
    """What happens when."""

    def __init__(self, workplace: Workplace) -> None:
        self._at = workplace

    def month(self, first_of_month: date, today: date) -> CalendarMonth:
        """Everything in the weeks (Monday to Sunday) that a month's page shows."""
        start = first_of_month - timedelta(days=first_of_month.weekday())
        after = (first_of_month.replace(day=28) + timedelta(days=4)).replace(day=1)
        end = after + timedelta(days=(7 - after.weekday()) % 7) - timedelta(days=1)
        within = Conference.day.between(start - REACH, end + REACH)
        with self._at.store.reading() as session:
            calendar = working_days_of(session)
            found = session.execute(
                select(Conference, Case)
                .join(Case, Case.id == Conference.case_id)
                .where(within, Case.coming_in.is_(False))
                .order_by(Conference.starts)
            )
            rows = [(row, case) for row, case in found]
            lines = [(row, conference_line(row, case)) for row, case in rows]
            return CalendarMonth(
                conferences=tuple(line for row, line in lines if start <= row.day <= end),
                core_groups=tuple(_agreed(((r.core_group_at, line) for r, line in lines), start, end)),
                reviews=tuple(_agreed(((r.review_at, line) for r, line in lines), start, end)),
                last_days=tuple(
                    mark
                    for conference in outlines(session, rows, within)
                    for mark in _last_days(conference, calendar)
                    if start <= mark.due.day <= end
                ),
                closed=calendar.closed_days(start, end),
            )


def _agreed(
    agreed: Iterable[tuple[datetime | None, ConferenceLine]], start: date, end: date
) -> Iterator[ConferenceLine]:
    for when, line in agreed:
        if when is not None and start <= local(when).date() <= end:
            yield replace(line, starts=when, venue="")


def _last_days(conference: Picture, calendar: WorkingDays) -> Iterator[LastDay]:
    for due in due_dates(conference, calendar):
        if due.rule in MARKED:
            yield LastDay(conference.case_id, conference.case_name, conference.id, due)
