"""What a step asks for before the next one, looked up in an invented conference."""

from dataclasses import replace
from uuid import uuid4

import pytest

from cpdesk.rules.agenda import Need
from cpdesk.rules.procedure import procedure
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.course import StepRecord, StepSkip
from cpdesk.snapshots.people import ChildVoice
from cpdesk.snapshots.plan import Action, Plan, PlanOutcome
from cpdesk.snapshots.risk import RiskStatement, ScaleScore
from cpdesk.snapshots.run_sheet import comes_before_the_plan, left_out, was_held
from cpdesk.snapshots.step_needs import left_open, open_needs
from cpdesk.vocabulary import Achieved, ConferenceKind, Lane, Reply, VoiceBy
from tests.documents.invented_conference import at, entry, key, make_conference

WHOLE = make_conference()


def lacking(need: Need, conference: Conference) -> str:
    """The words of what is missing for one need, or nothing."""
    step = replace(conference.run_sheet.steps[0], needs=(need,))
    return "".join(one.words for one in open_needs(conference, step))


def test_every_need_is_looked_up_in_any_conference():
    blank = replace(WHOLE, attendance=(), entries=(), views=(), decisions=(), plan=Plan(), quorum=())
    for need in Need:
        for conference in (WHOLE, blank):
            words = lacking(need, conference)
            assert words == words.strip()
            assert not words.endswith(".")


def test_the_family_replies_to_each_worry_that_it_may_hear():
    worries = [entry(n, Lane.WORRY, f"worry {n}") for n in (1, 2, 3)]
    private = replace(entry(4, Lane.WORRY, "told in confidence"), private=True)
    conference = replace(WHOLE, entries=(*worries, private))
    assert lacking(Need.FAMILY_REPLIED, conference) == "the family has not replied to three worries"
    replies = [
        replace(entry(n, Lane.FAMILY_VIEW, ""), reply=Reply.PARTLY, replies_to=worry.id)
        for n, worry in enumerate(worries[:2], start=10)
    ]
    some = replace(conference, entries=(*conference.entries, *replies))
    assert lacking(Need.FAMILY_REPLIED, some) == "the family has not replied to one worry"


def test_each_child_is_heard_in_person_through_somebody_or_in_a_line_about_all():
    silent = replace(WHOLE, entries=(), voices=())
    assert (
        lacking(Need.EACH_CHILD_HEARD, silent)
        == "the voice of Leo Harlow and Isla Harlow is not in the record"
    )
    one = replace(silent, voices=(ChildVoice(key("leo"), VoiceBy.ADVOCATE),))
    assert lacking(Need.EACH_CHILD_HEARD, one) == "the voice of Isla Harlow is not in the record"
    speaking = replace(entry(3, Lane.CHILD_VOICE, "Play with me."), speaker=key("isla"), about=())
    assert lacking(Need.EACH_CHILD_HEARD, replace(one, entries=(speaking,))) == ""
    worker = replace(speaking, speaker=key("sw"))
    assert lacking(Need.EACH_CHILD_HEARD, replace(silent, entries=(worker,))) == ""


def test_a_quorum_or_the_reason_to_go_on_without_one():
    assert lacking(Need.QUORUM, WHOLE) == ""
    bare = replace(WHOLE, quorum_reason=" ")
    said = "there is no quorum for Isla Harlow, and nobody has said why you go on"
    assert lacking(Need.QUORUM, bare) == said


def test_the_last_plan_is_gone_through_action_by_action_and_outcome_by_outcome():
    actions = tuple(Action(uuid4(), f"action {n}") for n in range(3))
    plan = Plan((PlanOutcome(uuid4(), "All sleep well", actions=actions),))
    review = replace(WHOLE, kind=ConferenceKind.REVIEW, previous_plan=plan)
    step = review.run_sheet.step("last_plan")
    assert [one.words for one in open_needs(review, step)] == [
        "three actions of the last plan have not been gone through",
        "it was not asked of one outcome whether it is met",
    ]
    done = (replace(actions[0], achieved=Achieved.DONE), replace(actions[1], progress="done"), actions[2])
    outcome = replace(plan.outcomes[0], actions=done, met=Achieved.PARTLY)
    partly = replace(review, previous_plan=Plan((outcome,)))
    assert [one.words for one in open_needs(partly, step)] == [
        "one action of the last plan has not been gone through"
    ]


def test_risk_scale_plan_views_decision_and_dates_are_asked_for_in_words():
    bare = replace(WHOLE, views=(), plan=Plan(), core_group_at=None, review_at=None)
    assert lacking(Need.RISK_STATEMENT, bare) == "there is no risk statement"
    assert lacking(Need.RISK_STATEMENT, replace(bare, risks=(RiskStatement(uuid4(), "Leo"),))) == ""
    assert lacking(Need.SCALE_ASKED, bare) == "nobody has been asked for a number"
    asked = replace(bare, scores=(ScaleScore(key("mum"), key("leo"), None),))
    assert lacking(Need.SCALE_ASKED, asked).endswith("have not been asked for a number")
    assert (
        lacking(Need.PLAN_EACH_CHILD, bare) == "there is nothing in the plan for Leo Harlow and Isla Harlow"
    )
    assert lacking(Need.VIEWS_EACH, bare).endswith("have not given a view")
    undecided = replace(bare, decisions=bare.decisions[:1])
    assert lacking(Need.DECISION_EACH, undecided) == "there is no decision for Isla Harlow"
    assert lacking(Need.DATES_AGREED, bare) == "no day is agreed for the first core group and review"
    assert lacking(Need.DATES_AGREED, WHOLE) == ""


def test_what_the_step_before_left_open_is_told_unless_it_was_left_out_or_stands_behind():
    steps = (StepRecord("risk", at(10, 0), at(10, 5), 300), StepRecord("scale", at(10, 5), at(10, 9), 240))
    conference = replace(WHOLE, steps=steps)
    assert [(one.step, one.need) for one in left_open(conference, "plan")] == [("scale", Need.SCALE_ASKED)]
    assert [one.step for one in left_open(conference, "scale")] == ["risk"]
    assert left_open(conference, "welcome") == ()
    assert left_open(conference, "no such step") == ()
    without = replace(conference, skips=(StepSkip("scale", "no time", at(10, 6)),))
    assert left_open(without, "plan") == ()


def test_a_step_that_was_left_out_and_held_after_all_is_not_left_out():
    conference = replace(WHOLE, skips=(StepSkip("scale", "no time", at(10, 30)),))
    assert [skip.step for skip in left_out(conference)] == ["scale"]
    held = replace(conference, steps=(*WHOLE.steps, StepRecord("scale", at(11, 0), None, 0)))
    assert left_out(held) == ()
    assert was_held(held, "scale")
    before = replace(conference, steps=(*WHOLE.steps, StepRecord("scale", at(10, 1), at(10, 2), 60)))
    assert [skip.step for skip in left_out(before)] == ["scale"]


@pytest.mark.parametrize(("kind", "wanted"), [("city-of-london", True), ("west-midlands", False)])
def test_the_views_before_the_plan_are_noticed_where_the_plan_is_wanted_first(kind, wanted):
    conference = replace(WHOLE, steps=(), procedure=procedure(kind))
    assert comes_before_the_plan(conference, "views") is wanted
    assert not comes_before_the_plan(conference, "close")
    visited = replace(conference, steps=(StepRecord("plan", at(10, 0), None, 0),))
    assert not comes_before_the_plan(visited, "views")
    skipped = replace(conference, skips=(StepSkip("plan", "no plan wanted", at(10, 0)),))
    assert not comes_before_the_plan(skipped, "views")
