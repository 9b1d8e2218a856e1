"""The power goes at any moment: nothing that was called saved is lost, and the model finds it if it is."""

import random
from pathlib import Path

import pytest

from tests.drills import disk, ground, power_cut, recorder
from tests.drills.disk import Disk
from tests.drills.recorder import FolderSynced, Linked, Made, Moved, Removed, Synced, Wrote

watching = pytest.mark.skipif(
    not recorder.available(), reason="here no program may watch another (it needs Linux and ptrace)"
)
CUTS = [20, pytest.param(1000, marks=pytest.mark.soak)]
CARELESS = ("open|{secret}", "write|6", "close", "open|{secret}", "write|6")


@pytest.fixture
def made(tmp_path: Path) -> ground.Ground:
    return ground.made(tmp_path / "made")


@watching
@pytest.mark.parametrize("cuts", CUTS)
def test_nothing_called_saved_is_lost_by_a_power_cut(made: ground.Ground, tmp_path: Path, cuts: int) -> None:
    recorded = power_cut.run(made, tmp_path / "run", power_cut.DAY if cuts > 100 else power_cut.SHORT)
    assert power_cut.after_the_last(recorded), "the model has not seen every write"
    outcome = power_cut.cut(recorded, cuts, tmp_path / "run", random.Random())
    assert outcome.good, outcome
    assert outcome.acknowledged > cuts


@watching
@pytest.mark.parametrize("careless", ["NORMAL", pytest.param("OFF", marks=pytest.mark.soak)])
def test_with_less_care_at_a_commit_the_model_finds_notes_lost(
    made: ground.Ground, tmp_path: Path, careless: str
) -> None:
    recorded = power_cut.run(made, tmp_path / "run", (f"careless|{careless}", *CARELESS))
    outcome = power_cut.cut(recorded, 8, tmp_path / "run", random.Random())
    assert outcome.lost or outcome.not_opened


def test_what_was_synced_is_there_and_what_waits_is_there_torn_or_not() -> None:
    lying = {"a": b"o" * 2048}
    seen = set()
    for seed in range(200):
        after = Disk(contents={0: lying["a"]}, names={"a": 0})
        after.feel(Wrote(0, 0, b"s" * 512))
        after.feel(Synced(0))
        after.feel(Wrote(0, 512, b"w" * 1024))
        content = after.without_power(random.Random(seed))["a"]
        assert content is not None
        assert content.startswith(b"s" * 512)
        assert content.endswith(b"o" * 512)
        seen.add(content[512:1536:512])
    assert seen == {b"oo", b"ow", b"wo", b"ww"}


def test_a_name_is_safe_only_when_its_folder_was_synced() -> None:
    def after(*events: recorder.Event) -> set[frozenset[str]]:
        found = set()
        for seed in range(100):
            lies = Disk(contents={0: b"old"}, names={"final": 0})
            for event in events:
                lies.feel(event)
            found.add(frozenset(lies.without_power(random.Random(seed))))
        return found

    making = (Made(1, "new"), Wrote(1, 0, b"whole"), Synced(1))
    assert after(*making, Linked("new", "other")) == {
        frozenset({"final"}), frozenset({"final", "new"}), frozenset({"final", "new", "other"})
    }  # fmt: skip
    assert after(*making, Linked("new", "other"), Removed("new"), FolderSynced(".")) == {
        frozenset({"final", "other"})
    }
    assert after(*making, Moved("new", "final"), FolderSynced(".")) == {frozenset({"final"})}


def test_a_file_longer_than_what_was_written_reads_as_noughts() -> None:
    assert disk.written(b"ab", [Wrote(0, 4, b"c")]) == b"ab\0\0c"
    assert disk.written(b"abcd", [recorder.Resized(0, 1), recorder.Resized(0, 3)]) == b"a\0\0"


@watching
def test_every_kind_of_write_is_recorded(tmp_path: Path) -> None:
    worked = tmp_path / "worked"
    (worked / "below").mkdir(parents=True)
    (worked / "old").write_bytes(b"0123456789")
    before = Disk.of(worked)
    events = recorder.record(tmp_path / "log", worked, "tests.drills.writes_in_every_way", str(worked))
    assert power_cut.everything(before, events) == ground.bytes_in(worked)
    assert [event.words for event in events if isinstance(event, recorder.Said)] == ["here\n"]
