"""The booking page: typed by keyboard, what it means beside it, refused in words with nothing lost."""

from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit

from cpdesk.rules.wording import LONDON
from cpdesk.snapshots.bookings import BookedChild, Booking, NewFamily
from cpdesk.ui.booking.page import BookingPage
from cpdesk.ui.booking.readings import coming_day, hour, past_day
from cpdesk.vocabulary import ConferenceKind, ConferenceState

TODAY = date(2026, 11, 26)


@pytest.fixture
def page(desk, hub, placed) -> BookingPage:
    return placed(BookingPage(desk, hub))


@pytest.fixture
def other(desk):
    """Another conference, on Monday 14 December from ten to noon."""
    return desk.bookings.book(
        Booking(
            kind=ConferenceKind.INITIAL,
            starts=datetime(2026, 12, 14, 10, tzinfo=LONDON),
            ends=datetime(2026, 12, 14, 12, tzinfo=LONDON),
            venue="Room 4",
            chair="Ruth Oakes",
            clerk="Sam Field",
            family=NewFamily("Harlow", "CP-118"),
            children=(BookedChild("Isla Harlow", born=date(2020, 5, 1)),),
            strategy_discussions=(date(2026, 11, 24),),
        )
    )


def shown(page: BookingPage) -> str:
    """What stands on the right."""
    return "\n".join(label.text() for label in page.meaning.findChildren(QLabel) if label.isVisibleTo(page))


def said(page: BookingPage) -> str:
    """What stands on the right, without waiting for a pause in the typing."""
    page.work_out()
    QTest.qWait(1)  # what was put into a layout just now is shown then
    return shown(page)


def type_booking(page: BookingPage, type_text, day: str = "14 December", chair: str = "Jo Reed") -> None:
    """A new family’s initial conference, from the first field on."""
    page.form.family.new.click()
    conference = page.form.conference
    for field, words in (
        (page.form.family.name, "Marsh"),
        (conference.day.line, day),
        (conference.starts.line, "10:30"),
        (conference.ends.line, "12.30"),
        (conference.room, "Room 9; school online"),
        (conference.chair, chair),
        (conference.clerk, "Kim Vale"),
        (page.form.counted.days["strategy_discussions"].line, "25 November, 24 November"),
        (page.form.children_card.rows[0].name, "Tom Marsh"),
        (page.form.children_card.rows[0].born.line, "12 March 2019"),
    ):
        field.clear()
        type_text(field, words)


def test_a_conference_of_a_new_family_is_booked(page, desk, qtbot, type_text):
    type_booking(page, type_text)
    with qtbot.waitSignal(page.booked) as heard:
        page.book.click()
    held = desk.meeting.conference(heard.args[0])
    assert (held.case_name, held.day, held.venue) == (
        "Marsh family", date(2026, 12, 14), "Room 9; school online",
    )  # fmt: skip
    assert (held.name(held.chair), held.name(held.clerk)) == ("Jo Reed", "Kim Vale")
    assert held.strategy_discussions == (date(2026, 11, 24), date(2026, 11, 25))
    assert [child.born for child in held.children] == [date(2019, 3, 12)]
    assert held.state is ConferenceState.BOOKED


def test_the_last_day_is_said_before_a_day_is_chosen(page, type_text):
    assert "Type what the dates count from" in said(page)
    type_text(page.form.counted.days["strategy_discussions"].line, "24 November")
    words = said(page)
    assert "Tuesday 15 December 2026" in words
    assert "15 working days after the strategy discussion of Tuesday 24 November 2026" in words


def test_what_becomes_late_is_said_as_one_types(page, qtbot, type_text):
    type_booking(page, type_text)
    assert "Tuesday 15 December 2026: in time" in said(page)
    page.form.conference.day.line.clear()
    type_text(page.form.conference.day.line, "17 December")
    qtbot.waitUntil(lambda: "Tuesday 15 December 2026: 2 working days late" in shown(page))
    assert "in time" not in shown(page)
    assert "service manager’s agreement" in said(page)


def test_reports_that_can_no_longer_come_in_time_are_said(page, type_text):
    type_booking(page, type_text, day="27 November")
    words = said(page)
    assert "Too late for it" in words
    assert "Social worker’s report to the family: Wednesday 25 November 2026, overdue by" in words


def test_a_double_booking_is_refused_in_words_and_nothing_is_lost(page, desk, other, type_text):
    type_booking(page, type_text, chair="Ruth Oakes")
    assert "The chair has another conference from 10:00 to 12:00 that day." in said(page)
    assert "Harlow family" in said(page)
    page.book.click()
    assert "The chair has another conference" in page.error.text()
    assert "Harlow" not in page.error.text()
    assert len(desk.cases.find()) == 1
    assert page.form.conference.chair.text() == "Ruth Oakes"
    assert page.form.children_card.rows[0].name.text() == "Tom Marsh"
    page.form.conference.chair.clear()
    type_text(page.form.conference.chair, "Jo Reed")
    assert page.error.text() == ""
    page.book.click()
    assert len(desk.cases.find()) == 2


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda form: form.family.other.click(), "Choose a family"),
        (lambda form: form.family.name.clear(), "Give the family a name"),
        (lambda form: form.conference.day.line.clear(), "Type the day"),
        (lambda form: form.conference.starts.line.clear(), "Type the time"),
        (lambda form: form.conference.day.line.setText("31 June"), "Day: This is no day"),
        (lambda form: form.counted.days["epo_end"].line.setText("soon"), "Emergency protection order ends"),
        (lambda form: form.children_card.rows[0].born.line.setText("3 March 2030"), "has not come yet"),
        (lambda form: form.children_card.rows[0].name.clear(), "Give each child a name"),
        (lambda form: form.children_card.rows[0].remove.click(), "at least one child"),
    ],
)
def test_what_is_missing_is_said_and_has_the_focus(page, desk, type_text, spoil, words):
    type_booking(page, type_text)
    spoil(page.form)
    page.book.click()
    assert words in page.error.text()
    assert isinstance(page.focusWidget(), QLineEdit | QAbstractButton)
    assert desk.cases.find() == ()


def test_a_case_is_found_by_a_name_and_its_review_is_proposed(page, desk, practice_file, qtbot, type_text):
    brought = desk.practice.bring_in(desk.practice.read(practice_file), fill=True)
    type_text(page.form.family.search, "lecka\n")
    held = desk.meeting.conference(brought.conference_id)
    assert page.form.conference.chosen_kind is ConferenceKind.REVIEW
    assert page.form.conference.chair.text() == held.name(held.chair)
    assert page.practice
    assert page.focusWidget() is page.form.conference.day.line
    page.form.conference.day.line.clear()
    type_text(page.form.conference.day.line, "10 December 2026")
    assert "late" in said(page)
    with qtbot.waitSignal(page.booked) as heard:
        page.book.click()
    review = desk.meeting.conference(heard.args[0])
    assert (review.case_id, review.number, review.previous_conference) == (brought.case_id, 1, held.day)
    assert review.chair == held.chair


def test_a_day_that_was_chosen_in_the_calendar_stays_when_a_case_is_chosen(page, booked, type_text):
    page.new(None, date(2026, 12, 9))
    type_text(page.form.family.search, "practice-001\n")
    assert page.form.conference.day.line.text() == "9 Dec 2026"
    page.new(booked.case_id)
    assert page.form.conference.day.line.text() == ""


def test_a_birth_is_entered_and_the_dates_follow(page, desk, booked, type_text, qtbot):
    page.change(booked.conference_id)
    assert page.title.text() == "Change the booking"
    assert page.form.family.isHidden()
    (baby,) = page.form.children_card.rows
    type_text(baby.born.line, "24 November 2026")
    with qtbot.waitSignal(page.booked) as heard:
        page.book.click()
    assert heard.args == [booked.conference_id]
    held = desk.meeting.conference(booked.conference_id)
    born = [c for c in held.children if c.born == date(2026, 11, 24)]
    assert [c.unborn for c in born] == [False]


def test_a_booking_is_corrected(page, desk, other, type_text):
    page.change(other.conference_id)
    days = page.form.counted.days["strategy_discussions"].line
    assert days.text() == "24 Nov 2026"
    days.clear()
    type_text(days, "20 November")
    assert "Friday 11 December 2026: 1 working day late" in said(page)
    page.book.click()
    assert desk.meeting.conference(other.conference_id).strategy_discussions == (date(2026, 11, 20),)


def test_a_conference_that_has_begun_meanwhile_is_not_changed(page, desk, other):
    page.change(other.conference_id)
    desk.run_sheet.begin(other.conference_id, moved_to_today=True)
    page.form.conference.room.setText("Room 1")
    page.book.click()
    assert "has begun" in page.error.text()
    assert page.form.conference.room.text() == "Room 1"


@pytest.mark.parametrize("kind", list(ConferenceKind))
def test_each_kind_asks_for_the_days_it_needs(page, kind):
    box = page.form.conference.kind
    box.setFocus()
    while page.form.conference.chosen_kind is not kind:
        QTest.keyClick(box, Qt.Key.Key_Down)
    shown = {name for name, field in page.form.counted.days.items() if not field.isHidden()}
    assert ("strategy_discussions" in shown) is (kind in (ConferenceKind.INITIAL, ConferenceKind.PRE_BIRTH))
    assert ("moved_in" in shown) is (kind is ConferenceKind.TRANSFER_IN)
    assert ("number" in shown) is (kind is ConferenceKind.REVIEW)


def test_a_day_that_is_typed_for_another_kind_does_not_count_while_it_is_hidden(page, type_text):
    type_text(page.form.counted.days["strategy_discussions"].line, "24 November")
    page.form.counted.show_kind(ConferenceKind.REVIEW)
    assert page.form.counted.days["strategy_discussions"].isHidden()
    assert "strategy_discussions" not in page.form.counted.found()


def test_everything_has_a_name_and_can_be_reached_by_tab(page):
    controls = [
        w
        for kind in (QLineEdit, QComboBox, QAbstractButton)
        for w in page.findChildren(kind)
        if w.isVisibleTo(page) and w.objectName() != "qt_spinbox_lineedit"
    ]
    assert all(w.accessibleName() or (isinstance(w, QAbstractButton) and w.text()) for w in controls)
    page.form.family.search.setFocus()
    reached = set()
    for _ in range(60):
        reached.add(page.focusWidget())
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert set(controls) <= reached


def test_leaving_books_nothing(page, desk, qtbot, type_text):
    type_booking(page, type_text)
    with qtbot.waitSignal(page.left):
        page.back.click()
    assert desk.cases.find() == ()


@pytest.mark.parametrize(
    ("typed", "day"),
    [("20 November", date(2026, 11, 20)), ("1 March", date(2027, 3, 1)), ("10/12", date(2026, 12, 10))],
)
def test_a_day_of_a_conference_lies_ahead_or_is_just_over(typed, day):
    assert dict(coming_day("day")(typed, TODAY).fields) == {"day": day}


def test_a_birth_without_its_year_is_the_last_such_day():
    assert dict(past_day("born")("1 December", TODAY).fields) == {"born": date(2025, 12, 1)}
    assert dict(past_day("born")("26 November", TODAY).fields) == {"born": TODAY}
    assert "has not come yet" in past_day("born")("1 January 2030", TODAY).wrong


def test_an_hour_that_is_none_is_said():
    assert hour("starts")("25:00", TODAY).wrong
    assert not hour("starts")("2 pm", TODAY).wrong


def test_a_search_shows_whom_it_finds_and_each_can_be_chosen_by_keyboard(page, other, qtbot, type_text):
    family = page.form.family
    type_text(family.search, "h")
    qtbot.wait(200)
    assert not [b for b in family.findChildren(QAbstractButton) if "Harlow" in b.text()]
    type_text(family.search, "arl")
    qtbot.waitUntil(lambda: any("Harlow" in b.text() for b in family.findChildren(QAbstractButton)))
    (found,) = [b for b in family.findChildren(QAbstractButton) if "Harlow" in b.text()]
    assert found.text() == "Harlow family · CP-118"
    found.setFocus()
    QTest.keyClick(found, Qt.Key.Key_Return)
    assert family.case_id == other.case_id
    family.other.click()
    type_text(family.search, "\b\b\b\bzzz\n")
    assert family.none.text() == "No name in any case holds these letters."
    assert family.case_id is None


def test_what_a_kind_does_not_ask_for_stays_in_a_booking_that_is_corrected(page, desk, other):
    before = desk.bookings.booking(other.conference_id)
    desk.bookings.change(other.conference_id, replace(before, notified=date(2026, 11, 20), number=2))
    page.change(other.conference_id)
    page.book.click()
    after = desk.bookings.booking(other.conference_id)
    assert after == replace(before, notified=date(2026, 11, 20), number=2)


def test_known_names_are_offered_while_one_types_and_taken_by_keyboard(page, other, type_text):
    page.new()
    chair, offers = page.form.conference.chair, page.form.conference.chair_offers
    assert offers.isHidden()
    type_text(chair, "oak")
    (button,) = offers.findChildren(QAbstractButton)
    assert (button.text(), button.accessibleName()) == ("Ruth Oakes", "Take Ruth Oakes")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert chair.text() == "Ruth Oakes"
    assert offers.isHidden()
    assert page.focusWidget() is chair
    type_text(chair, "x")
    assert offers.isHidden()


def turn_the_wheel(widget) -> None:
    """Scroll down over a widget, as a mouse does."""
    middle = QPointF(widget.rect().center())
    turned = QWheelEvent(
        middle, widget.mapToGlobal(middle), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, turned)


def test_scrolling_over_the_kind_of_a_conference_chooses_no_other(page):
    before = page.form.conference.chosen_kind
    for box in page.findChildren(QComboBox):
        turn_the_wheel(box)
    assert page.form.conference.chosen_kind is before


def next_by_tab(widget):
    """Where the Tab key goes from a widget."""
    following = widget.nextInFocusChain()
    while not following.focusPolicy() & Qt.FocusPolicy.TabFocus:
        following = following.nextInFocusChain()
    return following


def test_tab_goes_from_one_child_to_the_next_and_then_to_another_child(page):
    page.form.family.new.click()
    children = page.form.children_card
    children.another.click()
    first, second = children.rows
    order = [first.name, first.born.line, first.expected.line, first.remove]
    order += [second.name, second.born.line, second.expected.line, second.remove, children.another]
    for one, following in pairwise(order):
        assert next_by_tab(one) is following


def test_tab_goes_from_a_name_to_the_names_offered_for_it(page, other, type_text):
    page.new()
    type_text(page.form.conference.chair, "Ruth")
    (offer,) = [b for b in page.findChildren(QAbstractButton) if b.text() == "Ruth Oakes"]
    assert next_by_tab(page.form.conference.chair) is offer


def test_a_day_on_which_nobody_works_is_not_proposed(page):
    page.new(None, date(2026, 12, 25))
    assert not page.form.conference.day.line.text()
