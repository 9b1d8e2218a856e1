"""The decision letter."""

from collections.abc import Callable
from dataclasses import replace

from cpdesk.snapshots.conference import Conference
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
