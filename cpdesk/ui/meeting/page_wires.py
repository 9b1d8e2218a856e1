"""Which key and which button does what on the page of a running conference."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from cpdesk.services.in_the_chairs_name import REFUSED
from cpdesk.snapshots.people import Attendance
from cpdesk.ui.meeting.close.close_page import ClosePage
from cpdesk.ui.meeting.keys import LANE_KEYS, keys_of
from cpdesk.ui.meeting.notes.notes_page import NotesPage
from cpdesk.ui.meeting.page_course import ask_about_break, show_log, wire_course
from cpdesk.ui.meeting.page_people import ask_about_part, ask_who_is_new, put_into_next_part, wire_people
from cpdesk.ui.meeting.people.attendance_acts import come_or_go, take_part
from cpdesk.ui.meeting.people.replies_page import RepliesPage
from cpdesk.ui.meeting.step_page import StepPage
from cpdesk.vocabulary import AttendanceMode, Lane, SaidAs

if TYPE_CHECKING:
    from cpdesk.ui.meeting.page import MeetingPage


def wire(page: "MeetingPage") -> None:
    """Join the parts of a meeting page to each other and to the services; once, when it is made."""
    which, say = page.conference_id, QCoreApplication.translate
    page.top.left.connect(page.left)
    page.top.begin_wanted.connect(lambda: _begin_or_ask(page))
    page.begin.begin_wanted.connect(lambda moved: _begin(page, moved))
    wire_course(page)
    wire_people(page)
    page.top.close_wanted.connect(lambda: go_to_close(page))
    page.top.run_sheet_wanted.connect(lambda: page.columns.show_panel(page.run_panel, again_closes=True))
    page.top.people_wanted.connect(lambda: page.columns.show_panel(page.side, again_closes=True))
    page.top.board_wanted.connect(page.board.toggle_wanted)
    page.top.board_panel_wanted.connect(lambda: page.board.open_or_close(focus=False))
    page.board.left.connect(lambda: page.setFocus(Qt.FocusReason.OtherFocusReason))
    page.run_panel.step_wanted.connect(page.go_to)
    page.side.come_or_go_wanted.connect(
        lambda who: page.page().do(
            lambda: come_or_go(page.desk, which, _line(page, who)), say("MeetingPage", "Saved")
        )
    )
    page.side.mode_wanted.connect(lambda who, mode: _take_part(page, who, mode))
    page.composer.left.connect(page.leave_composer)
    page.composer.marks.lane_chosen.connect(lambda lane: _show_lane(page, lane))
    page.writing.said.connect(page.say_saved)
    page.plain_words.said.connect(page.say_saved)
    page.composer.typing.undo_wanted.connect(page.taking_back.undo)
    page.composer.typing.redo_wanted.connect(page.taking_back.redo)
    page.taking_back.said.connect(page.composer.foot.say)
    page.taking_back.said.connect(page.say_saved)
    page.taking_back.refused.connect(page.refusal.say)
    page.taking_back.refused.connect(lambda words: _chairs_part(page, words))
    page.chairs.said.connect(page.say_saved)
    page.chairs.refused.connect(page.refusal.say)
    page.chairs.given.connect(lambda: page.page().focus_first())
    _wire_keys(page)


def _chairs_part(page: "MeetingPage", words: str) -> None:
    """What was refused because it is the chair's can be handed over there and then."""
    if words == REFUSED:
        page.chairs.ask_for_it()
        page.show_again()


def _begin(page: "MeetingPage", moved_to_today: bool = False) -> None:
    run_sheet, which = page.desk.run_sheet, page.conference_id
    words = QCoreApplication.translate("MeetingPage", "The conference has begun")
    page.page().do(lambda: run_sheet.begin(which, moved_to_today=moved_to_today), words)


def _begin_or_ask(page: "MeetingPage") -> None:
    """From the bar: on another day than the booked one, the panel asks first which day is meant."""
    if page.begin.asks_for_the_day():
        page.begin.focus_first(Qt.FocusReason.OtherFocusReason)
    else:
        _begin(page)


def wire_page(page: "MeetingPage", step_page: StepPage) -> None:
    """Join a page of a step to the rest when it is first made."""
    step_page.refused.connect(page.refusal.say)
    step_page.refused.connect(lambda words: _chairs_part(page, words))
    step_page.said.connect(page.say_saved)
    step_page.step_wanted.connect(page.go_to)
    if isinstance(step_page, NotesPage):
        step_page.edit_wanted.connect(lambda entry, speaker: _edit(page, step_page, entry, speaker))
        step_page.typed.connect(lambda letters: _type(page, letters))
    elif isinstance(step_page, RepliesPage):
        step_page.said.connect(lambda _words: _keep_draft_again(page))
    elif isinstance(step_page, ClosePage):
        step_page.papers_wanted.connect(lambda: page.papers_wanted.emit(page.conference_id))


def _keep_draft_again(page: "MeetingPage") -> None:
    """An entry made on a page has emptied the file’s one draft; what is being typed goes back in."""
    drafts = page.composer.drafts
    drafts.know(replace(drafts.kept(), text="", entry=None))
    drafts.keep()


def go_to_close(page: "MeetingPage") -> None:
    """The close is the step whose page it is; what is open is listed there."""
    page.go_to(next(step.key for step in page.agenda.steps if step.page == "close"))
    page.page().focus_first()


def beside(page: "MeetingPage", by: int) -> None:
    """Go on (1) or back (-1) by one step."""
    keys = [step.key for step in page.agenda.steps]
    at = keys.index(page.step().key) + by
    if 0 <= at < len(keys):
        page.go_to(keys[at])


def _wire_keys(page: "MeetingPage") -> None:
    marks = page.composer.marks
    acts: dict[str, Callable[[], None]] = {
        "keys": page.keys.show_or_hide,
        "next_step": lambda: beside(page, 1),
        "step_back": lambda: beside(page, -1),
        "break": lambda: ask_about_break(page),
        "log": lambda: show_log(page),
        "part": lambda: ask_about_part(page),
        "entry_part": lambda: put_into_next_part(page),
        "somebody_new": lambda: ask_who_is_new(page),
        "show_private": page.curtain.toggle,
        "to_run_sheet": lambda: page.columns.show_panel(page.run_panel),
        "to_who_is_here": lambda: page.columns.show_panel(page.side),
        "to_page": lambda: page.page().focus_first(),
        "to_typing": page.call_composer,
        "room_board": page.board.toggle_wanted.emit,
        "blank_board": page.board.blank_wanted.emit,
        "board_panel": lambda: page.board.open_or_close(focus=True),
        "board_earlier": lambda: page.board.turn_wanted.emit(-1),
        "board_later": lambda: page.board.turn_wanted.emit(1),
        "undo": partial(_take_back, page, page.taking_back.undo),
        "redo": partial(_take_back, page, page.taking_back.redo),
        "keep_attachment": page.composer.attachment.take,
        "to_unsorted": partial(_to_unsorted, page),
        "private": _while_typing(page, marks.toggle_private),
        "all_children": _while_typing(page, lambda: marks.row.toggle(0)),
    }
    for name, act in acts.items():
        for key in keys_of(name):
            if key != "Esc":  # Esc belongs first to whatever has the focus: see the page
                _key(page, key, act)
    for number, key in enumerate(keys_of("child"), start=1):
        _key(page, key, _while_typing(page, partial(marks.row.toggle, number)))
    for number, key in enumerate(keys_of("recent_speaker"), start=1):
        _key(page, key, _while_typing(page, partial(page.composer.recent.choose, number)))
    for kind in SaidAs:
        for key in keys_of(kind.value):
            _key(page, key, _while_typing(page, partial(marks.turn_kind, kind)))
    for lane, key in LANE_KEYS.items():
        _key(page, key, partial(_lane, page, lane))


def _key(page: "MeetingPage", key: str, act: Callable[[], None]) -> None:
    shortcut = QShortcut(QKeySequence(key), page)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(act)


def _while_typing(page: "MeetingPage", act: Callable[[], None]) -> Callable[[], None]:
    """Only where it is seen: the next entry must not become private, or about a child, behind a page."""
    return lambda: act() if page.composer.isVisible() else None


def _take_back(page: "MeetingPage", act: Callable[[], None]) -> None:
    """What is still being typed in a field of the page is kept first, and so the first to be taken back."""
    page.page().finish()
    act()


def _lane(page: "MeetingPage", lane: Lane) -> None:
    page.composer.marks.choose_lane(lane)
    page.call_composer()


def _show_lane(page: "MeetingPage", lane: Lane) -> None:
    notes = page.page()
    if isinstance(notes, NotesPage):
        notes.show_lane(lane)


def _to_unsorted(page: "MeetingPage") -> None:
    notes = page.page()
    if isinstance(notes, NotesPage):
        notes.go_to_unsorted()


def _edit(page: "MeetingPage", notes: NotesPage, entry: UUID, speaker: bool) -> None:
    page.composer.edit(notes.entry(entry), speaker)


def _type(page: "MeetingPage", letters: str) -> None:
    page.call_composer()
    page.composer.typing.insertPlainText(letters)


def _line(page: "MeetingPage", who: UUID) -> Attendance:
    return next(line for line in page.conference.attendance if line.person.id == who)


def _take_part(page: "MeetingPage", who: UUID, mode: AttendanceMode) -> None:
    say = QCoreApplication.translate
    desk, which = page.desk, page.conference_id
    page.page().do(lambda: take_part(desk, which, _line(page, who), mode), say("MeetingPage", "Saved"))
