"""What the foot says of the backups."""

from datetime import UTC, datetime, timedelta

import pytest

from cpdesk.ui.backups.foot_words import foot_words

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("ago", "words", "wrong"),
    [
        (timedelta(minutes=5), "Backed up 08:55", False),
        (timedelta(hours=16), "Backed up yesterday at 17:00", False),
        (timedelta(days=3), "Backed up 23 Nov 2026", False),
        (timedelta(days=17), "Last backup 9 Nov 2026, more than a week ago", True),
        (None, "No backup yet", True),
    ],
)
def test_it_says_when_the_last_good_one_was_made_and_plainly_when_that_is_long_ago(
    ago: timedelta | None, words: str, wrong: bool
):
    assert foot_words(None if ago is None else NOW - ago, NOW) == (words, wrong)


def test_what_is_wrong_comes_with_when_all_was_well_last():
    good = NOW - timedelta(minutes=20)
    assert foot_words(good, NOW, failed=True) == ("No backup since 08:40: see Settings, Backups", True)
    assert foot_words(None, NOW, failed=True) == ("No backup could be made: see Settings, Backups", True)
    assert foot_words(None, NOW, nowhere=True) == ("No backups are made: see Settings, Backups", True)
    words = "Backed up 08:40, but not everywhere: see Settings, Backups"
    assert foot_words(good, NOW, partly=True) == (words, True)


def test_a_stick_that_is_away_and_the_first_moments_are_said_calmly():
    good = NOW - timedelta(minutes=20)
    assert foot_words(good, NOW, absent=True) == ("Backed up 08:40, on this computer only", False)
    assert foot_words(None, NOW, tried=False) == ("No backup yet", False)
