"""The plan grows from the worries by keys, and a review goes through the last plan by letters."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cpdesk.ui.meeting.plan.source_list import shorten
from cpdesk.vocabulary import Achieved, ActionKind, Lane
from tests.ui.meeting.conftest import press, press_focused


@pytest.fixture
def at(room, open_page):
    room.begin()
    return open_page


def worry(room, text="Ffi was alone at night.", child="f_ffi"):
    return room.desk.meeting.add_entry(room.conference, text, Lane.WORRY, about=[room.ids[child]])


def test_enter_on_a_worry_asks_for_the_outcome_first_and_then_for_its_action(at, room, type_text):
    entry = worry(room)
    page = at("plan").page()
    page.sources.begin()
    assert "No answer yet" in page.sources.worries.lines()[0].below
    press(page.sources.worries, Qt.Key.Key_Return)
    assert page.new_outcome.hasFocus()
    assert page.new_for.child() == room.ids["f_ffi"]
    type_text(page.new_outcome, "Ffi is never alone at night\n")
    card = page.outcomes[room.picture().plan.outcomes[0].id]
    assert card.new_action.hasFocus()
    type_text(card.new_action, "Gran sleeps there\n")
    (action,) = room.picture().plan.actions
    assert (action.text, action.worries) == ("Gran sleeps there", (entry,))
    assert "Gran sleeps there" in page.sources.worries.lines()[0].below
    type_text(card.new_action, "Ring Gran\n")
    assert room.picture().plan.actions[1].worries == ()


def test_enter_on_a_worry_goes_to_the_outcome_that_fits_its_child(at, room, type_text):
    plans = room.desk.plans
    plans.add_outcome(room.conference, "Ola grows", room.ids["f_ola"])
    fits = plans.add_outcome(room.conference, "Ffi is safe", room.ids["f_ffi"])
    worry(room)
    page = at("plan").page()
    page.sources.begin()
    press(page.sources.worries, Qt.Key.Key_Return)
    assert page.outcomes[fits].new_action.hasFocus()
    assert "Ffi was alone" in page.outcomes[fits].for_what.text()


def test_a_worry_is_left_on_purpose_by_one_letter_and_its_reason(at, room, type_text):
    entry = worry(room)
    page = at("plan").page()
    page.sources.begin()
    press(page.sources.worries, Qt.Key.Key_L)
    assert page.sources.why.hasFocus()
    press(page.sources.why, Qt.Key.Key_Escape)
    assert page.sources.worries.hasFocus()
    press(page.sources.worries, Qt.Key.Key_L)
    type_text(page.sources.why, "It was once – Gran has moved in.\n")
    assert room.picture().plan.left[0].reason == "It was once – Gran has moved in."
    assert page.sources.worries.hasFocus()
    assert "Left on purpose" in page.sources.worries.lines()[0].below
    page.sources.worries.choose(entry)
    press(page.sources.worries, Qt.Key.Key_Delete)
    assert room.picture().plan.left == ()


def test_what_needs_to_change_becomes_an_outcome_by_enter(at, room):
    room.desk.meeting.add_entry(
        room.conference, "Calm evenings.", Lane.NEEDS_TO_CHANGE, about=[room.ids["f_kac"]]
    )
    page = at("plan").page()
    page.sources.changes.setFocus()
    press(page.sources.changes, Qt.Key.Key_Return)
    (outcome,) = room.picture().plan.outcomes
    assert (outcome.text, outcome.child) == ("Calm evenings.", room.ids["f_kac"])
    assert page.sources.changes.lines()[0].settled


def test_one_key_goes_from_gap_to_gap(at, room):
    plans = room.desk.plans
    outcome = plans.add_outcome(room.conference, "Safe at night", measure="Gran tells us")
    action = plans.add_action(outcome, "Ring Gran")
    entry = worry(room)
    meeting = at("plan")
    page = meeting.page()
    assert page.vague.text().startswith("▲ ")
    control = Qt.KeyboardModifier.ControlModifier
    seen = set()
    for _ in room.desk.plans.gaps(room.conference):
        press_focused(meeting, Qt.Key.Key_G, control)
        QApplication.processEvents()
        seen.add(meeting.focusWidget())
    row = page.outcomes[outcome].action_rows[action]
    assert {page.sources.worries, row.owners, page.contingency} <= seen
    assert page.sources.worries.chosen() == entry


def test_a_line_says_what_it_is_how_often_and_who_can_commit_it(at, room, type_text):
    outcome = room.desk.plans.add_outcome(room.conference, "Safe at night")
    action = room.desk.plans.add_action(outcome, "See Ffi alone")
    row = at("plan").page().outcomes[outcome].action_rows[action]
    row.kind.setCurrentIndex(row.kind.findData(ActionKind.VISIT))
    row.kind.activated.emit(row.kind.currentIndex())
    assert "how often" in row.gaps.text()
    type_text(row.how_often, "every ten days")
    row.how_often.flush()
    assert room.picture().plan.actions[0].how_often == "every ten days"
    assert not row.committed_by.isVisible()
    row.kind.setCurrentIndex(row.kind.findData(ActionKind.RESOURCE))
    row.kind.activated.emit(row.kind.currentIndex())
    assert row.committed_by.isVisible()


def test_an_action_answers_more_worries_by_ticks(at, room):
    entry = worry(room)
    outcome = room.desk.plans.add_outcome(room.conference, "Safe at night")
    action = room.desk.plans.add_action(outcome, "Ring Gran")
    row = at("plan").page().outcomes[outcome].action_rows[action]
    press(row.worries, Qt.Key.Key_Space)
    assert row.worries.list.hasFocus()
    press(row.worries.list, Qt.Key.Key_Space)
    assert room.picture().plan.actions[0].worries == (entry,)
    press(row.worries.list, Qt.Key.Key_Return)
    assert row.worries.hasFocus()
    assert row.worries.text() == "Answers 1 worry"


def test_the_last_plan_is_gone_through_by_letters_and_what_is_open_goes_on(at, room, type_text):
    plans = room.desk.plans
    outcome = plans.add_outcome(room.conference, "In school each day", previous=True)
    first, second = plans.add_action(outcome, "Breakfast club"), plans.add_action(outcome, "Dentist")
    meeting = at("plan")
    page = meeting.page()
    assert "0 of 2" in page.to_last.text()
    page.look_back(True)
    rows = page.last.rows
    assert rows[first].hasFocus()
    press(rows[first], Qt.Key.Key_D)
    assert rows[second].hasFocus()
    press(rows[second], Qt.Key.Key_P)
    assert rows[second].why.hasFocus()
    type_text(rows[second].why, "no appointment\n")
    seen = room.picture().previous_plan.actions
    assert [a.achieved for a in seen] == [Achieved.DONE, Achieved.PARTLY]
    assert seen[1].progress == "no appointment"
    assert rows[outcome].hasFocus()
    press(rows[outcome], Qt.Key.Key_Up)
    press(rows[second], Qt.Key.Key_C)
    assert [a.text for a in room.picture().plan.actions] == ["Dentist"]
    assert rows[second].carried.isVisible()
    press(rows[outcome], Qt.Key.Key_D)
    assert room.picture().previous_plan.outcomes[0].met is Achieved.DONE


def test_a_long_worry_is_cut_at_a_word(at, room):
    assert shorten("one two three four", 10) == "one two…"
    assert shorten("one two", 10) == "one two"
    worry(room, "word " * 60)
    line = at("plan").page().sources.worries.item(0).text()
    assert len(line) < 160
