"""Typing like talk: who speaks, lane and child typed before the words; last speakers by number; splitting."""

import pytest
from PySide6.QtCore import QMimeData, Qt

from cpdesk.ui.meeting.composer.speakers import known_in
from cpdesk.vocabulary import Lane, SaidAs
from tests.ui.meeting.conftest import press

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(room, open_page):
    room.begin()
    shown = open_page("worries")
    shown.composer.typing.setFocus()
    return shown


@pytest.fixture
def typing(page):
    return page.composer.typing


def test_speaker_and_lane_show_on_the_chips_at_once_and_leave_the_text_on_enter(
    page, typing, type_text, room
):
    type_text(typing, "mum: + keeps")
    assert page.composer.typed().speaker == room.ids["f_mum"]
    assert page.composer.typed().lane is Lane.STRENGTH
    type_text(typing, " every appointment\n")
    entry = room.picture().entries[-1]
    assert (entry.text, entry.speaker, entry.lane) == (
        "keeps every appointment", room.ids["f_mum"], Lane.STRENGTH)  # fmt: skip
    type_text(typing, "and again\n")
    assert room.picture().entries[-1].speaker == room.ids["f_mum"]


def test_child_fact_and_private_hold_for_one_entry_only(typing, type_text, room):
    child = room.picture().children[0]
    type_text(typing, f"mum: #{child.short} (fact) (private) he sleeps\nnext\n")
    first, second = room.picture().entries
    assert (first.text, first.about, first.said_as, first.private) == (
        "he sleeps", (child.id,), SaidAs.FACT, True)  # fmt: skip
    assert (second.about, second.said_as, second.private) == ((), None, False)


def test_esc_and_backspace_make_words_of_it_again(page, typing, type_text, room):
    type_text(typing, "mum: ")
    assert page.composer.typed().speaker == room.ids["f_mum"]
    type_text(typing, "\b\b")
    assert page.composer.typed().speaker is None
    type_text(typing, ": no")
    press(typing, Qt.Key.Key_Escape)
    assert page.composer.typed().speaker is None
    assert typing.hasFocus()
    type_text(typing, "\n")
    assert room.texts() == ["mum: no"]


def test_what_is_pasted_is_words(typing, room):
    pasted = QMimeData()
    pasted.setText("mum: + said")
    typing.insertFromMimeData(pasted)
    press(typing, Qt.Key.Key_Return)
    entry = room.picture().entries[-1]
    assert (entry.text, entry.speaker, entry.lane) == ("mum: + said", None, Lane.WORRY)


def test_a_word_that_fits_several_people_offers_them_and_enter_takes_nobody(page, typing, type_text, room):
    known = known_in(room.picture()).speakers
    surname, fits = next((word, people) for word, people in known.items() if len(people) > 1)
    type_text(typing, f"{surname}: came")
    assert page.composer.speaker_list.isVisible()
    assert page.composer.typed().speaker is None
    press(typing, Qt.Key.Key_Down)
    press(typing, Qt.Key.Key_Return)
    assert page.composer.typed().speaker in fits
    assert typing.text() == "came"
    type_text(typing, "\n")
    type_text(typing, f"{surname}: again\n")
    assert room.texts() == ["came", f"{surname}: again"]
    assert room.picture().entries[-1].speaker is None, "not whoever spoke last"


def test_a_sign_holds_although_nobody_knows_yet_which_of_two_is_meant(page, typing, type_text, room):
    known = known_in(room.picture()).speakers
    surname = next(word for word, people in known.items() if len(people) > 1)
    type_text(typing, f"mum: + keeps\n{surname}: ! lost his temper")
    assert (page.composer.typed().speaker, page.composer.typed().lane) == (None, Lane.WORRY)
    type_text(typing, "\n")
    entry = room.picture().entries[-1]
    assert (entry.text, entry.speaker, entry.lane) == (f"{surname}: lost his temper", None, Lane.WORRY)
    type_text(typing, f"{surname}: + helps")
    press(typing, Qt.Key.Key_F5)
    assert typing.text() == f"{surname}: helps"
    assert (page.composer.typed().speaker, page.composer.typed().lane) == (None, Lane.GREY_AREA)
    press(typing, Qt.Key.Key_1, CTRL)
    assert typing.text() == "helps"
    assert page.composer.typed().speaker == room.ids["f_mum"]


def test_a_chip_chosen_by_key_wins_and_the_signs_leave_the_text(typing, type_text, room):
    type_text(typing, "mum: + keeps")
    press(typing, Qt.Key.Key_F5)
    assert typing.text() == "keeps"
    type_text(typing, "\n")
    entry = room.picture().entries[-1]
    assert (entry.lane, entry.speaker) == (Lane.GREY_AREA, room.ids["f_mum"])


def test_a_head_alone_and_enter_choose_without_adding(page, typing, type_text, room):
    type_text(typing, "mum:\n")
    assert (room.texts(), typing.text()) == ([], "")
    assert page.composer.typed().speaker == room.ids["f_mum"]


def test_the_last_speakers_keep_their_numbers_and_come_by_ctrl(page, typing, type_text, room):
    recent = page.composer.recent
    assert not recent.isVisible()
    type_text(typing, "@mu\tone\n@hv\ttwo\n@mu\tthree\n")
    assert recent.isVisible()
    press(typing, Qt.Key.Key_2, CTRL)
    type_text(typing, "four\n")
    assert room.picture().entries[-1].speaker == room.ids["p_hv"]
    press(typing, Qt.Key.Key_1, CTRL)
    type_text(typing, "five\n")
    assert room.picture().entries[-1].speaker == room.ids["f_mum"]


def test_the_numbers_do_not_change_while_somebody_types(page, typing, type_text, room):
    type_text(typing, "@mu\tone\nhalf")
    room.desk.meeting.add_entry(room.conference, "beside", Lane.WORRY, speaker=room.ids["p_hv"])
    press(typing, Qt.Key.Key_2, CTRL)
    assert page.composer.typed().speaker == room.ids["f_mum"]
    type_text(typing, "\n")
    press(typing, Qt.Key.Key_2, CTRL)
    assert page.composer.typed().speaker == room.ids["p_hv"]


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        (Qt.Key.Key_F, SaidAs.FACT),
        (Qt.Key.Key_A, SaidAs.ALLEGATION),
        (Qt.Key.Key_O, SaidAs.OPINION),
    ],
)
def test_fact_allegation_or_opinion_is_one_key(typing, type_text, room, key, kind):
    press(typing, key, ALT)
    type_text(typing, "he shouts\nnext\n")
    assert [entry.said_as for entry in room.picture().entries] == [kind, None]


def test_sort_later_is_a_lane_with_a_key_and_its_chip_counts(page, typing, type_text, room):
    press(typing, Qt.Key.Key_U, CTRL)
    type_text(typing, "one\ntwo\n")
    assert {entry.lane for entry in room.picture().entries} == {Lane.UNSORTED}
    assert "(2)" in page.composer.marks.lanes.widgets[Lane.UNSORTED].text()


def test_ctrl_enter_splits_the_entry_that_is_being_changed_at_the_cursor(page, typing, type_text, room):
    type_text(typing, "@mu\tGran 🙂 helps. She cooks.\n")
    page.page().edit_wanted.emit(room.picture().entries[0].id, False)
    for _ in " She cooks.":
        press(typing, Qt.Key.Key_Left)
    press(typing, Qt.Key.Key_Return, CTRL)
    assert room.texts() == ["Gran 🙂 helps.", "She cooks."]
    assert page.composer.editing() is None
    assert typing.hasFocus()
    press(typing, Qt.Key.Key_Z, CTRL)
    assert room.texts() == ["Gran 🙂 helps. She cooks."]


def test_a_split_at_an_end_is_refused_in_words(page, typing, type_text, room):
    type_text(typing, "Gran helps.\n")
    page.page().edit_wanted.emit(room.picture().entries[0].id, False)
    press(typing, Qt.Key.Key_Return, CTRL)
    assert "stays whole" in page.composer.foot.message.text()
    assert room.texts() == ["Gran helps."]
