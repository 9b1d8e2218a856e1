"""What is typed before the words shows on the chips at once, and goes back with the letters."""

from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor

from cpdesk.rules.typed_line import LONGEST_HEAD, Known, TypedHead, head_of
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.entries import Draft
from cpdesk.ui.meeting.composer.entry_marks import EntryMarks
from cpdesk.ui.meeting.composer.speaker_list import SpeakerList
from cpdesk.ui.meeting.composer.speakers import known_in
from cpdesk.ui.meeting.composer.typing import Typing
from cpdesk.ui.meeting.composer.underlines import qt_place

_KEEP_ANCHOR = QTextCursor.MoveMode.KeepAnchor


class HeadReader(QObject):
    """Reads the beginning of a new entry; not of one that is changed, nor of what was pasted."""

    def __init__(self, typing: Typing, marks: EntryMarks, offers: SpeakerList, parent: QObject) -> None:
        super().__init__(parent)
        self._typing, self._marks, self._offers = typing, marks, offers
        self._known = Known({}, {})
        self._people: object = None
        self._head = TypedHead()
        self._before: Draft | None = None
        self._off = self._editing = False
        typing.textChanged.connect(self._look)
        typing.pasted_first.connect(self.leave_alone)
        marks.changed.connect(self._settle)

    def know(self, conference: Conference) -> None:
        """The people who may be named."""
        known = (conference.people, tuple(line.ever_present for line in conference.attendance))
        if known != self._people:
            self._people, self._known = known, known_in(conference)

    def listen(self, on: bool) -> None:
        """Whether what stands there is a new entry at all."""
        self._off = self._editing = not on
        self._head, self._before = TypedHead(), None

    def leave_alone(self) -> bool:
        """These are words after all: the chips are as they were. Whether there was anything to undo."""
        read = self._before is not None
        self._put_back()
        self._head, self._off = TypedHead(), True
        return read

    def strip(self, draft: Draft) -> Draft:
        """What is to be added: without what was typed before the words, but for a name of several."""
        if self._before is None:
            return draft
        name, words = self._open_name(draft.text), draft.text[self._head.length :]
        return replace(draft, text=f"{name} {words}" if name and words else words)

    def _open_name(self, text: str) -> str:
        """“dad:” where there are two: it stays in the words, so that somebody can say later who it was."""
        return text[: self._head.named] if self._head.offered else ""

    def finish(self) -> None:
        """The entry is on disk: speaker and lane stay, children, private and the rest are as before."""
        if self._before is not None:
            now = self._marks.chosen()
            self._marks.show_draft(replace(self._before, speaker=now.speaker, lane=now.lane))
        self._head, self._before, self._off = TypedHead(), None, False

    def _look(self) -> None:
        text = self._typing.document().firstBlock().text()[:LONGEST_HEAD]
        if not text and self._typing.document().blockCount() == 1:
            self._put_back()
            self._head, self._off = TypedHead(), self._editing
            self._offers.withdraw()
            return
        if self._off:
            return
        head = head_of(text, self._known)
        if head == self._head:
            return
        if head.offered and not self._head.offered:
            self._offers.offer_named(head.offered)
        elif self._head.offered and not head.offered:
            self._offers.withdraw()
        if head.length:
            self._show(head)
        else:
            self._put_back()
        self._head = head

    def take_speaker(self) -> bool:
        """Somebody was picked of those the letters may mean: the letters go. Whether there were such."""
        if not self._head.offered:
            return False
        self._before = None
        self._take_out(0, self._head.length)
        return True

    def _show(self, head: TypedHead) -> None:
        if self._before is None:
            self._before = self._marks.chosen()
        before = self._before
        about = dict.fromkeys(head.about)
        self._marks.show_draft(
            replace(
                before,
                speaker=None if head.offered else head.speaker or before.speaker,
                lane=head.lane or before.lane,
                about=tuple(about) or before.about,
                said_as=head.said_as or before.said_as,
                private=head.private or before.private,
            )
        )

    def _put_back(self) -> None:
        if self._before is not None:
            self._marks.show_draft(self._before)
            self._before = None

    def _settle(self) -> None:
        """A chip was chosen by hand or key: from now on the chips hold, and the signs leave the text."""
        if self._before is not None:
            self._before = None
            nobody_yet = self._head.offered and self._marks.chosen().speaker is None
            words = min(self._head.named + 1, self._head.length)  # behind the colon and its blank
            self._take_out(words if nobody_yet else 0, self._head.length)

    def _take_out(self, start: int, end: int) -> None:
        self._head = TypedHead()
        self._offers.withdraw()
        cursor = self._typing.textCursor()
        text = self._typing.document().firstBlock().text()
        cursor.setPosition(qt_place(text, start))
        cursor.setPosition(qt_place(text, end), _KEEP_ANCHOR)
        cursor.removeSelectedText()
