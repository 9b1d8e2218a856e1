"""What is still open before the close, in order of importance, each with where it is settled."""

from dataclasses import replace
from datetime import timedelta

from cpdesk.services.open_points import checks, missing_in
from cpdesk.snapshots.decisions import ChildView, Decision, View
from cpdesk.snapshots.people import ChildVoice
from cpdesk.vocabulary import (
    AttendanceMode,
    Capacity,
    Category,
    ConferenceKind,
    EndingGround,
    Lane,
    Outcome,
    PlanView,
    ReviewProgress,
    VoiceBy,
)


def points(desk, conference):
    return desk.closing.missing(conference)


def words(desk, conference):
    return " ".join(point.words for point in points(desk, conference))


def decide_all(desk, conference, outcome=Outcome.CHILD_PROTECTION_PLAN, **more):
    for child in desk.meeting.conference(conference).children:
        desk.decisions.decide(conference, Decision(child.id, outcome, reason="Because.", **more))


def test_every_point_leads_to_a_step_that_the_run_sheet_has(desk, running, booked):
    desk.meeting.add_entry(running, "He shouted.", Lane.UNSORTED)
    desk.meeting.add_entry(running, "Ffi was alone.", Lane.WORRY)
    decide_all(desk, running, category=Category.NEGLECT)
    steps = {step.key for step in desk.run_sheet.agenda(running).steps}
    assert {point.step for point in points(desk, running)} <= steps


def test_what_was_typed_and_never_sorted_comes_before_quorum_plan_people_and_dates(desk, running):
    desk.meeting.add_entry(running, "He shouted.", Lane.UNSORTED)
    desk.meeting.add_entry(running, "Ffi was alone.", Lane.WORRY)
    found = [point.words for point in points(desk, running)]
    order = [
        next(n for n, line in enumerate(found) if part in line)
        for part in ("no decision", "1 entry is still to be sorted", "Not quorate", "One worry has no answer",
                     "not opened", "voice of", "how to complain")
    ]  # fmt: skip
    assert order == sorted(order)


def test_gaps_of_the_same_kind_are_one_point(desk, running):
    outcome = desk.plans.add_outcome(running, "Safe")
    for text in ("Locks", "Ring Gran", "Breakfast"):
        desk.plans.add_action(outcome, text)
    found = [point.words for point in points(desk, running) if "Nobody is named for" in point.words]
    assert found == ["Nobody is named for this action. (3 times)"]


def test_harm_is_asked_for_a_plan_and_a_ground_for_its_end(desk, running):
    decide_all(desk, running, category=Category.NEGLECT)
    assert "harm was suffered" in words(desk, running)
    decide_all(desk, running, category=Category.NEGLECT, likely_to_suffer=True)
    assert "harm was suffered" not in words(desk, running)
    decide_all(desk, running, Outcome.PLAN_ENDS)
    assert "only on a ground" in words(desk, running)
    decide_all(desk, running, Outcome.PLAN_ENDS, ending_ground=EndingGround.NO_LONGER_AT_RISK)
    assert "only on a ground" not in words(desk, running)


def test_an_observer_without_both_consents_is_named(desk, running, booked):
    who = booked.ids["p_obs"]
    desk.attendance.arrive(running, who, AttendanceMode.IN_PERSON)
    desk.attendance.set_capacity(running, who, Capacity.OBSERVER)
    assert "looked on" in words(desk, running)


def test_a_step_left_out_with_a_reason_is_not_asked_for(desk, running):
    assert "“Safety scale" in words(desk, running) or "scale" in words(desk, running).casefold()
    before = words(desk, running)
    desk.run_sheet.skip(running, "scale", "Mum was too tired.")
    title = next(s.title for s in desk.run_sheet.agenda(running).steps if s.key == "scale")
    assert f"“{title}”" in before
    assert f"“{title}”" not in words(desk, running)


def test_a_child_who_gave_no_view_on_purpose_is_not_asked_for(desk, running):
    conference = desk.meeting.conference(running)
    voices = tuple(ChildVoice(child.id, VoiceBy.NOT_GIVEN) for child in conference.children)
    assert any("The voice of" in p.words for p in missing_in(conference))
    assert not any("The voice of" in p.words for p in missing_in(replace(conference, voices=voices)))


def test_a_professional_with_a_view_on_one_child_is_asked_for_the_others(desk, running, booked):
    children = desk.meeting.conference(running).children
    for who in ("p_sw", "f_mum"):
        person = booked.ids[who]
        desk.attendance.arrive(running, person, AttendanceMode.IN_PERSON)
        on = (ChildView(children[0].id, PlanView.CHILD_IN_NEED),)
        desk.decisions.give_view(running, View(person, on))
    open_on = [point.words for point in points(desk, running) if point.words.startswith("No view yet on ")]
    name = desk.meeting.conference(running).name(booked.ids["p_sw"])
    assert open_on == [f"No view yet on {child.short} from {name}." for child in children[1:]]


def test_legal_advice_is_proposed_and_not_ticked_by_itself(desk, running):
    conference = desk.meeting.conference(running)
    child = conference.children[0].id
    stuck = Decision(child, Outcome.CHILD_PROTECTION_PLAN, progress=ReviewProgress.NO_PROGRESS)
    review = replace(conference, kind=ConferenceKind.REVIEW, number=2, decisions=(stuck,))
    assert any("legal advice is proposed" in p.words for p in missing_in(review))
    ticked = replace(review, decisions=(replace(stuck, legal_advice=True),))
    assert not any("legal advice is proposed" in p.words for p in missing_in(ticked))
    assert not any("legal advice is proposed" in p.words for p in missing_in(replace(review, number=1)))
    earlier = {child: (ReviewProgress.CONTINUE,)}
    assert any("legal advice" in p.words for p in missing_in(replace(review, number=None), earlier))


def test_the_short_list_says_what_is_there_and_what_is_not(desk, running, booked):
    decide_all(desk, running, category=Category.NEGLECT)
    desk.closing.set_core_group(running, [booked.ids["f_mum"], booked.ids["p_sw"]])
    desk.closing.set_core_group_at(running, desk.meeting.conference(running).starts + timedelta(days=7))
    desk.plans.set_contingency(running, "Gran takes them.", "Dad comes back.")
    found = {check.words: check.done for check in desk.closing.checks(running)}
    assert found["Core group: two people"]
    assert found["First core group date"]
    assert found["Contingency plan and its trigger"]
    assert not found["Complaints explained"]
    assert any(what.startswith("Review conference date (by ") for what in found)
    assert {check.step for check in checks(desk.meeting.conference(running))} <= {"welcome", "plan", "close"}
