from uuid import UUID, uuid4

import pytest

from cpdesk.rules.procedure import procedure
from cpdesk.rules.quorum import ChildQuorum, QuorumChild, QuorumPerson, quorum

KACPER = QuorumChild(uuid4(), "Kacper")
OLA = QuorumChild(uuid4(), "Ola")
BABY = QuorumChild(uuid4(), "the baby", unborn=True)


def there(group: str, *knows: QuorumChild, observer: bool = False) -> QuorumPerson:
    return QuorumPerson(group, there=True, knows=frozenset(c.id for c in knows), observer=observer)


def report(group: str, *knows: QuorumChild, core_group: bool | None = None) -> QuorumPerson:
    ids: frozenset[UUID] = frozenset(c.id for c in knows)
    return QuorumPerson(group, there=False, report=True, knows=ids, core_group=core_group)


def one(key: str, child: QuorumChild, *people: QuorumPerson) -> ChildQuorum:
    return quorum(procedure(key), [child], people)[0]


def test_social_care_and_two_other_groups_that_know_the_child_are_enough() -> None:
    answer = one(
        "west-midlands",
        KACPER,
        there("social_care", KACPER),
        there("health", KACPER),
        there("education", KACPER),
    )
    assert answer.quorate
    assert answer.because == "Social care, health and education know Kacper; 2 other agencies are needed."
    assert answer.groups == ("health", "education")
    assert not answer.national


def test_quorum_is_settled_for_each_child_by_contact_as_given() -> None:
    people = [there("social_care", KACPER, OLA), there("health", KACPER, OLA), there("education", KACPER)]
    answers = quorum(procedure("west-midlands"), [KACPER, OLA], people)
    assert [a.quorate for a in answers] == [True, False]
    assert answers[1].because == "Social care and health know Ola; 2 other agencies are needed."


def test_contact_that_is_not_given_is_no_contact() -> None:
    answer = one("west-midlands", KACPER, there("social_care"), there("health"), there("police"))
    assert not answer.quorate
    assert "no other agency that is here knows Kacper" in answer.because


def test_health_visitor_gp_and_nurse_count_as_one_group() -> None:
    answer = one("west-midlands", KACPER, there("social_care"), *[there("health", KACPER)] * 3)
    assert not answer.quorate
    assert answer.because == "Social care is here, but only health knows Kacper; 2 other agencies are needed."


def test_social_care_must_be_there_but_need_not_know_the_child() -> None:
    others = (there("health", BABY), there("police", BABY))
    assert one("west-midlands", BABY, there("social_care"), *others).quorate
    without = one("west-midlands", BABY, *others)
    assert not without.quorate
    assert without.because.startswith("Nobody from social care is here; health and the police know the baby")


def test_a_report_alone_does_not_count_in_the_west_midlands() -> None:
    people = (there("social_care", KACPER), there("health", KACPER), report("education", KACPER))
    assert not one("west-midlands", KACPER, *people).quorate


@pytest.mark.parametrize("group", ["chairing", "interpreter", "legal", "advocacy", "", "unheard of"])
def test_chair_clerk_interpreter_lawyer_and_advocate_never_count(group: str) -> None:
    people = (there("social_care", KACPER), there("health", KACPER), there(group, KACPER))
    assert not one("west-midlands", KACPER, *people).quorate
    assert not one("leicestershire", KACPER, *people).quorate


def test_observers_never_count_not_even_for_social_care() -> None:
    others = (there("health", KACPER), there("education", KACPER))
    assert not one("west-midlands", KACPER, there("social_care", KACPER, observer=True), *others).quorate
    seen = (there("social_care", KACPER), there("health", KACPER), there("police", KACPER, observer=True))
    assert not one("west-midlands", KACPER, *seen).quorate


def test_the_chair_may_go_on_when_fewer_than_three_agencies_are_in_contact() -> None:
    unborn = one("west-midlands", BABY, there("social_care", BABY), there("health", BABY))
    assert not unborn.quorate
    assert unborn.may_go_on
    known_by_three = (there("social_care", KACPER), there("health", KACPER), report("education", KACPER))
    assert not one("west-midlands", KACPER, *known_by_three).may_go_on


def test_leicestershire_counts_a_report_from_the_core_group_and_asks_for_no_contact() -> None:
    answer = one("leicestershire", KACPER, there("social_care"), there("police"), report("health"))
    assert answer.quorate
    assert answer.because == (
        "Social care and the police are here, and health has sent a report; "
        "2 other agencies are needed, there or with a sufficient report."
    )
    outside = report("health", core_group=False)
    assert not one("leicestershire", KACPER, there("social_care"), there("police"), outside).quorate


def test_in_leicestershire_the_chair_judges_whether_enough_is_known() -> None:
    answer = one("leicestershire", KACPER, there("social_care"), there("health"))
    assert not answer.quorate
    assert answer.may_go_on
    nobody = one("leicestershire", KACPER)
    assert nobody.because.startswith("No agency is here; ")


@pytest.mark.parametrize("key", ["city-of-london", "leeds", "parents-faq"])
def test_where_the_procedure_is_silent_the_common_rule_is_used_and_the_sentence_says_so(key: str) -> None:
    people = (there("social_care", KACPER), there("health", KACPER), there("education", KACPER))
    answer = one(key, KACPER, *people)
    assert answer.quorate
    assert answer.national
    assert answer.because.endswith(
        f"(the {procedure(key).name} procedure does not say; this is the common rule)."
    )
