"""The round of views with what is decided beside it; silence and absence can be seen."""

import pytest
from PySide6.QtCore import Qt

from cpdesk.snapshots.decisions import ChildView, Decision, View
from cpdesk.vocabulary import Category, Outcome, PlanView
from tests.ui.meeting.conftest import press


@pytest.fixture
def at(room, open_page):
    room.begin()
    return open_page


def cells(table, who):
    return table.rows.row(table.rows.at(who, 0)).cells


def test_somebody_away_with_a_report_has_a_row_that_says_so_until_their_view_is_read(at, room):
    table = at("views").page().table
    absent = room.ids["p_pae"]
    assert "not here, sent a report" in cells(table, absent)[0].below
    assert cells(table, absent)[1].text == "Read the report"
    assert cells(table, room.ids["f_mum"])[1].text == "Ask now"
    table.setFocus()
    table.setCurrentIndex(table.rows.at(absent, 1))
    press(table, Qt.Key.Key_1)
    assert "by report" in cells(table, absent)[0].below


def test_how_the_views_fall_and_what_is_decided_stands_beside_them(at, room):
    child = room.picture().children[0]
    meeting = at("views")
    states = meeting.page().states
    assert "no agency has given a view" in states.words(child.id).casefold()
    for who in ("p_sw", "p_hv"):
        view = ChildView(child.id, PlanView.CHILD_PROTECTION, Category.NEGLECT)
        room.desk.decisions.give_view(room.conference, View(room.ids[who], (view,), "because"))
    assert "two agencies are for a child protection plan" in states.words(child.id).casefold()
    room.desk.decisions.decide(room.conference, Decision(child.id, Outcome.NO_PLAN))
    assert "against the majority" in states.words(child.id)
    press(states.to_decisions, Qt.Key.Key_Space)
    assert room.picture().step == "decision"
