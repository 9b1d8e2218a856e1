"""Entries split and joined, moved to a place in another lane, and what is attached to a conference."""

import pytest

from cpdesk.errors import CannotWrite, NotPossible
from cpdesk.services.attachments import LARGEST_ATTACHMENT
from cpdesk.snapshots.entries import Draft
from cpdesk.vocabulary import AttendanceMode, Lane, Reply, SaidAs


def entries(desk, which):
    return desk.meeting.conference(which).entries


def texts(desk, which):
    return [entry.text for entry in entries(desk, which)]


@pytest.fixture
def two(desk, running, booked):
    mum, leo = booked.ids["f_mum"], booked.ids["f_ola"]
    add = desk.meeting.add_entry
    first = add(running, "Gran helps.", Lane.STRENGTH, speaker=mum, said_as=SaidAs.FACT, about=[leo])
    second = add(running, "Every day.", Lane.STRENGTH, speaker=mum, said_as=SaidAs.FACT, about=[mum])
    return first, second


def test_a_split_entry_stands_behind_itself_with_all_it_carried_and_undo_makes_it_whole(desk, running, two):
    first, _ = two
    desk.meeting.keep_draft(running, Draft("Gran helps. A lot.", entry=first))
    half = desk.meeting.split_entry(first, 11, "Gran helps. A lot.")
    one, new, _last = entries(desk, running)
    assert (one.text, new.text, new.id) == ("Gran helps.", "A lot.", half)
    for name in ("speaker", "lane", "about", "said_as", "at", "step", "private", "part"):
        assert getattr(one, name) == getattr(new, name)
    assert desk.meeting.conference(running).draft.text == ""
    desk.undoing.undo(running)
    assert texts(desk, running) == ["Gran helps.", "Every day."]
    desk.undoing.redo(running)
    assert texts(desk, running) == ["Gran helps.", "A lot.", "Every day."]


@pytest.mark.parametrize("at", [0, 11, 40])
def test_an_entry_is_never_split_into_nothing(desk, running, two, at):
    with pytest.raises(NotPossible, match="stays whole"):
        desk.meeting.split_entry(two[0], at)
    assert texts(desk, running) == ["Gran helps.", "Every day."]


def test_two_entries_become_one_and_undo_makes_them_two_again(desk, running, two, booked, clock):
    first, second = two
    desk.meeting.change_entry(second, private=True, said_as=SaidAs.OPINION)
    clock.pass_(1)
    desk.meeting.join_entries(first, second)
    (one,) = entries(desk, running)
    assert (one.id, one.text, one.private, one.said_as) == (first, "Gran helps. Every day.", True, None)
    assert set(one.about) == {booked.ids["f_ola"], booked.ids["f_mum"]}
    desk.undoing.undo(running)
    assert texts(desk, running) == ["Gran helps.", "Every day."]
    assert [entry.private for entry in entries(desk, running)] == [False, True]


def test_about_everybody_stays_about_everybody(desk, running, two):
    desk.meeting.change_entry(two[1], about=())
    desk.meeting.join_entries(*two)
    assert entries(desk, running)[0].about == ()


def test_a_reply_and_a_risk_statement_go_with_the_worry_that_was_joined(desk, running, two, booked):
    first, second = two
    reply = desk.meeting.add_entry(
        running, "", Lane.FAMILY_VIEW, speaker=booked.ids["f_mum"], reply=Reply.AGREES, replies_to=second
    )
    desk.meeting.join_entries(first, second)
    assert desk.meeting.conference(running).entry(reply).replies_to == first
    desk.undoing.undo(running)
    assert desk.meeting.conference(running).entry(reply).replies_to == second


def test_what_two_people_said_or_not_the_same_family_heard_is_not_joined(desk, running, two, booked, clock):
    first, second = two
    with pytest.raises(NotPossible, match="Only two"):
        desk.meeting.join_entries(first, first)
    desk.meeting.change_entry(second, speaker=booked.ids["p_sw"])
    with pytest.raises(NotPossible, match="Two people"):
        desk.meeting.join_entries(first, second)
    desk.meeting.change_entry(second, speaker=None)
    clock.pass_(5)
    desk.attendance.arrive(running, booked.ids["f_dad"], AttendanceMode.IN_PERSON)
    clock.pass_(5)
    third = desk.meeting.add_entry(running, "He came.", Lane.STRENGTH)
    with pytest.raises(NotPossible, match="came or went"):
        desk.meeting.join_entries(second, third)
    desk.run_sheet.go_to(running, "worries")
    fourth = desk.meeting.add_entry(running, "Later.", Lane.WORRY)
    with pytest.raises(NotPossible, match="different steps"):
        desk.meeting.join_entries(third, fourth)
    assert len(texts(desk, running)) == 4


def test_a_place_in_another_lane_is_one_thing_to_undo(desk, running, two):
    first, second = two
    desk.meeting.place_entry(second, first, Lane.WORRY)
    assert [(e.id, e.lane) for e in entries(desk, running)] == [
        (second, Lane.WORRY), (first, Lane.STRENGTH)]  # fmt: skip
    desk.undoing.undo(running)
    assert [(e.id, e.lane) for e in entries(desk, running)] == [
        (first, Lane.STRENGTH), (second, Lane.STRENGTH)]  # fmt: skip
    desk.meeting.place_entry(first, None, Lane.CONFIDENTIAL)
    assert entries(desk, running)[-1].private


def test_an_attachment_is_kept_whole_listed_saved_and_taken_out(desk, running, tmp_path, announced):
    whole = b"\x00word " * 1000
    which = desk.attachments.add(running, "Pasted text.txt", "text/plain", whole)
    (listed,) = desk.meeting.conference(running).attachments
    assert (listed.id, listed.name, listed.size) == (which, "Pasted text.txt", len(whole))
    assert announced[-1].id == running
    assert desk.attachments.content(which) == whole
    desk.attachments.save_to(which, tmp_path / "out.txt")
    assert (tmp_path / "out.txt").read_bytes() == whole
    with pytest.raises(CannotWrite, match="still in the sealed file"):
        desk.attachments.save_to(which, tmp_path / "nowhere" / "out.txt")
    assert [found.name for found in tmp_path.iterdir() if found.name.startswith(".")] == []
    desk.attachments.remove(which)
    assert desk.meeting.conference(running).attachments == ()
    with pytest.raises(NotPossible):
        desk.attachments.content(which)


@pytest.mark.parametrize("content", [b"", b"x" * (LARGEST_ATTACHMENT + 1)])
def test_an_attachment_is_neither_empty_nor_endless(desk, running, content):
    with pytest.raises(NotPossible, match="at most 50 megabytes"):
        desk.attachments.add(running, "a", "text/plain", content)
