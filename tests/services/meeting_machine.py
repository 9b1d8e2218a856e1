"""A meeting in which anything may happen in any order: the moves, and what must hold after each of them."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count, pairwise
from pathlib import Path
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from cpdesk.errors import NotPossible
from cpdesk.services.desk import Desk
from cpdesk.services.practice import BroughtIn
from cpdesk.services.quorum import quorum_of
from cpdesk.snapshots.board_of import board_of
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.decisions import ChildView, Decision, View
from cpdesk.storage.files import data_path
from cpdesk.storage.key import DataKey
from cpdesk.storage.store import Store
from cpdesk.vocabulary import (
    AttendanceMode,
    BreakKind,
    Capacity,
    Category,
    ConferenceState,
    Lane,
    Outcome,
    PartKind,
    PlanView,
)

PEOPLE = ("p_sw", "p_hv", "p_sch", "p_pol", "p_obs", "p_int", "f_mum", "f_dad", "f_gran")
CHILDREN = ("f_ffi", "f_kac", "f_ola")
STEPS = ("confidential", "welcome", "worries", "plan", "views", "decision", "close")
HIDDEN = (Lane.CONFIDENTIAL, Lane.UNSORTED)
who, child = st.sampled_from(PEOPLE), st.sampled_from(CHILDREN)
nth = st.integers(0, 30)
lanes = st.sampled_from(Lane)


class Meeting(RuleBasedStateMachine):
    """One conference on a file of its own, and what is known of it."""

    numbers = count(1)

    def __init__(self, sealed: Path, key: DataKey, booked: BroughtIn, folder: Path) -> None:
        super().__init__()
        self.path = folder / f"meeting-{next(self.numbers)}.cpdesk"
        shutil.copy(sealed, self.path)
        shutil.copy(data_path(sealed), data_path(self.path))
        self.key, self.ids, self.which = key, booked.ids, booked.conference_id
        self.at = datetime(2025, 6, 10, 9, 0, tzinfo=UTC)
        self.words = count(1)
        self.desk = self.opened()

    def opened(self) -> Desk:
        return Desk(Store(self.path, self.key), lambda _change: None, lambda: self.at)

    def picture(self) -> Conference:
        return self.desk.meeting.conference(self.which)

    def do(self, what: Callable[[], object]) -> bool:
        """Do it; what is refused changes nothing."""
        if self.picture().state is ConferenceState.CLOSED:
            return False
        before = self.picture()
        try:
            what()
        except NotPossible:
            assert self.picture() == before, "something was changed, and refused"
            return False
        return True

    def entry(self, at: int) -> UUID | None:
        entries = self.picture().entries
        return entries[at % len(entries)].id if entries else None

    def said(self) -> str:
        """Words that nobody else says, in either half of them."""
        number = next(self.words)
        return f"w{number:05}x w{number:05}y"

    @initialize()
    def begins(self) -> None:
        self.desk.run_sheet.begin(self.which)
        self.desk.attendance.arrive_expected(self.which)

    @rule(lane=lanes, speaker=who, private=st.booleans())
    def say(self, lane: Lane, speaker: str, private: bool) -> None:
        self.do(lambda: self.desk.meeting.add_entry(
            self.which, self.said(), lane, speaker=self.ids[speaker], private=private
        ))  # fmt: skip

    @rule(at=nth, lane=lanes, speaker=who, reword=st.booleans())
    def change(self, at: int, lane: Lane, speaker: str, reword: bool) -> None:
        entry, change = self.entry(at), self.desk.meeting.change_entry
        if entry and reword:
            self.do(lambda: change(entry, text=self.said(), speaker=self.ids[speaker]))
        elif entry:
            self.do(lambda: change(entry, lane=lane))

    @rule(at=nth, private=st.booleans())
    def hide(self, at: int, private: bool) -> None:
        if entry := self.entry(at):
            self.do(lambda: self.desk.meeting.change_entry(entry, private=private))

    @rule(at=nth, before=nth)
    def move(self, at: int, before: int) -> None:
        entry, other = self.entry(at), self.entry(before)
        if entry:
            self.do(lambda: self.desk.meeting.place_entry(entry, other if before % 3 else None))

    @rule(at=nth)
    def split(self, at: int) -> None:
        if entry := self.entry(at):
            self.do(lambda: self.desk.meeting.split_entry(entry, 7))

    @rule(at=nth, other=nth)
    def join(self, at: int, other: int) -> None:
        first, second = self.entry(at), self.entry(other)
        if first and second and first != second:
            self.do(lambda: self.desk.meeting.join_entries(first, second))

    @rule(at=nth)
    def take_out(self, at: int) -> None:
        if entry := self.entry(at):
            self.do(lambda: self.desk.meeting.remove_entry(entry))

    @rule(person=who, mode=st.sampled_from([AttendanceMode.IN_PERSON, AttendanceMode.ONLINE]))
    def arrive(self, person: str, mode: AttendanceMode) -> None:
        self.do(lambda: self.desk.attendance.arrive(self.which, self.ids[person], mode))

    @rule(person=who, sent=st.booleans())
    def go(self, person: str, sent: bool) -> None:
        here = self.desk.attendance
        if sent:
            self.do(lambda: here.send_out(self.which, self.ids[person], "Shouted."))
        else:
            self.do(lambda: here.leave(self.which, self.ids[person]))

    @rule(person=who, capacity=st.sampled_from(Capacity))
    def capacity(self, person: str, capacity: Capacity) -> None:
        self.do(lambda: self.desk.attendance.set_capacity(self.which, self.ids[person], capacity))

    @rule(person=who, about=child)
    def knows(self, person: str, about: str) -> None:
        self.do(lambda: self.desk.attendance.set_contact(self.which, self.ids[person], [self.ids[about]]))

    @rule(person=who, on=child, what=st.sampled_from(PlanView))
    def view(self, person: str, on: str, what: PlanView) -> None:
        given = View(self.ids[person], (ChildView(self.ids[on], what, Category.NEGLECT),))
        line = next(a for a in self.picture().attendance if a.person.id == self.ids[person])
        done = self.do(lambda: self.desk.decisions.give_view(self.which, given))
        assert not (done and not line.has_view), "somebody without a view gave one"

    @rule(on=child, outcome=st.sampled_from([Outcome.CHILD_PROTECTION_PLAN, Outcome.CHILD_IN_NEED_PLAN]))
    def decide(self, on: str, outcome: Outcome) -> None:
        settled = Decision(self.ids[on], outcome, Category.NEGLECT, reason="As said.")
        self.do(lambda: self.desk.decisions.decide(self.which, settled))

    @rule(on=child, owner=who)
    def plan(self, on: str, owner: str) -> None:
        plans = self.desk.plans
        outcomes = self.picture().plan.outcomes
        if len(outcomes) < 2:
            self.do(lambda: plans.add_outcome(self.which, "She is well.", self.ids[on]))
        else:
            self.do(lambda: plans.add_action(outcomes[0].id, "Visit", [self.ids[owner]]))

    @rule()
    def unplan(self) -> None:
        if outcomes := self.picture().plan.outcomes:
            self.do(lambda: self.desk.plans.remove_outcome(outcomes[0].id))

    @rule(words=st.sampled_from(["", "Ask for advice.", "Ask for legal advice."]))
    def contingency(self, words: str) -> None:
        self.do(lambda: self.desk.plans.set_contingency(self.which, words))

    @rule()
    def somebody_new(self) -> None:
        self.do(lambda: self.desk.attendance.add_person(self.which, "Odalys Fenwick", "youth worker"))

    @rule(kind=st.sampled_from(PartKind), member=st.sampled_from(["f_mum", "f_dad"]))
    def part(self, kind: PartKind, member: str) -> None:
        if self.picture().part is None:
            self.do(lambda: self.desk.parts.begin(self.which, kind, [self.ids[member]]))
        else:
            self.do(lambda: self.desk.parts.end(self.which))

    @rule(step=st.sampled_from(STEPS))
    def go_to(self, step: str) -> None:
        self.do(lambda: self.desk.run_sheet.go_to(self.which, step))

    @rule(kind=st.sampled_from(BreakKind))
    def stand_still(self, kind: BreakKind) -> None:
        self.do(lambda: self.desk.run_sheet.take_break(self.which, kind))

    @rule()
    def go_on(self) -> None:
        self.do(lambda: self.desk.run_sheet.end_break(self.which))

    @rule(minutes=st.sampled_from([0, 1, 7, 60, -60]))
    def clock(self, minutes: int) -> None:
        self.at += timedelta(minutes=minutes)

    @rule()
    def undo(self) -> None:
        self.do(lambda: self.desk.undoing.undo(self.which))

    @rule()
    def redo(self) -> None:
        self.do(lambda: self.desk.undoing.redo(self.which))

    @rule(most=st.integers(1, 6))
    def back_and_forth(self, most: int) -> None:
        """So often back, and as often forth, shows what was shown before."""
        before, back = self.compared(), 0
        turned: list[str | None] = []
        while back < most and self.do(lambda: turned.append(self.desk.undoing.undo(self.which))):
            if turned[-1] is None:
                break
            back += 1
        for _ in range(back):
            assert self.desk.undoing.redo(self.which)
        assert self.compared() == before

    @rule()
    def restart(self) -> None:
        """Nothing is lost when the file is locked and opened again."""
        before = self.picture()
        self.desk.close()
        self.desk = self.opened()
        assert self.picture() == before

    @precondition(lambda self: self.picture().state is ConferenceState.RUNNING)
    @rule(reason=st.sampled_from(["", "", "The room is needed."]))
    def close(self, reason: str) -> None:
        before = self.picture()
        if self.do(lambda: self.desk.closing.close(self.which, reason)):
            unsorted = [e for e in before.entries if e.lane is Lane.UNSORTED]
            assert reason or not unsorted, "closed with unsorted entries, and nobody said why"

    def compared(self) -> Conference:
        """The picture without what undo leaves alone: how often an entry was worded."""
        picture = self.picture()
        return replace(picture, entries=tuple(replace(entry, revisions=0) for entry in picture.entries))

    @invariant()
    def holds(self) -> None:
        """What must hold whatever was done."""
        now = self.picture()
        without = {line.person.id for line in now.attendance if not line.has_view}
        assert not without & {view.who for view in now.views}, "a view of somebody who has none"
        for one, other in pairwise(now.entries):
            assert one.position < other.position, "two entries in one place"
        self.quorum_holds(now)
        self.board_holds(now)
        for line in now.attendance:
            assert sum(p.left is None for p in line.presences) <= 1, "somebody is there twice"
            for stretch in line.presences:
                assert stretch.left is None or stretch.arrived <= stretch.left

    def quorum_holds(self, now: Conference) -> None:
        """Quorum is what the log of comings and goings says."""
        logged = tuple(
            replace(
                line,
                present=any(p.left is None for p in line.presences),
                ever_present=bool(line.presences),
            )
            for line in now.attendance
        )
        assert quorum_of(replace(now, attendance=logged)) == now.quorum

    def board_holds(self, now: Conference) -> None:
        """What is private or not sorted yet stands on no board."""
        board = repr(board_of(now, self.desk.run_sheet.agenda(self.which)))
        for entry in now.entries:
            if entry.private or entry.lane in HIDDEN:
                assert entry.text not in board

    def teardown(self) -> None:
        """Lock the file and take it away."""
        self.desk.close()
        for file in self.path.parent.glob(f"{self.path.stem}*"):
            file.unlink()
