"""The lanes: cards are chosen, changed, moved, ordered and taken out by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from cpdesk.ui.meeting.notes.entry_rows import ROW_ROLE
from cpdesk.vocabulary import Lane
from tests.ui.meeting.conftest import press

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(room, open_page):
    room.begin()
    mum, police = room.ids["f_mum"], room.ids["p_pol"]
    add = room.desk.meeting.add_entry
    add(room.conference, "Police came three times", Lane.WORRY, speaker=police)
    add(room.conference, "Hidden – “é”", Lane.WORRY, speaker=police, private=True)
    add(room.conference, "Mum keeps appointments", Lane.STRENGTH, speaker=mum)
    add(room.conference, "Who was in the flat?", Lane.GREY_AREA)
    return open_page("worries")


@pytest.fixture
def worries(page):
    entries = page.page().columns[0].list
    entries.setFocus()
    return entries


def names(entries) -> list[str]:
    return [entries.rows.data(entries.rows.index(at), ROW_ROLE).text for at in range(entries.rows.rowCount())]


def test_entries_stand_in_their_lanes_with_counts_and_the_rest_is_in_sight(page):
    columns = page.page().columns
    assert [column.count.text() for column in columns] == ["2", "1", "0", "1"]
    assert "Who was in the flat?" in names(columns[3].list)
    assert all(column.isVisible() for column in columns)


def test_a_card_tells_a_screen_reader_who_said_it_about_whom_and_that_it_is_private(worries):
    interface = QAccessible.queryAccessibleInterface(worries)
    spoken = [interface.child(at).text(QAccessible.Text.Name) for at in range(interface.childCount())]
    assert spoken[0].startswith("Police came three times")
    assert "Santangelo" in spoken[0]
    assert spoken[1].startswith("Private. Hidden")


def test_a_key_moves_the_chosen_card_to_another_lane_and_it_stays_chosen(page, worries, room):
    first = worries.rows.ids()[0]
    worries.choose(first)
    press(worries, Qt.Key.Key_F4)
    assert room.picture().entries[0].lane is Lane.NEEDS_TO_CHANGE
    assert page.page().columns[2].list.chosen() == first
    assert page.page().columns[2].list.hasFocus()


def test_enter_brings_a_card_into_the_composer_and_esc_leaves_it_with_the_draft_back(
    page, worries, type_text, room
):
    typing = page.composer.typing
    type_text(typing, "a draft")
    worries.setFocus()
    worries.choose(worries.rows.ids()[0])
    press(worries, Qt.Key.Key_Return)
    assert page.composer.editing() == worries.rows.ids()[0]
    assert typing.text() == "Police came three times"
    assert typing.hasFocus()
    press(typing, Qt.Key.Key_Escape)
    assert typing.text() == "a draft"
    assert room.texts()[0] == "Police came three times"


def test_a_changed_entry_keeps_its_place_and_its_old_wording(page, worries, type_text, room):
    first = worries.rows.ids()[0]
    worries.choose(first)
    press(worries, Qt.Key.Key_Return)
    type_text(page.composer.typing, ", at night\n")
    assert names(worries)[0] == "Police came three times, at night"
    assert [r.text for r in room.desk.meeting.history(first)] == [
        "Police came three times",
        "Police came three times, at night",
    ]
    assert page.composer.editing() is None


def test_the_speaker_of_an_entry_is_changed_by_at(page, worries, type_text, room):
    worries.choose(worries.rows.ids()[0])
    type_text(worries, "@")
    type_text(page.composer.typing, "mu\t\n")
    assert room.picture().entries[0].speaker == room.ids["f_mum"]


def test_f8_and_alt_numbers_change_private_and_children_of_a_card(worries, room):
    worries.choose(worries.rows.ids()[0])
    press(worries, Qt.Key.Key_F8)
    press(worries, Qt.Key.Key_2, ALT)
    entry = room.picture().entries[0]
    assert entry.private
    assert entry.about == (room.picture().children[1].id,)


def test_alt_up_and_down_put_cards_in_another_order(worries, room):
    first, second = worries.rows.ids()
    worries.choose(second)
    press(worries, Qt.Key.Key_Up, ALT)
    assert worries.rows.ids() == [second, first]
    assert worries.chosen() == second
    press(worries, Qt.Key.Key_Down, ALT)
    assert worries.rows.ids() == [first, second]


def test_delete_takes_a_card_out_and_ctrl_z_brings_it_back(page, worries, room):
    worries.choose(worries.rows.ids()[0])
    press(worries, Qt.Key.Key_Delete)
    assert len(room.texts()) == 3
    press(worries, Qt.Key.Key_Z, CTRL)
    assert names(worries)[0] == "Police came three times"


def test_letters_typed_on_a_card_go_where_one_types(page, worries, type_text):
    type_text(worries, "é")
    assert page.composer.typing.text() == "é"
    assert page.composer.typing.hasFocus()


def test_left_and_right_go_to_the_next_lane_that_has_entries(page, worries):
    press(worries, Qt.Key.Key_Right)
    assert page.page().columns[1].list.hasFocus()
    press(page.page().columns[1].list, Qt.Key.Key_Right)
    assert page.page().columns[3].list.hasFocus()


def test_a_new_entry_only_inserts_its_own_row(page, worries, room, qtbot):
    inserted = []
    worries.rows.rowsInserted.connect(lambda _parent, first, last: inserted.append((first, last)))
    worries.rows.modelReset.connect(lambda: inserted.append("reset"))
    room.desk.meeting.add_entry(room.conference, "new", Lane.WORRY)
    assert inserted == [(2, 2)]


def test_a_very_long_entry_is_cut_on_its_card_and_whole_in_the_composer(page, worries, room):
    long = "ein sehr langer Absatz " * 900
    entry = room.desk.meeting.add_entry(room.conference, long, Lane.WORRY)
    assert worries.visualRect(worries.rows.place(entry)).height() < 700
    worries.choose(entry)
    press(worries, Qt.Key.Key_Return)
    assert page.composer.typing.text() == long
