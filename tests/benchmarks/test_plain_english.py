"""What looking for jargon costs as a text grows: beside the same text a quarter as long."""

from collections.abc import Callable
from time import perf_counter

import pytest

from cpdesk.rules.plain_english import found

PIECES = ("The LAC review was unkempt. ", "LAC ", "“a “b ", "'a ", '"a" ', "s. ", "(LAC) ")


@pytest.mark.parametrize("piece", PIECES)
def test_a_text_of_four_times_the_length_takes_about_four_times_as_long(
    piece: str, record_testsuite_property: Callable[[str, object], None]
):
    short, long = (piece * 20_000)[:20_000], (piece * 80_000)[:80_000]
    rounds = [(_seconds(short), _seconds(long)) for _ in range(5)]
    ratio = min(long for _, long in rounds) / min(short for short, _ in rounds)
    record_testsuite_property(f"jargon in four times as much of {piece.strip()}", round(ratio, 1))
    assert ratio < 8, f"four times the text takes {ratio:.1f} times as long"


def _seconds(text: str) -> float:
    start = perf_counter()
    found(text)
    return perf_counter() - start
