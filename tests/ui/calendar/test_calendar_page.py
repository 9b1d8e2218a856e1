"""The month, as it is looked at, walked through and read aloud."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from cpdesk.ui.calendar.marks import broken
from cpdesk.ui.calendar.page import CalendarPage

TODAY = date(2026, 11, 26)


@pytest.fixture
def page(placed, desk, hub, booked, appearance) -> CalendarPage:
    page = placed(CalendarPage(desk, hub))
    page.month.setFocus()
    return page


def chosen(page: CalendarPage) -> date:
    model = page.month.model()
    return model.day(page.month.currentIndex())


def panel_words(page: CalendarPage) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in page.panel.findChildren(QLabel) if label.isVisible())


def test_it_begins_today_with_the_conference_beside_it(page) -> None:
    assert page.title.text() == "November 2026"
    assert chosen(page) == TODAY
    assert "Thursday 26 November 2026" in panel_words(page)
    assert "10:00 to 12:20" in panel_words(page)


def test_each_day_has_a_name_that_is_read_aloud(page) -> None:
    model = page.month.model()
    said = model.data(model.index_of(TODAY), Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Thursday 26 November 2026; today; 10:00 ")
    empty = model.data(model.index_of(date(2026, 11, 11)), Qt.ItemDataRole.AccessibleTextRole)
    assert empty == "Wednesday 11 November 2026; nothing"
    page.show_day(date(2026, 12, 25))
    holiday = model.data(model.index_of(date(2026, 12, 25)), Qt.ItemDataRole.AccessibleTextRole)
    assert holiday == "Friday 25 December 2026; bank holiday: Christmas Day; nothing"
    assert "Christmas Day" in panel_words(page)


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        ([Qt.Key.Key_Right], date(2026, 11, 27)),
        ([Qt.Key.Key_Left], date(2026, 11, 25)),
        ([Qt.Key.Key_Up], date(2026, 11, 19)),
        ([Qt.Key.Key_Down] * 3, date(2026, 12, 17)),
        ([Qt.Key.Key_PageDown], date(2026, 12, 26)),
        ([Qt.Key.Key_PageUp], date(2026, 10, 26)),
        ([Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_Home], TODAY),
    ],
)
def test_the_keys_walk_through_days_and_months(page, keys, day) -> None:
    for key in keys:
        QTest.keyClick(page.month, key)
    assert chosen(page) == day


def test_from_the_31st_a_short_month_gets_its_last_day(page) -> None:
    page.show_day(date(2027, 1, 31))
    QTest.keyClick(page.month, Qt.Key.Key_PageDown)
    assert chosen(page) == date(2027, 2, 28)


def test_enter_opens_the_conference_of_the_day(qtbot, page, booked) -> None:
    with qtbot.waitSignal(page.conference_wanted) as wanted:
        QTest.keyClick(page.month, Qt.Key.Key_Return)
    assert wanted.args == [booked.conference_id]


def test_a_last_date_says_why_it_is_that_day(page) -> None:
    assert "Last day: Hold the conference" in panel_words(page)
    assert "working days after the strategy discussion" in panel_words(page)


def test_the_buttons_beside_the_month_open_conference_and_case(qtbot, page, booked) -> None:
    buttons = {button.text(): button for button in reversed(page.panel.findChildren(QPushButton))}
    with qtbot.waitSignal(page.case_wanted) as wanted:
        buttons["Open case"].click()
    assert wanted.args == [booked.case_id]


def test_tab_leaves_the_month(qtbot, page) -> None:
    QTest.keyClick(page.month, Qt.Key.Key_Tab)
    assert not page.month.hasFocus()


def test_a_weekend_is_as_wide_as_a_working_day_only_when_something_is_on_it(
    page, desk, practice_file
) -> None:
    narrow = page.month.columnWidth(6)
    file = desk.practice.read(practice_file)
    desk.practice.bring_in(file, fill=False, to_day=date(2026, 11, 29), hostile=False)
    page._read_again()
    assert page.month.columnWidth(6) > narrow
    assert abs(page.month.columnWidth(6) - page.month.columnWidth(0)) <= 1


def test_words_of_a_mark_are_broken_between_words_and_end_in_an_ellipsis(page) -> None:
    metrics = page.fontMetrics()
    lines = broken(metrics, "10:00 Wróbel family · Pre-birth", metrics.horizontalAdvance("10:00 Wróbel "), 2)
    assert lines[0] == "10:00 Wróbel"
    assert lines[1].endswith("…")


def test_at_200_per_cent_the_chosen_day_is_in_view_from_the_beginning(qtbot, page, appearance) -> None:
    page.hide()
    appearance.choose_size(200)
    page.show()
    qtbot.wait(50)
    middle = page.month.visualRect(page.month.currentIndex()).center()
    assert page.rect().contains(page.month.viewport().mapTo(page, middle))


def test_after_a_change_of_text_size_the_chosen_day_is_still_in_view(qtbot, page, appearance) -> None:
    for size in (200, 150):
        appearance.choose_size(size)
        qtbot.wait(50)
        middle = page.month.visualRect(page.month.currentIndex()).center()
        shown = page.face._scroll.viewport()
        assert shown.rect().contains(page.month.viewport().mapTo(shown, middle))
