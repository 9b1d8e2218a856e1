"""How slow unlocking is made."""

import pytest

from cpdesk.storage import cost
from cpdesk.storage.cost import FLOOR, Cost


def test_no_computer_is_so_slow_that_a_real_file_gets_less_than_the_floor():
    assert FLOOR.memory_kib >= 64 * 1024
    assert FLOOR.passes >= 3
    assert FLOOR.lanes <= 4
    assert cost._raised(30.0) == FLOOR


@pytest.mark.parametrize("seconds", [0.0, 0.001, 0.02, 0.13, 0.4, 0.69, 5.0])
def test_a_faster_computer_pays_more_and_never_more_than_another_would_refuse(seconds: float):
    raised = cost._raised(seconds)
    assert raised.is_reasonable()
    assert raised.memory_kib >= FLOOR.memory_kib
    assert raised.passes >= FLOOR.passes
    work = raised.memory_kib * raised.passes / (FLOOR.memory_kib * FLOOR.passes)
    if 0.02 <= seconds <= 0.69:
        assert 0.5 <= work * seconds <= 0.75


@pytest.mark.parametrize(
    "absurd",
    [
        Cost(2**31, 3, 4), Cost(2 * 1024 * 1024 + 1, 1, 1), Cost(65_536, 2**32 - 1, 4),
        Cost(65_536, 3, 0), Cost(65_536, 3, 255), Cost(65_536, 0, 4), Cost(7, 1, 1), Cost(1_048_576, 1000, 4),
    ],
)  # fmt: skip
def test_an_absurd_cost_is_not_reasonable(absurd: Cost):
    assert not absurd.is_reasonable()
