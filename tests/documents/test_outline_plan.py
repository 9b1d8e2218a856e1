"""The outline plan of one child."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from cpdesk.documents import outline_plan
from cpdesk.documents.sheet import Edition
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.decisions import Decision
from cpdesk.snapshots.plan import Plan
from cpdesk.vocabulary import Category, Lane, Outcome
from tests.documents.invented_conference import copy_for, entry, key
from tests.documents.word_paper import MADE, Paper


@pytest.mark.parametrize(
    ("outcome", "title"),
    [
        (Outcome.CHILD_PROTECTION_PLAN, "Child protection plan for Leo Harlow"),
        (Outcome.CHILD_IN_NEED_PLAN, "Child in need plan for Leo Harlow"),
        (Outcome.PLAN_ENDS, "The child protection plan for Leo Harlow ends"),
        (Outcome.NO_PLAN, "No plan for Leo Harlow"),
        (None, "Plan for Leo Harlow: not decided yet"),
    ],
)
def test_the_plan_is_called_by_what_was_decided(
    conference: Conference, paper_of: Callable[..., Paper], outcome: Outcome | None, title: str
) -> None:
    decisions = () if outcome is None else (Decision(key("leo"), outcome),)
    paper = paper_of("outline_plan", copy_for(replace(conference, decisions=decisions), "mum"), "leo")
    assert paper.headings[0] == title


def test_where_there_is_no_plan_the_paper_says_so(
    conference: Conference, paper_of: Callable[..., Paper]
) -> None:
    conference = replace(conference, plan=Plan())
    text = paper_of("outline_plan", copy_for(conference, "dad"), "isla").text
    assert "There is no child protection plan for Isla Harlow." in text
    assert "She is well." in text


def test_the_concerns_are_the_worries_about_this_child_and_about_all(
    conference: Conference, paper_of: Callable[..., Paper]
) -> None:
    conference = replace(
        conference,
        entries=(
            entry(1, Lane.WORRY, "about Leo", about=(key("leo"),)),
            entry(2, Lane.WORRY, "about Isla", about=(key("isla"),)),
            entry(3, Lane.WORRY, "about Mum", about=(key("mum"),)),
            entry(4, Lane.WORRY, "about all"),
            entry(5, Lane.GREY_AREA, "not a worry", about=(key("leo"),)),
        ),
    )
    texts = paper_of("outline_plan", copy_for(conference), "leo").texts
    assert [text for text in texts if text.startswith(("about", "not a"))] == [
        "about Leo",
        "about Mum",
        "about all",
    ]


def test_actions_say_who_what_and_by_when_and_what_is_missing(
    conference: Conference, paper_of: Callable[..., Paper]
) -> None:
    vague = replace(conference.plan.outcomes[0].actions[0], owners=(), by_words="")
    outcome = replace(conference.plan.outcomes[0], actions=(vague, *conference.plan.outcomes[0].actions))
    conference = replace(conference, plan=Plan((outcome,)))
    lines = paper_of("outline_plan", copy_for(conference), "leo").lines()
    assert "row | What will be done | Who does it | By when" in lines
    assert "row | Dean visits only when Gran is there | nobody named | no date agreed" in lines
    assert (
        "| Ms Baptiste (health visitor) and Kerry Harlow (mother of Leo and Isla) | Monday 30 November"
        in lines
    )
    assert "Nothing was agreed for this case." in lines


def test_a_child_in_need_plan_still_tells_its_category_if_it_has_one(
    conference: Conference, paper_of: Callable[..., Paper]
) -> None:
    decision = Decision(key("leo"), Outcome.CHILD_IN_NEED_PLAN, Category.EMOTIONAL)
    copy = copy_for(replace(conference, decisions=(decision,)), "mum")
    assert "Category: emotional harm" in paper_of("outline_plan", copy, "leo").text


def test_a_plan_is_about_one_child(conference: Conference, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="one child"):
        outline_plan.write(copy_for(conference), tmp_path / "plan.docx", Edition(MADE))


def test_a_plan_that_its_reader_does_not_have_is_said_to_be_missing(
    conference: Conference, paper_of: Callable[..., Paper]
) -> None:
    bare = replace(conference, plan=Plan(), decisions=(Decision(key("leo"), Outcome.CHILD_IN_NEED_PLAN),))
    mum = paper_of("outline_plan", copy_for(bare, "mum"), "leo")
    assert "What needs to change" in mum.headings
    assert any(text.startswith("This copy holds no plan. The lead social worker") for text in mum.texts)
    assert "No plan has been written." in paper_of("outline_plan", copy_for(bare), "leo").texts


def test_a_plan_that_ends_names_no_core_group_or_review_of_a_brothers_plan(
    conference: Conference, paper_of: Callable[..., Paper]
) -> None:
    decisions = (
        Decision(key("isla"), Outcome.PLAN_ENDS),
        Decision(key("leo"), Outcome.CHILD_PROTECTION_PLAN, Category.NEGLECT),
    )
    copy = copy_for(replace(conference, decisions=decisions), "mum")
    ended, goes_on = (paper_of("outline_plan", copy, child) for child in ("isla", "leo"))
    assert "The core group" in goes_on.headings
    assert "review conference is held" in goes_on.text
    assert "The core group" not in ended.headings
    assert "review conference is held" not in ended.text
    assert "Who to talk to" in ended.headings
