"""What holds for the next entry is in the file as soon as the last one is: nobody types too fast for it."""

from PySide6.QtCore import Qt

from cpdesk.vocabulary import Lane
from tests.ui.meeting.conftest import press


def test_speaker_and_lane_are_kept_with_the_entry_that_was_added(room, open_page, type_text):
    room.begin()
    typing = open_page("worries").composer.typing
    typing.setFocus()
    type_text(typing, "@hv\t")
    press(typing, Qt.Key.Key_F4)
    type_text(typing, "She has put on weight.\n")  # faster than the draft is kept
    kept = room.picture().draft
    assert room.texts() == ["She has put on weight."]
    assert (kept.text, kept.speaker, kept.lane) == ("", room.ids["p_hv"], Lane.NEEDS_TO_CHANGE)
