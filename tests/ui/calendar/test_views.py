"""Month, week and agenda: chosen by keys, the same day in each, filtered, busy, and read aloud."""

from datetime import date

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cpdesk.ui.calendar.filter_row import EVERYTHING
from cpdesk.ui.calendar.page import CalendarPage
from cpdesk.ui.calendar.spans import View, span, title, turned
from cpdesk.ui.calendar.week_shape import side_by_side, timed
from cpdesk.vocabulary import ConferenceKind

THURSDAY = date(2026, 12, 3)
VIEWS = {View.MONTH: Qt.Key.Key_M, View.WEEK: Qt.Key.Key_W, View.AGENDA: Qt.Key.Key_A}


def press(page: CalendarPage, *keys) -> None:
    for key in keys:
        QTest.keyClick(page.face.views.front, key)


def test_a_week_is_from_monday_to_sunday_and_a_month_whole_weeks() -> None:
    assert span(View.WEEK, THURSDAY) == (date(2026, 11, 30), date(2026, 12, 6))
    assert span(View.MONTH, THURSDAY) == (date(2026, 11, 30), date(2027, 1, 3))
    assert span(View.AGENDA, THURSDAY) == (date(2026, 12, 1), date(2026, 12, 31))
    assert turned(View.WEEK, THURSDAY, 1) == date(2026, 12, 10)
    assert turned(View.MONTH, date(2027, 1, 31), 1) == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 12, 9), "7 to 13 December 2026"),
        (THURSDAY, "30 November to 6 December 2026"),
        (date(2026, 12, 31), "28 December 2026 to 3 January 2027"),
    ],
)
def test_a_week_is_called_by_its_days(day, words) -> None:
    assert title(View.WEEK, day) == words


@pytest.mark.parametrize("view", VIEWS)
def test_a_key_changes_the_view_and_the_chosen_day_survives(calendar, book, words, view) -> None:
    book("Harrow", THURSDAY)
    page = calendar(THURSDAY)
    for first in VIEWS.values():
        press(page, first, VIEWS[view])
        assert page.face.views.view is view
        assert page.face.views.front.hasFocus()
        assert page._day == THURSDAY
        assert page.face.bar.views[view].isChecked()
        assert "Thursday 3 December 2026" in words(page)


@pytest.mark.parametrize("view", VIEWS)
def test_in_every_view_the_page_keys_turn_home_is_today_and_enter_opens(qtbot, calendar, book, view) -> None:
    which = book("Harrow", THURSDAY)
    page = calendar(THURSDAY)
    page.look_at(view)
    page.face.views.front.setFocus()
    press(page, Qt.Key.Key_PageDown)
    assert page._day == turned(view, THURSDAY, 1)
    press(page, Qt.Key.Key_PageUp)
    assert page._day == THURSDAY
    with qtbot.waitSignal(page.conference_wanted) as wanted:
        press(page, Qt.Key.Key_Return)
    assert wanted.args == [which]
    press(page, Qt.Key.Key_Home)
    assert page._day == date(2026, 11, 26)


@pytest.mark.parametrize("view", VIEWS)
def test_tab_goes_on_from_every_view(calendar, view) -> None:
    page = calendar(THURSDAY)
    page.look_at(view)
    page.face.views.front.setFocus()
    press(page, Qt.Key.Key_Tab)
    assert not page.face.views.front.hasFocus()


def test_the_arrows_walk_through_a_week_and_beyond_it(calendar) -> None:
    page = calendar(THURSDAY)
    page.look_at(View.WEEK)
    page.face.views.front.setFocus()
    press(page, *[Qt.Key.Key_Right] * 4)
    assert page._day == date(2026, 12, 7)
    assert page.title.text() == "7 to 13 December 2026"


def agenda(page: CalendarPage) -> list[str]:
    model = page.face.views.agenda.lines
    role = Qt.ItemDataRole.AccessibleTextRole
    return [model.data(model.index(row), role) for row in range(model.rowCount())]


def test_the_agenda_is_a_list_of_days_with_what_is_on_them(calendar, book) -> None:
    book("Harrow", THURSDAY)
    page = calendar(THURSDAY)
    page.look_at(View.AGENDA)
    lines = agenda(page)
    start = lines.index("Thursday 3 December 2026")
    assert lines[start + 1].startswith("10:00 Harrow family · Initial, Room of Nora Wexley")
    assert any(line.startswith("Last day: Harrow family · Hold the conference, In time") for line in lines)
    assert "Friday 25 December 2026, bank holiday: Christmas Day, nothing" in lines
    assert not any("Wednesday 23 December" in line for line in lines)


def test_walking_through_the_agenda_shows_the_day_beside_it(calendar, book, words) -> None:
    book("Harrow", THURSDAY)
    page = calendar(THURSDAY)
    page.look_at(View.AGENDA)
    page.face.views.front.setFocus()
    while page._day < date(2026, 12, 25):
        press(page, Qt.Key.Key_Down)
    assert page._day == date(2026, 12, 25)
    assert "Christmas Day" in "\n".join(
        label.text() for label in page.panel.findChildren(type(page.face.holidays).__mro__[1])
    )


def test_meetings_at_the_same_time_stand_side_by_side(calendar, book) -> None:
    book("Harrow", THURSDAY, 9, chair="Nora Wexley")
    book("Quill", THURSDAY, 10, chair="Idris Calloway")
    book("Varga", THURSDAY, 11, chair="Petra Vane")
    page = calendar(THURSDAY)
    page.look_at(View.WEEK)
    items = page.face.views.content.items[THURSDAY]
    columns = [(item.brief, column, of) for item, column, of in side_by_side(timed(items))]
    assert columns == [("09:00 Harrow", 0, 2), ("10:00 Quill", 1, 2), ("11:00 Varga", 0, 2)]
    week = page.face.views.week
    placed = week._painter.placed(QRect(0, 0, 200, 600), THURSDAY)
    boxes = [one.box for one in placed if one.item.starts is not None]
    assert not any(a.intersects(b) for a in boxes for b in boxes if a is not b)


def test_the_hours_of_a_week_reach_to_what_is_early_or_late(calendar, book) -> None:
    book("Harrow", THURSDAY, 7)
    book("Quill", THURSDAY, 19, chair="Idris Calloway")
    page = calendar(THURSDAY)
    page.look_at(View.WEEK)
    shape = page.face.views.week._cells.shape(600)
    assert (shape.first_hour, shape.last_hour) == (7, 21)


def test_filters_say_what_they_leave_out_and_are_cleared(calendar, book) -> None:
    book("Harrow", THURSDAY)
    book("Quill", THURSDAY, kind=ConferenceKind.REVIEW, chair="Idris Calloway")
    page = calendar(THURSDAY)
    page.face.bar.filter.click()
    row = page.face.filter
    assert row.isVisible()
    assert [row.chair.itemText(n) for n in range(row.chair.count())] == [
        "All chairs", "Idris Calloway", "Nora Wexley"
    ]  # fmt: skip
    row.chair.setCurrentIndex(1)
    row.chair.activated.emit(1)
    row.last_dates.click()
    assert [i.brief for i in page.face.views.content.items[THURSDAY]] == ["10:00 Quill"]
    said = page.face.filtered
    assert said.text() == "Shown: only chaired by Idris Calloway, without last dates."
    row.kinds[ConferenceKind.INITIAL].click()
    assert THURSDAY not in page.face.views.content.items
    assert "only initial conferences, chaired by Idris Calloway" in said.text()
    row.clear.click()
    assert row.choice() == EVERYTHING
    assert not said.isVisible()
    assert len([i for i in page.face.views.content.items[THURSDAY] if not i.last_day]) == 2


def test_a_conference_says_how_late_it_is_and_why(calendar, book, words) -> None:
    book("Harrow", date(2026, 12, 8))
    page = calendar(date(2026, 12, 8))
    seen = words(page)
    assert "1 working day late" in seen
    assert "15 working days after the strategy discussion of Monday 16 November 2026" in seen
    assert "Chair: Nora Wexley" in seen


def test_an_office_day_and_a_proclaimed_holiday_are_told_apart(calendar, desk, words) -> None:
    desk.office.add_day_off(date(2026, 12, 9), "Staff day", bank_holiday=False)
    desk.office.add_day_off(date(2026, 12, 10), "A jubilee", bank_holiday=True)
    page = calendar(date(2026, 12, 9))
    assert "Office closed: Staff day. It does not count as a working day." in words(page)
    assert "office closed: Staff day" in page.month.days.spoken(date(2026, 12, 9))
    page.show_day(date(2026, 12, 10))
    assert "Bank holiday, entered by the office: A jubilee." in words(page)


def test_years_beyond_the_checked_bank_holidays_are_said_to_be(calendar) -> None:
    page = calendar(THURSDAY)
    assert page.face.holidays.text() == "England and Wales bank holidays, checked to 2028."
    page.show_day(date(2031, 5, 1))
    assert "worked out by rule" in page.face.holidays.text()


def test_a_conference_can_be_booked_on_the_chosen_day(qtbot, calendar) -> None:
    page = calendar(THURSDAY)
    with qtbot.waitSignal(page.booking_wanted) as wanted:
        page.face.bar.book.click()
    assert wanted.args == [THURSDAY]


def test_a_busy_day_counts_what_has_no_room_and_shows_it_when_asked(calendar, book) -> None:
    for n in range(16):
        book(f"Family{n}", THURSDAY, 10, chair=f"Chair {n}")
    page = calendar(THURSDAY)
    cell = page.month.visualRect(page.month.days.index_of(THURSDAY))
    placed, rest = page.month._painter._stacked(cell, THURSDAY)
    assert 0 < len(placed) < 16
    assert not rest.isNull()
    assert len(page.panel._cards) == 12
    items = page.face.views.content.items[THURSDAY]
    page.face.point_to(items[-1])
    assert len(page.panel._cards) == len(items) >= 16


def test_what_changes_behind_a_hidden_page_is_read_when_it_is_shown(qtbot, calendar, book) -> None:
    page = calendar(THURSDAY)
    page.hide()
    book("Harrow", THURSDAY)
    qtbot.wait(120)
    assert THURSDAY not in page.face.views.content.items
    page.show()
    assert THURSDAY in page.face.views.content.items


def test_a_busy_day_in_a_month_of_six_weeks_shows_two_marks_and_counts_the_rest(calendar, book) -> None:
    for n in range(4):
        book(f"Family{n}", THURSDAY, 10, chair=f"Chair {n}")
    page = calendar(THURSDAY)
    painter, cell = page.month._painter, QRect(0, 0, 113, 88)
    placed, rest = painter._stacked(cell, THURSDAY)
    assert len(placed) == 2
    assert rest.top() + page.fontMetrics().height() <= cell.bottom()


@pytest.mark.parametrize("size", [100, 200])
def test_the_names_of_the_days_of_a_week_are_whole(qtbot, calendar, appearance, size) -> None:
    page = calendar(THURSDAY)
    appearance.choose_size(size)
    page.look_at(View.WEEK)
    qtbot.wait(50)
    week, header = page.face.views.week, page.face.views.week.horizontalHeader()
    assert all(header.sectionSizeHint(n) <= week.columnWidth(n) + 1 for n in range(7))


@pytest.mark.parametrize("view", VIEWS)
def test_at_200_per_cent_nothing_scrolls_sideways(qtbot, calendar, book, appearance, view) -> None:
    book("Harrow", THURSDAY)
    page = calendar(THURSDAY)
    appearance.choose_size(200)
    page.look_at(view)
    page.face.bar.filter.click()
    qtbot.wait(50)
    assert page.face._scroll.horizontalScrollBar().maximum() == 0
    assert page.face._side.horizontalScrollBar().maximum() == 0
    QApplication.processEvents()
