"""The backups in the settings."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cpdesk.services.desk import Desk
from cpdesk.services.sealing import Sealing, nobody
from cpdesk.ui.backups.backing_up import BackingUp
from cpdesk.ui.backups.places import BackupPlaces
from cpdesk.ui.settings.backups_part import BackupsPart
from tests.ui.conftest import CHEAP, NOW, PASSPHRASE


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Desk]:
    desk = Sealing(nobody, lambda: NOW, CHEAP).create(tmp_path / "desk.cpdesk", PASSPHRASE).desk
    yield desk
    desk.close()


@pytest.fixture
def part(qtbot: QtBot, opened: Desk, settings: QSettings, tmp_path: Path) -> BackupsPart:
    places = BackupPlaces(settings, tmp_path / "local")
    shown = BackupsPart(BackingUp(opened, places))
    qtbot.addWidget(shown)
    shown.show()
    return shown


def words(part: BackupsPart) -> str:
    return "\n".join(label.text() for label in part.findChildren(QLabel) if label.isVisible())


def backing(part: BackupsPart) -> BackingUp:
    return part._backing


def settle(qtbot: QtBot, part: BackupsPart, said: str) -> None:
    qtbot.waitUntil(lambda: said in words(part), timeout=20_000)


def test_it_says_where_and_when_and_that_it_was_checked(qtbot: QtBot, part: BackupsPart):
    assert "No backup here yet." in words(part)
    assert "a backup on this computer does not help" in words(part)
    part.make.click()
    assert part.stop.isVisible()
    settle(qtbot, part, "Last backup: today at 09:00, opened and checked when it was made.")
    settle(qtbot, part, "1 backup: today at 09:00.")
    assert not part.stop.isVisible()


def test_a_folder_can_be_chosen_and_given_up(qtbot: QtBot, part: BackupsPart, tmp_path: Path):
    stick = tmp_path / "stick"
    stick.mkdir()
    part.use(stick)
    settle(qtbot, part, str(stick))
    qtbot.waitUntil(lambda: not backing(part).busy, timeout=20_000)
    assert len(list(stick.glob("*.cpdesk"))) == 1, "it is backed up to at once"
    settle(qtbot, part, "2 backups; the oldest: today at 09:00.")
    assert part.forget.isVisible()
    part.forget.click()
    assert str(stick) not in words(part)
    assert not part.forget.isVisible()


def test_an_absent_stick_is_said(qtbot: QtBot, part: BackupsPart, tmp_path: Path):
    stick = tmp_path / "stick"
    stick.mkdir()
    part.use(stick)
    qtbot.waitUntil(lambda: not backing(part).busy, timeout=20_000)
    shutil.rmtree(stick)
    part.make.click()
    settle(qtbot, part, "Not connected at the moment. The backup is made up when it is back.")


def test_it_leads_to_the_backups_and_back(qtbot: QtBot, part: BackupsPart):
    part.make.click()
    settle(qtbot, part, "1 backup: today at 09:00.")
    part.restore.click()
    panel = part.panel
    assert panel is not None
    qtbot.waitUntil(panel.card.isVisible, timeout=20_000)
    assert len(panel.rows) == 1
    panel.back.click()
    assert part.panel is None
    assert part.make.isVisible()


def test_whoever_looks_into_the_backups_from_here_makes_nobodys_wait_shorter(
    qtbot: QtBot, part: BackupsPart, opened: Desk
):
    """No passphrase is asked for here, so none was right: wrong ones stay counted, and are elsewhere too."""
    part._backing.look()
    qtbot.waitUntil(lambda: not part._backing.busy, timeout=20_000)
    attempts = opened.hand_over.attempts
    for _ in range(6):
        attempts.failed(opened.path)
    part.show_restoring()
    panel = part.panel
    assert panel is not None
    qtbot.waitUntil(lambda: bool(panel.rows) and panel.rows[0].held.text() != "", timeout=20_000)
    assert attempts.seconds_left(opened.path) > 0
    assert not panel.ask.isVisible()
    assert panel._attempts is attempts
