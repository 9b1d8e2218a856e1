"""Wrong tries are counted for each file, and over the end of the program where there is a place for it."""

from pathlib import Path

import pytest

from cpdesk.rules.waiting import FORGOTTEN_AFTER
from cpdesk.services.attempts import Attempts
from cpdesk.storage import vault
from cpdesk.storage.cost import Cost


class Watch:
    """A clock in seconds that goes when it is told to."""

    def __init__(self) -> None:
        self.seconds = 1_800_000_000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    path = tmp_path / "the Tregellas family.cpdesk"
    vault.create(path, "four swans over the guildhall", cost=Cost(64, 1, 1))
    return path


def fail(attempts: Attempts, path: Path, times: int) -> None:
    for _ in range(times):
        attempts.failed(path)


def test_the_wait_grows_with_each_try_and_ends_with_time(watch: Watch, tmp_path: Path) -> None:
    attempts, path = Attempts(now=watch), tmp_path / "a.cpdesk"
    fail(attempts, path, 1)
    assert attempts.seconds_left(path) == 0
    fail(attempts, path, 3)
    assert attempts.seconds_left(path) == 4
    watch.seconds += 1.5
    assert attempts.seconds_left(path) == 3
    watch.seconds += 2.5
    assert attempts.seconds_left(path) == 0


def test_another_file_does_not_wait(watch: Watch, tmp_path: Path) -> None:
    attempts = Attempts(now=watch)
    fail(attempts, tmp_path / "a.cpdesk", 5)
    assert attempts.seconds_left(tmp_path / "b.cpdesk") == 0


def test_opening_forgets_what_went_wrong_and_so_does_a_quarter_of_an_hour(
    watch: Watch, sealed: Path, tmp_path: Path
) -> None:
    attempts = Attempts(tmp_path / "seen", watch)
    fail(attempts, sealed, 5)
    attempts.opened(sealed)
    assert attempts.seconds_left(sealed) == 0
    assert list((tmp_path / "seen").iterdir()) == []
    fail(attempts, sealed, 9)
    watch.seconds += FORGOTTEN_AFTER + 1
    fail(attempts, sealed, 1)
    assert attempts.seconds_left(sealed) == 0


def test_a_restart_a_move_and_a_clock_set_back_do_not_shorten_the_wait(
    watch: Watch, sealed: Path, tmp_path: Path
) -> None:
    fail(Attempts(tmp_path / "seen", watch), sealed, 6)
    moved = sealed.rename(tmp_path / "moved.cpdesk")
    watch.seconds -= 3600
    assert Attempts(tmp_path / "seen", watch).seconds_left(moved) == 16


def test_what_is_kept_tells_neither_the_file_nor_its_place(
    watch: Watch, sealed: Path, tmp_path: Path
) -> None:
    fail(Attempts(tmp_path / "seen", watch), sealed, 2)
    (kept,) = (tmp_path / "seen").iterdir()
    said = kept.name + kept.read_text()
    assert "Tregellas" not in said
    assert str(tmp_path) not in said
    assert len(said) < 120


@pytest.mark.parametrize("spoilt", ["", "x", "{}", '{"failed": "many", "at": null}', "[1]", "9" * 5000])
def test_a_spoilt_note_counts_as_none(spoilt: str, watch: Watch, sealed: Path, tmp_path: Path) -> None:
    fail(Attempts(tmp_path / "seen", watch), sealed, 4)
    (kept,) = (tmp_path / "seen").iterdir()
    kept.write_text(spoilt)
    assert Attempts(tmp_path / "seen", watch).seconds_left(sealed) == 0


def test_a_folder_that_refuses_leaves_the_count_of_this_run(
    watch: Watch, sealed: Path, tmp_path: Path
) -> None:
    (tmp_path / "seen").write_text("a file where the folder should be")
    attempts = Attempts(tmp_path / "seen", watch)
    fail(attempts, sealed, 4)
    assert attempts.seconds_left(sealed) == 4
