"""Views and decisions, child by child."""

from dataclasses import replace

import pytest

from cpdesk.errors import NotPossible
from cpdesk.services.decisions import is_override
from cpdesk.snapshots.decisions import ChildView, Decision, Dissent, View
from cpdesk.vocabulary import Category, Outcome, PlanView

CP, CIN = PlanView.CHILD_PROTECTION, PlanView.CHILD_IN_NEED


def view(booked, who, what, child="f_ffi", **more):
    return View(booked.ids[who], (ChildView(booked.ids[child], what, Category.NEGLECT),), **more)


def test_a_later_view_replaces_the_earlier_one(desk, running, booked):
    desk.decisions.give_view(running, view(booked, "p_hv", CP, reason="weight"))
    desk.decisions.give_view(running, view(booked, "p_hv", CIN, reason="she is putting it on again"))
    (only,) = desk.meeting.conference(running).views
    assert (only.on(booked.ids["f_ffi"]).view, only.reason) == (CIN, "she is putting it on again")


def test_an_observer_has_no_view(desk, running, booked):
    with pytest.raises(NotPossible, match="observer"):
        desk.decisions.give_view(running, view(booked, "p_obs", CP))
    assert desk.meeting.conference(running).views == ()


def test_an_interpreter_has_no_view(desk, running, booked):
    with pytest.raises(NotPossible, match="interpreter"):
        desk.decisions.give_view(running, view(booked, "p_int", CP))


def test_the_family_is_recorded_and_not_counted(desk, running, booked):
    desk.decisions.give_view(running, view(booked, "p_hv", CP))
    for who in ("f_mum", "f_gran"):
        desk.decisions.give_view(running, view(booked, who, CIN))
    majority = desk.decisions.majority(running, booked.ids["f_ffi"])
    assert (majority.view, majority.counted) == (CP, 1)
    assert len(desk.meeting.conference(running).views) == 3


def test_a_withdrawn_view_is_gone(desk, running, booked):
    desk.decisions.give_view(running, view(booked, "p_hv", CP))
    desk.decisions.withdraw_view(running, booked.ids["p_hv"])
    assert desk.meeting.conference(running).views == ()


def test_a_decision_against_the_majority_is_an_override(desk, running, booked):
    child = booked.ids["f_ffi"]
    for who in ("p_hv", "p_sch", "p_pol"):
        desk.decisions.give_view(running, view(booked, who, CP))
    desk.decisions.decide(running, Decision(child, Outcome.CHILD_IN_NEED_PLAN, reason="Gran is there."))
    assert is_override(desk.meeting.conference(running), child)
    desk.decisions.decide(running, Decision(child, Outcome.CHILD_PROTECTION_PLAN, Category.NEGLECT))
    assert not is_override(desk.meeting.conference(running), child)


def test_a_decision_is_kept_whole_and_replaced_whole(desk, running, booked):
    decision = Decision(
        child=booked.ids["f_kac"],
        outcome=Outcome.CHILD_PROTECTION_PLAN,
        category=Category.NEGLECT,
        other_categories=(Category.EMOTIONAL,),
        reason="Needs not met.",
        override_reason="No majority.",
        reminded_dissent=True,
        reminded_escalation=True,
        dissent=(Dissent("Would have said emotional.", booked.ids["p_idv"], "Victim Support"),),
    )
    desk.decisions.decide(running, decision)
    assert desk.meeting.conference(running).decision(decision.child) == decision
    desk.decisions.decide(running, replace(decision, dissent=()))
    assert desk.meeting.conference(running).decision(decision.child).dissent == ()
