"""Somebody new in one line, and one frame at a time that says where the keys go."""

from PySide6.QtCore import Qt

from cpdesk.ui.meeting.people.people_page import PeoplePage


def test_somebody_new_is_the_one_who_is_chosen_in_the_table(room, open_page, qtbot, type_text):
    room.begin()
    meeting = open_page("welcome")
    page = meeting.page()
    assert isinstance(page, PeoplePage)
    page.table.setFocus()
    qtbot.keyClick(meeting, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    type_text(meeting.newcomer.line, "Zoë Late, health visitor, NHS\n")
    newest = next(line for line in room.picture().attendance if line.person.name == "Zoë Late")
    assert page.table.rows.row(page.table.currentIndex()).id == newest.person.id
    assert page.table.hasFocus()


def test_the_composer_is_framed_while_one_types_in_it_and_not_beside_a_table(room, open_page, qtbot):
    room.begin()
    meeting = open_page("welcome")
    meeting.composer.typing.setFocus()
    qtbot.waitUntil(lambda: meeting.composer.property("active") is True)
    meeting.page().table.setFocus()
    qtbot.waitUntil(lambda: meeting.composer.property("active") is False)
