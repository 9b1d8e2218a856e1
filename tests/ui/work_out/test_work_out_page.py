"""Work out dates: typed on the telephone, answered at once, and nothing kept."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea

from cpdesk.ui.due_row import DueRow
from cpdesk.ui.work_out.form import MATTERS
from cpdesk.ui.work_out.page import WorkOutPage
from cpdesk.vocabulary import ConferenceKind


@pytest.fixture
def page(placed, desk, appearance) -> WorkOutPage:
    return placed(WorkOutPage(desk))


def rows(page: WorkOutPage) -> dict[str, DueRow]:
    """The rows that are shown, by what each is for."""
    QApplication.processEvents()
    shown = [row for row in page.answers.findChildren(DueRow) if row.isVisible()]
    return {row.accessibleName().partition(",")[0]: row for row in shown}


def words_on(widget) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def choose(page: WorkOutPage, kind: ConferenceKind) -> None:
    page.form.kind.setCurrentIndex(list(ConferenceKind).index(kind))
    page.form.kind.activated.emit(page.form.kind.currentIndex())


def test_it_begins_empty_and_says_how_to_begin(page) -> None:
    assert rows(page) == {}
    assert "Type a day" in words_on(page.answers)
    assert not page.answers.copy.isVisible()
    page.setFocus(Qt.FocusReason.ShortcutFocusReason)
    assert QApplication.focusWidget() is page.form.fields["strategy"].line


def test_a_typed_day_is_answered_at_once_in_words(page, type_text) -> None:
    type_text(page.form.fields["strategy"].line, "5 November")
    assert "Thursday 5 November 2026" in words_on(page.form)
    held = rows(page)["Hold the conference"]
    assert "Thursday 26 November 2026" in words_on(held)
    assert "today" in words_on(held)
    assert "national figure" in words_on(held)


def test_a_conference_after_its_last_day_is_late_and_says_by_how_much(page, type_text) -> None:
    type_text(page.form.fields["strategy"].line, "9 November")
    type_text(page.form.fields["conference"].line, "2 December")
    assert "2 working days late" in words_on(rows(page)["Hold the conference"]).lower()


def test_a_row_says_why_on_focus_and_on_hover(page, type_text) -> None:
    type_text(page.form.fields["strategy"].line, "5 November")
    held = rows(page)["Hold the conference"]
    assert "day 15 of 15" not in words_on(held)
    held.setFocus()
    assert "day 15 of 15" in words_on(held)
    assert "day 15 of 15" in held.toolTip()


def test_the_hour_of_the_end_gives_the_hour_of_the_decisions(page, type_text) -> None:
    type_text(page.form.fields["conference"].line, "26 November 10:00")
    type_text(page.form.fields["ended"].line, "12:04")
    assert "Friday 27 November 2026 at 12:04" in words_on(rows(page)["Send the decisions"])


def test_the_end_follows_when_the_day_of_the_conference_is_typed_later(page, type_text) -> None:
    type_text(page.form.fields["ended"].line, "12:04\n")
    assert "Write the day of the conference too" in words_on(page.form)
    type_text(page.form.fields["conference"].line, "26 November")
    assert "Write the day of the conference too" not in words_on(page.form)
    assert "Send the decisions" in rows(page)


def test_a_bad_day_is_told_beside_its_field_and_the_other_dates_stay(qtbot, page, type_text) -> None:
    type_text(page.form.fields["strategy"].line, "5 November")
    field = page.form.fields["conference"]
    type_text(field.line, "31 Febr")
    assert not field.wrong.isVisible()
    qtbot.waitUntil(field.wrong.isVisible)
    assert field.wrong.text() == "This is no day there is; write it like 5 November or 5/11/2026."
    assert "Hold the conference" in rows(page)
    field.line.clear()
    assert not field.wrong.isVisible()


def test_leaving_a_field_says_at_once_what_is_wrong(page, type_text) -> None:
    field = page.form.fields["strategy"]
    type_text(field.line, "tomorrow\n")
    assert field.wrong.isVisible()


@pytest.mark.parametrize("kind", list(ConferenceKind))
def test_only_the_days_that_matter_for_the_kind_are_shown(page, kind) -> None:
    choose(page, kind)
    shown = {name for name, field in page.form.fields.items() if field.isVisible()}
    assert shown == set(MATTERS[kind])
    page.form.more.click()
    more = {name for name, field in page.form.fields.items() if field.isVisible()}
    hidden = set() if kind is ConferenceKind.REVIEW else {"review_number", "first_review"}
    assert more == set(page.form.fields) - hidden


def test_a_day_that_is_filled_in_is_never_hidden(page, type_text) -> None:
    choose(page, ConferenceKind.PRE_BIRTH)
    type_text(page.form.fields["expected_birth"].line, "4 March 2027")
    choose(page, ConferenceKind.INITIAL)
    assert page.form.fields["expected_birth"].isVisible()
    assert "Hold the conference before the birth" in rows(page)


def test_what_is_asked_only_at_a_review_does_not_count_elsewhere(page, type_text) -> None:
    choose(page, ConferenceKind.REVIEW)
    page.form.more.click()
    type_text(page.form.fields["review_number"].line, "2")
    assert page.form.events().review_number == 2
    choose(page, ConferenceKind.INITIAL)
    assert page.form.events().review_number is None


def test_another_procedure_answers_with_its_own_figures(page, type_text) -> None:
    type_text(page.form.fields["conference"].line, "26 November")
    assert "Send the invitations" not in rows(page)
    box = page.form.procedure
    box.setCurrentIndex(box.findText("Leicestershire"))
    box.activated.emit(box.currentIndex())
    assert "Send the invitations" in rows(page)


def test_a_copied_procedure_and_a_closed_day_count_when_the_page_is_seen_again(page, desk, type_text) -> None:
    type_text(page.form.fields["strategy"].line, "5 November")
    page.hide()
    key = desk.procedures.copy("leeds", "Our own")
    desk.office.add_day_off(date(2026, 11, 20), "Staff day", bank_holiday=False)
    page.show()
    assert page.form.procedure.findData(key) >= 0
    assert page.form.procedure.currentText() == "City of London"
    held = rows(page)["Hold the conference"]
    assert "Friday 27 November 2026" in words_on(held)
    assert "Staff day" in held.toolTip()


def test_the_same_dates_stay_as_they_stand_so_that_nothing_loses_the_focus(page, type_text) -> None:
    type_text(page.form.fields["strategy"].line, "5 November")
    held = rows(page)["Hold the conference"]
    type_text(page.form.fields["conference"].line, "x")
    assert rows(page)["Hold the conference"] is held


def test_all_dates_are_copied_as_text(page, type_text) -> None:
    type_text(page.form.fields["strategy"].line, "5 November")
    page.answers.copy.click()
    text = QGuiApplication.clipboard().text()
    assert text.startswith(
        "City of London: Initial conference\nStrategy discussion: Thursday 5 November 2026\n\n"
        "Before the conference\n"
    )
    assert "by Thursday 26 November 2026: Hold the conference\n    15 working days after the" in text
    assert "Copied" in words_on(page.answers)
    type_text(page.form.fields["conference"].line, "26 November")
    assert "Copied" not in words_on(page.answers)


def test_all_dates_can_be_printed(qtbot, page, type_text) -> None:
    type_text(page.form.fields["strategy"].line, "5 November")
    page.answers.print.click()
    dialog = page.findChild(QPrintDialog)
    assert dialog is not None
    dialog.reject()


def test_clear_begins_again_and_keeps_procedure_and_kind(page, type_text) -> None:
    choose(page, ConferenceKind.TRANSFER_IN)
    type_text(page.form.fields["moved_in"].line, "2 November")
    assert "Hold the transfer-in conference" in rows(page)
    page.form.clear_all.click()
    assert rows(page) == {}
    assert page.form.chosen_kind is ConferenceKind.TRANSFER_IN
    assert QApplication.focusWidget() is page.form.fields["moved_in"].line


def test_tab_goes_from_day_to_day_and_on_to_the_answers(page, type_text) -> None:
    choose(page, ConferenceKind.PRE_BIRTH)
    type_text(page.form.fields["strategy"].line, "5 November")
    assert rows(page)
    page.form.procedure.setFocus()
    seen = []
    for _ in range(11):
        seen.append(QApplication.focusWidget())
        QTest.keyClick(seen[-1], Qt.Key.Key_Tab)
    form, answers = page.form, page.answers
    expected = [form.fields[name].line for name in MATTERS[ConferenceKind.PRE_BIRTH]]
    assert seen[:8] == [form.procedure, form.kind, *expected, form.more, form.clear_all]
    assert seen[8:10] == [answers.copy, answers.print]
    assert isinstance(seen[10], DueRow)


@pytest.mark.parametrize("size", [100, 200])
def test_no_words_are_cut_off_and_nothing_scrolls_sideways(qtbot, page, appearance, size, type_text) -> None:
    appearance.choose_size(size)
    type_text(page.form.fields["strategy"].line, "5 November")
    type_text(page.form.fields["conference"].line, "26 November 10:00")
    type_text(page.form.fields["ended"].line, "25:00\n")

    def holds() -> None:
        cut = [
            label.text()
            for label in page.findChildren(QLabel)
            if label.isVisible() and label.wordWrap() and label.heightForWidth(label.width()) > label.height()
        ]
        assert cut == []
        assert page.findChild(QScrollArea).horizontalScrollBar().maximum() == 0

    qtbot.waitUntil(holds)  # a busy machine lays out later
