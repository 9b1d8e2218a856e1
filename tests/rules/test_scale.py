"""How the numbers of the safety scale lie, and what is said of a change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.risk_words import beginning, quoted, with_worry
from cpdesk.rules.scale import change_words, spread


@given(st.lists(st.integers(0, 10), min_size=1))
def test_the_middle_lies_between_the_lowest_and_the_highest(numbers):
    found = spread(numbers)
    assert found is not None
    assert found.lowest <= found.middle <= found.highest
    assert found.count == len(numbers)


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ([4], "1 number: 4"),
        ([4, 4], "2 numbers, all 4"),
        ([3, 6, 5, 4], "4 numbers, from 3 to 6, the middle is 4.5"),
        ([3, 10, 4], "3 numbers, from 3 to 10, the middle is 4"),
    ],
)
def test_a_spread_is_told_in_words(numbers, words):
    found = spread(numbers)
    assert found is not None
    assert found.words == words


def test_no_numbers_have_no_spread():
    assert spread([]) is None


def test_a_change_is_told_only_when_there_is_one_to_compare():
    assert change_words(3, 5) == "was 3, now 5"
    assert change_words(3, 3) == "was 3, still 3"
    assert change_words(None, 5) == change_words(3, None) == ""


def test_a_statement_begins_with_fixed_phrases_around_the_words_of_the_worries():
    assert beginning([], []) == "We are worried that "
    assert beginning(["Leo"], []) == "We are worried that "
    assert beginning(["Leo", "Isla"], ["He is alone.", "No food"]) == (
        "We are worried about Leo and Isla, because: “He is alone.” and “No food”. If nothing changes, "
    )
    assert beginning([], ["He is\nalone."]) == "We are worried, because: “He is alone.” If nothing changes, "
    assert quoted("He said “no”") == "‘He said “no”’"


def test_one_more_worry_goes_to_the_end_of_what_people_have_written():
    assert with_worry("He may be hurt. ", "No food.") == "He may be hurt. “No food.”"
    assert with_worry("", "No food.") == "“No food.”"


@given(st.lists(st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1), min_size=1, max_size=4))
def test_the_words_of_every_worry_stand_in_the_beginning_as_they_are(worries):
    text = beginning([], worries)
    assert all(worry in text for worry in worries)
