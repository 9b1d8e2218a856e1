"""The page of the day: what is held, what is due, what waits, and one click to each."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from cpdesk.ui.today.meetings import CoreGroupToday
from cpdesk.ui.today.open_row import OpenRow
from cpdesk.ui.today.page import TodayPage


def words_on(widget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def buttons(page: TodayPage) -> dict[str, QPushButton]:
    return {b.text(): b for b in page.findChildren(QPushButton) if b.isVisible()}


@pytest.fixture
def page(placed, desk, hub, appearance, booked) -> TodayPage:
    return placed(TodayPage(desk, hub))


def test_a_quiet_day_says_so_calmly(placed, desk, hub, appearance) -> None:
    page = placed(TodayPage(desk, hub))
    words = words_on(page)
    assert "Thursday 26 November 2026" in words
    for line in ("There is no conference today.", "Nothing is due today.", "Nothing is late."):
        assert line in words
    assert "Due tomorrow, Friday" in words


def test_todays_conference_says_when_where_and_with_whom(page, desk, booked) -> None:
    words = words_on(page)
    conference = desk.meeting.conference(booked.conference_id)
    assert "10:00" in words
    assert conference.venue in words
    assert f"Chair: {conference.name(conference.chair)}" in words
    assert "booked" in words


def test_the_conference_is_run_and_its_documents_and_case_opened_by_one_click(qtbot, page, booked) -> None:
    qtbot.waitUntil(page.isActiveWindow)
    page.setFocus()
    with qtbot.waitSignal(page.conference_wanted) as wanted:
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert wanted.args == [booked.conference_id]
    with qtbot.waitSignal(page.papers_wanted) as wanted:
        buttons(page)["Documents"].click()
    assert wanted.args == [booked.conference_id]
    with qtbot.waitSignal(page.case_wanted) as wanted:
        buttons(page)["Open the case"].click()
    assert wanted.args == [booked.case_id]


def test_a_running_conference_says_so(qtbot, page, desk, booked) -> None:
    desk.run_sheet.begin(booked.conference_id)
    qtbot.waitUntil(lambda: "Continue the conference" in buttons(page))
    assert "running" in words_on(page)


def test_a_late_date_explains_itself_with_the_focus_and_leads_to_its_place(qtbot, page, booked) -> None:
    row = page.findChildren(OpenRow)[0]
    row.setFocus()
    assert row.why.isVisible()
    with qtbot.waitSignal(page.booking_wanted) as wanted:
        QTest.keyClick(row, Qt.Key.Key_Return)
    assert wanted.args == [booked.case_id, booked.conference_id]
    with qtbot.waitSignal(page.booking_wanted):
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)


def test_what_waits_is_told_by_who_must_act(qtbot, page) -> None:
    assert "The chair: 1 date, 1 of them late" in words_on(page)
    with qtbot.waitSignal(page.deadlines_wanted):
        buttons(page)["All open dates"].click()


def test_a_core_group_of_the_day_is_noted_as_held_and_taken_back(
    placed, desk, hub, appearance, practice_file
):
    file = desk.practice.read(practice_file)
    brought = desk.practice.bring_in(file, fill=True, to_day=date(2026, 11, 12))
    agreed = desk.meeting.conference(brought.conference_id).core_group_at
    assert agreed is not None
    assert agreed.date() == date(2026, 11, 26)
    page = placed(TodayPage(desk, hub))
    (group,) = page.findChildren(CoreGroupToday)
    assert "10:00" in words_on(group)
    assert "Note as held" not in buttons(page)  # it begins in an hour
    desk.deadlines.mark_done(brought.conference_id, "core_group_first", date(2026, 11, 26))
    page.read()
    assert "Noted as held today." in words_on(page)
    buttons(page)["Take back"].click()
    assert not desk.meeting.conference(brought.conference_id).done


def test_the_page_is_read_again_only_while_it_is_seen(qtbot, page, desk, booked) -> None:
    page.hide()
    desk.run_sheet.begin(booked.conference_id)
    qtbot.wait(150)
    assert "Continue the conference" not in {b.text() for b in page.findChildren(QPushButton)}
    page.show()
    assert "Continue the conference" in buttons(page)
