"""Who comes and goes, and what that does to quorum."""

from uuid import uuid4

import pytest

from cpdesk.errors import NotPossible
from cpdesk.rules.kinship import Relation
from cpdesk.snapshots.decisions import ChildView, View
from cpdesk.vocabulary import AttendanceMode, Capacity, Category, PersonKind, PlanView, Sex, VoiceBy


def row(desk, conference, person):
    return next(a for a in desk.meeting.conference(conference).attendance if a.person.id == person)


def test_arriving_and_leaving_are_kept_to_the_minute(desk, running, booked, clock):
    who = booked.ids["p_hv"]
    desk.attendance.arrive(running, who, AttendanceMode.ONLINE)
    arrived = clock.at
    clock.pass_(25)
    desk.attendance.leave(running, who)
    clock.pass_(5)
    desk.attendance.arrive(running, who, AttendanceMode.IN_PERSON)
    seen = row(desk, running, who)
    assert [(p.arrived, p.left is None, p.mode) for p in seen.presences] == [
        (arrived, False, AttendanceMode.ONLINE),
        (clock.at, True, AttendanceMode.IN_PERSON),
    ]
    assert seen.present


def test_quorum_changes_as_people_come_and_go(desk, running, booked):
    child = booked.ids["f_kac"]

    def quorate():
        return next(q.quorate for q in desk.meeting.conference(running).quorum if q.child == child)

    assert not quorate()
    for who in ("p_sw", "p_hv", "p_nur"):
        desk.attendance.arrive(running, booked.ids[who], AttendanceMode.IN_PERSON)
    assert quorate()
    desk.attendance.leave(running, booked.ids["p_nur"])
    assert not quorate()


def test_contact_with_a_child_counts_for_that_child_alone(desk, running, booked):
    for who in ("p_sw", "p_hv", "p_sch"):
        desk.attendance.arrive(running, booked.ids[who], AttendanceMode.IN_PERSON)
    desk.attendance.set_contact(running, booked.ids["p_hv"], [booked.ids["f_ffi"]])
    quorate = {q.child: q.quorate for q in desk.meeting.conference(running).quorum}
    assert quorate[booked.ids["f_ffi"]]
    assert not quorate[booked.ids["f_ola"]]


def test_all_who_were_expected_arrive_at_one_stroke(desk, running):
    came = desk.attendance.arrive_expected(running)
    conference = desk.meeting.conference(running)
    assert came == sum(a.present for a in conference.attendance) > 5
    assert not any(a.present for a in conference.attendance if not a.mode.takes_part)
    assert desk.attendance.arrive_expected(running) == 0


def test_apologies_end_being_there(desk, running, booked):
    who = booked.ids["p_pol"]
    desk.attendance.arrive(running, who, AttendanceMode.ONLINE)
    desk.attendance.set_mode(running, who, AttendanceMode.APOLOGIES, "called away")
    seen = row(desk, running, who)
    assert (seen.present, seen.ever_present, seen.remark) == (False, True, "called away")


def test_an_observer_does_not_make_a_conference_quorate(desk, running, booked):
    for who in ("p_sw", "p_hv", "p_nur"):
        desk.attendance.arrive(running, booked.ids[who], AttendanceMode.IN_PERSON)

    def quorate():
        found = desk.meeting.conference(running).quorum
        return next(q.quorate for q in found if q.child == booked.ids["f_kac"])

    assert quorate()
    desk.attendance.set_capacity(running, booked.ids["p_nur"], Capacity.OBSERVER)
    assert not quorate()
    desk.attendance.set_capacity(running, booked.ids["p_nur"], Capacity.MEMBER)
    assert quorate()


def test_somebody_new_is_added_with_the_group_that_their_role_belongs_to(desk, running):
    who = desk.attendance.add_person(running, " Ines Okafor ", "school nurse", "Barts Health")
    person = row(desk, running, who).person
    assert (person.name, person.agency_group) == ("Ines Okafor", "health")


def test_a_family_friend_belongs_to_no_agency(desk, running):
    who = desk.attendance.add_person(running, "Auntie Bea", "friend", kind=PersonKind.FAMILY)
    assert row(desk, running, who).person.agency_group == ""


def test_a_person_without_a_name_is_refused_and_nothing_is_added(desk, running):
    before = len(desk.meeting.conference(running).people)
    with pytest.raises(NotPossible, match="needs a name"):
        desk.attendance.add_person(running, "  ", "teacher")
    assert len(desk.meeting.conference(running).people) == before


def test_nobody_can_arrive_by_apologies(desk, running, booked):
    with pytest.raises(NotPossible):
        desk.attendance.arrive(running, booked.ids["p_hv"], AttendanceMode.APOLOGIES)


def test_a_corrected_role_moves_the_person_to_the_right_agency_group(desk, running, booked):
    desk.attendance.change_person(booked.ids["p_hou"], role="school nurse", agency="NHS")
    assert row(desk, running, booked.ids["p_hou"]).person.agency_group == "health"


def test_a_person_keeps_their_name_when_it_is_emptied(desk, running, booked):
    with pytest.raises(NotPossible, match="old one was kept"):
        desk.attendance.change_person(booked.ids["f_mum"], name="")
    assert row(desk, running, booked.ids["f_mum"]).person.name


def test_arriving_twice_in_the_same_way_is_one_stretch(desk, running, booked, clock):
    who, arrived = booked.ids["p_hv"], clock.at
    desk.attendance.arrive(running, who, AttendanceMode.ONLINE)
    clock.pass_(5)
    desk.attendance.arrive(running, who, AttendanceMode.ONLINE)
    (stretch,) = row(desk, running, who).presences
    assert (stretch.arrived, stretch.left) == (arrived, None)


def test_who_is_there_and_changes_the_way_goes_on_being_there_in_the_new_one(desk, running, booked, clock):
    who = booked.ids["p_hv"]
    desk.attendance.arrive(running, who, AttendanceMode.IN_PERSON)
    clock.pass_(5)
    desk.attendance.set_mode(running, who, AttendanceMode.ONLINE)
    seen = row(desk, running, who)
    assert [(p.mode, p.left) for p in seen.presences] == [
        (AttendanceMode.IN_PERSON, clock.at),
        (AttendanceMode.ONLINE, None),
    ]
    assert seen.present


def test_a_stretch_never_ends_before_it_began_though_the_clock_is_set_back(desk, running, booked, clock):
    who = booked.ids["p_hv"]
    desk.attendance.arrive(running, who, AttendanceMode.IN_PERSON)
    clock.pass_(-60)
    desk.attendance.leave(running, who)
    (stretch,) = row(desk, running, who).presences
    assert stretch.left == stretch.arrived


def test_somebody_who_does_not_take_part_is_refused_in_words(desk, running):
    for act in (
        lambda: desk.attendance.arrive(running, uuid4(), AttendanceMode.ONLINE),
        lambda: desk.attendance.leave(running, uuid4()),
        lambda: desk.attendance.set_contact(running, uuid4(), []),
    ):
        with pytest.raises(NotPossible, match="does not take part"):
            act()
    with pytest.raises(NotPossible, match="not in the file"):
        desk.attendance.change_person(uuid4(), role="teacher")


def test_somebody_sent_out_is_marked_with_the_reason_and_may_come_back(desk, running, booked, clock):
    who = booked.ids["f_mum"]
    desk.attendance.arrive(running, who, AttendanceMode.IN_PERSON)
    clock.pass_(5)
    desk.attendance.send_out(running, who, " shouted at the health visitor ")
    clock.pass_(5)
    desk.attendance.arrive(running, who, AttendanceMode.IN_PERSON)
    out, back = row(desk, running, who).presences
    assert (out.sent_out, out.why) == (True, "shouted at the health visitor")
    assert (back.sent_out, back.left) == (False, None)


def test_only_somebody_who_is_there_is_sent_out(desk, running, booked):
    with pytest.raises(NotPossible, match="who is here"):
        desk.attendance.send_out(running, booked.ids["f_dad"], "because")


def test_an_observer_has_the_consent_of_the_family_and_of_the_chair_one_by_one(desk, running, booked):
    who = booked.ids["p_hou"]
    desk.attendance.set_capacity(running, who, Capacity.OBSERVER)
    desk.attendance.set_consents(running, who, family=True)
    assert (row(desk, running, who).family_agreed, row(desk, running, who).chair_agreed) == (True, False)
    desk.attendance.set_consents(running, who, chair=True)
    assert (row(desk, running, who).family_agreed, row(desk, running, who).chair_agreed) == (True, True)


def test_who_becomes_an_observer_has_no_view_any_more(desk, running, booked):
    who, child = booked.ids["p_hou"], booked.ids["f_ola"]
    view = View(who, (ChildView(child, PlanView.CHILD_PROTECTION, Category.NEGLECT),), "because")
    desk.decisions.give_view(running, view)
    desk.attendance.set_capacity(running, who, Capacity.OBSERVER)
    assert not desk.meeting.conference(running).views


def test_leave_to_speak_is_given_to_a_solicitor_and_ends_with_being_one(desk, running, booked):
    who, mum = booked.ids["p_hou"], booked.ids["f_mum"]
    desk.attendance.set_capacity(running, who, Capacity.SOLICITOR, beside=mum)
    desk.attendance.give_leave(running, who, True)
    assert (row(desk, running, who).may_speak, row(desk, running, who).beside) == (True, mum)
    desk.attendance.set_capacity(running, who, Capacity.SUPPORTER, beside=mum)
    assert not row(desk, running, who).may_speak


def test_a_report_is_read_in_at_its_minute_and_a_new_one_counts_as_received(desk, running, booked, clock):
    who = booked.ids["p_hou"]
    desk.attendance.read_report(running, who, read=False)

    def report():
        return next(r for r in desk.meeting.conference(running).reports if r.by == who)

    assert report().received is not None
    assert report().read_at is None
    clock.pass_(12)
    desk.attendance.read_report(running, who)
    assert report().read_at == clock.at


def test_who_asks_not_to_be_named_or_to_keep_an_address_back_is_kept(desk, running, booked):
    who = booked.ids["f_mum"]
    desk.attendance.change_person(who, unnamed=True, address_restricted=True)
    person = row(desk, running, who).person
    assert (person.unnamed, person.address_restricted) == (True, True)


def test_how_a_childs_voice_reached_the_conference_is_said_once_per_child(desk, running, booked):
    child, worker = booked.ids["f_ola"], booked.ids["p_sch"]
    desk.heard.set_voice(running, child, VoiceBy.DRAWING)
    desk.heard.set_voice(running, child, VoiceBy.WORKER, by=worker, note=" at school ")
    voices = desk.meeting.conference(running).voices
    assert [(v.child, v.how, v.by, v.note) for v in voices] == [(child, VoiceBy.WORKER, worker, "at school")]
    desk.heard.set_voice(running, child, None)
    assert not desk.meeting.conference(running).voices


def test_the_professionals_of_a_booking_are_among_those_expected_and_the_family_says_itself_how_it_comes(
    desk, running
):
    aunt = desk.attendance.add_person(running, "Aunt Bo", "aunt", kind=PersonKind.FAMILY)
    nurse = desk.attendance.add_person(running, "Ada Low", "school nurse", "NHS")
    desk.attendance.arrive_expected(running)
    assert row(desk, running, nurse).present
    assert row(desk, running, nurse).mode is AttendanceMode.IN_PERSON
    assert not row(desk, running, aunt).present
    unmarked = [m.words for m in desk.closing.missing(running) if "marked as here or away" in m.words]
    assert len(unmarked) == 1
    assert "Aunt Bo" in unmarked[0]
    assert "Ada Low" not in unmarked[0]


def test_a_relative_of_the_family_tree_who_comes_in_is_that_relative(desk, running, booked):
    mum = booked.ids["f_mum"]
    sister = desk.family.add_relative(running, "Ewa Nowak", Relation.DAUGHTER, mum)
    came = desk.attendance.add_person(running, "ewa nowak", "", kind=PersonKind.FAMILY)
    assert came == sister
    assert row(desk, running, sister).person.role == "child"
    assert desk.attendance.add_person(running, "Ewa Nowak", "", kind=PersonKind.FAMILY) != sister


def test_a_father_who_has_his_sons_name_is_not_taken_for_the_son(desk, running, booked):
    son = desk.family.add_relative(running, "Jan Nowak", Relation.SON, booked.ids["f_mum"])
    assert desk.attendance.add_person(running, "Jan Nowak", "father", kind=PersonKind.FAMILY) != son
    assert desk.attendance.add_person(running, "Jan Nowak", "solicitor", "Law and Co") != son
    assert desk.attendance.add_person(running, "Jan Nowak", "son", kind=PersonKind.FAMILY) == son


def test_a_mother_who_is_added_at_the_door_is_drawn_as_a_woman(desk, running):
    mother = desk.attendance.add_person(running, "Ewa Nowak", "mother", kind=PersonKind.FAMILY)
    doctor = desk.attendance.add_person(running, "Ada Low", "mother and baby nurse", "NHS")
    assert row(desk, running, mother).person.sex is Sex.FEMALE
    assert row(desk, running, doctor).person.sex is Sex.UNKNOWN
