"""Which backups are kept and which go."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.thinning import ALL_OF, DAYS, MONTHS, WEEKS, Backup, thinned
from cpdesk.rules.wording import local

NOW = datetime(2026, 11, 26, 15, 0, tzinfo=UTC)

moments = st.datetimes(datetime(2024, 1, 1), datetime(2026, 11, 26, 15), timezones=st.just(UTC))


@st.composite
def shelves(draw: st.DrawFn) -> list[Backup]:
    """Backups up to now, some of them damaged, each with a name of its own."""
    made = draw(st.lists(st.tuples(moments, st.booleans()), max_size=60))
    return [Backup(f"{n}", at, good) for n, (at, good) in enumerate(made)]


def kept(backups: list[Backup], now: datetime = NOW) -> list[Backup]:
    names = {one.name for one in thinned(backups, now) if one.kept}
    return [one for one in backups if one.name in names]


@given(shelves())
def test_every_backup_gets_one_verdict_with_a_reason_the_newest_first(backups: list[Backup]):
    verdicts = thinned(backups, NOW)
    assert sorted(one.name for one in verdicts) == sorted(one.name for one in backups)
    assert all(one.why for one in verdicts)
    at = {one.name: one.at for one in backups}
    assert [at[one.name] for one in verdicts] == sorted(at.values(), reverse=True)


@given(shelves())
def test_neither_the_newest_nor_the_newest_good_one_ever_goes(backups: list[Backup]):
    left = kept(backups)
    if backups:
        assert max(one.at for one in backups) in {one.at for one in left}
    good = [one for one in backups if one.good]
    if good:
        assert max(one.at for one in good) in {one.at for one in left if one.good}


@given(shelves())
def test_everything_of_the_last_day_stays(backups: list[Backup]):
    left = kept(backups)
    assert all(one in left for one in backups if one.at > NOW - ALL_OF)


@given(shelves())
def test_each_day_week_and_month_that_counts_keeps_a_good_one(backups: list[Backup]):
    good, left = [one for one in backups if one.good], [one for one in kept(backups) if one.good]
    today = local(NOW).date()

    def months_ago(day: date) -> int:
        return (today.year - day.year) * 12 + today.month - day.month

    def monday(day: date) -> date:
        return day - timedelta(days=day.weekday())

    days = [local(one.at).date() for one in left]
    for day in (local(one.at).date() for one in good):
        assert (today - day).days >= DAYS or day in days
        assert (monday(today) - monday(day)).days >= 7 * WEEKS or monday(day) in map(monday, days)
        assert months_ago(day) >= MONTHS or months_ago(day) in map(months_ago, days)


@given(shelves())
def test_no_more_is_kept_than_the_rule_says(backups: list[Backup]):
    older = [one for one in kept(backups) if one.good and one.at <= NOW - ALL_OF]
    assert len(older) <= DAYS + WEEKS + MONTHS + 1


@given(shelves(), moments)
def test_thinning_often_leaves_what_thinning_once_would_have_left(backups: list[Backup], between: datetime):
    earlier = [one for one in backups if one.at <= between]
    later = [one for one in backups if one.at > between]
    assert set(kept(kept(earlier, between) + later)) == set(kept(backups))


@given(shelves())
def test_a_damaged_one_stays_as_long_as_no_newer_one_is_good(backups: list[Backup]):
    good = max((one.at for one in backups if one.good), default=None)
    left = kept(backups)
    for one in backups:
        if not one.good and (good is None or good <= one.at):
            assert one in left


def test_the_reasons_are_words():
    week = [
        Backup(f"{day} {hour}", NOW - timedelta(days=day, hours=hour)) for day in (0, 3) for hour in (0, 1)
    ]
    damaged = Backup("damaged", NOW - timedelta(days=2), good=False)
    words = {one.name: one.why for one in thinned([*week, damaged], NOW)}
    assert words == {
        "0 0": "it is the newest",
        "0 1": "it is of the last 24 hours",
        "damaged": "it is damaged, and a newer one is good",
        "3 0": "it stands for its day",
        "3 1": "a newer one stands for its day, its week and its month",
    }


def test_one_made_with_the_clock_ahead_of_ours_takes_no_other_ones_place():
    ahead, today = Backup("ahead", NOW + timedelta(days=900)), Backup("today", NOW)
    last_month = Backup("before", NOW - timedelta(days=30))
    assert kept([ahead, today, last_month]) == [ahead, today, last_month]
