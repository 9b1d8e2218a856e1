"""Somebody new in one line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.new_person import NewPerson, new_person
from cpdesk.vocabulary import AttendanceMode


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("Pat Jones, health visitor, NHS", NewPerson("Pat Jones", "health visitor", "NHS")),
        ("Pat Jones", NewPerson("Pat Jones")),
        (" Pat Jones ,, NHS", NewPerson("Pat Jones", "", "NHS")),
        ("Bo, uncle", NewPerson("Bo", "uncle", family=True)),
        ("Bea, great aunt of Ola", NewPerson("Bea", "great aunt of Ola", family=True)),
        ("Bea, family friend", NewPerson("Bea", "family friend", family=True)),
        ("Al, father figure worker, Barnardo’s", NewPerson("Al", "father figure worker", "Barnardo’s")),
        ("Pat, GP, Elm Surgery, online", NewPerson("Pat", "GP", "Elm Surgery", mode=AttendanceMode.ONLINE)),
        ("Pat, phone", NewPerson("Pat", mode=AttendanceMode.TELEPHONE)),
        ("Pat, GP, Elm Surgery, Leeds", NewPerson("Pat", "GP", "Elm Surgery, Leeds")),
        ("", NewPerson("")),
    ],
)
def test_a_line_names_a_person_as_people_say_it(line, person):
    assert new_person(line) == person


@given(st.text())
def test_no_line_is_too_odd(line):
    person = new_person(line)
    assert person.name == person.name.strip()
