"""People, family, views, decisions, plan and close: each worked by keys on the real file."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from cpdesk.snapshots.decisions import ChildView, Decision, View
from cpdesk.vocabulary import AttendanceMode, Category, ConferenceState, Outcome, PlanView
from tests.ui.meeting.conftest import press


@pytest.fixture
def at(room, open_page):
    room.begin()
    return open_page


def line_of(room, who: str):
    return next(a for a in room.picture().attendance if a.person.id == room.ids[who])


def test_attendance_changes_by_enter_and_by_letter(at, room):
    table = at("welcome").page().table
    table.setFocus()
    table.setCurrentIndex(table.rows.at(room.ids["p_gp"], 1))
    press(table, Qt.Key.Key_O)
    assert line_of(room, "p_gp").mode is AttendanceMode.ONLINE
    press(table, Qt.Key.Key_Return)
    assert line_of(room, "p_gp").present
    press(table, Qt.Key.Key_Return)
    assert not line_of(room, "p_gp").present
    assert table.currentIndex() == table.rows.at(room.ids["p_gp"], 1)


def test_contact_with_a_child_is_ticked_by_space_and_quorum_follows(at, room):
    page = at("welcome")
    table, child = page.page().table, room.picture().children[0]
    before = next(q for q in room.picture().quorum if q.child == child.id)
    table.setFocus()
    for who in ("p_hv", "p_pol"):
        table.setCurrentIndex(table.rows.at(room.ids[who], 4))
        press(table, Qt.Key.Key_Space)
        assert child.id in line_of(room, who).knows
    after = next(q for q in room.picture().quorum if q.child == child.id)
    assert (before.quorate, after.quorate) == (False, True)
    assert child.short not in page.page().quorum.text()


def test_somebody_new_is_added_in_one_line(at, room, type_text):
    add = at("welcome").page().add
    type_text(add.name, "Żaneta O’Brien")
    type_text(add.role, "youth worker")
    press(add.role, Qt.Key.Key_Return)
    new = room.picture().attendance[-1]
    assert (new.person.name, new.present) == ("Żaneta O’Brien", True)
    assert add.name.text() == ""


def test_going_on_without_quorum_has_its_reason(at, room, type_text):
    page = at("welcome").page()
    type_text(page.reason, "Delay would harm – agreed")
    press(page.reason, Qt.Key.Key_Return)
    assert room.picture().quorum_reason == "Delay would harm – agreed"


def edit_cell(table, text, type_text):
    press(table, Qt.Key.Key_Return)
    field = table.findChildren(QLineEdit)[-1]
    field.selectAll()
    type_text(field, text)
    press(field, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_family_details_are_corrected_in_place(at, room, type_text):
    page = at("family").page()
    page.show_details()
    table = page.table
    table.setFocus()
    table.setCurrentIndex(table.rows.at(room.ids["f_gran"], 1))
    edit_cell(table, "Babcia Bożena", type_text)
    assert room.picture().person(room.ids["f_gran"]).known_as == "Babcia Bożena"
    table.setCurrentIndex(table.rows.at(room.ids["f_gran"], 4))
    press(table, Qt.Key.Key_Space)
    assert room.picture().person(room.ids["f_gran"]).parental_responsibility


def test_a_birth_during_the_conference_is_written_as_people_write_days(at, room, type_text):
    page = at("family")
    page.page().show_details()
    table = page.page().table
    table.setFocus()
    table.setCurrentIndex(table.rows.at(room.ids["f_ub"], 3))
    edit_cell(table, "not a day", type_text)
    assert "3 February" in page.refusal.text()
    edit_cell(table, "9 June 2025", type_text)
    baby = room.picture().person(room.ids["f_ub"])
    assert (baby.born, baby.unborn) == (date(2025, 6, 9), False)


def test_a_view_is_given_by_a_number_for_one_child_and_by_equals_for_all(at, room, type_text):
    page = at("views")
    table = page.page().table
    table.setFocus()
    table.setCurrentIndex(table.rows.at(room.ids["p_hv"], 1))
    press(table, Qt.Key.Key_4)
    press(table, Qt.Key.Key_Equal)
    table.setCurrentIndex(table.rows.at(room.ids["p_hv"], 2))
    press(table, Qt.Key.Key_6)
    table.setCurrentIndex(table.rows.at(room.ids["p_hv"], table.rows.columnCount() - 1))
    edit_cell(table, "weight – “worrying”", type_text)
    view = next(v for v in room.picture().views if v.who == room.ids["p_hv"])
    assert [(v.view, v.category) for v in view.views] == [
        (PlanView.CHILD_PROTECTION, Category.EMOTIONAL),
        (PlanView.CHILD_IN_NEED, None),
        (PlanView.CHILD_PROTECTION, Category.EMOTIONAL),
        (PlanView.CHILD_PROTECTION, Category.EMOTIONAL),
    ]
    assert view.reason == "weight – “worrying”"
    assert page.head.right.text().startswith("1 of")


def test_observer_interpreter_chair_and_clerk_have_no_row_and_the_family_comes_first(at, room):
    rows = at("views").page().table.rows
    for who in ("p_obs", "p_int", "p_chair", "p_clerk"):
        assert not rows.at(room.ids[who], 0).isValid()
    assert rows.at(room.ids["f_mum"], 0).row() == 0


def test_a_view_from_a_report_is_marked_so(at, room):
    table = at("views").page().table
    table.setFocus()
    table.setCurrentIndex(table.rows.at(room.ids["p_pae"], 1))
    press(table, Qt.Key.Key_1)
    assert next(v for v in room.picture().views if v.who == room.ids["p_pae"]).by_report


@pytest.fixture
def with_views(room):
    children = [child.id for child in room.picture().children]
    for who in ("p_sw", "p_hv", "p_sch"):
        views = tuple(ChildView(child, PlanView.CHILD_PROTECTION, Category.NEGLECT) for child in children)
        room.desk.decisions.give_view(room.conference, View(room.ids[who], views, "because"))
    return children


def test_a_decision_with_the_majority_takes_its_category_and_asks_for_nothing_more(
    at, room, with_views, type_text
):
    card = at("decision").page().cards[with_views[0]]
    card.outcome.focus_first()
    press(card.outcome._chips[Outcome.CHILD_PROTECTION_PLAN], Qt.Key.Key_Space)
    type_text(card.reason, "needs not met – two years")
    card.reason.flush()
    decision = room.picture().decision(with_views[0])
    assert (decision.outcome, decision.category) == (Outcome.CHILD_PROTECTION_PLAN, Category.NEGLECT)
    assert decision.reason == "needs not met – two years"
    assert not card.override.isVisible()


def test_a_decision_against_the_majority_asks_for_reasons_and_two_reminders(at, room, with_views, type_text):
    page = at("decision")
    card = page.page().cards[with_views[0]]
    press(card.outcome._chips[Outcome.NO_PLAN], Qt.Key.Key_Space)
    assert card.override.isVisible()
    assert card.against.text() == "against the majority"
    type_text(card.override, "The risk has gone: he lives abroad.")
    card.override.flush()
    press(card.dissent_told, Qt.Key.Key_Space)
    press(card.escalation_told, Qt.Key.Key_Space)
    decision = room.picture().decision(with_views[0])
    assert decision.override_reason == "The risk has gone: he lives abroad."
    assert decision.reminded_dissent
    assert decision.reminded_escalation


def test_a_dissent_is_added_and_taken_out(at, room, with_views, type_text):
    room.desk.decisions.decide(room.conference, Decision(with_views[0], Outcome.CHILD_IN_NEED_PLAN))
    card = at("decision").page().cards[with_views[0]]
    card.dissents.who.setCurrentText(room.picture().name(room.ids["p_hv"]))
    type_text(card.dissents.words, "would have used a plan\n")
    assert room.picture().decision(with_views[0]).dissent[0].who == room.ids["p_hv"]
    card.dissents.changed.emit(())
    assert room.picture().decision(with_views[0]).dissent == ()


def test_the_plan_grows_by_keys_and_says_what_is_vague(at, room, type_text):
    page = at("plan").page()
    type_text(page.new_outcome, "Ola grows – on her line\n")
    outcome = room.picture().plan.outcomes[0]
    card = page.outcomes[outcome.id]
    assert card.new_action.hasFocus()
    assert "measure" in card.gaps.text()
    type_text(card.new_action, "Weigh her each week\n")
    action = room.picture().plan.outcomes[0].actions[0]
    row = card.action_rows[action.id]
    assert "Nobody is named" in row.gaps.text()
    press(row.owners, Qt.Key.Key_Space)
    row.owners.list.setCurrentRow(0)
    press(row.owners.list, Qt.Key.Key_Space)
    press(row.owners.list, Qt.Key.Key_Return)
    type_text(row.by, "10 July")
    press(row.by, Qt.Key.Key_Return)
    action = room.picture().plan.outcomes[0].actions[0]
    assert action.by == date(2025, 7, 10)
    assert len(action.owners) == 1
    assert "measure" in row.gaps.text()
    assert row.by.text() == "10 Jul 2025"
    type_text(row.measure, "her red book")
    row.measure.flush()
    assert not row.gaps.isVisible()
    type_text(card.measure, "weight chart")
    card.measure.flush()
    type_text(page.contingency, "Legal advice within 5 days")
    page.contingency.flush()
    assert "trigger" in page.plan.what_if_gap.text()
    type_text(page.trigger, "She loses weight again")
    page.trigger.flush()
    assert [gap for gap in room.desk.plans.gaps(room.conference) if not gap.child] == []


def test_words_instead_of_a_day_are_kept_as_they_are(at, room, type_text):
    outcome = room.desk.plans.add_outcome(room.conference, "Safe at night")
    action = room.desk.plans.add_action(outcome, "Ring Mum")
    row = at("plan").page().outcomes[outcome].action_rows[action]
    type_text(row.by, "each Monday")
    press(row.by, Qt.Key.Key_Return)
    kept = room.picture().plan.actions[0]
    assert (kept.by, kept.by_words) == (None, "each Monday")


def test_an_outcome_is_given_to_one_child_by_its_chip_and_back_to_all(at, room):
    outcome = room.desk.plans.add_outcome(room.conference, "Safe at night")
    card = at("plan").page().outcomes[outcome]
    child = room.picture().children[1].id
    card.child.toggle(1)
    card.child.toggle(2)
    assert room.picture().plan.outcomes[0].child == child
    card.child.toggle(0)
    assert room.picture().plan.outcomes[0].child is None


def test_what_is_being_typed_in_a_field_is_not_overwritten_by_a_change_elsewhere(at, room, type_text):
    outcome = room.desk.plans.add_outcome(room.conference, "Safe at night")
    card = at("plan").page().outcomes[outcome]
    card.text.setFocus()
    type_text(card.text, "é")
    room.desk.plans.set_contingency(room.conference, "elsewhere")
    assert "é" in card.text.text()


def settle(room, with_views) -> None:
    for child in with_views:
        room.desk.decisions.decide(
            room.conference,
            Decision(child, Outcome.CHILD_PROTECTION_PLAN, Category.NEGLECT, reason="neglect over two years"),
        )


def test_the_close_lists_what_is_open_and_leads_to_its_step(at, room, with_views):
    page = at("close")
    points = page.page().closing.points
    assert "no decision" in points.item(0).text()
    assert not page.page().closing.close_button.isEnabled()
    points.setFocus()
    points.setCurrentRow(0)
    press(points, Qt.Key.Key_Return)
    assert room.picture().step == "decision"


def test_dates_of_the_close_are_written_as_people_say_them_and_judged(at, room, with_views, type_text):
    settle(room, with_views)
    page = at("close")
    type_text(page.page().core_group_at, "19 June 10:30")
    press(page.page().core_group_at, Qt.Key.Key_Return)
    assert room.picture().core_group_at.astimezone().hour in (9, 10)
    assert "In time" in page.page().core_group_last.text()
    page.page().core_group_at.selectAll()
    type_text(page.page().core_group_at, "some time in June")
    press(page.page().core_group_at, Qt.Key.Key_Return)
    assert "day and a time" in page.refusal.text()


def test_the_conference_is_closed_with_open_points_named_and_then_shows_what_runs(
    at, room, with_views, type_text, qtbot
):
    settle(room, with_views)
    page = at("worries")
    page.top.close_button.click()
    closing = page.page().closing
    assert not closing.close_button.isEnabled()
    type_text(closing.reason, "Agreed by e-mail – tomorrow")
    closing.close_button.setFocus()
    press(closing.close_button, Qt.Key.Key_Space)
    picture = room.picture()
    assert picture.state is ConferenceState.CLOSED
    assert picture.closed_with_open_points == "Agreed by e-mail – tomorrow"
    assert closing.heading.text() == "The conference is closed"
    assert closing.papers.hasFocus()
    with qtbot.waitSignal(page.papers_wanted) as wanted:
        press(closing.papers, Qt.Key.Key_Space)
    assert wanted.args == [room.conference]


def test_on_its_own_day_nobody_is_asked_when_it_ended(at, room, with_views):
    settle(room, with_views)
    assert not at("close").page().closing.ended.isVisible()


def test_closed_on_another_day_it_is_asked_when_it_ended_and_the_planned_end_is_proposed(
    at, room, clock, with_views, type_text
):
    settle(room, with_views)
    clock.on(86400)
    page = at("close")
    closing = page.page().closing
    assert closing.ended.text() == "12:20"
    type_text(closing.reason, "Agreed by e-mail")
    closing.ended.selectAll()
    type_text(closing.ended, "9")
    closing.close_button.click()
    assert "later than 10:00" in page.refusal.text()
    assert room.picture().state is ConferenceState.RUNNING
    closing.ended.selectAll()
    type_text(closing.ended, "12.45")
    closing.close_button.click()
    picture = room.picture()
    assert picture.state is ConferenceState.CLOSED
    assert picture.ended == datetime(2025, 6, 10, 11, 45, tzinfo=UTC)


def test_after_the_close_steps_can_be_looked_at_and_nothing_changes(at, room, with_views):
    settle(room, with_views)
    room.desk.closing.close(room.conference, "open on purpose")
    page = at()
    page.go_to("views")
    assert page.step().key == "views"
    assert not page.composer.isVisible()
    table = page.page().table
    table.setFocus()
    table.setCurrentIndex(table.rows.at(room.ids["p_hv"], 1))
    press(table, Qt.Key.Key_7)
    assert "closed" in page.refusal.text()


def test_a_half_typed_outcome_and_action_are_in_the_plan_before_another_step_is_shown(at, room, type_text):
    outcome = room.desk.plans.add_outcome(room.conference, "Safe at night")
    page = at("plan")
    type_text(page.page().new_outcome, "Ola gro")
    type_text(page.page().outcomes[outcome].new_action, "Weigh h")
    leave(page, "step")
    plan = room.picture().plan
    assert [line.text for line in plan.outcomes] == ["Safe at night", "Ola gro"]
    assert [action.text for action in plan.actions] == ["Weigh h"]


@pytest.mark.parametrize("way", ["keep", "hide"])
def test_what_is_half_typed_when_it_is_locked_is_no_part_of_the_plan_and_is_kept(at, room, type_text, way):
    page = at("plan")
    type_text(page.page().new_outcome, "Ola gro")
    leave(page, way)
    assert room.picture().plan.outcomes == (), "the board in the room would show it"
    assert room.desk.form_drafts.kept(room.conference, "plan")["outcome"] == "Ola gro"


def test_a_half_typed_dissent_is_recorded_before_another_step_is_shown(at, room, type_text):
    child = room.picture().children[0].id
    room.desk.decisions.decide(room.conference, Decision(child, Outcome.CHILD_IN_NEED_PLAN))
    page = at("decision")
    card = page.page().cards[child]
    type_text(card.reason, "Because of th")
    type_text(card.dissents.words, "would have us")
    leave(page, "step")
    decision = room.picture().decision(child)
    assert decision.reason == "Because of th"
    assert [(d.text, d.who) for d in decision.dissent] == [("would have us", None)]


@pytest.mark.parametrize("way", ["keep", "hide", "step"])
def test_a_half_typed_reason_of_a_view_is_kept_before_the_page_goes(at, room, type_text, way):
    page = at("views")
    table = page.page().table
    table.setFocus()
    table.setCurrentIndex(table.rows.at(room.ids["p_hv"], table.rows.columnCount() - 1))
    press(table, Qt.Key.Key_Return)
    type_text(table.findChildren(QLineEdit)[-1], "weight, and")
    leave(page, way)
    assert [view.reason for view in room.picture().views] == ["weight, and"]


@pytest.mark.parametrize("way", ["keep", "hide", "step"])
def test_the_reason_for_open_points_is_kept_before_the_page_goes(at, room, with_views, type_text, way):
    settle(room, with_views)
    page = at("close")
    type_text(page.page().closing.reason, "Agreed by e-m")
    leave(page, way)
    assert room.picture().closed_with_open_points == "Agreed by e-m"
    page.go_to("close")
    assert page.page().closing.reason.toPlainText() == "Agreed by e-m"
    assert room.picture().state is ConferenceState.RUNNING


def leave(page, way: str) -> None:
    if way == "keep":
        page.keep()
    elif way == "hide":
        page.hide()
    else:
        page.go_to("worries")


def test_nobody_is_named_for_a_dissent_until_somebody_is_chosen(at, room, with_views, type_text):
    room.desk.decisions.decide(room.conference, Decision(with_views[0], Outcome.CHILD_IN_NEED_PLAN))
    dissents = at("decision").page().cards[with_views[0]].dissents
    type_text(dissents.words, "would have used a plan\n")
    assert room.picture().decision(with_views[0]).dissent == ()
    assert dissents.who.hasFocus()


def test_a_new_outcome_is_for_one_child_or_for_all_as_its_chips_say(at, room, type_text):
    page = at("plan").page()
    children = [child.id for child in room.picture().children]
    page.new_for.toggle(1)
    page.new_for.toggle(3)
    assert page.new_for.about() == (children[2],)
    type_text(page.new_outcome, "Ola grows\n")
    page.new_for.toggle(0)
    type_text(page.new_outcome, "All are safe at night\n")
    assert [outcome.child for outcome in room.picture().plan.outcomes] == [children[2], None]


def test_a_blank_at_the_end_of_what_is_typed_so_far_is_left_alone(at, room, type_text, qtbot):
    reason = at("welcome").page().reason
    reason.setFocus()
    type_text(reason, "Delay ")
    qtbot.waitUntil(lambda: room.picture().quorum_reason == "Delay", timeout=1500)
    type_text(reason, "harms")
    assert reason.text() == "Delay harms"
    assert reason.cursorPosition() == len("Delay harms")


@pytest.mark.parametrize("step", ["welcome", "family"])
def test_the_composer_is_one_line_high_beside_a_table_until_one_types_in_it(at, step):
    page = at(step)
    if step == "family":
        page.page().show_details()
    page.page().table.setFocus()
    QApplication.processEvents()
    QApplication.processEvents()
    small = page.composer.height()
    table = page.page().table
    assert small < 3 * page.fontMetrics().lineSpacing()
    assert sum(0 <= table.rowViewportPosition(row) < table.viewport().height() - 40 for row in range(12)) >= 5
    page.call_composer()
    QApplication.processEvents()
    assert page.composer.height() > small
    assert page.composer.marks.row.isVisible()
    press(page.composer.typing, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert page.page().table.hasFocus()
    assert not page.composer.marks.row.isVisible()


def test_open_points_can_be_read_in_another_theme(at, room, appearance):
    points = at("close").page().closing.points
    light = points.item(0).foreground().color()
    appearance.choose_theme("dark")
    QApplication.processEvents()
    assert points.item(0).foreground().color() != light
    appearance.choose_theme("light")


def test_who_does_an_action_can_be_read_in_large_text(at, room, appearance):
    outcome = room.desk.plans.add_outcome(room.conference, "Safe at night")
    action = room.desk.plans.add_action(outcome, "Ring Mum", [room.ids["f_dad"]])
    page = at("plan").page()
    appearance.choose_size(200)
    for _ in range(3):
        QApplication.processEvents()
    owners = page.outcomes[outcome].action_rows[action].owners
    assert owners.width() >= owners.sizeHint().width()


def test_the_focus_is_never_lost_on_the_plan(at, room, type_text):
    page = at("plan")
    plan = page.page()
    type_text(plan.new_outcome, "Ola grows\n")
    card = plan.outcomes[room.picture().plan.outcomes[0].id]
    type_text(card.new_action, "Weigh her\n")
    row = next(iter(card.action_rows.values()))
    press(row.owners, Qt.Key.Key_Space)
    assert row.owners.list.hasFocus()
    press(row.owners.list, Qt.Key.Key_Escape)
    assert row.owners.hasFocus()
    row.remove.setFocus()
    press(row.remove, Qt.Key.Key_Space)
    assert card.new_action.hasFocus()
    card.remove.setFocus()
    press(card.remove, Qt.Key.Key_Space)
    assert plan.new_outcome.hasFocus()


def test_the_focus_is_not_lost_when_everyone_has_come(at, room):
    room.desk.attendance.leave(room.conference, room.ids["p_hv"])
    page = at("welcome").page()
    page.everyone.setFocus()
    press(page.everyone, Qt.Key.Key_Space)
    assert not page.everyone.isVisible()
    assert page.table.hasFocus()
