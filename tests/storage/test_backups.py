"""The backups of a file in their folders: their names, whose they are, and which go."""

import os
import shutil
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.storage import backups, copies, files

from .conftest import Sealed, sealed_at

NOW = datetime(2026, 11, 22, 14, 30, 5, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "backups here"
    made.mkdir()
    return made


def back_up(sealed: Sealed, folder: Path, at: datetime) -> Path:
    target = backups.free_name(folder, sealed.path, at)
    copies.copy(sealed.path, sealed.key, target)
    return target


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_the_name_says_the_day_and_the_time_and_nothing_else(sealed: Sealed, folder: Path):
    first = back_up(sealed, folder, NOW)
    assert first.name == "Ä desk? 2026-11-22 14.30.05.cpdesk"
    assert backups.free_name(folder, sealed.path, NOW).name == "Ä desk? 2026-11-22 14.30.06.cpdesk"
    summer = datetime(2026, 7, 1, 9, 0, tzinfo=UTC)
    assert "2026-07-01 10.00.00" in backups.free_name(folder, sealed.path, summer).name


@given(st.datetimes(datetime(2020, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC)))
def test_the_time_is_read_from_the_name_again(at: datetime):
    at = at.replace(microsecond=0)
    read = backups.made_at(backups.free_name(Path("nowhere"), Path("a b.cpdesk"), at).name)
    assert read in (at, at - timedelta(hours=1)), "only the hour that comes twice in autumn is doubtful"


def test_other_names_are_no_backups():
    for name in (
        "desk.cpdesk",
        "desk 2026-13-01 10.00.00.cpdesk",
        "desk 2026-11-22 14.30.05.cpdesk-data",
        "",
    ):
        assert backups.made_at(name) is None


def test_only_the_backups_of_this_file_are_found_newest_first(sealed: Sealed, folder: Path, tmp_path: Path):
    (tmp_path / "x").mkdir()
    other = sealed_at(tmp_path / "x" / sealed.path.name)
    ours = [back_up(sealed, folder, NOW + timedelta(minutes=n)) for n in range(3)]
    back_up(other, folder, NOW + timedelta(hours=1))
    (folder / "notes.txt").write_text("mine")
    found = backups.found(sealed.path, [folder, folder])
    assert [line.path for line in found] == ours[::-1]
    assert [line.at for line in found] == [NOW + timedelta(minutes=n) for n in (2, 1, 0)]
    assert all(line.whole for line in found)
    assert found[0].size == sum(path.stat().st_size for path in (ours[2], files.data_path(ours[2])))


def test_they_are_found_by_name_when_the_head_of_the_file_is_gone(sealed: Sealed, folder: Path):
    mine = back_up(sealed, folder, NOW)
    sealed.path.write_bytes(b"overwritten")
    assert [line.path for line in backups.found(sealed.path, [folder])] == [mine]


def test_they_are_found_when_the_file_was_renamed(sealed: Sealed, folder: Path):
    mine = back_up(sealed, folder, NOW)
    renamed = sealed.path.with_name("other.cpdesk")
    sealed.path.rename(renamed)
    sealed.data.rename(files.data_path(renamed))
    assert [line.path for line in backups.found(renamed, [folder])] == [mine]


def test_an_absent_folder_holds_none(sealed: Sealed, tmp_path: Path):
    assert backups.found(sealed.path, [tmp_path / "stick"]) == ()


def test_half_of_one_is_not_whole(sealed: Sealed, folder: Path):
    first, second = back_up(sealed, folder, NOW), back_up(sealed, folder, NOW + timedelta(hours=1))
    first.unlink()
    files.data_path(second).unlink()
    assert [line.whole for line in backups.found(sealed.path, [folder])] == [False, False]


def test_thinning_takes_away_both_parts_and_nothing_of_anybody_else(
    sealed: Sealed, folder: Path, tmp_path: Path
):
    (tmp_path / "x").mkdir()
    other = sealed_at(tmp_path / "x" / sealed.path.name)
    old = back_up(sealed, folder, NOW - timedelta(days=3, hours=1))
    stands = back_up(sealed, folder, NOW - timedelta(days=3))
    newest = back_up(sealed, folder, NOW)
    theirs = [back_up(other, folder, NOW - timedelta(days=3, hours=n)) for n in (2, 3)]
    assert backups.thin(sealed.path, folder, NOW) == 1
    left = [stands, newest, *theirs]
    assert names(folder) == sorted([p.name for p in left] + [files.data_path(p).name for p in left])
    assert old not in left


def test_a_damaged_one_does_not_push_out_a_good_one(sealed: Sealed, folder: Path):
    good = back_up(sealed, folder, NOW - timedelta(days=3, hours=1))
    damaged = back_up(sealed, folder, NOW - timedelta(days=3))
    assert backups.thin(sealed.path, folder, NOW, damaged=[damaged]) == 0
    newest = back_up(sealed, folder, NOW)
    assert backups.thin(sealed.path, folder, NOW, damaged=[damaged]) == 1
    assert [line.path for line in backups.found(sealed.path, [folder])] == [newest, good]


def test_what_a_killed_program_left_is_swept_away_after_an_hour(sealed: Sealed, folder: Path):
    abandoned, fresh = files.beside(folder / "x"), files.beside(folder / "x")
    for path in (abandoned, files.data_path(abandoned), fresh):
        path.write_bytes(b"half")
    for path in (abandoned, files.data_path(abandoned)):
        os.utime(path, (time.time() - 4000,) * 2)
    (folder / ".mine").write_text("mine")
    shutil.copy(sealed.path, folder / "kept.cpdesk")
    files.sweep(folder)
    assert names(folder) == sorted([fresh.name, ".mine", "kept.cpdesk"])


def test_the_folder_below_a_root_names_nobody_and_is_always_the_same(sealed: Sealed, tmp_path: Path):
    place = backups.folder_of(tmp_path, sealed.path)
    assert place is not None
    assert place.parent == tmp_path
    assert sealed.path.stem not in place.name
    assert backups.folder_of(tmp_path, sealed.path) == place
    sealed.path.write_bytes(b"overwritten")
    assert backups.folder_of(tmp_path, sealed.path) is None
