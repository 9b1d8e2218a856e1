"""The history of an entry is opened beside it by a key, read, and put away again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cpdesk.vocabulary import Lane
from tests.ui.meeting.conftest import press

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(room, open_page):
    room.begin()
    police = room.ids["p_pol"]
    which = room.desk.meeting.add_entry(room.conference, "Police came twice", Lane.WORRY, speaker=police)
    room.desk.meeting.change_entry(which, text="Police came three times")
    room.desk.meeting.change_entry(which, private=True)
    return open_page("worries")


@pytest.fixture
def notes(page):
    notes = page.page()
    notes.columns[0].list.setFocus()
    press(notes.columns[0].list, Qt.Key.Key_H, ALT)
    return notes


def test_each_wording_is_there_with_who_and_when(notes):
    assert notes.wordings.isVisible()
    assert notes.wordings.text.hasFocus()
    lines = notes.wordings.text.toPlainText().splitlines()
    assert "added under “" in lines[0]
    assert lines[1].strip() == "“Police came twice”"
    assert lines[2].endswith("the words were changed")
    assert lines[3].strip() == "“Police came three times”"
    assert lines[4].endswith("made private")


@pytest.mark.parametrize(
    ("key", "modifier"), [(Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_H, ALT)]
)
def test_it_is_put_away_and_the_hands_are_back_on_the_entry(notes, key, modifier):
    press(QApplication.focusWidget(), key, modifier)
    assert not notes.wordings.isVisible()
    assert notes.columns[0].list.hasFocus()
    assert notes.columns[0].list.chosen() == notes.columns[0].list.rows.ids()[0]


def test_an_entry_that_was_taken_out_meanwhile_leaves_the_hands_in_the_notes(notes, room, page):
    room.desk.meeting.remove_entry(notes.columns[0].list.rows.ids()[0])
    notes.wordings.close_button.click()
    assert not notes.wordings.isVisible()
