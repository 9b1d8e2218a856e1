"""The plan of the last conference, gone through in a review."""

from datetime import date, timedelta

import pytest

from cpdesk.errors import NotPossible
from cpdesk.snapshots.bookings import BookedChild, Booking, NewFamily
from cpdesk.snapshots.decisions import Decision
from cpdesk.vocabulary import Achieved, ActionKind, Category, ConferenceKind, Outcome


@pytest.fixture
def review(desk, clock):
    """A review that was booked while the initial conference still went on, and its children."""
    first = desk.bookings.book(
        Booking(
            kind=ConferenceKind.INITIAL, starts=clock.at, family=NewFamily("Harlow"),
            children=(BookedChild("Isla Harlow", date(2018, 5, 1)),),
            strategy_discussions=(date(2026, 11, 5),),
        )
    )  # fmt: skip
    desk.run_sheet.begin(first.conference_id)
    child = desk.meeting.conference(first.conference_id).children[0].id
    outcome = desk.plans.add_outcome(first.conference_id, "Isla is in school each day", child, "attendance")
    desk.plans.add_action(outcome, "Breakfast club", by=date(2027, 1, 4))
    starts = clock.at + timedelta(days=84)
    booking = Booking(
        kind=ConferenceKind.REVIEW, starts=starts, case_id=first.case_id, children=(
            BookedChild("Isla Harlow", date(2018, 5, 1), id=child),
        ),
    )  # fmt: skip
    booked = desk.bookings.book(booking)
    desk.plans.add_action(
        outcome, "Visit Isla", kind=ActionKind.VISIT, how_often="every ten days", committed_by="the team"
    )
    desk.decisions.decide(
        first.conference_id, Decision(child, Outcome.CHILD_PROTECTION_PLAN, Category.NEGLECT, reason="late")
    )
    clock.pass_(60)
    desk.closing.close(first.conference_id, "The rest by telephone.")
    clock.at = starts
    desk.run_sheet.begin(booked.conference_id)
    return booked.conference_id


def last(desk, which):
    return desk.meeting.conference(which).previous_plan


def test_a_review_looks_back_on_the_plan_as_it_was_at_the_close_and_not_at_the_booking(desk, review):
    (outcome,) = last(desk, review).outcomes
    assert [action.text for action in outcome.actions] == ["Breakfast club", "Visit Isla"]
    visit = outcome.actions[1]
    assert (visit.kind, visit.how_often, visit.committed_by) == (
        ActionKind.VISIT,
        "every ten days",
        "the team",
    )
    assert desk.meeting.conference(review).plan.outcomes == ()


def test_actions_and_outcomes_are_gone_through_one_by_one(desk, review):
    (outcome,) = last(desk, review).outcomes
    desk.plans.review_action(outcome.actions[0].id, Achieved.PARTLY, "went 41 of 60 days")
    desk.plans.review_outcome(outcome.id, Achieved.NOT_DONE, "71 %")
    (seen,) = last(desk, review).outcomes
    assert (seen.met, seen.met_why) == (Achieved.NOT_DONE, "71 %")
    assert (seen.actions[0].achieved, seen.actions[0].progress) == (Achieved.PARTLY, "went 41 of 60 days")
    assert desk.undoing.undo(review) is not None
    assert last(desk, review).outcomes[0].met is None


def test_what_is_still_open_goes_into_the_new_plan_in_one_step_and_only_once(desk, review):
    (outcome,) = last(desk, review).outcomes
    desk.plans.review_action(outcome.actions[0].id, Achieved.PARTLY, "often late")
    desk.plans.review_action(outcome.actions[1].id, Achieved.DONE)
    assert desk.plans.carry_over_open(review) == 1
    assert desk.plans.carry_over_open(review) == 0
    (new,) = desk.meeting.conference(review).plan.outcomes
    (action,) = new.actions
    assert (new.text, new.measure, action.text) == (
        "Isla is in school each day",
        "attendance",
        "Breakfast club",
    )
    assert (action.by, action.progress, action.achieved) == (None, "", None)  # its day has gone by
    assert desk.plans.carry_over(outcome.actions[1].id) != action.id
    assert len(desk.meeting.conference(review).plan.actions) == 2


def test_only_the_last_plan_is_gone_through(desk, review):
    outcome = desk.plans.add_outcome(review, "Isla sleeps")
    with pytest.raises(NotPossible, match="new plan"):
        desk.plans.review_outcome(outcome, Achieved.DONE)
