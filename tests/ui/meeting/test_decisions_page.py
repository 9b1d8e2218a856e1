"""A decision asks for exactly what it needs, in the card of the child."""

import pytest
from PySide6.QtCore import Qt

from cpdesk.snapshots.decisions import ChildView, Decision, View
from cpdesk.ui.meeting.views.decision_card import DecisionCard, fitting
from cpdesk.vocabulary import Category, ConferenceKind, EndingGround, Outcome, PlanView, ReviewProgress
from tests.ui.meeting.conftest import press


@pytest.fixture
def at(room, open_page):
    room.begin()
    for who in ("p_sw", "p_hv", "p_sch"):
        views = tuple(
            ChildView(child.id, PlanView.CHILD_PROTECTION, Category.NEGLECT)
            for child in room.picture().children
        )
        room.desk.decisions.give_view(room.conference, View(room.ids[who], views, "because"))
    return open_page


def test_a_plan_asks_whether_harm_was_suffered_or_is_likely(at, room):
    child = room.picture().children[0].id
    card = at("decision").page().cards[child]
    assert not card.more.harm.isVisible()
    press(card.outcome._chips[Outcome.CHILD_PROTECTION_PLAN], Qt.Key.Key_Space)
    assert card.more.harm.isVisible()
    assert not card.more.ground.isVisible()
    press(card.more.likely, Qt.Key.Key_Space)
    press(card.more.legal, Qt.Key.Key_Space)
    decision = room.picture().decision(child)
    assert (decision.has_suffered, decision.likely_to_suffer, decision.legal_advice) == (False, True, True)


def test_the_plan_of_an_unborn_child_starts_at_the_birth(at, room):
    child = next(c for c in room.picture().children if c.unborn)
    card = at("decision").page().cards[child.id]
    press(card.outcome._chips[Outcome.CHILD_PROTECTION_PLAN], Qt.Key.Key_Space)
    assert "starts at the birth" in card.more.note.text()
    press(card.outcome._chips[Outcome.NO_PLAN], Qt.Key.Key_Space)
    assert not card.more.note.isVisible()


def test_the_source_of_what_an_override_asks_is_named(at, room):
    child = room.picture().children[0].id
    card = at("decision").page().cards[child]
    press(card.outcome._chips[Outcome.NO_PLAN], Qt.Key.Key_Space)
    assert room.picture().procedure.decision.source in card.override_source.text()
    assert card.override_source.isVisible()


def test_the_end_of_a_plan_asks_for_the_ground_and_what_is_left_to_do(at, room, qtbot, type_text):
    conference = room.picture()
    child = conference.children[0]
    card = DecisionCard(child.id, ConferenceKind.REVIEW)
    qtbot.addWidget(card)
    said = []
    card.decided.connect(said.append)
    majority = room.desk.decisions.majority(room.conference, child.id)
    card.show_decision(conference, child, majority)
    card.show()
    press(card.outcome._chips[Outcome.PLAN_ENDS], Qt.Key.Key_Space)
    assert said[-1].progress is ReviewProgress.NOT_NEEDED
    room.desk.decisions.decide(room.conference, said[-1])
    card.show_decision(room.picture(), child, majority)
    assert card.more.ground.isVisible()
    press(card.more.ground._chips[EndingGround.CHANGED], Qt.Key.Key_Space)
    type_text(card.more.outstanding, "the dentist – Gran sees to it")
    card.more.outstanding.flush()
    assert (said[-1].ending_ground, said[-1].outstanding) == (
        EndingGround.CHANGED,
        "the dentist – Gran sees to it",
    )


def test_a_review_says_how_the_plan_went_and_proposes_legal_advice(at, room, qtbot):
    conference = room.picture()
    child = conference.children[0]
    card = DecisionCard(child.id, ConferenceKind.REVIEW)
    qtbot.addWidget(card)
    stuck = Decision(child.id, Outcome.CHILD_PROTECTION_PLAN, progress=ReviewProgress.RISK_RISING)
    room.desk.decisions.decide(room.conference, stuck)
    majority = room.desk.decisions.majority(room.conference, child.id)
    card.show_decision(room.picture(), child, majority, legal_proposed=True)
    card.show()
    assert card.more.progress.values() == [ReviewProgress.RISK_RISING]
    assert card.more.urgent.isVisible()
    assert card.more.proposed.isVisible()
    assert not card.more.legal.isChecked()


def test_what_belongs_to_another_outcome_goes():
    child = ConferenceKind.REVIEW
    ended = Decision(None, Outcome.PLAN_ENDS, Category.NEGLECT, ending_ground=EndingGround.DIED)
    assert fitting(ended, child).category is None
    goes_on = fitting(
        Decision(
            None,
            Outcome.CHILD_PROTECTION_PLAN,
            ending_ground=EndingGround.DIED,
            outstanding="x",
            progress=ReviewProgress.NOT_NEEDED,
        ),
        child,
    )
    assert (goes_on.ending_ground, goes_on.outstanding, goes_on.progress) == (None, "", None)


def test_what_still_stops_the_close_stands_below_the_decisions_and_leads_there(at, room):
    page = at("decision")
    before = page.page().before
    words = [before.row.flow.itemAt(n).widget() for n in range(before.row.flow.count())]
    button = next(w for w in words if w.text() == "✗ Complaints explained")
    press(button, Qt.Key.Key_Space)
    assert room.picture().step == "close"
