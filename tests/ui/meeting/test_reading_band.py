"""Below a text for a family stands how easily it is read; nothing below a short one."""

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from cpdesk.ui.meeting.pieces.reading_band import ReadingBand
from tests.rules.test_reading_ease import EASY, HARD


@pytest.fixture
def shown(qtbot):
    box = QWidget()
    column = QVBoxLayout(box)
    edit = QPlainTextEdit()
    band = ReadingBand(edit)
    column.addWidget(edit)
    column.addWidget(band)
    qtbot.addWidget(box)
    box.show()
    yield edit, band
    box.hide()


def test_it_follows_a_field_when_the_fingers_rest(shown, qtbot):
    edit, band = shown
    assert not band.isVisible()
    edit.setPlainText(EASY)
    qtbot.waitUntil(band.isVisible)
    assert band.text() == "Easy to read for a family"
    edit.setPlainText(HARD)
    qtbot.waitUntil(lambda: band.text() == "Hard to read: shorter sentences would help")
    edit.setPlainText("Mum came.")
    qtbot.waitUntil(lambda: not band.isVisible())


def test_a_screen_reader_hears_the_band(shown):
    _edit, band = shown
    band.show_text(EASY)
    assert band.accessibleName() == "Easy to read for a family"
