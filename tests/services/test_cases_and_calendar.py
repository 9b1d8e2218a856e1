"""Finding a family, and its page."""

from dataclasses import replace
from uuid import uuid4

import pytest

from cpdesk.errors import NotPossible
from tests.services.asked_of_the_file import queries


@pytest.mark.parametrize(
    "typed", ["lecka", "ŁĘCKA", "ffion", "kacper", "agnieszka", "practice-001", " Siôn "]
)
def test_a_case_is_found_by_any_name_in_it_whatever_the_accents(desk, booked, typed):
    assert [line.id for line in desk.cases.find(typed)] == [booked.case_id]


def test_a_name_is_found_however_it_is_spaced(desk, booked):
    desk.attendance.change_person(booked.ids["f_ola"], name="Ola\u00a0Mae  Harrow")
    assert [line.id for line in desk.cases.find("ola  mae harrow")] == [booked.case_id]


@pytest.mark.parametrize("typed", ["smith", "%", "_", "lecka%"])
def test_a_name_that_is_in_no_case_finds_none(desk, booked, typed):
    assert desk.cases.find(typed) == ()


def test_a_case_line_names_the_children_with_their_ages(desk, booked, clock):
    (line,) = desk.cases.find()
    assert line.children.startswith("Ffi, 8;")
    assert "due" in line.children
    assert line.practice


def test_the_page_of_a_case_says_who_is_on_what_plan(desk, filled):
    page = desk.cases.page(filled.case_id)
    assert "child protection plan: neglect" in page.status
    assert "Tuesday 10 June 2025" in page.status
    assert [d.day for d in page.due] == sorted(d.day for d in page.due)
    assert {"record_out", "core_group_first", "review_first"} <= {d.rule for d in page.due}


def test_an_empty_file_has_no_cases(desk):
    assert desk.cases.find() == ()


def test_many_cases_are_listed_with_as_many_queries_as_one(desk, practice):
    seen = []
    for held in (1, 3):
        while len(desk.cases.find()) < held:
            desk.practice.bring_in(replace(practice, notes=()), fill=False)
        with queries(desk) as for_list:
            assert len(desk.cases.find("lecka")) == held
        seen.append(len(for_list))
    assert seen[0] == seen[1]


def test_the_page_of_an_unknown_case_is_refused_in_words(desk):
    with pytest.raises(NotPossible, match="not in the file"):
        desk.cases.page(uuid4())


def test_the_page_of_a_case_names_the_version_that_its_latest_conference_was_held_under(desk, practice):
    key = desk.procedures.copy("leeds", "Ours")
    case = desk.practice.bring_in(practice, fill=True, procedure_key=key).case_id
    desk.procedures.save(replace(desk.procedures.procedure(key), name="Ours, newly named"))
    assert desk.cases.page(case).procedure == "Ours (version 1)"


def test_one_case_as_a_line_is_the_same_as_in_the_list(desk, booked):
    (listed,) = desk.cases.find()
    assert desk.cases.line(booked.case_id) == listed
    with pytest.raises(NotPossible, match="not in the file"):
        desk.cases.line(uuid4())
