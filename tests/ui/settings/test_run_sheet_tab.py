"""The run-sheet of each kind of conference in the settings: read, changed for one kind, put back, kept."""

import pytest
from PySide6.QtWidgets import QLabel

from cpdesk.rules.agenda import Need, WhoIsIn
from cpdesk.ui.settings.page import SettingsPage
from cpdesk.ui.settings.step_words import ForKind
from cpdesk.vocabulary import ConferenceKind

REVIEW, INITIAL = ConferenceKind.REVIEW, ConferenceKind.INITIAL


@pytest.fixture
def part(placed, desk, hub, appearance):
    shown = placed(SettingsPage(desk, hub, appearance))
    shown.tabs.setCurrentIndex(1)
    return shown.procedures


@pytest.fixture
def tab(desk, part):
    """The run-sheet of an own procedure, open."""
    part.open(desk.procedures.copy("leeds", "Ours"))
    part.page.tabs.setCurrentIndex(1)
    return part.page.run_sheet


def choose(tab, kind: ForKind) -> None:
    tab.kind.show_value(kind)
    tab.kind.given.emit(kind)


def words(widget) -> str:
    return " | ".join(label.text() for label in widget.findChildren(QLabel))


def draft(part):
    return part._drafts[part._open]


def test_each_kind_shows_its_own_steps_words_and_minutes(tab):
    assert "only at: transfer-in conference and review conference" in words(tab.rows["last_plan"])
    choose(tab, ForKind.INITIAL)
    assert "last_plan" not in tab.rows
    choose(tab, ForKind.REVIEW)
    assert "Take the actions one by one" in words(tab.rows["last_plan"])
    assert "in words of this kind" in words(tab.rows["worries"])
    assert "15 min" in words(tab.rows["worries"])
    assert "Who may be there: Professionals only" in words(tab.rows["confidential"])
    assert "Before the next step: Each child has been heard" in words(tab.rows["child_voice"])


def test_a_step_is_changed_for_one_kind_alone(tab, part):
    choose(tab, ForKind.REVIEW)
    tab.change(tab.run_sheet().step("scale"))
    form = tab.form
    form.minutes.setValue(11)
    form.who_is_in.show_value(WhoIsIn.PROFESSIONALS)
    form.may_be_present.setText("Only us")
    form.needs[Need.QUORUM].setChecked(True)
    form.needs[Need.SCALE_ASKED].setChecked(False)
    form.keep.click()
    rules = draft(part).run_sheet
    step = rules.for_kind(REVIEW).step("scale")
    assert (step.minutes, step.who_is_in, step.may_be_present) == (11, WhoIsIn.PROFESSIONALS, "Only us")
    assert step.needs == (Need.QUORUM,)
    assert rules.for_kind(INITIAL).step("scale").minutes == 7
    assert "11 min" in words(tab.rows["scale"])


def test_moved_and_left_out_at_one_kind_and_all_of_it_put_back(tab, part):
    before = tab.run_sheet()
    choose(tab, ForKind.REVIEW)
    tab.rows["scale"].buttons[1].click()
    tab.rows["risk"].buttons[3].click()
    rules = draft(part).run_sheet
    assert rules.steps == before.steps
    assert rules.for_kind(REVIEW).step("risk") is None
    assert rules.for_kind(INITIAL).step("risk")
    tab.back["risk"].click()
    assert tab.run_sheet().step("risk")
    assert part._open not in part._drafts  # all is as it was
    tab.as_every.click()
    assert REVIEW not in {variant.kind for variant in draft(part).run_sheet.variants}
    assert tab.as_every.isHidden()


def test_what_was_changed_for_a_kind_is_there_after_saving(tab, part, desk):
    choose(tab, ForKind.TRANSFER_IN)
    tab.change(tab.run_sheet().step("close"))
    tab.form.title.setText("Dates")
    tab.form.keep.click()
    desk.procedures.save(draft(part))
    kept = desk.procedures.procedure(part._open)
    assert kept.run_sheet.for_kind(ConferenceKind.TRANSFER_IN).step("close").title == "Dates"
    assert kept.run_sheet.for_kind(REVIEW).step("close").title == "Dates and close"
