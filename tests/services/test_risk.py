"""Risk statements are made of open worries; the scale takes 0 to 10, or that somebody gave none."""

from uuid import UUID, uuid4

import pytest

from cpdesk.errors import NotPossible
from cpdesk.services.desk import Desk
from cpdesk.services.practice import BroughtIn
from cpdesk.snapshots.risk import ScaleScore
from cpdesk.vocabulary import Capacity, Lane


@pytest.fixture
def worry(desk: Desk, running: UUID) -> UUID:
    desk.run_sheet.go_to(running, "worries")
    return desk.meeting.add_entry(running, "Leo was alone at night.", Lane.WORRY)


def risks(desk: Desk, which: UUID) -> list[str]:
    return [risk.text for risk in desk.meeting.conference(which).risks]


def test_a_statement_keeps_its_words_its_children_and_its_worries(desk, running, worry):
    child = desk.meeting.conference(running).children[0].id
    one = desk.risk.add(running, " We are worried that Leo may be hurt. ", [child], [worry, worry])
    risk = desk.meeting.conference(running).risks[0]
    assert (risk.id, risk.text) == (one, "We are worried that Leo may be hurt.")
    assert (risk.about, risk.worries) == ((child,), (worry,))


def test_an_empty_statement_and_a_fifth_one_are_refused(desk, running):
    with pytest.raises(NotPossible):
        desk.risk.add(running, "  \n")
    for n in range(4):
        desk.risk.add(running, f"Statement {n}")
    with pytest.raises(NotPossible, match="four"):
        desk.risk.add(running, "One more")
    assert risks(desk, running) == [f"Statement {n}" for n in range(4)]


@pytest.mark.parametrize("how", ["private", "confidential", "removed", "unsorted", "closed step"])
def test_nothing_but_an_open_worry_can_be_linked(desk, running, worry, how):
    one = worry
    if how == "private":
        desk.meeting.change_entry(worry, private=True)
    elif how == "removed":
        desk.meeting.remove_entry(worry)
    elif how == "closed step":
        one = desk.meeting.add_entry(running, "Secret", Lane.WORRY, step="confidential")
    else:
        desk.meeting.change_entry(worry, lane=Lane(how))
    with pytest.raises(NotPossible):
        desk.risk.add(running, "We are worried.", worries=[one])
    other = desk.risk.add(running, "We are worried.")
    with pytest.raises(NotPossible):
        desk.risk.change(other, worries=[one])
    assert desk.meeting.conference(running).risks[0].worries == ()


def test_a_statement_is_changed_moved_and_taken_out(desk, running):
    a, b, c = (desk.risk.add(running, words) for words in "abc")
    desk.risk.change(b, text="B")
    desk.risk.move(c, a)
    assert risks(desk, running) == ["c", "a", "B"]
    desk.risk.move(c, None)
    desk.risk.move(a, a)
    assert risks(desk, running) == ["a", "B", "c"]
    with pytest.raises(NotPossible):
        desk.risk.change(a, text="")
    desk.risk.remove(b)
    assert risks(desk, running) == ["a", "c"]
    with pytest.raises(NotPossible):
        desk.risk.remove(b)


def given(desk: Desk, which: UUID) -> set[tuple[int | None, str]]:
    return {(score.number, score.reason) for score in desk.meeting.conference(which).scores}


def test_a_number_is_given_changed_and_withdrawn(desk, running, booked: BroughtIn):
    mum, child = booked.ids["f_mum"], desk.meeting.conference(running).children[0].id
    desk.risk.score(running, ScaleScore(mum, child, 3, "the nights"))
    desk.risk.score(running, ScaleScore(mum, child, 10, "better"))
    assert given(desk, running) == {(10, "better")}
    desk.risk.score(running, ScaleScore(mum, child, None))
    assert given(desk, running) == {(None, "")}
    desk.risk.withdraw(running, mum, child)
    desk.risk.withdraw(running, mum, child)
    assert given(desk, running) == set()


def test_each_statement_has_a_scale_of_its_own_which_goes_with_it(desk, running, booked: BroughtIn):
    mum, child = booked.ids["f_mum"], desk.meeting.conference(running).children[0].id
    one = desk.risk.add(running, "We are worried.")
    desk.risk.score(running, ScaleScore(mum, child, 7))
    desk.risk.score(running, ScaleScore(mum, child, 4, statement=one))
    assert given(desk, running) == {(7, ""), (4, "")}
    desk.risk.remove(one)
    assert given(desk, running) == {(7, "")}
    with pytest.raises(NotPossible):
        desk.risk.score(running, ScaleScore(mum, child, 4, statement=one))


@pytest.mark.parametrize("number", [-1, 11])
def test_a_number_beyond_the_scale_is_refused(desk, running, booked: BroughtIn, number):
    child = desk.meeting.conference(running).children[0].id
    with pytest.raises(NotPossible):
        desk.risk.score(running, ScaleScore(booked.ids["f_mum"], child, number))


def test_only_children_of_the_conference_are_on_the_scale(desk, running, booked: BroughtIn):
    for who in (booked.ids["f_gran"], uuid4()):
        with pytest.raises(NotPossible):
            desk.risk.score(running, ScaleScore(booked.ids["f_mum"], who, 5))


def test_an_observer_gives_no_number(desk, running, booked: BroughtIn, monkeypatch):
    child, who = desk.meeting.conference(running).children[0].id, booked.ids["p_hv"]
    desk.attendance.set_capacity(running, who, Capacity.OBSERVER)
    with pytest.raises(NotPossible):
        desk.risk.score(running, ScaleScore(who, child, 5))
    assert given(desk, running) == set()


def test_a_closed_conference_keeps_its_statements_and_numbers(desk, filled: BroughtIn):
    which = filled.conference_id
    with pytest.raises(NotPossible):
        desk.risk.add(which, "Too late")
    child = desk.meeting.conference(which).children[0].id
    with pytest.raises(NotPossible):
        desk.risk.score(which, ScaleScore(filled.ids["f_mum"], child, 5))
