"""What somebody may be called who can open a file."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.key_names import LONGEST, LONGEST_IN_BYTES, key_name, trouble_with


@given(st.text())
def test_a_name_is_one_line_without_anything_unseen_and_cleaning_it_again_changes_nothing(typed: str):
    name = key_name(typed)
    assert key_name(name) == name == name.strip()
    assert not any(unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp", "Cs") for char in name)
    assert "  " not in name


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Olu \t Adeyemi\n", "Olu Adeyemi"),
        ("Olu\u200b\u202eAdeyemi", "Olu Adeyemi"),
        ("Zoe\u0308 O\u0304kubo", "Zoë Ōkubo"),
    ],
)
def test_names_that_look_alike_are_the_same(typed: str, kept: str):
    assert key_name(typed) == kept
    assert trouble_with(kept) == ""


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("", "Say whose key"),
        ("x" * (LONGEST + 1), "too long"),
        ("𝒜" * LONGEST, "too long"),
        ("Chair", "own name"),
        ("ｃｌｅｒｋ", "own name"),
        ("RECOVERY KEY", "own name"),
    ],
)
def test_each_name_nobody_can_have_has_its_sentence(name: str, words: str):
    assert words in trouble_with(name)
    assert trouble_with(name).endswith(".")


def test_the_longest_name_has_room():
    assert trouble_with("é" * LONGEST) == ""
    assert len(("é" * LONGEST).encode()) <= LONGEST_IN_BYTES
