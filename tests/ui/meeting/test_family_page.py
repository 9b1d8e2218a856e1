"""The family step: the tree and its list, put right by keys, lines and buttons on the real file."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cpdesk.rules.kinship import Relation
from cpdesk.ui.meeting.family.family_forms import TIES, Tie
from cpdesk.vocabulary import RelationshipKind, Sex
from tests.ui.meeting.conftest import press


@pytest.fixture
def meeting(room, open_page):
    room.begin()
    return open_page("family")


@pytest.fixture
def page(meeting):
    return meeting.page()


def choose(page, room, who):
    page.tree.people.setFocus()
    page.tree.choose(room.ids[who])


def person(room, who):
    return room.picture().person(room.ids[who])


def pick(box, data):
    for row in range(box.count()):
        if box.itemData(row) == data:
            box.setCurrentIndex(row)
            return
    raise AssertionError("it is not offered")


def test_the_list_has_the_focus_and_lights_whoever_is_chosen_in_the_drawing(page, room):
    assert page.tree.people.hasFocus()
    choose(page, room, "f_gran")
    lit = page.tree.drawing.grab().toImage()
    choose(page, room, "f_mum")
    assert page.tree.drawing.grab().toImage() != lit
    texts = [page.tree.people.item(row).text() for row in range(page.tree.people.count())]
    assert len(texts) == sum(p.is_family for p in room.picture().people)
    assert any(
        text.startswith("Agnieszka Wróbel-Łęcka (Aga): mother of Ffi, Kacperek, Ola") for text in texts
    )


def test_nobody_s_address_is_in_the_list_or_the_description(page, room):
    words = page.tree.drawing.accessibleDescription()
    assert "Bożena" in words
    assert "Sparrow Court" not in words


def test_a_new_relative_is_added_in_one_line_and_the_hands_are_back_in_the_list(page, room, type_text):
    choose(page, room, "f_fdad")
    press(page.tree.people, Qt.Key.Key_N)
    form = page.relative
    assert form.isVisible()
    pick(form.relation, Relation.MOTHER)
    type_text(form.name, "Siân Llŷr")
    type_text(form.born, "1/4/1965")
    press(form.born, Qt.Key.Key_Return)
    assert not form.isVisible()
    assert page.tree.people.hasFocus()
    assert page.tree.selected() == room.ids["f_fdad"], "whoever was chosen still is"
    new = room.picture().people[-1]
    assert (new.name, new.sex, new.born) == ("Siân Llŷr", Sex.FEMALE, date(1965, 4, 1))
    assert [person.name for person in room.picture().people].count("Siân Llŷr") == 1, "one Enter, one person"
    assert page.tree.drawing.picture.drawing.mark(new.id) is not None


def test_a_baby_gets_the_present_partner_as_other_parent(page, room, type_text):
    choose(page, room, "f_mum")
    press(page.tree.people, Qt.Key.Key_N)
    pick(page.relative.relation, Relation.UNBORN)
    assert page.relative.other.currentData() == room.ids["f_dad"]
    type_text(page.relative.born, "due 12 January 2027")
    press(page.relative.born, Qt.Key.Key_Return)
    baby = room.picture().people[-1]
    assert (baby.unborn, baby.expected) == (True, date(2027, 1, 12))
    parents = {r.a for r in room.picture().relationships if r.b == baby.id}
    assert parents == {room.ids["f_mum"], room.ids["f_dad"]}


def test_what_is_refused_stays_written_in_its_line(meeting, page, room, type_text):
    choose(page, room, "f_mum")
    press(page.tree.people, Qt.Key.Key_N)
    pick(page.relative.relation, Relation.MOTHER)
    type_text(page.relative.name, "Ż")
    type_text(page.relative.born, "spring")
    press(page.relative.born, Qt.Key.Key_Return)
    assert "3 February" in meeting.refusal.text()
    assert page.relative.isVisible()
    assert page.relative.name.text() == "Ż"
    press(page.relative.born, Qt.Key.Key_Escape)
    assert not page.relative.isVisible()
    assert page.tree.people.hasFocus()


def test_a_couple_part_and_stay_written_down_as_the_couple_they_were(page, room):
    choose(page, room, "f_mum")
    press(page.tree.people, Qt.Key.Key_R)
    form = page.related
    pick(form.other, room.ids["f_dad"])
    assert form.kind.currentData() == Tie(RelationshipKind.PARTNERS)
    assert form.out.isVisible()
    form.kind.setCurrentIndex(TIES.index(Tie(RelationshipKind.SEPARATED)))
    press(form.since, Qt.Key.Key_Return)
    pair = {room.ids["f_mum"], room.ids["f_dad"]}
    kinds = [r.kind for r in room.picture().relationships if {r.a, r.b} == pair]
    assert kinds == [RelationshipKind.PARTNERS, RelationshipKind.SEPARATED]


def test_child_of_is_written_the_other_way_round_and_taken_out_again(page, room):
    choose(page, room, "f_unc")
    press(page.tree.people, Qt.Key.Key_R)
    pick(page.related.other, room.ids["f_gran"])
    page.related.kind.setCurrentIndex(TIES.index(Tie(RelationshipKind.PARENT_OF, True)))
    press(page.related.until, Qt.Key.Key_Return)
    found = [
        r for r in room.picture().relationships if r.b == room.ids["f_unc"] and r.a == room.ids["f_gran"]
    ]
    assert [r.kind for r in found] == [RelationshipKind.PARENT_OF]
    press(page.tree.people, Qt.Key.Key_R)
    pick(page.related.other, room.ids["f_gran"])
    page.related.out.click()
    assert found[0] not in room.picture().relationships


def test_who_lives_together_is_outlined(page, room):
    mum, baby = room.ids["f_mum"], room.ids["f_ub"]
    assert page.tree.drawing.picture.drawing.homes == (), "she and her unborn child are not outlined alone"
    choose(page, room, "f_ola")
    press(page.tree.people, Qt.Key.Key_H)
    pick(page.home.other, room.ids["f_mum"])
    press(page.home.other, Qt.Key.Key_Return)
    (home,) = page.tree.drawing.picture.drawing.homes
    assert set(home.people) == {room.ids["f_ola"], mum, baby}


def test_marks_are_set_and_lifted_by_one_key_or_button_each(page, room):
    choose(page, room, "f_gran")
    for key, fact in (
        (Qt.Key.Key_P, "parental_responsibility"),
        (Qt.Key.Key_U, "unnamed"),
        (Qt.Key.Key_A, "address_restricted"),
    ):  # fmt: skip
        press(page.tree.people, key)
        assert getattr(person(room, "f_gran"), fact)
    assert "address must not be shared" in page.tree.people.currentItem().text()
    page.bar.acts["U"].click()
    assert not person(room, "f_gran").unnamed


def test_a_death_is_a_day_and_an_empty_line_takes_it_back(meeting, page, room, type_text):
    choose(page, room, "f_gran")
    press(page.tree.people, Qt.Key.Key_D)
    type_text(page.died.day, "2 March 2090")
    press(page.died.day, Qt.Key.Key_Return)
    assert "not come yet" in meeting.refusal.text()
    page.died.day.clear()
    type_text(page.died.day, "2 March 2023")
    press(page.died.day, Qt.Key.Key_Return)
    assert person(room, "f_gran").died == date(2023, 3, 2)
    assert page.tree.drawing.picture.drawing.mark(room.ids["f_gran"]).crossed
    press(page.tree.people, Qt.Key.Key_D)
    page.died.day.clear()
    press(page.died.day, Qt.Key.Key_Return)
    assert person(room, "f_gran").died is None


def test_a_name_is_corrected_by_enter_and_undone_by_ctrl_z(meeting, page, room, type_text):
    choose(page, room, "f_gran")
    press(page.tree.people, Qt.Key.Key_Return)
    assert page.corrected.name.text() == "Bożena Łęcka"
    type_text(page.corrected.known_as, "Babcia")
    press(page.corrected.known_as, Qt.Key.Key_Return)
    assert person(room, "f_gran").known_as == "Babcia"
    press(meeting, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert person(room, "f_gran").known_as == ""


def test_an_address_that_must_not_be_shared_is_shown_only_when_asked_for(page, room):
    choose(page, room, "f_gran")
    press(page.tree.people, Qt.Key.Key_A)
    page.show_details()
    cell = page.table.rows.at(room.ids["f_gran"], 5)
    assert "Sparrow" not in cell.data()
    page.details.addresses.click()
    assert "Sparrow" in page.table.rows.at(room.ids["f_gran"], 5).data()
    page.show_details(False)
    QApplication.processEvents()
    assert not page.details.addresses.isChecked()


def test_plus_makes_the_drawing_larger_and_nought_fits_it_again(page, room):
    choose(page, room, "f_gran")
    before = page.tree.drawing.factor
    press(page.tree.people, Qt.Key.Key_Plus)
    assert page.tree.drawing.factor > before
    press(page.tree.people, Qt.Key.Key_0)
    assert page.tree.drawing.factor == before
