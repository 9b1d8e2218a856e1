"""Everyone is heard: who was silent, how long the family has been, what was not read in, early reviews."""

from datetime import date

import pytest

from cpdesk.services.people_missing import people_missing
from cpdesk.snapshots.early_review import early_review
from cpdesk.snapshots.heard import family_last_spoke, not_heard, reports_not_read
from cpdesk.vocabulary import AttendanceMode, Capacity, Lane, VoiceBy

ROOM = AttendanceMode.IN_PERSON


@pytest.fixture
def look(desk, running):
    return lambda: desk.meeting.conference(running)


def test_supporters_solicitors_and_observers_are_not_waited_for(desk, running, booked, look):
    for who in ("f_mum", "p_sw", "p_hou", "p_hv"):
        desk.attendance.arrive(running, booked.ids[who], ROOM)
    desk.attendance.set_capacity(running, booked.ids["p_hou"], Capacity.SUPPORTER, booked.ids["f_mum"])
    desk.meeting.add_entry(running, "I worry.", Lane.WORRY, speaker=booked.ids["p_sw"])
    silent = {person.id for person in not_heard(look())}
    assert booked.ids["f_mum"] in silent
    assert not {booked.ids["p_hou"], booked.ids["p_sw"]} & silent


def test_the_family_last_spoke_when_one_of_them_did_or_when_they_came(desk, running, booked, look, clock):
    assert family_last_spoke(look()) is None
    desk.attendance.arrive(running, booked.ids["f_mum"], ROOM)
    came = clock.at
    assert family_last_spoke(look()) == came
    clock.pass_(9)
    desk.meeting.add_entry(running, "We are fine.", Lane.STRENGTH, speaker=booked.ids["f_mum"])
    spoke = clock.at
    clock.pass_(14)
    desk.meeting.add_entry(running, "I worry.", Lane.WORRY, speaker=booked.ids["p_sw"])
    assert family_last_spoke(look()) == spoke
    desk.attendance.leave(running, booked.ids["f_mum"])
    assert family_last_spoke(look()) is None


def test_a_report_waits_until_it_is_read_in_or_its_writer_comes(desk, running, booked, look):
    def waiting():
        return {report.by for report in reports_not_read(look())}

    who = booked.ids["p_hou"]
    desk.attendance.read_report(running, who, read=False)
    assert who in waiting()
    desk.attendance.read_report(running, who)
    assert who not in waiting()


def test_going_on_without_quorum_proposes_an_early_review_halfway(desk, running, booked, look):
    assert early_review(look()) is None
    desk.attendance.go_on_without_quorum(running, "Delay would harm the children.")
    review = early_review(look())
    latest = next(due.day for due in look().dates if due.rule == "review_first")
    assert look().day < review.day < latest
    assert review.day.weekday() < 5
    assert "halfway to the usual last day" in review.words
    assert any("early review" in point.words for point in people_missing(look()))


def test_an_early_review_that_is_agreed_is_no_longer_missing(desk, running, look, clock):
    desk.attendance.go_on_without_quorum(running, "Delay would harm the children.")
    day: date = early_review(look()).day
    desk.closing.set_review_at(running, clock.at.replace(year=day.year, month=day.month, day=day.day))
    assert not any("early review" in point.words for point in people_missing(look()))


def test_a_child_who_was_heard_is_missing_only_how(desk, running, booked, look):
    child = booked.ids["f_ola"]

    def asked():
        return [point.words for point in people_missing(look()) if "voice" in point.words]

    desk.meeting.add_entry(running, "I like school.", Lane.CHILD_VOICE, about=[child])
    assert len(asked()) == 1
    desk.heard.set_voice(running, child, VoiceBy.WORKER)
    assert not asked()
