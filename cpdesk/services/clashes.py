"""Double bookings: whether chair, clerk, room and children are free, and whether anybody works that day."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from cpdesk.errors import NotPossible
from cpdesk.models.case import Case
from cpdesk.models.conference import Conference
from cpdesk.models.person import Person
from cpdesk.rules.procedure_terms import Procedure
from cpdesk.rules.wording import clock, day_words, local
from cpdesk.services.folding import search_form
from cpdesk.services.kept_procedures import all_kept, shipped
from cpdesk.services.office import working_days_of
from cpdesk.snapshots.bookings import Clash, ClashKind

FIRST_YEAR, LAST_YEAR = 1990, 2100
"""The years in which a conference, or what it counts from, can lie."""
_ONE_DAY = timedelta(days=1)
_FROM_AFAR = re.compile(
    r"(?:professionals |family |others |all |everyone |everybody |only |by |via |on |over |ms |microsoft )*"
    r"(?:online|remote|remotely|virtual|virtually|hybrid|telephone|phone|video|video call|teams|zoom)"
    r"(?: only| meeting| call| link)*"
)
_PARTS = re.compile(r"[;,/+&()]| and | or | with ")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A time that is asked for, with those who are needed then."""

    starts: datetime
    ends: datetime
    chair: str = ""
    clerk: str = ""
    venue: str = ""
    case_id: UUID | None = None
    practice: bool = False
    conference_id: UUID | None = None
    """The conference itself, which is not in its own way."""


@dataclass(frozen=True, slots=True)
class _Other:
    """Another conference near that day."""

    id: UUID
    case_id: UUID
    case_name: str
    starts: datetime
    ends: datetime
    venue: str
    people: frozenset[str]


def planned_end(starts: datetime, ends: datetime | None, rules: Procedure) -> datetime:
    """When it ends as it is planned: without an end of its own after the minutes of the run-sheet."""
    return ends or starts + timedelta(minutes=rules.run_sheet.minutes)


def overlap(a: tuple[datetime, datetime], b: tuple[datetime, datetime]) -> bool:
    """Whether two stretches of time share any moment; one may begin as the other ends."""
    return a[0] < b[1] and b[0] < a[1]


def room_of(venue: str) -> str:
    """The room that a venue takes up, folded for comparing; empty when everybody is far away."""
    parts = (part.strip(" .") for part in _PARTS.split(search_form(venue)))
    return ", ".join(part for part in parts if part and not _FROM_AFAR.fullmatch(part))


def clashes_of(session: Session, wanted: Wanted) -> tuple[Clash, ...]:
    """Everything that stands against a time, the day itself first; by a constant number of queries."""
    return (*_day_itself(session, wanted), *_others_in_the_way(session, wanted))


def refuse(clashes: Iterable[Clash]) -> None:
    """Raise NotPossible with every reason there is."""
    words = [clash.words for clash in clashes]
    if words:
        raise NotPossible(" ".join((*words, "Nothing was changed.")))


def refuse_odd_years(*days: date | datetime | None) -> None:
    """Raise NotPossible for a slip of the finger in a year: nothing is booked that far away."""
    if any(day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR for day in days):
        raise NotPossible(
            f"Check the years: days lie between {FIRST_YEAR} and {LAST_YEAR}. Nothing was changed."
        )


def _day_itself(session: Session, wanted: Wanted) -> Iterator[Clash]:
    first, last = local(wanted.starts), local(wanted.ends)
    if wanted.ends <= wanted.starts:
        yield Clash(ClashKind.END, "The conference would end before it starts.")
    elif first.date() != last.date():
        yield Clash(ClashKind.END, "The conference would not end on the day it starts.")
    name = working_days_of(session).name(first.date())
    if name:
        why = "it is a weekend" if name in ("Saturday", "Sunday") else name
        yield Clash(ClashKind.DAY_OFF, f"Nobody works on {day_words(first.date())}: {why}.")


def _others_in_the_way(session: Session, wanted: Wanted) -> Iterator[Clash]:
    chair, clerk, room = search_form(wanted.chair), search_form(wanted.clerk), room_of(wanted.venue)
    for other in _others(session, wanted):
        its = (other.id, other.case_name)
        when = f"from {clock(other.starts)} to {clock(other.ends)} that day"
        if other.case_id == wanted.case_id and _same_day(other.starts, wanted.starts):
            words = f"The child has another conference {when}."
            yield Clash(ClashKind.CHILD, words, *its)
        if not overlap((wanted.starts, wanted.ends), (other.starts, other.ends)):
            continue
        if chair and chair in other.people:
            yield Clash(
                ClashKind.CHAIR, f"The chair has another conference {when}.", other.id, other.case_name
            )
        if clerk and clerk in other.people:
            yield Clash(
                ClashKind.CLERK, f"The clerk has another conference {when}.", other.id, other.case_name
            )
        if room and room == room_of(other.venue):
            yield Clash(
                ClashKind.ROOM, f"The room is taken by another conference {when}.", other.id, other.case_name
            )


def _same_day(a: datetime, b: datetime) -> bool:
    return local(a).date() == local(b).date()


def _others(session: Session, wanted: Wanted) -> list[_Other]:
    """The other conferences of that day and the days beside it, earliest first."""
    day = local(wanted.starts).date()
    chair, clerk = aliased(Person), aliased(Person)
    rows = session.execute(
        select(
            Conference.id, Conference.case_id, Case.name, Conference.starts, Conference.planned_end,
            Conference.venue, Conference.procedure, Conference.procedure_version, chair.name, clerk.name,
        )
        .join(Case, Case.id == Conference.case_id)
        .outerjoin(chair, chair.id == Conference.chair_id)
        .outerjoin(clerk, clerk.id == Conference.clerk_id)
        .where(
            Conference.day.between(day - _ONE_DAY, day + _ONE_DAY),
            Case.practice.is_(wanted.practice),
            Case.coming_in.is_(False),
        )
        .order_by(Conference.starts, Conference.id)
    )  # fmt: skip
    procedures = all_kept(session)

    def end(starts: datetime, ends: datetime | None, key: str, version: str) -> datetime:
        return ends or planned_end(starts, None, procedures.get((key, version)) or shipped(key))

    return [
        _Other(
            which, case, family, starts, end(starts, ends, key, version), venue,
            frozenset(search_form(name) for name in names if name),
        )
        for which, case, family, starts, ends, venue, key, version, *names in rows
        if which != wanted.conference_id
    ]  # fmt: skip
