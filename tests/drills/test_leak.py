"""What is typed stands in the sealed file and in the chosen exports, and in no other file whatever."""

from pathlib import Path

import pytest

from tests.drills import leak, marked

NAMES = [50, pytest.param(500, marks=pytest.mark.soak)]


@pytest.mark.parametrize("names", NAMES)
def test_nothing_that_was_typed_is_left_outside_the_chosen_exports(tmp_path: Path, names: int) -> None:
    outcome = leak.drill(tmp_path / "drill", names)
    assert outcome.good, outcome
    assert outcome.in_exports >= names - 1, outcome


def test_the_search_finds_every_mark_in_every_form(tmp_path: Path) -> None:
    found = marked.control(tmp_path / "control", range(1000))
    assert {form: len(numbers) for form, numbers in found.items()} == dict.fromkeys(found, 1000)
    numbers, files = marked.found_below([tmp_path])
    assert (len(numbers), files) == (1000, 6)


def test_a_mark_in_the_name_of_a_folder_is_found(tmp_path: Path) -> None:
    (tmp_path / marked.name(7)).mkdir()
    assert marked.found_below([tmp_path])[0] == {7}
