"""Whole lives of cases: what is open, the page of the case and the calendar say the same throughout."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from cpdesk.rules.wording import LONDON
from cpdesk.services.desk import Desk
from cpdesk.snapshots.bookings import BookedChild, BookedConference, Booking, NewFamily
from cpdesk.snapshots.deadlines import Place
from cpdesk.snapshots.decisions import Decision
from cpdesk.vocabulary import Category, ConferenceKind, Outcome

DISCUSSED, FIRST, REVIEW = date(2026, 11, 5), date(2026, 11, 26), date(2027, 2, 25)
PLAN = Outcome.CHILD_PROTECTION_PLAN


def at(day: date, hour: int = 10) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=LONDON)


class Life:
    """One case, lived through by its dates."""

    def __init__(self, desk: Desk, clock) -> None:
        self.desk, self._clock = desk, clock
        self.on(date(2026, 11, 6))

    def on(self, day: date, hour: int = 9) -> None:
        self.day, self._clock.at = day, at(day, hour)

    def book(self, day: date, kind=ConferenceKind.INITIAL, **more) -> BookedConference:
        new = {"family": NewFamily("Harlow"), "children": (BookedChild("Isla Harlow", date(2018, 5, 1)),)}
        return self.desk.bookings.book(
            Booking(
                kind=kind, starts=at(day), ends=at(day, 12), **(more if "case_id" in more else new | more)
            )
        )

    def review(self, case: UUID, day: date) -> UUID:
        self.on(day - timedelta(days=20))
        proposed = self.desk.bookings.propose(case)
        which = self.desk.bookings.book(proposed).conference_id
        if self.desk.meeting.conference(which).day != day:
            self.desk.bookings.move(which, at(day))
        return which

    def hold(self, which: UUID, outcome: Outcome = PLAN, core_group: date | None = None) -> None:
        conference = self.desk.meeting.conference(which)
        self.on(conference.day, 10)
        self.desk.run_sheet.begin(which)
        for child in conference.children:
            category = Category.NEGLECT if outcome is PLAN else None
            decision = Decision(child.id, outcome, category, reason="As said.", override_reason="As said.")
            self.desk.decisions.decide(which, decision)
        if core_group is not None:
            self.desk.closing.set_core_group_at(which, at(core_group))
        self.on(conference.day, 12)
        self.desk.closing.close(which, "The rest is settled by telephone.")

    def open(self, case: UUID):
        """What is open; the page of the case says the very same of it."""
        found = [one for one in self.desk.deadlines.open(self.day) if one.case_id == case]
        page = [one.open for one in self.desk.cases.page(case).dates if one.open is not None]
        assert {(one.conference_id, one.title, one.due.due, one.standing.words) for one in found} == {
            (one.conference_id, one.title, one.due.due, one.standing.words) for one in page
        }
        return {one.due.rule: one for one in found}


@pytest.fixture
def life(desk, clock) -> Life:
    return Life(desk, clock)


def test_a_conference_that_never_began_is_said_once_though_two_limits_fall_on_one_day(life):
    booked = life.book(date(2026, 11, 12), strategy_discussions=(DISCUSSED,), epo_end=FIRST)
    life.on(date(2026, 11, 13))
    said = [one for one in life.open(booked.case_id).values() if "not begun" in one.standing.words]
    assert [one.due.rule for one in said] == ["conference_latest"]
    shown = {one.due.rule for one in life.desk.cases.page(booked.case_id).dates}
    assert not shown & {"decisions_out", "core_group_first", "review_first", "epo_latest"}
    november = life.desk.calendar.between(date(2026, 11, 1), date(2026, 11, 30)).last_dates
    assert {(mark.due.rule, mark.due.met) for mark in november} == {
        ("conference_latest", None), ("epo_latest", None),
    }  # fmt: skip


def test_a_conference_on_a_day_that_became_a_day_off_is_to_be_moved_and_said_once(life):
    booked = life.book(FIRST, strategy_discussions=(DISCUSSED,), epo_end=FIRST)
    assert not {"conference_latest", "epo_latest"} & life.open(booked.case_id).keys()
    life.desk.office.add_day_off(FIRST, "Staff day", bank_holiday=False)
    (said,) = [one for one in life.open(booked.case_id).values() if "day off" in one.standing.words]
    assert (said.late, said.booking, said.place) == (True, booked.conference_id, Place.BOOKING)
    assert said.next_step.startswith(
        "It is booked for Thursday 26 November 2026, on which nobody works (Staff day). Move it"
    )
    life.desk.bookings.move(booked.conference_id, at(date(2026, 11, 25)))
    assert not any("day off" in one.standing.words for one in life.open(booked.case_id).values())


def test_a_conference_on_a_day_off_is_said_even_when_nothing_tells_its_last_day(life):
    booked = life.book(FIRST)
    life.desk.office.add_day_off(FIRST, "Jubilee", bank_holiday=True)
    said = life.open(booked.case_id)["conference_latest"]
    assert said.standing.words == "booked for 26 Nov 2026, a day off (Jubilee)"


def test_a_review_and_a_core_group_on_a_day_off_are_to_be_moved(life):
    first = life.book(FIRST, strategy_discussions=(DISCUSSED,))
    life.hold(first.conference_id, core_group=date(2026, 12, 8))
    assert "core_group_first" not in life.open(first.case_id)
    life.desk.office.add_day_off(date(2026, 12, 8), "Staff day", bank_holiday=False)
    assert "agreed for 8 Dec 2026, a day off" in life.open(first.case_id)["core_group_first"].standing.words
    review = life.review(first.case_id, REVIEW)
    assert "review_first" not in life.open(first.case_id)
    life.desk.office.add_day_off(REVIEW, "Staff day", bank_holiday=False)
    said = life.open(first.case_id)["review_first"]
    assert (said.late, said.booking) == (True, review)


@pytest.mark.parametrize(
    ("kind", "rule"),
    [
        (ConferenceKind.INITIAL, "conference_latest"),
        (ConferenceKind.PRE_BIRTH, "conference_latest"),
        (ConferenceKind.TRANSFER_IN, "transfer_latest"),
        (ConferenceKind.REVIEW, "review_latest"),
    ],
)
def test_a_conference_that_never_began_is_said_even_when_nothing_tells_its_last_day(life, kind, rule):
    booked = life.book(date(2026, 11, 12), kind)
    assert rule not in life.open(booked.case_id)
    life.on(date(2026, 11, 13))
    said = life.open(booked.case_id)[rule]
    assert said.standing.words == "overdue by 1 working day; booked for 12 Nov 2026, not begun"
    assert said.booking == booked.conference_id
    assert "has not been entered" in said.due.explanation


def test_a_booking_that_never_began_asks_nothing_once_another_was_held_in_its_place(life):
    stale = life.book(date(2026, 11, 12), strategy_discussions=(DISCUSSED,))
    again = life.book(date(2026, 11, 19), case_id=stale.case_id, strategy_discussions=(DISCUSSED,))
    life.on(date(2026, 11, 13))
    assert "not begun" in life.open(stale.case_id)["conference_latest"].standing.words
    life.hold(again.conference_id)
    assert {one.conference_id for one in life.open(stale.case_id).values()} == {again.conference_id}
    page = life.desk.cases.page(stale.case_id)
    assert {one.conference_id for one in page.dates} == {again.conference_id}
    assert "booked" not in page.status


def test_a_review_that_was_left_running_is_neither_to_be_held_nor_moved(life):
    first = life.book(FIRST, strategy_discussions=(DISCUSSED,))
    life.hold(first.conference_id, core_group=date(2026, 12, 8))
    review = life.review(first.case_id, REVIEW)
    life.on(REVIEW, 10)
    life.desk.run_sheet.begin(review)
    life.on(REVIEW + timedelta(days=1))
    assert "review_first" not in life.open(first.case_id)
    assert [one.line.id for one in life.desk.deadlines.today(life.day).conferences] == [review]


def test_the_next_core_group_is_the_same_day_in_the_calendar_and_among_the_deadlines(life):
    first = life.book(FIRST, strategy_discussions=(DISCUSSED,))
    life.hold(first.conference_id, core_group=date(2026, 12, 8))
    life.on(date(2027, 1, 19))
    life.desk.deadlines.mark_done(first.conference_id, "core_group_next", date(2027, 1, 19))
    review = life.review(first.case_id, REVIEW)
    life.hold(review, core_group=date(2027, 3, 3))
    asked = life.open(first.case_id)["core_group_next"]
    span = life.desk.calendar.between(date(2027, 1, 1), date(2027, 6, 30))
    marked = [mark for mark in span.last_dates if mark.due.rule == "core_group_next"]
    assert [(mark.conference_id, mark.due.day) for mark in marked] == [(review, asked.due.day)]
    assert asked.due.day == date(2027, 3, 2)


def test_by_when_a_second_review_is_to_be_held_is_known_in_the_calendar_and_marked_once(life):
    first = life.book(FIRST, strategy_discussions=(DISCUSSED,))
    life.hold(first.conference_id)
    review = life.review(first.case_id, REVIEW)
    life.hold(review)
    second = life.review(first.case_id, date(2027, 8, 19))
    by_when = life.desk.calendar.held_by([second])[second]
    assert [(due.rule, due.day) for due in by_when] == [("review_latest", date(2027, 8, 25))]
    august = life.desk.calendar.between(date(2027, 8, 25), date(2027, 8, 25)).last_dates
    assert [mark.due.rule for mark in august] == ["review_next"]


def test_a_review_taken_over_from_elsewhere_has_its_last_day_in_the_calendar(life):
    review = life.book(
        date(2026, 11, 18), ConferenceKind.REVIEW, number=2, last_review=date(2026, 5, 20)
    ).conference_id
    november = life.desk.calendar.between(date(2026, 11, 20), date(2026, 11, 20)).last_dates
    assert [(mark.conference_id, mark.due.rule) for mark in november] == [(review, "review_latest")]
