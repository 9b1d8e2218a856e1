"""The time of a meeting: a step without its breaks, and the minutes that the plan must not lose."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.pace import SOON, Short, StepTime, length_without, running_short

MIN = 60
BEGAN = datetime(2026, 11, 26, 10, 0, tzinfo=UTC)


def at(minutes: float) -> datetime:
    return BEGAN + timedelta(minutes=minutes)


def sheet(present: str, taken: int = 0) -> list[StepTime]:
    """Worries 20′, plan 20′, views 8′, decision 4′, close 5′; what stands before the present one is over."""
    minutes = {"worries": 20, "plan": 20, "views": 8, "decision": 4, "close": 5}
    keys = list(minutes)
    return [
        StepTime(
            key,
            minutes[key] * MIN,
            taken * MIN if key == present else 0,
            over=keys.index(key) < keys.index(present),
            present=key == present,
        )
        for key in keys
    ]


def test_with_time_enough_nothing_is_said() -> None:
    assert running_short(sheet("worries"), 90 * MIN, 40 * MIN) is None


def test_ten_minutes_before_it_begins_to_run_short_it_is_said() -> None:
    assert running_short(sheet("worries"), 90 * MIN, 47 * MIN) == Short("plan", 1200, 1200, begins_in=6 * MIN)


def test_once_it_is_short_what_is_left_for_the_plan_is_said() -> None:
    assert running_short(sheet("worries"), 90 * MIN, 61 * MIN) == Short("plan", 20 * MIN, 12 * MIN)
    assert running_short(sheet("worries"), 90 * MIN, 88 * MIN) == Short("plan", 20 * MIN, 0)


def test_in_its_own_time_the_plan_is_not_warned_about_but_counted_down_when_it_is_late() -> None:
    assert running_short(sheet("plan", 5), 90 * MIN, 57 * MIN) is None
    assert running_short(sheet("plan", 5), 90 * MIN, 61 * MIN) == Short("plan", 20 * MIN, 12 * MIN)
    assert running_short(sheet("plan", 6), 90 * MIN, 62 * MIN) == Short("plan", 20 * MIN, 11 * MIN)


def test_after_the_plan_the_views_are_protected_and_after_the_decision_nothing() -> None:
    assert running_short(sheet("views"), 90 * MIN, 75 * MIN) == Short("views", 8 * MIN, 6 * MIN)
    assert running_short(sheet("close"), 90 * MIN, 95 * MIN) is None


def test_where_the_plan_comes_last_it_is_still_what_suffers() -> None:
    order = {"views": 8, "decision": 4, "plan": 20, "close": 5}
    steps = [StepTime(key, minutes * MIN, 0) for key, minutes in order.items()]
    assert running_short(steps, 60 * MIN, 30 * MIN) == Short("plan", 20 * MIN, 13 * MIN)


STEPS = st.lists(
    st.builds(
        StepTime,
        st.sampled_from(("welcome", "worries", "plan", "views", "decision", "close")),
        st.integers(0, 3600),
        st.integers(0, 3600),
        st.booleans(),
    ),
    unique_by=lambda step: step.key,
)


@given(STEPS, st.integers(0, 20000), st.integers(0, 20000), st.integers(0, 3600))
def test_no_more_is_left_than_planned_and_later_never_more_than_before(
    steps: list[StepTime], planned: int, elapsed: int, later: int
) -> None:
    now, then = running_short(steps, planned, elapsed), running_short(steps, planned, elapsed + later)
    if now is not None:
        assert 0 <= now.left <= now.of
        assert 0 <= now.begins_in <= SOON
        assert then is not None
        assert then.left <= now.left
        assert then.begins_in <= now.begins_in


@given(STEPS, st.integers(0, 20000), st.integers(0, 20000))
def test_a_step_that_is_left_out_gives_its_time_to_the_others(
    steps: list[StepTime], planned: int, elapsed: int
) -> None:
    short = running_short(steps, planned, elapsed)
    for n, step in enumerate(steps):
        without = running_short([*steps[:n], replace(step, over=True), *steps[n + 1 :]], planned, elapsed)
        if short and without and short.step == without.step:
            assert without.left >= short.left


def test_breaks_inside_a_stretch_do_not_count_and_others_are_nothing_to_it() -> None:
    breaks = [(at(-5), at(2)), (at(10), at(15)), (at(29), at(40)), (at(50), at(60))]
    assert length_without(at(0), at(30), breaks) == (30 - 2 - 5 - 1) * MIN
    assert length_without(at(10), at(15), breaks) == 0


@given(st.integers(0, 300), st.integers(0, 300), st.lists(st.integers(0, 300), unique=True, max_size=8))
def test_what_breaks_leave_is_never_less_than_nothing_nor_more_than_all(
    began: int, length: int, marks: list[int]
) -> None:
    ordered = sorted(marks)
    breaks = [(at(a), at(b)) for a, b in zip(ordered[::2], ordered[1::2], strict=False)]
    assert 0 <= length_without(at(began), at(began + length), breaks) <= length * MIN
