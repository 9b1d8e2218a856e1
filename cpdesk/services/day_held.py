"""The day on which a conference is held: the booked one, today instead, or one gone by and entered now."""

from datetime import datetime, time, timedelta

from sqlalchemy.orm import Session

from cpdesk.errors import NotPossible
from cpdesk.models.conference import Conference
from cpdesk.rules.wording import LONDON, day_words, local
from cpdesk.services.clashes import planned_end
from cpdesk.services.clock import moment
from cpdesk.services.kept_procedures import held_under

_LAST_MINUTE = time(23, 59)


def hold_on_its_day(row: Conference, now: datetime, *, moved_to_today: bool) -> None:
    """Settle on which day a booked conference is held that begins `now` (aware).

    Raises NotPossible for a day to come, unless the conference is moved to today.
    """
    today = local(now).date()
    if row.day == today:
        return
    if moved_to_today:
        starts = now.replace(second=0, microsecond=0)
        if row.planned_end is not None:
            row.planned_end = starts + (row.planned_end - row.starts)
        row.starts, row.day = starts, today
    elif row.day > today:
        raise NotPossible(
            f"This conference is booked for {day_words(row.day)}, which has not come. Nothing was changed. "
            "Say that it is held today, or begin it on its day."
        )


def end_of(session: Session, row: Conference, now: datetime) -> datetime:
    """When a conference ended that is closed `now` (aware) and for which nobody gave a time.

    On its own day that is now. Closed on another day, it ended as planned: at its planned end, or after
    the minutes of its run-sheet; never on another day than its own.
    """
    if _on_its_day(row, now):
        return now
    planned = planned_end(row.starts, row.planned_end, held_under(session, row))
    return min(planned, datetime.combine(row.day, _LAST_MINUTE, LONDON))


def last_moment(session: Session, row: Conference, now: datetime, ended: datetime) -> datetime:
    """When steps and presences that still go on come to their end, in a conference closed `now`.

    One that was left open overnight does not go on until the morning. What is entered afterwards has the
    times at which it was entered, up to now: whether somebody heard something is read from their order.
    """
    overnight = row.began is not None and _on_its_day(row, row.began) and not _on_its_day(row, now)
    if not overnight:
        return moment(session, row.id, now)
    after_the_last = moment(session, row.id, ended) + timedelta(seconds=1)
    return min(after_the_last, moment(session, row.id, now))


def put_on_its_day(row: Conference, ended: datetime) -> None:
    """Begin and end of a closed conference; one that was entered afterwards began when it was booked for."""
    if row.began is None or not _on_its_day(row, row.began):
        row.began = min(row.starts, ended)
    row.ended = max(row.began, ended)


def _on_its_day(row: Conference, instant: datetime) -> bool:
    return local(instant).date() == row.day
