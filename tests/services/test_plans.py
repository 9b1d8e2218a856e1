"""The plan and its gaps."""

from datetime import date

import pytest

from cpdesk.errors import NotPossible


def plan(desk, conference):
    return desk.meeting.conference(conference).plan


def test_an_action_keeps_who_what_and_when(desk, running, booked):
    owners = (booked.ids["f_mum"], booked.ids["p_hv"])
    outcome = desk.plans.add_outcome(running, "Ola grows", booked.ids["f_ola"], "weighed every two weeks")
    desk.plans.add_action(outcome, "Injections", owners, date(2026, 12, 10))
    (shown,) = plan(desk, running).outcomes
    (action,) = shown.actions
    assert (shown.child, shown.measure) == (booked.ids["f_ola"], "weighed every two weeks")
    assert (action.text, action.owners, action.by) == ("Injections", owners, date(2026, 12, 10))


def test_what_is_vague_is_named_while_there_is_time(desk, running, booked):
    outcome = desk.plans.add_outcome(running, "Ola grows", booked.ids["f_ola"])
    action = desk.plans.add_action(outcome, "Weigh her")
    about = {(gap.outcome, gap.action) for gap in desk.plans.gaps(running)}
    assert {(outcome, None), (outcome, action), (None, None)} <= about
    desk.plans.change_outcome(outcome, measure="on her own line by March")
    desk.plans.change_action(action, owners=[booked.ids["p_hv"]], by_words="every two weeks")
    desk.plans.set_contingency(running, "If she loses weight again, the doctor sees her the same day.")
    assert desk.plans.gaps(running) == ()


def test_an_action_is_taken_out_with_its_outcome(desk, running):
    outcome = desk.plans.add_outcome(running, "Calm home")
    desk.plans.add_action(outcome, "Course")
    desk.plans.remove_outcome(outcome)
    assert plan(desk, running).outcomes == ()


def test_one_action_can_be_taken_out(desk, running):
    outcome = desk.plans.add_outcome(running, "Calm home")
    first, _ = desk.plans.add_action(outcome, "Course"), desk.plans.add_action(outcome, "Locks")
    desk.plans.remove_action(first)
    assert [a.text for a in plan(desk, running).actions] == ["Locks"]


def test_owners_are_replaced_in_the_order_given(desk, running, booked):
    action = desk.plans.add_action(desk.plans.add_outcome(running, "Calm home"), "Course")
    both = (booked.ids["p_idv"], booked.ids["f_dad"])
    desk.plans.change_action(action, owners=both)
    assert plan(desk, running).actions[0].owners == both


def test_an_outcome_without_words_is_refused(desk, running):
    with pytest.raises(NotPossible, match="needs words"):
        desk.plans.add_outcome(running, " \n ")
    assert plan(desk, running).outcomes == ()


def test_the_plan_of_a_closed_conference_stays(desk, filled):
    action = plan(desk, filled.conference_id).actions[0].id
    with pytest.raises(NotPossible, match="closed"):
        desk.plans.remove_action(action)


def test_what_was_taken_out_meanwhile_is_refused_in_words(desk, running):
    outcome = desk.plans.add_outcome(running, "Calm home")
    action = desk.plans.add_action(outcome, "Course")
    desk.plans.remove_outcome(outcome)
    for act in (
        lambda: desk.plans.change_outcome(outcome, text="Calm"),
        lambda: desk.plans.remove_outcome(outcome),
        lambda: desk.plans.add_action(outcome, "Visit"),
        lambda: desk.plans.change_action(action, text="Visit"),
        lambda: desk.plans.remove_action(action),
    ):
        with pytest.raises(NotPossible, match="not in the file any more"):
            act()
