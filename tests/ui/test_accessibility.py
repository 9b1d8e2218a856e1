"""Everyone can use every page: names for a screen reader, targets that can be hit, words without loss."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from cpdesk.services.desk import Desk
from cpdesk.services.practice import BroughtIn
from cpdesk.snapshots.decisions import Decision, Dissent
from cpdesk.ui.cases.page import CasesPage
from cpdesk.ui.unlock.open_form import OpenForm
from cpdesk.ui.unlock.page import UnlockPage
from cpdesk.ui.unlock.recovery_key import RecoveryKey
from cpdesk.vocabulary import Category, Lane, Outcome

PAGES = (
    "unlock", "create", "recovery key", "calendar", "cases", "bring in", "overview", "family", "network",
    "conferences", "documents", "settings", "before", "welcome", "family step", "worries", "plan", "views",
    "decision", "close",
)  # fmt: skip
STEPS = PAGES[PAGES.index("welcome") :]
SIZES = (100, 200)


@pytest.fixture
def page(qtbot, window, appearance, request, desk, booked, practice_file) -> Iterator[QWidget]:
    """One page of the window, 1280 by 720, at one size of the text."""
    name, size = request.param
    appearance.choose_size(size)
    if name == "create":
        window.findChild(OpenForm).new.click()
    elif name == "recovery key":
        shown_once = RecoveryKey("ABCD-EFGH-JKLM-NPQR-STUV-WXYZ-ABCD-EFGH")
        window.findChild(UnlockPage)._put(shown_once, shown_once.key)
    elif name != "unlock":
        if name == "documents":
            pytest.importorskip("cpdesk.ui.papers.page")
        window.open_desk(desk)
        workspace = window.workspace
        if name in ("calendar", "cases", "settings"):
            workspace.go(name)
        elif name == "documents":
            workspace.show_papers(booked.conference_id)
        elif name == "before":
            workspace.open_conference(booked.conference_id)
        elif name in STEPS:
            hold(desk, booked)
            desk.meeting.go_to(booked.conference_id, name.removesuffix(" step"))
            workspace.open_conference(booked.conference_id)
        elif name == "bring in":
            workspace.go("cases")
            cases: CasesPage = workspace.pages.cases
            cases.bring_in(practice_file)
        else:
            workspace.open_case(booked.case_id)
            tabs = ("overview", "family", "network", "conferences")
            workspace.pages.cases.view.tabs.setCurrentIndex(tabs.index(name))
    qtbot.wait(120)
    yield window
    window.lock()


def hold(desk: Desk, booked: BroughtIn) -> None:
    """The conference some way on: entries, a private one, a plan, a decision and a dissent."""
    which, who = booked.conference_id, booked.ids
    desk.meeting.begin(which)
    desk.attendance.arrive_expected(which)
    desk.meeting.add_entry(which, "Police came three times", Lane.WORRY, speaker=who["p_pol"])
    desk.meeting.add_entry(which, "Only for us", Lane.INFORMATION, private=True)
    outcome = desk.plans.add_outcome(which, "Everyone sleeps through the night")
    desk.plans.add_action(outcome, "A lock for the back door")
    child = desk.meeting.conference(which).children[0].id
    dissent = Dissent("A child in need plan would do, and it would keep the family with us", who["p_hv"])
    decision = Decision(child, Outcome.CHILD_PROTECTION_PLAN, Category.NEGLECT, dissent=(dissent,))
    desk.decisions.decide(which, decision)


every_page = pytest.mark.parametrize(
    "page", [(name, size) for name in PAGES for size in SIZES], indirect=True, ids=lambda p: f"{p[0]}-{p[1]}"
)


def shown(page: QWidget) -> list[QWidget]:
    return [widget for widget in page.findChildren(QWidget) if widget.isVisible()]


def where(widget: QWidget) -> str:
    text = getattr(widget, "text", lambda: "")
    return f"{type(widget).__name__} {text() if callable(text) else ''!r}"


@every_page
def test_every_widget_that_takes_the_focus_has_a_name(page) -> None:
    nameless = []
    for widget in shown(page):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
            interface = QAccessible.queryAccessibleInterface(widget)
            if not interface.text(QAccessible.Text.Name).strip():
                nameless.append(where(widget))
    assert nameless == []


@every_page
def test_everything_that_is_clicked_is_at_least_24_pixels(page) -> None:
    kinds = (QAbstractButton, QComboBox, QLineEdit)
    small = [where(w) for w in shown(page) if isinstance(w, kinds) and min(w.width(), w.height()) < 24]
    assert small == []


@every_page
def test_no_words_are_cut_off_and_nothing_scrolls_sideways(page) -> None:
    assert (page.width(), page.height()) == (1280, 720)
    sideways = [
        where(area) for area in shown(page)
        if isinstance(area, QScrollArea) and area.horizontalScrollBar().maximum() > 0
    ]  # fmt: skip
    cut = []
    for label in shown(page):
        if isinstance(label, QLabel) and label.text():
            needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
            wide = label.wordWrap() or label.sizeHint().width() <= label.width()
            if needed > label.height() or not wide:
                cut.append(where(label))
    cut += [
        where(b) for b in shown(page) if isinstance(b, QAbstractButton) and b.sizeHint().width() > b.width()
    ]
    assert (sideways, cut) == ([], [])


@every_page
def test_words_that_people_typed_are_never_read_as_markup(page) -> None:
    rich = [
        where(label) for label in page.findChildren(QLabel)
        if label.textFormat() is not Qt.TextFormat.PlainText
    ]  # fmt: skip
    assert rich == []


@every_page
def test_tab_goes_round_through_everything_and_nothing_keeps_it(page) -> None:
    page.activateWindow()
    first = page.focusWidget()
    assert first is not None
    seen = [first]
    for _ in range(200):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now is first:
            break
        seen.append(now)
    wanted = {
        widget for widget in shown(page)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled()
        and widget.focusProxy() is None and not isinstance(widget.parent(), QAbstractScrollArea)
    }  # fmt: skip
    groups = {type(w).__name__ for w in wanted - set(seen)}
    assert groups <= {"QRadioButton", "ToggleChip", "QPushButton"}  # the others of a group: by arrow keys
    assert QApplication.focusWidget() is first
