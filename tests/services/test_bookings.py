"""Booking a conference, correcting and moving it; nobody is booked twice, and what becomes late is said."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.errors import NotPossible
from cpdesk.models.conference import Conference
from cpdesk.models.decision import Decision
from cpdesk.rules.wording import LONDON, local
from cpdesk.services.change import Change
from cpdesk.services.clashes import overlap, room_of
from cpdesk.snapshots.bookings import BookedChild, Booking, ClashKind, NewFamily
from cpdesk.vocabulary import AttendanceMode, ConferenceKind, ConferenceState, Outcome
from tests.services.asked_of_the_file import queries

THURSDAY = date(2026, 12, 10)
FRIDAY = date(2026, 12, 11)
"""The last day: the fifteenth working day after Friday 20 November."""


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=LONDON)


def wanted(name: str = "Harlow", **fields) -> Booking:
    """A conference of a new family on a quiet Thursday, ten to noon."""
    usual = {
        "kind": ConferenceKind.INITIAL,
        "starts": at(THURSDAY, 10),
        "ends": at(THURSDAY, 12),
        "venue": "Room 4",
        "chair": "Ruth Oakes",
        "clerk": "Sam Field",
        "family": NewFamily(name, f"CP-{name}"),
        "children": (BookedChild("Isla Harlow", born=date(2020, 5, 1)),),
        "strategy_discussions": (date(2026, 11, 24), date(2026, 11, 20)),
    }
    return Booking(**(usual | fields))


def elsewhere(name: str = "Marsh", **fields) -> Booking:
    """A conference of another family with other people in another room, at the same time."""
    return wanted(name, **({"venue": "Room 9", "chair": "Jo Reed", "clerk": "Kim Vale"} | fields))


@contextmanager
def refused(desk, words: str) -> Iterator[None]:
    """Refused in these words, which name no family, and nothing has changed."""
    before = desk.cases.find()
    with pytest.raises(NotPossible, match=words) as caught:
        yield
    assert "Harlow" not in str(caught.value)
    assert desk.cases.find() == before


def due(dates, rule: str):
    return next((d for d in dates if d.rule == rule), None)


# Booking


def test_a_conference_is_booked_with_a_new_family(desk, announced):
    booked = desk.bookings.book(wanted())
    assert announced == [Change("case", booked.case_id)]
    page = desk.cases.page(booked.case_id)
    assert (page.name, page.reference, page.practice) == ("Harlow family", "CP-Harlow", False)
    assert [child.name for child in page.children] == ["Isla Harlow"]
    held = desk.meeting.conference(booked.conference_id)
    assert (held.day, held.state, held.venue) == (THURSDAY, ConferenceState.BOOKED, "Room 4")
    assert (held.name(held.chair), held.name(held.clerk)) == ("Ruth Oakes", "Sam Field")
    assert [a.person.role for a in held.attendance] == ["Chair", held.procedure.roles.clerk]
    assert not any(held.procedure.agencies.counts(a.person.agency_group) for a in held.attendance)
    assert held.strategy_discussions == (date(2026, 11, 20), date(2026, 11, 24))
    assert due(held.dates, "conference_latest").day == FRIDAY


def test_a_new_family_is_worked_under_the_procedure_that_was_chosen_for_it(desk):
    booked = desk.bookings.book(wanted(family=NewFamily("Harlow family", "", "leeds")))
    held = desk.meeting.conference(booked.conference_id)
    assert held.procedure.key == "leeds"
    assert desk.cases.page(booked.case_id).name == "Harlow family"
    desk.procedures.set_default("leicestershire")
    other = desk.bookings.book(elsewhere(family=NewFamily("Marsh")))
    assert desk.meeting.conference(other.conference_id).procedure.key == "leicestershire"


def test_a_conference_of_a_case_knows_its_people_by_their_folded_names(desk, booked):
    before = desk.meeting.conference(booked.conference_id)
    chair = before.name(before.chair)
    booking = replace(
        desk.bookings.propose(booked.case_id), starts=at(FRIDAY, 10), ends=None, chair=f"  {chair.upper()} "
    )
    made = desk.bookings.book(booking)
    after = desk.meeting.conference(made.conference_id)
    assert (after.case_id, after.chair, after.practice) == (booked.case_id, before.chair, True)
    assert len(after.people) == len(before.people)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"family": None}, "name of a new family"),
        ({"family": NewFamily("  ")}, "needs a name"),
        ({"children": ()}, "at least one child"),
        ({"children": (BookedChild(" "),)}, "Each child needs a name"),
        ({"ends": at(THURSDAY, 10)}, "end before it starts"),
        ({"ends": at(FRIDAY, 9)}, "not end on the day it starts"),
        ({"starts": at(date(2026, 12, 12), 10), "ends": None}, "Saturday 12 December 2026: it is a weekend"),
        ({"starts": at(date(2026, 12, 25), 10), "ends": None}, "Friday 25 December 2026: Christmas Day"),
        ({"invited": (uuid4(),)}, "not in this case"),
        ({"children": (BookedChild("Isla", id=uuid4()),)}, "not in the case"),
    ],
)
def test_what_cannot_be_booked_is_refused_with_the_reason(desk, fields, words):
    with refused(desk, words):
        desk.bookings.book(wanted(**fields))


def test_a_closed_day_of_the_office_is_refused_by_its_name(desk):
    desk.office.add_day_off(THURSDAY, "Staff day", bank_holiday=False)
    with refused(desk, "Nobody works on Thursday 10 December 2026: Staff day"):
        desk.bookings.book(wanted())


def test_a_reference_stands_for_one_case(desk):
    desk.bookings.book(wanted())
    with refused(desk, "has this reference"):
        desk.bookings.book(elsewhere(family=NewFamily("Marsh", "CP-Harlow")))


def test_a_conference_that_was_held_may_be_entered_and_it_is_said_that_its_day_is_over(desk):
    past = wanted(starts=at(date(2026, 11, 12), 10), ends=None)
    said = desk.bookings.if_booked(past)
    assert "Thursday 12 November 2026 is over" in said.remarks[0]
    booked = desk.bookings.book(past)
    assert desk.meeting.conference(booked.conference_id).day == date(2026, 11, 12)


# Double bookings


def test_a_chair_in_two_places_is_refused(desk):
    desk.bookings.book(wanted())
    twice = elsewhere(chair="RUTH  OAKES", starts=at(THURSDAY, 11), ends=at(THURSDAY, 13))
    with refused(desk, "The chair has another conference from 10:00 to 12:00 that day"):
        desk.bookings.book(twice)


def test_a_clerk_who_chairs_elsewhere_then_is_refused(desk):
    desk.bookings.book(wanted())
    with refused(desk, "The clerk has another conference"):
        desk.bookings.book(elsewhere(clerk="Ruth Oakes"))


@pytest.mark.parametrize("venue", ["room 4", "Room 4; professionals online", "Room 4 (hybrid)"])
def test_a_room_taken_then_is_refused(desk, venue):
    desk.bookings.book(wanted())
    with refused(desk, "The room is taken by another conference from 10:00 to 12:00"):
        desk.bookings.book(elsewhere(venue=venue))


@pytest.mark.parametrize("venue", ["Online", "", "by video call", "Microsoft Teams", "online only"])
def test_any_number_can_meet_from_afar(desk, venue):
    desk.bookings.book(wanted(venue=venue))
    desk.bookings.book(elsewhere(venue=venue))
    assert room_of(venue) == ""


def test_a_conference_may_begin_as_another_ends(desk):
    desk.bookings.book(wanted())
    desk.bookings.book(wanted("Marsh", starts=at(THURSDAY, 12), ends=at(THURSDAY, 14)))
    desk.bookings.book(wanted("Pike", starts=at(THURSDAY, 8), ends=at(THURSDAY, 10)))
    assert len(desk.cases.find()) == 3


def test_a_conference_without_an_end_lasts_as_long_as_its_run_sheet(desk):
    first = desk.bookings.book(wanted(ends=None))
    held = desk.meeting.conference(first.conference_id)
    ends = held.starts + timedelta(minutes=held.procedure.run_sheet.minutes)
    assert held.planned_end is None
    with refused(desk, "The chair has"):
        desk.bookings.book(wanted("Marsh", starts=ends - timedelta(minutes=1), ends=None))
    desk.bookings.book(wanted("Marsh", starts=ends, ends=None))


def test_a_child_has_one_conference_a_day(desk):
    first = desk.bookings.book(wanted())
    again = elsewhere(
        family=None, case_id=first.case_id, children=(), starts=at(THURSDAY, 15), ends=at(THURSDAY, 16)
    )
    with refused(desk, "The child has another conference from 10:00 to 12:00 that day"):
        desk.bookings.book(again)


def test_practice_conferences_stand_only_in_each_others_way(desk, booked):
    practice = desk.meeting.conference(booked.conference_id)
    same = wanted(
        starts=practice.starts, ends=practice.planned_end, venue=practice.venue,
        chair=practice.name(practice.chair), clerk=practice.name(practice.clerk),
    )  # fmt: skip
    desk.bookings.book(same)
    assert not desk.bookings.if_moved(booked.conference_id, practice.starts).clashes


def test_clashes_are_told_before_anything_is_saved_each_with_its_conference(desk):
    first = desk.bookings.book(wanted())
    found = desk.bookings.clashes(
        None, at(THURSDAY, 9), at(THURSDAY, 11), "Ruth Oakes", "Sam Field", "Room 4", case=first.case_id
    )
    assert [c.kind for c in found] == [ClashKind.CHILD, ClashKind.CHAIR, ClashKind.CLERK, ClashKind.ROOM]
    assert {c.conference_id for c in found} == {first.conference_id}
    assert desk.bookings.clashes(first.conference_id, at(THURSDAY, 9), at(THURSDAY, 11), "Ruth Oakes") == ()


def test_a_booking_before_midnight_in_summer_belongs_to_its_local_day(desk):
    late = datetime(2026, 7, 14, 23, 30, tzinfo=UTC)  # half past midnight on Wednesday
    booked = desk.bookings.book(wanted(starts=late, ends=None))
    assert desk.meeting.conference(booked.conference_id).day == date(2026, 7, 15)


def test_as_many_queries_tell_of_clashes_with_one_conference_as_with_many(desk):
    seen = []
    for n in range(4):
        desk.bookings.book(elsewhere(f"Marsh{n}", venue="online", chair=f"Chair {n}", clerk=f"Clerk {n}"))
        with queries(desk) as asked:
            desk.bookings.clashes(None, at(THURSDAY, 9), at(THURSDAY, 11), "Chair 0", "Clerk 1", "Room 4")
        seen.append(len(asked))
        assert any("conferences.day BETWEEN" in statement for statement in asked)
    assert len(set(seen)) == 1


MINUTES = st.integers(0, 1440)


@given(a=MINUTES, a_long=st.integers(1, 300), b=MINUTES, b_long=st.integers(1, 300))
def test_two_stretches_overlap_when_they_share_a_minute(a, a_long, b, b_long):
    start = datetime(2026, 10, 25, 0, 0, tzinfo=UTC)  # the day on which the clocks go back

    def stretch(begins, lasts):
        begin = (start + timedelta(minutes=begins)).astimezone(LONDON)
        return begin, (start + timedelta(minutes=begins + lasts)).astimezone(UTC)

    shared = set(range(a, a + a_long)) & set(range(b, b + b_long))
    assert overlap(stretch(a, a_long), stretch(b, b_long)) is bool(shared)
    assert overlap(stretch(b, b_long), stretch(a, a_long)) is bool(shared)


@given(st.text(max_size=40))
def test_any_venue_is_a_room_or_none_and_the_same_one_however_it_is_written(venue):
    assert room_of(venue) == room_of(room_of(venue)) == room_of(f"  {venue}; ONLINE ")


# Correcting


def test_a_booking_is_corrected_and_every_date_follows(desk, announced):
    booked = desk.bookings.book(wanted())
    before = desk.bookings.booking(booked.conference_id)
    announced.clear()
    desk.bookings.change(
        booked.conference_id,
        replace(before, strategy_discussions=(date(2026, 11, 23),), epo_end=FRIDAY, venue="Room 5"),
    )
    assert announced == [Change("conference", booked.conference_id)]
    held = desk.meeting.conference(booked.conference_id)
    assert due(held.dates, "conference_latest").day == date(2026, 12, 14)
    assert (held.epo_end, held.venue, held.strategy_discussions) == (FRIDAY, "Room 5", (date(2026, 11, 23),))
    assert desk.bookings.booking(booked.conference_id) == replace(
        before, strategy_discussions=(date(2026, 11, 23),), epo_end=FRIDAY, venue="Room 5"
    )


def test_a_corrected_name_of_the_chair_leaves_nobody_behind(desk):
    booked = desk.bookings.book(wanted(chair="Ruth Okaes"))
    before = desk.bookings.booking(booked.conference_id)
    desk.bookings.change(booked.conference_id, replace(before, chair="Ruth Oakes"))
    held = desk.meeting.conference(booked.conference_id)
    assert [p.name for p in held.people if not p.is_family] == ["Sam Field", "Ruth Oakes"]
    assert {a.person.name for a in held.attendance} == {"Sam Field", "Ruth Oakes"}


def test_a_chair_who_is_known_otherwise_stays_in_the_case(desk, booked):
    before = desk.bookings.booking(booked.conference_id)
    people = len(desk.cases.page(booked.case_id).people)
    desk.bookings.change(booked.conference_id, replace(before, chair="Ruth Oakes"))
    held = desk.meeting.conference(booked.conference_id)
    assert len(held.people) == people + 1
    assert held.name(held.chair) == "Ruth Oakes"


def test_a_birth_that_is_entered_moves_the_review(desk):
    baby = BookedChild("Unborn baby Harlow", expected=date(2027, 3, 1))
    booked = desk.bookings.book(
        wanted(
            kind=ConferenceKind.PRE_BIRTH, children=(baby,), family=NewFamily("Harlow", "", "west-midlands")
        )
    )
    before = desk.meeting.conference(booked.conference_id)
    (child,) = before.children
    assert child.unborn
    first = due(before.dates, "review_first")
    assert first.provisional
    desk.attendance.change_person(child.id, born=date(2027, 1, 11), unborn=False)
    after = due(desk.meeting.conference(booked.conference_id).dates, "review_first")
    assert after.day < first.day
    assert not after.provisional
    booking = desk.bookings.booking(booked.conference_id)
    assert booking.children[0].born == date(2027, 1, 11)


def test_once_it_has_begun_a_booking_is_neither_corrected_nor_moved(desk, running):
    booking = desk.bookings.booking(running)
    with pytest.raises(NotPossible, match="has begun"):
        desk.bookings.change(running, booking)
    with pytest.raises(NotPossible, match="has begun"):
        desk.bookings.move(running, at(FRIDAY, 10))


def test_a_correction_that_clashes_changes_nothing(desk):
    desk.bookings.book(wanted())
    other = desk.bookings.book(elsewhere())
    before = desk.bookings.booking(other.conference_id)
    with refused(desk, "The room is taken"):
        desk.bookings.change(other.conference_id, replace(before, venue="Room 4", chair="Pat Lee"))
    assert desk.bookings.booking(other.conference_id) == before


# Moving


def test_a_conference_is_moved_with_its_length(desk, announced):
    booked = desk.bookings.book(wanted())
    announced.clear()
    desk.bookings.move(booked.conference_id, at(FRIDAY, 14))
    held = desk.meeting.conference(booked.conference_id)
    assert announced == [Change("conference", booked.conference_id)]
    assert (held.day, held.starts, held.planned_end) == (FRIDAY, at(FRIDAY, 14), at(FRIDAY, 16))
    desk.bookings.move(booked.conference_id, at(FRIDAY, 9), at(FRIDAY, 10), "Room 1")
    held = desk.meeting.conference(booked.conference_id)
    assert (held.planned_end, held.venue) == (at(FRIDAY, 10), "Room 1")


def test_a_move_across_the_change_of_the_clocks_keeps_the_hours(desk):
    friday, monday = date(2026, 10, 23), date(2026, 10, 26)
    booked = desk.bookings.book(wanted(starts=at(friday, 10), ends=at(friday, 12)))
    desk.bookings.move(booked.conference_id, at(monday, 10))
    assert f"{local(desk.meeting.conference(booked.conference_id).planned_end):%H:%M}" == "12:00"


def test_a_move_into_another_conference_is_refused(desk):
    desk.bookings.book(wanted())
    other = desk.bookings.book(wanted("Marsh", starts=at(FRIDAY, 10), ends=at(FRIDAY, 12)))
    with refused(desk, "The chair has another conference"):
        desk.bookings.move(other.conference_id, at(THURSDAY, 10))
    assert desk.meeting.conference(other.conference_id).day == FRIDAY


def test_what_a_move_makes_late_is_said_and_nothing_is_moved(desk):
    booked = desk.bookings.book(wanted())
    said = desk.bookings.if_moved(booked.conference_id, at(date(2026, 12, 14), 10))
    assert [d.rule for d in said.becomes_late] == ["conference_latest"]
    assert not said.back_in_time
    assert due(said.dates, "conference_latest").met is False
    assert desk.meeting.conference(booked.conference_id).day == THURSDAY


def test_a_move_back_before_the_last_day_is_in_time_again(desk):
    booked = desk.bookings.book(wanted(starts=at(date(2026, 12, 14), 10), ends=None))
    said = desk.bookings.if_moved(booked.conference_id, at(FRIDAY, 10))
    assert [d.rule for d in said.back_in_time] == ["conference_latest"]
    assert not said.becomes_late


def test_a_report_whose_day_would_be_over_counts_as_late(desk):
    booked = desk.bookings.book(wanted())
    said = desk.bookings.if_moved(booked.conference_id, at(date(2026, 11, 27), 10))  # tomorrow
    assert {"report_family", "report_chair"} <= {d.rule for d in said.becomes_late}
    assert all(d.day < date(2026, 11, 26) for d in said.becomes_late)


def test_a_booking_tells_its_dates_before_it_is_made(desk):
    said = desk.bookings.if_booked(wanted(starts=at(date(2026, 12, 14), 10), ends=None))
    assert due(said.dates, "conference_latest").day == FRIDAY
    assert [d.rule for d in said.becomes_late] == ["conference_latest"]
    assert desk.cases.find() == ()
    booked = desk.bookings.book(wanted())
    held = desk.meeting.conference(booked.conference_id)
    changed = replace(desk.bookings.booking(booked.conference_id), epo_end=date(2026, 12, 9))
    late = desk.bookings.if_booked(changed, booked.conference_id).becomes_late
    assert [d.rule for d in late] == ["epo_latest"]
    assert desk.meeting.conference(booked.conference_id) == held


@pytest.mark.parametrize("day", [date(2026, 11, 27), FRIDAY, date(2026, 12, 14), date(2027, 1, 4)])
def test_what_a_move_makes_late_the_move_back_makes_good(desk, day):
    booked = desk.bookings.book(wanted())
    there = desk.bookings.if_moved(booked.conference_id, at(day, 10))
    desk.bookings.move(booked.conference_id, at(day, 10))
    back = desk.bookings.if_moved(booked.conference_id, at(THURSDAY, 10))
    assert {d.rule for d in there.becomes_late} == {d.rule for d in back.back_in_time}
    assert not there.back_in_time
    assert not back.becomes_late
    held = desk.meeting.conference(booked.conference_id)
    assert held.dates == desk.bookings.if_moved(booked.conference_id, at(day, 10)).dates == there.dates


def test_the_last_day_is_told_before_a_day_is_chosen(desk):
    told = [desk.bookings.last_days(wanted(starts=at(day, 10), ends=None)) for day in (THURSDAY, FRIDAY)]
    assert told[0] == told[1]
    assert due(told[0], "conference_latest").day == FRIDAY
    assert due(told[0], "conference_latest").met is None
    assert due(told[0], "invitations") is None


def test_a_booking_that_is_foreseen_has_the_dates_it_gets(desk):
    booking = wanted(kind=ConferenceKind.TRANSFER_IN, moved_in=date(2026, 11, 19), notified=FRIDAY)
    said = desk.bookings.if_booked(booking)
    held = desk.meeting.conference(desk.bookings.book(booking).conference_id)
    assert [(d.rule, d.due, d.met) for d in said.dates] == [(d.rule, d.due, d.met) for d in held.dates]


# Proposing


def test_a_review_is_proposed_after_a_plan(desk, filled):
    before = desk.meeting.conference(filled.conference_id)
    proposed = desk.bookings.propose(filled.case_id)
    assert proposed.kind is ConferenceKind.REVIEW
    assert proposed.starts == before.review_at
    assert proposed.chair == before.name(before.chair)
    assert proposed.clerk == before.name(before.clerk)
    assert (proposed.number, proposed.previous_conference) == (1, before.day)
    assert (proposed.plan_started, proposed.last_review) == (before.day, None)
    assert set(before.core_group) <= set(proposed.invited)
    came = {a.person.id for a in before.attendance if a.ever_present}
    stayed_away = {
        a.person.id for a in before.attendance
        if not a.ever_present and not a.person.is_family and a.person.id not in before.core_group
    }  # fmt: skip
    assert came <= set(proposed.invited)
    assert not stayed_away & set(proposed.invited)


def test_a_proposed_review_looks_back_on_the_plan_and_knows_its_people(desk, filled):
    before = desk.meeting.conference(filled.conference_id)
    booked = desk.bookings.book(desk.bookings.propose(filled.case_id))
    review = desk.meeting.conference(booked.conference_id)
    assert [o.text for o in review.previous_plan.outcomes] == [o.text for o in before.plan.outcomes]
    owners = [a.owners for o in before.plan.outcomes for a in o.actions]
    assert [a.owners for o in review.previous_plan.outcomes for a in o.actions] == owners
    knew = {a.person.id: set(a.knows) for a in before.attendance}
    assert all(set(a.knows) == knew[a.person.id] for a in review.attendance)
    assert {a.mode for a in review.attendance} == {AttendanceMode.EXPECTED}
    assert any(a.interpreter for a in review.attendance)
    assert not review.plan.outcomes


def _without_agreed_review(desk, conference):
    with desk._store.writing() as session:
        session.get_one(Conference, conference).review_at = None


def test_without_an_agreed_day_the_review_is_proposed_for_its_last_day(desk, filled, clock):
    _without_agreed_review(desk, filled.conference_id)
    clock.at = datetime(2025, 6, 20, 9, 0, tzinfo=UTC)
    last = due(desk.meeting.conference(filled.conference_id).dates, "review_first").day
    proposed = desk.bookings.propose(filled.case_id)
    assert proposed.starts == at(last, 10)
    assert desk.bookings.if_booked(proposed).becomes_late == ()


def test_once_the_last_day_is_over_the_review_is_proposed_for_the_next_working_day(desk, filled, clock):
    _without_agreed_review(desk, filled.conference_id)
    assert desk.bookings.propose(filled.case_id).starts == at(date(2026, 11, 27), 10)
    said = desk.bookings.if_booked(desk.bookings.propose(filled.case_id))
    assert "review_latest" in {d.rule for d in said.becomes_late}


def _reviewed(desk, filled, outcome):
    """The first review, held, with the same outcome for every child."""
    booked = desk.bookings.book(desk.bookings.propose(filled.case_id))
    with desk._store.writing() as session:
        review = session.get_one(Conference, booked.conference_id)
        review.state = ConferenceState.CLOSED
        for n, child in enumerate(desk.cases.page(filled.case_id).children):
            session.add(Decision(conference_id=review.id, child_id=child.id, position=n, outcome=outcome))
    return desk.meeting.conference(booked.conference_id)


def test_after_a_review_that_keeps_the_plan_the_next_one_is_proposed(desk, filled):
    first = desk.meeting.conference(filled.conference_id)
    review = _reviewed(desk, filled, Outcome.CHILD_PROTECTION_PLAN)
    proposed = desk.bookings.propose(filled.case_id)
    assert (proposed.kind, proposed.number) == (ConferenceKind.REVIEW, 2)
    assert (proposed.last_review, proposed.previous_conference) == (review.day, None)
    assert proposed.plan_started == first.day
    assert due(desk.bookings.if_booked(proposed).dates, "review_latest").day == date(2026, 2, 26)


@pytest.mark.parametrize("outcome", [Outcome.PLAN_ENDS, Outcome.CHILD_IN_NEED_PLAN])
def test_after_the_end_of_a_plan_an_initial_conference_knows_when_it_ended(desk, filled, outcome):
    review = _reviewed(desk, filled, outcome)
    proposed = desk.bookings.propose(filled.case_id)
    assert proposed.kind is ConferenceKind.INITIAL
    assert proposed.previous_plan_end == review.day


def test_a_first_review_after_a_pre_birth_conference_is_due_a_month_after_the_birth(desk):
    """West Midlands: one month after the birth or three months after the conference, the sooner."""
    baby = BookedChild("Unborn baby Harlow", expected=date(2027, 1, 20))
    family = NewFamily("Harlow", "", "west-midlands")
    first = desk.bookings.book(wanted(kind=ConferenceKind.PRE_BIRTH, children=(baby,), family=family))
    (child,) = desk.meeting.conference(first.conference_id).children
    review = Booking(
        kind=ConferenceKind.REVIEW, starts=at(date(2027, 2, 8), 10), case_id=first.case_id,
        number=1, previous_conference=THURSDAY,
    )  # fmt: skip
    said = due(desk.bookings.if_booked(review).dates, "review_latest")
    assert (said.day, said.provisional) == (date(2027, 2, 19), True)  # Saturday 20 February moves back
    desk.attendance.change_person(child.id, born=date(2027, 1, 6), unborn=False)
    said = due(desk.bookings.if_booked(review).dates, "review_latest")
    assert (said.day, said.provisional, said.met) == (date(2027, 2, 5), False, False)


def test_only_unborn_children_propose_a_pre_birth_conference(desk):
    baby = BookedChild("Unborn baby Harlow", expected=date(2027, 3, 1))
    booked = desk.bookings.book(wanted(children=(baby,)))
    proposed = desk.bookings.propose(booked.case_id)
    assert proposed.kind is ConferenceKind.PRE_BIRTH
    assert [c.expected for c in proposed.children] == [date(2027, 3, 1)]


def test_an_unknown_case_or_conference_is_refused_in_words(desk):
    with pytest.raises(NotPossible, match="not in the file"):
        desk.bookings.propose(uuid4())
    with pytest.raises(NotPossible, match="not in the file"):
        desk.bookings.move(uuid4(), at(FRIDAY, 10))
    with pytest.raises(NotPossible, match="not in the file"):
        desk.bookings.book(wanted(family=None, case_id=uuid4()))


def test_familiar_names_are_given_once_each_and_apart_from_practice(desk, booked):
    desk.bookings.book(wanted())
    desk.bookings.book(wanted("Marsh", starts=at(FRIDAY, 10), ends=None, chair="ruth oakes", venue="Room 5"))
    desk.bookings.book(elsewhere("Old", starts=at(date(2025, 3, 6), 10), ends=None))
    known = desk.bookings.familiar()
    assert (known.chairs, known.clerks) == (("ruth oakes",), ("Sam Field",))
    assert known.rooms == ("Room 4", "Room 5")
    assert desk.bookings.familiar(practice=True).chairs == ()  # the practice conference is years ago


@pytest.mark.parametrize("year", [1, 1899, 2999, 9999])
def test_a_slip_in_a_year_is_refused_and_nothing_breaks(desk, year):
    starts = datetime(year, 6, 3, 10, tzinfo=UTC)
    with pytest.raises(NotPossible, match="Check the years"):
        desk.bookings.book(wanted(starts=starts, ends=None))
    with pytest.raises(NotPossible, match="Check the years"):
        desk.bookings.if_booked(wanted(strategy_discussions=(date(year, 5, 2),)))
    assert desk.cases.find() == ()
