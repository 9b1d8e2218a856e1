"""Ctrl+Z on every page of the meeting: letters where letters were typed, else what was last done."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cpdesk.ui.meeting.pieces.fields import LineField, TextField
from tests.ui.meeting.conftest import press, press_focused

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def at(room, open_page):
    room.begin()
    return open_page


def present(room, who: str) -> bool:
    return next(a for a in room.picture().attendance if a.person.id == room.ids[who]).present


def test_somebody_sent_off_by_mistake_is_back_at_ctrl_z_and_it_is_said(at, room, qtbot):
    page = at("welcome")
    room.desk.attendance.leave(room.conference, room.ids["p_sw"])
    page.page().table.setFocus()
    with qtbot.waitSignal(page.saved) as said:
        press_focused(page, Qt.Key.Key_Z, CTRL)
    assert present(room, "p_sw")
    assert said.args == ["Undone: a leaving."]
    with qtbot.waitSignal(page.saved) as said:
        press_focused(page, Qt.Key.Key_Y, CTRL)
    assert not present(room, "p_sw")
    assert said.args == ["Done again: a leaving."]


@pytest.mark.parametrize("step", ["plan", "close", "views", "decision"])
def test_on_each_page_ctrl_z_takes_back_what_was_last_done(at, room, step):
    page = at(step)
    room.desk.plans.set_contingency(room.conference, "The social worker asks for advice.")
    page.page().setFocus()
    press(page, Qt.Key.Key_Z, CTRL)
    assert room.picture().plan.contingency == ""


def test_in_a_field_where_letters_were_typed_ctrl_z_takes_back_letters(at, room, type_text):
    page = at("plan")
    field = next(f for f in page.page().findChildren(LineField) if f.isVisible() and f.isEnabled())
    field.setFocus()
    type_text(field, "Lett")
    press(field, Qt.Key.Key_Z, CTRL)
    assert field.text() != "Lett"
    press(field, Qt.Key.Key_Z, CTRL)
    assert field.text() == ""
    assert present(room, "p_sw"), "one Ctrl+Z too many takes back nothing elsewhere"


@pytest.mark.parametrize(("kind", "step"), [(LineField, "plan"), (TextField, "plan")])
def test_in_a_field_without_letters_of_its_own_ctrl_z_is_the_meetings(at, room, kind, step):
    page = at(step)
    fields = [f for f in page.page().findChildren(kind) if f.isVisible() and f.isEnabled()]
    fields[0].setFocus()
    room.desk.attendance.leave(room.conference, room.ids["p_sw"])
    press(fields[0], Qt.Key.Key_Z, CTRL)
    assert present(room, "p_sw")
    press(fields[0], Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert not present(room, "p_sw")


def test_what_cannot_be_taken_back_is_said_on_the_page(at, room):
    page = at("plan")
    room.desk.plans.set_contingency(room.conference, "Kept.")
    with room.desk.plans._at.store.writing() as session:
        session.connection().exec_driver_sql("UPDATE conferences SET contingency = 'Other.'")
    page.page().setFocus()
    press(page, Qt.Key.Key_Z, CTRL)
    assert "changed since" in page.refusal.text()
    assert QApplication.activeModalWidget() is None
