"""Procedures in the settings: read, copied, changed, looked through and saved, brought in and out."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from cpdesk.rules.procedure_terms import Anchor, Direction, QuorumBasis, Unit
from cpdesk.rules.procedure_words import limit_words
from cpdesk.ui.settings.page import SettingsPage
from cpdesk.vocabulary import ConferenceKind


@pytest.fixture
def page(placed, desk, hub, appearance) -> SettingsPage:
    """The settings at their procedures."""
    shown = placed(SettingsPage(desk, hub, appearance))
    shown.tabs.setCurrentIndex(1)
    return shown


@pytest.fixture
def part(page):
    return page.procedures


@pytest.fixture
def ours(desk, part, qtbot):
    """An own procedure, open."""
    key = desk.procedures.copy("leeds", "Ours")
    part.open(key)
    return key


def words(widget: QWidget) -> str:
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def row(part, rule: str) -> QWidget:
    return part.page.figures.rows[rule]


def button(widget: QWidget, text: str) -> QAbstractButton:
    return next(b for b in widget.findChildren(QAbstractButton) if b.text() == text and b.isVisible())


def draft(part):
    return part._drafts[part._open]


# The list


def test_the_list_says_where_each_comes_from_and_what_is_under_it(page, part, desk, booked, qtbot):
    key = desk.procedures.copy("leeds", "Ours")
    qtbot.waitUntil(lambda: key in part.list.buttons)
    said = words(part.list)
    assert "Version: May 2024  ·  came with cpdesk  ·  no conference under it" in said
    assert "Version: 1  ·  copied from Leeds  ·  no conference under it" in said
    assert "1 conference under it" in said
    assert said.count("New cases begin with it") == 1


def test_another_procedure_is_used_for_new_cases(part, desk):
    next(
        b for b in part.list.findChildren(QAbstractButton) if b.accessibleName() == "Use Leeds for new cases"
    ).click()
    assert desk.procedures.default() == "leeds"
    assert part.list.buttons["leeds"].hasFocus()


# Reading


def test_every_rule_is_there_with_figure_and_source_or_says_that_nobody_gives_one(part):
    part.open("city-of-london")
    assert "Your procedure does not say; national figure: 15 working days after the strategy discussion." in (
        words(row(part, "conference_latest"))
    )
    assert "Source: Working Together to Safeguard Children (2023)" in words(row(part, "conference_latest"))
    assert "No figure." in words(row(part, "invitations"))
    own = words(row(part, "decisions_out"))
    assert "24 hours after the end of the conference." in own
    assert "Child Protection Conferences Guide for Professionals" in own
    assert "does not say" not in own


def test_a_shipped_procedure_can_be_read_whole_and_nowhere_changed(part):
    part.open("city-of-london")
    for tab in range(part.page.tabs.count()):
        part.page.tabs.setCurrentIndex(tab)
        area = part.page.area.inside
        acts = [
            b.text() for b in area.findChildren(QAbstractButton)
            if b.isVisible() and not (part.page.head.isAncestorOf(b) or part.page.tabs.isAncestorOf(b))
        ]  # fmt: skip
        fields = [f for f in area.findChildren(QLineEdit) if f.isVisible()]
        assert (acts, fields) == ([], [])
    part.page.tabs.setCurrentIndex(1)
    assert "1. Chair and family" in words(part.page.run_sheet)
    part.page.tabs.setCurrentIndex(4)
    assert "Conference coordinator" in words(part.page.names)


# Copying


def test_a_copy_is_made_under_a_name_asked_for_in_the_page_and_opened(part, desk, type_text):
    part.open("leeds")
    part.page.head.copy.click()
    asked = part.page.head.asked
    assert asked.name.hasFocus()
    assert asked.name.text() == "Leeds, our own"
    type_text(asked.name, "Bradford\n")
    assert desk.procedures.procedure(part._open).name == "Bradford"
    assert "copied from Leeds" in words(part.page.head)
    assert not asked.isVisible()


def test_a_name_that_is_taken_is_refused_where_it_is_asked_for(part, desk):
    part.open("leeds")
    part.page.head.copy.click()
    part.page.head.asked.name.setText("leeds")
    part.page.head.asked.do.click()
    assert "already" in part.page.head.asked.error.text()
    assert len(desk.procedures.all()) == 5


# Figures


def test_a_figure_is_changed_in_the_page_and_is_a_draft_until_it_is_saved(part, desk, ours):
    button(row(part, "record_out"), "Change").click()
    form = row(part, "record_out").form
    assert form.figure.hasFocus()
    form.figure.setValue(10)
    form.clause.setText("page 3")
    form.keep.click()
    assert "10 working days after the conference." in words(row(part, "record_out"))
    assert part.page.count.text() == "1 change is kept as a draft. Nothing follows from it until it is saved."
    assert desk.procedures.procedure(ours).limits["record_out"][0].figure == 15


def test_every_part_of_a_figure_can_be_given(part, ours):
    button(row(part, "police_checks"), "Give a figure of your own…").click()
    form = row(part, "police_checks").form
    form.figure.setValue(7)
    form.unit.show_value(Unit.DAYS)
    form.direction.show_value(Direction.AFTER)
    form.anchor.show_value(Anchor.STRATEGY_DISCUSSION)
    form.kinds[ConferenceKind.REVIEW].click()
    form.at.setText("4 pm")
    form.readings.setText("6 or 8")
    form.clause.setText("“Checks”")
    form.note.setText("A day earlier is better.")
    form.keep.click()
    given = draft(part).limits["police_checks"][0]
    assert limit_words(given) == (
        "7 days after the strategy discussion, by 16:00, for initial, pre-birth and transfer-in conferences "
        "only"
    )
    assert (given.readings, given.note, given.clause) == ((6, 8), "A day earlier is better.", "“Checks”")
    assert given.document == draft(part).document


@pytest.mark.parametrize(
    ("field", "text", "refused"),
    [
        ("clause", "", "nothing of a procedure is kept without its source"),
        ("at", "tea time", "written like 16:00"),
        ("readings", "many", "numbers of days with commas"),
    ],
)
def test_a_figure_that_cannot_be_is_refused_in_words_and_stays_to_be_put_right(
    part, ours, field, text, refused
):
    button(row(part, "record_out"), "Change").click()
    form = row(part, "record_out").form
    getattr(form, field).setText(text)
    form.keep.click()
    assert refused in form.error.text()
    assert getattr(form, field).hasFocus()
    assert part._drafts == {}


@pytest.mark.parametrize("size", [100, 200])
def test_a_form_that_opens_below_the_edge_is_scrolled_to(part, ours, appearance, qtbot, size):
    appearance.choose_size(size)
    qtbot.wait(200)
    row(part, "repeat_plan_until").buttons[0].click()
    form = row(part, "repeat_plan_until").form
    qtbot.waitUntil(lambda: form.figure.visibleRegion().boundingRect().height() >= 24)


def test_another_figure_is_asked_for_its_own_source(part, ours):
    button(row(part, "record_out"), "Change").click()
    form = row(part, "record_out").form
    form.figure.setValue(12)
    form.keep.click()
    assert "the source still names the old one" in form.error.text()
    assert form.clause.hasFocus()
    assert part._drafts == {}
    form.clause.setText("head of service, 1 November 2026")
    form.keep.click()
    assert draft(part).limits["record_out"][0].figure == 12


def test_escape_leaves_a_figure_as_it_was(part, ours):
    button(row(part, "record_out"), "Change").click()
    row(part, "record_out").form.figure.setValue(1)
    QTest.keyClick(row(part, "record_out").form, Qt.Key.Key_Escape)
    assert row(part, "record_out").form is None
    assert part._drafts == {}
    assert row(part, "record_out").buttons[0].hasFocus()


def test_a_second_limit_and_back_to_the_national_figure(part, ours):
    button(row(part, "core_group_first"), "Add a second limit…").click()
    form = row(part, "core_group_first").form
    form.figure.setValue(2)
    form.clause.setText("page 1")
    form.keep.click()
    assert len(draft(part).limits["core_group_first"]) == 2
    for _ in range(2):
        button(row(part, "core_group_first"), "Take away").click()
    assert "national figure" in words(row(part, "core_group_first"))
    assert "Give a figure of your own…" in [b.text() for b in row(part, "core_group_first").buttons]


# Run-sheet


@pytest.fixture
def steps(part, ours):
    part.page.tabs.setCurrentIndex(1)
    return part.page.run_sheet


def titles(steps) -> list[str]:
    return [one.title.text() for one in steps.rows.values()]


def test_a_step_is_moved_by_alt_and_an_arrow_and_keeps_the_focus(part, steps, qtbot):
    steps.rows["worries"].focus_on(0)
    before = list(steps.rows)
    place = before.index("worries")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert list(steps.rows).index("worries") == place - 1
    assert steps.rows["worries"].isAncestorOf(QApplication.focusWidget())
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert list(steps.rows) == before
    assert part._drafts == {}


def test_the_first_step_has_no_earlier_and_the_welcome_stays(steps):
    first, welcome = steps.rows["meet_family"].buttons, steps.rows["welcome"].buttons
    assert not first[1].isEnabled()
    assert first[1].toolTip() == "It is the first step."
    assert not welcome[3].isEnabled()
    assert "needs the welcome" in welcome[3].toolTip()


def test_a_step_is_left_out_and_put_back(part, steps):
    before = titles(steps)
    steps.rows["scale"].buttons[3].click()
    assert "scale" not in steps.rows
    steps.back["scale"].click()
    assert titles(steps) == before
    assert part._drafts == {}


def test_a_step_gets_other_words_and_minutes(part, steps):
    steps.rows["welcome"].buttons[0].click()
    form = steps.form
    form.title.setText("Hello")
    form.minutes.setValue(12)
    form.first_speaker.setText("The clerk")
    form.prompts.setPlainText("One.\n\n Two. \n")
    form.optional.click()
    form.private.click()
    form.keep.click()
    step = draft(part).run_sheet.step("welcome")
    assert (step.title, step.minutes, step.first_speaker) == ("Hello", 12, "The clerk")
    assert (step.prompts, step.optional, step.private) == (("One.", "Two."), True, True)
    assert steps.rows["welcome"].isAncestorOf(QApplication.focusWidget())


def test_a_step_without_a_title_is_refused(steps, part):
    steps.rows["welcome"].buttons[0].click()
    steps.form.title.setText(" ")
    steps.form.keep.click()
    assert steps.form.error.text() == "A step needs a title."
    assert part._drafts == {}


# Quorum, majority, groups, names


def test_the_quorum_is_changed_once_it_is_the_procedures_own(part, ours):
    part.page.tabs.setCurrentIndex(2)
    tab = part.page.quorum
    assert "does not say; common practice" in tab.quorum.words.text()
    tab.quorum.own.click()
    assert not draft(part).quorum.national
    tab.basis.show_value(QuorumBasis.AGENCIES_THERE)
    tab.basis.given.emit(QuorumBasis.AGENCIES_THERE)
    tab.reports.click()
    tab.needed.setValue(3)
    tab.needed.editingFinished.emit()
    tab.quorum.clause.setText("page 7")
    tab.quorum.clause.editingFinished.emit()
    rule = draft(part).quorum
    assert (rule.basis, rule.reports_count, rule.needed, rule.clause) == (
        QuorumBasis.AGENCIES_THERE, True, 3, "page 7",
    )  # fmt: skip
    tab.quorum.common.click()
    assert part._drafts == {}


def test_who_counts_for_the_majority_is_chosen_group_by_group(part, ours):
    part.page.tabs.setCurrentIndex(2)
    tab = part.page.quorum
    tab.decision.own.click()
    tab.chair_decides.click()
    tab.every.click()
    tab.only["police"].click()
    rule = draft(part).decision
    assert rule.chair_decides
    assert "police" not in rule.counted
    assert "health" in rule.counted
    tab.every.click()
    assert draft(part).decision.counted is None


def test_a_group_is_added_with_its_words_and_taken_out_again(part, ours):
    part.page.tabs.setCurrentIndex(3)
    tab = part.page.groups
    tab.add.click()
    tab.asked.name.setText("the fire service")
    tab.asked.do.click()
    assert tab.form.name.text() == "the fire service"
    tab.form.roles.setPlainText("fire officer*, firefighter\nfire officer*")
    tab.form.keep.click()
    group = next(g for g in draft(part).agencies.groups if g.key == "the_fire_service")
    assert group.roles == ("fire officer*", "firefighter")
    tab.rows["the_fire_service"].buttons[3].click()
    assert part._drafts == {}


def test_a_group_that_is_there_is_not_added_again_and_social_care_stays(part, ours):
    part.page.tabs.setCurrentIndex(3)
    tab = part.page.groups
    tab.add.click()
    tab.asked.name.setText("Housing")
    tab.asked.do.click()
    assert "already" in tab.asked.error.text()
    assert not tab.rows["social_care"].buttons[3].isEnabled()


def test_names_are_kept_when_a_line_is_left(part, ours):
    part.page.tabs.setCurrentIndex(4)
    line = part.page.names.lines["chair"]
    line.setText(" Independent chair ")
    line.editingFinished.emit()
    assert draft(part).roles.chair == "Independent chair"


# Looking through, saving, throwing away


@pytest.fixture
def changed(part, ours):
    """One figure changed, not saved."""
    button(row(part, "record_out"), "Change").click()
    form = row(part, "record_out").form
    form.figure.setValue(10)
    form.clause.setText("page 3")
    form.keep.click()
    return ours


def test_what_changed_and_who_follows_is_said_before_saving(part, desk, changed, practice_file):
    file = desk.practice.read(practice_file)
    for fill in (False, False, True):
        desk.practice.bring_in(file, fill=fill, procedure_key=changed)
    part.read()
    part.page.look.click()
    said = words(part.page.review)
    assert (
        "– Send the record: 10 working days after the conference; it was: 15 working days after the "
        "conference." in said
    )
    assert "2 booked conferences follow the new version; 1 that has begun or been held keeps its own." in said
    assert part.page.review.save.text() == "Save as version 2"
    assert part.page.review.save.hasFocus()


def test_saving_makes_the_next_version(part, desk, changed):
    part.page.look.click()
    part.page.review.save.click()
    assert desk.procedures.procedure(changed).version == "2"
    assert part.page.head.said.text() == "Saved as version 2."
    assert part._drafts == {}
    assert not part.page.bar.isVisible()
    assert part.page.figures.isVisible()


def test_the_changes_can_be_thrown_away(part, desk, changed):
    part.page.look.click()
    part.page.review.throw_away.click()
    assert part._drafts == {}
    assert "15 working days" in words(row(part, "record_out"))
    assert desk.procedures.procedure(changed).version == "1"


def test_going_on_keeps_the_draft(part, changed):
    part.page.look.click()
    part.page.review.leave.click()
    assert part.page.figures.isVisible()
    assert part.page.bar.isVisible()
    assert draft(part).limits["record_out"][0].figure == 10


def test_leaving_the_procedure_keeps_the_draft_and_the_list_says_so(page, part, changed):
    part.page.head.back.click()
    assert "Changes not saved yet" in words(part.list)
    assert part.list.buttons[changed].hasFocus()
    page.tabs.setCurrentIndex(0)
    page.tabs.setCurrentIndex(1)
    part.open(changed)
    assert "10 working days" in words(row(part, "record_out"))


def test_what_does_not_hold_together_cannot_be_saved_and_says_why(part, ours):
    part.page.tabs.setCurrentIndex(2)
    part.page.quorum.quorum.own.click()
    part.page.look.click()
    assert "Quorum: Say where it stands" in part.page.review.error.text()
    assert not part.page.review.save.isEnabled()
    assert part.page.review.leave.hasFocus()


def test_what_the_service_refuses_is_shown_as_it_stands(part, ours):
    part.page.tabs.setCurrentIndex(4)
    line = part.page.names.lines["name"]
    line.setText("Leeds")
    line.editingFinished.emit()
    part.page.look.click()
    part.page.review.save.click()
    assert "“Leeds” already" in part.page.review.error.text()
    assert draft(part).name == "Leeds"


def test_changes_are_a_draft_that_is_there_again_after_locking_and_nothing_follows_from_it(
    window, desk, qtbot
):
    key = desk.procedures.copy("leeds", "Ours")
    before = desk.procedures.procedure(key)
    path = desk.path
    window.open_desk(desk)
    window.workspace.go("settings")
    part = window.workspace.pages.settings.procedures
    window.workspace.pages.settings.tabs.setCurrentIndex(1)
    part.open(key)
    part._keep_draft(replace(before, name="Half"))
    window.lock()
    again = window.sealing.unlock(path, "four swans over the guildhall")
    assert again.procedures.procedure(key) == before
    window.open_desk(again)
    window.workspace.go("settings")
    part = window.workspace.pages.settings.procedures
    part.open(key)
    assert draft(part).name == "Half"
    part.page.look.click()
    part.page.review.save.click()
    assert again.procedures.procedure(key).name == "Half"
    assert again.procedures.drafts() == {}
    window.close()


# Files and removing


def test_a_procedure_is_exported_and_brought_in_again(part, desk, ours, tmp_path):
    path = tmp_path / "ours.toml"
    part.export(path)
    assert part.page.head.said.text() == "Exported as ours.toml, as it was last saved."
    button(part.page.head, "Remove…").click()
    part.page.head.take_out.click()
    assert part.list.said.text() == "The procedure was removed."
    part.bring_in(path)
    assert part.list.said.text() == "“Ours”, version 1, is here."
    assert part.list.buttons[ours].hasFocus()


def test_files_are_asked_for_with_a_name_to_begin_from(part, ours, qtbot):
    part.page.head.export.click()
    dialog = part.findChild(QFileDialog)
    assert [name.endswith("ours.toml") for name in dialog.selectedFiles()] == [True]
    dialog.close()
    qtbot.waitUntil(lambda: part.findChild(QFileDialog) is None)
    part.show_list()
    part.list.bring_in.click()
    assert "*.toml" in part.findChild(QFileDialog).nameFilters()[0]
    part.findChild(QFileDialog).close()


def test_a_bad_file_is_refused_as_it_stands_and_nothing_changes(part, desk, ours, tmp_path):
    path = tmp_path / "council.toml"
    part.export(path)
    text = path.read_text(encoding="utf-8").replace('unit = "hours"', 'unit = "moons"', 1)
    path.write_text(text, encoding="utf-8")
    before = desk.procedures.all()
    part.show_list()
    part.bring_in(path)
    line = text[: text.index("moons")].count("\n") + 1
    assert part.list.error.text().startswith(
        f"council.toml, line {line}, rule “plan_out”: “moons” is no unit"
    )
    assert desk.procedures.all() == before


def test_removing_is_asked_twice_and_not_offered_while_something_is_held_under_it(
    part, desk, ours, practice_file, qtbot
):
    part.page.head.remove.click()
    assert part.page.head.keep.hasFocus()
    part.page.head.keep.click()
    assert part.page.head.remove.hasFocus()
    desk.practice.bring_in(desk.practice.read(practice_file), fill=False, procedure_key=ours)
    qtbot.waitUntil(lambda: not part.page.head.remove.isVisible())


def test_a_procedure_that_cannot_be_read_says_so_and_the_others_open(part, desk, ours, qtbot):
    from sqlalchemy import update

    from cpdesk.models.procedure import ProcedureVersion

    with desk._store.writing() as session:
        session.execute(update(ProcedureVersion).values(text="?"))
    part.show_list()
    assert "cannot read" in words(part.list)
    assert not part.list.buttons[ours].isEnabled()
    part.open("leeds")
    assert part.page.isVisible()


# Everybody can use it

STATES = ("list", "read", "figures", "figure", "run-sheet", "step", "quorum", "groups", "group", "names",
          "copy", "review", "days off", "keys")  # fmt: skip


@pytest.fixture
def state(request, page, part, desk, appearance, qtbot):
    """One state of the settings at one size of the text."""
    name, size = request.param
    appearance.choose_size(size)
    desk.office.add_day_off(desk.office.working_days().add(desk.now().date(), 3), "Flood", bank_holiday=False)
    if name in ("days off", "keys"):
        page.tabs.setCurrentIndex(2 if name == "days off" else 3)
    elif name != "list":
        part.open("city-of-london" if name == "read" else desk.procedures.copy("leeds", "Ours"))
        tabs = {"run-sheet": 1, "step": 1, "quorum": 2, "groups": 3, "group": 3, "names": 4}
        part.page.tabs.setCurrentIndex(tabs.get(name, 0))
        if name == "figure":
            row(part, "record_out").buttons[0].click()
        elif name == "step":
            part.page.run_sheet.rows["welcome"].buttons[0].click()
        elif name == "group":
            part.page.groups.rows["police"].buttons[0].click()
        elif name == "quorum":
            part.page.quorum.quorum.own.click()
            part.page.quorum.decision.own.click()
            part.page.quorum.every.click()
        elif name == "copy":
            part.page.head.copy.click()
        elif name == "review":
            part._keep_draft(replace(desk.procedures.procedure(part._open), name="Another name"))
            part.page.look.click()
    qtbot.wait(300)
    return page


@pytest.mark.parametrize(
    "state", [*((name, 200) for name in STATES), ("list", 100), ("figure", 100), ("step", 100)],
    indirect=True, ids=lambda p: f"{p[0]}-{p[1]}",
)  # fmt: skip
def test_every_state_has_names_targets_and_room(state):
    shown = [widget for widget in state.findChildren(QWidget) if widget.isVisible()]
    nameless = [
        w for w in shown
        if w.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not QAccessible.queryAccessibleInterface(w).text(QAccessible.Text.Name).strip()
    ]  # fmt: skip
    kinds = (QAbstractButton, QComboBox, QLineEdit)
    small = [
        w for w in shown
        if isinstance(w, kinds) and min(w.width(), w.height()) < 24
        and w.objectName() != "qt_spinbox_lineedit"
    ]  # fmt: skip
    cut = []
    for label in shown:
        if isinstance(label, QLabel) and label.text():
            needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
            wide = label.wordWrap() or label.sizeHint().width() <= label.width()
            cut += [label.text()] if needed > label.height() or not wide else []
        if isinstance(label, QAbstractButton) and label.sizeHint().width() > label.width():
            cut.append(label.text())
    sideways = [a for a in shown if isinstance(a, QScrollArea) and a.horizontalScrollBar().maximum() > 0]
    assert (nameless, small, cut, sideways) == ([], [], [], [])
