"""Everyone can use every page: names for a screen reader, targets that can be hit, words without loss."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
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
from cpdesk.snapshots.risk import ScaleScore
from cpdesk.ui.cases.page import CasesPage
from cpdesk.ui.passphrases.recovery_key import RecoveryKey
from cpdesk.ui.unlock.open_form import OpenForm
from cpdesk.ui.unlock.page import UnlockPage
from cpdesk.ui.workspace import Workspace
from cpdesk.vocabulary import Category, Lane, Outcome

PAGES = (
    "unlock", "create", "recovery key", "today", "calendar", "week", "agenda", "cases", "deadlines",
    "work_out", "dates", "bring in", "overview", "family", "network", "conferences", "new booking", "booking",
    "documents", "settings", "procedures", "procedure", "figure", "days off", "keys", "people",
    "new person", "all keys", "before", "welcome",
    "family step", "child_voice", "worries", "family_reply", "risk", "scale", "plan", "views",
    "decision", "close",
)  # fmt: skip
STEPS = PAGES[PAGES.index("welcome") :]
SIZES = (100, 200)


class Flashes(QObject):
    """Notes what is shown before it has its place in the window."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hold nothing back."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(where(watched))
        return False


@pytest.fixture
def page(qtbot, window, appearance, request, desk, booked, practice_file) -> Iterator[QWidget]:
    """One page of the window, 1280 by 720, at one size of the text."""
    name, size = request.param
    appearance.choose_size(size)
    flashes = Flashes()
    QApplication.instance().installEventFilter(flashes)
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
        if name in workspace.rail.buttons and name != "documents":
            workspace.go(name)
        elif name in DATES:
            DATES[name](workspace, booked)
        elif name == "documents":
            workspace.show_papers(booked.conference_id)
        elif name == "before":
            workspace.open_conference(booked.conference_id)
        elif name in STEPS:
            hold(desk, booked)
            desk.run_sheet.go_to(booked.conference_id, name.removesuffix(" step"))
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
    QApplication.instance().removeEventFilter(flashes)
    assert flashes.seen == [], "nothing flashes up as a window of its own, and takes the focus away"
    yield window
    window.lock()


def hold(desk: Desk, booked: BroughtIn) -> None:
    """The conference some way on: entries, a private one, a plan, a decision and a dissent."""
    which, who = booked.conference_id, booked.ids
    desk.run_sheet.begin(which)
    desk.attendance.arrive_expected(which)
    desk.meeting.add_entry(which, "Police came three times", Lane.WORRY, speaker=who["p_pol"])
    desk.meeting.add_entry(which, "Only for us", Lane.INFORMATION, private=True)
    statement = desk.risk.add(which, "We are worried that nobody sleeps, and that it goes on like this")
    for child in desk.meeting.conference(which).children:
        desk.risk.score(which, ScaleScore(who["p_hv"], child.id, 4, "the nights"))
        desk.risk.score(which, ScaleScore(who["p_hv"], child.id, 3, statement=statement))
    outcome = desk.plans.add_outcome(which, "Everyone sleeps through the night")
    desk.plans.add_action(outcome, "A lock for the back door")
    child = desk.meeting.conference(which).children[0].id
    dissent = Dissent("A child in need plan would do, and it would keep the family with us", who["p_hv"])
    decision = Decision(child, Outcome.CHILD_PROTECTION_PLAN, Category.NEGLECT, dissent=(dissent,))
    desk.decisions.decide(which, decision)


def calendar_by(key: Qt.Key) -> Callable[[Workspace, BroughtIn], None]:
    """The calendar, looked at by one of its keys."""

    def look(workspace: Workspace, booked: BroughtIn) -> None:
        workspace.go("calendar")
        QTest.keyClick(workspace.pages.calendar.face.views.front, key)

    return look


def worked_out(workspace: Workspace, booked: BroughtIn) -> None:
    """Dates for a question on the telephone, with every field that there is."""
    workspace.go("work_out")
    form = workspace.pages.work_out.form
    form.more.setChecked(True)
    form.fields["strategy"].line.setText("5 November 2026")
    form.fields["conference"].line.setText("26 November 2026 10:00")
    form.fields["ended"].line.setText("half past what")


def new_booking(workspace: Workspace, booked: BroughtIn) -> None:
    """A booking for a family that is new, with a day that is too late."""
    workspace.open_booking()
    form = workspace.pages.booking.form
    form.family.new.click()
    form.conference.day.line.setText("3 December 2026")
    form.conference.starts.line.setText("10:00")
    form.counted.days["strategy_discussions"].line.setText("5 November 2026")
    workspace.pages.booking.work_out()


def settings_part(part: str) -> Callable[[Workspace, BroughtIn], None]:
    """One of the parts of the settings."""

    def look(workspace: Workspace, booked: BroughtIn) -> None:
        workspace.go("settings")
        settings = workspace.pages.settings
        settings.tabs.setCurrentIndex(settings._parts.index(getattr(settings, part)))
        settings.setFocus()

    return look


def opened_form(which: str) -> Callable[[Workspace, BroughtIn], None]:
    """Who can open the file, with one of its forms open."""

    def look(workspace: Workspace, booked: BroughtIn) -> None:
        settings_part("people")(workspace, booked)
        part = workspace.pages.settings.people
        (part.add if which == "add" else part.rekey.open).click()

    return look


def procedure(workspace: Workspace, booked: BroughtIn) -> None:
    """A procedure that came with the program."""
    settings_part("procedures")(workspace, booked)
    workspace.pages.settings.procedures.open("city-of-london")


def figure(workspace: Workspace, booked: BroughtIn) -> None:
    """A copy of one, and the form in which a figure is changed."""
    procedure(workspace, booked)
    part = workspace.pages.settings.procedures
    part.page.head.copy_wanted.emit("Our own procedure")
    row = part.page.figures.rows["conference_latest"]
    row.buttons[0].click()


DATES: dict[str, Callable[[Workspace, BroughtIn], None]] = {
    "week": calendar_by(Qt.Key.Key_W),
    "agenda": calendar_by(Qt.Key.Key_A),
    "dates": worked_out,
    "new booking": new_booking,
    "booking": lambda workspace, booked: workspace.open_booking(booked.case_id, booked.conference_id),
    "procedures": settings_part("procedures"),
    "procedure": procedure,
    "figure": figure,
    "days off": settings_part("days_off"),
    "words": settings_part("words"),
    "keys": settings_part("keys"),
    "people": settings_part("people"),
    "new person": opened_form("add"),
    "all keys": opened_form("rekey"),
}
"""How to come to a page that is more than an entry of the rail."""


every_page = pytest.mark.parametrize(
    "page", [(name, size) for name in PAGES for size in SIZES], indirect=True, ids=lambda p: f"{p[0]}-{p[1]}"
)


def shown(page: QWidget) -> list[QWidget]:
    return [widget for widget in page.findChildren(QWidget) if widget.isVisible()]


def where(widget: QWidget) -> str:
    text = getattr(widget, "text", lambda: "")
    return f"{type(widget).__name__} {text() if callable(text) else ''!r}"


def every_widget_that_takes_the_focus_has_a_name(page) -> None:
    nameless = []
    for widget in shown(page):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
            interface = QAccessible.queryAccessibleInterface(widget)
            if not interface.text(QAccessible.Text.Name).strip():
                nameless.append(where(widget))
    assert nameless == []


def everything_that_is_clicked_is_at_least_24_pixels(page) -> None:
    kinds = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit)
    small = [
        where(w) for w in shown(page)
        if isinstance(w, kinds) and not isinstance(w.parent(), QAbstractSpinBox)
        and min(w.width(), w.height()) < 24
    ]  # fmt: skip
    assert small == []


def no_words_are_cut_off_and_nothing_scrolls_sideways(page) -> None:
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


def words_that_people_typed_are_never_read_as_markup(page) -> None:
    rich = [
        where(label) for label in page.findChildren(QLabel)
        if label.textFormat() is not Qt.TextFormat.PlainText
    ]  # fmt: skip
    assert rich == []


def tab_goes_round_through_everything_and_nothing_keeps_it(page) -> None:
    page.activateWindow()
    first = page.focusWidget()
    assert first is not None
    seen = [first]
    for _ in range(400):
        now = QApplication.focusWidget()
        assert now is not None, f"the focus is lost after {where(seen[-1])}"
        QTest.keyClick(now, Qt.Key.Key_Tab)
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


CHECKS = (
    every_widget_that_takes_the_focus_has_a_name,
    everything_that_is_clicked_is_at_least_24_pixels,
    no_words_are_cut_off_and_nothing_scrolls_sideways,
    words_that_people_typed_are_never_read_as_markup,
    tab_goes_round_through_everything_and_nothing_keeps_it,
)
"""In this order: the last one moves the focus, and with it what is scrolled to."""


@every_page
def test_everyone_can_use_it(page, subtests) -> None:
    """All checks on one page: making it takes far longer than looking at it."""
    for check in CHECKS:
        with subtests.test(check.__name__.replace("_", " ")):
            check(page)
