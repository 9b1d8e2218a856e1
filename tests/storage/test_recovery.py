"""The recovery key on paper."""

import math
import random
from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.storage import recovery

MANY = 2000
"""Keys: enough that chance leaves no character out at any place (once in 10^24 runs)."""
CHARACTERS = st.sampled_from(recovery.ALPHABET)
PLACES = st.integers(0, recovery.GROUPS * recovery.SIZE - 1)
GROUPS = [
    st.text(recovery.ALPHABET, min_size=recovery.SIZE - 1, max_size=recovery.SIZE - 1)
] * recovery.GROUPS
KEYS = st.tuples(*GROUPS).map(
    lambda groups: "-".join(group + recovery._check(group, number) for number, group in enumerate(groups, 1))
)
"""Keys that hypothesis can draw again, unlike those of `recovery.new`."""


def changed(key: str, place: int, to: str) -> str:
    at = place + place // recovery.SIZE
    return key[:at] + to + key[at + 1 :]


def free_characters(key: str) -> str:
    """Those that are random: the last of each group is worked out from the others."""
    return "".join(group[:-1] for group in key.split("-"))


def test_a_key_holds_at_least_128_random_bits_and_no_character_that_looks_like_another():
    assert not set("0O1I") & set(recovery.ALPHABET)
    keys = [free_characters(recovery.new()) for _ in range(MANY)]
    places = [Counter(place) for place in zip(*keys, strict=True)]
    assert all(set(place) == set(recovery.ALPHABET) for place in places), "every character, at every place"
    assert sum(math.log2(len(place)) for place in places) >= 128
    expected = MANY / len(recovery.ALPHABET)
    often = [count for place in places for count in place.values()]
    assert max(often) < 2 * expected, "no character is much likelier than another"
    assert min(often) > expected / 4


def test_no_character_of_a_key_tells_another_and_no_seed_tells_a_key():
    keys = [free_characters(recovery.new()) for _ in range(MANY)]
    assert len(set(keys)) == MANY
    for first, second in combinations(zip(*keys, strict=True), 2):
        pairs = set(zip(first, second, strict=True))
        assert len(pairs) > len(recovery.ALPHABET) ** 2 / 2  # of 1024, about 880 are met
    before = random.getstate()
    try:
        random.seed(1)
        once = recovery.new()
        random.seed(1)
        assert recovery.new() != once
    finally:
        random.setstate(before)


@given(KEYS)
def test_a_key_is_accepted_in_lower_case_with_spaces_and_without_dashes(key: str):
    bare = key.replace("-", "")
    for typed in (
        key,
        key.lower(),
        bare,
        f"  {key.replace('-', ' ')}\n",
        bare.lower(),
        key.replace("-", " – "),
        " ".join(bare),
    ):
        assert recovery.canonical(typed) == key
        assert recovery.wrong_groups(typed) == ()


@given(KEYS, PLACES, st.sampled_from(recovery.ALPHABET + "01OI#é"))
def test_every_single_wrong_character_is_found_and_its_group_named(key: str, place: int, wrong: str):
    typed = changed(key, place, wrong)
    if typed == key:
        return
    assert recovery.canonical(typed) is None
    assert recovery.canonical(typed.replace("-", "")) is None
    assert place // recovery.SIZE + 1 in recovery.wrong_groups(typed)


@given(KEYS, PLACES, CHARACTERS)
def test_a_missing_or_additional_character_is_found(key: str, place: int, more: str):
    at = place + place // recovery.SIZE
    for typed in (key[:at] + key[at + 1 :], key[:at] + more + key[at:]):
        assert recovery.canonical(typed) is None
        assert recovery.canonical(typed.replace("-", "")) is None
        assert recovery.wrong_groups(typed) == (place // recovery.SIZE + 1,)


@given(KEYS, st.integers(0, recovery.GROUPS * recovery.SIZE - 2))
def test_two_neighbours_swapped_are_found(key: str, place: int):
    bare = key.replace("-", "")
    swapped = bare[:place] + bare[place + 1] + bare[place] + bare[place + 2 :]
    assert recovery.canonical(swapped) == (key if swapped == bare else None)


@given(KEYS, st.permutations(range(recovery.GROUPS)))
def test_groups_in_another_order_are_found(key: str, order: list[int]):
    groups = key.split("-")
    mixed = "-".join(groups[number] for number in order)
    assert recovery.canonical(mixed) == (key if order == sorted(order) else None)


@given(KEYS, PLACES, CHARACTERS)
def test_a_mistyped_key_is_known_for_one(key: str, place: int, wrong: str):
    assert recovery.looks_like(changed(key, place, wrong))


@given(st.text(max_size=60))
def test_an_ordinary_passphrase_is_taken_for_no_recovery_key(text: str):
    assert not recovery.looks_like(text)
    assert recovery.canonical(text) is None


def test_other_groups_are_asked_for_each_time_and_never_one_twice():
    asked = [recovery.part_to_type() for _ in range(200)]
    assert all(1 <= first < second <= recovery.GROUPS for first, second in asked)
    assert len(set(asked)) > 10


@pytest.mark.parametrize("written", [str.lower, lambda group: " ".join(group), lambda group: f"-{group} "])
def test_a_group_is_known_however_it_is_typed_and_no_other_is(written):
    key = recovery.new()
    groups = key.split("-")
    for number, group in enumerate(groups, 1):
        assert recovery.group_is(key, number, written(group))
        assert not recovery.group_is(key, number, written(groups[number % recovery.GROUPS])) or (
            group == groups[number % recovery.GROUPS]
        )
        assert not recovery.group_is(key, number, group[:-1])
