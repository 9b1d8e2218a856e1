"""How the page of a meeting follows its course: steps left out, breaks, and the sleep of the laptop."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt

from cpdesk.ui.meeting.course.pace import short_words, step_lines, time_for_the_plan
from cpdesk.vocabulary import BreakKind, ConferenceState

if TYPE_CHECKING:
    from cpdesk.ui.meeting.page import MeetingPage

_SAY = QCoreApplication.translate


def wire_course(page: "MeetingPage") -> None:
    """Join run-sheet, breaks and the laptop’s clock to the service; once, when the page is made."""
    page.top.break_wanted.connect(lambda: ask_about_break(page))
    page.top.resume_wanted.connect(lambda: _go_on(page))
    page.breaks.wanted.connect(lambda kind, people: _take(page, kind, people))
    page.breaks.over.connect(lambda: _go_on(page))
    page.breaks.left.connect(lambda: _hands_back(page))
    page.slept.counted.connect(lambda began, ended: _count(page, began, ended))
    page.run_panel.leave_out.given.connect(lambda step, reason: _leave_out(page, step, reason))
    page.run_panel.leave_out.taken_back.connect(lambda step: _take_up(page, step))
    page.head.step_wanted.connect(page.go_to)
    page.head.went_on.connect(lambda: page.page().focus_first())


def ask_about_break(page: "MeetingPage") -> None:
    """Ctrl+B: which break is wanted; asked again, none; while there is one, to what ends it."""
    if page.conference.state is not ConferenceState.RUNNING:
        return
    if page.breaks.asking():
        page.breaks.hide()
        _hands_back(page)
    else:
        page.breaks.ask()


def show_log(page: "MeetingPage") -> None:
    """Alt+L: what happened when; asked again, the run-sheet."""
    if page.columns.compact and page.run_panel.isHidden():
        page.columns.show_panel(page.run_panel)
    page.run_panel.toggle_log()


def show_course(page: "MeetingPage") -> None:
    """Show what a change of the conference means for its course."""
    page.head.show_needs(page.conference, page.step())
    page.run_panel.show_conference(page.conference, page.head.needs.text())
    page.breaks.show_conference(page.conference)


def tick(page: "MeetingPage", now: datetime) -> None:
    """Each second: clocks, the run-sheet, and whether the laptop slept; `now` is aware."""
    page.top.tick(page.conference, now)
    page.side.tick(now)
    page.breaks.tick(now)
    page.slept.look(page.conference)
    short = short_words(time_for_the_plan(page.conference, page.agenda, now), page.agenda)
    lines = step_lines(page.conference, page.agenda, now, page.step().key)
    page.run_panel.show_lines(lines, page.step(), short)
    page.head.show_short(short if page.columns.compact else "")


def _take(page: "MeetingPage", kind: BreakKind, people: list[UUID]) -> None:
    take, which = page.desk.run_sheet.take_break, page.conference_id
    if page.page().do(lambda: take(which, kind, people), _SAY("MeetingPage", "The clock stands still")):
        _hands_back(page)


def _go_on(page: "MeetingPage") -> None:
    end, which = page.desk.run_sheet.end_break, page.conference_id
    focused = page.breaks.isAncestorOf(page.focusWidget())
    if page.page().do(lambda: end(which), _SAY("MeetingPage", "Going on")) and focused:
        _hands_back(page)


def _count(page: "MeetingPage", began: datetime, ended: datetime) -> None:
    count, which = page.desk.run_sheet.count_as_break, page.conference_id
    reason = _SAY("MeetingPage", "The laptop slept.")
    page.page().do(lambda: count(which, began, ended, reason), _SAY("MeetingPage", "Counted as a break"))
    _hands_back(page)


def _leave_out(page: "MeetingPage", step: str, reason: str) -> None:
    """Leave a step out; when it is the one that goes on, go on to the next."""
    skip, which = page.desk.run_sheet.skip, page.conference_id
    present = page.conference.step == step
    if page.page().do(lambda: skip(which, step, reason), _SAY("MeetingPage", "Left out, with the reason")):
        page.run_panel.done()
        keys = [one.key for one in page.agenda.steps]
        if present and step != keys[-1]:
            page.go_to(keys[keys.index(step) + 1])


def _take_up(page: "MeetingPage", step: str) -> None:
    take_back, which = page.desk.run_sheet.take_back_skip, page.conference_id
    if page.page().do(lambda: take_back(which, step), _SAY("MeetingPage", "On the run-sheet again")):
        page.run_panel.done()


def _hands_back(page: "MeetingPage") -> None:
    """The hands go where one types, or to the page."""
    if not page.composer.isHidden():
        page.composer.typing.setFocus(Qt.FocusReason.OtherFocusReason)
    else:
        page.page().focus_first()
