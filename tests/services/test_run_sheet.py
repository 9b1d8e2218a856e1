"""The course of a meeting: its kind of run-sheet, steps left out and taken up again, breaks to the minute."""

from datetime import UTC, datetime, timedelta

import pytest

from cpdesk.errors import NotPossible
from cpdesk.models.conference import Conference
from cpdesk.snapshots.decisions import Decision
from cpdesk.vocabulary import BreakKind, ConferenceKind, Outcome

BEGAN = datetime(2026, 11, 26, 10, 0, tzinfo=UTC)


def picture(desk, which):
    return desk.meeting.conference(which)


def test_a_conference_runs_by_the_run_sheet_of_its_kind(desk, running):
    assert desk.run_sheet.agenda(running).step("last_plan") is None
    with desk._store.writing() as session:
        session.get_one(Conference, running).kind = ConferenceKind.REVIEW
    agenda = desk.run_sheet.agenda(running)
    assert agenda.step("last_plan").page == "plan"
    assert picture(desk, running).run_sheet == agenda
    desk.run_sheet.go_to(running, "last_plan")


def test_a_step_of_another_kind_cannot_be_gone_to(desk, running):
    with pytest.raises(NotPossible, match="no such step"):
        desk.run_sheet.go_to(running, "last_plan")


def test_a_step_is_left_out_with_a_reason_which_can_be_said_anew_and_taken_back(desk, running, clock):
    desk.run_sheet.skip(running, "scale", " the family asked not to\x00 ")
    (skip,) = picture(desk, running).skips
    assert (skip.step, skip.at) == ("scale", BEGAN)
    assert skip.reason.startswith("the family asked not to")
    clock.pass_(5)
    desk.run_sheet.skip(running, "scale", "no time")
    (skip,) = picture(desk, running).skips
    assert (skip.reason, skip.at) == ("no time", BEGAN + timedelta(minutes=5))
    desk.run_sheet.take_back_skip(running, "scale")
    desk.run_sheet.take_back_skip(running, "scale")
    assert picture(desk, running).skips == ()


@pytest.mark.parametrize(
    ("step", "reason", "said"),
    [
        ("scale", "  ", "Say why"),
        ("decision", "late", "cannot be left out"),
        ("close", "late", "cannot be left out"),
        ("tea", "late", "no such step"),
    ],
)
def test_what_cannot_be_left_out_is_refused_in_words(desk, running, step, reason, said):
    with pytest.raises(NotPossible, match=said):
        desk.run_sheet.skip(running, step, reason)
    assert picture(desk, running).skips == ()


def test_nothing_is_left_out_and_no_break_taken_before_it_has_begun(desk, booked):
    with pytest.raises(NotPossible, match="not begun"):
        desk.run_sheet.skip(booked.conference_id, "scale", "no time")
    with pytest.raises(NotPossible, match="not begun"):
        desk.run_sheet.take_break(booked.conference_id, BreakKind.BREAK)


def test_a_legal_break_says_who_went_out_and_how_long(desk, running, clock):
    people = [line.person.id for line in picture(desk, running).attendance[:2]]
    clock.pass_(10)
    desk.run_sheet.take_break(running, BreakKind.LEGAL, people, "advice")
    assert picture(desk, running).paused_since == BEGAN + timedelta(minutes=10)
    clock.pass_(7)
    desk.run_sheet.end_break(running)
    desk.run_sheet.end_break(running)
    conference = picture(desk, running)
    (legal,) = conference.breaks
    assert (legal.kind, legal.people, legal.reason) == (BreakKind.LEGAL, tuple(people), "advice")
    assert (legal.began, legal.ended) == (BEGAN + timedelta(minutes=10), BEGAN + timedelta(minutes=17))
    assert (conference.paused_since, conference.paused_seconds) == (None, 420)


def test_a_break_that_becomes_a_legal_one_ends_as_the_other_begins(desk, running, clock):
    desk.run_sheet.take_break(running, BreakKind.BREAK)
    clock.pass_(5)
    desk.run_sheet.take_break(running, BreakKind.LEGAL)
    clock.pass_(3)
    desk.run_sheet.take_break(running, BreakKind.LEGAL)
    breaks = picture(desk, running).breaks
    assert [one.kind for one in breaks] == [BreakKind.BREAK, BreakKind.LEGAL]
    assert breaks[0].ended == breaks[1].began
    assert breaks[1].ended is None
    assert picture(desk, running).paused_seconds == 300


def test_the_close_ends_a_break(desk, running, clock):
    desk.run_sheet.take_break(running, BreakKind.PAUSE)
    clock.pass_(4)
    conference = picture(desk, running)
    for child in conference.children:
        desk.decisions.decide(
            running, Decision(child.id, Outcome.NO_PLAN, reason="none", override_reason="none")
        )
    desk.closing.close(running, "as it is")
    (one,) = picture(desk, running).breaks
    assert one.ended == BEGAN + timedelta(minutes=4)


def test_a_pause_of_a_file_from_before_breaks_had_rows_still_counts(desk, running, clock):
    with desk._store.writing() as session:
        row = session.get_one(Conference, running)
        row.paused_seconds, row.paused_since = 60, BEGAN
    clock.pass_(2)
    assert picture(desk, running).paused_since == BEGAN
    desk.run_sheet.end_break(running)
    desk.run_sheet.take_break(running, BreakKind.BREAK)
    clock.pass_(1)
    desk.run_sheet.end_break(running)
    conference = picture(desk, running)
    assert (conference.paused_since, conference.paused_seconds) == (None, 240)


def test_an_hour_of_sleep_is_counted_as_a_break_and_never_twice(desk, running, clock):
    clock.pass_(12)
    desk.run_sheet.take_break(running, BreakKind.BREAK)
    clock.pass_(3)
    desk.run_sheet.end_break(running)
    clock.pass_(60)
    slept = BEGAN + timedelta(minutes=10), BEGAN + timedelta(minutes=75)
    desk.run_sheet.count_as_break(running, *slept, "The laptop slept.")
    desk.run_sheet.count_as_break(running, *slept)
    breaks = picture(desk, running).breaks
    assert [(one.began, one.ended) for one in breaks] == [
        (BEGAN + timedelta(minutes=12), BEGAN + timedelta(minutes=15)),
        (BEGAN + timedelta(minutes=15), BEGAN + timedelta(minutes=75)),
    ]
    assert picture(desk, running).paused_seconds == 63 * 60


def test_nothing_to_come_is_counted_as_a_break(desk, running, clock):
    clock.pass_(1)
    desk.run_sheet.count_as_break(running, BEGAN + timedelta(minutes=2), BEGAN + timedelta(minutes=9))
    assert picture(desk, running).breaks == ()


def test_a_clock_set_back_in_a_break_never_ends_it_before_it_began(desk, running, clock):
    clock.pass_(30)
    desk.run_sheet.take_break(running, BreakKind.BREAK)
    clock.pass_(-20)
    desk.run_sheet.end_break(running)
    desk.run_sheet.go_to(running, "worries")
    conference = picture(desk, running)
    (one,) = conference.breaks
    assert one.began == one.ended == BEGAN + timedelta(minutes=30)
    assert conference.steps[-1].began >= one.ended
