"""Which last dates a copy tells."""

from dataclasses import replace
from datetime import date

import pytest

from cpdesk.rules.deadlines import DueDate
from cpdesk.rules.rule_names import RULES
from cpdesk.snapshots.conference import Conference, Done
from cpdesk.snapshots.decisions import Decision
from cpdesk.vocabulary import Outcome
from tests.documents.invented_conference import copy_for, key, make_conference

DAY = date(2026, 12, 10)


def due(rule: str, why: str = "") -> DueDate:
    made = DueDate(rule, RULES[rule].title, DAY, DAY, "clause", "")
    return replace(made, account=why)


@pytest.fixture
def conference() -> Conference:
    return replace(make_conference(), dates=tuple(due(rule) for rule in RULES))


def told(conference: Conference, reader: str) -> set[str]:
    return {d.rule for d in copy_for(conference, reader).conference.dates}


def settled(conference: Conference, outcome: Outcome) -> Conference:
    return replace(conference, decisions=tuple(Decision(c.id, outcome) for c in conference.children))


def test_the_family_is_told_what_they_are_sent_and_when_people_meet_and_nothing_of_the_unit_s_own(conference):
    under_plan = settled(conference, Outcome.CHILD_PROTECTION_PLAN)
    assert told(under_plan, "mum") <= {
        "decisions_out", "letter_out", "plan_out", "plan_sign_off", "record_out", "record_explained",
        "amendments_until", "core_group_first", "core_group_next", "review_first", "review_next",
        "review_latest",
    }  # fmt: skip
    assert {"record_out", "review_first", "core_group_first"} <= told(under_plan, "mum")
    assert told(under_plan, "full") == set(RULES)


def test_without_a_protection_plan_no_core_group_or_review_is_announced(conference):
    none = settled(conference, Outcome.NO_PLAN)
    assert not {rule for rule in told(none, "mum") if rule.startswith(("core_group", "review"))}


def test_a_birth_is_not_told_to_somebody_who_may_not_read_about_the_baby(conference):
    birth = due("review_first", "1 month after the expected birth.")
    plan = settled(replace(conference, dates=(birth,)), Outcome.CHILD_PROTECTION_PLAN)
    assert told(plan, "mum") == set()
    awaited = tuple(
        replace(p, born=None, expected=DAY, unborn=True) if p.id == key("leo") else p for p in plan.people
    )
    assert told(replace(plan, people=awaited), "mum") == {"review_first"}


def test_what_was_noted_as_done_and_orders_of_the_court_stay_with_the_unit(conference):
    noted = replace(conference, done=(Done("police_checks", DAY),), epo_end=DAY, assessments_end=DAY)
    copy = copy_for(noted, "mum").conference
    assert (copy.done, copy.epo_end, copy.assessments_end) == ((), None, None)
