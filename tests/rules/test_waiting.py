"""How long the next try of a passphrase waits."""

from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.waiting import LONGEST, seconds_left, seconds_to_wait


def test_the_first_slip_costs_nothing_and_each_further_one_twice_as_much() -> None:
    assert [seconds_to_wait(failed) for failed in range(10)] == [0, 0, 1, 2, 4, 8, 16, 32, 60, 60]


@given(st.integers(0, 10**9))
def test_it_never_grows_shorter_and_never_longer_than_a_minute(failed: int) -> None:
    assert seconds_to_wait(failed) <= seconds_to_wait(failed + 1) <= LONGEST


@given(st.integers(0, 100), st.floats(-1e9, 1e9))
def test_what_is_left_is_never_negative_nor_more_than_the_whole_whatever_the_clock_did(
    failed: int, since: float
) -> None:
    assert 0 <= seconds_left(failed, since) <= seconds_to_wait(failed)
