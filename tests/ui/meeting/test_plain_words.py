"""Jargon and spelling in the composer: underlined at rest, put right by a key, taken back by one undo."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QTextCharFormat

from cpdesk.services.dictionary import dictionary
from cpdesk.vocabulary import Lane
from tests.ui.meeting.conftest import press

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def page(room, open_page):
    room.begin()
    shown = open_page("worries")
    shown.composer.typing.setFocus()
    shown.plain_words.spell_with(dictionary())
    return shown


@pytest.fixture
def typing(page):
    return page.composer.typing


@pytest.fixture
def line(page):
    return page.composer.foot.suggestion


def lines(typing) -> list[tuple[str, QTextCharFormat]]:
    drawn = []
    block = typing.document().firstBlock()
    while block.isValid():
        letters = block.text().encode("utf-16-le")
        for line in block.layout().formats():
            word = letters[2 * line.start : 2 * (line.start + line.length)].decode("utf-16-le")
            drawn.append((word, QTextCharFormat(line.format)))
        block = block.next()
    return drawn


def underlined(typing) -> list[str]:
    return [word for word, _look in lines(typing)]


def offered(line) -> list[str]:
    return [button.text().strip("“”") for button in line.offers if button.isVisibleTo(line)]


def test_jargon_is_underlined_when_the_fingers_rest_and_the_focus_stays(page, typing, line, type_text, qtbot):
    type_text(typing, "Dad did not attend the LAC review and ")
    assert not line.isVisible()
    qtbot.waitUntil(line.isVisible)
    assert underlined(typing) == ["LAC review"]
    assert offered(line) == ["looked-after child review"]
    assert typing.hasFocus()
    assert typing.text() == "Dad did not attend the LAC review and "


def test_alt_enter_replaces_and_one_undo_brings_it_back(page, typing, line, type_text):
    type_text(typing, "an SGO ")
    press(typing, Qt.Key.Key_Return, ALT)
    assert typing.text() == "a special guardianship order "
    assert not line.isVisible()
    type_text(typing, "was made")
    assert typing.text() == "a special guardianship order was made"
    press(typing, Qt.Key.Key_Z, CTRL)
    press(typing, Qt.Key.Key_Z, CTRL)
    assert typing.text() == "an SGO "
    page.plain_words.look()
    assert underlined(typing) == ["SGO"]


def test_several_meanings_ask_and_alt_right_chooses(page, typing, line, type_text):
    type_text(typing, "the LAC ")
    page.plain_words.look()
    assert offered(line) == ["looked-after child", "local area coordinator"]
    press(typing, Qt.Key.Key_Right, ALT)
    press(typing, Qt.Key.Key_Return, ALT)
    assert typing.text() == "the local area coordinator "


def test_the_flag_nearest_before_the_cursor_is_acted_on_then_the_one_before(page, typing, type_text):
    type_text(typing, "the HV and the EWO said 🙂 so")
    press(typing, Qt.Key.Key_Return, ALT)
    assert typing.text() == "the HV and the school attendance officer said 🙂 so"
    press(typing, Qt.Key.Key_Return, ALT)
    assert typing.text() == "the health visitor and the school attendance officer said 🙂 so"


def test_places_behind_an_emoji_are_right(page, typing, type_text):
    type_text(typing, "🙂🙂 the HV ")
    page.plain_words.look()
    assert underlined(typing) == ["HV"]
    press(typing, Qt.Key.Key_Return, ALT)
    assert typing.text() == "🙂🙂 the health visitor "


def test_initials_are_explained_once_and_then_left_alone_in_this_conference(page, typing, type_text, room):
    type_text(typing, "The IRO ")
    press(typing, Qt.Key.Key_Return, ALT | SHIFT)
    assert typing.text() == "The independent reviewing officer (IRO) "
    type_text(typing, "came\n")
    assert room.texts() == ["The independent reviewing officer (IRO) came"]
    type_text(typing, "the IRO and the SW ")
    page.plain_words.look()
    assert underlined(typing) == ["SW"]


def test_names_of_the_case_and_quotations_are_never_underlined(page, typing, type_text, room):
    name = room.picture().people[0].name
    type_text(typing, f"{name} said “I hate the LAC apointment” about ")
    page.plain_words.look()
    assert underlined(typing) == []


def test_a_misspelt_word_has_another_line_and_is_put_right(page, typing, line, type_text):
    type_text(typing, "She missed the apointment again")
    page.plain_words.look()
    ((_word, look),) = lines(typing)
    assert look.underlineStyle() == QTextCharFormat.UnderlineStyle.WaveUnderline
    assert offered(line)[0] == "appointment"
    press(typing, Qt.Key.Key_Return, ALT)
    assert typing.text() == "She missed the appointment again"


def test_a_word_still_being_typed_is_not_yet_wrong(page, typing, type_text, qtbot):
    type_text(typing, "The chil")
    page.plain_words.look(still_typed=True)
    assert underlined(typing) == []
    page.plain_words.look()
    assert underlined(typing) == ["chil"]


def test_alt_k_puts_a_word_on_the_private_list(page, typing, type_text, room, qtbot):
    type_text(typing, "they ate pierogi ")
    page.plain_words.look()
    assert underlined(typing) == ["pierogi"]
    press(typing, Qt.Key.Key_K, ALT)
    qtbot.waitUntil(lambda: underlined(typing) == [])
    assert [known.word for known in room.desk.words.known_words()] == ["pierogi"]


def test_phrases_of_the_unit_are_offered_by_their_first_letters(page, typing, line, type_text, room):
    room.desk.words.add_phrase("keeps every appointment with the midwife", Lane.STRENGTH)
    room.desk.words.add_phrase("keeps every appointment with the school")
    type_text(typing, "Mum came. Kee")
    page.plain_words.look()
    assert offered(line) == ["keeps every appointment with the school"]
    press(typing, Qt.Key.Key_Return, ALT)
    assert typing.text() == "Mum came. Keeps every appointment with the school"


def test_a_screen_reader_gets_the_suggestion_without_losing_its_place(page, typing, type_text):
    type_text(typing, "the MASH ")
    page.plain_words.look()
    face = QAccessible.queryAccessibleInterface(typing)
    assert "team that takes in worries about children" in face.text(QAccessible.Text.Description)
    type_text(typing, "\n")
    page.plain_words.look()
    assert "MASH" not in face.text(QAccessible.Text.Description)
    assert typing.hasFocus()


def test_the_foot_does_not_grow_when_words_are_offered(page, typing, type_text):
    height = page.composer.height()
    type_text(typing, "the MASH ")
    page.plain_words.look()
    page.composer.layout().activate()
    assert page.composer.sizeHint().height() <= max(height, page.composer.height())


def test_lines_move_along_with_what_is_typed_before_them_and_go_when_typed_into(page, typing, type_text):
    type_text(typing, "the SGO and the HV came")
    press(typing, Qt.Key.Key_Return, SHIFT)
    type_text(typing, "the SW too")
    page.plain_words.look()
    assert underlined(typing) == ["SGO", "HV", "SW"]
    press(typing, Qt.Key.Key_Home, CTRL)
    type_text(typing, "Now ")
    assert underlined(typing) == ["SGO", "HV", "SW"]
    for _ in range(5):
        press(typing, Qt.Key.Key_Right)
    type_text(typing, "x")
    assert underlined(typing) == ["HV", "SW"]
    press(typing, Qt.Key.Key_Z, CTRL)
    page.plain_words.look()
    assert underlined(typing) == ["SGO", "HV", "SW"]


def test_a_click_takes_the_words_and_leaves_the_focus(page, typing, line, type_text, qtbot):
    type_text(typing, "the LAC ")
    page.plain_words.look()
    qtbot.mouseClick(line.offers[1], Qt.MouseButton.LeftButton)
    assert typing.text() == "the local area coordinator "
    assert typing.hasFocus()


def test_a_very_long_text_is_looked_at_only_after_a_longer_rest(page, typing, qtbot):
    typing.show_text("The LAC apointment. " * 2_000)
    page.plain_words.look()
    assert len(lines(typing)) == 200


def test_a_long_entry_is_told_how_easily_it_is_read(page, typing, qtbot):
    band = page.composer.foot.band
    typing.show_text("Mum has asked for help. ")
    page.plain_words.look()
    assert not band.isVisible()
    typing.show_text("Mum has asked for help and the school will see her every week. " * 5)
    page.plain_words.look()
    assert band.text() == "Easy to read for a family"
    assert band.isVisible()
