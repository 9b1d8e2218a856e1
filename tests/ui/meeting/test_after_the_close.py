"""After the close: what runs with its reason, and what is ready for whom."""

import pytest
from PySide6.QtCore import Qt

from cpdesk.snapshots.decisions import Decision
from cpdesk.ui.meeting.close.at_the_door import copy_words
from cpdesk.vocabulary import Category, Outcome


@pytest.fixture
def closed(room, open_page):
    room.begin()
    for child in room.picture().children:
        decision = Decision(child.id, Outcome.CHILD_PROTECTION_PLAN, Category.NEGLECT, reason="Alone.")
        room.desk.decisions.decide(room.conference, decision)
    page = open_page("close")
    page.page().close_now("The core group finishes the plan.")
    return page.page()


def words_in(layout) -> list[str]:
    return [layout.itemAt(n).widget().text() for n in range(layout.count())]


def test_the_dates_that_run_are_in_order_and_say_why(closed, room):
    assert closed.runs.isVisible()
    assert not closed.agreed.isVisible()
    rows = closed.runs.rows
    assert len(rows) >= 4
    rows[0].setFocus(Qt.FocusReason.TabFocusReason)
    assert rows[0].why.isVisible()
    room.desk.papers.readers(room.conference)
    closed.show_conference(room.picture())
    assert rows[0].hasFocus()


def test_letter_and_plan_are_named_for_each_reader_with_what_is_promised(closed, room):
    picture, readers = room.picture(), room.desk.papers.readers(room.conference)
    said = words_in(closed.closing.door._lines)
    for reader in readers:
        assert f"✓ {copy_words(picture, reader)}" in said
    assert any("Send the record: by" in words and picture.procedure.document in words for words in said)
    assert any("The core group finishes the plan." in words for words in words_in(closed.closing._lines))
