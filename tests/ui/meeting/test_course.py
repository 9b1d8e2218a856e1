"""The course of a meeting in the window: steps left out, breaks, what is missing, time, and sleep."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from cpdesk.ui.meeting.course.pace import StepState
from cpdesk.vocabulary import BreakKind, Lane
from tests.ui.meeting.conftest import press, press_focused

SHIFT = Qt.KeyboardModifier.ControlModifier


def state(page, key):
    steps = page.run_panel.steps
    lines = (steps.item(row).data(Qt.ItemDataRole.UserRole) for row in range(steps.count()))
    return next(line for line in lines if not isinstance(line, str) and line.key == key)


@pytest.fixture
def page(open_page, room):
    room.begin()
    return open_page("worries")


def test_s_on_a_step_asks_why_and_leaves_it_out_and_s_again_takes_it_up(page, room, type_text):
    steps = page.run_panel.steps
    steps.setFocus()
    steps.choose("scale")
    press(steps, Qt.Key.Key_S)
    ask = page.run_panel.leave_out
    assert ask.isVisible()
    assert ask.reason.hasFocus()
    type_text(ask.reason, "the family asked not to — é")
    press(ask.reason, Qt.Key.Key_Return)
    assert [skip.reason for skip in room.picture().skips] == ["the family asked not to — é"]
    assert state(page, "scale").state is StepState.LEFT_OUT
    assert "left out" in state(page, "scale").spoken
    assert steps.hasFocus()
    assert room.picture().step == "worries"
    steps.choose("scale")
    press(steps, Qt.Key.Key_Delete)
    assert ask.said.text() == "the family asked not to — é"
    assert ask.back.hasFocus()
    press(ask.back, Qt.Key.Key_Return)
    assert room.picture().skips == ()
    assert state(page, "scale").state is StepState.TO_COME


def test_without_a_reason_nothing_is_left_out_and_escape_leaves_it(page, room):
    page.run_panel.steps.setFocus()
    page.run_panel.steps.choose("scale")
    page.run_panel.leave.click()
    ask = page.run_panel.leave_out
    ask.keep.click()
    assert ask.isVisible()
    assert ask.reason.hasFocus()
    press(ask.reason, Qt.Key.Key_Escape)
    assert not ask.isVisible()
    assert page.run_panel.steps.hasFocus()
    assert room.picture().skips == ()


def test_leaving_out_the_step_that_goes_on_leads_to_the_next(page, room, type_text):
    steps = page.run_panel.steps
    steps.setFocus()
    steps.choose("worries")
    press(steps, Qt.Key.Key_S)
    type_text(page.run_panel.leave_out.reason, "said already")
    page.run_panel.leave_out.keep.click()
    assert room.picture().step == "family_reply"
    assert state(page, "worries").state is StepState.LEFT_OUT


def test_the_decision_cannot_be_left_out_and_the_page_says_so(page, room, type_text):
    steps = page.run_panel.steps
    steps.setFocus()
    steps.choose("decision")
    press(steps, Qt.Key.Key_S)
    type_text(page.run_panel.leave_out.reason, "no time")
    page.run_panel.leave_out.keep.click()
    assert "cannot be left out" in page.refusal.text()
    assert room.picture().skips == ()


def test_what_is_missing_is_shown_calmly_and_later_leads_back(page, room):
    room.desk.meeting.add_entry(room.conference, "He shouts", Lane.WORRY)
    page.go_to("family_reply")
    assert page.head.needs.text() == "Before you continue: the family has not replied to one worry."
    assert not page.head.back.isVisible()
    page.go_to("legal")
    assert page.head.needs.text() == "Still open: the family has not replied to one worry."
    page.head.back.click()
    assert room.picture().step == "family_reply"


def test_the_views_before_the_plan_are_said_once_and_nothing_is_barred(page, room):
    page.go_to("views")
    assert page.head.order.isVisible()
    assert room.picture().step == "views"
    page.head.go_on.click()
    assert not page.head.order.isVisible()
    page.go_to("worries")
    page.go_to("views")
    assert not page.head.order.isVisible()
    page.go_to("decision")
    page.head.to_plan.click()
    assert room.picture().step == "plan"
    page.go_to("decision")
    assert not page.head.order.isVisible()


def test_ctrl_b_asks_which_break_and_a_legal_one_who_goes_out(page, room, clock):
    typing = page.composer.typing
    typing.setFocus()
    press(typing, Qt.Key.Key_B, SHIFT)
    assert page.breaks.break_.hasFocus()
    press_focused(page, Qt.Key.Key_Escape)
    assert not page.breaks.isVisible()
    assert typing.hasFocus()
    press(typing, Qt.Key.Key_B, SHIFT)
    page.breaks.legal.click()
    who = next(iter(page.breaks.chips))
    page.breaks.chips[who].click()
    page.breaks.begin_legal.click()
    (legal,) = room.picture().breaks
    assert (legal.kind, legal.people) == (BreakKind.LEGAL, (who,))
    clock.on(125)
    page._tick()
    assert page.breaks.words.text().startswith("Break for legal advice since ")
    assert page.breaks.words.text().endswith(": 2 minutes.")
    assert room.picture().person(who).short in page.breaks.said.text()
    assert typing.hasFocus()
    press(typing, Qt.Key.Key_B, SHIFT)
    assert page.breaks.go_on.hasFocus()
    press_focused(page, Qt.Key.Key_Return)
    assert room.picture().breaks[0].ended is not None
    assert not page.breaks.isVisible()
    assert typing.hasFocus()


def test_a_break_does_not_count_for_the_step_either(page, room, clock):
    clock.on(300)
    page.top.pause.click()
    page.breaks.break_.click()
    clock.on(900)
    page.top.pause.click()
    clock.on(60)
    page._tick()
    assert state(page, "worries").minutes == "6 of 20′"


def test_what_is_typed_in_a_break_is_kept_and_the_page_says_so(page, room, type_text):
    page.top.pause.click()
    page.breaks.break_.click()
    page._tick()
    assert "kept as always" in page.breaks.said.text()
    type_text(page.composer.typing, "In the break Mum said more.")
    press(page.composer.typing, Qt.Key.Key_Return)
    assert "In the break Mum said more." in room.texts()


def test_the_time_for_the_plan_is_told_before_and_while_it_runs_short(page, room, clock):
    page._tick()
    assert page.run_panel.short.text() == ""
    conference = room.picture()
    planned = int((conference.planned_end - conference.starts).total_seconds())
    clock.on(planned - 42 * 60 - 6 * 60)
    page._tick()
    assert page.run_panel.short.text() == "In 6 minutes the time for the plan begins to run short."
    clock.on(14 * 60)
    page._tick()
    assert page.run_panel.short.text() == "17 minutes are left for the plan of 25."
    clock.on(30 * 60)
    page._tick()
    assert page.run_panel.short.text() == "No time is left for the plan, if we end as planned."


def test_alt_l_shows_what_happened_in_place_of_the_steps_and_goes_on_with_it(page, room, clock):
    press(page.composer.typing, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    log = page.run_panel.log
    assert log.hasFocus()
    assert not page.run_panel.steps.isVisible()
    assert "The conference began." in log.toPlainText()
    clock.on(60)
    page.go_to("plan")
    assert log.toPlainText().endswith("On to “What must change”.")
    press(log, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    assert page.run_panel.steps.hasFocus()
    assert not log.isVisible()


class Laptop:
    """The laptop’s own clock."""

    def __init__(self) -> None:
        self.now = datetime(2025, 6, 10, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def on(self, **passed) -> None:
        self.now += timedelta(**passed)


def test_an_hour_of_sleep_is_asked_about_without_taking_the_hands_from_the_keys(page, room, clock):
    laptop = Laptop()
    page.slept.looks_at = laptop
    typing = page.composer.typing
    typing.setFocus()
    page._tick()
    began = clock.now
    laptop.now = began
    page._tick()
    for each in (clock.on, lambda seconds: laptop.on(seconds=seconds)):
        each(3600)
    page._tick()
    assert page.slept.isVisible()
    assert typing.hasFocus()
    assert "from 10:00 to 11:00" in page.slept.words.text()
    page.slept.a_break.click()
    (one,) = room.picture().breaks
    assert (one.began, one.ended) == (began, began + timedelta(hours=1))
    assert not page.slept.isVisible()
    page._tick()
    assert page.top.clock.text() == "00:00:00"


def test_the_meeting_that_went_on_while_the_laptop_slept_has_no_break(page, room):
    laptop = Laptop()
    page.slept.looks_at = laptop
    page._tick()
    laptop.on(minutes=5)
    page._tick()
    page.slept.went_on.click()
    assert room.picture().breaks == ()
    assert not page.slept.isVisible()


def test_a_clock_set_back_is_said_once(page):
    laptop = Laptop()
    page.slept.looks_at = laptop
    page._tick()
    laptop.on(hours=-1)
    page._tick()
    assert page.slept.words.text() == "The clock of this laptop was set back. The order of the notes is kept."
    page.slept.seen.click()
    laptop.on(hours=-1)
    page._tick()
    assert not page.slept.isVisible()


def test_sleeping_in_a_break_is_a_break_already(page, room):
    laptop = Laptop()
    page.slept.looks_at = laptop
    page._tick()
    page.top.pause.click()
    page.breaks.break_.click()
    laptop.on(hours=1)
    page._tick()
    assert not page.slept.isVisible()
