"""What the laptop’s clock did between two looks at it."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.slept import Gap, Look, PutBack, between, fell_asleep

NOW = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_an_hour_between_two_looks_is_a_gap_from_the_one_to_the_other() -> None:
    later = NOW + timedelta(hours=1)
    assert between(NOW, later) == Gap(NOW, later)


def test_a_clock_that_was_put_back_is_told_with_how_far() -> None:
    assert between(NOW, NOW - timedelta(minutes=20)) == PutBack(timedelta(minutes=20))


@given(st.floats(-4, 89))
def test_what_a_busy_laptop_or_a_small_correction_does_is_nothing(seconds: float) -> None:
    assert between(NOW, NOW + timedelta(seconds=seconds)) is None


def test_another_time_zone_or_the_end_of_summer_time_is_nothing() -> None:
    london, paris = ZoneInfo("Europe/London"), ZoneInfo("Europe/Paris")
    assert between(NOW.astimezone(london), (NOW + timedelta(seconds=1)).astimezone(paris)) is None
    before = datetime(2026, 10, 25, 1, 59, 59, tzinfo=london)
    after = (before.astimezone(UTC) + timedelta(seconds=1)).astimezone(london)
    assert after.hour == 1
    assert between(before.astimezone(UTC), after.astimezone(UTC)) is None


def test_a_laptop_fell_asleep_when_its_clocks_came_apart_or_both_jumped() -> None:
    second = timedelta(seconds=1)
    before = Look(NOW, timedelta(hours=3))
    later = NOW + timedelta(minutes=5)
    assert fell_asleep(before, Look(later, before.steady + second))
    assert fell_asleep(before, Look(later, before.steady + timedelta(minutes=5)))
    assert fell_asleep(before, Look(NOW, before.steady + timedelta(minutes=5)))


@given(st.floats(-3600, 29), st.floats(0, 89))
def test_a_busy_laptop_or_a_clock_put_back_did_not_sleep(wall: float, busy: float) -> None:
    before = Look(NOW, timedelta())
    now = Look(NOW + timedelta(seconds=wall + busy), timedelta(seconds=busy))
    assert not fell_asleep(before, now)
