"""Deciding and closing is the chair's; a clerk sees so calmly, and the chair hands over in the page."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from cpdesk.services.desk import Desk
from cpdesk.services.new_keys import HowKeysAreMade
from cpdesk.snapshots.decisions import Decision
from cpdesk.snapshots.keys import Opener
from cpdesk.storage import vault
from cpdesk.storage.cost import Cost
from cpdesk.storage.store import Store
from cpdesk.ui.meeting.page import MeetingPage
from cpdesk.vocabulary import KeyHolder, Lane, Outcome

from .conftest import Room

QUICK = Cost(64, 1, 1)
CHAIRS = "seven quiet words in a long row"
CLERK = Opener(KeyHolder.CLERK, "Tam Byrne")
CHAIR = Opener(KeyHolder.CHAIR, "Nora Wexley")


@pytest.fixture
def sealed(tmp_path: Path, hub, clock) -> Iterator[Callable[..., Desk]]:
    """Opens one sealed file as somebody; the chair unless another is named."""
    path = tmp_path / "practice.cpdesk"
    key = vault.create(path, CHAIRS, name=CHAIR.name, cost=QUICK).key
    desks: list[Desk] = []

    def unlock(who: Opener = CHAIR) -> Desk:
        for desk in desks:
            desk.close()
        how = HowKeysAreMade(cost=QUICK)
        store = Store(path, key, author=who.words)
        desks.append(Desk(store, hub.announce, clock, who, how_keys_are_made=how))
        return desks[-1]

    yield unlock
    for desk in desks:
        desk.close()


@pytest.fixture
def room(sealed, clock, practice_file) -> Room:
    desk = sealed()
    brought = desk.practice.bring_in(desk.practice.read(practice_file), fill=False)
    return Room(desk, clock, brought.conference_id, brought.ids)


@pytest.fixture
def clerks(room, sealed) -> Desk:
    """The desk of the clerk, in a conference that has begun."""
    room.begin()
    room.desk.keys.add(KeyHolder.CLERK, CLERK.name, "six quiet otters on ice")
    room.desk = sealed(CLERK)
    return room.desk


def test_a_clerk_is_told_calmly_whose_decision_it_is_and_nothing_takes_the_focus(
    clerks, open_page, room
) -> None:
    page = open_page("decision")
    assert page.chairs.isVisible()
    assert (
        "Deciding and closing are the chair’s, and you unlocked the file as clerk."
        in page.chairs.words.text()
    )
    assert not page.chairs.isAncestorOf(QApplication.focusWidget() or page)
    assert not any(card.isEnabled() for card in page.page().cards.values())
    assert not page.chairs.back.isVisible()


def test_everything_else_a_clerk_does_as_always(clerks, open_page, room) -> None:
    page = open_page("worries")
    assert not page.chairs.isVisible()
    clerks.meeting.add_entry(room.conference, "Nobody slept", Lane.WORRY)
    page.go_to("views")
    assert not page.chairs.isVisible()
    assert page.stack.isEnabled()


def test_the_chair_lets_the_clerk_write_it_down_with_the_chairs_passphrase(
    qtbot, clerks, open_page, room, type_text
) -> None:
    page = open_page("decision")
    strip = page.chairs
    strip.secret.field.setFocus()
    type_text(strip.secret.field, "not the chair’s\n")
    qtbot.waitUntil(strip.error.isVisible, timeout=10_000)
    assert "not a chair’s passphrase" in strip.error.text()
    assert strip.secret.field.selectedText() == "not the chair’s"
    strip.secret.wipe()
    type_text(strip.secret.field, CHAIRS + "\n")
    qtbot.waitUntil(strip.back.isVisible, timeout=10_000)
    assert strip.words.text().startswith("You write this down for the chair: Nora Wexley let you, at")
    assert page.top.role.text() == "You write for the chair"
    assert strip.secret.secret == ""
    assert not strip.ask.isVisible()
    child = room.picture().children[0].id
    assert all(card.isEnabled() for card in page.page().cards.values())
    clerks.decisions.decide(room.conference, Decision(child, Outcome.CHILD_IN_NEED_PLAN))
    assert (
        page.page().handed.text().startswith("Nora Wexley lets Tam Byrne write down what the chair decides")
    )
    strip.back.click()
    assert page.page().handed.text().startswith("Nora Wexley let Tam Byrne write down what the chair decided")
    assert strip.ask.isVisible()
    assert not page.page().cards[child].isEnabled()
    assert page.top.role.text() == ""


def test_wrong_tries_wait_here_too(qtbot, clerks, open_page, type_text) -> None:
    page = open_page("decision")
    for _ in range(3):
        clerks.hand_over.attempts.failed(clerks.path)
    type_text(page.chairs.secret.field, CHAIRS + "\n")
    assert page.chairs.wait.isVisible()
    assert not page.chairs.give.isEnabled()
    assert page.chairs.secret.secret == CHAIRS
    qtbot.waitUntil(page.chairs.give.isEnabled, timeout=10_000)


def test_what_was_typed_for_the_chair_is_forgotten_when_the_step_is_left(
    clerks, open_page, type_text
) -> None:
    page = open_page("decision")
    type_text(page.chairs.secret.field, CHAIRS)
    page.go_to("worries")
    assert not page.chairs.isVisible()
    assert page.chairs.secret.secret == ""


def test_a_clerk_cannot_close_before_it_is_handed_over(qtbot, clerks, open_page, type_text) -> None:
    page = open_page("close")
    assert page.chairs.isVisible()
    assert not page.page().closing.close_button.isEnabled()
    assert page.page().core_group.isEnabled()


def test_something_refused_elsewhere_as_the_chairs_brings_the_strip_there(clerks, open_page, room) -> None:
    page = open_page("welcome")
    assert not page.chairs.isVisible()
    page.page().do(lambda: clerks.attendance.go_on_without_quorum(room.conference, "all are here"), "Saved")
    assert page.chairs.isVisible()


def test_the_chair_hands_over_to_a_clerk_and_takes_it_back(room, open_page) -> None:
    room.begin()
    room.desk.keys.add(KeyHolder.CLERK, CLERK.name, "six quiet otters on ice")
    page: MeetingPage = open_page("decision")
    assert all(card.isEnabled() for card in page.page().cards.values())
    (hand_over,) = page.chairs.offers.findChildren(type(page.chairs.back))
    hand_over.click()
    assert "Tam Byrne may decide and close in your name" in page.chairs.words.text()
    assert page.top.role.text() == "Handed over to Tam Byrne"
    page.chairs.back.click()
    assert "You decide." in page.chairs.words.text()
    page.go_to("worries")
    assert not page.chairs.isVisible()


def test_a_chair_who_is_alone_with_the_file_sees_no_strip(room, open_page) -> None:
    room.begin()
    assert not open_page("decision").chairs.isVisible()
