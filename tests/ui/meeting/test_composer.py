"""Typing in the meeting: speaker, lane, child, private, draft, undo; the hands never leave the keys."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QImage

from cpdesk.ui.meeting.composer.draft_keeper import KEEP_DRAFT_MS
from cpdesk.ui.meeting.composer.typing import LONGEST_TEXT
from cpdesk.vocabulary import Lane
from tests.ui.meeting.conftest import press

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
WORDS = "Gran’s flat – café, “Ọlámídé”, 14 % 🙂 مرحبا"


@pytest.fixture
def page(room, open_page):
    room.begin()
    shown = open_page("worries")
    shown.composer.typing.setFocus()
    return shown


@pytest.fixture
def typing(page):
    return page.composer.typing


def test_enter_adds_what_was_typed_to_the_character_and_the_focus_stays(page, typing, type_text, room):
    type_text(typing, WORDS + "\n")
    entry = room.picture().entries[-1]
    assert entry.text == WORDS
    assert (entry.lane, entry.step, entry.private, entry.about) == (Lane.WORRY, "worries", False, ())
    assert typing.text() == ""
    assert typing.hasFocus()


def test_shift_enter_begins_a_new_line(typing, type_text, room):
    type_text(typing, "one")
    press(typing, Qt.Key.Key_Return, SHIFT)
    type_text(typing, "two\n")
    assert room.texts() == ["one\ntwo"]


def test_nothing_is_added_from_blanks(typing, type_text, room):
    type_text(typing, "   ")
    press(typing, Qt.Key.Key_Return)
    press(typing, Qt.Key.Key_Return)
    assert room.texts() == []


def test_at_and_two_letters_choose_the_speaker_without_accents_or_capitals(page, typing, type_text, room):
    type_text(typing, "@wr")
    assert page.composer.speaker_list.isVisible()
    press(typing, Qt.Key.Key_Return)
    assert typing.text() == ""
    type_text(typing, "I want help\n")
    assert room.picture().entries[-1].speaker == room.ids["f_mum"]


@pytest.mark.parametrize(
    ("letters", "who"),
    [("mu", "f_mum"), ("te", "p_sw"), ("deputy", "p_sch"), ("lek", "f_dad"), ("gra", "f_gran")],
)
def test_role_and_what_somebody_is_called_find_them_too(page, typing, type_text, room, letters, who):
    type_text(typing, f"@{letters}")
    press(typing, Qt.Key.Key_Tab)
    type_text(typing, "said\n")
    assert room.picture().entries[-1].speaker == room.ids[who]


def test_esc_closes_the_list_of_speakers_and_an_address_never_opens_it(page, typing, type_text):
    type_text(typing, "write to me@te")
    assert not page.composer.speaker_list.isVisible()
    type_text(typing, " @te")
    assert page.composer.speaker_list.isVisible()
    press(typing, Qt.Key.Key_Escape)
    assert not page.composer.speaker_list.isVisible()
    assert typing.text() == "write to me@te @te"


@pytest.mark.parametrize(
    ("key", "lane"),
    [
        (Qt.Key.Key_F2, Lane.WORRY),
        (Qt.Key.Key_F3, Lane.STRENGTH),
        (Qt.Key.Key_F4, Lane.NEEDS_TO_CHANGE),
        (Qt.Key.Key_F5, Lane.GREY_AREA),
        (Qt.Key.Key_F6, Lane.CHILD_VOICE),
        (Qt.Key.Key_F7, Lane.FAMILY_VIEW),
    ],
)
def test_a_function_key_chooses_the_lane_in_the_middle_of_a_sentence(typing, type_text, room, key, lane):
    type_text(typing, "half ")
    press(typing, key)
    type_text(typing, "and half\n")
    entry = room.picture().entries[-1]
    assert (entry.lane, entry.text) == (lane, "half and half")


def test_the_lane_speaker_and_children_stay_for_the_next_entry(typing, type_text, room):
    type_text(typing, "@hv\t")
    press(typing, Qt.Key.Key_F3)
    press(typing, Qt.Key.Key_2, ALT)
    type_text(typing, "first\nsecond\n")
    first, second = room.picture().entries
    assert (first.lane, first.speaker, first.about) == (second.lane, second.speaker, second.about)
    assert second.about == (room.picture().children[1].id,)


def test_alt_and_a_number_turn_children_on_and_off_and_alt_0_means_all(typing, type_text, room):
    children = room.picture().children
    press(typing, Qt.Key.Key_1, ALT)
    press(typing, Qt.Key.Key_3, ALT)
    type_text(typing, "two\n")
    press(typing, Qt.Key.Key_1, ALT)
    type_text(typing, "one\n")
    press(typing, Qt.Key.Key_0, ALT)
    type_text(typing, "all\n")
    abouts = [entry.about for entry in room.picture().entries]
    assert abouts == [(children[0].id, children[2].id), (children[2].id,), ()]


def test_f8_makes_the_next_entry_private(typing, type_text, room):
    press(typing, Qt.Key.Key_F8)
    type_text(typing, "not for the family\n")
    press(typing, Qt.Key.Key_F8)
    type_text(typing, "for all\n")
    assert [entry.private for entry in room.picture().entries] == [True, False]


def test_words_typed_after_the_private_lane_are_not_private_but_those_begun_in_it_are(
    typing, type_text, room
):
    press(typing, Qt.Key.Key_K, CTRL)
    type_text(typing, "the address of the refuge\n")
    press(typing, Qt.Key.Key_F2)
    type_text(typing, "she has no warm coat\n")
    press(typing, Qt.Key.Key_K, CTRL)
    type_text(typing, "and the refuge is in ")
    press(typing, Qt.Key.Key_F2)
    type_text(typing, "another town\n")
    assert [entry.private for entry in room.picture().entries] == [True, False, True]


def test_a_space_that_holds_words_together_is_kept(page, typing, type_text, room):
    text = "at 10\u00a0o’clock"
    type_text(typing, text)
    press(typing, Qt.Key.Key_Return, SHIFT)
    type_text(typing, "sharp\n")
    assert room.texts() == [f"{text}\nsharp"]


def test_everything_is_private_in_the_closed_part(page, typing, type_text, room):
    page.go_to("confidential")
    assert not page.composer.marks.private.isEnabled()
    page.call_composer()
    type_text(typing, "only us\n")
    assert room.picture().entries[-1].private


def test_what_is_typed_is_in_the_file_soon_after(qtbot, page, typing, type_text, room):
    assert KEEP_DRAFT_MS <= 500  # how soon
    type_text(typing, "@hv\t")
    press(typing, Qt.Key.Key_F3)
    type_text(typing, "Half a sen")
    qtbot.waitUntil(lambda: room.picture().draft.text == "Half a sen")


def test_the_draft_is_back_after_a_restart_with_speaker_lane_children_and_private(
    page, typing, type_text, room, sealed, open_page
):
    type_text(typing, "@hv\t")
    press(typing, Qt.Key.Key_F4)
    press(typing, Qt.Key.Key_2, ALT)
    press(typing, Qt.Key.Key_F8)
    type_text(typing, WORDS)
    page.hide()
    room.desk.close()
    again = open_page(desk=sealed()).composer.typed()
    assert (again.text, again.speaker, again.lane, again.private) == (
        WORDS,
        room.ids["p_hv"],
        Lane.NEEDS_TO_CHANGE,
        True,
    )
    assert len(again.about) == 1


def test_ctrl_z_takes_back_letters_first_and_then_entries_and_ctrl_y_brings_them_again(
    typing, type_text, room
):
    type_text(typing, "kept\nletters")
    press(typing, Qt.Key.Key_Z, CTRL)
    assert typing.text() != "letters"
    assert room.texts() == ["kept"]
    while typing.text():
        press(typing, Qt.Key.Key_Z, CTRL)
    press(typing, Qt.Key.Key_Z, CTRL)
    assert room.texts() == []
    press(typing, Qt.Key.Key_Y, CTRL)
    assert room.texts() == ["kept"]
    assert typing.text() == ""


def test_an_entry_undone_comes_again_by_ctrl_y_and_by_ctrl_shift_z(typing, type_text, room):
    type_text(typing, "one\ntwo\n")
    press(typing, Qt.Key.Key_Z, CTRL)
    press(typing, Qt.Key.Key_Z, CTRL)
    assert room.texts() == []
    press(typing, Qt.Key.Key_Y, CTRL)
    press(typing, Qt.Key.Key_Z, CTRL | SHIFT)
    assert room.texts() == ["one", "two"]


def test_pasted_words_are_cleaned_and_no_markup_comes_along(typing, room):
    pasted = QMimeData()
    pasted.setHtml("<b>bold</b>")
    pasted.setText("bold\x0band\x00 “more”\r\nlines")
    typing.insertFromMimeData(pasted)
    press(typing, Qt.Key.Key_Return)
    assert room.texts() == ["bold\nand\ufffd “more”\nlines"]


def test_ten_megabytes_pasted_are_cut_at_the_length_that_is_said(page, typing):
    pasted = QMimeData()
    pasted.setText("word " * 2_000_000)
    typing.insertFromMimeData(pasted)
    assert len(typing.text()) <= LONGEST_TEXT
    assert f"{LONGEST_TEXT:,}" in page.composer.attachment.words.text()


def test_a_pasted_picture_is_refused_in_words(page, typing):
    pasted = QMimeData()
    pasted.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    typing.insertFromMimeData(pasted)
    assert typing.text() == ""
    assert "Only words" in page.composer.attachment.words.text()


def test_a_closed_conference_refuses_in_words_and_keeps_what_was_typed(page, typing, type_text, room):
    type_text(typing, "too late")
    other = room.desk.closing
    for child in room.picture().children:
        from cpdesk.snapshots.decisions import Decision
        from cpdesk.vocabulary import Outcome

        room.desk.decisions.decide(
            room.conference, Decision(child.id, Outcome.NO_PLAN, reason="safe", override_reason="safe")
        )
    other.close(room.conference, "rehearsal")
    page.composer.add_wanted.emit(page.composer.typed())
    assert typing.text() == "too late"
    assert "closed" in page.composer.foot.message.text()


def test_speaker_and_lane_chosen_in_haste_are_back_after_a_restart_too(qtbot, typing, type_text, room):
    type_text(typing, "@hv\t")
    press(typing, Qt.Key.Key_F4)
    type_text(typing, "quick\n")
    qtbot.waitUntil(lambda: room.picture().draft.lane is Lane.NEEDS_TO_CHANGE)
    assert (room.picture().draft.speaker, room.picture().draft.text) == (room.ids["p_hv"], "")


def test_a_draft_is_kept_before_an_entry_is_changed(page, typing, type_text, room):
    type_text(typing, "kept\nunsent")
    page.page().edit_wanted.emit(room.picture().entries[0].id, False)
    assert room.picture().draft.text == "unsent"


@pytest.fixture
def restart(page, room, sealed, open_page):
    """Leaves the page (or, `killed`, has it die at once) and opens the same file again."""

    def again():
        page.hide()
        room.desk.close()
        room.desk = sealed()
        return open_page(desk=room.desk)

    return again


def test_a_change_under_way_is_in_the_file_within_half_a_second(qtbot, page, typing, type_text, room):
    type_text(typing, "Police came twice\n")
    entry = room.picture().entries[0].id
    page.page().edit_wanted.emit(entry, False)
    type_text(typing, ", at night")
    qtbot.waitUntil(lambda: room.picture().draft.entry == entry)
    assert room.picture().draft.text == "Police came twice, at night"
    assert room.texts() == ["Police came twice"]


def test_a_change_under_way_is_gone_on_with_after_a_restart(page, typing, type_text, room, restart):
    type_text(typing, "Police came twice\n")
    page.page().edit_wanted.emit(room.picture().entries[0].id, False)
    type_text(typing, ", at night")
    composer = restart().composer
    assert composer.editing() == room.picture().entries[0].id
    assert composer.typing.text() == "Police came twice, at night"
    type_text(composer.typing, " and left\n")
    assert room.texts() == ["Police came twice, at night and left"]
    assert composer.editing() is None
    assert (room.picture().draft.text, room.picture().draft.entry) == ("", None)


def test_esc_leaves_the_entry_and_nothing_of_the_change_stays_in_the_file(
    qtbot, page, typing, type_text, room
):
    type_text(typing, "Police came twice\n")
    page.page().edit_wanted.emit(room.picture().entries[0].id, False)
    type_text(typing, ", at night")
    qtbot.waitUntil(lambda: room.picture().draft.entry is not None)
    press(typing, Qt.Key.Key_Escape)
    assert (room.picture().draft.text, room.picture().draft.entry) == ("", None)
    assert room.texts() == ["Police came twice"]


def test_neither_the_change_nor_the_sentence_that_waits_behind_it_is_lost(
    qtbot, page, typing, type_text, room, restart
):
    type_text(typing, "Police came twice\nhalf a sent")
    page.page().edit_wanted.emit(room.picture().entries[0].id, False)
    type_text(typing, ", at night")
    qtbot.waitUntil(lambda: room.texts() == ["Police came twice, at night"])
    assert restart().composer.typing.text() == "half a sent"


def test_esc_takes_a_change_back_also_where_a_sentence_waited_behind_it(qtbot, page, typing, type_text, room):
    type_text(typing, "Police came twice\nhalf a sent")
    page.page().edit_wanted.emit(room.picture().entries[0].id, False)
    type_text(typing, ", at night")
    qtbot.waitUntil(lambda: room.texts() == ["Police came twice, at night"])
    press(typing, Qt.Key.Key_Escape)
    assert room.texts() == ["Police came twice"]
    assert typing.text() == "half a sent"


def test_words_for_an_entry_that_was_taken_out_meanwhile_become_a_new_one(page, typing, type_text, room):
    type_text(typing, "Police came twice\n")
    entry = room.picture().entries[0].id
    page.page().edit_wanted.emit(entry, False)
    type_text(typing, ", at night")
    room.desk.meeting.remove_entry(entry)
    assert "taken out" in page.composer.foot.message.text()
    type_text(typing, "\n")
    assert room.texts() == ["Police came twice, at night"]


def test_the_status_line_is_told_of_drafts_too(qtbot, page, typing, type_text):
    with qtbot.waitSignal(page.saved, timeout=1000) as saved:
        type_text(typing, "half")
    assert saved.args[0].startswith("Every word saved ")
