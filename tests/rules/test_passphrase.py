import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.passphrase import MINIMUM, strength


@pytest.mark.parametrize("weak", ["", "short", "x" * (MINIMUM - 1)])
def test_a_short_passphrase_is_never_enough(weak: str) -> None:
    assert strength(weak).level == 0
    assert str(MINIMUM) in strength(weak).words
    assert not strength(weak).enough


@pytest.mark.parametrize(
    "weak",
    ["passwordpassword", "aaaaaaaaaaaaaa", "Summer2024!!", "123456789012", "qwertyuiop12", "leedsleedsleeds",
     "safeguardingchildren", "P4ssw0rd2026!"],
)  # fmt: skip
def test_what_everybody_tries_first_is_not_enough_however_long(weak: str) -> None:
    assert strength(weak).level == 1
    assert not strength(weak).enough


@pytest.mark.parametrize(
    "good", ["river lamp onion cloud", "xK9$pL2@vQ7!w", "zażółć gęślą jaźń", "four quiet otters paddle west"]
)
def test_several_unrelated_words_or_random_characters_are_enough(good: str) -> None:
    assert strength(good).enough


def test_another_word_makes_it_stronger() -> None:
    words = ["river", "lamp", "onion", "cloud", "velvet", "tractor"]
    levels = [strength(" ".join(words[:n])).level for n in range(2, 7)]
    assert levels == sorted(levels)
    assert levels[-1] == 4


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_has_a_strength(text: str) -> None:
    assert 0 <= strength(text).level <= 4
    assert strength(text).words
