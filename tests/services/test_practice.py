"""Practice conferences become cases: whole, or not at all."""

from datetime import date

import pytest
from sqlalchemy import func, select

from cpdesk.errors import CannotWrite
from cpdesk.models.person import Person
from cpdesk.services.practice import Practice
from cpdesk.vocabulary import AttendanceMode, ConferenceState, Lane
from tests import practice_files


def test_a_practice_conference_left_to_run_live_has_everything_but_what_was_said(desk, booked, practice):
    conference = desk.meeting.conference(booked.conference_id)
    assert conference.state is ConferenceState.BOOKED
    assert (conference.entries, conference.views, conference.decisions) == ((), (), ())
    assert len(conference.people) == len(practice.family) + len(practice.people)
    assert len(conference.relationships) == len(practice.relationships)
    assert [c.source_id for c in conference.children] == [m.id for m in practice.family if m.subject]
    assert conference.practice


def test_a_filled_conference_holds_every_entry_in_order(desk, filled, practice):
    conference = desk.meeting.conference(filled.conference_id)
    assert len(conference.entries) == len(practice.notes)
    assert [e.at for e in conference.entries] == [n.at for n in practice.notes]
    assert [e.stage_words for e in conference.entries] == [n.stage for n in practice.notes]
    assert [e.lane for e in conference.entries] == [n.lane for n in practice.notes]
    assert all(e.private for e in conference.entries if e.lane is Lane.CONFIDENTIAL)


def test_a_filled_conference_is_closed_at_the_end_the_file_gives(desk, filled, practice):
    conference = desk.meeting.conference(filled.conference_id)
    assert conference.state is ConferenceState.CLOSED
    assert conference.ended == practice.ends


def test_views_decisions_and_plan_are_those_of_the_file(desk, filled, practice):
    conference = desk.meeting.conference(filled.conference_id)
    assert len(conference.views) == len(practice.views)
    assert [d.outcome for d in conference.decisions] == [d.outcome for d in practice.decisions]
    assert [o.text for o in conference.plan.outcomes] == [o.text for o in practice.plan]
    assert len(conference.plan.actions) == sum(len(o.actions) for o in practice.plan)
    assert conference.plan.contingency == practice.contingency
    assert len(conference.core_group) == len(practice.core_group)


def test_apologies_and_reports_are_not_people_who_came(desk, filled, practice):
    conference = desk.meeting.conference(filled.conference_id)
    came = {a.person.source_id for a in conference.attendance if a.ever_present}
    assert {p.id for p in practice.people if p.mode.takes_part} <= came
    assert not {p.id for p in practice.people if not p.mode.takes_part} & came


def test_a_parent_in_a_separate_half_meets_nobody_of_the_family_there(desk, filled):
    conference = desk.meeting.conference(filled.conference_id)
    rows = {a.person.source_id: a for a in conference.attendance}
    separate = [e.at for e in conference.entries if e.step == "second_part"]
    assert separate
    for at in separate:
        there = {who for who, row in rows.items() if any(p.holds(at) for p in row.presences)}
        assert "f_dad" in there
        assert not {"f_mum", "f_gran"} & there


def test_entries_marked_as_hostile_can_be_left_out(desk, practice):
    brought = desk.practice.bring_in(practice, fill=True, hostile=False)
    entries = desk.meeting.conference(brought.conference_id).entries
    assert len(entries) == sum(not n.hostile for n in practice.notes)


def test_a_conference_moved_to_today_keeps_its_clock_and_its_birthdays(desk, practice):
    brought = desk.practice.bring_in(practice, fill=True, to_day=date(2026, 11, 26))
    conference = desk.meeting.conference(brought.conference_id)
    assert conference.day == date(2026, 11, 26)
    assert conference.starts.hour == 10  # 10:00 in winter is 10:00 UTC
    assert [c.born for c in conference.children] == [m.born for m in practice.family if m.subject]


def test_a_failure_in_the_middle_leaves_nothing_behind(desk, practice, monkeypatch):
    def full(*_args):
        raise CannotWrite("The disk is full.")

    monkeypatch.setattr("cpdesk.services.replay.Replay._agree", full)
    with pytest.raises(CannotWrite):
        desk.practice.bring_in(practice, fill=True)
    assert desk.cases.find() == ()


def test_bringing_the_same_file_in_twice_makes_two_cases(desk, practice):
    desk.practice.bring_in(practice, fill=False)
    desk.practice.bring_in(practice, fill=False)
    assert len({line.reference for line in desk.cases.find()}) == 2


def test_a_procedure_can_be_chosen_against_the_file(desk, practice):
    brought = desk.practice.bring_in(practice, fill=False, procedure_key="leeds")
    assert desk.meeting.conference(brought.conference_id).procedure.key == "leeds"


def test_family_who_only_speak_are_expected_but_not_named_as_coming(desk, booked):
    rows = {a.person.source_id: a for a in desk.meeting.conference(booked.conference_id).attendance}
    assert rows["f_mum"].mode is AttendanceMode.IN_PERSON
    assert rows["f_dad"].mode is AttendanceMode.EXPECTED
    assert "f_unc" not in rows
    assert isinstance(desk.practice, Practice)


@pytest.mark.parametrize(
    ("type_before", "day_before", "last_day"),
    [("initial", "2025-12-20", date(2026, 3, 20)), ("review", "2025-10-02", date(2026, 4, 2))],
)
def test_a_review_knows_its_last_day_from_the_conference_before_it(
    desk, tmp_path, type_before, day_before, last_day
):
    file = practice_files.review()
    file["conference"] |= {"previous_type": type_before, "previous_conference": day_before}
    path = practice_files.write(file, tmp_path)
    brought = desk.practice.bring_in(desk.practice.read(path), fill=False)
    dates = {d.rule: d for d in desk.meeting.conference(brought.conference_id).dates}
    assert dates["review_latest"].due == last_day
    assert dates["review_latest"].met is (date(2026, 3, 26) <= last_day)


def test_a_case_cut_off_while_it_came_in_is_gone_at_the_next_opening(desk, practice, monkeypatch):
    def power_cut(*_args):
        raise KeyboardInterrupt

    monkeypatch.setattr("cpdesk.services.replay.Replay._agree", power_cut)
    monkeypatch.setattr(Practice, "_take_out", lambda *_args: None)  # nothing runs after a power cut
    with pytest.raises(KeyboardInterrupt):
        desk.practice.bring_in(practice, fill=True)
    monkeypatch.undo()
    assert desk.cases.find() == ()  # not shown while it is only half there
    desk.practice.take_out_cut_off()  # what opening does
    with desk.practice._at.store.reading() as session:
        assert session.scalar(select(func.count()).select_from(Person)) == 0


def test_a_report_that_may_still_come_is_not_late_before_the_conference(desk, booked):
    conference = desk.meeting.conference(booked.conference_id)
    late = {conference.person(r.by).source_id for r in conference.reports if r.late}
    assert late == {"p_mw", "p_gp"}  # came, and too late; the nursery's may still come
    desk.run_sheet.begin(booked.conference_id)
    conference = desk.meeting.conference(booked.conference_id)
    assert {conference.person(r.by).source_id for r in conference.reports if r.late} == late | {"p_nur"}


def test_a_file_that_protects_an_address_restricts_that_of_the_children_and_who_lives_with_them(
    desk, tmp_path
):
    file = practice_files.transfer_in()
    file["family"][0]["lives_at"] = "12 Lark Rise, Oldbury"
    brought = desk.practice.bring_in(desk.practice.read(practice_files.write(file, tmp_path)), fill=False)
    people = desk.meeting.conference(brought.conference_id).people
    restricted = {p.source_id for p in people if p.address_restricted}
    assert restricted == {"f_mum", "f_abel", "f_noor", "f_tam"}
