"""The decision letter."""

from collections.abc import Callable
from dataclasses import replace

from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.decisions import Decision
from cpdesk.vocabulary import ConferenceKind, Outcome
from tests.documents.invented_conference import copy_for, key
from tests.documents.word_paper import Paper


def test_the_letter_speaks_to_its_reader(conference: Conference, paper_of: Callable[..., Paper]) -> None:
    mum = paper_of("decision_letter", copy_for(conference, "mum")).text
    assert "Dear Kerry Harlow," in mum
    assert "Thank you for coming." in mum
    assert "explained in another language" in mum
    full = paper_of("decision_letter", copy_for(conference)).text
    assert "To everybody who came to the conference or was invited," in full


def test_somebody_who_did_not_come_is_not_thanked_for_coming(
    conference: Conference, paper_of: Callable[..., Paper]
) -> None:
    rows = tuple(
        replace(row, presences=(), present=False, ever_present=False) if row.person.id == key("dad") else row
        for row in conference.attendance
    )
    copy = copy_for(replace(conference, attendance=rows), "dad")
    assert "Thank you for coming." not in paper_of("decision_letter", copy).text


def test_the_letter_tells_each_decision_with_reasons_and_what_happens_next(
    conference: Conference, paper_of: Callable[..., Paper]
) -> None:
    paper = paper_of("decision_letter", copy_for(conference, "mum"))
    assert paper.headings[1:3] == ["Leo Harlow", "Isla Harlow"]
    for words in (
        "Child protection plan. Category: neglect, with emotional harm.",
        "His needs are not met & he is afraid.",
        "No plan.",
        "Gran does the care.",
        "The lead social worker is R. Sandhu. Ask them first if you have a question about the plan.",
        "The core group meets on Monday 30 November 2026 at 14:00.",
        "The record of the conference is sent by Thursday 17 December 2026.",
        "While a complaint is looked into, the decision stands and the plan goes on.",
        "Chair of the conference: Amara Okafor",
    ):
        assert words in paper.texts
    assert any(
        line.startswith("A review conference is held on Thursday 11 February 2027") for line in paper.texts
    )


def test_a_child_without_a_decision_is_not_passed_over(
    conference: Conference, paper_of: Callable[..., Paper]
) -> None:
    paper = paper_of("decision_letter", copy_for(replace(conference, decisions=()), "dad"))
    assert "No decision has been made yet." in paper.texts
    assert "What these words mean" not in paper.headings


def settled(conference: Conference, *outcomes: Outcome, **more: str) -> Conference:
    decisions = tuple(
        Decision(key(name), o, **more) for name, o in zip(("leo", "isla"), outcomes, strict=True)
    )
    return replace(conference, decisions=decisions)


def test_where_no_child_is_under_protection_no_review_or_core_group_is_announced(
    conference: Conference, paper_of: Callable[..., Paper]
) -> None:
    ended = settled(conference, Outcome.PLAN_ENDS, Outcome.NO_PLAN)
    ended = replace(ended, core_group=(), core_group_at=None, review_at=None)
    for kind in ("decision_letter", "record"):
        paper = paper_of(kind, copy_for(ended, "mum"))
        said = " ".join(paper.texts)
        assert "core group" not in said
        assert "review conference is held" not in said
        assert "Who to talk to" in paper.headings


def test_what_the_decision_says_beyond_its_outcome_is_told(
    conference: Conference, paper_of: Callable[..., Paper]
) -> None:
    words = "plan ends; child in need plan follows"
    ended = settled(conference, Outcome.PLAN_ENDS, Outcome.PLAN_ENDS, words=words)
    assert f"In the words of the decision: “{words}”." in paper_of("decision_letter", copy_for(ended)).texts
    plain = settled(conference, Outcome.PLAN_ENDS, Outcome.PLAN_ENDS, words="Plan ends")
    assert "In the words" not in " ".join(paper_of("decision_letter", copy_for(plain)).texts)


def test_reasons_that_are_also_those_of_an_override_stand_once(
    conference: Conference, paper_of: Callable[..., Paper]
) -> None:
    why = "Nobody else had seen the child."
    one = settled(conference, Outcome.NO_PLAN, Outcome.PLAN_ENDS, reason=why, override_reason=why)
    paper = paper_of("decision_letter", copy_for(one))
    assert paper.texts.count(why) == 2  # once for each child
    label = "Reasons. The chair decided in another way than most agencies, or without a majority."
    assert paper.texts.count(label) == 2


def test_a_letter_about_one_child_names_it_and_a_numbered_review_reads_well(
    conference: Conference, paper_of: Callable[..., Paper]
) -> None:
    review = replace(conference, kind=ConferenceKind.REVIEW, number=2)
    said = " ".join(paper_of("decision_letter", copy_for(review, "dad")).texts)
    assert "The review conference, number 2, was held on" in said
    assert "what was decided for Isla Harlow, why" in said
