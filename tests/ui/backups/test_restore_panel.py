"""Restoring in the window: what is in each backup, and a new file out of one."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cpdesk import resources
from cpdesk.services.attempts import Attempts
from cpdesk.services.desk import Desk
from cpdesk.services.sealing import Sealing, nobody
from cpdesk.storage.files import data_path
from cpdesk.ui.backups.places import BackupPlaces
from cpdesk.ui.backups.restore_panel import FIRST_SHOWN, RestorePanel
from tests.ui.conftest import CHEAP, PASSPHRASE

from .conftest import Clock


@pytest.fixture
def two(opened: Desk, places: BackupPlaces, stick: Path, time: Clock) -> list[Path]:
    """Two backups in a chosen folder, the newer one first, with a case more in the file since."""
    places.choose(stick)
    older = opened.backups.make(stick).line.path
    time.at += timedelta(hours=1)
    _bring_in(opened)
    newer = opened.backups.make(stick).line.path
    time.at += timedelta(hours=1)
    _bring_in(opened)
    return [newer, older]


def _bring_in(desk: Desk) -> None:
    file = desk.practice.read(resources.path("practice/initial-conference-four-children.json"))
    desk.practice.bring_in(file, fill=False, to_day=date(2026, 11, 26))


def panel_of(qtbot: QtBot, desk: Desk, places: BackupPlaces, *, is_open: bool = True) -> RestorePanel:
    shelf = desk.backups.shelf() if is_open else None
    panel = RestorePanel(desk.path, places, desk.now, shelf, attempts=Attempts())
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitUntil(lambda: not panel.calm.isVisible(), timeout=20_000)
    return panel


def looked(qtbot: QtBot, panel: RestorePanel) -> None:
    qtbot.waitUntil(panel.card.isVisible, timeout=20_000)


def test_each_shows_when_it_was_made_where_it_lies_and_what_is_in_it(
    qtbot: QtBot, opened: Desk, places: BackupPlaces, two: list[Path]
):
    panel = panel_of(qtbot, opened, places)
    looked(qtbot, panel)
    first, second = panel.rows
    assert first.button.text() == "Today at 10:00"
    assert first.where.text().startswith("in “stick”, ")
    assert first.held.text().startswith(
        "1 case, 1 conference and 0 entries; last changed Thursday 26 November"
    )
    assert first.held.text().endswith("1 case and 1 conference fewer than in the present file.")
    assert second.held.text().startswith("Nothing is in it yet")
    assert first.held.text() in first.button.accessibleDescription()
    assert first.button.isChecked(), "the newest is offered"


def test_the_chosen_one_becomes_a_new_file_beside_the_present_one(
    qtbot: QtBot, opened: Desk, places: BackupPlaces, two: list[Path]
):
    panel = panel_of(qtbot, opened, places)
    looked(qtbot, panel)
    panel.rows[1].button.click()
    assert panel.card.name.text() == "desk restored 2026-11-26.cpdesk"
    panel.card.restore.click()
    qtbot.waitUntil(panel.card.said.isVisible, timeout=20_000)
    assert "Restored and checked: “desk restored 2026-11-26.cpdesk”" in panel.card.said.text()
    assert not panel.card.open.isVisible(), "another file is open"
    restored = Sealing(nobody, opened.now, CHEAP).unlock(
        opened.path.with_name("desk restored 2026-11-26.cpdesk"), PASSPHRASE
    )
    assert restored.cases.find() == ()
    restored.close()
    assert len(opened.cases.find()) == 2
    panel.rows[0].button.click()
    assert panel.card.name.text() == "desk restored 2026-11-26 (2).cpdesk"


def test_a_refusal_is_said_in_the_card(qtbot: QtBot, opened: Desk, places: BackupPlaces, two: list[Path]):
    panel = panel_of(qtbot, opened, places)
    looked(qtbot, panel)
    opened.path.with_name("desk restored 2026-11-26.cpdesk").write_bytes(b"mine")
    panel.card.restore.click()
    qtbot.waitUntil(panel.card.error.isVisible, timeout=20_000)
    assert "already a file of this name" in panel.card.error.text()
    assert panel.card.restore.isEnabled()


def test_one_can_be_checked_page_by_page(qtbot: QtBot, opened: Desk, places: BackupPlaces, two: list[Path]):
    panel = panel_of(qtbot, opened, places)
    looked(qtbot, panel)
    panel.card.check.click()
    qtbot.waitUntil(panel.card.said.isVisible, timeout=20_000)
    assert panel.card.said.text() == "Every page of this backup reads as it should."
    data = data_path(two[0])
    raw = bytearray(data.read_bytes())
    raw[len(raw) // 2] ^= 1
    data.write_bytes(raw)
    panel.card.check.click()
    qtbot.waitUntil(panel.card.error.isVisible, timeout=20_000)
    assert "damaged" in panel.card.error.text()


def test_one_of_which_a_part_is_missing_cannot_be_chosen(
    qtbot: QtBot, opened: Desk, places: BackupPlaces, two: list[Path]
):
    data_path(two[0]).unlink()
    panel = panel_of(qtbot, opened, places)
    looked(qtbot, panel)
    assert not panel.rows[0].button.isEnabled()
    assert "a part of it is missing" in panel.rows[0].where.text()
    assert panel.rows[1].button.isChecked()


def test_before_unlocking_the_passphrase_is_asked_and_the_restored_file_can_be_opened(
    qtbot: QtBot,
    opened: Desk,
    places: BackupPlaces,
    two: list[Path],
    type_text: Callable[[QWidget, str], None],
):
    opened.close()
    panel = panel_of(qtbot, opened, places, is_open=False)
    assert [row.button.text() for row in panel.rows] == ["Today at 10:00", "Today at 09:00"]
    assert not panel.rows[0].held.isVisible(), "nothing is shown without a passphrase"
    type_text(panel.secret.field, "not the passphrase\n")
    qtbot.waitUntil(panel.error.isVisible, timeout=20_000)
    assert "does not open" in panel.error.text()
    panel.secret.field.clear()
    type_text(panel.secret.field, PASSPHRASE + "\n")
    looked(qtbot, panel)
    assert panel.secret.secret == ""
    assert "fewer than in the present file" in panel.rows[0].held.text()
    panel.card.restore.click()
    qtbot.waitUntil(panel.card.open.isVisible, timeout=20_000)
    with qtbot.waitSignal(panel.restored) as said:
        panel.card.open.click()
    assert said.args == [opened.path.with_name("desk restored 2026-11-26.cpdesk")]


def test_wrong_passphrases_wait_longer_here_too(
    qtbot: QtBot,
    opened: Desk,
    places: BackupPlaces,
    two: list[Path],
    type_text: Callable[[QWidget, str], None],
):
    attempts = Attempts()
    for _ in range(5):
        attempts.failed(opened.path)
    panel = RestorePanel(opened.path, places, opened.now, attempts=attempts)
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitUntil(lambda: not panel.calm.isVisible(), timeout=20_000)
    type_text(panel.secret.field, PASSPHRASE + "\n")
    assert panel.wait.waiting
    assert "The next try can be made in" in panel.wait.text()
    assert not panel.calm.isVisible()
    attempts.opened(opened.path)
    qtbot.waitUntil(lambda: not panel.wait.waiting, timeout=5_000)
    type_text(panel.secret.field, "x\n")
    qtbot.waitUntil(panel.error.isVisible, timeout=20_000)
    type_text(panel.secret.field, "\b")
    panel.secret.field.setText(PASSPHRASE)
    qtbot.waitUntil(lambda: attempts.seconds_left(opened.path) == 0, timeout=20_000)
    panel.look.click()
    looked(qtbot, panel)
    assert attempts.seconds_left(two[0]) == 0


def test_older_ones_are_shown_when_they_are_wanted(
    qtbot: QtBot, opened: Desk, places: BackupPlaces, stick: Path, time: Clock
):
    places.choose(stick)
    for _ in range(FIRST_SHOWN + 2):
        opened.backups.make(stick)
        time.at += timedelta(minutes=1)
    panel = panel_of(qtbot, opened, places)
    looked(qtbot, panel)
    assert panel.older.text() == "Show 2 older ones"
    assert not panel.rows[-1].isVisible()
    panel.older.click()
    assert panel.rows[-1].isVisible()
    assert not panel.older.isVisible()


def test_where_there_is_none_it_says_so(qtbot: QtBot, opened: Desk, places: BackupPlaces):
    panel = panel_of(qtbot, opened, places)
    assert panel.rows == []
    assert not panel.card.isVisible()
