"""Tabs that wrap: none runs out of sight, and the keyboard goes through all of them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from cpdesk.ui.widgets.tabs import WrappedTabs

WORDS = ("Appearance", "Procedures", "Days off", "Words", "Who can open it", "Backups", "Keyboard")


@pytest.fixture
def tabs(placed, appearance) -> WrappedTabs:
    around = QWidget()
    column = QVBoxLayout(around)
    tabs, below = WrappedTabs(WORDS, "Parts of the settings"), QLineEdit()
    column.addWidget(tabs)
    column.addWidget(below)
    column.addStretch(1)
    placed(around)
    tabs.below = below
    return tabs


def press(key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)


@pytest.mark.parametrize("size", [100, 150, 200])
@pytest.mark.parametrize("width", [480, 800, 1280])
def test_all_are_in_sight_with_their_whole_words(tabs, appearance, size: int, width: int):
    appearance.choose_size(size)
    tabs.window().resize(width, 500)
    QTest.qWait(50)
    for one in tabs.buttons:
        assert tabs.rect().contains(one.geometry())
        assert one.width() >= one.sizeHint().width()
        assert one.height() >= 24
    places = [one.geometry() for one in tabs.buttons]
    assert not any(a.intersects(b) for a in places for b in places if a is not b)
    assert tabs.below.geometry().top() >= tabs.geometry().bottom()


def test_the_arrow_keys_choose_at_once_and_stop_at_the_ends(tabs):
    seen = []
    tabs.currentChanged.connect(seen.append)
    tabs.setFocus()
    assert tabs.buttons[0].hasFocus()
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Home)
    assert seen == [1, 6, 0]
    assert tabs.buttons[0].hasFocus()


def test_tab_leads_past_them_and_back_to_the_one_that_is_chosen(tabs):
    tabs.setCurrentIndex(3)
    tabs.setFocus()
    press(Qt.Key.Key_Tab)
    assert tabs.below.hasFocus()
    QTest.keyClick(tabs.below, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert tabs.buttons[3].hasFocus()
    assert tabs.currentIndex() == 3


def test_the_mouse_chooses_too(tabs):
    QTest.mouseClick(tabs.buttons[5], Qt.MouseButton.LeftButton)
    assert tabs.currentIndex() == 5
    QTest.mouseClick(tabs.buttons[5], Qt.MouseButton.LeftButton)
    assert tabs.currentIndex() == 5, "a second click changes nothing"
