"""What is typed first is sorted later; cards are joined, dragged and marked; what is too much is attached."""

import pytest
from PySide6.QtCore import QByteArray, QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cpdesk.ui.meeting.composer.typing import LONGEST_TEXT
from cpdesk.ui.meeting.notes.entry_drag import ENTRY_MIME
from cpdesk.ui.meeting.notes.entry_rows import ROW_ROLE
from cpdesk.vocabulary import Lane, SaidAs
from tests.ui.meeting.conftest import press

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(room, open_page):
    room.begin()
    mum = room.ids["f_mum"]
    add = room.desk.meeting.add_entry
    for text, lane in (
        ("Sleeps well.", Lane.WORRY), ("Eats well.", Lane.WORRY), ("Gran helps.", Lane.STRENGTH),
        ("first", Lane.UNSORTED), ("second", Lane.UNSORTED), ("third", Lane.UNSORTED),
    ):  # fmt: skip
        add(room.conference, text, lane, speaker=mum)
    return open_page("worries")


@pytest.fixture
def worries(page):
    entries = page.page().columns[0].list
    entries.setFocus()
    return entries


@pytest.fixture
def tray(page):
    return page.page().tray


def texts_of(room, lane):
    return [entry.text for entry in room.picture().entries if entry.lane is lane]


def test_the_tray_is_reached_by_a_key_and_sorted_by_one_key_each_with_the_next_one_chosen(page, tray, room):
    assert tray.open.isVisible()
    assert not tray.isVisible()
    assert tray.count.text() == "3"
    page.composer.typing.setFocus()
    press(page.composer.typing, Qt.Key.Key_U, ALT)
    assert tray.list.hasFocus()
    for key in (Qt.Key.Key_F3, Qt.Key.Key_F2, Qt.Key.Key_F5):
        press(tray.list, key)
    assert texts_of(room, Lane.STRENGTH)[-1] == "first"
    assert texts_of(room, Lane.WORRY)[-1] == "second"
    assert texts_of(room, Lane.GREY_AREA) == ["third"]
    assert not tray.isVisible()
    assert not tray.open.isVisible()
    assert page.focusWidget() is not None


def test_ctrl_j_joins_a_card_with_the_one_above_and_ctrl_z_parts_them(page, worries, room):
    first, second = worries.rows.ids()
    worries.choose(second)
    press(worries, Qt.Key.Key_J, CTRL)
    assert texts_of(room, Lane.WORRY) == ["Sleeps well. Eats well."]
    assert worries.chosen() == first
    press(worries, Qt.Key.Key_Z, CTRL)
    assert texts_of(room, Lane.WORRY) == ["Sleeps well.", "Eats well."]
    worries.choose(first)
    press(worries, Qt.Key.Key_J, CTRL)
    assert "no entry above" in page.refusal.text()


def test_a_card_is_marked_as_fact_allegation_or_opinion_and_says_so(worries, room):
    worries.choose(worries.rows.ids()[0])
    press(worries, Qt.Key.Key_A, ALT)
    assert room.picture().entries[0].said_as is SaidAs.ALLEGATION
    row = worries.rows.data(worries.rows.index(0), ROW_ROLE)
    assert "Allegation" in row.spoken
    press(worries, Qt.Key.Key_A, ALT)
    assert room.picture().entries[0].said_as is None


def card(entry) -> QMimeData:
    data = QMimeData()
    data.setData(ENTRY_MIME, QByteArray(entry.bytes))
    return data


def drop(entries, entry, point: QPoint) -> None:
    moves = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    data = card(entry)
    entries.dragMoveEvent(QDragMoveEvent(point, moves[0], data, *moves[1:]))
    entries.grab()
    entries.dropEvent(QDropEvent(QPointF(point), moves[0], data, *moves[1:]))


def test_a_card_is_dragged_within_its_lane_and_to_another_one(page, worries, room):
    first, second = worries.rows.ids()
    drop(worries, second, QPoint(20, 1))
    assert worries.rows.ids() == [second, first]
    strengths = page.page().columns[1].list
    drop(strengths, first, QPoint(20, strengths.height() - 2))
    assert texts_of(room, Lane.STRENGTH) == ["Gran helps.", "Sleeps well."]
    assert strengths.chosen() == first
    changes = page.page().columns[2].list
    drop(changes, first, QPoint(20, 5))
    assert texts_of(room, Lane.NEEDS_TO_CHANGE) == ["Sleeps well."]
    press(changes, Qt.Key.Key_Z, CTRL)
    assert texts_of(room, Lane.STRENGTH) == ["Gran helps.", "Sleeps well."]


def test_a_card_is_taken_up_by_the_mouse(page, worries, room, monkeypatch):
    taken = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, _action: taken.append(drag.mimeData().data(ENTRY_MIME)))
    at = worries.visualRect(worries.rows.index(0)).center()
    here = worries.viewport()
    QTest.mousePress(here, Qt.MouseButton.LeftButton, pos=at)
    for step in (10, 25, 40):
        to = QPointF(at + QPoint(0, step))
        buttons = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        move = QMouseEvent(QEvent.Type.MouseMove, to, here.mapToGlobal(to), *buttons)
        QApplication.sendEvent(here, move)
    QTest.mouseRelease(here, Qt.MouseButton.LeftButton, pos=at)
    assert taken[0].data() == worries.rows.ids()[0].bytes


def test_a_drag_that_leaves_changes_nothing_and_a_card_is_no_text(page, worries, room):
    before = room.picture().entries
    point, entry = QPoint(20, 1), worries.rows.ids()[1]
    data = card(entry)
    moves = Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    worries.dragMoveEvent(QDragMoveEvent(point, *moves))
    worries.dragLeaveEvent(QDragLeaveEvent())
    assert room.picture().entries == before
    assert not page.composer.typing.canInsertFromMimeData(data)


def test_what_was_too_much_is_kept_whole_by_a_key_and_listed(page, room, qtbot):
    typing, offer = page.composer.typing, page.composer.attachment
    typing.setFocus()
    whole = "word " * 20_000
    data = QMimeData()
    data.setText(whole)
    typing.insertFromMimeData(data)
    assert offer.isVisible()
    assert typing.hasFocus()
    press(typing, Qt.Key.Key_S, ALT)
    qtbot.waitUntil(lambda: len(room.picture().attachments) == 1)
    qtbot.waitUntil(lambda: not offer.isVisible())
    (kept,) = room.picture().attachments
    assert room.desk.attachments.content(kept.id) == whole.encode()
    listed = page.page().attachments
    assert "1 attachment" in listed.head.text()
    assert len(typing.text()) <= LONGEST_TEXT


def test_an_attachment_is_taken_out_only_when_it_is_asked_twice(page, room):
    room.desk.attachments.add(room.conference, "Letter.txt", "text/plain", b"Dear all")
    listed = page.page().attachments
    listed.head.click()
    remove = listed._rows[0].layout().itemAt(2).widget()
    remove.click()
    assert len(room.picture().attachments) == 1
    assert "for good" in remove.text()
    remove.click()
    assert room.picture().attachments == ()
    assert not listed.head.isVisible()


def test_a_table_of_word_becomes_rows_of_cells(page):
    typing = page.composer.typing
    data = QMimeData()
    data.setHtml("<table><tr><td>Who</td><td>What</td></tr></table>")
    data.setText("Who\tWhat\nMum\tcalls the school\n")
    typing.insertFromMimeData(data)
    assert typing.text() == "Who | What\nMum | calls the school\n"


def test_a_table_that_comes_only_as_a_page_keeps_its_words(page):
    typing = page.composer.typing
    data = QMimeData()
    data.setHtml("<style>p {}</style><table><tr><td><p>Who</p></td><td>What</td></tr></table><p>End</p>")
    typing.insertFromMimeData(data)
    assert typing.text() == "Who | What\nEnd"


def test_a_picture_is_kept_as_it_was_copied(page, room, qtbot):
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    data = QMimeData()
    data.setImageData(image)
    page.composer.typing.insertFromMimeData(data)
    page.composer.attachment.keep.click()
    qtbot.waitUntil(lambda: len(room.picture().attachments) == 1)
    (kept,) = room.picture().attachments
    again = QImage()
    again.loadFromData(room.desk.attachments.content(kept.id))
    assert (kept.media_type, again.size()) == ("image/png", image.size())
