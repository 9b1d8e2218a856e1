"""The page of the meeting as a whole: begin, steps, clock, who is here, changes from elsewhere."""

import time
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cpdesk.services.change import Change
from cpdesk.ui.meeting.step_pages import STEP_PAGES
from cpdesk.vocabulary import AttendanceMode, ConferenceState, Lane
from tests.ui.meeting.conftest import press

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def test_a_conference_begins_by_enter_and_its_clock_runs(open_page, room, clock):
    page = open_page()
    page.setFocus()
    assert page.begin.begin.hasFocus()
    press(page.begin.begin, Qt.Key.Key_Return)
    assert room.picture().state is ConferenceState.RUNNING
    assert not page.begin.isVisible()
    clock.on(47 * 60 + 12)
    page._tick()
    assert page.top.clock.text() == "00:47:12"


def test_on_another_day_the_panel_says_so_and_it_can_be_held_today_by_enter(open_page, room, clock):
    clock.on(3 * 86400)
    page = open_page()
    page.setFocus()
    assert page.begin.words.text() == (
        "It is booked for Tuesday 10 June 2025, and today is Friday 13 June 2025."
    )
    assert not page.begin.begin.isVisible()
    assert page.begin.today.hasFocus()
    press(page.begin.today, Qt.Key.Key_Return)
    picture = room.picture()
    assert (picture.state, picture.day) == (ConferenceState.RUNNING, date(2025, 6, 13))
    assert not page.begin.isVisible()


def test_on_a_later_day_what_was_held_is_entered_one_tab_further(open_page, room, clock):
    clock.on(3 * 86400)
    page = open_page()
    page.setFocus()
    press(page.begin.today, Qt.Key.Key_Tab)
    assert page.begin.afterwards.hasFocus()
    assert page.begin.afterwards.text() == "I am entering what was held on Tuesday 10 June"
    press(page.begin.afterwards, Qt.Key.Key_Return)
    picture = room.picture()
    assert (picture.state, picture.day) == (ConferenceState.RUNNING, date(2025, 6, 10))


def test_before_its_day_it_can_only_be_held_today(open_page, room, clock):
    clock.on(-4 * 86400)
    page = open_page()
    assert page.begin.today.isVisible()
    assert not page.begin.afterwards.isVisible()


def test_begin_in_the_bar_asks_for_the_day_on_another_day_and_begins_on_its_own(open_page, room, clock):
    clock.on(3 * 86400)
    page = open_page()
    page.top.begin.click()
    assert room.picture().state is ConferenceState.BOOKED
    assert page.begin.today.hasFocus()
    clock.on(-3 * 86400)
    page._tick()
    page.top.begin.click()
    assert room.picture().state is ConferenceState.RUNNING


def test_a_panel_that_stays_open_over_midnight_asks_for_the_day(open_page, room, clock):
    page = open_page()
    page.setFocus()
    clock.on(86400)
    page._tick()
    assert page.begin.today.hasFocus()


def test_a_chair_who_is_booked_elsewhere_today_is_mentioned_and_not_refused(
    open_page, room, clock, practice_file
):
    clock.on(86400)
    room.desk.practice.bring_in(room.desk.practice.read(practice_file), fill=False, to_day=date(2025, 6, 11))
    page = open_page()
    assert "The chair has another conference" in page.begin.clashes.text()
    page.begin.today.click()
    assert room.picture().state is ConferenceState.RUNNING


def test_the_clock_stands_still_in_a_pause(open_page, room, clock):
    room.begin()
    page = open_page()
    clock.on(600)
    page.top.pause.click()
    page.breaks.pause.click()
    clock.on(900)
    page._tick()
    assert page.top.clock.text() == "00:10:00"
    page.top.pause.click()
    clock.on(60)
    page._tick()
    assert page.top.clock.text() == "00:11:00"


def test_ctrl_down_and_up_go_through_the_steps_while_typing(open_page, room):
    room.begin()
    page = open_page("worries")
    typing = page.composer.typing
    typing.setFocus()
    steps = [step.key for step in page.agenda.steps]
    here = steps.index("worries")
    press(typing, Qt.Key.Key_Down, CTRL)
    assert room.picture().step == steps[here + 1]
    assert typing.hasFocus()
    press(typing, Qt.Key.Key_Up, CTRL)
    assert room.picture().step == "worries"


def test_enter_on_the_run_sheet_jumps_and_the_run_sheet_tells_done_now_and_to_come(open_page, room):
    room.begin()
    page = open_page()
    steps = page.run_panel.steps
    press(page, Qt.Key.Key_R, ALT)
    assert steps.hasFocus()
    row = next(at for at in range(steps.count()) if steps.item(at).text().startswith("Worries"))
    steps.setCurrentRow(row)
    press(steps, Qt.Key.Key_Return)
    assert room.picture().step == "worries"
    words = [steps.item(at).text() for at in range(steps.count())]
    assert any(", done, " in line for line in words)
    assert ", now, " in words[row]
    assert ", to come, " in words[row + 1]


def test_the_step_shows_the_minutes_it_has_taken(open_page, room, clock):
    room.begin()
    page = open_page("worries")
    clock.on(7 * 60)
    page._tick()
    steps = page.run_panel.steps
    assert any("now, 7 of" in steps.item(at).text() for at in range(steps.count()))


def test_every_step_of_the_run_sheet_has_its_page(open_page, room):
    room.begin()
    page = open_page()
    for step in page.agenda.steps:
        assert step.page in STEP_PAGES
        page.go_to(step.key)
        assert type(page.stack.currentWidget()) is STEP_PAGES[step.page]


def test_somebody_arrives_and_leaves_by_enter_and_by_letter_in_the_right_column(open_page, room):
    room.desk.run_sheet.begin(room.conference)
    page = open_page("worries")
    who = page.side.who
    who.setFocus()
    who.setCurrentRow(0)
    person = who.currentItem().data(Qt.ItemDataRole.UserRole).person.id

    def line():
        return next(a for a in room.picture().attendance if a.person.id == person)

    press(who, Qt.Key.Key_Return)
    assert line().present
    press(who, Qt.Key.Key_O)
    assert line().present
    assert line().mode is AttendanceMode.ONLINE
    press(who, Qt.Key.Key_Return)
    assert not line().present


def test_what_changes_elsewhere_is_shown_and_what_is_being_typed_stays(open_page, room, hub, type_text):
    room.begin()
    page = open_page("worries")
    page.composer.typing.setFocus()
    type_text(page.composer.typing, "half a sen")
    room.desk.meeting.add_entry(room.conference, "from the other laptop", Lane.WORRY)
    room.desk.attendance.leave(room.conference, room.ids["p_pol"])
    hub.changed.emit(Change("conference", room.conference))
    assert page.composer.typing.text() == "half a sen"
    assert page.composer.typing.hasFocus()
    assert page.page().columns[0].count.text() == "1"


def test_a_page_that_was_away_is_up_to_date_when_it_is_seen_again(open_page, room):
    room.begin()
    page = open_page("worries")
    page.hide()
    room.desk.meeting.add_entry(room.conference, "meanwhile", Lane.WORRY)
    page.show()
    assert page.page().columns[0].count.text() == "1"


def test_on_a_page_without_typing_a_lane_key_calls_the_composer_and_esc_sends_it_away(
    open_page, room, type_text
):
    room.begin()
    page = open_page("plan")
    assert not page.composer.isVisible()
    press(page, Qt.Key.Key_F3)
    assert page.composer.typing.hasFocus()
    type_text(page.composer.typing, "a strength\n")
    assert room.picture().entries[-1].lane is Lane.STRENGTH
    press(page.composer.typing, Qt.Key.Key_Escape)
    assert not page.composer.isVisible()


def test_esc_leads_from_anywhere_to_where_one_types(open_page, room):
    room.begin()
    page = open_page("worries")
    for widget in (page.run_panel.steps, page.side.who, page.page().columns[0].list):
        widget.setFocus()
        press(widget, Qt.Key.Key_Escape)
        assert page.composer.typing.hasFocus()


@pytest.mark.parametrize("step", ["welcome", "family", "worries", "plan", "views", "decision", "close"])
@pytest.mark.parametrize("size", [100, 200])
def test_every_focusable_widget_has_a_name_and_the_page_fits_the_window(
    open_page, room, appearance, step, size
):
    room.begin()
    appearance.choose_size(size)
    page = open_page(step)
    QApplication.processEvents()
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            interface = QAccessible.queryAccessibleInterface(widget)
            name = interface.text(QAccessible.Text.Name) if interface else ""
            assert name or widget.accessibleName(), (type(widget).__name__, widget.objectName())
    assert page.minimumSizeHint().height() <= 692
    assert page.size().height() == 692
    assert page.composer.isVisible() == (
        step in ("worries",) or (size == 100 and step in ("welcome", "family"))
    )


def test_with_large_text_the_columns_open_when_asked_for(open_page, room, appearance):
    room.begin()
    appearance.choose_size(200)
    page = open_page("worries")
    QApplication.processEvents()
    assert not page.run_panel.isVisible()
    assert not page.side.isVisible()
    press(page, Qt.Key.Key_W, ALT)
    assert page.side.who.hasFocus()
    press(page, Qt.Key.Key_R, ALT)
    assert page.run_panel.steps.hasFocus()
    assert not page.side.isVisible()
    press(page.run_panel.steps, Qt.Key.Key_Escape)
    assert not page.run_panel.isVisible()
    shown = [column.isVisible() for column in page.page().columns]
    assert shown.count(True) == 1


def test_five_hundred_entries_do_not_slow_the_letters_down(open_page, room, type_text):
    room.begin()
    page = open_page("worries")
    page.hide()
    for number in range(500):
        room.desk.meeting.add_entry(room.conference, f"Entry {number} of a long meeting", Lane.WORRY)
    page.show()
    page.composer.typing.setFocus()
    QApplication.processEvents()
    full = _per_letter(page, type_text)
    page.stack.hide()
    assert full < 3 * _per_letter(page, type_text) + 0.001


def _per_letter(page, type_text) -> float:
    """The quickest of many letters: what the machine does besides does not count."""
    times = []
    for _ in range(80):
        began = time.perf_counter()
        type_text(page.composer.typing, "a")
        QApplication.processEvents()
        times.append(time.perf_counter() - began)
    return sorted(times)[len(times) // 4]


def test_the_page_dies_when_it_is_closed(open_page, room, qtbot):
    room.begin()
    page = open_page("worries")
    gone = []
    page.destroyed.connect(lambda: gone.append(True))
    page.hide()
    page.deleteLater()
    QTest.qWait(20)
    assert gone


def test_times_are_shown_in_london(open_page, room):
    room.begin()
    room.desk.meeting.add_entry(
        room.conference, "at eleven", Lane.WORRY, at=datetime(2025, 6, 10, 10, 0, tzinfo=UTC)
    )
    page = open_page("worries")
    assert "11:00" in page.page().columns[0].list.rows.index(0).data()


def test_a_step_with_notes_puts_the_fingers_where_one_types(open_page, room):
    room.begin()
    page = open_page("welcome")
    press(page.page().table, Qt.Key.Key_Down, CTRL)
    press(page.focusWidget(), Qt.Key.Key_Down, CTRL)
    assert room.picture().step == "child_voice"
    assert page.composer.typing.hasFocus()
