"""A booking half typed: kept in the file as one types, brought back as it was, begun anew when asked."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLineEdit

from cpdesk.errors import CannotWrite
from cpdesk.ui.booking.half_typed import written_down
from cpdesk.ui.booking.page import BookingPage
from cpdesk.ui.booking.unfinished import KEEP_MS
from cpdesk.ui.unlock.open_form import OpenForm
from cpdesk.vocabulary import ConferenceKind


@pytest.fixture
def page(desk, hub, placed) -> BookingPage:
    return placed(BookingPage(desk, hub))


@pytest.fixture
def again(page, desk, hub, placed):
    """`again()` is the page of another window of the same file, as after a crash."""
    return lambda: placed(BookingPage(desk, hub))


def half_type(page: BookingPage, type_text) -> None:
    """A new family with two children, in words that cannot all be read yet."""
    form = page.form
    form.family.new.click()
    form.children_card.another.click()
    for field, words in (
        (form.family.name, "Marsh"),
        (form.family.reference, "CP-7"),
        (form.conference.day.line, "14 Dece"),
        (form.conference.chair, "Nora Wé"),
        (form.counted.days["strategy_discussions"].line, "24 November, 2"),
        (form.children_card.rows[0].name, "Tom Marsh"),
        (form.children_card.rows[0].born.line, "12 Mar"),
        (form.children_card.rows[1].expected.line, "4 Feb"),
    ):
        type_text(field, words)


def test_half_a_second_after_typing_it_is_in_the_file(page, desk, qtbot, type_text):
    type_text(page.form.conference.room, "Room 4")
    assert desk.booking_drafts.latest() is None
    qtbot.waitUntil(lambda: desk.booking_drafts.latest() is not None, timeout=KEEP_MS + 2000)
    assert "Room 4" in desk.booking_drafts.latest().text


def test_everything_comes_back_as_it_was_typed_and_says_so(page, again, type_text):
    half_type(page, type_text)
    page.keep()
    back = again()
    assert written_down(back.form) == written_down(page.form)
    assert back.unfinished.isVisibleTo(back)
    assert back.unfinished.words.text() == "This was typed before and not booked yet."


def test_nothing_typed_is_nothing_to_bring_back(page, again, desk):
    page.keep()
    page.new(None, date(2026, 12, 10))
    page.keep()
    assert desk.booking_drafts.latest() is None
    assert not again().unfinished.isVisibleTo(page)


def test_what_is_taken_back_letter_by_letter_is_not_kept(page, desk, type_text):
    type_text(page.form.conference.room, "R")
    page.keep()
    type_text(page.form.conference.room, "\b")
    page.keep()
    assert desk.booking_drafts.latest() is None


def test_leaving_keeps_it_and_coming_again_brings_it_back(page, qtbot, type_text):
    half_type(page, type_text)
    typed = written_down(page.form)
    with qtbot.waitSignal(page.left):
        page.back.click()
    page.new(None, date(2026, 12, 10))
    assert written_down(page.form) == typed


def test_begin_anew_throws_it_away_and_begins_what_was_asked(page, desk, type_text):
    half_type(page, type_text)
    page.new(None, date(2026, 12, 10))
    page.unfinished.anew.click()
    assert desk.booking_drafts.latest() is None
    assert not page.unfinished.isVisibleTo(page)
    assert page.form.conference.day.line.text() == "10 Dec 2026"
    assert not page.form.conference.chair.text()
    assert isinstance(page.focusWidget(), QLineEdit)


def test_what_is_booked_is_no_longer_unfinished(page, desk, qtbot, type_text):
    half_type(page, type_text)
    page.keep()
    form = page.form
    for field, words in (
        (form.conference.day.line, "14 December"),
        (form.conference.starts.line, "10:00"),
        (form.counted.days["strategy_discussions"].line, "24 November"),
        (form.children_card.rows[0].born.line, "12 March 2019"),
        (form.children_card.rows[1].name, "Unborn baby"),
        (form.children_card.rows[1].expected.line, "4 February"),
    ):
        field.setText(words)
    with qtbot.waitSignal(page.booked):
        page.book.click()
    page.keep()
    assert desk.booking_drafts.latest() is None
    page.new()
    assert not page.unfinished.isVisibleTo(page)
    assert not page.form.conference.chair.text()


def test_the_case_that_was_chosen_comes_back_with_it(page, again, booked, type_text):
    page.new(booked.case_id)
    type_text(page.form.conference.room, " and 9")
    page.keep()
    back = again()
    assert back.case == booked.case_id
    assert back.practice
    assert back.form.conference.room.text().endswith(" and 9")


def test_another_case_is_begun_and_the_first_stays_in_the_file(page, booked, type_text):
    half_type(page, type_text)
    page.new(booked.case_id)
    assert not page.unfinished.isVisibleTo(page)
    assert page.case == booked.case_id
    page.new()
    assert page.form.family.name.text() == "Marsh"


def test_a_correction_half_typed_comes_back_to_its_own_conference(page, again, booked, type_text):
    page.change(booked.conference_id)
    type_text(page.form.conference.room, " and 9")
    kind = page.form.conference.kind
    kind.setCurrentIndex(kind.findData(ConferenceKind.TRANSFER_IN))
    kind.activated.emit(kind.currentIndex())
    type_text(page.form.counted.days["moved_in"].line, "20 Nov")
    page.keep()
    back = again()
    assert not back.unfinished.isVisibleTo(back)
    back.change(booked.conference_id)
    assert back.unfinished.words.text() == "This was typed before and not kept yet."
    assert written_down(back.form) == written_down(page.form)
    back.unfinished.anew.click()
    assert not back.form.conference.room.text().endswith(" and 9")


def test_a_file_that_cannot_be_written_is_said(page, desk, type_text, monkeypatch):
    def refuse(_draft) -> None:
        raise CannotWrite("The disk is full. What you typed is still here.")

    monkeypatch.setattr(desk.booking_drafts, "keep", refuse)
    type_text(page.form.conference.room, "Room 4")
    page.keep()
    assert "disk is full" in page.error.text()


def test_locking_in_the_middle_of_a_booking_loses_no_letter(qtbot, window, desk, passphrase, type_text):
    window.open_desk(desk)
    window.workspace.open_booking()
    half_type(window.workspace.pages.booking, type_text)
    typed = written_down(window.workspace.pages.booking.form)
    window.lock()
    type_text(window.findChild(OpenForm).secret.field, passphrase + "\n")
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=10_000)
    page = window.workspace.pages.booking
    assert window.workspace.stack.currentWidget() is page
    assert written_down(page.form) == typed
    assert page.unfinished.isVisibleTo(page)
    window.lock()


def test_to_look_at_a_case_is_not_to_type(page, desk, booked, type_text):
    type_text(page.form.family.search, "practice-001\n")
    assert page.case == booked.case_id
    page.keep()
    assert desk.booking_drafts.latest() is None
