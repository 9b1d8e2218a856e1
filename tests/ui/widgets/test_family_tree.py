"""The family tree in a window: fitted or scrolled, reached through its list, never clipped."""

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cpdesk.snapshots.people import Person, Relationship
from cpdesk.ui.widgets.family_drawing import LEAST
from cpdesk.ui.widgets.family_tree import FamilyTree
from cpdesk.vocabulary import PersonKind, RelationshipKind, Sex

TODAY = date(2026, 11, 26)


def family(count: int) -> tuple[tuple[Person, ...], tuple[Relationship, ...]]:
    """So many people, each a parent of the next but two, with long names of several scripts."""
    names = ("Ọlámilékan Adébáyọ̀ O’Brien-Nguyễn", "علي محمد الحسيني", "Llŷr", "Brzęczyszczykiewicz-Łęcka")
    people = tuple(
        Person(
            UUID(int=n + 1), PersonKind.FAMILY, f"{names[n % 4]} {n}", sex=list(Sex)[n % 3],
            born=date(1930 + n * 3, 1, 1), subject=n > count - 3,
        )
        for n in range(count)
    )  # fmt: skip
    ties = tuple(
        Relationship(people[(n - 1) // 2].id, people[n].id, RelationshipKind.PARENT_OF)
        for n in range(1, count)
    )
    return people, ties


@pytest.fixture
def tree(qtbot, appearance) -> FamilyTree:
    tree = FamilyTree()
    qtbot.addWidget(tree)
    tree.resize(1000, 460)
    tree.show()
    tree.activateWindow()
    qtbot.waitExposed(tree)
    return tree


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def test_every_person_is_reached_by_the_arrow_keys_and_lit(tree) -> None:
    tree.show_family(*family(30), TODAY)
    tree.people.setFocus()
    tree.people.setCurrentRow(0)
    reached = []
    tree.chosen.connect(reached.append)
    for _ in range(29):
        QTest.keyClick(tree.people, Qt.Key.Key_Down)
    assert set(reached) | {tree.people.item(0).data(Qt.ItemDataRole.UserRole)} == {
        p.id for p in family(30)[0]
    }
    box = tree.drawing.place_of(tree.selected()).toRect()
    seen = tree.drawing.visibleRegion().boundingRect()
    assert seen.intersects(box), "whoever is chosen is scrolled into view"


def test_a_small_family_fits_and_a_large_one_is_never_too_small_to_read(tree) -> None:
    tree.show_family(*family(5), TODAY)
    settle()
    place = tree.place.maximumViewportSize()
    assert tree.drawing.width() <= place.width()
    tree.show_family(*family(30), TODAY)
    settle()
    assert tree.drawing.factor == pytest.approx(LEAST)
    assert tree.drawing.width() > place.width()


def test_on_a_board_everything_fits_and_there_is_no_list(qtbot, appearance) -> None:
    board = FamilyTree(large=True)
    qtbot.addWidget(board)
    board.resize(1280, 600)
    board.show()
    board.show_family(*family(30), TODAY)
    settle()
    assert not board.people.isVisible()
    assert board.drawing.width() <= 1280
    assert board.drawing.height() <= 600
    board.show_family(*family(3), TODAY)
    assert board.drawing.factor > 1.5


@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_words_are_clipped_in_the_list_or_the_drawing(tree, appearance, size, theme) -> None:
    appearance.choose_size(size)
    appearance.choose_theme(theme)
    tree.resize(QSize(1200, 620))
    tree.show_family(*family(12), TODAY)
    settle()
    metrics, wrap = tree.people.fontMetrics(), Qt.TextFlag.TextWordWrap
    for row in range(tree.people.count()):
        item = tree.people.item(row)
        box = tree.people.visualItemRect(item)
        words = metrics.boundingRect(box.adjusted(0, 0, -16 * size // 100, 0), wrap, item.text())
        assert words.height() <= box.height()
    drawing = tree.drawing.picture.drawing
    for mark in drawing.marks:
        label = tree.drawing.picture.labels[mark.key]
        assert not [line for line in label.name if line.endswith("…")]
    appearance.choose_theme("light")
    appearance.choose_size(100)


def test_what_others_have_observed_is_not_on_a_board_even_when_it_is_given(tree) -> None:
    people, ties = family(3)
    conflict = Relationship(people[0].id, people[2].id, RelationshipKind.CONFLICT)
    tree.show_family(people, (*ties, conflict), TODAY)
    assert "conflict" in tree.drawing.accessibleDescription()
    tree.show_family(people, (*ties, conflict), TODAY, for_full_copy=False)
    assert "conflict" not in tree.drawing.accessibleDescription()
    assert "zigzag" not in tree.signs.text()


def test_a_click_chooses_and_goes_to_the_list(tree) -> None:
    people, ties = family(5)
    tree.show_family(people, ties, TODAY)
    settle()
    middle = tree.drawing.place_of(people[1].id).center()
    QTest.mouseClick(tree.drawing, Qt.MouseButton.LeftButton, pos=QPointF(middle).toPoint())
    assert tree.selected() == people[1].id
    assert tree.people.hasFocus()
    QTest.mouseClick(tree.drawing, Qt.MouseButton.LeftButton, pos=QPoint(0, 0))
    assert tree.selected() == people[1].id


def test_who_is_chosen_stays_chosen_when_the_family_changes(tree) -> None:
    people, ties = family(8)
    tree.show_family(people, ties, TODAY)
    tree.choose(people[4].id)
    more = Person(UUID(int=99), PersonKind.FAMILY, "Somebody new")
    tree.show_family((*people, more), ties, TODAY)
    assert tree.selected() == people[4].id
    assert tree.people.count() == 9


def test_letters_are_asked_of_the_page_and_other_shortcuts_go_on(tree) -> None:
    people, ties = family(3)
    tree.show_family(people, ties, TODAY)
    tree.people.setFocus()
    tree.people.setCurrentRow(0)
    asked = []
    tree.asked.connect(lambda who, key: asked.append(key))
    for key in (Qt.Key.Key_N, Qt.Key.Key_R, Qt.Key.Key_Return):
        QTest.keyClick(tree.people, key)
    QTest.keyClick(tree.people, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert asked == ["N", "R", "Return"]


def test_nobody_is_an_empty_drawing_and_an_empty_list(tree) -> None:
    tree.show_family(*family(4), TODAY)
    tree.show_family((), (), TODAY)
    settle()
    assert tree.people.count() == 0
    assert tree.drawing.picture.drawing.marks == ()


def test_the_signs_that_are_used_are_explained(tree) -> None:
    tree.show_family(*family(4), TODAY)
    assert tree.signs.text().startswith("Square: man or boy")
    assert "divorced" not in tree.signs.text()
