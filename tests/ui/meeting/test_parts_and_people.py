"""Parts, somebody new, the curtain and the family’s replies, worked through the window by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cpdesk.ui.meeting.page import MeetingPage
from cpdesk.ui.meeting.people.replies_page import OWN_WORDS, REPLY, RepliesPage
from cpdesk.vocabulary import AttendanceMode, Capacity, Lane, PartKind, Reply, VoiceBy
from tests.ui.meeting.conftest import press

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(qtbot, room, hub) -> MeetingPage:
    room.begin()
    page = MeetingPage(room.desk, hub, room.conference)
    qtbot.addWidget(page)
    page.resize(1280, 640)
    page.show()
    page.activateWindow()
    qtbot.waitExposed(page)
    return page


def focused():
    return QApplication.focusWidget()


def line(room, who):
    return next(a for a in room.picture().attendance if a.person.id == room.ids[who])


def test_somebody_new_is_here_after_one_line_and_the_hands_are_back(page, room, type_text):
    page.go_to("worries")
    page.call_composer()
    type_text(focused(), "half a sentence")
    press(page, Qt.Key.Key_N, CTRL)
    assert focused() is page.newcomer.line
    type_text(focused(), "Pat Jones, health visitor, NHS, online")
    assert "Pat Jones" in page.newcomer.heard.text()
    press(focused(), Qt.Key.Key_Return)
    added = next(a for a in room.picture().attendance if a.person.name == "Pat Jones")
    assert (added.present, added.mode, added.person.agency_group) == (True, AttendanceMode.ONLINE, "health")
    assert focused() is page.composer.typing
    assert page.composer.typing.text() == "half a sentence"


def test_esc_puts_the_line_for_somebody_new_away_and_adds_nobody(page, room, type_text):
    before = len(room.picture().people)
    page.go_to("worries")
    page.call_composer()
    press(page, Qt.Key.Key_N, CTRL)
    type_text(focused(), "Pat")
    press(focused(), Qt.Key.Key_Escape)
    assert page.newcomer.isHidden()
    assert focused() is page.composer.typing
    assert len(room.picture().people) == before


def test_the_closed_part_ends_with_nothing_private_in_sight(page, room, type_text):
    page.go_to("confidential")
    room.desk.meeting.add_entry(room.conference, "From the police.", Lane.WORRY)
    page.call_composer()
    type_text(focused(), "half a private sentence")
    page.go_to("worries")
    assert [e.private for e in room.picture().entries] == [True, True]
    assert page.composer.typing.text() == ""
    assert page.curtain.before(page.conference).entries == ()
    checks = page.parts.more.text().split("   ")
    assert len(checks) == 3
    assert all(check.startswith("✓") for check in checks)
    page.parts.done.click()
    assert "2 private entries" in page.parts.words.text()
    press(page, Qt.Key.Key_P, CTRL | SHIFT)
    assert not page.curtain.drawn
    assert len(page.curtain.before(page.conference).entries) == 2


def test_a_meeting_opened_again_after_its_closed_part_shows_nothing_private(qtbot, page, room, hub):
    page.go_to("confidential")
    room.desk.meeting.add_entry(room.conference, "From the police.", Lane.WORRY)
    page.go_to("worries")
    again = MeetingPage(room.desk, hub, room.conference)
    qtbot.addWidget(again)
    assert again.curtain.drawn


def test_in_a_half_nothing_said_in_the_other_half_is_in_sight_nor_why_they_are_apart(page, room):
    mum, dad = room.ids["f_mum"], room.ids["f_dad"]
    parts, add = room.desk.parts, room.desk.meeting.add_entry
    page.go_to("worries")
    add(room.conference, "Said to all.", Lane.WORRY)
    parts.begin(room.conference, PartKind.HALF, [mum], "He threatened her.")
    add(room.conference, "Said for her.", Lane.WORRY)
    parts.begin(room.conference, PartKind.HALF, [dad], "He threatened her.")
    add(room.conference, "Said for him.", Lane.WORRY)
    in_sight = [entry.text for entry in page.curtain.before(page.conference).entries]
    assert in_sight == ["Said to all.", "Said for him."]
    assert page.parts.more.text() == "1 entry is not for this part: out of sight."
    assert "threatened" not in page.parts.words.text()
    press(page, Qt.Key.Key_P, CTRL | SHIFT)
    assert len(page.curtain.before(page.conference).entries) == 3
    parts.begin(room.conference, PartKind.HALF, [mum])
    assert page.curtain.drawn
    parts.end(room.conference)
    assert len(page.curtain.before(page.conference).entries) == 3


def test_a_half_begins_and_ends_by_keys(page, room):
    press(page, Qt.Key.Key_B, CTRL | SHIFT)
    press(page.parts.kinds[PartKind.HALF], Qt.Key.Key_Return)
    press(focused(), Qt.Key.Key_Space)
    press(page.parts.reason, Qt.Key.Key_Return)
    part = room.picture().part
    assert (part.kind, len(part.members)) == (PartKind.HALF, 1)
    assert page.parts.words.text().startswith("Separate half, since")
    press(page, Qt.Key.Key_B, CTRL | SHIFT)
    assert focused() is page.parts.end
    press(focused(), Qt.Key.Key_Return)
    assert room.picture().part is None
    assert page.parts.isHidden()


def choose(page, room, who):
    table = page.page().table
    table.setCurrentIndex(table.rows.at(room.ids[who], 1))
    return table


def test_letters_say_as_what_somebody_takes_part_and_what_was_agreed(page, room):
    page.go_to("welcome")
    table = choose(page, room, "p_hou")
    room.desk.attendance.set_capacity(room.conference, room.ids["p_hou"], Capacity.OBSERVER)
    for key in (Qt.Key.Key_F, Qt.Key.Key_H):
        press(table, key)
    assert (line(room, "p_hou").family_agreed, line(room, "p_hou").chair_agreed) == (True, True)
    press(table, Qt.Key.Key_N)
    assert line(room, "p_hou").person.unnamed
    assert "No family copy" in page.page().card.meaning.text()


def test_somebody_is_sent_out_with_the_reason_by_keys(page, room, type_text):
    page.go_to("welcome")
    table = choose(page, room, "p_hou")
    room.desk.attendance.arrive(room.conference, room.ids["p_hou"], AttendanceMode.IN_PERSON)
    press(table, Qt.Key.Key_S)
    assert focused() is page.page().card.why
    press(page.page().card.why, Qt.Key.Key_Escape)
    assert focused() is page.page().table, "Esc leads back to the table, not to the words"
    page.page().card.press("S")
    type_text(focused(), "could be overheard")
    press(focused(), Qt.Key.Key_Return)
    last = line(room, "p_hou").presences[-1]
    assert (last.sent_out, last.why) == (True, "could be overheard")
    assert focused() is table


def test_the_family_replies_to_each_worry_by_keys(qtbot, page, room, type_text):
    mum, dad = room.ids["f_mum"], room.ids["f_dad"]
    for who in (mum, dad):
        room.desk.attendance.arrive(room.conference, who, AttendanceMode.IN_PERSON)
    worry = room.desk.meeting.add_entry(room.conference, "Ola was away from school.", Lane.WORRY)
    room.desk.meeting.add_entry(room.conference, "Private.", Lane.WORRY, private=True)
    page.go_to("family_reply")
    replies = page.page()
    assert isinstance(replies, RepliesPage)
    assert replies.table.rows.rowCount() == 1
    first = replies._who
    replies.table.setCurrentIndex(replies.table.rows.index(0, REPLY))
    press(replies.table, Qt.Key.Key_P)
    press(replies.table, Qt.Key.Key_Return)
    type_text(replies.table.cells.editor, "It was nine days.")
    press(replies.table.cells.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(e.text == "It was nine days." for e in room.picture().entries))
    entry = next(e for e in room.picture().entries if e.replies_to == worry)
    assert (entry.reply, entry.text, entry.speaker) == (Reply.PARTLY, "It was nine days.", first)
    press(replies.table, Qt.Key.Key_D)
    press(replies.table, Qt.Key.Key_N)
    press(replies.table, Qt.Key.Key_A)
    said = {e.speaker: e.reply for e in room.picture().entries if e.replies_to == worry}
    assert said[first] is Reply.DISAGREES
    assert set(said.values()) == {Reply.DISAGREES, Reply.AGREES}
    assert replies.table.rows.cell(replies.table.rows.index(0, OWN_WORDS)).text == ""


def test_a_reply_leaves_what_is_being_typed_in_the_file(page, room, type_text):
    room.desk.attendance.arrive(room.conference, room.ids["f_mum"], AttendanceMode.IN_PERSON)
    room.desk.meeting.add_entry(room.conference, "Ola was away from school.", Lane.WORRY)
    page.go_to("family_reply")
    page.call_composer()
    type_text(focused(), "half a sentence")
    page.composer.drafts.flush()
    table = page.page().table
    table.setCurrentIndex(table.rows.index(0, REPLY))
    press(table, Qt.Key.Key_A)
    assert room.picture().draft.text == "half a sentence"


def test_a_quiet_line_says_that_a_solicitor_needs_the_chairs_leave(page, room):
    who = room.ids["p_hou"]
    room.desk.attendance.set_capacity(room.conference, who, Capacity.SOLICITOR, beside=room.ids["f_mum"])
    page.go_to("worries")
    page.composer.marks.choose_speaker(who)
    assert "chair’s leave" in page.composer.foot.message.text()
    page.composer.marks.choose_speaker(room.ids["p_sw"])
    assert page.composer.foot.message.text() == ""
    room.desk.attendance.give_leave(room.conference, who, True)
    page.composer.marks.choose_speaker(who)
    assert page.composer.foot.message.text() == ""


def test_an_entry_typed_too_late_is_put_into_its_part_by_a_key(page, room):
    dad = room.ids["f_dad"]
    part = room.desk.parts.begin(room.conference, PartKind.HALF, [dad])
    room.desk.parts.end(room.conference)
    entry = room.desk.meeting.add_entry(room.conference, "He said it in his half.", Lane.WORRY)
    page.go_to("worries")
    lane = page.page().columns[0].list
    lane.choose(entry)
    lane.setFocus()
    press(lane, Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)
    assert room.picture().entry(entry).part == part
    press(lane, Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)
    assert room.picture().entry(entry).part is None


def test_how_a_child_was_heard_is_said_above_the_lanes(page, room, type_text):
    page.go_to("child_voice")
    child = room.ids["f_ola"]
    page.voices.chips[child].click()
    page.voices.how.setCurrentIndex(list(VoiceBy).index(VoiceBy.WORKER) + 1)
    page.voices.how.activated.emit(page.voices.how.currentIndex())
    type_text(page.voices.note, "at school, alone")
    press(page.voices.note, Qt.Key.Key_Return)
    (voice,) = room.picture().voices
    assert (voice.child, voice.how, voice.note) == (child, VoiceBy.WORKER, "at school, alone")
    assert page.voices.chips[child].text().startswith("✓")
    page.go_to("worries")
    assert page.voices.isHidden()


def test_the_right_column_says_since_when_the_family_is_silent(page, room, clock):
    mum = room.ids["f_mum"]
    room.desk.attendance.arrive(room.conference, mum, AttendanceMode.IN_PERSON)
    page.go_to("worries")
    page.side.tick(clock())
    assert "has not spoken yet" in page.side.last_spoke.text()
    room.desk.meeting.add_entry(room.conference, "We are fine.", Lane.STRENGTH, speaker=mum)
    clock.on(14 * 60)
    page.side.tick(clock())
    assert page.side.last_spoke.text() == "The family last spoke 14 minutes ago."
