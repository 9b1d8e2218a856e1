"""Entries, steps and the clock of a running conference."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from cpdesk.errors import NotPossible
from cpdesk.services.change import Change, Workplace
from cpdesk.services.desk import Desk
from cpdesk.services.meeting import Meeting
from cpdesk.snapshots.bookings import BookedChild, NewFamily
from cpdesk.snapshots.entries import Draft
from cpdesk.storage import vault
from cpdesk.storage.cost import Cost
from cpdesk.storage.store import Store
from cpdesk.vocabulary import AttendanceMode, ConferenceState, Lane


def texts(desk, conference):
    return [entry.text for entry in desk.meeting.conference(conference).entries]


def test_an_entry_is_on_disk_before_it_is_announced(desk, running, clock):
    found = []

    def look(change):
        found.append((change, texts(desk, running)))

    meeting = Meeting(Workplace(desk.meeting._at.store, look, clock))
    meeting.add_entry(running, "Gran has the children on Fridays.", Lane.STRENGTH)
    assert found == [(Change("entry", running), ["Gran has the children on Fridays."])]


def test_an_entry_keeps_speaker_children_step_and_the_minute_it_was_said(desk, running, booked, clock):
    desk.run_sheet.go_to(running, "worries")
    clock.pass_(3)
    speaker, child = booked.ids["p_hv"], booked.ids["f_ola"]
    desk.meeting.add_entry(running, "She lost weight.", Lane.WORRY, speaker=speaker, about=[child])
    (entry,) = desk.meeting.conference(running).entries
    assert (entry.speaker, entry.about, entry.step, entry.at) == (speaker, (child,), "worries", clock.at)
    assert not entry.private


def test_everything_said_in_the_closed_part_is_private(desk, running):
    desk.run_sheet.go_to(running, "confidential")
    desk.meeting.add_entry(running, "Source asked not to be named.", Lane.WORRY)
    (entry,) = desk.meeting.conference(running).entries
    assert entry.private


def test_text_is_cleaned_once_at_the_door(desk, running):
    desk.meeting.add_entry(running, "cafe\u0301\vsecond\x00line\ud800", Lane.INFORMATION)
    assert texts(desk, running) == ["café\nsecond\ufffdline\ufffd"]


def test_undo_and_redo_walk_through_every_change(desk, running):
    first = desk.meeting.add_entry(running, "one", Lane.WORRY)
    desk.meeting.add_entry(running, "two", Lane.WORRY)
    desk.meeting.change_entry(first, text="one, better", lane=Lane.STRENGTH)
    desk.meeting.remove_entry(first)
    assert texts(desk, running) == ["two"]
    states = []
    while desk.undoing.undo(running):
        states.append(texts(desk, running))
    assert states == [["one, better", "two"], ["one", "two"], ["one"], []]
    while desk.undoing.redo(running):
        states.append(texts(desk, running))
    assert states[4:] == [["one"], ["one", "two"], ["one, better", "two"], ["two"]]
    assert desk.undoing.redo(running) is None


def test_a_new_change_ends_what_could_be_done_again(desk, running):
    desk.meeting.add_entry(running, "one", Lane.WORRY)
    desk.undoing.undo(running)
    desk.meeting.add_entry(running, "two", Lane.WORRY)
    assert desk.undoing.redo(running) is None
    assert texts(desk, running) == ["two"]


def test_every_wording_of_an_entry_is_kept(desk, running, clock):
    entry = desk.meeting.add_entry(running, "He shouted.", Lane.WORRY)
    clock.pass_(1)
    desk.meeting.change_entry(entry, text="He shouted at the door.")
    desk.undoing.undo(running)
    assert [r.text for r in desk.meeting.history(entry)] == [
        "He shouted.",
        "He shouted at the door.",
        "He shouted.",
    ]
    assert desk.meeting.conference(running).entries[0].revisions == 3


def test_every_wording_says_who_had_unlocked_the_file(tmp_path, practice_file, clock):
    path = tmp_path / "signed.cpdesk"
    key = vault.create(path, "a long enough passphrase", cost=Cost(64, 1, 1)).key
    desk = Desk(Store(path, key, author="The clerk"), lambda _change: None, clock)
    conference = desk.practice.bring_in(desk.practice.read(practice_file), fill=False).conference_id
    entry = desk.meeting.add_entry(conference, "He shouted.", Lane.WORRY)
    desk.undoing.undo(conference)
    assert [r.author for r in desk.meeting.history(entry)] == ["The clerk", "The clerk"]
    desk.close()


def test_saving_an_entry_unchanged_makes_no_new_wording(desk, running):
    entry = desk.meeting.add_entry(running, "The same.", Lane.WORRY)
    desk.meeting.change_entry(entry, text="The same.")
    assert len(desk.meeting.history(entry)) == 1


def test_an_entry_can_be_placed_before_another_as_often_as_one_likes(desk, running):
    a, b, c = (desk.meeting.add_entry(running, text, Lane.WORRY) for text in "abc")
    for _ in range(30):  # more often than there is room between two positions
        desk.meeting.place_entry(c, before=b)
        assert texts(desk, running) == ["a", "c", "b"]
        desk.meeting.place_entry(b, before=c)
        assert texts(desk, running) == ["a", "b", "c"]
    desk.meeting.place_entry(a, before=None)
    assert texts(desk, running) == ["b", "c", "a"]


def test_the_draft_comes_back_with_speaker_lane_children_and_privacy(desk, running, booked):
    draft = Draft("half a sen", booked.ids["f_mum"], Lane.FAMILY_VIEW, True, (booked.ids["f_ffi"],))
    desk.meeting.keep_draft(running, draft)
    assert desk.meeting.conference(running).draft == draft


def test_a_change_half_typed_is_kept_until_the_entry_is_changed(desk, running):
    entry = desk.meeting.add_entry(running, "He shouted.", Lane.WORRY)
    desk.meeting.keep_draft(running, Draft("He shouted at the", entry=entry))
    assert desk.meeting.conference(running).draft == Draft("He shouted at the", entry=entry)
    desk.meeting.change_entry(entry, lane=Lane.STRENGTH)
    assert desk.meeting.conference(running).draft.text == "He shouted at the"
    desk.meeting.change_entry(entry, text="He shouted at the door.")
    assert desk.meeting.conference(running).draft == Draft()


def test_adding_an_entry_empties_the_draft_but_keeps_its_speaker_and_lane(desk, running, booked):
    desk.meeting.keep_draft(running, Draft("text", booked.ids["f_mum"], Lane.STRENGTH))
    desk.meeting.add_entry(running, "text", Lane.STRENGTH)
    assert desk.meeting.conference(running).draft == Draft("", booked.ids["f_mum"], Lane.STRENGTH)


def test_keeping_a_draft_announces_nothing(desk, running, announced):
    announced.clear()
    desk.meeting.keep_draft(running, Draft("a"))
    assert announced == []


def test_steps_keep_the_time_that_was_spent_in_them(desk, running, clock):
    first = desk.meeting.conference(running).step
    clock.pass_(4)
    desk.run_sheet.go_to(running, "welcome")
    clock.pass_(7)
    desk.run_sheet.go_to(running, first)
    steps = desk.meeting.conference(running).steps
    assert [(s.key, s.seconds) for s in steps] == [(first, 240), ("welcome", 420), (first, 0)]


def test_a_break_stops_the_clock_of_the_meeting(desk, running, clock):
    desk.run_sheet.pause(running)
    clock.pass_(10)
    desk.run_sheet.pause(running)  # a second time changes nothing
    desk.run_sheet.resume(running)
    conference = desk.meeting.conference(running)
    assert (conference.paused_since, conference.paused_seconds) == (None, 600)


def test_an_unknown_step_is_refused(desk, running):
    with pytest.raises(NotPossible, match="no such step"):
        desk.run_sheet.go_to(running, "tea")


def test_beginning_twice_begins_once(desk, running, clock):
    before = desk.meeting.conference(running)
    clock.pass_(5)
    desk.run_sheet.begin(running)
    after = desk.meeting.conference(running)
    assert after.began == before.began
    assert after.state is ConferenceState.RUNNING


def test_begun_on_another_day_it_can_be_moved_to_today_and_keeps_its_length(desk, booked, clock):
    which = booked.conference_id
    before = desk.meeting.conference(which)
    desk.run_sheet.begin(which, moved_to_today=True)
    after = desk.meeting.conference(which)
    assert (after.day, after.starts, after.began) == (clock.at.date(), clock.at, clock.at)
    assert after.planned_end - after.starts == before.planned_end - before.starts
    assert after.dates != before.dates


def test_begun_on_another_day_to_enter_what_was_held_it_keeps_its_day_and_times(desk, booked):
    which = booked.conference_id
    before = desk.meeting.conference(which)
    desk.run_sheet.begin(which)
    after = desk.meeting.conference(which)
    assert after.state is ConferenceState.RUNNING
    for name in ("day", "starts", "planned_end"):
        assert getattr(after, name) == getattr(before, name)


@pytest.mark.parametrize("moved", [False, True])
def test_on_the_booked_day_nothing_of_the_booking_changes(desk, booked, clock, moved):
    which = booked.conference_id
    before = desk.meeting.conference(which)
    clock.at = before.starts + timedelta(minutes=25)
    desk.run_sheet.begin(which, moved_to_today=moved)
    after = desk.meeting.conference(which)
    assert (after.day, after.starts, after.planned_end) == (before.day, before.starts, before.planned_end)
    assert after.began == clock.at


def test_what_is_booked_for_a_day_to_come_was_not_held_but_can_be_held_today(desk, booked, clock):
    which = booked.conference_id
    clock.at = desk.meeting.conference(which).starts - timedelta(days=4)
    with pytest.raises(NotPossible, match="Tuesday 10 June 2025, which has not come"):
        desk.run_sheet.begin(which)
    assert desk.meeting.conference(which).state is ConferenceState.BOOKED
    desk.run_sheet.begin(which, moved_to_today=True)
    assert desk.meeting.conference(which).day == clock.at.date()


def test_held_today_after_all_it_is_not_refused_because_the_chair_is_booked_elsewhere(desk, booked, clock):
    which = booked.conference_id
    now = desk.meeting.conference(which)
    proposed = replace(
        desk.bookings.booking(which), starts=clock.at, ends=clock.at + timedelta(hours=2),
        case_id=None, family=NewFamily("Harlow"), children=(BookedChild("Isla", date(2018, 5, 1)),),
        invited=(), lead_social_worker=None, chair=now.name(now.chair),
    )  # fmt: skip
    desk.bookings.book(proposed)
    desk.run_sheet.begin(which, moved_to_today=True)
    assert desk.meeting.conference(which).state is ConferenceState.RUNNING


def test_a_closed_conference_takes_no_more_entries(desk, filled):
    with pytest.raises(NotPossible, match="closed"):
        desk.meeting.add_entry(filled.conference_id, "Too late.", Lane.WORRY)
    with pytest.raises(NotPossible, match="closed"):
        desk.undoing.undo(filled.conference_id)


def test_a_removed_entry_is_neither_changed_nor_moved_nor_a_place_to_move_to(desk, running):
    gone = desk.meeting.add_entry(running, "gone", Lane.WORRY)
    kept = desk.meeting.add_entry(running, "kept", Lane.WORRY)
    desk.meeting.remove_entry(gone)
    for act in (
        lambda: desk.meeting.change_entry(gone, text="changed"),
        lambda: desk.meeting.place_entry(gone, None),
        lambda: desk.meeting.place_entry(kept, before=gone),
    ):
        with pytest.raises(NotPossible, match="taken out of the record"):
            act()
    desk.meeting.remove_entry(gone)  # a second time changes nothing
    assert len(desk.meeting.history(gone)) == 2
    desk.undoing.undo(running)
    assert texts(desk, running) == ["gone", "kept"]


def test_an_entry_placed_before_itself_stays_where_it_is(desk, running):
    first, _ = (desk.meeting.add_entry(running, text, Lane.WORRY) for text in "ab")
    desk.meeting.place_entry(first, before=first)
    assert texts(desk, running) == ["a", "b"]


def test_what_is_not_in_the_file_is_refused_in_words(desk, running):
    nobody = uuid4()
    for act in (
        lambda: desk.meeting.conference(nobody),
        lambda: desk.run_sheet.agenda(nobody),
        lambda: desk.run_sheet.begin(nobody),
        lambda: desk.meeting.keep_draft(nobody, Draft("text")),
        lambda: desk.meeting.add_entry(nobody, "text", Lane.WORRY),
        lambda: desk.meeting.change_entry(nobody, text="text"),
        lambda: desk.meeting.remove_entry(nobody),
    ):
        with pytest.raises(NotPossible, match="not in the file"):
            act()


def test_what_was_said_in_the_closed_part_stays_private(desk, running):
    desk.run_sheet.go_to(running, "confidential")
    entry = desk.meeting.add_entry(running, "Source asked not to be named.", Lane.WORRY)
    with pytest.raises(NotPossible, match="stays private"):
        desk.meeting.change_entry(entry, private=False)
    desk.meeting.change_entry(entry, text="The source is safe.", private=False)
    (shown,) = desk.meeting.conference(running).entries
    assert (shown.text, shown.private) == ("The source is safe.", True)


def test_what_stands_in_the_private_lane_stays_private_until_it_is_moved(desk, running):
    entry = desk.meeting.add_entry(running, "For the unit.", Lane.CONFIDENTIAL)
    with pytest.raises(NotPossible, match="stays private"):
        desk.meeting.change_entry(entry, private=False)
    desk.meeting.change_entry(entry, lane=Lane.WORRY, private=False)
    (shown,) = desk.meeting.conference(running).entries
    assert (shown.lane, shown.private) == (Lane.WORRY, False)


def test_saving_an_entry_unchanged_ends_the_draft_of_its_change(desk, running):
    entry = desk.meeting.add_entry(running, "The same.", Lane.WORRY)
    desk.meeting.keep_draft(running, Draft("The same, or", entry=entry))
    desk.meeting.change_entry(entry, text="The same.")
    assert desk.meeting.conference(running).draft == Draft()


def test_a_clock_set_back_does_not_put_what_is_said_now_before_what_was_said(desk, running, booked, clock):
    desk.meeting.add_entry(running, "before she came", Lane.WORRY)
    clock.pass_(30)
    desk.attendance.arrive(running, booked.ids["f_mum"], AttendanceMode.IN_PERSON)
    clock.pass_(10)
    desk.attendance.leave(running, booked.ids["f_mum"])
    left = clock.at
    clock.pass_(-35)  # somebody corrects the clock of the laptop
    desk.run_sheet.go_to(running, "welcome")
    desk.meeting.add_entry(running, "after she left", Lane.WORRY)
    conference = desk.meeting.conference(running)
    (presence,) = next(a for a in conference.attendance if a.person.id == booked.ids["f_mum"]).presences
    assert [presence.holds(entry.at) for entry in conference.entries] == [False, False]
    assert conference.entries[-1].at == left
    assert all(step.seconds >= 0 for step in conference.steps)


def test_there_is_no_break_before_the_conference_has_begun(desk, booked):
    with pytest.raises(NotPossible, match="not begun"):
        desk.run_sheet.pause(booked.conference_id)


def test_the_database_works_no_harder_for_the_hundredth_entry_than_for_the_tenth(desk, running):
    ticks = [0]

    def tick():
        ticks[0] += 1

    raw = desk._store._engine.raw_connection()  # the one that every unit of this thread gets
    raw.driver_connection.set_progress_handler(tick, 10)
    raw.close()
    work = []
    for n in range(100):
        ticks[0] = 0
        desk.meeting.add_entry(running, f"{n}. The nurse has seen her.", Lane.WORRY)
        work.append(ticks[0])
    assert 0 < work[99] < 1.2 * work[9]
