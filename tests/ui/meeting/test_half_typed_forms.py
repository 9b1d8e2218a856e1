"""What is half-typed into a form of the meeting is there again after the program was cut off."""

from cpdesk.ui.meeting.composer.draft_keeper import KEEP_DRAFT_MS
from cpdesk.ui.meeting.page import MeetingPage
from cpdesk.ui.meeting.plan.plan_page import PlanPage
from cpdesk.ui.meeting.risk.risk_page import RiskPage
from cpdesk.ui.meeting.views.decisions_page import DecisionsPage
from cpdesk.vocabulary import ActionKind, Lane


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
