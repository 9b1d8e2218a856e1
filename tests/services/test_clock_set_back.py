"""A clock set back, another time zone, a laptop that slept: order and log stay right."""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from uuid import UUID

import pytest

from cpdesk.rules.wording import clock as clock_words
from cpdesk.services.desk import Desk
from cpdesk.services.practice import BroughtIn
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.decisions import Decision
from cpdesk.vocabulary import AttendanceMode, BreakKind, Category, Lane, Outcome, PartKind, VoiceBy

HOUR = 60


class Log:
    """What happens in these meetings, one after another, and all instants that the file keeps of it."""

    def __init__(self, desk: Desk, booked: BroughtIn) -> None:
        self.desk, self.ids, self.which = desk, booked.ids, booked.conference_id

    def picture(self) -> Conference:
        return self.desk.meeting.conference(self.which)

    def say(self) -> None:
        self.desk.meeting.add_entry(self.which, "He shouted.", Lane.WORRY, speaker=self.ids["p_sw"])

    def come(self) -> None:
        self.desk.attendance.arrive(self.which, self.ids["f_mum"], AttendanceMode.IN_PERSON)

    def go(self) -> None:
        self.desk.attendance.leave(self.which, self.ids["f_mum"])

    def on(self) -> None:
        self.desk.run_sheet.go_to(self.which, "welcome")

    def back(self) -> None:
        self.desk.run_sheet.go_to(self.which, self.desk.run_sheet.agenda(self.which).steps[0].key)

    def stop(self) -> None:
        self.desk.run_sheet.take_break(self.which, BreakKind.BREAK)

    def go_on(self) -> None:
        self.desk.run_sheet.end_break(self.which)

    def part(self) -> None:
        self.desk.parts.begin(self.which, PartKind.HALF, [self.ids["f_mum"]])

    def together(self) -> None:
        self.desk.parts.end(self.which)

    def read_in(self) -> None:
        self.desk.attendance.read_report(self.which, self.ids["p_gp"])

    def voice(self) -> None:
        self.desk.heard.set_voice(self.which, self.ids["f_ffi"], VoiceBy.WORKER)

    def skip(self) -> None:
        self.desk.run_sheet.skip(self.which, "scale", "The family is tired.")

    def stretches(self) -> list[tuple]:
        """Every stretch of time there is: its begin and its end."""
        now = self.picture()
        presences = [p for line in now.attendance for p in line.presences]
        return (
            [(s.began, s.ended) for s in (*now.steps, *now.parts, *now.breaks)]
            + [(p.arrived, p.left) for p in presences]
            + [(e.at, e.at) for e in now.entries]
            + [(s.at, s.at) for s in now.skips]
            + [(r.read_at, r.read_at) for r in now.reports if r.read_at]
        )

    def instants(self) -> Counter:
        """How often each instant is in the log."""
        return Counter(instant for stretch in self.stretches() for instant in stretch if instant)


@pytest.fixture
def log(desk: Desk, running: UUID, booked: BroughtIn) -> Log:
    return Log(desk, booked)


PAIRS = [("come", "go"), ("on", "back"), ("stop", "go_on"), ("part", "together")]
SINGLE = ["say", "read_in", "skip"]


@pytest.mark.parametrize(("begin", "end"), PAIRS)
def test_no_stretch_of_time_ends_before_it_began(log: Log, clock, begin: str, end: str):
    log.say()
    getattr(log, begin)()
    clock.pass_(-HOUR)
    getattr(log, end)()
    assert all(ended is None or began <= ended for began, ended in log.stretches())
    assert all(step.seconds >= 0 for step in log.picture().steps)


@pytest.mark.parametrize("what", [*SINGLE, *(name for pair in PAIRS for name in pair[:1])])
def test_what_happens_after_the_clock_was_set_back_stands_after_what_happened_before(
    log: Log, clock, what: str
):
    log.say()
    (before,) = log.picture().entries
    known = log.instants()
    clock.pass_(-HOUR)
    getattr(log, what)()
    fresh = log.instants() - known
    assert fresh
    assert min(fresh) >= before.at


def test_a_whole_meeting_with_its_clock_set_back_keeps_its_order(log: Log, clock):
    order: list[Callable[[], None]] = [
        log.say, log.come, log.say, log.stop, log.go_on, log.on, log.part, log.say, log.together, log.read_in,
        log.voice, log.skip, log.go, log.back, log.say,
    ]  # fmt: skip
    seen = []
    for number, happens in enumerate(order):
        happens()
        clock.pass_(-HOUR if number % 4 == 2 else 3)
        seen.append(max(log.instants()))
    assert seen == sorted(seen)
    entries = log.picture().entries
    assert [e.at for e in entries] == sorted(e.at for e in entries)
    assert all(ended is None or began <= ended for began, ended in log.stretches())
    visits = log.picture().steps
    assert all(one.ended == other.began for one, other in pairwise(visits))


def test_who_was_there_when_something_was_said_is_read_rightly_after_the_clock_was_set_back(log: Log, clock):
    log.come()
    clock.pass_(5)
    log.say()
    clock.pass_(5)
    log.go()
    clock.pass_(-HOUR)
    log.say()
    now = log.picture()
    (there,) = next(a for a in now.attendance if a.person.id == log.ids["f_mum"]).presences
    assert [there.holds(entry.at) for entry in now.entries] == [True, False]


def test_a_meeting_closed_by_a_clock_set_back_ends_after_its_last_word(desk: Desk, booked: BroughtIn, clock):
    log = Log(desk, booked)
    clock.at = log.picture().starts
    desk.run_sheet.begin(log.which)
    clock.pass_(30)
    log.say()
    for child in log.picture().children:
        settled = Decision(child.id, Outcome.CHILD_PROTECTION_PLAN, Category.NEGLECT, reason="As said.",
                           override_reason="As said.")  # fmt: skip
        log.desk.decisions.decide(log.which, settled)
    clock.pass_(-HOUR)
    log.desk.closing.close(log.which, "The chair was called away.")
    now = log.picture()
    assert now.began <= now.entries[-1].at <= now.ended
    assert all(began <= ended for began, ended in log.stretches())


def test_the_history_of_an_entry_has_its_wordings_in_their_order_and_none_before_it_was_said(log: Log, clock):
    log.say()
    (entry,) = log.picture().entries
    clock.pass_(-HOUR)
    log.desk.meeting.change_entry(entry.id, text="He shouted at the door.")
    log.desk.undoing.undo(log.which)
    history = log.desk.meeting.history(entry.id)
    assert [r.text for r in history] == ["He shouted.", "He shouted at the door.", "He shouted."]
    assert all(r.written_at >= entry.at for r in history)


def test_words_typed_while_the_clock_is_set_back_can_still_be_taken_back(log: Log, clock):
    log.desk.plans.set_contingency(log.which, "One")
    clock.pass_(-HOUR)
    log.desk.plans.set_contingency(log.which, "One and two")
    log.desk.undoing.undo(log.which)
    assert log.picture().plan.contingency == "One"


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of a process is set like this on Unix alone")
@pytest.mark.parametrize("zone", ["America/New_York", "Australia/Sydney"])
def test_on_a_machine_of_another_zone_the_same_is_kept_and_london_time_is_shown(
    log: Log, clock, monkeypatch: pytest.MonkeyPatch, zone: str
):
    log.say()
    home = log.picture()
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        abroad = log.picture()
        assert abroad == home
        clock.pass_(1)
        log.come()
        log.say()
        now = log.picture()
        assert now.entries[-1].at - now.entries[0].at == timedelta(minutes=1)
        assert clock_words(now.entries[-1].at) == "10:01"
    finally:
        monkeypatch.undo()
        time.tzset()


def test_an_hour_asleep_changes_nothing_but_the_time(log: Log, clock):
    log.come()
    log.say()
    before = log.picture()
    clock.pass_(HOUR)
    assert log.picture() == before
    log.say()
    now = log.picture()
    assert replace(now, entries=now.entries[:1]) == before
    assert now.entries[1].at - now.entries[0].at == timedelta(hours=1)
    log.on()
    assert log.picture().steps[0].seconds == 3600


def test_an_hour_asleep_can_be_counted_as_a_break(log: Log, clock):
    log.say()
    slept = clock.at
    clock.pass_(HOUR)
    log.desk.run_sheet.count_as_break(log.which, slept, clock.at)
    log.say()
    now = log.picture()
    (there,) = now.breaks
    assert (there.began, there.ended) == (slept, clock.at)
    assert now.entries[-1].at >= there.ended
