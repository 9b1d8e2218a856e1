"""Phrases and known words are written, changed, moved and taken out in the settings, by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cpdesk.ui.settings.page import SettingsPage
from cpdesk.vocabulary import Lane


@pytest.fixture
def part(placed, desk, hub, appearance):
    page = placed(SettingsPage(desk, hub, appearance))
    page.tabs.setCurrentIndex(page._parts.index(page.words))
    page.setFocus()
    return page.words


def press(key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def texts(desk) -> list[str]:
    return [phrase.text for phrase in desk.words.phrases()]


def test_a_phrase_is_added_with_enter_and_the_next_can_follow(part, desk, type_text):
    assert part.phrase.text.hasFocus()
    part.phrase.lane.show_value(Lane.STRENGTH)
    type_text(part.phrase.text, "keeps every appointment\n")
    type_text(part.phrase.text, "asked for help\n")
    assert [(phrase.text, phrase.lane) for phrase in desk.words.phrases()] == [
        ("keeps every appointment", Lane.STRENGTH),
        ("asked for help", Lane.STRENGTH),
    ]
    assert part.phrase.text.hasFocus()
    assert len(part.list.rows) == 2


def test_an_empty_phrase_is_refused_in_words(part, type_text):
    type_text(part.phrase.text, "\n")
    assert part.error.isVisible()
    assert "needs words" in part.error.text()


def test_a_phrase_is_moved_changed_and_taken_out_by_keyboard(part, desk, type_text):
    for text in ("one", "two"):
        desk.words.add_phrase(text)
    part.read()
    two = part.list.rows[str(desk.words.phrases()[1].id)]
    two.focus_on(0)
    press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert texts(desk) == ["two", "one"]
    part.list.rows[str(desk.words.phrases()[0].id)].focus_on(0)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_End)
    type_text(QApplication.focusWidget(), " more\n")
    assert texts(desk) == ["two more", "one"]
    row = part.list.rows[str(desk.words.phrases()[1].id)]
    row.focus_on(3)
    press(Qt.Key.Key_Return)
    assert texts(desk) == ["two more"]
    assert part.isAncestorOf(QApplication.focusWidget())


def test_escape_leaves_a_phrase_as_it_was(part, desk, type_text):
    desk.words.add_phrase("one")
    part.read()
    part.list.rows[str(desk.words.phrases()[0].id)].focus_on(0)
    press(Qt.Key.Key_Return)
    type_text(QApplication.focusWidget(), "x")
    press(Qt.Key.Key_Escape)
    assert texts(desk) == ["one"]


def test_known_words_are_added_and_taken_out(part, desk, type_text):
    part.word.setFocus()
    type_text(part.word, "pierogi\n")
    type_text(part.word, "two words\n")
    assert "not one word" in part.word_error.text()
    assert [known.word for known in desk.words.known_words()] == ["pierogi"]
    assert part.known["pierogi"].accessibleName() == "Take out pierogi"
    part.known["pierogi"].setFocus()
    press(Qt.Key.Key_Return)
    assert desk.words.known_words() == ()
    assert part.word.hasFocus()


def test_what_is_changed_elsewhere_is_shown(part, desk):
    desk.words.add_known_word("pierogi")
    assert list(part.known) == ["pierogi"]
