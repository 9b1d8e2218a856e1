"""Backups beside the work: when they are made, and what is said of them."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from cpdesk.services.desk import Desk
from cpdesk.services.sealing import Sealing, nobody
from cpdesk.ui.backups import backing_up
from cpdesk.ui.backups.backing_up import BackingUp, last_backup
from cpdesk.ui.backups.places import BackupPlaces
from tests.ui.conftest import CHEAP, PASSPHRASE

from .conftest import Clock


def made(folder: Path | None) -> list[str]:
    assert folder is not None
    return sorted(path.name for path in folder.glob("*.cpdesk")) if folder.is_dir() else []


def change(desk: Desk) -> None:
    day = desk.now().date() + timedelta(days=14 + 7 * len(desk.office.days_off()))
    desk.office.add_days_off(day, day, "Closed", bank_holiday=False)


@pytest.fixture
def backing(qtbot: QtBot, opened: Desk, places: BackupPlaces) -> BackingUp:
    return BackingUp(opened, places)


def settle(qtbot: QtBot, backing: BackingUp) -> None:
    qtbot.waitUntil(lambda: not backing.busy, timeout=20_000)


def test_one_is_made_a_moment_after_opening(
    qtbot: QtBot, backing: BackingUp, opened: Desk, places: BackupPlaces, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(backing_up, "AFTER_OPENING_MS", 1)
    said: list[tuple[str, bool]] = []
    backing.told.connect(lambda *words: said.append(words))
    backing.start()
    qtbot.waitUntil(lambda: bool(said) and said[-1] == ("Backed up 09:00", False), timeout=20_000)
    assert made(places.local(opened.path)) == ["desk 2026-11-26 09.00.00.cpdesk"]


def test_after_unlocking_it_is_said_when_the_last_one_was_made_though_none_is_due(
    qtbot: QtBot, opened: Desk, places: BackupPlaces, time: Clock
):
    first = BackingUp(opened, places)
    first.look()
    settle(qtbot, first)
    opened.close()
    time.at += timedelta(minutes=5)
    again = Sealing(nobody, time, CHEAP).unlock(opened.path, PASSPHRASE)
    backing = BackingUp(again, places)
    with qtbot.waitSignal(backing.told, timeout=20_000) as said:
        backing.start()
    assert said.args == ["Backed up 09:00", False]
    backing.look()
    settle(qtbot, backing)
    assert len(made(places.local(again.path))) == 1, "none was due"
    time.at += timedelta(days=1)
    with qtbot.waitSignal(backing.told, timeout=20_000) as said:
        backing._tell()
    assert said.args == ["Backed up yesterday at 09:00", False]
    again.close()


def test_without_a_folder_it_is_said_that_no_backups_are_made(qtbot: QtBot, opened: Desk):
    backing = BackingUp(opened, BackupPlaces())
    with qtbot.waitSignal(backing.told, timeout=20_000) as said:
        backing.start()
    assert said.args == ["No backups are made: see Settings, Backups", True]


def test_each_quarter_of_an_hour_only_if_something_changed(
    qtbot: QtBot, backing: BackingUp, opened: Desk, places: BackupPlaces, time: Clock
):
    local = places.local(opened.path)
    backing.look()
    settle(qtbot, backing)
    for minutes, changed, there in ((5, True, 1), (10, False, 2), (15, False, 2), (15, True, 3)):
        time.at += timedelta(minutes=minutes)
        if changed:
            change(opened)
        backing.look()
        settle(qtbot, backing)
        assert len(made(local)) == there, minutes


def test_a_stick_that_is_absent_is_said_calmly_and_made_up_when_it_is_back(
    qtbot: QtBot, backing: BackingUp, opened: Desk, places: BackupPlaces, stick: Path, tmp_path: Path
):
    away = tmp_path / "pulled out"
    shutil.move(stick, away)
    places.choose(stick)
    with qtbot.waitSignal(backing.told, timeout=20_000) as said:
        backing.look()
    assert said.args == ["Backed up 09:00, on this computer only", False]
    assert [stand.absent for stand in backing.stands] == [False, True]
    assert not any(stand.error for stand in backing.stands)
    assert not stick.exists()
    shutil.move(away, stick)
    backing.look()  # a minute later
    settle(qtbot, backing)
    assert len(made(stick)) == 1
    assert [stand.absent for stand in backing.stands] == [False, False]


def test_a_folder_that_refuses_is_told_at_the_foot_and_in_full_in_the_settings(
    qtbot: QtBot, backing: BackingUp, places: BackupPlaces, opened: Desk, time: Clock
):
    local = places.local(opened.path)
    assert local is not None
    local.parent.mkdir(parents=True)
    local.write_text("a file where the folder should be")
    with qtbot.waitSignal(backing.told, timeout=20_000) as said:
        backing.look()
    assert said.args == ["No backup could be made: see Settings, Backups", True]
    assert "Nothing was written" in backing.stands[0].error
    local.unlink()
    time.at += timedelta(minutes=15)
    backing.look()
    settle(qtbot, backing)
    assert backing.stands[0].error == ""


def test_now_makes_one_in_each_folder_due_or_not(
    qtbot: QtBot, backing: BackingUp, opened: Desk, places: BackupPlaces, stick: Path
):
    places.choose(stick)
    for there in (1, 2):
        backing.make_now()
        assert backing.busy
        settle(qtbot, backing)
        assert len(made(stick)) == len(made(places.local(opened.path))) == there


def test_one_that_is_stopped_leaves_nothing_and_is_no_error(
    qtbot: QtBot, backing: BackingUp, opened: Desk, places: BackupPlaces
):
    backing.make_now()
    backing.cancel()
    settle(qtbot, backing)
    assert made(places.local(opened.path)) == []
    assert backing.stands[0].error == ""


def test_the_last_one_is_made_after_the_file_was_locked(
    qtbot: QtBot, opened: Desk, places: BackupPlaces, qapp: QObject
):
    owner = QObject()
    task = last_backup(opened, places, owner)
    opened.close()
    assert task is not None
    with qtbot.waitSignal(task.done, timeout=20_000):
        pass
    assert len(made(places.local(opened.path))) == 1
    again = Sealing(nobody, opened.now, CHEAP).unlock(opened.path, PASSPHRASE)
    assert last_backup(again, places, owner) is None, "nothing changed since"
    again.close()
    assert last_backup(again, places, owner) is None, "it is locked already"


def test_locking_in_the_middle_of_one_leaves_nothing_half_made(
    qtbot: QtBot, opened: Desk, places: BackupPlaces
):
    backing = BackingUp(opened, places)
    backing.make_now()
    task = backing._task
    assert task is not None
    opened.close()
    backing.deleteLater()
    task.wait()
    local = places.local(opened.path)
    assert local is not None
    assert not local.is_dir() or all(not path.name.startswith(".") for path in local.iterdir())
