"""Finding a family, its page, and the month."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy import event

from cpdesk.errors import NotPossible


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


def test_a_month_shows_conferences_core_groups_reviews_and_last_dates(desk, filled):
    june = desk.calendar.month(date(2025, 6, 1), date(2025, 6, 10))
    assert [line.id for line in june.conferences] == [filled.conference_id]
    assert [line.starts.date() for line in june.core_groups] == [date(2025, 6, 24)]
    assert {"conference_latest", "core_group_first"} <= {mark.due.rule for mark in june.last_days}
    august = desk.calendar.month(date(2025, 8, 1), date(2025, 8, 1))
    assert [line.starts.date() for line in august.reviews] == [date(2025, 8, 26)]
    assert (date(2025, 8, 25), "Summer bank holiday") in august.closed


def test_the_weeks_of_a_month_are_shown_whole(desk, booked):
    may = desk.calendar.month(date(2025, 5, 1), date(2025, 5, 1))
    assert all(date(2025, 4, 28) <= m.due.day <= date(2025, 6, 1) for m in may.last_days)
    july = desk.calendar.month(date(2025, 7, 1), date(2025, 7, 1))  # ends with Sunday 3 August
    assert july.conferences == ()


def test_an_empty_file_has_no_cases_and_an_empty_month(desk):
    assert desk.cases.find() == ()
    assert desk.calendar.month(date(2026, 11, 1), date(2026, 11, 26)).conferences == ()


@contextmanager
def queries(desk) -> Iterator[list[str]]:
    """The statements that reach the file meanwhile."""
    asked: list[str] = []

    def note(_connection, _cursor, statement, *_):
        asked.append(statement)

    engine = desk._store._engine
    event.listen(engine, "before_cursor_execute", note)
    yield asked
    event.remove(engine, "before_cursor_execute", note)


def test_many_cases_are_listed_and_drawn_with_as_many_queries_as_one(desk, practice):
    seen = []
    for held in (1, 3):
        while len(desk.cases.find()) < held:
            desk.practice.bring_in(replace(practice, notes=()), fill=False)
        with queries(desk) as for_list:
            assert len(desk.cases.find("lecka")) == held
        with queries(desk) as for_month:
            assert len(desk.calendar.month(date(2025, 6, 1), date(2025, 6, 1)).conferences) == held
        seen.append((len(for_list), len(for_month)))
    assert seen[0] == seen[1]


def test_the_calendar_and_the_page_of_a_case_say_the_same_of_each_last_date(desk, filled):
    page = {due.rule: due for due in desk.cases.page(filled.case_id).due}
    marks = [
        m
        for month in (6, 7, 8)
        for m in desk.calendar.month(date(2025, month, 1), date(2025, 6, 1)).last_days
    ]
    assert marks
    assert all(mark.due == page[mark.due.rule] for mark in marks)


def test_the_page_of_an_unknown_case_is_refused_in_words(desk):
    with pytest.raises(NotPossible, match="not in the file"):
        desk.cases.page(uuid4())
