"""The card of the keys, over the page of a running conference."""

from PySide6.QtCore import Qt

from cpdesk.ui.shortcuts import meeting_shortcuts
from cpdesk.ui.widgets.text import KeyCap

from .conftest import press_focused


def test_f1_shows_every_key_and_esc_goes_on_in_mid_word(room, open_page, type_text) -> None:
    room.begin()
    page = open_page("worries")
    page.call_composer()
    type_text(page.composer.typing, "He was seen at the sch")
    press_focused(page, Qt.Key.Key_F1)
    assert page.keys.isVisible()
    shown = {cap.text() for cap in page.keys.findChildren(KeyCap)}
    assert shown == {entry.shown for entry in meeting_shortcuts()}
    press_focused(page, Qt.Key.Key_A)  # reaches nothing below the card
    press_focused(page, Qt.Key.Key_Escape)
    assert not page.keys.isVisible()
    assert page.focusWidget() is page.composer.typing
    type_text(page.composer.typing, "ool")
    assert page.composer.typing.text() == "He was seen at the school"


def test_f1_again_puts_the_card_away_and_it_follows_the_size_of_the_page(room, open_page) -> None:
    room.begin()
    page = open_page("plan")
    press_focused(page, Qt.Key.Key_F1)
    page.resize(1000, 600)
    assert page.keys.geometry().right() == page.rect().right()
    assert page.keys.geometry().bottom() == page.rect().bottom()
    assert page.keys.y() == page.top.height()
    press_focused(page, Qt.Key.Key_F1)
    assert not page.keys.isVisible()
