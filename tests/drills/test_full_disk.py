"""The disk fills up at any point: nothing called saved is lost, it is said at once, and the work goes on."""

from pathlib import Path

import pytest

from tests.drills import full_disk, ground

POINTS = [4, pytest.param(50, marks=pytest.mark.soak)]
can_be_filled = pytest.mark.skipif(not full_disk.kind(), reason="no disk can be filled here for a drill")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> ground.Ground:
    return ground.made(tmp_path_factory.mktemp("ground"))


@can_be_filled
@pytest.mark.parametrize("points", POINTS)
def test_on_a_full_disk_nothing_saved_is_lost_and_the_work_goes_on_when_there_is_space(
    made: ground.Ground, tmp_path: Path, points: int
) -> None:
    outcome = full_disk.run(made, tmp_path, points)
    assert outcome.good, outcome
    assert outcome.refused >= points
    assert outcome.saved > 2 * points


@pytest.mark.skipif(full_disk.kind() not in ("filled", "limited"), reason="POSIX only")
def test_where_no_disk_can_be_mounted_the_size_of_files_is_limited(
    made: ground.Ground, tmp_path: Path
) -> None:
    outcome = full_disk.run(made, tmp_path, 2, how="limited")
    assert outcome.good, outcome
    assert outcome.refused >= 2


@can_be_filled
def test_a_program_that_calls_saved_what_was_refused_is_found_out(
    made: ground.Ground, tmp_path: Path
) -> None:
    outcome = full_disk.run(made, tmp_path, 3, boasting=True)
    assert not outcome.good
