"""The risk statements and the safety scale in the record."""

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.risk import RiskStatement, ScaleScore
from cpdesk.vocabulary import Lane
from tests.documents.invented_conference import copy_for, entry, key
from tests.documents.word_paper import Paper

MUM, LEO, ISLA, WORKER, HEALTH = (key(name) for name in ("mum", "leo", "isla", "sw", "hv"))


def test_a_record_without_risk_and_scale_has_no_empty_section(
    conference: Conference, paper_of: Callable[..., Paper]
) -> None:
    texts = paper_of("record", copy_for(conference)).texts
    assert "What may happen if nothing changes" not in texts
    assert "The safety scale" not in texts


def test_each_statement_stands_with_its_children_and_its_worries(
    conference: Conference, paper_of: Callable[..., Paper]
) -> None:
    worry = entry(1, Lane.WORRY, "He is alone at night.")
    risks = (RiskStatement(uuid4(), "One text", (LEO,), (worry.id,)), RiskStatement(uuid4(), "Two text"))
    whole = replace(conference, entries=(worry,), risks=risks)
    texts = paper_of("record", copy_for(whole)).texts
    at = texts.index("What may happen if nothing changes")
    assert texts[at : at + 7] == [
        "What may happen if nothing changes", "Risk statement 1", "One text", "About Leo Harlow",
        "The worries it is made of", "He is alone at night.", "Risk statement 2",
    ]  # fmt: skip


def test_the_scale_tells_numbers_reasons_spread_and_change(
    conference: Conference, paper_of: Callable[..., Paper]
) -> None:
    scores = (
        ScaleScore(WORKER, LEO, 3, "the nights"), ScaleScore(MUM, LEO, 6), ScaleScore(HEALTH, LEO, None),
    )  # fmt: skip
    earlier = (ScaleScore(MUM, LEO, 4),)
    texts = paper_of("record", copy_for(replace(conference, scores=scores, earlier_scores=earlier))).texts
    said = " | ".join(texts)
    assert "the nights" in said
    assert "gave none" in said
    assert (
        "Today: from 3 to 6, the middle is 4.5. At the last conference, of the same people: 4. "
        "Kez was 4, now 6."
    ) in said


def test_the_scale_about_a_statement_says_which(
    conference: Conference, paper_of: Callable[..., Paper]
) -> None:
    risk = RiskStatement(uuid4(), "One text")
    scores = (ScaleScore(WORKER, ISLA, 3, "", risk.id),)
    texts = paper_of("record", copy_for(replace(conference, risks=(risk,), scores=scores))).texts
    assert "Isla Harlow. About the risk statement" in texts


def test_the_plan_of_a_child_holds_the_statements_about_it_and_none_made_of_what_is_private(
    conference: Conference, paper_of: Callable[..., Paper]
) -> None:
    secret = entry(1, Lane.WORRY, "A secret", private=True)
    risks = (
        RiskStatement(uuid4(), "About Leo", (LEO,)), RiskStatement(uuid4(), "About Isla", (ISLA,)),
        RiskStatement(uuid4(), "About both"), RiskStatement(uuid4(), "Out of a secret", (), (secret.id,)),
    )  # fmt: skip
    whole = replace(conference, entries=(secret,), risks=risks)
    texts = paper_of("outline_plan", copy_for(whole), "leo").texts
    at = texts.index("What may happen if nothing changes")
    assert texts[at + 1 : at + 3] == ["About Leo", "About both"]
    assert not {"About Isla", "Out of a secret"} & set(texts)
