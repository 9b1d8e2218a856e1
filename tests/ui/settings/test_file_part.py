"""This file in the settings: it is checked, its history is looked through and put out for an auditor."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from cpdesk.ui.settings.history_list import HistoryList
from cpdesk.ui.settings.page import SettingsPage
from cpdesk.vocabulary import Deed


@pytest.fixture
def part(placed, desk, hub, appearance):
    page = placed(SettingsPage(desk, hub, appearance))
    page.tabs.setCurrentIndex(page._parts.index(page.file))
    page.setFocus()
    return page.file


def words(widget) -> str:
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def lines(shown: HistoryList) -> list[str]:
    return [shown.item(row).text() for row in range(shown.count())]


def checked(part, qtbot) -> None:
    QTest.keyClick(part.health.check, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: part.health.check.isEnabled() and bool(part.health.rows), timeout=20_000)


def test_the_file_is_checked_by_keyboard_and_each_thing_has_its_sentence(part, qtbot):
    assert part.health.check.hasFocus()
    checked(part, qtbot)
    assert "Every" in part.health.said.text() or "Nothing is lost" in part.health.said.text()
    assert "each in its place and unaltered" in words(part.health)
    assert part.health.check.hasFocus(), "the hands are where they were"
    assert all(row.accessibleName() for row in part.health.rows)


def test_what_is_wrong_stands_first(part, desk, qtbot):
    desk.history.note(Deed.ACCEPTED, "file")
    checked(part, qtbot)
    assert part.health.rows[0].accessibleName().split(": ")[1].startswith("look")


def test_a_check_can_be_stopped(part, qtbot, monkeypatch):
    def slowly(_backups, progress):
        for step in range(1000):
            progress(step, 1000, "Reading every page")
            QTest.qSleep(5)

    monkeypatch.setattr(part.health._desk.health, "examine", slowly)
    part.health.check.click()
    qtbot.waitUntil(part.health.stop.isVisible)
    part.health.stop.click()
    qtbot.waitUntil(part.health.check.isEnabled, timeout=5000)
    assert part.health.error.text().startswith("Stopped")
    assert part.health.rows == []


def test_the_history_stands_under_its_days_latest_first(part, desk):
    desk.history.note(Deed.PRINTED, "month", None, "November 2026")
    part.history.read()
    day, first = lines(part.history.list)[:2]
    assert day == "Thursday 26 November 2026"
    assert first.endswith("printed the calendar: November 2026")


def test_the_history_is_filtered_by_deed_author_and_day(part, desk):
    for number in range(120):
        desk.history.note(Deed.PRINTED, "month", None, str(number))
    desk.history.note(Deed.EXPORTED, "procedure")
    part.history.deed.setCurrentIndex(part.history.deed.findText("Put out as files"))
    part.history.deed.activated.emit(part.history.deed.currentIndex())
    assert len(lines(part.history.list)) == 2
    part.history.deed.setCurrentIndex(0)
    part.history.deed.activated.emit(0)
    assert part.history.older.isEnabled()
    part.history.older.click()
    assert not part.history.older.isEnabled()
    assert "page 2 of 2" in part.history.count.text()
    assert part.history.list.hasFocus()
    part.history.days.setText("26 November 2026")
    part.history.days._give()
    assert "page 1 of 2" in part.history.count.text()
    part.history.days.setText("1 May 2020")
    part.history.days._give()
    assert lines(part.history.list) == []
    part.history.days.setText("some day")
    part.history.days._give()
    assert "Write a day" in part.history.count.text()


def test_an_auditor_gets_a_file(part, desk, tmp_path, qtbot):
    path = tmp_path / "history.json"
    part.history.write(path, "json")
    qtbot.waitUntil(part.history.said.isVisible, timeout=20_000)
    assert json.loads(path.read_text(encoding="utf-8"))["whole"]
    assert any("put out as files the history" in line for line in lines(part.history.list))
    part.history.write(tmp_path / "nowhere" / "history.json", "json")
    qtbot.waitUntil(part.history.error.isVisible, timeout=20_000)


def test_arrow_keys_go_through_the_lines(part, desk):
    desk.history.note(Deed.PRINTED, "month")
    part.history.read()
    part.history.list.setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert part.history.list.currentRow() == 2
