"""What was settled besides outcome and category, and what stands in a plan, in plain words."""

from dataclasses import replace
from datetime import date

from cpdesk.snapshots.decisions import Decision
from cpdesk.snapshots.plan import Action, LeftWorry, Plan, PlanOutcome
from cpdesk.vocabulary import (
    Achieved,
    ActionKind,
    Category,
    ConferenceKind,
    EndingGround,
    Outcome,
    ReviewProgress,
)
from tests.documents.invented_conference import copy_for, key, make_conference

KINDS = ("decision_letter", "record", "outline_plan")


def paper(paper_of, document, decision, **more):
    conference = replace(make_conference(), decisions=(decision,), **more)
    return paper_of(document, copy_for(conference, "mum"), "leo" if document == "outline_plan" else "").text


def plan_for_leo(**more):
    return Decision(key("leo"), Outcome.CHILD_PROTECTION_PLAN, Category.NEGLECT, reason="Afraid.", **more)


def test_every_paper_says_whether_harm_was_suffered_or_is_likely(paper_of):
    for kind in KINDS:
        words = paper(paper_of, kind, plan_for_leo(has_suffered=True, likely_to_suffer=True))
        assert "has suffered significant harm, and is likely to again." in words
        assert "is likely to suffer significant harm." in paper(
            paper_of, kind, plan_for_leo(likely_to_suffer=True)
        )


def test_a_review_says_how_the_plan_went_and_that_legal_advice_is_recommended(paper_of):
    stuck = plan_for_leo(progress=ReviewProgress.NO_PROGRESS, legal_advice=True)
    for kind in KINDS:
        words = paper(paper_of, kind, stuck, kind=ConferenceKind.REVIEW)
        assert "There has not been satisfactory progress" in words
        assert "take legal advice" in words


def test_the_end_of_a_plan_says_its_ground_and_what_is_still_to_be_done(paper_of):
    ended = Decision(
        key("leo"), Outcome.PLAN_ENDS, reason="Safe.", ending_ground=EndingGround.NO_LONGER_AT_RISK,
        outstanding="The dentist; a child in need plan holds it.", progress=ReviewProgress.NOT_NEEDED,
    )  # fmt: skip
    for kind in KINDS:
        words = paper(paper_of, kind, ended, kind=ConferenceKind.REVIEW)
        assert "ends on this ground: no longer at continuing risk of significant harm." in words
        assert "The dentist; a child in need plan holds it." in words


def test_the_plan_of_a_child_who_moved_here_runs_from_the_day_of_the_conference(paper_of):
    for kind in KINDS:
        words = paper(paper_of, kind, plan_for_leo(), kind=ConferenceKind.TRANSFER_IN)
        assert "The plan runs here from Thursday 26 November 2026." in words
        other = Decision(key("leo"), Outcome.CHILD_IN_NEED_PLAN, reason="Calm now.")
        assert "is not taken over" in paper(paper_of, kind, other, kind=ConferenceKind.TRANSFER_IN)


def test_the_plan_of_an_unborn_child_starts_at_the_birth(paper_of):
    people = tuple(
        replace(p, unborn=True, born=None, expected=date(2027, 1, 5)) if p.id == key("leo") else p
        for p in make_conference().people
    )
    for kind in KINDS:
        assert "starts when the baby is born" in paper(paper_of, kind, plan_for_leo(), people=people)


def test_a_plan_prints_visits_how_often_measures_who_commits_and_what_was_left_on_purpose(paper_of):
    visit = Action(
        key("visit"), "See Leo alone", (key("sw"),), kind=ActionKind.VISIT, how_often="every ten days"
    )
    resource = Action(
        key("money"), "A bed", (key("sw"),), date(2026, 12, 1), kind=ActionKind.RESOURCE,
        committed_by="the team manager", measure="Leo sleeps in it",
    )  # fmt: skip
    plan = Plan(
        (PlanOutcome(key("calm"), "Leo sleeps", "he says so", key("leo"), (visit, resource)),),
        "Leo goes to Gran.",
        "Dean comes back at night.",
        (LeftWorry(key("entry 10"), "It was once."),),
    )
    conference = replace(make_conference(), plan=plan)
    for kind in ("record", "outline_plan"):
        paper = paper_of(kind, copy_for(conference), "leo" if kind == "outline_plan" else "")
        lines = paper.lines()
        assert "See Leo alone / Visit to the child | R. Sandhu (social worker) | every ten days | " in lines
        assert "A bed / Resource / Who can commit it: the team manager" in lines
        assert "| Leo sleeps in it" in lines
        assert "Dean comes back at night." in paper.texts
        assert "It was once." in paper.text


def test_a_record_of_a_review_says_of_the_last_plan_what_was_done_and_met(paper_of):
    done = Action(key("a"), "Dentist", (key("mum"),), achieved=Achieved.PARTLY, progress="one visit")
    last = Plan(
        (
            PlanOutcome(
                key("o"), "Leo’s teeth are well", "", key("leo"), (done,), Achieved.NOT_DONE, "two to come"
            ),
        )
    )
    lines = paper_of("record", copy_for(replace(make_conference(), previous_plan=last))).lines()
    assert "Partly done / one visit" in lines
    assert "Not yet. two to come" in lines


def test_the_letter_explains_harm_and_legal_advice_where_it_speaks_of_them(paper_of):
    said = paper(paper_of, "decision_letter", plan_for_leo(likely_to_suffer=True, legal_advice=True))
    assert "Significant harm means" in said
    assert "Legal advice means" in said
    plain = paper(paper_of, "decision_letter", plan_for_leo())
    assert "Significant harm means" not in plain
    assert "Legal advice means" not in plain
