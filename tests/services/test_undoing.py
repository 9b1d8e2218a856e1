"""Undo and redo: what was done in a meeting is taken back, and done again, after a restart too."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import delete, func, select, update

from cpdesk.errors import NotPossible
from cpdesk.models.attendance import Presence
from cpdesk.models.course import Act
from cpdesk.models.decision import View as ViewRow
from cpdesk.models.person import Person
from cpdesk.services import acts
from cpdesk.services.act_words import words_of
from cpdesk.services.acts import WATCHED
from cpdesk.services.desk import Desk
from cpdesk.services.images import Image
from cpdesk.services.practice import BroughtIn
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.decisions import ChildView, Decision, Dissent, View
from cpdesk.storage.store import Store
from cpdesk.vocabulary import (
    AttendanceMode,
    Capacity,
    Category,
    Lane,
    Outcome,
    PartKind,
    PersonKind,
    PlanView,
)

REVIEW = datetime(2027, 2, 11, 10, 0, tzinfo=UTC)


class Room:
    """The meeting as these tests act in it."""

    def __init__(self, desk: Desk, booked: BroughtIn) -> None:
        self.desk, self.ids, self.which = desk, booked.ids, booked.conference_id

    def picture(self) -> Conference:
        """The conference without what undo leaves alone: how often an entry was worded."""
        picture = self.desk.meeting.conference(self.which)
        return replace(picture, entries=tuple(replace(entry, revisions=0) for entry in picture.entries))

    def arrive(self) -> None:
        self.desk.attendance.arrive(self.which, self.ids["f_mum"], AttendanceMode.IN_PERSON)

    def leave(self) -> None:
        self.desk.attendance.leave(self.which, self.ids["p_sw"])

    def view(self) -> None:
        on = ChildView(self.ids["f_ffi"], PlanView.CHILD_PROTECTION, Category.NEGLECT)
        self.desk.decisions.give_view(self.which, View(self.ids["p_hv"], (on,), "Her weight."))

    def other_view(self) -> None:
        on = tuple(ChildView(self.ids[c], PlanView.CHILD_IN_NEED) for c in ("f_kac", "f_ola"))
        self.desk.decisions.give_view(self.which, View(self.ids["p_hv"], on, "Better since."))

    def withdraw(self) -> None:
        self.desk.decisions.withdraw_view(self.which, self.ids["p_hv"])

    def decide(self) -> None:
        dissent = (Dissent("Too early.", self.ids["p_hv"]), Dissent("Too late.", None, "The school"))
        self.desk.decisions.decide(
            self.which,
            Decision(self.ids["f_ffi"], Outcome.CHILD_PROTECTION_PLAN, Category.NEGLECT, dissent=dissent),
        )

    def decide_otherwise(self) -> None:
        self.desk.decisions.decide(
            self.which,
            Decision(self.ids["f_ffi"], Outcome.CHILD_IN_NEED_PLAN, dissent=(Dissent("Other words."),)),
        )

    def outcome(self) -> None:
        self.desk.plans.add_outcome(self.which, "She is well fed.", self.ids["f_ffi"])

    def action(self) -> None:
        (outcome,) = self.picture().plan.outcomes
        owners = (self.ids["p_hv"], self.ids["f_mum"])
        self.desk.plans.add_action(outcome.id, "Weigh her each week", owners, date(2026, 12, 3))

    def owners(self) -> None:
        (outcome,) = self.picture().plan.outcomes
        self.desk.plans.change_action(outcome.actions[0].id, owners=(self.ids["f_mum"], self.ids["p_sw"]))

    def remove_outcome(self) -> None:
        (outcome,) = self.picture().plan.outcomes
        self.desk.plans.remove_outcome(outcome.id)

    def contingency(self) -> None:
        self.desk.plans.set_contingency(self.which, "The social worker asks for a legal planning meeting.")

    def contact(self) -> None:
        self.desk.attendance.set_contact(self.which, self.ids["p_hv"], [self.ids["f_ffi"], self.ids["f_kac"]])

    def capacity(self) -> None:
        self.desk.attendance.set_capacity(self.which, self.ids["p_hou"], Capacity.OBSERVER)

    def person(self) -> None:
        self.desk.attendance.add_person(self.which, "Odalys Fenwick", "aunt", kind=PersonKind.FAMILY)

    def correct(self) -> None:
        self.desk.attendance.change_person(self.ids["f_mum"], known_as="Kasia", born=date(1994, 3, 2))

    def core_group(self) -> None:
        self.desk.closing.set_core_group(self.which, [self.ids["p_sw"], self.ids["f_mum"]])

    def review(self) -> None:
        self.desk.closing.set_review_at(self.which, REVIEW)

    def lead(self) -> None:
        self.desk.closing.set_lead_social_worker(self.which, self.ids["p_tm"])

    def complaints(self) -> None:
        self.desk.closing.set_complaints_explained(self.which, True)

    def entry(self) -> None:
        self.desk.meeting.add_entry(self.which, "He shouted.", Lane.WORRY, speaker=self.ids["f_mum"])

    def change_entry(self) -> None:
        self.desk.meeting.change_entry(self.picture().entries[-1].id, text="He shouted at her.")

    def everything(self) -> list[Callable[[], None]]:
        """Each kind of act, in an order that makes sense; each changes the picture."""
        return [
            self.arrive, self.entry, self.view, self.change_entry, self.other_view, self.decide, self.outcome,
            self.action, self.owners, self.decide_otherwise, self.contingency, self.contact, self.capacity,
            self.person, self.correct, self.core_group, self.review, self.lead, self.complaints,
            self.withdraw, self.remove_outcome,
        ]  # fmt: skip

    def undo(self) -> str | None:
        return self.desk.undoing.undo(self.which)

    def redo(self) -> str | None:
        return self.desk.undoing.redo(self.which)


@pytest.fixture
def room(desk: Desk, running: UUID, booked: BroughtIn) -> Room:
    return Room(desk, booked)


def test_everything_is_taken_back_step_by_step_and_done_again(room: Room, clock):
    pictures = [room.picture()]
    for act in room.everything():
        act()
        clock.pass_(1)
        assert room.picture() != pictures[-1], act.__name__
        pictures.append(room.picture())
    for before in reversed(pictures[:-1]):
        assert room.undo()
        assert room.picture() == before
    assert room.undo() is None
    for after in pictures[1:]:
        assert room.redo()
        assert room.picture() == after
    assert room.redo() is None


def test_undo_goes_on_after_a_restart(room: Room, desk: Desk, shelf, announced, clock):
    before = room.picture()
    room.view()
    room.entry()
    room.decide()
    after = room.picture()
    desk.close()
    again = Desk(Store(desk.path, shelf.key), announced.append, clock)
    room.desk = again
    for _ in range(3):
        room.undo()
    assert room.picture() == before
    again.close()
    last = Desk(Store(desk.path, shelf.key), announced.append, clock)
    room.desk = last
    for _ in range(3):
        room.redo()
    assert room.picture() == after
    last.close()


@pytest.mark.parametrize(
    ("act", "words"),
    [
        ("arrive", "an arrival"),
        ("view", "a view"),
        ("decide", "a decision"),
        ("outcome", "an outcome of the plan"),
        ("contingency", "the contingency"),
        ("person", "a person was added"),
        ("correct", "a person’s details"),
        ("capacity", "as what somebody takes part"),
        ("review", "the day of the review"),
        ("entry", "an entry"),
    ],
)
def test_it_says_what_was_undone_without_a_name(room: Room, act: str, words: str):
    getattr(room, act)()
    assert room.undo() == f"Undone: {words}."
    assert room.redo() == f"Done again: {words}."


def test_a_leaving_is_undone_as_one(room: Room, clock):
    room.desk.attendance.arrive_expected(room.which)
    there = room.picture()
    clock.pass_(10)
    room.leave()
    assert room.undo() == "Undone: a leaving."
    assert room.picture() == there


def test_all_who_came_at_once_are_one_act(room: Room):
    before = room.picture()
    assert room.desk.attendance.arrive_expected(room.which) > 5
    room.undo()
    assert room.picture() == before


def test_something_new_ends_what_could_be_done_again(room: Room):
    room.view()
    room.undo()
    room.arrive()
    assert room.redo() is None
    assert room.undo() == "Undone: an arrival."


def test_the_course_of_the_meeting_is_not_undone(room: Room, clock):
    room.entry()
    room.desk.run_sheet.go_to(room.which, "welcome")
    room.desk.run_sheet.pause(room.which)
    clock.pass_(5)
    room.desk.run_sheet.resume(room.which)
    before = room.picture()
    room.undo()
    assert room.picture() == replace(before, entries=())
    assert room.undo() is None


def test_words_typed_into_one_field_are_one_act(room: Room, clock):
    for words in ("Th", "The social", "The social worker asks"):
        room.desk.plans.set_contingency(room.which, words)
        clock.pass_(0.1)
    clock.pass_(2)  # somebody thinks
    room.desk.plans.set_contingency(room.which, "The social worker asks for advice.")
    room.undo()
    assert room.picture().plan.contingency == "The social worker asks"
    room.undo()
    assert room.picture().plan.contingency == ""
    assert room.undo() is None


def test_words_typed_and_taken_away_again_leave_no_act(room: Room):
    room.arrive()
    room.desk.plans.set_contingency(room.which, "Th")
    room.desk.plans.set_contingency(room.which, "")
    assert room.undo() == "Undone: an arrival."


def test_words_typed_after_something_else_are_an_act_of_their_own(room: Room):
    room.desk.plans.set_contingency(room.which, "One")
    room.entry()
    room.desk.plans.set_contingency(room.which, "One and two")
    room.undo()
    assert room.picture().plan.contingency == "One"


def test_what_changed_nothing_is_no_act(room: Room):
    room.desk.plans.set_contingency(room.which, "")
    room.desk.closing.set_lead_social_worker(room.which, room.picture().lead_social_worker)
    assert room.undo() is None


def test_what_was_changed_since_in_another_way_is_refused_and_kept(room: Room):
    room.correct()
    with room.desk.attendance._at.store.writing() as session:
        session.execute(update(Person).where(Person.id == room.ids["f_mum"]).values(known_as="Kate"))
    before = room.picture()
    with pytest.raises(NotPossible, match="changed since in another way"):
        room.undo()
    assert room.picture() == before


def test_somebody_whom_something_unknown_refers_to_is_not_taken_out(room: Room):
    room.person()
    who = room.picture().people[-1].id
    with room.desk.attendance._at.store.writing() as session:
        session.add(ViewRow(conference_id=room.which, person_id=who, position=1))
    with pytest.raises(NotPossible, match="Nothing was changed"):
        room.undo()
    assert room.picture().person(who) is not None


def test_a_row_that_is_gone_in_another_way_is_refused(room: Room):
    room.arrive()
    with room.desk.attendance._at.store.writing() as session:
        session.execute(delete(Presence))
    with pytest.raises(NotPossible, match="Nothing was changed"):
        room.undo()


def test_the_speaker_of_an_undone_entry_can_go_and_come_back_with_it(room: Room):
    room.person()
    who = room.picture().people[-1].id
    room.desk.meeting.add_entry(room.which, "She is my sister.", Lane.FAMILY_VIEW, speaker=who)
    after = room.picture()
    room.undo()
    room.undo()
    assert room.picture().person(who) is None
    room.redo()
    room.redo()
    assert room.picture() == after


def test_corrections_of_a_family_whose_meeting_is_not_running_are_no_act(desk: Desk, booked: BroughtIn):
    desk.attendance.change_person(booked.ids["f_mum"], known_as="Kasia")
    assert desk.undoing.undo(booked.conference_id) is None


def test_the_file_keeps_who_did_what_and_that_it_was_undone(room: Room):
    room.view()
    room.undo()
    room.redo()
    with room.desk.attendance._at.store.reading() as session:
        rows = session.scalars(select(Act).order_by(Act.number)).all()
        assert [(row.number, row.kind) for row in rows] == [(1, "change"), (2, "undo"), (3, "redo")]


def test_a_replayed_practice_conference_keeps_no_acts(desk: Desk, filled: BroughtIn):
    with desk.attendance._at.store.reading() as session:
        assert session.scalar(select(func.count()).select_from(Act)) == 0


def test_a_change_of_people_is_announced_to_their_case_too(room: Room, announced):
    room.correct()
    announced.clear()
    room.undo()
    assert {change.kind for change in announced} == {"case", "conference"}


def test_an_entry_split_is_one_again_and_two_joined_are_two_again(room: Room):
    room.entry()
    whole = room.picture()
    (entry,) = whole.entries
    room.desk.meeting.split_entry(entry.id, 3)
    halves = room.picture()
    assert [e.text for e in halves.entries] == ["He", "shouted."]
    assert room.undo() == "Undone: a splitting of an entry."
    assert room.picture() == whole
    room.redo()
    assert room.picture() == halves
    room.desk.meeting.join_entries(*(e.id for e in halves.entries))
    assert len(room.picture().entries) == 1
    assert room.undo() == "Undone: a joining of entries."
    assert room.picture() == halves


def test_a_worry_answered_by_the_plan_and_joined_to_another_is_answered_again_after_undo(room: Room):
    room.entry()
    room.entry()
    first, second = (e.id for e in room.picture().entries)
    room.desk.plans.leave_worry(room.which, second, "It is over.")
    before = room.picture()
    room.desk.meeting.join_entries(first, second)
    room.undo()
    assert room.picture() == before
    room.undo()
    assert room.picture().plan.left == ()


def test_a_part_of_the_meeting_begun_by_mistake_is_undone_with_who_went_out(room: Room):
    room.desk.attendance.arrive_expected(room.which)
    together = room.picture()
    room.desk.parts.begin(room.which, PartKind.CLOSED, ())
    assert room.picture().part is not None
    assert room.undo() == "Undone: a part of the meeting."
    assert room.picture() == together


def test_what_was_there_before_the_closed_step_is_not_undone_behind_it(room: Room):
    room.arrive()
    room.desk.run_sheet.go_to(room.which, "confidential")
    closed = room.picture()
    with pytest.raises(NotPossible, match="Nothing was changed"):
        room.undo()
    assert room.picture() == closed


def test_there_are_words_for_every_row_that_can_be_undone():
    for kind in WATCHED:
        row = Image(str(kind.__tablename__), uuid4(), None, {"id": ""})
        for image in (row, row.turned()):
            assert words_of([image]), kind


def test_no_service_of_the_meeting_changes_such_rows_behind_the_session():
    """A bulk statement is not seen, so what it did could not be undone; only bookings may use them."""
    names = "|".join(kind.__name__ for kind in WATCHED)
    bulk = re.compile(rf"\b(?:delete|update)\((?:\w+\.)?(?:{names})\)")
    services = Path(acts.__file__).parent
    found = {p.name for p in services.glob("*.py") if bulk.search(p.read_text(encoding="utf-8"))}
    assert found <= {"booked_rows.py", "procedure_shelf.py"}
