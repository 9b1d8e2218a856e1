"""Parts of a conference: who goes out, who comes in, who comes back, and what is private."""

from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cpdesk.errors import NotPossible
from cpdesk.rules.kinship import Relation
from cpdesk.snapshots.decisions import Decision
from cpdesk.vocabulary import AttendanceMode, Capacity, Lane, Outcome, PartKind, PersonKind

ROOM = AttendanceMode.IN_PERSON


@pytest.fixture
def people(desk, running, booked):
    """Mum with her solicitor, Dad, and three professionals, all in the room."""
    ids = dict(booked.ids)
    ids["solicitor"] = desk.attendance.add_person(running, "Ada Law", "solicitor", "Law and Co")
    ids["uncle"] = desk.attendance.add_person(running, "Uncle Bo", "uncle", kind=PersonKind.FAMILY)
    desk.attendance.set_capacity(running, ids["solicitor"], Capacity.SOLICITOR, beside=ids["f_mum"])
    for who in ("f_mum", "uncle", "solicitor", "p_sw", "p_hv", "p_nur"):
        desk.attendance.arrive(running, ids[who], ROOM)
    return ids


def here(desk, conference, people):
    present = {a.person.id for a in desk.meeting.conference(conference).attendance if a.present}
    return {name for name, who in people.items() if who in present}


PROFESSIONALS = {"p_sw", "p_hv", "p_nur"}
EVERYBODY = {"f_mum", "uncle", "solicitor"} | PROFESSIONALS


def test_a_closed_part_sends_the_family_out_with_their_solicitor_and_brings_them_back(
    desk, running, people, clock
):
    desk.parts.begin(running, PartKind.CLOSED, (), " Police asked for it ")
    conference = desk.meeting.conference(running)
    assert here(desk, running, people) == PROFESSIONALS
    assert (conference.part.kind, conference.part.reason) == (PartKind.CLOSED, "Police asked for it")
    out = next(a for a in conference.attendance if a.person.id == people["f_mum"]).presences[-1]
    assert (out.sent_out, out.why) == (True, PartKind.CLOSED.words)
    clock.pass_(7)
    desk.parts.end(running)
    assert here(desk, running, people) == EVERYBODY
    assert desk.meeting.conference(running).part is None


def test_who_was_sent_out_or_left_before_a_part_does_not_come_back_with_it(desk, running, people, clock):
    desk.attendance.send_out(running, people["uncle"], "shouted at the social worker")
    clock.pass_(1)
    desk.parts.begin(running, PartKind.CLOSED, ())
    desk.parts.end(running)
    assert here(desk, running, people) == EVERYBODY - {"uncle"}


def test_who_goes_home_while_they_wait_stays_away(desk, running, people, clock):
    desk.parts.begin(running, PartKind.CLOSED, ())
    clock.pass_(3)
    desk.attendance.set_mode(running, people["uncle"], AttendanceMode.APOLOGIES)
    desk.parts.end(running)
    assert here(desk, running, people) == EVERYBODY - {"uncle"}


def test_two_halves_that_follow_each_other_never_have_both_parents_in_the_room(desk, running, people, clock):
    desk.attendance.leave(running, people["uncle"])
    clock.pass_(1)
    desk.parts.begin(running, PartKind.HALF, [people["f_mum"]])
    assert here(desk, running, people) == EVERYBODY - {"uncle"}
    clock.pass_(30)
    desk.parts.begin(running, PartKind.HALF, [people["uncle"]])
    assert here(desk, running, people) == PROFESSIONALS | {"uncle"}
    clock.pass_(30)
    desk.parts.end(running)
    conference = desk.meeting.conference(running)
    assert here(desk, running, people) == EVERYBODY - {"uncle"}
    stretches = {
        name: next(a for a in conference.attendance if a.person.id == people[name]).presences
        for name in ("f_mum", "uncle")
    }
    for one in stretches["f_mum"]:
        for other in stretches["uncle"][1:]:
            assert (one.left and one.left <= other.arrived) or (other.left and other.left <= one.arrived)


def test_a_child_comes_in_for_their_part_and_goes_again(desk, running, people, clock):
    child = people["f_ola"]
    desk.parts.begin(running, PartKind.WITH_CHILD, [child])
    assert here(desk, running, people) == PROFESSIONALS | {"f_ola"}
    clock.pass_(10)
    desk.parts.end(running)
    assert here(desk, running, people) == EVERYBODY


def test_nobody_of_the_family_comes_into_a_part_that_they_are_not_in(desk, running, people):
    desk.parts.begin(running, PartKind.CLOSED, ())
    with pytest.raises(NotPossible, match="part of the conference goes on"):
        desk.attendance.arrive(running, people["f_mum"], ROOM)
    desk.attendance.arrive_expected(running)
    family = {"f_mum", "uncle", "solicitor"}
    assert not here(desk, running, people) & family


def test_a_half_needs_somebody_of_the_family_in_it(desk, running, people):
    with pytest.raises(NotPossible, match="Choose who of the family"):
        desk.parts.begin(running, PartKind.HALF, ())
    with pytest.raises(NotPossible, match="family’s side"):
        desk.parts.begin(running, PartKind.HALF, [people["p_sw"]])
    with pytest.raises(NotPossible, match="together already"):
        desk.parts.end(running)


def test_a_part_cannot_begin_before_the_conference(desk, booked):
    with pytest.raises(NotPossible, match="has not begun"):
        desk.parts.begin(booked.conference_id, PartKind.CLOSED, ())


def test_what_is_typed_in_a_part_belongs_to_it_and_in_a_closed_one_is_private(desk, running, people):
    part = desk.parts.begin(running, PartKind.CLOSED, ())
    first = desk.meeting.add_entry(running, "From the police.", Lane.WORRY)
    desk.parts.end(running)
    second = desk.meeting.add_entry(running, "With everybody.", Lane.WORRY)
    conference = desk.meeting.conference(running)
    assert (conference.entry(first).part, conference.entry(first).private) == (part, True)
    assert (conference.entry(second).part, conference.entry(second).private) == (None, False)
    with pytest.raises(NotPossible, match="stays private"):
        desk.meeting.change_entry(first, private=False)


def test_what_was_typed_too_late_can_be_put_into_the_part_in_which_it_was_said(desk, running, people):
    part = desk.parts.begin(running, PartKind.CLOSED, ())
    desk.parts.end(running)
    entry = desk.meeting.add_entry(running, "Said a moment ago.", Lane.WORRY)
    desk.meeting.change_entry(entry, part=part)
    moved = desk.meeting.conference(running).entry(entry)
    assert (moved.part, moved.private) == (part, True)


def test_the_closed_step_of_the_run_sheet_begins_the_closed_part_and_the_next_one_ends_it(
    desk, running, people, clock
):
    desk.run_sheet.go_to(running, "confidential")
    assert desk.meeting.conference(running).part.kind is PartKind.CLOSED
    assert here(desk, running, people) == PROFESSIONALS
    clock.pass_(4)
    desk.run_sheet.go_to(running, "welcome")
    assert desk.meeting.conference(running).part is None
    assert here(desk, running, people) == EVERYBODY


def test_a_part_keeps_its_order_when_the_clock_is_set_back(desk, running, people, clock):
    clock.at += timedelta(minutes=5)
    desk.parts.begin(running, PartKind.CLOSED, ())
    clock.at -= timedelta(hours=2)
    desk.parts.end(running)
    part = desk.meeting.conference(running).parts[0]
    assert part.began < part.ended
    assert here(desk, running, people) == EVERYBODY


def test_a_part_that_was_begun_by_mistake_is_undone_as_a_whole(desk, running, people, clock):
    clock.pass_(60)
    desk.parts.begin(running, PartKind.CLOSED, ())
    desk.undoing.undo(running)
    conference = desk.meeting.conference(running)
    assert (conference.part, conference.parts) == (None, ())
    assert here(desk, running, people) == EVERYBODY
    desk.undoing.redo(running)
    assert here(desk, running, people) == PROFESSIONALS


def test_the_close_ends_the_part_that_goes_on(desk, running, people, clock):
    desk.parts.begin(running, PartKind.CLOSED, ())
    clock.pass_(10)
    for child in desk.meeting.conference(running).children:
        desk.decisions.decide(running, Decision(child.id, Outcome.NO_PLAN, reason="All is well."))
        desk.decisions.decide(
            running,
            Decision(child.id, Outcome.NO_PLAN, reason="All is well.", override_reason="The chair decides."),
        )
    desk.closing.close(running, "left open")
    assert all(part.ended is not None for part in desk.meeting.conference(running).parts)


@given(
    acts=st.lists(
        st.tuples(
            st.sampled_from(
                ("closed", "half mum", "half uncle", "child", "end", "leave", "come", "step", "out")
            ),
            st.sampled_from(("f_mum", "uncle")),
        ),
        max_size=14,
    )
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_happens_nobody_is_in_a_part_that_they_do_not_belong_to(desk, running, people, clock, acts):
    """One conference goes on from example to example; the rule holds after each act."""
    for act, who in acts:
        clock.pass_(1)
        with suppress(NotPossible):
            if act in ("closed", "half", "child"):
                kind = {"closed": PartKind.CLOSED, "child": PartKind.WITH_CHILD}.get(act, PartKind.HALF)
                members = {"closed": (), "child": ("f_ola",)}.get(act, (who,))
                desk.parts.begin(running, kind, [people[name] for name in members])
            elif act == "end":
                desk.parts.end(running)
            elif act == "leave":
                desk.attendance.leave(running, people[who])
            elif act == "come":
                desk.attendance.arrive(running, people[who], ROOM)
            elif act == "out":
                desk.attendance.send_out(running, people[who], "")
            else:
                step = desk.meeting.conference(running).step
                desk.run_sheet.go_to(running, "worries" if step == "confidential" else "confidential")
        conference = desk.meeting.conference(running)
        part = conference.part
        family = {a.person.id for a in conference.attendance if a.present and a.person.is_family}
        if part is not None:
            assert family <= set(part.members)
            assert sum(one.ended is None for one in conference.parts) == 1
        assert {people[name] for name in PROFESSIONALS} <= {
            a.person.id for a in conference.attendance if a.present
        }


def test_a_baby_who_is_not_born_yet_is_in_no_part(desk, running, people):
    baby = desk.family.add_relative(running, "", Relation.UNBORN, people["f_mum"])
    with pytest.raises(NotPossible, match="not born yet"):
        desk.parts.begin(running, PartKind.WITH_CHILD, [baby])
