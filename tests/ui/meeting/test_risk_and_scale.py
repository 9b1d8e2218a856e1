"""The risk statement out of tapped worries, and the scale with its picture: worked by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cpdesk.vocabulary import Lane
from tests.ui.meeting.conftest import press, press_focused

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def risk(room, open_page):
    """The page of the risk statements, with three worries of which one is private."""
    room.begin()
    add = room.desk.meeting.add_entry
    room.worries = [
        add(room.conference, "He is alone at night.", Lane.WORRY, step="worries"),
        add(room.conference, "There is no food.", Lane.WORRY, step="worries"),
    ]
    add(room.conference, "A secret", Lane.WORRY, private=True, step="worries")
    return open_page("risk")


def statements(room) -> list[str]:
    return [risk.text for risk in room.picture().risks]


def test_tapped_worries_begin_the_statement_and_ctrl_enter_adds_it(risk, room, type_text):
    page = risk.page()
    assert page.worries.hasFocus()
    press(page.worries, Qt.Key.Key_Space)
    press(page.worries, Qt.Key.Key_Down)
    press(page.worries, Qt.Key.Key_Return)
    assert page.text.toPlainText() == (
        "We are worried, because: “He is alone at night.” and “There is no food.” If nothing changes, "
    )
    press(page.text, Qt.Key.Key_Return, CTRL)
    assert "Say what may happen" in risk.refusal.text()
    assert statements(room) == [], "half a sentence is nothing for the board"
    type_text(page.text, "he may be hurt.")
    press(page.text, Qt.Key.Key_Return, CTRL)
    [made] = room.picture().risks
    assert made.text.endswith("If nothing changes, he may be hurt.")
    assert set(made.worries) == set(room.worries)
    assert page.text.toPlainText() == "We are worried that "
    assert page.worries.tapped_worries() == ()


def test_a_private_worry_cannot_be_tapped(risk):
    worries = risk.page().worries
    texts = [worries.item(row).text() for row in range(worries.count())]
    assert not any("secret" in text for text in texts)


def test_once_people_have_written_another_worry_only_adds_its_words(risk, type_text):
    page = risk.page()
    type_text(page.text, "he may be hurt.")
    press(page.worries, Qt.Key.Key_Space)
    assert page.text.toPlainText() == "We are worried that he may be hurt. “He is alone at night.”"
    press(page.worries, Qt.Key.Key_Space)
    assert page.text.toPlainText().endswith("“He is alone at night.”")
    assert page.worries.tapped_worries() == ()


def test_a_statement_is_changed_moved_and_taken_out_by_key(risk, room, type_text):
    page = risk.page()
    for words in ("One", "Two"):
        room.desk.risk.add(room.conference, words, worries=room.worries[:1])
    page.statements.setFocus()
    press(page.statements, Qt.Key.Key_Down)
    press(page.statements, Qt.Key.Key_Up, ALT)
    assert statements(room) == ["Two", "One"]
    press(page.statements, Qt.Key.Key_Return)
    assert page.text.hasFocus()
    assert page.worries.tapped_worries() == tuple(room.worries[:1])
    page.text.moveCursor(page.text.textCursor().MoveOperation.End)
    type_text(page.text, "!")
    press(page.text, Qt.Key.Key_Return, CTRL)
    assert statements(room) == ["Two!", "One"]
    page.statements.setFocus()
    page.statements.setCurrentRow(0)
    press(page.statements, Qt.Key.Key_Delete)
    assert statements(room) == ["One"]


def test_after_four_statements_there_is_no_fifth_and_the_page_says_so(risk, room):
    page = risk.page()
    for n in range(4):
        room.desk.risk.add(room.conference, f"Statement {n}")
    assert not page.add.isEnabled()
    assert "four" in page.hint.text()


def test_what_is_half_written_goes_into_the_list_when_the_step_is_left(risk, room, type_text):
    type_text(risk.page().text, "he may be hurt.")
    risk.go_to("scale")
    assert statements(room) == ["We are worried that he may be hurt."]


def test_what_nobody_wrote_is_not_added(risk, room):
    press(risk.page().worries, Qt.Key.Key_Space)
    risk.go_to("scale")
    assert statements(room) == []


@pytest.fixture
def scale(room, open_page):
    room.begin()
    return open_page("scale")


def cell(page, room, who: str, child: int = 0) -> None:
    page.table.setFocus()
    page.table.setCurrentIndex(page.table.rows.at(room.ids[who], child + 1))


def number(room, who: str, child: int = 0, statement=None):
    wanted = (room.ids[who], room.picture().children[child].id, statement)
    found = [s for s in room.picture().scores if (s.who, s.child, s.statement) == wanted]
    return (found[0].number, found[0].reason) if found else "nothing"


def test_numbers_are_typed_in_the_cell_ten_as_one_and_nought(scale, room):
    page = scale.page()
    cell(page, room, "f_mum")
    press(page.table, Qt.Key.Key_4)
    assert number(room, "f_mum") == (4, "")
    press(page.table, Qt.Key.Key_1)
    press(page.table, Qt.Key.Key_0)
    assert number(room, "f_mum") == (10, "")
    press(page.table, Qt.Key.Key_0)
    assert number(room, "f_mum") == (0, "")
    assert page.table.currentIndex() == page.table.rows.at(room.ids["f_mum"], 1)


def test_a_one_in_one_cell_and_a_nought_in_the_next_are_two_numbers(scale, room):
    page = scale.page()
    cell(page, room, "f_mum")
    press(page.table, Qt.Key.Key_1)
    press(page.table, Qt.Key.Key_Right)
    press(page.table, Qt.Key.Key_0)
    assert (number(room, "f_mum"), number(room, "f_mum", 1)) == ((1, ""), (0, ""))


def test_somebody_gives_none_and_a_number_is_taken_back(scale, room):
    page = scale.page()
    cell(page, room, "f_mum")
    press(page.table, Qt.Key.Key_N)
    assert number(room, "f_mum") == (None, "")
    press(page.table, Qt.Key.Key_Delete)
    assert number(room, "f_mum") == "nothing"


def test_enter_leads_to_the_reason_and_back_and_it_belongs_to_its_cell(scale, room, type_text):
    page = scale.page()
    cell(page, room, "f_mum")
    press(page.table, Qt.Key.Key_4)
    press(page.table, Qt.Key.Key_Return)
    assert page.reason.hasFocus()
    type_text(page.reason, "the nights")
    press(page.reason, Qt.Key.Key_Return)
    assert page.table.hasFocus()
    assert number(room, "f_mum") == (4, "the nights")
    press(page.table, Qt.Key.Key_5)
    assert number(room, "f_mum") == (5, "the nights")
    press(page.table, Qt.Key.Key_Right)
    assert page.reason.text() == ""
    press(page.table, Qt.Key.Key_Left)
    assert page.reason.text() == "the nights"


def test_a_reason_half_typed_stays_with_its_own_cell_when_another_is_chosen(scale, room, type_text):
    page = scale.page()
    cell(page, room, "f_mum")
    press(page.table, Qt.Key.Key_4)
    page.reason.setFocus()
    type_text(page.reason, "half")
    cell(page, room, "f_gran")
    press(page.table, Qt.Key.Key_7)
    assert number(room, "f_mum") == (4, "half")
    assert number(room, "f_gran") == (7, "")


def test_the_family_comes_first_and_no_observer_chair_or_clerk_is_asked(scale, room):
    rows = scale.page().table.rows
    asked = [rows.row(rows.index(row, 0)).id for row in range(rows.rowCount())]
    first = [room.picture().person(who).is_family for who in asked]
    assert first == sorted(first, reverse=True)
    assert first[0]
    not_asked = {room.ids["p_chair"], room.ids["p_clerk"]}
    not_asked |= {a.person.id for a in room.picture().attendance if not a.has_view}
    assert not not_asked & set(asked)


def test_each_statement_has_its_own_scale_which_is_offered_and_not_asked_for(scale, room):
    page = scale.page()
    assert not page.about.isVisible()
    child = room.picture().children[1].id
    one = room.desk.risk.add(room.conference, "We are worried.", [child])
    assert page.about.isVisible()
    page._choose_scale(one)
    assert page.table.rows.headings == ("Who", room.picture().children[1].short)
    cell(page, room, "f_mum")
    press(page.table, Qt.Key.Key_3)
    assert number(room, "f_mum", 1, one) == (3, "")
    assert number(room, "f_mum", 1) == "nothing"
    room.desk.risk.remove(one)
    assert not page.about.isVisible()


def test_the_picture_says_the_same_as_the_table_to_who_cannot_see_it(scale, room):
    page = scale.page()
    for who, key in (("f_mum", Qt.Key.Key_6), ("p_sw", Qt.Key.Key_3)):
        cell(page, room, who)
        press(page.table, key)
    short = room.picture().children[0].short
    assert page.pictures.accessibleDescription() == (f"{short}: 2 numbers, from 3 to 6, the middle is 4.5.")
    QTest.qWait(50)
    assert page.pictures.isVisible()
    assert page.pictures.height() >= page.pictures.heightForWidth(page.pictures.width())


def test_the_mouse_has_its_numbers_too(scale, room, qtbot):
    page = scale.page()
    cell(page, room, "f_mum")
    seven = next(
        b for b in page.numbers.findChildren(type(page.numbers.flow.itemAt(0).widget())) if b.text() == "7"
    )
    qtbot.mouseClick(seven, Qt.MouseButton.LeftButton)
    assert number(room, "f_mum") == (7, "")
    assert page.table.hasFocus()
    press_focused(page, Qt.Key.Key_8)
    assert number(room, "f_mum") == (8, "")
