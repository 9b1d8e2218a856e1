"""What a family copy holds of the plan: nothing of another's child, and no worry that is not in it."""

from dataclasses import replace

from cpdesk.snapshots.course import Part
from cpdesk.snapshots.plan import Action, LeftWorry, Plan, PlanOutcome
from cpdesk.vocabulary import ActionKind, Lane, PartKind
from tests.documents.invented_conference import copy_for, entry, key, make_conference


def conference(**more):
    worry, of_leo = key("entry 12"), key("entry 10")
    visit = Action(
        key("visit"), "See Isla", (key("sw"),), kind=ActionKind.VISIT, how_often="every ten days. Leo too.",
        measure="Leo says so. The red book.", committed_by="Leo’s school", worries=(worry, of_leo),
        progress="Isla was seen. Leo was not.",
    )  # fmt: skip
    plan = Plan(
        (PlanOutcome(key("weight"), "Isla grows", "scales", key("isla"), (visit,)),),
        "Isla goes to Gran. Leo goes to his aunt.",
        "Isla loses weight. Leo runs away.",
        (LeftWorry(worry, "Gran is there. Leo is too."), LeftWorry(of_leo, "It was once.")),
    )
    base = make_conference()
    entries = (
        entry(10, Lane.WORRY, "Leo was upstairs.", about=(key("leo"),)),
        entry(52, Lane.WORRY, "Isla has lost weight.", about=(key("isla"),), step="plan"),
    )
    entries = (entries[0], replace(entries[1], id=worry, at=base.steps[1].began))
    return replace(base, plan=plan, entries=entries, **more)


def test_what_stands_beside_an_action_names_no_other_child():
    plan = copy_for(conference(), "dad").conference.plan
    (action,) = plan.actions
    assert "Leo" not in f"{action}{plan.contingency}{plan.contingency_trigger}{plan.left}"
    assert (action.how_often, action.measure, action.progress) == (
        "every ten days.",
        "The red book.",
        "Isla was seen.",
    )
    assert (plan.contingency, plan.contingency_trigger) == ("Isla goes to Gran.", "Isla loses weight.")


def test_an_action_answers_only_worries_that_stand_in_the_copy():
    copy = copy_for(conference(), "dad").conference
    assert [e.text for e in copy.entries] == ["Isla has lost weight."]
    assert copy.plan.actions[0].worries == (key("entry 12"),)
    assert copy.plan.left == (LeftWorry(key("entry 12"), "Gran is there."),)


def test_what_answers_a_worry_of_another_part_is_read_only_by_who_is_to_do_it():
    half = Part(key("half"), PartKind.HALF, (key("mum"),), make_conference().steps[0].began, None)
    whole = conference(parts=(half,))
    said = tuple(replace(e, part=half.id) if e.id == key("entry 12") else e for e in whole.entries)
    whole = replace(whole, entries=said)
    assert copy_for(whole, "dad").conference.plan.actions == ()
    assert len(copy_for(whole).conference.plan.actions) == 1
    (outcome,) = whole.plan.outcomes
    (action,) = outcome.actions
    his = replace(outcome, actions=(replace(action, owners=(key("dad"),)),))
    (kept,) = copy_for(
        replace(whole, plan=replace(whole.plan, outcomes=(his,))), "dad"
    ).conference.plan.actions
    assert kept.worries == ()


def test_who_was_not_there_for_the_plan_gets_neither_trigger_nor_what_was_left():
    away = replace(make_conference().attendance[2], presences=())
    rows = tuple(away if a.person.id == key("dad") else a for a in make_conference().attendance)
    plan = copy_for(conference(attendance=rows), "dad").conference.plan
    assert plan == Plan()


def test_the_full_copy_holds_everything():
    plan = copy_for(conference()).conference.plan
    assert len(plan.left) == 2
    assert plan.actions[0].committed_by == "Leo’s school"
