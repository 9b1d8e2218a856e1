"""Closing a conference: what is missing, and what happens at the end."""

from dataclasses import replace
from datetime import timedelta

import pytest

from cpdesk.errors import NotPossible
from cpdesk.snapshots.decisions import Decision
from cpdesk.snapshots.entries import Draft
from cpdesk.vocabulary import AttendanceMode, Category, ConferenceState, Lane, Outcome


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
    clock.pass_(120)
    desk.closing.close(running, "The core group will finish the plan.")
    conference = desk.meeting.conference(running)
    assert conference.state is ConferenceState.CLOSED
    assert conference.ended == clock.at
    assert conference.closed_with_open_points == "The core group will finish the plan."


def test_closing_ends_every_stretch_of_time(desk, running, booked, clock):
    desk.attendance.arrive(running, booked.ids["p_sw"], AttendanceMode.IN_PERSON)
    decide_all(desk, running)
    clock.pass_(90)
    desk.meeting.pause(running)
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
    desk.meeting.go_on_without_quorum(running, "Enough is known, and waiting would harm them.")
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
