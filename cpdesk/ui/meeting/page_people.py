"""Who comes, which part goes on and what is out of sight: how these are joined to the page of the meeting."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from cpdesk.rules.new_person import NewPerson
from cpdesk.snapshots.conference import Conference
from cpdesk.ui.meeting.curtain import in_closed_part, not_for_the_room, private_entries
from cpdesk.ui.meeting.notes.lane_list import LaneList
from cpdesk.ui.meeting.people.attendance_acts import somebody_new
from cpdesk.ui.meeting.people.part_strip import part_words
from cpdesk.ui.meeting.people.people_page import PeoplePage
from cpdesk.vocabulary import Capacity, ConferenceState, PartKind, VoiceBy

if TYPE_CHECKING:
    from cpdesk.ui.meeting.page import MeetingPage


VOICE_STEP = "child_voice"
"""The step in which it is said how each child was heard."""


def wire_people(page: "MeetingPage") -> None:
    """Join the line for somebody new, the strip of parts and the curtain; once, when the page is made."""
    page.newcomer.wanted.connect(lambda person: _add(page, person))
    for form in page.asking:
        form.refused.connect(page.refusal.say)
    page.parts.begin_wanted.connect(lambda kind, members, why: _begin_part(page, kind, members, why))
    page.parts.end_wanted.connect(lambda: _end_part(page))
    page.parts.curtain_wanted.connect(page.curtain.toggle)
    page.parts.left.connect(lambda: _leave(page))
    page.curtain.moved.connect(page.show_again)
    page.composer.marks.changed.connect(lambda: _say_who_may_speak(page))
    page.voices.given.connect(lambda child, how, by, note: _heard(page, child, how, by, note))


def before_the_curtain(page: "MeetingPage") -> Conference:
    """The conference as the laptop may show it; when a closed part has just ended, its check is shown."""
    conference = page.conference
    if page.curtain.follow(conference):
        page.parts.check(_checks(page), conference.step)
    hidden = len(not_for_the_room(conference))
    page.parts.show_conference(conference, hidden, drawn=page.curtain.drawn)
    page.voices.setVisible(page.step().key == VOICE_STEP and conference.state is ConferenceState.RUNNING)
    if not page.voices.isHidden():
        page.voices.show_conference(conference)
    return page.curtain.before(conference)


def ask_who_is_new(page: "MeetingPage") -> None:
    """One line for somebody new, from wherever the hands are."""
    if page.conference.state is ConferenceState.CLOSED:
        words = QCoreApplication.translate("MeetingPage", "The conference is closed: nobody can be added.")
        page.refusal.say(words)
    else:
        page.newcomer.open()


def ask_about_part(page: "MeetingPage") -> None:
    """Which part begins; or, while one goes on, to the button that ends it."""
    if page.conference.state is ConferenceState.RUNNING:
        page.parts.ask()


def put_into_next_part(page: "MeetingPage") -> None:
    """The chosen entry was said in the last part, in one before it, or with everybody: in turn."""
    focused = page.focusWidget()
    entry = page.conference.entry(focused.chosen()) if isinstance(focused, LaneList) else None
    if entry is None or not page.conference.parts:
        return
    parts = [None, *(part.id for part in reversed(page.conference.parts))]
    at = parts.index(entry.part) if entry.part in parts else 0
    to = parts[(at + 1) % len(parts)]
    part = next((one for one in page.conference.parts if one.id == to), None)
    everybody = QCoreApplication.translate("MeetingPage", "Said with everybody")
    words = part_words(page.conference, part) if part is not None else everybody
    change = page.desk.meeting.change_entry
    page.page().do(lambda: change(entry.id, part=to), words)


def put_private_typing_away(page: "MeetingPage") -> None:
    """What is being typed in the closed part becomes a private entry before the part ends."""
    if not in_closed_part(page.conference):
        return
    typed, entry = page.composer.typed(), page.composer.editing()
    if not typed.text.strip():
        return
    private = replace(typed, text=typed.text.strip("\n"), private=True)
    page.composer.drafts.rest()
    if entry is None:
        page.composer.add_wanted.emit(private)
    else:
        page.composer.change_wanted.emit(entry, private)


def _checks(page: "MeetingPage") -> tuple[str, ...]:
    say, hidden = QCoreApplication.translate, len(private_entries(page.conference))
    typed = page.composer.typed()
    one, more = say("PartStrip", "1 private entry is"), say("PartStrip", "{0} private entries are")
    number = one if hidden == 1 else more.format(hidden)
    out_of_sight = say("PartStrip", "✓ {0} out of sight on this screen (Ctrl+Shift+P shows them)")
    screen = (
        out_of_sight.format(number) if hidden else say("PartStrip", "✓ No private entry is on this screen")
    )
    board = say("PartStrip", "✓ The room board never shows a private entry")
    if typed.private and typed.text.strip():
        typing = say("PartStrip", "✗ What is being typed is private: add it or take it out first")
    else:
        typing = say("PartStrip", "✓ Nothing private is being typed")
    return screen, board, typing


def _add(page: "MeetingPage", person: NewPerson) -> None:
    desk, which = page.desk, page.conference_id
    words = QCoreApplication.translate("MeetingPage", "Added, and here")
    added: list[UUID] = []
    if page.page().do(lambda: added.append(somebody_new(desk, which, person)), words):
        page.newcomer.put_away()
        step_page = page.page()
        if isinstance(step_page, PeoplePage):
            step_page.choose(added[0])


def _heard(page: "MeetingPage", child: UUID, how: VoiceBy | None, by: UUID | None, note: str) -> None:
    set_voice, which = page.desk.heard.set_voice, page.conference_id
    words = QCoreApplication.translate("MeetingPage", "How the child was heard is saved")
    page.page().do(lambda: set_voice(which, child, how, by, note), words)


def _say_who_may_speak(page: "MeetingPage") -> None:
    """A quiet line when somebody is chosen who speaks with the chair’s leave, or not at all."""
    who, say = page.composer.typed().speaker, QCoreApplication.translate
    line = next((a for a in page.conference.attendance if a.person.id == who), None)
    words = ""
    if line is not None and line.must_not_speak:
        words = say("MeetingPage", "{0} speaks only with the chair’s leave (M on them in the welcome).")
    elif line is not None and line.observer:
        words = say("MeetingPage", "{0} is an observer and takes no part.")
    elif line is not None and line.capacity is Capacity.SUPPORTER:
        words = say("MeetingPage", "{0} is a supporter, who sits beside and does not speak.")
    said, foot = words.format(line.person.short if line is not None else ""), page.composer.foot
    if said or foot.message.property("about_speaker"):
        foot.say(said)
    foot.message.setProperty("about_speaker", bool(said))


def _begin_part(page: "MeetingPage", kind: PartKind, members: Sequence[UUID], why: str) -> None:
    begin, which, asked = page.desk.parts.begin, page.conference_id, page.parts.unfinished()
    page.parts.begun()
    words = QCoreApplication.translate("MeetingPage", "The part has begun")
    if not page.page().do(lambda: begin(which, kind, members, why), words):
        page.parts.take_unfinished(asked)
    else:
        _back(page)


def _end_part(page: "MeetingPage") -> None:
    put_private_typing_away(page)
    end, which = page.desk.parts.end, page.conference_id
    words = QCoreApplication.translate("MeetingPage", "The part has ended")
    page.page().do(lambda: end(which), words)
    _back(page)


def _leave(page: "MeetingPage") -> None:
    page.show_again()
    _back(page)


def _back(page: "MeetingPage") -> None:
    """From the strip to where one types, or to the page."""
    if page.composer.isVisible():
        page.call_composer()
    else:
        page.page().focus_first()
