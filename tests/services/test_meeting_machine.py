"""Whatever is done in a meeting in whatever order: what must hold, holds."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.services.conftest import Shelf
from tests.services.meeting_machine import Meeting

LENGTHS = [(12, 20), pytest.param(100, 50, marks=pytest.mark.soak)]
"""How many meetings, and how much happens in each; a hundred is the figure of the promise."""


@pytest.mark.parametrize(("meetings", "steps"), LENGTHS)
def test_a_meeting_in_any_order_keeps_what_it_promises(
    shelf: Shelf, tmp_path: Path, meetings: int, steps: int
):
    run_state_machine_as_test(
        lambda: Meeting(shelf.folder / "booked.cpdesk", shelf.key, shelf.brought["booked"], tmp_path),
        settings=settings(
            max_examples=meetings,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
