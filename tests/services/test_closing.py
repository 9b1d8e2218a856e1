"""Closing a conference: what is missing, and what happens at the end."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from cpdesk.errors import NotPossible
from cpdesk.rules.wording import LONDON, local
from cpdesk.snapshots.bookings import BookedChild, Booking, NewFamily
from cpdesk.snapshots.decisions import Decision
from cpdesk.snapshots.entries import Draft
from cpdesk.vocabulary import AttendanceMode, Category, ConferenceKind, ConferenceState, Lane, Outcome


def words(desk, conference):
    return " ".join(m.words for m in desk.closing.missing(conference))


def decide_all(desk, conference, outcome=Outcome.CHILD_IN_NEED_PLAN, **more):
    for child in desk.meeting.conference(conference).children:
        decision = Decision(child.id, outcome, reason="Because.", **more)
        desk.decisions.decide(conference, decision)


def test_a_conference_cannot_close_without_a_decision_for_each_child(desk, running):
    with pytest.raises(NotPossible, match="a child has no decision") as refused:
        desk.closing.close(running, "We are late.")
    assert not any(child.short in str(refused.value) for child in desk.meeting.conference(running).children)
    assert desk.meeting.conference(running).state is ConferenceState.RUNNING


def test_decisions_stand_first_among_what_is_missing(desk, running):
    missing = desk.closing.missing(running)
    assert [m.must for m in missing] == sorted((m.must for m in missing), reverse=True)
    assert missing[0].step == "decision"


def test_open_points_need_a_reason_and_are_kept_with_it(desk, running, clock):
    decide_all(desk, running)
    with pytest.raises(NotPossible, match="write why"):
        desk.closing.close(running)
    desk.closing.close(running, "The core group will finish the plan.")
    conference = desk.meeting.conference(running)
    assert conference.state is ConferenceState.CLOSED
    assert conference.closed_with_open_points == "The core group will finish the plan."


def test_closing_ends_every_stretch_of_time(desk, running, booked, clock):
    desk.attendance.arrive(running, booked.ids["p_sw"], AttendanceMode.IN_PERSON)
    decide_all(desk, running)
    clock.pass_(90)
    desk.run_sheet.pause(running)
    desk.closing.close(running, "All agreed.")
    conference = desk.meeting.conference(running)
    assert all(p.left == clock.at for a in conference.attendance for p in a.presences)
    assert all(s.ended is not None for s in conference.steps)
    assert conference.paused_since is None


def test_a_child_protection_plan_needs_category_core_group_and_dates(desk, running, booked, clock):
    decide_all(desk, running, Outcome.CHILD_PROTECTION_PLAN)
    assert "category" in words(desk, running)
    decide_all(desk, running, Outcome.CHILD_PROTECTION_PLAN, category=Category.NEGLECT)
    asked = words(desk, running)
    assert "category" not in asked
    assert "core group" in asked
    assert "review conference has no date" in asked
    desk.closing.set_core_group(running, [booked.ids["f_mum"], booked.ids["p_sw"]])
    conference = desk.meeting.conference(running)
    due = {d.rule: d.day for d in conference.dates}
    in_time = conference.starts + timedelta(days=(due["core_group_first"] - conference.day).days)
    desk.closing.set_core_group_at(running, in_time)
    desk.closing.set_review_at(running, conference.starts + timedelta(days=400))
    asked = words(desk, running)
    assert "first core group" not in asked
    assert "review conference is later than its last day" in asked


def test_a_child_in_need_plan_asks_for_no_review_conference(desk, running):
    decide_all(desk, running)
    assert "review conference" not in words(desk, running)


def test_a_decision_without_majority_needs_the_reminders(desk, running):
    decide_all(desk, running)
    assert "remind everyone that they may dissent" in words(desk, running)
    decide_all(desk, running, reminded_dissent=True, reminded_escalation=True)
    assert "remind everyone" not in words(desk, running)


def test_the_voice_of_each_child_is_asked_for(desk, running, booked):
    assert "Ffi" in words(desk, running).split("voice of")[1].split("is not")[0]
    desk.meeting.add_entry(running, "I like soup.", Lane.CHILD_VOICE, about=[booked.ids["f_ffi"]])
    assert "Ffi" not in words(desk, running).split("voice of")[1].split("is not")[0]


def test_going_on_without_quorum_needs_a_reason(desk, running):
    assert "Not quorate for" in words(desk, running)
    desk.attendance.go_on_without_quorum(running, "Enough is known, and waiting would harm them.")
    assert "Not quorate for" not in words(desk, running)


def test_closing_twice_is_refused_and_the_first_end_stands(desk, running, clock):
    decide_all(desk, running)
    desk.closing.close(running, "We are late.")
    before = desk.meeting.conference(running)
    clock.pass_(10)
    with pytest.raises(NotPossible, match="is closed"):
        desk.closing.close(running)
    with pytest.raises(NotPossible, match="is closed"):
        desk.closing.close(running, "Another reason.")
    assert desk.meeting.conference(running) == before


def test_what_was_typed_and_not_added_is_asked_for_before_the_close(desk, running):
    assert "typed and not added" not in words(desk, running)
    desk.meeting.keep_draft(running, Draft("half a sentence"))
    assert "typed and not added" in words(desk, running)


def test_a_conference_never_ends_before_it_began_though_the_clock_is_set_back(desk, running, clock):
    decide_all(desk, running)
    clock.pass_(-60)
    desk.closing.close(running, "We are late.")
    conference = desk.meeting.conference(running)
    assert conference.ended >= conference.began


def test_a_conference_with_neither_chair_nor_clerk_can_be_held_and_closed(desk, practice):
    file = replace(practice, chair="", clerk="", lead_social_worker="")
    filled = desk.practice.bring_in(file, fill=True)
    conference = desk.meeting.conference(filled.conference_id)
    assert conference.state is ConferenceState.CLOSED
    assert (conference.chair, conference.clerk) == (None, None)


def test_a_core_group_agreed_for_a_day_gone_by_is_noticed(desk, running):
    decide_all(desk, running, Outcome.CHILD_PROTECTION_PLAN, category=Category.NEGLECT)
    desk.closing.set_core_group_at(running, desk.meeting.conference(running).starts - timedelta(days=3))
    assert "first core group is not after the conference" in words(desk, running)


def test_the_reason_for_open_points_is_kept_while_it_is_being_written(desk, running):
    decide_all(desk, running)
    desk.closing.keep_reason(running, " The core group ")
    assert desk.meeting.conference(running).closed_with_open_points == "The core group"
    desk.closing.close(running, "The core group will finish the plan.")
    assert desk.meeting.conference(running).closed_with_open_points == "The core group will finish the plan."
    with pytest.raises(NotPossible, match="closed"):
        desk.closing.keep_reason(running, "Too late.")


DAY, LATER = date(2026, 11, 25), date(2026, 11, 30)


def at(day, hour, minute=0):
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=LONDON)


@pytest.fixture
def harlow(desk, clock):
    """A conference booked for 25 November from 10:00 to 12:00; its last day is 26 November."""
    clock.at = at(date(2026, 11, 6), 9)
    return desk.bookings.book(
        Booking(
            kind=ConferenceKind.INITIAL, starts=at(DAY, 10), ends=at(DAY, 12), family=NewFamily("Harlow"),
            children=(BookedChild("Isla Harlow", date(2018, 5, 1)),),
            strategy_discussions=(date(2026, 11, 5),),
        )
    ).conference_id  # fmt: skip


def hold(desk, clock, which, begun, closed, ended=None, **how):
    """Begin and close a conference at two instants; gives it as it then stands."""
    clock.at = begun
    desk.run_sheet.begin(which, **how)
    decide_all(desk, which, Outcome.CHILD_PROTECTION_PLAN, category=Category.NEGLECT)
    clock.at = closed
    desk.closing.close(which, "The rest is settled by telephone.", ended)
    return desk.meeting.conference(which)


def due(conference, rule):
    return next(d for d in conference.dates if d.rule == rule)


def test_on_its_own_day_a_conference_ends_when_it_is_closed(desk, clock, harlow):
    conference = hold(desk, clock, harlow, at(DAY, 10, 5), at(DAY, 12, 20))
    assert (conference.began, conference.ended) == (at(DAY, 10, 5), at(DAY, 12, 20))
    assert (conference.starts, conference.planned_end) == (at(DAY, 10), at(DAY, 12))
    assert due(conference, "conference_latest").met is True


def test_a_conference_held_later_than_booked_is_late_and_every_date_counts_from_its_day(desk, clock, harlow):
    conference = hold(desk, clock, harlow, at(LATER, 9, 30), at(LATER, 11, 10), moved_to_today=True)
    assert (conference.day, conference.ended) == (LATER, at(LATER, 11, 10))
    latest = due(conference, "conference_latest")
    assert (latest.day, latest.met) == (date(2026, 11, 26), False)
    assert due(conference, "decisions_out").day == date(2026, 12, 1)
    assert due(conference, "core_group_first").day == date(2026, 12, 14)


def test_what_was_held_and_is_entered_afterwards_ended_as_it_was_planned(desk, clock, harlow):
    conference = hold(desk, clock, harlow, at(LATER, 14), at(LATER, 14, 40))
    assert (conference.day, conference.began, conference.ended) == (DAY, at(DAY, 10), at(DAY, 12))
    assert due(conference, "conference_latest").met is True
    assert due(conference, "decisions_out").day == date(2026, 11, 26)
    assert due(conference, "core_group_first").day == date(2026, 12, 9)


def test_the_end_of_what_is_entered_afterwards_can_be_given(desk, clock, harlow):
    conference = hold(desk, clock, harlow, at(LATER, 14), at(LATER, 14, 40), ended=at(DAY, 13, 15))
    assert (conference.began, conference.ended) == (at(DAY, 10), at(DAY, 13, 15))


def test_without_a_planned_end_it_ended_after_the_minutes_of_its_run_sheet(desk, clock, harlow):
    desk.bookings.change(harlow, replace(desk.bookings.booking(harlow), ends=None))
    conference = hold(desk, clock, harlow, at(LATER, 14), at(LATER, 14, 40))
    minutes = conference.procedure.run_sheet.minutes
    assert conference.ended == at(DAY, 10) + timedelta(minutes=minutes)


def test_left_open_overnight_it_never_ended_on_the_next_day_however_late_it_began(desk, clock, harlow):
    tomorrow = at(LATER, 9) + timedelta(days=1)
    conference = hold(desk, clock, harlow, at(LATER, 23, 10), tomorrow, moved_to_today=True)
    assert local(conference.planned_end).date() > LATER
    assert conference.ended == at(LATER, 23, 59)


def test_a_conference_that_was_left_open_overnight_ended_on_its_day_and_so_did_all_in_it(desk, clock, harlow):
    clock.at = at(DAY, 10)
    desk.run_sheet.begin(harlow)
    person = desk.attendance.add_person(harlow, "Ines Marlow", "Health visitor")
    desk.attendance.arrive(harlow, person, AttendanceMode.IN_PERSON)
    conference = hold(desk, clock, harlow, at(DAY, 11), at(LATER, 9))
    assert conference.ended == at(DAY, 12)
    ends = [p.left for a in conference.attendance for p in a.presences] + [s.ended for s in conference.steps]
    assert len(ends) == 2
    assert all(at(DAY, 12) <= end < at(DAY, 12, 1) for end in ends)


def test_an_agency_corrected_after_the_close_changes_neither_majority_nor_quorum(desk, filled):
    which, hv = filled.conference_id, filled.ids["p_hv"]
    before = desk.meeting.conference(which)
    counted = [desk.decisions.majority(which, child.id) for child in before.children]
    for who in ("p_hv", "p_sch", "p_pol", "p_sw"):
        desk.attendance.change_person(
            filled.ids[who], role="cousin’s neighbour", agency="nobody in particular"
        )
    after = desk.meeting.conference(which)
    assert after.person(hv).agency == "nobody in particular"
    assert [desk.decisions.majority(which, child.id) for child in after.children] == counted
    assert after.quorum == before.quorum
