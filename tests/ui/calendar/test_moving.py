"""A conference is moved to another day: by keyboard, by dragging, refused in words, and put back."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cpdesk.rules.wording import local
from cpdesk.ui.calendar.page import CalendarPage
from cpdesk.ui.calendar.spans import View
from tests.ui.calendar.conftest import at

THURSDAY, FRIDAY = date(2026, 12, 3), date(2026, 12, 4)
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def when(desk, which) -> str:
    return f"{local(desk.meeting.conference(which).starts):%Y-%m-%d %H:%M}"


def press(page: CalendarPage, *keys, held=Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        QTest.keyClick(page.face.views.front, key, held)


@pytest.fixture
def harrow(book):
    return book("Harrow", THURSDAY)


@pytest.fixture
def page(calendar, harrow) -> CalendarPage:
    return calendar(THURSDAY)


def test_ctrl_m_then_arrows_then_enter_moves_it(page, desk, harrow, words) -> None:
    press(page, Qt.Key.Key_M, held=CTRL)
    assert "It is on Thursday 3 December 2026, 10:00. Choose another day." in words(page)
    press(page, Qt.Key.Key_Right)
    assert "Move to Friday 4 December 2026, 10:00?" in words(page)
    assert "Nothing becomes late." in words(page)
    assert when(desk, harrow) == "2026-12-03 10:00"
    press(page, Qt.Key.Key_Return)
    assert when(desk, harrow) == "2026-12-04 10:00"
    assert page.face.notice.words.text() == "Moved to Friday 4 December 2026, 10:00."
    assert [item.day for item in page.face.views.content.items[FRIDAY] if item.can_move] == [FRIDAY]


def test_what_becomes_late_is_said_at_once_in_the_panel_on_the_page_and_in_the_cell(page, words) -> None:
    press(page, Qt.Key.Key_M, held=CTRL)
    press(page, Qt.Key.Key_Down)
    assert "Becomes late:" in words(page)
    assert "Hold the conference: 3 working days late (last day Monday 7 December 2026)" in words(page)
    line = page.face.notice.words.text()
    assert line.startswith("Thursday 10 December 2026, 10:00: becomes late: Hold the conference")
    model = page.month.days
    spoken = model.data(model.index_of(date(2026, 12, 10)), Qt.ItemDataRole.AccessibleTextRole)
    assert "becomes late: Hold the conference" in spoken


def test_esc_leaves_it_where_it_is(page, desk, harrow) -> None:
    press(page, Qt.Key.Key_M, held=CTRL)
    press(page, Qt.Key.Key_Right, Qt.Key.Key_Escape)
    assert when(desk, harrow) == "2026-12-03 10:00"
    assert not page.face.card.isVisible()
    assert not page.face.notice.isVisible()
    assert page.month.days.target is None
    assert page.month.days.day(page.month.currentIndex()) == THURSDAY


def test_a_day_off_and_a_double_booking_are_refused_with_the_reason(page, book, desk, harrow, words) -> None:
    book("Quill", FRIDAY, 11)
    press(page, Qt.Key.Key_M, held=CTRL)
    press(page, Qt.Key.Key_Right)
    assert "It cannot be on Friday 4 December 2026, 10:00." in words(page)
    assert "The chair has another conference from 11:00 to 13:00 that day." in words(page)
    assert not page.face.card.do.isEnabled()
    press(page, Qt.Key.Key_Return)
    assert when(desk, harrow) == "2026-12-03 10:00"
    press(page, Qt.Key.Key_Right)
    assert "weekend" in page.face.notice.words.text()


def test_shift_and_the_arrows_move_it_by_a_quarter_of_an_hour(page, desk, harrow) -> None:
    press(page, Qt.Key.Key_M, held=CTRL)
    press(page, Qt.Key.Key_Down, Qt.Key.Key_Down, held=SHIFT)
    press(page, Qt.Key.Key_Right)
    press(page, Qt.Key.Key_Return)
    assert when(desk, harrow) == "2026-12-04 10:30"


def test_a_move_can_be_put_back_once(page, desk, harrow) -> None:
    press(page, Qt.Key.Key_M, held=CTRL)
    press(page, Qt.Key.Key_Right, Qt.Key.Key_Return)
    undo = page.face.notice.undo
    assert undo.isVisible()
    undo.click()
    assert when(desk, harrow) == "2026-12-03 10:00"
    assert not undo.isVisible()
    assert page.face.notice.words.text() == "Put back to Thursday 3 December 2026, 10:00."


def test_a_move_that_cannot_be_put_back_says_why(page, book, desk, harrow) -> None:
    press(page, Qt.Key.Key_M, held=CTRL)
    press(page, Qt.Key.Key_Right, Qt.Key.Key_Return)
    book("Quill", THURSDAY, 10)
    page.face.notice.undo.click()
    assert when(desk, harrow) == "2026-12-04 10:00"
    assert "The chair has another conference" in page.face.notice.words.text()


def centre(page: CalendarPage, day: date) -> QPoint:
    grid = page.face.views.front
    return grid.visualRect(grid.days.index_of(day)).center()


def mark_of(page: CalendarPage, day: date) -> QPoint:
    grid = page.face.views.front
    cell = grid.visualRect(grid.days.index_of(day))
    return next(
        p for p in grid._painter.placed(cell, day) if p.item.can_move or not p.item.last_day
    ).box.center()


def drag(page: CalendarPage, start: QPoint, to: QPoint, *, drop: bool = True) -> None:
    port = page.face.views.front.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(port, start + QPoint(0, 30))
    QTest.mouseMove(port, to)
    QApplication.processEvents()
    if drop:
        QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=to)


def test_dragging_says_what_follows_and_dropping_asks(page, desk, harrow, words) -> None:
    drag(page, mark_of(page, THURSDAY), centre(page, FRIDAY), drop=False)
    assert page.face.notice.words.text() == "Friday 4 December 2026, 10:00: nothing becomes late."
    QTest.mouseRelease(page.month.viewport(), Qt.MouseButton.LeftButton, pos=centre(page, FRIDAY))
    assert "Move to Friday 4 December 2026, 10:00?" in words(page)
    assert page.month.hasFocus()
    assert [page.month.days.day(index) for index in page.month.selectedIndexes()] == [FRIDAY]
    assert when(desk, harrow) == "2026-12-03 10:00"
    press(page, Qt.Key.Key_Return)
    assert when(desk, harrow) == "2026-12-04 10:00"


def test_after_dropping_the_arrows_go_on_from_there(page, desk, harrow, words) -> None:
    drag(page, mark_of(page, THURSDAY), centre(page, FRIDAY))
    press(page, Qt.Key.Key_Up)
    assert "Move to Friday 27 November 2026, 10:00?" in words(page)
    press(page, Qt.Key.Key_Return)
    assert when(desk, harrow) == "2026-11-27 10:00"


def test_esc_after_dropping_leaves_it_where_it_is(page, desk, harrow) -> None:
    drag(page, mark_of(page, THURSDAY), centre(page, FRIDAY))
    press(page, Qt.Key.Key_Escape)
    assert when(desk, harrow) == "2026-12-03 10:00"
    assert not page.face.card.isVisible()


def test_esc_while_dragging_lets_go(page, desk, harrow) -> None:
    drag(page, mark_of(page, THURSDAY), centre(page, FRIDAY), drop=False)
    press(page, Qt.Key.Key_Escape)
    QTest.mouseRelease(page.month.viewport(), Qt.MouseButton.LeftButton, pos=centre(page, FRIDAY))
    assert when(desk, harrow) == "2026-12-03 10:00"
    assert not page.face.card.isVisible()


def test_in_the_week_it_is_dragged_to_another_hour_too(page, desk, harrow, words) -> None:
    page.look_at(View.WEEK)
    QApplication.processEvents()
    week = page.face.views.week
    start = mark_of(page, THURSDAY)
    cell = week.visualRect(week.days.index_of(FRIDAY))
    shape = week._cells.shape(cell.height())
    down = shape.y(14 * 60) - shape.y(10 * 60)
    drag(page, start, QPoint(cell.center().x(), start.y() + down))
    assert "Move to Friday 4 December 2026, 14:00?" in words(page)
    page.face.card.do.click()
    assert when(desk, harrow) == "2026-12-04 14:00"


def test_a_last_date_is_not_dragged_and_says_why(page, desk) -> None:
    page.show_day(date(2026, 12, 7))
    grid = page.month
    cell = grid.visualRect(grid.days.index_of(date(2026, 12, 7)))
    last = next(p for p in grid._painter.placed(cell, date(2026, 12, 7)) if p.item.last_day)
    drag(page, last.box.center(), centre(page, FRIDAY))
    words = page.face.notice.words.text()
    assert words == "A last date cannot be moved: it follows from the procedure."
    assert not page.face.card.isVisible()


def test_a_conference_that_has_begun_stays_and_says_why(page, desk, harrow) -> None:
    desk.run_sheet.begin(harrow, moved_to_today=True)
    page._read_again()
    page.show_day(desk.meeting.conference(harrow).day)
    press(page, Qt.Key.Key_M, held=CTRL)
    assert "has begun or was held" in page.face.notice.words.text()


def test_an_empty_day_has_nothing_to_move(page) -> None:
    page.show_day(date(2026, 12, 2))
    items = page.face.views.content.items
    items.pop(date(2026, 12, 2), None)
    press(page, Qt.Key.Key_M, held=CTRL)
    assert page.face.notice.words.text() == "Nothing on this day can be moved."


def test_from_the_agenda_the_new_day_is_chosen_in_the_month(page, desk, harrow) -> None:
    page.look_at(View.AGENDA)
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_M, held=CTRL)
    assert page.face.views.view is View.MONTH
    press(page, Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert when(desk, harrow) == "2026-12-04 10:00"


def test_a_move_over_the_clock_change_keeps_the_hour_on_the_wall(calendar, book, desk) -> None:
    which = book("Ashdown", date(2026, 10, 22), 10, strategy_discussions=(date(2026, 10, 5),))
    page = calendar(date(2026, 10, 22))
    press(page, Qt.Key.Key_M, held=CTRL)
    press(page, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert desk.meeting.conference(which).starts == at(date(2026, 10, 29), 10)
