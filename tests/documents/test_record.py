"""The record of the conference."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from cpdesk.documents.kin import partial_day_words, relationship_sentences
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.decisions import ChildView, View
from cpdesk.snapshots.people import Person, Presence
from cpdesk.snapshots.plan import Action, Plan, PlanOutcome
from cpdesk.vocabulary import AttendanceMode, Lane, PersonKind, PlanView
from tests.documents.invented_conference import at, copy_for, entry, key
from tests.documents.word_paper import Paper


def test_every_entry_is_in_the_full_record_once(
    conference: Conference, paper_of: Callable[..., Paper]
) -> None:
    entries = tuple(
        entry(n, lane, f"entry {n} in {lane}", step=step)
        for n, (lane, step) in enumerate(
            (lane, step) for lane in Lane for step in ("worries", "views", "own step")
        )
    )
    texts = paper_of("record", copy_for(replace(conference, entries=entries))).texts
    assert [texts.count(each.text) for each in entries] == [1] * len(entries)


def test_the_discussion_follows_the_run_sheet_and_names_its_own_parts(
    conference: Conference, paper_of: Callable[..., Paper]
) -> None:
    entries = (
        entry(1, Lane.WORRY, "first", step="worries", stage_words="with Mum"),
        entry(2, Lane.WORRY, "second", step="worries", stage_words="with Dad"),
        entry(3, Lane.INFORMATION, "third", step="welcome"),
        entry(4, Lane.INFORMATION, "fourth", step="a step of their own"),
    )
    texts = paper_of("record", copy_for(replace(conference, entries=entries))).texts
    wanted = ["third", "with Mum", "first", "with Dad", "second", "Other parts of the conference", "fourth"]
    assert [text for text in texts if text in wanted] == wanted


def test_times_are_told_on_the_clock_of_london(
    conference: Conference, paper_of: Callable[..., Paper]
) -> None:
    summer = replace(entry(1, Lane.WORRY, "in June"), at=at(9, 30).replace(month=6))
    texts = paper_of("record", copy_for(replace(conference, entries=(summer,)))).texts
    assert texts[texts.index("in June") - 1].startswith("10:30 · Worry · R. Sandhu (social worker)")


def test_somebody_who_left_and_came_back_is_told_so(
    conference: Conference, paper_of: Callable[..., Paper]
) -> None:
    hours = (Presence(at(10, 0), at(10, 30)), Presence(at(11, 0), None, AttendanceMode.TELEPHONE))
    rows = tuple(
        replace(row, presences=hours) if row.person.id == key("hv") else row for row in conference.attendance
    )
    lines = paper_of("record", copy_for(replace(conference, attendance=rows))).lines()
    assert "| in the room / by telephone | 10:00 to 10:30 / from 11:00" in lines


def test_eight_children_have_their_views_in_tables_that_fit_the_page(
    conference: Conference, paper_of: Callable[..., Paper]
) -> None:
    children = tuple(
        Person(key(f"child {n}"), PersonKind.FAMILY, f"Child {n}", subject=True, born=date(2010 + n, 1, 1))
        for n in range(8)
    )
    views = tuple(ChildView(child.id, PlanView.CHILD_PROTECTION) for child in children)
    people = (*(p for p in conference.people if not p.subject), *children)
    conference = replace(conference, people=people, views=(View(key("sw"), views, "THE-REASON"),))
    lines = paper_of("record", copy_for(conference)).lines()
    assert "row | Who, and why | Child 0 | Child 1 | Child 2 | Child 3" in lines
    assert "row | Who | Child 4 | Child 5 | Child 6 | Child 7" in lines
    assert lines.count("THE-REASON") == 1


def test_a_review_tells_how_the_plan_went_until_now(
    conference: Conference, paper_of: Callable[..., Paper]
) -> None:
    done = Action(key("old"), "Weigh Isla", (key("hv"),), by_words="each week", progress="done each week")
    past = Plan((PlanOutcome(key("past"), "Isla grows", child=key("isla"), actions=(done,)),))
    conference = replace(conference, previous_plan=past, number=2)
    lines = paper_of("record", copy_for(conference)).lines()
    assert "Heading2 | The plan until now" in lines
    assert "row | Weigh Isla | Ms Baptiste (health visitor) | each week | done each week" in lines


def test_relationships_are_sentences(conference: Conference) -> None:
    assert relationship_sentences(copy_for(conference)) == [
        "Kerry Harlow is a parent of Leo Harlow and Isla Harlow.",
        "Dean Cole is a parent of Isla Harlow.",
        "Kerry Harlow was separated from Dean Cole from June 2022 until 2025 (KIN-NOTE).",
        "Kerry Harlow is in conflict with Dean Cole.",
    ]


def test_days_that_are_known_in_part_are_told_as_far_as_they_are_known() -> None:
    assert [partial_day_words(day) for day in ("2019", "2020-06", "2023-03-02", "2023-13", "spring")] == [
        "2019",
        "June 2020",
        "2 March 2023",
        "2023-13",
        "spring",
    ]


def test_a_bare_conference_still_makes_a_record(
    conference: Conference, paper_of: Callable[..., Paper]
) -> None:
    bare = replace(
        conference, relationships=(), attendance=(), reports=(), entries=(), views=(), decisions=(),
       plan=Plan(), quorum=(), dates=(), core_group=(), core_group_at=None, review_at=None, chair=None,
        lead_social_worker=None, ended=None, began=None, planned_end=None,
    )  # fmt: skip
    text = paper_of("record", copy_for(bare)).text
    for words in (
        "planned for 10:00",
        "Nobody’s arrival has been recorded.",
        "No plan has been written.",
        "No decision has been made yet.",
        "Nobody has been named for the core group yet.",
        "The lead social worker has not been named yet.",
        "No dates have been agreed yet.",
        "Talk to the lead social worker, to their manager or to the chair",
    ):
        assert words in text


def test_somebody_expected_who_never_came_is_said_not_to_have_come(
    conference: Conference, paper_of: Callable[..., Paper]
) -> None:
    rows = tuple(
        replace(row, mode=AttendanceMode.EXPECTED, presences=(), present=False, ever_present=False)
        if row.person.id == key("dad")
        else row
        for row in conference.attendance
    )
    said = paper_of("record", copy_for(replace(conference, attendance=rows), "mum")).text
    assert "did not come" in said
    assert "expected" not in said.split("Reports")[0]
