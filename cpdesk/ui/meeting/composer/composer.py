"""The composer: one place to type, with speaker, lane, children and private; worked by keys alone."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cpdesk.rules.wording import clock
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.entries import Draft, Entry
from cpdesk.ui.meeting.composer.attachment_offer import AttachmentOffer
from cpdesk.ui.meeting.composer.composer_foot import ComposerFoot
from cpdesk.ui.meeting.composer.composer_room import ComposerRoom
from cpdesk.ui.meeting.composer.draft_keeper import DraftKeeper
from cpdesk.ui.meeting.composer.entry_marks import EntryMarks
from cpdesk.ui.meeting.composer.head_reader import HeadReader
from cpdesk.ui.meeting.composer.recent_speakers import RecentSpeakers
from cpdesk.ui.meeting.composer.speaker_list import SpeakerList
from cpdesk.ui.meeting.composer.typing import Typing
from cpdesk.ui.meeting.composer.underlines import text_place
from cpdesk.ui.theme.tokens import MIDDLE_SPACE, SMALL_SPACE
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.text import Hint


class Composer(QFrame):
    """Tells what a person wants added or changed; the page does it and says so with `was_kept`."""

    add_wanted = Signal(object)
    """A `Draft` to become an entry."""
    change_wanted = Signal(UUID, object)
    """An entry and the `Draft` it should be."""
    draft_changed = Signal(object)
    """A `Draft` to keep in the file."""
    change_kept = Signal(UUID, object)
    """A change under way to keep in the entry itself: the one draft of the file holds other words."""
    split_wanted = Signal(UUID, object, int)
    """An entry to be made two, the `Draft` it should be, and at which character of that."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, frame="composer")
        self._known = False
        self._editing: UUID | None = None
        self._before = Draft()
        self._put_aside = Draft()
        self.typing = Typing()
        self.speaker_list = SpeakerList()
        self.marks = EntryMarks(self, lambda: not self.typing.text().strip())
        self.foot = ComposerFoot()
        self.recent = RecentSpeakers()
        self.attachment = AttachmentOffer()
        self.room = ComposerRoom(self, self.typing, self.marks.row, self.foot, self.recent)
        self.drafts = DraftKeeper(self.typed, self)
        self.head = HeadReader(self.typing, self.marks, self.speaker_list, self)
        self._editing_words = Hint("", tone="accent")
        self._editing_words.hide()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(MIDDLE_SPACE, 8, MIDDLE_SPACE, 6)
        rows.setSpacing(SMALL_SPACE)
        above = (self._editing_words, self.recent, self.marks.row)
        for part in (*above, self.typing, self.speaker_list, self.attachment, self.foot):
            rows.addWidget(part)
        QWidget.setTabOrder(self.typing, self.marks.speaker)
        self._connect()

    def _connect(self) -> None:
        self.typing.completing = self.speaker_list.take_key
        self.typing.tabbing = self.speaker_list.take_chosen
        self.typing.entered.connect(self._enter)
        self.typing.left.connect(self._leave)
        self.typing.split_wanted.connect(self._split)
        self.recent.chosen.connect(self.marks.choose_speaker)
        self.typing.said.connect(self.foot.say)
        self.typing.offered.connect(self.attachment.offer)
        self.typing.speaker_letters.connect(self.speaker_list.look_for)
        self.typing.textChanged.connect(self.drafts.note)
        self.speaker_list.picked.connect(self._take_letters)
        self.speaker_list.picked.connect(self.marks.choose_speaker)
        self.marks.speaker_wanted.connect(self.typing.ask_speaker)
        self.marks.changed.connect(self.drafts.note)
        self.drafts.due.connect(self._keep)

    def show_conference(self, conference: Conference) -> None:
        """Know the people and children of this conference; what is being typed stays as it is."""
        self.marks.show_conference(conference)
        self.speaker_list.know(conference)
        self.head.know(conference)
        self.recent.know(conference, typing=bool(self.typing.document().characterCount() > 1))
        if not self._known:
            self._known = True
            self._take_up(conference)
        elif self._editing is not None and all(e.id != self._editing for e in conference.entries):
            self._editing = None
            self._show_editing("")
            self.foot.say(self.tr("That entry was taken out. Enter adds these words as a new one."))
            self.drafts.keep()

    def edit(self, entry: Entry, speaker: bool = False) -> None:
        """Take an entry into the composer to be changed; `speaker` asks at once who said it."""
        if self._editing is None:
            self.drafts.flush()
            self._put_aside = self.typed()
        else:
            self.drafts.flush()
        self._begin_edit(entry, _draft_of(entry))
        self.typing.setFocus(Qt.FocusReason.OtherFocusReason)
        if speaker:
            self.typing.ask_speaker()

    def go_on_editing(self, entry: Entry, typed: Draft) -> None:
        """Change an entry, as far as the change was typed before it was left."""
        self.edit(entry)
        self._show(typed)
        self.drafts.note()

    def editing(self) -> UUID | None:
        """The entry that is being changed, if one is."""
        return self._editing

    def typed(self) -> Draft:
        """What stands in the composer now."""
        return self.marks.draft(self.typing.text(), self._editing)

    def was_kept(self) -> None:
        """The entry is on disk: the text goes, speaker and lane stay (after a change, the draft is back)."""
        self.foot.say("")
        self.attachment.offer("", None)
        if self._editing is not None:
            self._stop_editing()
        else:
            self.head.finish()
            self.marks.said_as.show_kind(None)
            self.typing.show_text("")
            self.recent.show_waiting()
            self.drafts.know(replace(self.drafts.kept(), text="", entry=None))
            self.drafts.keep()  # at once: whoever adds one entry after another would put it off for ever

    def _take_up(self, conference: Conference) -> None:
        """Go on where the typing stopped when the file was last open."""
        draft = conference.draft
        self.drafts.know(draft)
        entry = next((entry for entry in conference.entries if entry.id == draft.entry), None)
        if entry is not None:
            self._put_aside = Draft()
            self._begin_edit(entry, draft)
        else:
            self._show(replace(draft, entry=None))

    def _begin_edit(self, entry: Entry, words: Draft) -> None:
        self._editing, self._before = entry.id, _draft_of(entry)
        self._show_editing(self.tr("Changing the entry of {0}").format(clock(entry.at)))
        self._show(words)

    def _keep(self, draft: Draft) -> None:
        """Keep what is typed: in the one draft of the file, unless other words are waiting in that."""
        if self._editing is None or not self._put_aside.text.strip():
            self.draft_changed.emit(draft)
        elif draft.text.strip():
            self.change_kept.emit(self._editing, draft)

    def _show(self, draft: Draft) -> None:
        self.head.listen(on=self._editing is None)
        self.marks.show_draft(draft)
        self.typing.show_text(draft.text)
        self.drafts.rest()

    def _show_editing(self, words: str) -> None:
        self._editing_words.setText(words)
        self._editing_words.setVisible(bool(words))
        self.foot.show_keys(editing=bool(words))

    def _enter(self) -> None:
        draft = self.typed()
        if not draft.text.strip():
            if self._editing is not None:
                self.foot.refuse(
                    self.tr("An entry cannot be empty. Esc leaves it; Delete on its card takes it out.")
                )
        elif self._editing is not None:
            self.drafts.rest()
            self.change_wanted.emit(self._editing, draft)
        else:
            self._add(self.head.strip(draft))

    def _add(self, draft: Draft) -> None:
        self.drafts.rest()
        if draft.text.strip():
            self.add_wanted.emit(replace(draft, text=draft.text.strip("\n")))
        else:  # only who speaks, and the like, was typed: that holds for what follows
            self.marks.changed.emit()

    def _take_letters(self) -> None:
        """Somebody was picked: the letters that asked for them go."""
        if not self.head.take_speaker():
            self.typing.take_speaker_letters()

    def _split(self) -> None:
        """Two entries of the one that is being changed, at the cursor."""
        if self._editing is None:
            self.foot.say(self.tr("An entry is split while it is being changed: Enter on its card."))
            return
        draft = self.typed()
        self.drafts.rest()
        at = text_place(draft.text, self.typing.textCursor().position())
        self.split_wanted.emit(self._editing, draft, at)

    def _leave(self) -> None:
        if self._editing is None:
            if not self.head.leave_alone():
                self.left.emit()
            return
        if self._put_aside.text.strip() and self.drafts.kept().entry == self._editing:
            self.change_kept.emit(self._editing, self._before)  # some of the change is in the entry already
        self._stop_editing()

    def _stop_editing(self) -> None:
        """Back to what was being typed before; so it stands in the file, too."""
        self._editing = None
        self._show_editing("")
        self.foot.say("")
        put_aside, self._put_aside = self._put_aside, Draft()
        self._show(put_aside)
        self.drafts.keep()

    def showEvent(self, event: QShowEvent) -> None:
        """From now on it follows where the focus is."""
        super().showEvent(event)
        self.room.follow()


def _draft_of(entry: Entry) -> Draft:
    said_as = entry.said_as
    return Draft(entry.text, entry.speaker, entry.lane, entry.private, entry.about, entry.id, said_as=said_as)
