"""A small office of invented people, booked through the services: what pictures show beside the practice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from cpdesk.rules.wording import LONDON
from cpdesk.services.desk import Desk
from cpdesk.snapshots.bookings import BookedChild, Booking, NewFamily
from cpdesk.snapshots.decisions import Decision
from cpdesk.vocabulary import Category, ConferenceKind, Outcome

NORA, IDRIS = ("Nora Wexley", "Tam Byrne"), ("Idris Calloway", "Lois Pike")
"""Chair and clerk."""
HELD = datetime(2026, 11, 12, 10, tzinfo=LONDON)


@dataclass(frozen=True)
class Office:
    """What was booked, and the clock by which it was held."""

    desk: Desk
    set_clock: Callable[[datetime], None]

    def fill(self, now: datetime) -> dict[str, UUID]:
        """Hold one conference two weeks before `now` and book the others; gives the conferences by family."""
        self.set_clock(HELD - timedelta(hours=1))
        booked = {held.family.name: self._hold(held) for held in [_ashdown()] if held.family}
        self.set_clock(now)
        self.desk.office.add_days_off(
            date(2026, 12, 29), date(2026, 12, 31), "Christmas closure", bank_holiday=False
        )
        self.desk.office.add_day_off(date(2026, 12, 11), "Training day", bank_holiday=False)
        for booking in _bookings():
            assert booking.family is not None
            booked[booking.family.name] = self.desk.bookings.book(booking).conference_id
        self.desk.deadlines.mark_done(booked["Lindqvist"], "invitations", date(2026, 11, 24))
        return booked

    def _hold(self, booking: Booking) -> UUID:
        """A conference from its beginning to its close, with a plan for each child."""
        desk, which = self.desk, self.desk.bookings.book(booking).conference_id
        self.set_clock(HELD)
        desk.run_sheet.begin(which)
        for child in desk.meeting.conference(which).children:
            decision = Decision(child.id, Outcome.CHILD_PROTECTION_PLAN, Category.NEGLECT)
            desk.decisions.decide(which, replace(decision, reason="Nobody was at home on four evenings."))
        desk.closing.set_core_group_at(which, datetime(2026, 11, 26, 14, tzinfo=LONDON))
        desk.closing.set_review_at(which, datetime(2027, 2, 9, 10, tzinfo=LONDON))
        self.set_clock(HELD + timedelta(hours=2))
        desk.closing.close(which, "The network is entered from the old system next week.")
        self.set_clock(HELD + timedelta(days=1, hours=2))
        desk.deadlines.mark_done(which, "letter_out", HELD.date() + timedelta(days=1))
        return which


def _ashdown() -> Booking:
    return _booking(
        "Ashdown", "west-midlands", HELD, NORA, "Committee Room 1",
        (("Cerys Ashdown", date(2014, 5, 2)), ("Bram Ashdown", date(2018, 9, 21))),
        strategy_discussions=(date(2026, 10, 23),),
    )  # fmt: skip


def _bookings() -> tuple[Booking, ...]:
    """What lies ahead: every kind, five rooms and hours, two chairs."""
    at = [datetime(2026, 11, 26, 14, 30, tzinfo=LONDON), datetime(2026, 11, 30, 10, tzinfo=LONDON),
          datetime(2026, 12, 2, 13, 30, tzinfo=LONDON), datetime(2026, 12, 4, 9, 30, tzinfo=LONDON),
          datetime(2026, 12, 8, 14, tzinfo=LONDON), datetime(2026, 12, 10, 10, tzinfo=LONDON)]  # fmt: skip
    return (
        _booking(
            "Quill", "city-of-london", at[0], IDRIS, "Committee Room 2", (("Hugo Quill", date(2011, 2, 8)),),
            kind=ConferenceKind.REVIEW, number=2, last_review=date(2026, 6, 10),
            plan_started=date(2026, 3, 17),
        ),
        _booking(
            "Tregellas", "leicestershire", at[1], NORA, "Committee Room 1",
            (("Esi Tregellas", date(2016, 7, 30)), ("Dov Tregellas", date(2020, 1, 14))),
            strategy_discussions=(date(2026, 11, 10),),
        ),
        _booking(
            "Harrow", "leeds", at[2], IDRIS, "Committee Room 1", (("Greta Harrow", date(2009, 10, 5)),),
            kind=ConferenceKind.REVIEW, number=1, previous_conference=date(2026, 9, 4),
            plan_started=date(2026, 9, 4),
        ),
        _booking(
            "Lindqvist", "leicestershire", at[3], NORA, "Committee Room 2",
            (("Finn Lindqvist", date(2019, 3, 12)),), strategy_discussions=(date(2026, 11, 16),),
        ),
        _booking(
            "Marwood", "west-midlands", at[4], NORA, "Online", (("Unborn baby Marwood", None),),
            kind=ConferenceKind.PRE_BIRTH, strategy_discussions=(date(2026, 11, 17),),
        ),
        _booking(
            "Varga", "city-of-london", at[5], IDRIS, "Committee Room 1", (("Ines Varga", date(2013, 12, 1)),),
            kind=ConferenceKind.TRANSFER_IN, moved_in=date(2026, 11, 20), notified=date(2026, 11, 24),
            plan_started=date(2026, 5, 11),
        ),
    )  # fmt: skip


def _booking(
    family: str,
    procedure: str,
    starts: datetime,
    held_by: tuple[str, str],
    room: str,
    children: tuple[tuple[str, date | None], ...],
    *,
    kind: ConferenceKind = ConferenceKind.INITIAL,
    **days: Any,
) -> Booking:
    booking = Booking(
        kind=kind,
        starts=starts,
        ends=starts + timedelta(hours=2),
        venue=room,
        chair=held_by[0],
        clerk=held_by[1],
        family=NewFamily(family, "", procedure),
        children=tuple(
            BookedChild(name, born, None if born else date(2027, 3, 4)) for name, born in children
        ),
    )
    return replace(booking, **days)
