"""The settings: their parts behind tabs, by keyboard; days off that every date follows."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QWidget

from cpdesk.ui.settings.page import SettingsPage
from cpdesk.vocabulary import Deed


@pytest.fixture
def page(placed, desk, hub, appearance) -> SettingsPage:
    return placed(SettingsPage(desk, hub, appearance))


@pytest.fixture
def days_off(page):
    page.tabs.setCurrentIndex(2)
    page.setFocus()
    return page.days_off


def words(widget: QWidget) -> str:
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def press(key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)


def tab_to(widget: QWidget) -> None:
    """Press Tab until a widget has the focus; it must come within one round."""
    for _ in range(400):
        if widget.hasFocus():
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError("Tab never comes to it")


def test_the_settings_open_at_the_colours(page, appearance):
    page.setFocus()
    assert page.appearance.themes[appearance.theme].hasFocus()


def test_the_parts_are_gone_through_by_the_arrow_keys(page):
    page.tabs.setFocus()
    shown = []
    for _ in range(page.tabs.count()):
        shown.append(next(part for part in page._parts if part.isVisible()))
        press(Qt.Key.Key_Right)
    assert shown == list(page._parts)


def test_a_figure_is_changed_and_saved_without_a_mouse(page, desk, type_text, qtbot):
    key = desk.procedures.copy("leeds", "Aire")
    page.tabs.setCurrentIndex(1)
    page.setFocus()
    tab_to(page.procedures.list.buttons[key])
    press(Qt.Key.Key_Return)
    rows = page.procedures.page.figures.rows
    tab_to(rows["record_out"].buttons[0])
    press(Qt.Key.Key_Return)
    form = rows["record_out"].form
    form.figure.selectAll()
    type_text(QApplication.focusWidget(), "9")
    tab_to(form.clause)
    form.clause.selectAll()
    type_text(form.clause, "page 3")
    tab_to(form.keep)
    press(Qt.Key.Key_Return)
    tab_to(page.procedures.page.look)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    assert desk.procedures.procedure(key).limits["record_out"][0].figure == 9


def test_days_off_say_up_to_which_year_the_bank_holidays_were_checked(days_off):
    assert "compared with the published list up to 2028" in words(days_off)
    assert "None so far" in words(days_off)
    assert days_off.days.hasFocus()


def test_a_day_is_typed_as_people_do_and_no_longer_counts(days_off, desk, type_text):
    type_text(days_off.days, "30 November")
    type_text(days_off.name, "Training\n")
    assert not desk.office.working_days().is_working(date(2026, 11, 30))
    assert "Monday 30 November 2026 does not count any more." in words(days_off)
    assert "Training" in words(days_off)
    assert "Office closed" in words(days_off)
    assert days_off.days.hasFocus()
    assert days_off.days.text() == ""


def test_a_conference_booked_on_a_new_day_off_is_said_to_be_moved(days_off, desk, booked, type_text):
    day = desk.meeting.conference(booked.conference_id).day
    type_text(days_off.days, f"{day:%d/%m/%Y}\n")
    assert days_off.hit.text() == "1 conference is booked on that day: move it."
    type_text(days_off.days, "1 December\n")
    assert not days_off.hit.isVisible()


def test_each_working_day_of_a_span_is_listed(days_off, desk, type_text):
    days_off.proclaimed.click()
    type_text(days_off.days, "24 December to 1 January\n")
    assert "4 working days from Thursday 24 December 2026 to Thursday 31 December 2026" in words(days_off)
    assert all(day.bank_holiday for day in desk.office.days_off())
    assert words(days_off).count("Bank holiday, proclaimed") == 4


@pytest.mark.parametrize(
    ("typed", "refused"),
    [
        ("25 December", "Friday 25 December 2026 is no working day already (Christmas Day)."),
        ("28 November", "Saturday 28 November 2026 is no working day already (Saturday)."),
        ("soon", "Write a day like “24 December”"),
        ("", "Write a day like “24 December”"),
        ("3 May 2027 to 1 May 2027", "The last day must come after the first"),
    ],
)
def test_what_cannot_be_is_refused_in_words_and_stays_to_be_put_right(days_off, desk, typed, refused):
    days_off.days.setText(typed)
    days_off.add.click()
    assert days_off.error.text().startswith(refused)
    assert days_off.days.text() == typed
    assert days_off.days.hasFocus()
    assert desk.office.days_off() == ()


def test_a_day_is_taken_out_again(days_off, desk):
    desk.office.add_day_off(date(2026, 11, 30), "Training", bank_holiday=False)
    days_off.read()
    remove = next(
        b for b in days_off.findChildren(QAbstractButton)
        if b.accessibleName() == "Take out Monday 30 November 2026, Training"
    )  # fmt: skip
    remove.click()
    assert desk.office.days_off() == ()
    assert "Monday 30 November 2026 counts again." in words(days_off)


def test_what_changes_elsewhere_is_shown(page, desk, qtbot):
    page.tabs.setCurrentIndex(2)
    desk.office.add_day_off(date(2026, 11, 30), "Flood", bank_holiday=False)
    qtbot.waitUntil(lambda: "Flood" in words(page.days_off))
    page.hide()
    desk.office.add_day_off(date(2026, 12, 1), "Frost", bank_holiday=False)
    page.show()
    assert "Frost" in words(page.days_off)


def test_the_keys_are_listed(page):
    page.tabs.setCurrentIndex(page._parts.index(page.keys))
    assert "Lock the file" in words(page.keys)


def test_printing_them_leaves_a_line_in_the_history(page, desk, monkeypatch):
    asked = QDialog(page)
    monkeypatch.setattr("cpdesk.ui.settings.keys_part.print_document", lambda *_what: asked)
    page.keys.print.click()
    assert not desk.history.lines(deed=Deed.PRINTED).lines, "nobody has said yes yet"
    asked.accept()
    (line,) = desk.history.lines(deed=Deed.PRINTED).lines
    assert line.what == "the list of keys of the keyboard"
