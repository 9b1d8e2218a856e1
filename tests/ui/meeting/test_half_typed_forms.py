"""What is half-typed into a form of the meeting is there again after the program was cut off."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from cpdesk.rules.kinship import Relation
from cpdesk.ui.meeting.composer.draft_keeper import KEEP_DRAFT_MS
from cpdesk.ui.meeting.page import MeetingPage
from cpdesk.ui.meeting.plan.plan_page import PlanPage
from cpdesk.ui.meeting.risk.risk_page import RiskPage
from cpdesk.ui.meeting.views.decisions_page import DecisionsPage
from cpdesk.vocabulary import ActionKind, AttendanceMode, Lane, PartKind, VoiceBy
from tests.ui.meeting.conftest import press, press_focused

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def page_of(room, open_page, step):
    """The page of a step, with what is on it."""
    room.desk.run_sheet.go_to(room.conference, step)
    meeting = open_page()
    return meeting, meeting.page()


def cut_off(meeting: MeetingPage, qtbot, form: str):
    """Wait until it is kept; then nothing more is done with the page, as when the power falls."""
    before = meeting.desk.form_drafts.kept(meeting.conference_id, form)
    qtbot.waitUntil(
        lambda: meeting.desk.form_drafts.kept(meeting.conference_id, form) != before,
        timeout=KEEP_DRAFT_MS + 3000,
    )


def test_a_new_outcome_and_a_new_action_come_back(room, open_page, qtbot, type_text):
    room.begin()
    child = room.picture().children[0].id
    worry = room.desk.meeting.add_entry(room.conference, "Nobody knows where he is", lane=Lane.WORRY)
    outcome = room.desk.plans.add_outcome(room.conference, "Home at eight", child)
    meeting, page = page_of(room, open_page, "plan")
    assert isinstance(page, PlanPage)
    card = page.outcomes[outcome]
    card.ask_for_action(worry, "Answers the worry: Nobody knows", ActionKind.VISIT)
    type_text(card.new_action, "The school rings eñ")
    cut_off(meeting, qtbot, "plan")
    again = open_page().page()
    card = again.outcomes[outcome]
    assert card.new_action.text() == "The school rings eñ"
    assert not card.for_what.isHidden()
    card.add_action()
    (action,) = room.picture().plan.outcomes[0].actions
    assert (action.text, action.kind, action.worries) == ("The school rings eñ", ActionKind.VISIT, (worry,))
    qtbot.waitUntil(lambda: not room.desk.form_drafts.kept(room.conference, "plan"), timeout=3000)


def test_a_dissent_comes_back_with_its_person(room, open_page, qtbot, type_text):
    room.begin()
    meeting, page = page_of(room, open_page, "decision")
    assert isinstance(page, DecisionsPage)
    child, card = next(iter(page.cards.items()))
    card.dissents.who.setCurrentIndex(1)
    who = card.dissents.who.currentData()
    type_text(card.dissents.words, "does not agree since")
    cut_off(meeting, qtbot, "decisions")
    again = open_page().page().cards[child].dissents
    assert (again.words.text(), again.who.currentData()) == ("does not agree since", who)
    assert not room.picture().decision(child)


def test_a_risk_statement_comes_back_with_its_worries(room, open_page, qtbot, type_text):
    room.begin()
    worry = room.desk.meeting.add_entry(room.conference, "He was out at night", lane=Lane.WORRY)
    meeting, page = page_of(room, open_page, "risk")
    assert isinstance(page, RiskPage)
    page.worries.show_tapped((worry,))
    page.text.setPlainText("He may come to harm at night")
    cut_off(meeting, qtbot, "risk")
    again = open_page().page()
    assert again.text.toPlainText() == "He may come to harm at night"
    assert again.worries.tapped_worries() == (worry,)
    again.add_statement()
    assert [risk.worries for risk in room.picture().risks] == [(worry,)]


def test_what_was_finished_does_not_come_back(room, open_page, qtbot, type_text):
    room.begin()
    meeting, page = page_of(room, open_page, "plan")
    type_text(page.new_outcome, "Home at eight")
    qtbot.waitUntil(lambda: bool(room.desk.form_drafts.kept(room.conference, "plan")), timeout=3000)
    meeting.keep()  # it is locked: nobody meant it yet
    assert room.picture().plan.outcomes == ()
    meeting.go_to("worries")  # the page is left: the outcome goes into the plan as it is
    meeting.keep()
    assert not room.desk.form_drafts.kept(room.conference, "plan")
    assert [outcome.text for outcome in room.picture().plan.outcomes] == ["Home at eight"]
    again = open_page()
    again.go_to("plan")
    assert again.page().new_outcome.text() == ""


def test_the_line_for_somebody_new_comes_back_open_and_enter_adds_them(room, open_page, qtbot, type_text):
    room.begin()
    meeting = open_page("worries")
    meeting.newcomer.open()
    type_text(meeting.newcomer.line, "Zoë Field, nurse")
    cut_off(meeting, qtbot, "newcomer")
    before = len(room.picture().attendance)
    again = open_page()
    assert again.newcomer.isVisible()
    assert again.newcomer.line.text() == "Zoë Field, nurse"
    assert not again.newcomer.line.hasFocus(), "it waits, and takes nothing away"
    type_text(again.newcomer.line, "\n")
    assert len(room.picture().attendance) == before + 1
    qtbot.waitUntil(lambda: not room.desk.form_drafts.kept(room.conference, "newcomer"), timeout=3000)


def test_a_half_sentence_is_in_sight_on_a_step_where_one_does_not_type(room, open_page, type_text):
    room.begin()
    meeting = open_page("worries")
    type_text(meeting.composer.typing, "Mum said that")
    meeting.go_to("decision")
    meeting.keep()
    again = open_page()
    assert again.step().page == "decisions"
    assert again.composer.isVisible()
    assert again.composer.typing.text() == "Mum said that"


def lock(room, meeting: MeetingPage):
    """As the window does it: what is typed is kept, and the page goes out of sight; no row is the wiser."""
    before = room.picture()
    meeting.keep()
    meeting.hide()
    assert room.picture() == before, "nothing half typed became real"


def choose_relative(page, room, who):
    page.tree.people.setFocus()
    page.tree.choose(room.ids[who])
    return page.tree.people


def test_somebody_half_typed_on_the_page_of_people_comes_back_and_is_nobody_meanwhile(
    room, open_page, type_text
):
    room.begin()
    meeting = open_page("welcome")
    add = meeting.page().add
    type_text(add.name, "Zoë Field")
    type_text(add.role, "nur")
    press(add.family, Qt.Key.Key_Space)
    press(add.mode, Qt.Key.Key_Down)
    mode = add.mode.as_text()
    lock(room, meeting)
    again = open_page().page().add
    assert (again.name.text(), again.role.text(), again.agency.text()) == ("Zoë Field", "nur", "")
    assert (again.family.isChecked(), again.mode.as_text()) == (True, mode)
    assert mode != AttendanceMode.IN_PERSON
    assert not again.role.hasFocus(), "it waits, and takes nothing away"
    press(again.role, Qt.Key.Key_Return)
    assert room.picture().people[-1].name == "Zoë Field"
    assert "name" not in again.unfinished()


def test_why_somebody_is_sent_out_comes_back_beside_them_and_nobody_has_left(room, open_page, type_text):
    room.begin()
    who = room.ids["p_hou"]
    room.desk.attendance.arrive(room.conference, who, AttendanceMode.IN_PERSON)
    meeting = open_page("welcome")
    meeting.page().choose(who)
    press(meeting.page().table, Qt.Key.Key_S)
    type_text(meeting.focusWidget(), "could be ov")
    lock(room, meeting)
    card = open_page().page().card
    assert card.why.text() == "could be ov"
    press(card.why, Qt.Key.Key_Return)
    line = next(one for one in room.picture().attendance if one.person.id == who)
    assert line.presences[-1].why == "could be ov"


def test_a_new_relative_comes_back_open_with_every_choice(room, open_page, qtbot, type_text):
    room.begin()
    meeting = open_page("family")
    press(choose_relative(meeting.page(), room, "f_mum"), Qt.Key.Key_N)
    form = meeting.page().relative
    form.relation.setCurrentIndex(form.relation.findData(Relation.DAUGHTER))
    form.other.setCurrentIndex(form.other.count() - 1)
    type_text(form.name, "Łucja")
    type_text(form.born, "1 Ap")
    before = room.picture()
    cut_off(meeting, qtbot, "family")
    page = open_page().page()
    form = page.relative
    assert form.isVisible()
    assert (form.name.text(), form.born.text()) == ("Łucja", "1 Ap")
    assert (form.relation.currentData(), form.other.currentData()) == (Relation.DAUGHTER, None)
    assert not form.isAncestorOf(page.window().focusWidget()), "it waits, and takes nothing away"
    assert room.picture() == before
    type_text(form.born, "ril 2019\n")
    assert (room.picture().people[-1].name, room.picture().people[-1].born) == ("Łucja", date(2019, 4, 1))


@pytest.mark.parametrize(
    ("key", "line", "field"),
    [
        (Qt.Key.Key_R, "related", "until"),
        (Qt.Key.Key_D, "died", "day"),
        (Qt.Key.Key_Return, "corrected", "known_as"),
    ],
)
def test_every_line_of_the_family_comes_back_as_it_stood(room, open_page, type_text, key, line, field):
    room.begin()
    meeting = open_page("family")
    press(choose_relative(meeting.page(), room, "f_gran"), key)
    form = getattr(meeting.page(), line)
    if line == "related":
        form.other.setCurrentIndex(1)
    getattr(form, field).clear()
    type_text(getattr(form, field), "in Mar")
    stood, about = form.unfinished(), form.about.text()
    lock(room, meeting)
    again = getattr(open_page().page(), line)
    assert again.isVisible()
    assert (again.person, again.about.text()) == (room.ids["f_gran"], about)
    assert again.unfinished() == stood


def test_a_line_of_the_family_that_was_given_up_stays_away(room, open_page, type_text):
    room.begin()
    meeting = open_page("family")
    press(choose_relative(meeting.page(), room, "f_gran"), Qt.Key.Key_D)
    type_text(meeting.page().died.day, "in Mar")
    meeting.keep()
    press_focused(meeting, Qt.Key.Key_Escape)
    lock(room, meeting)
    assert not open_page().page().died.isVisible()


def test_a_line_about_somebody_who_is_gone_is_forgotten(room, open_page):
    room.begin()
    fields = {"line": "D", "person": str(room.conference), "line 0": "in Mar"}
    room.desk.form_drafts.keep(room.conference, "family", fields)
    assert not open_page("family").page().died.isVisible()


def test_why_a_step_is_left_out_comes_back_with_its_step(room, open_page, type_text):
    room.begin()
    meeting = open_page("worries")
    steps = meeting.run_panel.steps
    steps.setFocus()
    steps.choose("scale")
    press(steps, Qt.Key.Key_S)
    type_text(meeting.focusWidget(), "the family asked not to — é")
    lock(room, meeting)
    again = open_page()
    asked = again.run_panel.leave_out
    assert asked.isVisible()
    assert asked.reason.text() == "the family asked not to — é"
    assert asked.title.text() == meeting.run_panel.leave_out.title.text()
    assert not asked.reason.hasFocus(), "it waits, and takes nothing away"
    press(asked.reason, Qt.Key.Key_Return)
    assert [skip.step for skip in room.picture().skips] == ["scale"]
    lock(room, again)
    assert open_page().run_panel.leave_out.isHidden()


def test_a_step_that_is_left_out_by_now_is_not_asked_about_again(room, open_page):
    room.begin()
    room.desk.form_drafts.keep(room.conference, "step", {"step": "scale", "why": "no ti"})
    room.desk.run_sheet.skip(room.conference, "scale", "no time")
    assert open_page().run_panel.leave_out.isHidden()


def test_the_part_that_is_asked_about_comes_back_with_who_is_in_it_and_why(room, open_page, type_text):
    room.begin()
    meeting = open_page("worries")
    press(meeting, Qt.Key.Key_B, CTRL | SHIFT)
    press(meeting.parts.kinds[PartKind.HALF], Qt.Key.Key_Return)
    press_focused(meeting, Qt.Key.Key_Space)
    type_text(meeting.parts.reason, "He threatened h")
    words, stood = meeting.parts.words.text(), meeting.parts.unfinished()
    lock(room, meeting)
    again = open_page()
    assert again.parts.isVisible()
    assert again.parts.words.text() == words
    assert again.parts.unfinished() == stood
    assert not again.parts.isAncestorOf(again.focusWidget()), "it waits, and takes nothing away"
    press(again.parts.reason, Qt.Key.Key_Return)
    part = room.picture().part
    assert (part.kind, part.reason, len(part.members)) == (PartKind.HALF, "He threatened h", 1)
    lock(room, again)
    assert not open_page().parts.unfinished()


def test_a_part_that_cannot_begin_yet_is_still_asked_about_with_its_words(room, open_page, type_text):
    room.begin()
    meeting = open_page("worries")
    press(meeting, Qt.Key.Key_B, CTRL | SHIFT)
    press(meeting.parts.kinds[PartKind.HALF], Qt.Key.Key_Return)
    meeting.parts.reason.setFocus()
    type_text(meeting.parts.reason, "He threatened her\n")
    assert "Choose who" in meeting.refusal.text()
    assert meeting.parts.reason.text() == "He threatened her"
    assert meeting.parts.reason.hasFocus()


def test_a_part_that_nobody_wants_now_is_not_asked_about_again(room, open_page, type_text):
    room.begin()
    meeting = open_page("worries")
    press(meeting, Qt.Key.Key_B, CTRL | SHIFT)
    press(meeting.parts.kinds[PartKind.CLOSED], Qt.Key.Key_Return)
    type_text(meeting.parts.reason, "The pol")
    meeting.keep()
    press_focused(meeting, Qt.Key.Key_Escape)
    lock(room, meeting)
    assert open_page().parts.isHidden()


def test_a_day_half_typed_at_the_close_is_agreed_when_it_is_entered_and_not_by_a_lock(
    room, open_page, type_text
):
    room.begin()
    meeting = open_page("close")
    meeting.page().core_group_at.setFocus()
    type_text(meeting.page().core_group_at, "19 June 1")
    lock(room, meeting)
    again = open_page()
    field = again.page().core_group_at
    assert field.text() == "19 June 1"
    room.desk.meeting.add_entry(room.conference, "Meanwhile", Lane.WORRY)
    assert field.text() == "19 June 1", "what happens meanwhile does not take it away"
    field.setFocus()
    type_text(field, "0:30\n")
    assert room.picture().core_group_at.minute == 30
    assert not again.page().unfinished()


def test_the_time_at_which_it_ended_comes_back(room, open_page, clock, type_text):
    room.begin()
    clock.on(86400)
    meeting = open_page("close")
    meeting.page().closing.ended.selectAll()
    type_text(meeting.page().closing.ended, "11.4")
    lock(room, meeting)
    assert open_page().page().closing.ended.text() == "11.4"


def test_by_when_is_no_day_of_the_plan_before_it_was_entered(room, open_page, type_text):
    room.begin()
    outcome = room.desk.plans.add_outcome(room.conference, "Ola grows")
    action = room.desk.plans.add_action(outcome, "Weigh her")
    meeting, page = page_of(room, open_page, "plan")
    by = page.outcomes[outcome].action_rows[action].by
    by.setFocus()
    type_text(by, "1")
    lock(room, meeting)
    again = open_page()
    by = again.page().outcomes[outcome].action_rows[action].by
    assert by.text() == "1"
    again.go_to("worries")  # it is left: it goes in as it is
    assert room.picture().plan.actions[0].by_words or room.picture().plan.actions[0].by


def test_what_else_is_said_of_how_a_child_was_heard_is_kept_as_it_is_typed(room, open_page, qtbot, type_text):
    room.begin()
    meeting = open_page("child_voice")
    child = room.picture().children[0].id
    room.desk.heard.set_voice(room.conference, child, VoiceBy.WORKER, None, "")
    type_text(meeting.voices.note, "at school, al")
    qtbot.waitUntil(lambda: room.picture().voices[0].note == "at school, al", timeout=3000)
    type_text(meeting.voices.note, "one")
    meeting.keep()
    assert room.picture().voices[0].note == "at school, alone"
    assert open_page().voices.note.text() == "at school, alone"
