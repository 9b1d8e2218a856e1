"""The deadlines: every open date, what to do next, the way there, noted as done and taken back."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from cpdesk.snapshots.deadlines import Place
from cpdesk.storage.store import Store
from cpdesk.ui.deadlines.page import DeadlinesPage
from cpdesk.ui.deadlines.printed import printed
from cpdesk.ui.deadlines.rows import Group
from cpdesk.ui.hub import Hub
from tests.many_cases import fill_with_cases

HELD = date(2026, 11, 24)
"""The practice conference is held two days before the tests: its decisions are late, the rest is to come."""


@pytest.fixture
def held_on() -> date:
    return HELD


@pytest.fixture
def page(placed, desk, hub, appearance, held) -> DeadlinesPage:
    return placed(DeadlinesPage(desk, hub))


def row_of(page: DeadlinesPage, rule: str) -> int:
    return next(row for row, one in page.rows.dates() if one.due.rule == rule)


def rules(page: DeadlinesPage) -> list[str]:
    return [one.due.rule for _, one in page.rows.dates()]


def words_on(widget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def press(page: DeadlinesPage, key: Qt.Key) -> None:
    QTest.keyClick(page.list, key)


def test_dates_stand_under_late_this_week_and_later_with_their_numbers(page) -> None:
    headings = [entry for entry in page.rows.entries if isinstance(entry, Group)]
    assert headings == sorted(headings)
    assert headings[0] is Group.LATE
    assert page.filters.counts.text().startswith("2 late · ")
    assert page.rows.data(page.rows.index(0)) == "Late · 2"


def test_an_empty_file_says_that_nothing_is_late(qtbot, placed, desk, hub, appearance) -> None:
    page = placed(DeadlinesPage(desk, hub))
    assert "Nothing is late. No date is open in any case." in words_on(page)
    assert not page.filters.print.isEnabled()
    qtbot.waitUntil(page.isActiveWindow)
    page.setFocus()
    assert page.filters.search.hasFocus()


def test_arrows_move_over_the_headings_and_the_chosen_date_explains_itself(page) -> None:
    page.list.setFocus()
    page.list.choose(row_of(page, "decisions_out"))
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_Down)
    assert page.list.one is not None
    assert page.list.one.due.rule not in ("decisions_out", "plan_out")
    words = words_on(page.chosen)
    assert page.list.one.next_step in words
    assert page.list.one.due.source in words


def test_a_row_is_read_aloud_whole_and_says_why_on_hover(page) -> None:
    index = page.rows.index(row_of(page, "record_out"))
    said = page.rows.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert "Wróbel-Łęcka family" in said
    assert "practice" in said
    assert "the clerk" in said
    assert "working days after" in page.rows.data(index, Qt.ItemDataRole.ToolTipRole)


def test_enter_goes_to_the_place_and_so_does_a_click_on_its_link(qtbot, page, held) -> None:
    page.list.setFocus()
    page.list.choose(row_of(page, "record_out"))
    with qtbot.waitSignal(page.papers_wanted) as wanted:
        press(page, Qt.Key.Key_Return)
    assert wanted.args == [held.conference_id]
    page.list.choose(row_of(page, "chair_check"))
    with qtbot.waitSignal(page.case_wanted) as wanted:
        press(page, Qt.Key.Key_Return)
    assert wanted.args == [held.case_id]
    row = row_of(page, "review_first")
    page.list.choose(row)
    index = page.rows.index(row)
    link = page.list._painter.link(page.rows.one(index), page.list.visualRect(index))
    with qtbot.waitSignal(page.booking_wanted) as wanted:
        QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=link.center())
    assert wanted.args == [held.case_id, None]


def test_a_click_beside_the_link_only_chooses(qtbot, page) -> None:
    index = page.rows.index(row_of(page, "plan_out"))
    where = page.list.visualRect(index).topRight() - QPoint(40, -12)
    with qtbot.assertNotEmitted(page.papers_wanted):
        QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert page.list.one.due.rule == "plan_out"


def test_a_late_booking_leads_to_what_is_to_be_moved(qtbot, placed, desk, hub, appearance, booked) -> None:
    page = placed(DeadlinesPage(desk, hub))
    row, one = next((n, d) for n, d in page.rows.dates() if d.place is Place.BOOKING)
    page.list.choose(row)
    with qtbot.waitSignal(page.booking_wanted) as wanted:
        press(page, Qt.Key.Key_Return)
    assert wanted.args == [booked.case_id, booked.conference_id]
    assert one.standing.words.endswith("working days late")


def test_d_notes_as_done_with_today_proposed_and_ctrl_z_takes_it_back(page, desk, held) -> None:
    page.list.setFocus()
    page.list.choose(row_of(page, "record_out"))
    press(page, Qt.Key.Key_D)
    line = page.chosen.form.line
    assert line.hasFocus()
    assert line.text() == "26 Nov 2026"
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert "record_out" not in rules(page)
    assert [done.day for done in desk.meeting.conference(held.conference_id).done] == [date(2026, 11, 26)]
    assert "Noted as done on Thursday 26 November 2026: Send the record" in page.undo.words.text()
    assert page.list.hasFocus()
    assert page.list.one is not None
    QTest.keyClick(page.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.list.one.due.rule == "record_out"
    assert not page.undo.isVisible()


def test_another_day_is_typed_as_people_type_days(page, desk, held, type_text) -> None:
    page.list.choose(row_of(page, "record_out"))
    page.chosen.done.click()
    page.chosen.form.line.clear()
    type_text(page.chosen.form.line, "25 november\n")
    assert desk.meeting.conference(held.conference_id).done[0].day == date(2026, 11, 25)


def test_where_hours_count_the_hour_is_proposed_and_kept(page, desk, held, type_text) -> None:
    page.list.choose(row_of(page, "decisions_out"))
    page.chosen.done.click()
    assert page.chosen.form.line.text() == "26 Nov 2026 09:00"
    page.chosen.form.line.clear()
    type_text(page.chosen.form.line, "25/11/2026 at 10:15\n")
    done = desk.meeting.conference(held.conference_id).done[0]
    assert done.at == datetime(2026, 11, 25, 10, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "words"),
    [("soon", "This is no day"), ("27 Nov 2026", "still to come"), ("30/11", "still to come")],
)
def test_a_day_that_cannot_be_is_refused_in_words_and_nothing_is_lost(page, type_text, typed, words) -> None:
    page.list.choose(row_of(page, "record_out"))
    page.chosen.done.click()
    page.chosen.form.line.clear()
    type_text(page.chosen.form.line, f"{typed}\n")
    assert words in page.chosen.form.error.text()
    assert page.chosen.form.line.text() == typed
    assert "record_out" in rules(page)


def test_escape_gives_up_and_goes_back_to_the_list(page) -> None:
    page.list.setFocus()
    page.list.choose(row_of(page, "record_out"))
    press(page, Qt.Key.Key_D)
    QTest.keyClick(page.chosen.form.line, Qt.Key.Key_Escape)
    assert page.chosen.form is None
    assert page.list.hasFocus()


def test_a_review_is_not_marked_but_booked(page) -> None:
    page.list.choose(row_of(page, "review_first"))
    press(page, Qt.Key.Key_D)
    assert page.chosen.form is None
    assert "Book a review…" in [b.text() for b in page.chosen.findChildren(type(page.filters.print))]


def test_dates_are_chosen_by_who_and_by_family(qtbot, page, type_text) -> None:
    page.filters.who.setCurrentIndex(page.filters.who.findData("the clerk"))
    assert {one.who for _, one in page.rows.dates()} == {"the clerk"}
    type_text(page.filters.search, "lecka\n")
    assert page.list.hasFocus()
    assert page.rows.entries
    type_text(page.filters.search, "zzz")
    qtbot.waitUntil(lambda: page.rows.entries == ())
    assert "No open date is like that" in words_on(page)


def test_words_of_the_family_and_of_what_is_due_are_found_together(qtbot, page, type_text) -> None:
    type_text(page.filters.search, "lecka record\n")
    assert rules(page) == ["record_out"]


def test_a_change_is_seen_at_once_and_only_while_the_page_is(qtbot, page, desk, hub: Hub, held) -> None:
    desk.deadlines.mark_done(held.conference_id, "record_out", date(2026, 11, 26))
    qtbot.waitUntil(lambda: "record_out" not in rules(page))
    page.hide()
    desk.deadlines.take_back(held.conference_id, "record_out")
    qtbot.wait(150)
    assert "record_out" not in rules(page)
    page.show()
    assert "record_out" in rules(page)


def test_what_is_being_typed_stays_when_something_else_changes(qtbot, page, desk, held, type_text) -> None:
    page.list.choose(row_of(page, "record_out"))
    page.chosen.done.click()
    form = page.chosen.form
    form.line.setText("25 Nov")
    desk.deadlines.mark_done(held.conference_id, "plan_out", date(2026, 11, 25))
    qtbot.waitUntil(lambda: "plan_out" not in rules(page))
    assert page.chosen.form is form
    assert form.line.text() == "25 Nov"


def test_the_printed_page_has_every_explanation(page) -> None:
    text = printed([one for _, one in page.rows.dates()], page.rows.today).toPlainText()
    assert "Open dates on Thursday 26 November 2026" in text
    assert "Wróbel-Łęcka family" in text
    for _, one in page.rows.dates():
        assert one.next_step in text
        assert one.due.explanation in text


def test_a_practice_file_is_told_as_one(page) -> None:
    assert page.practice


def test_a_thousand_dates_are_shown_without_a_widget_for_each(placed, desk, hub, appearance) -> None:
    store: Store = desk._store
    fill_with_cases(store, 300, date(2026, 11, 26))
    page = placed(DeadlinesPage(desk, hub))
    assert len(page.rows.entries) > 1000
    assert len(page.findChildren(QLabel)) < 60
