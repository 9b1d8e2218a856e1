"""The cases: found, brought in, looked at."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from shiboken6 import isValid

from cpdesk.ui.cases.bring_in import BringIn
from cpdesk.ui.cases.case_page import CaseView
from cpdesk.ui.cases.date_row import CaseDateRow
from cpdesk.ui.cases.page import CasesPage
from cpdesk.ui.cases.where_we_are import points


@pytest.fixture
def page(placed, desk, hub, appearance) -> CasesPage:
    return placed(CasesPage(desk, hub))


def words_on(widget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_an_empty_file_says_how_to_begin(page) -> None:
    assert "practice conference is a good beginning" in words_on(page)


def test_a_case_is_found_by_any_name_in_it_however_it_is_written(qtbot, booked, page, type_text) -> None:
    type_text(page.list.search, "wrobel")
    qtbot.waitUntil(lambda: len(page.list.rows.lines) == 1)
    type_text(page.list.search, "zzz")
    qtbot.waitUntil(lambda: page.list.rows.lines == ())
    assert "No name in any case" in words_on(page)


def test_enter_in_the_search_then_enter_opens_the_case(qtbot, booked, page, type_text) -> None:
    page.search()
    type_text(page.list.search, "Łęcka\n")
    QTest.keyClick(page.list.view, Qt.Key.Key_Return)
    assert page.case == booked.case_id
    assert page.view.title.text() == "Wróbel-Łęcka family"


def test_a_case_line_is_read_aloud_whole(booked, page) -> None:
    rows = page.list.rows
    said = rows.data(rows.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert "practice" in said
    assert "Thursday 26 November 2026" in said


def bring_in(qtbot, page: CasesPage, path: Path) -> BringIn:
    page.bring_in(path)
    card = page.findChild(BringIn)
    qtbot.waitUntil(card.away.isVisible, timeout=10_000)
    return card


@pytest.mark.parametrize("fill", [False, True])
def test_a_practice_conference_comes_in_to_run_live_or_filled(qtbot, page, desk, practice_file, fill) -> None:
    card = bring_in(qtbot, page, practice_file)
    (card.filled if fill else card.live).setChecked(True)
    card.start.click()
    qtbot.waitUntil(lambda: card.open.isVisible(), timeout=20_000)
    card.open.click()
    qtbot.waitUntil(lambda: not isValid(card))
    conference = desk.cases.page(page.case).conferences[0]
    assert bool(desk.meeting.conference(conference.id).entries) is fill
    assert page.practice


def test_a_file_that_cannot_be_brought_in_says_so_in_its_own_words_and_brings_nothing(
    qtbot, page, desk, tmp_path
) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text('{"format": "cpdesk practice file", ')
    card = bring_in(qtbot, page, broken)
    assert card.error.isVisible()
    assert card.error.text()
    assert desk.cases.find() == ()
    card.away.click()
    qtbot.waitUntil(lambda: not isValid(card))


def test_bringing_in_can_be_stopped_and_leaves_nothing(qtbot, page, desk, practice_file) -> None:
    card = bring_in(qtbot, page, practice_file)
    card.filled.setChecked(True)
    card.start.click()
    card.stop.click()
    qtbot.waitUntil(lambda: card.error.isVisible() or card.open.isVisible(), timeout=20_000)
    assert bool(desk.cases.find()) is card.open.isVisible()


def test_the_family_is_there_as_text_with_its_relationships(booked, page) -> None:
    page.show_case(booked.case_id)
    page.view.tabs.setCurrentIndex(1)
    words = words_on(page)
    assert "The children" in words
    assert " – parent of – " in words


def test_the_network_names_the_professionals(booked, page) -> None:
    page.show_case(booked.case_id)
    page.view.tabs.setCurrentIndex(2)
    assert "Miriam Achterberg" in words_on(page)


def test_a_conference_is_run_and_its_documents_opened_from_the_case(qtbot, booked, page) -> None:
    page.show_case(booked.case_id)
    page.view.tabs.setCurrentIndex(3)
    buttons = {button.text(): button for button in page.view.findChildren(QPushButton)}
    with qtbot.waitSignal(page.conference_wanted) as wanted:
        buttons["Run the conference"].click()
    assert wanted.args == [booked.conference_id]
    with qtbot.waitSignal(page.papers_wanted) as wanted:
        buttons["Documents"].click()
    assert wanted.args == [booked.conference_id]


def test_every_date_says_why_on_focus_and_on_hover(booked, page) -> None:
    page.show_case(booked.case_id)
    row = page.view.findChildren(CaseDateRow)[0]
    assert not row.why.isVisible()
    row.setFocus()
    assert row.why.isVisible()
    assert row.toolTip()
    assert row.accessibleName()


def test_where_we_are_goes_from_the_conference_to_the_review_in_order(desk, booked) -> None:
    case = desk.cases.page(booked.case_id)
    titles = [point.title for point in points(case, date(2026, 11, 26))]
    assert titles[0] == "Initial conference (pre-birth)"
    assert "review" in titles[-1].lower()


def test_a_page_that_has_not_changed_keeps_its_focus(qtbot, desk, hub, booked, page) -> None:
    page.show_case(booked.case_id)
    row = page.view.findChildren(CaseDateRow)[0]
    row.setFocus()
    page._read_again()
    assert isValid(row)
    assert row.hasFocus()


@pytest.fixture
def held_on() -> date:
    """The practice conference was held a fortnight before the tests."""
    return date(2026, 11, 10)


def test_a_date_is_noted_as_done_in_its_row_and_taken_back(desk, held, page) -> None:
    page.show_case(held.case_id)
    which = held.conference_id
    row = page.view.row(which, "record_out")
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_D)
    assert row.form.line.text() == "26 Nov 2026"
    QTest.keyClick(row.form.line, Qt.Key.Key_Return)
    again = page.view.row(which, "record_out")
    assert "Noted: 26 Nov 2026" in words_on(again)
    assert again.hasFocus()
    again.back.click()
    assert not desk.meeting.conference(which).done
    assert page.view.row(which, "record_out").done.isVisible()


def test_a_note_that_makes_no_sense_is_refused_in_its_row(held, page) -> None:
    page.show_case(held.case_id)
    row = page.view.row(held.conference_id, "record_out")
    row.done.click()
    row.form.line.setText("9 Nov 2026")
    row.form.note.click()
    assert "not before its end" in row.form.error.text()


def test_several_core_groups_are_noted_one_after_the_other(desk, held, page) -> None:
    desk.deadlines.mark_done(held.conference_id, "core_group_first", date(2026, 11, 20))
    desk.deadlines.mark_done(held.conference_id, "core_group_next", date(2026, 11, 24))
    page.show_case(held.case_id)
    row = page.view.row(held.conference_id, "core_group_next")
    assert "Noted: 24 Nov 2026" in words_on(row)
    assert row.done.isVisible()
    assert row.back.isVisible()


def test_the_booking_is_one_click_away(qtbot, held, booked, page) -> None:
    page.show_case(held.case_id)
    assert page.view.book.text() == "Book a review…"
    with qtbot.waitSignal(page.booking_wanted) as wanted:
        page.view.book.click()
    assert wanted.args == [held.case_id, None]
    page.show_case(booked.case_id)
    assert page.view.book.text() == "Change the booking…"
    with qtbot.waitSignal(page.booking_wanted) as wanted:
        page.view.book.click()
    assert wanted.args == [booked.case_id, booked.conference_id]


def test_a_conference_that_is_late_by_one_rule_says_by_which_and_alarms_nobody_once_held(desk, held) -> None:
    case = desk.cases.page(held.case_id)
    first = points(case, date(2026, 11, 26))[0]
    assert first.state.endswith("working days late, counted from the birth")
    assert first.tone == "soon"


def test_the_page_names_its_procedure_with_the_version(held, page) -> None:
    page.show_case(held.case_id)
    assert "Procedure: City of London (" in words_on(page)


def test_at_200_per_cent_the_buttons_stand_below_the_words(qtbot, booked, page, appearance) -> None:
    page.show_case(booked.case_id)
    view = page.findChildren(CaseView)[-1]
    assert view.open.mapTo(view, QPoint(0, 0)).y() < view.status.mapTo(view, QPoint(0, 0)).y()
    appearance.choose_size(200)
    qtbot.wait(50)
    assert view.open.mapTo(view, QPoint(0, 0)).y() > view.status.mapTo(view, QPoint(0, 0)).y()


def test_a_row_that_gets_the_focus_keeps_its_words_in_place(booked, page, appearance) -> None:
    page.show_case(booked.case_id)
    row = page.findChildren(CaseDateRow)[0]
    before = row.contentsRect().topLeft()
    row.setFocus()
    assert row.hasFocus()
    assert row.contentsRect().topLeft() == before
