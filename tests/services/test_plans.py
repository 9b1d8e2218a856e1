"""The plan and its gaps."""

from datetime import date

import pytest

from cpdesk.errors import NotPossible
from cpdesk.snapshots.decisions import Decision
from cpdesk.snapshots.plan import LeftWorry
from cpdesk.vocabulary import ActionKind, Lane, Outcome


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
    about = {(gap.outcome, gap.action) for gap in desk.plans.gaps(running) if not gap.child}
    assert {(outcome, None), (outcome, action), (None, None)} <= about
    desk.plans.change_outcome(outcome, measure="on her own line by March")
    desk.plans.change_action(
        action, owners=[booked.ids["p_hv"]], by_words="every two weeks", measure="her red book"
    )
    desk.plans.set_contingency(
        running, "If she loses weight again, the doctor sees her the same day.", "two weights below the line"
    )
    assert [gap for gap in desk.plans.gaps(running) if not gap.child] == []


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


@pytest.fixture
def worry(desk, running, booked):
    return desk.meeting.add_entry(running, "Ffi was alone at night.", Lane.WORRY, about=[booked.ids["f_ffi"]])


def waiting(desk, conference):
    return [gap.worry for gap in desk.plans.gaps(conference) if gap.worry]


def test_a_worry_waits_until_an_action_answers_it(desk, running, worry):
    assert waiting(desk, running) == [worry]
    outcome = desk.plans.add_outcome(running, "Ffi is never alone at night")
    desk.plans.add_action(outcome, "Gran sleeps at the flat", worries=(worry,))
    assert waiting(desk, running) == []
    assert plan(desk, running).actions[0].worries == (worry,)


def test_an_action_that_is_there_can_answer_a_worry_too(desk, running, worry):
    action = desk.plans.add_action(desk.plans.add_outcome(running, "Safe at night"), "Ring Gran")
    desk.plans.answer(action, worry)
    desk.plans.answer(action, worry)
    assert plan(desk, running).actions[0].worries == (worry,)
    desk.plans.change_action(action, worries=())
    assert waiting(desk, running) == [worry]


def test_a_worry_is_left_on_purpose_with_a_reason_until_it_is_taken_back_or_answered(desk, running, worry):
    with pytest.raises(NotPossible, match="why this worry"):
        desk.plans.leave_worry(running, worry, " ")
    desk.plans.leave_worry(running, worry, "It was once, and Gran has moved in.")
    assert plan(desk, running).left == (LeftWorry(worry, "It was once, and Gran has moved in."),)
    assert waiting(desk, running) == []
    desk.plans.take_back_left(running, worry)
    assert waiting(desk, running) == [worry]
    desk.plans.leave_worry(running, worry, "It was once.")
    desk.plans.add_action(desk.plans.add_outcome(running, "Safe"), "Locks", worries=(worry,))
    assert plan(desk, running).left == ()


def test_a_private_worry_has_no_answer_in_a_plan_that_the_family_reads(desk, running):
    private = desk.meeting.add_entry(running, "The neighbour rang.", Lane.WORRY, private=True)
    assert waiting(desk, running) == []
    with pytest.raises(NotPossible, match="not private"):
        desk.plans.leave_worry(running, private, "It is being looked into.")


def test_an_answer_is_undone_as_one_step(desk, running, worry):
    outcome = desk.plans.add_outcome(running, "Safe")
    desk.plans.leave_worry(running, worry, "It was once.")
    desk.plans.add_action(outcome, "Locks", worries=(worry,))
    desk.undoing.undo(running)
    assert plan(desk, running).actions == ()
    assert plan(desk, running).left[0].reason == "It was once."


def test_what_needs_to_change_becomes_an_outcome_for_each_child_it_is_about_and_only_once(
    desk, running, booked
):
    both = [booked.ids["f_ffi"], booked.ids["f_ola"]]
    entry = desk.meeting.add_entry(running, "Nobody shouts.", Lane.NEEDS_TO_CHANGE, about=both)
    first = desk.plans.outcomes_from(running, entry)
    assert desk.plans.outcomes_from(running, entry) == first
    assert {(o.text, o.child) for o in plan(desk, running).outcomes} == {("Nobody shouts.", c) for c in both}
    for_all = desk.meeting.add_entry(running, "A calm home.", Lane.NEEDS_TO_CHANGE)
    desk.plans.outcomes_from(running, for_all)
    assert plan(desk, running).outcomes[-1].child is None


def test_a_child_without_a_line_and_a_child_whom_nobody_visits_are_gaps(desk, running, booked):
    ffi = booked.ids["f_ffi"]
    about = [gap.child for gap in desk.plans.gaps(running)]
    assert ffi in about
    outcome = desk.plans.add_outcome(running, "Ffi is fed", ffi)
    assert any("who visits" in gap.words for gap in desk.plans.gaps(running) if gap.child == ffi)
    visit = desk.plans.add_action(outcome, "See Ffi alone", kind=ActionKind.VISIT)
    words = " ".join(gap.words for gap in desk.plans.gaps(running) if gap.action == visit)
    assert "how often" in words
    desk.plans.change_action(visit, how_often="every ten days", owners=[booked.ids["p_sw"]])
    assert not [gap for gap in desk.plans.gaps(running) if ffi == gap.child or gap.action == visit]
    desk.decisions.decide(running, Decision(booked.ids["f_ola"], Outcome.NO_PLAN))
    assert booked.ids["f_ola"] not in [gap.child for gap in desk.plans.gaps(running)]


def test_a_contingency_without_its_trigger_is_a_gap(desk, running):
    desk.plans.add_outcome(running, "Safe")
    desk.plans.set_contingency(running, "Gran takes the children.")
    assert any("trigger" in gap.words for gap in desk.plans.gaps(running))
    desk.plans.set_contingency(running, "Gran takes the children.", "Dad comes back.")
    desk.plans.set_contingency(running, "Gran takes the children in.")
    assert plan(desk, running).contingency_trigger == "Dad comes back."
    assert not any("trigger" in gap.words for gap in desk.plans.gaps(running))
