"""After unlocking: the same step, speaker, lane and words, the hands and eyes where they were."""

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView

from cpdesk.rules.slept import Gap
from cpdesk.services.sealing import Sealing
from cpdesk.snapshots.entries import Draft
from cpdesk.ui.main_window import MainWindow
from cpdesk.vocabulary import Lane
from tests.ui.locking.conftest import page_of, press

ESC = Qt.Key.Key_Escape


def panic(qtbot, window) -> None:
    window.watch.hands._when = lambda _event: 0.0  # however busy the computer is, it was quick
    press(window, ESC)
    press(window, ESC)
    qtbot.waitUntil(lambda: window.workspace is None)


def test_words_speaker_lane_and_cursor_are_as_they_were_and_the_board_stays_off(
    qtbot, meeting, unlock, type_text
) -> None:
    page = page_of(meeting)
    page.board.toggle_wanted.emit()
    speaker = page.conference.attendance[1].person.id
    page.composer.marks.choose_speaker(speaker)
    press(meeting, Qt.Key.Key_F3)
    type_text(page.composer.typing, "She said his tummy hurts at né")
    page.composer.typing.moveCursor(QTextCursor.MoveOperation.WordLeft)
    before, cursor = page.composer.typed(), page.composer.typing.textCursor().position()
    assert before.lane is Lane.STRENGTH
    panic(qtbot, meeting)
    unlock(meeting)
    page = page_of(meeting)
    assert page.step().key == "worries"
    assert page.composer.typed() == before
    assert page.composer.typed() != Draft()
    qtbot.waitUntil(page.composer.typing.hasFocus)
    assert page.composer.typing.textCursor().position() == cursor
    assert not any(
        type(one).__name__ == "BoardWindow" for one in QApplication.topLevelWidgets() if one.isVisible()
    )


def test_the_change_of_an_entry_that_the_first_esc_leaves_is_gone_on_with(
    qtbot, meeting, unlock, desk, booked, type_text
) -> None:
    first = desk.meeting.add_entry(booked.conference_id, "He is hungry", Lane.WORRY)
    for waiting in ("", "And mum said "):
        page = page_of(meeting)
        page.composer.typing.show_text(waiting)
        page.composer.edit(page.conference.entry(first))
        type_text(page.composer.typing, " at school")
        text = page.composer.typing.text()
        press(meeting, ESC)
        assert page.composer.editing() is None
        press(meeting, ESC)
        qtbot.waitUntil(lambda: meeting.workspace is None)
        unlock(meeting)
        page = page_of(meeting)
        if waiting:  # the one draft of the file holds these words; the change is in the entry itself
            assert page.composer.typing.text() == waiting
            assert page.conference.entry(first).text == text
        else:
            assert page.composer.editing() == first
            assert page.composer.typing.text() == text
            press(meeting, ESC)
            QTest.qWait(0)
            meeting.watch.hands._esc_at = None


def test_what_is_half_typed_in_a_field_that_esc_empties_is_there_again(qtbot, meeting, type_text) -> None:
    page = page_of(meeting)
    page.newcomer.open()
    field = QApplication.focusWidget()
    type_text(field, "Ana, aunt")
    meeting.workspace.note_before_esc()
    QTest.keyClick(field, ESC)
    assert field.text() == ""
    meeting.workspace.take_esc_back()
    assert field.text() == "Ana, aunt"


def test_the_line_for_somebody_new_is_there_again_though_the_first_esc_emptied_it(
    qtbot, meeting, unlock, type_text
) -> None:
    page_of(meeting).newcomer.open()
    type_text(QApplication.focusWidget(), "Ana, aunt")
    panic(qtbot, meeting)
    unlock(meeting)
    line = page_of(meeting).newcomer.line
    assert line.text() == "Ana, aunt"
    qtbot.waitUntil(line.hasFocus)


def test_a_line_of_the_family_is_open_again_with_the_hands_in_it_though_the_first_esc_left_it(
    qtbot, meeting, unlock, type_text
) -> None:
    page = page_of(meeting)
    page.go_to("family")
    page.page().tree.people.setCurrentRow(0)
    QTest.keyClick(page.page().tree.people, Qt.Key.Key_N)
    form, before = page.page().relative, page.conference
    form.relation.setCurrentIndex(3)
    type_text(form.name, "Łucja")
    form.born.setFocus()
    type_text(form.born, "1 Ap")
    stood = form.unfinished()
    panic(qtbot, meeting)
    unlock(meeting)
    again = page_of(meeting).page().relative
    assert again.isVisible()
    assert again.unfinished() == stood
    qtbot.waitUntil(again.born.hasFocus)
    assert page_of(meeting).conference == before


def test_the_part_that_is_asked_about_and_the_step_that_is_left_out_are_asked_about_again(
    qtbot, meeting, unlock, type_text
) -> None:
    page = page_of(meeting)
    page.run_panel.steps.setFocus()
    page.run_panel.steps.choose("scale")
    page.run_panel.steps.leave_out()
    type_text(QApplication.focusWidget(), "no ti")
    page.parts.ask()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    type_text(page.parts.reason, "The police sp")
    stood, before = page.parts.unfinished(), page.conference
    panic(qtbot, meeting)
    unlock(meeting)
    page = page_of(meeting)
    assert page.parts.unfinished() == stood
    assert page.run_panel.leave_out.unfinished() == {"step": "scale", "why": "no ti"}
    qtbot.waitUntil(page.parts.reason.hasFocus)
    assert page.conference == before


def test_a_day_that_is_half_typed_when_it_is_locked_is_not_agreed(qtbot, meeting, unlock, type_text) -> None:
    page = page_of(meeting)
    page.go_to("close")
    page.page().core_group_at.setFocus()
    type_text(page.page().core_group_at, "10 December 1")
    press(meeting, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: meeting.workspace is None)
    unlock(meeting)
    page = page_of(meeting)
    assert page.conference.core_group_at is None
    assert page.page().core_group_at.text() == "10 December 1"
    qtbot.waitUntil(page.page().core_group_at.hasFocus)


def long_list(page) -> QListView:
    views = (one for one in page.findChildren(QListView) if one.isVisible() and one.model() is not None)
    return next(one for one in views if one.model().rowCount() >= 60)


def test_a_list_comes_back_with_its_chosen_line_its_focus_and_its_scrolling(
    qtbot, meeting, unlock, desk, booked
) -> None:
    for number in range(60):
        desk.meeting.add_entry(booked.conference_id, f"Worry number {number}", Lane.WORRY)
    lane = long_list(page_of(meeting))
    lane.setFocus()
    lane.setCurrentIndex(lane.model().index(37, 0))
    qtbot.wait(50)
    scrolled = lane.verticalScrollBar().value()
    assert scrolled > 0
    panic(qtbot, meeting)
    unlock(meeting)
    again = long_list(page_of(meeting))
    qtbot.waitUntil(again.hasFocus)
    assert again.currentIndex().row() == 37
    qtbot.waitUntil(lambda: again.verticalScrollBar().value() == scrolled)


def test_what_was_out_of_sight_on_the_laptop_is_not_in_sight_afterwards(qtbot, meeting, unlock) -> None:
    page_of(meeting).curtain.toggle()
    assert page_of(meeting).curtain.drawn
    panic(qtbot, meeting)
    unlock(meeting)
    assert page_of(meeting).curtain.drawn


def test_the_question_about_sleep_comes_after_unlocking(qtbot, meeting, unlock) -> None:
    began = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
    meeting.lock()
    meeting.watch.clocks._gap = Gap(began, began + timedelta(minutes=25))
    unlock(meeting)
    strip = page_of(meeting).slept
    qtbot.waitUntil(strip.isVisible, timeout=5000)
    assert "09:00 to 09:25" in strip.words.text()
    assert meeting.watch.gap() is None


def test_after_a_crash_it_opens_at_the_conference_that_runs(
    qtbot, hub, appearance, sealing: Sealing, sealed_file, booked, desk, unlock, type_text
) -> None:
    which = booked.conference_id
    desk.run_sheet.begin(which)
    desk.run_sheet.go_to(which, "worries")
    desk.meeting.keep_draft(which, Draft(text="She said he", lane=Lane.WORRY))
    desk.close()
    window = MainWindow(sealing, hub, appearance, sealed_file)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    unlock(window)
    page = page_of(window)
    assert window.workspace.whereabouts.meeting == which
    assert page.step().key == "worries"
    assert page.composer.typing.text() == "She said he"
    page.left.emit()
    assert window.workspace.everyday.isVisible()
    window.lock()
    unlock(window)
    assert window.workspace.whereabouts.meeting is None
    window.lock()


def test_without_a_running_conference_it_opens_at_the_calendar(window, desk, booked) -> None:
    window.open_desk(desk)
    assert window.workspace.whereabouts.meeting is None
    assert window.workspace.whereabouts.page == "calendar"
    window.lock()


def test_with_two_that_run_nobody_guesses(window, desk, booked, practice_file) -> None:
    other = desk.practice.bring_in(desk.practice.read(practice_file), fill=False, to_day=desk.now().date())
    for which in (booked.conference_id, other.conference_id):
        desk.run_sheet.begin(which)
    assert len(desk.run_sheet.running()) == 2
    window.open_desk(desk)
    assert window.workspace.whereabouts.meeting is None
    window.lock()


def test_a_file_that_another_computer_took_over_is_locked_and_nothing_more_is_written(
    window, desk, booked, monkeypatch
) -> None:
    window.open_desk(desk)
    monkeypatch.setattr(type(desk), "still_here", lambda _self: False)
    window._say_still_here()
    assert window.workspace is None
    from PySide6.QtWidgets import QLabel

    assert any("another computer" in label.text() for label in window.findChildren(QLabel))


def test_a_lock_that_cannot_save_locks_all_the_same(window, desk, booked, monkeypatch) -> None:
    window.open_desk(desk)
    monkeypatch.setattr(type(window.workspace), "keep", lambda _self: 1 / 0)
    try:
        window.lock()
    except ZeroDivisionError:
        pass
    assert window.workspace is None
    assert not window.blank.isVisible()
    assert desk._store._open is False


def test_the_part_of_the_settings_that_was_looked_at_is_shown_again(qtbot, window, desk, unlock) -> None:
    window.open_desk(desk)
    QTest.qWaitForWindowActive(window)
    window.workspace.go("settings")
    window.workspace.pages.settings.tabs.setCurrentIndex(3)
    panic(qtbot, window)
    unlock(window)
    page = window.workspace.pages.settings
    assert page.isVisible()
    assert page.tabs.currentIndex() == 3
    assert page.words.isVisible()
