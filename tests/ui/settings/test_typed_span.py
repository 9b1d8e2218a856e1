"""Days in a row as people type them."""

from datetime import date

import pytest

from cpdesk.ui.settings.typed_span import read_span

NEAR = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("24 December", (2026, 12, 24), (2026, 12, 24)),
        ("24 December to 1 January", (2026, 12, 24), (2027, 1, 1)),
        ("24 to 28 December", (2026, 12, 24), (2026, 12, 28)),
        ("24–28 December", (2026, 12, 24), (2026, 12, 28)),
        ("24 - 28 December 2027", (2027, 12, 24), (2027, 12, 28)),
        ("24 December until 1 January 2029", (2028, 12, 24), (2029, 1, 1)),
        ("24 December 2026 to 1 January 2027", (2026, 12, 24), (2027, 1, 1)),
        ("3 May – 5 May 2027", (2027, 5, 3), (2027, 5, 5)),
        ("2026-12-24 to 2027-01-01", (2026, 12, 24), (2027, 1, 1)),
        ("24/12/2026 – 01/01/2027", (2026, 12, 24), (2027, 1, 1)),
        ("Thursday 24 December to Friday 1 January", (2026, 12, 24), (2027, 1, 1)),
        ("5 January to 7 January", (2027, 1, 5), (2027, 1, 7)),
    ],
)
def test_one_day_or_several_in_a_row_are_understood(words, first, last):
    assert read_span(words, NEAR) == (date(*first), date(*last))


@pytest.mark.parametrize("words", ["", "rubbish", "1 to 2 to 3 May", "32 May", "3 May to tea", "to", "– –"])
def test_what_is_no_day_is_not_guessed_at(words):
    assert read_span(words, NEAR) is None
