"""The composer: one place to type, with speaker, lane, children and private; worked by keys alone."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cpdesk.rules.wording import clock
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.entries import Draft, Entry
from cpdesk.ui.meeting.about_chips import AboutChips
from cpdesk.ui.meeting.lane_chips import LaneChips
from cpdesk.ui.meeting.speaker_list import SpeakerList
from cpdesk.ui.meeting.speakers import MOST, speakers
from cpdesk.ui.meeting.typing import Typing
from cpdesk.ui.theme.tokens import MIDDLE_SPACE, SMALL_SPACE
from cpdesk.ui.widgets.buttons import Button, ToggleChip
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.text import Hint
from cpdesk.vocabulary import Lane

KEEP_DRAFT_MS = 300
"""What is typed reaches the sealed file within this time (and the moment that a write takes)."""
_KEYS_LINE = "Enter adds · Shift+Enter new line · @ speaker · Ctrl+Z undo"
_EDIT_LINE = "Enter keeps the change · Esc leaves it as it was"


class Composer(QFrame):
    """Tells what a person wants added or changed; the page does it and says so with `was_kept`."""

    add_wanted = Signal(object)
    """A `Draft` to become an entry."""
    change_wanted = Signal(UUID, object)
    """An entry and the `Draft` it should be."""
    draft_changed = Signal(object)
    lane_chosen = Signal(object)
    left = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, frame="composer")
        self._conference: Conference | None = None
        self._speaker: UUID | None = None
        self._latest: tuple[UUID, ...] = ()
        self._editing: UUID | None = None
        self._put_aside = Draft()
        self._kept = Draft()
        self._private_part = False
        self.typing = Typing()
        self.speaker_list = SpeakerList()
        self.speaker_chip = Button("Who speaks?", kind="chip", name="Speaker: nobody yet, @")
        self.lanes = LaneChips(self)
        self.private_chip = ToggleChip("Private  F8", name="Private, F8")
        self.private_chip.setToolTip("Only for the chair and clerk and the full record: F8")
        before = (self.speaker_chip, *self.lanes.widgets.values())
        self.about = AboutChips(before=before, after=(self.private_chip,))
        self._editing_words = Hint("", tone="accent")
        self._editing_words.hide()
        self._message = Hint("")
        self._message.hide()
        self._keys = Hint(_KEYS_LINE)
        self._keys.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_DRAFT_MS)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(MIDDLE_SPACE, 8, MIDDLE_SPACE, 6)
        rows.setSpacing(SMALL_SPACE)
        rows.addWidget(self._editing_words)
        rows.addWidget(self.about)
        rows.addWidget(self.typing)
        rows.addWidget(self.speaker_list)
        foot = QHBoxLayout()
        foot.addWidget(self._message, 2)
        foot.addWidget(self._keys, 1)
        rows.addLayout(foot)
        QWidget.setTabOrder(self.typing, self.speaker_chip)

    def _connect(self) -> None:
        self.typing.completing = self.speaker_list.take_key
        self.typing.tabbing = self.speaker_list.take_chosen
        self.typing.entered.connect(self._enter)
        self.typing.left.connect(self._leave)
        self.typing.undo_wanted.connect(self.undo_wanted)
        self.typing.redo_wanted.connect(self.redo_wanted)
        self.typing.said.connect(self.say)
        self.typing.speaker_letters.connect(self._offer_speakers)
        self.typing.textChanged.connect(self._note_change)
        self.speaker_list.picked.connect(self._pick_speaker)
        self.speaker_chip.clicked.connect(self.ask_speaker)
        self.lanes.chosen.connect(self.choose_lane)
        self.about.chosen.connect(self._note_change)
        self.private_chip.clicked.connect(self._note_change)
        self._timer.timeout.connect(self.keep_draft)

    def show_conference(self, conference: Conference) -> None:
        """Know the people and children of this conference; what is being typed stays as it is."""
        first = self._conference is None
        self._conference = conference
        self._latest = _latest_speakers(conference)
        self._show_about(self.about.about() if not first else conference.draft.about)
        if first:
            self._show(conference.draft)
            self._kept = conference.draft
        self._show_speaker()

    def private_part(self, on: bool) -> None:
        """In a part that is private as a whole, everything typed is private."""
        if on != self._private_part:
            self._private_part = on
            self.private_chip.setText("All private here" if on else "Private  F8")
            self.private_chip.setEnabled(not on)
            mark(self.private_chip, always=on)

    def edit(self, entry: Entry, speaker: bool = False) -> None:
        """Take an entry into the composer to be changed; `speaker` asks at once who said it."""
        if self._editing is None:
            self.flush()
            self._put_aside = self.typed()
        self._editing = entry.id
        words = f"Changing the entry of {clock(entry.at)}"
        self._editing_words.say(words)
        self._editing_words.show()
        self._keys.say(_EDIT_LINE)
        self._show(Draft(entry.text, entry.speaker, entry.lane, entry.private, entry.about))
        self.typing.setFocus(Qt.FocusReason.OtherFocusReason)
        if speaker:
            self.ask_speaker()

    def editing(self) -> UUID | None:
        """The entry that is being changed, if one is."""
        return self._editing

    def typed(self) -> Draft:
        """What stands in the composer now."""
        private = (
            self.private_chip.isChecked() or self._private_part or self.lanes.lane() is Lane.CONFIDENTIAL
        )
        return Draft(self.typing.text(), self._speaker, self.lanes.lane(), private, self.about.about())

    def was_kept(self) -> None:
        """The entry is on disk: the text goes, speaker and lane stay (after a change, the draft is back)."""
        self._tell("")
        if self._editing is not None:
            self._stop_editing()
        else:
            self.typing.show_text("")
            self._timer.stop()
            self._kept = replace(self._kept, text="")
            if self.typed() != self._kept:
                self._timer.start()

    def say(self, words: str) -> None:
        """Say something below the text, e.g. what was left out of a pasted text."""
        self._tell(words)

    def refuse(self, words: str) -> None:
        """Say why what was typed was not taken; it stays where it is."""
        self._tell(words, "late")

    def choose_lane(self, lane: Lane) -> None:
        """Put what is typed into a lane."""
        self.lanes.show_lane(lane)
        if lane is Lane.CONFIDENTIAL:
            self.private_chip.setChecked(True)
        self.lane_chosen.emit(lane)
        self._note_change()

    def toggle_private(self) -> None:
        """Make what is typed private, or no longer."""
        self.private_chip.setChecked(not self.private_chip.isChecked())
        self._note_change()

    def ask_speaker(self) -> None:
        """Offer everybody as the speaker, below the text."""
        self.typing.setFocus(Qt.FocusReason.OtherFocusReason)
        self.typing.moveCursor(QTextCursor.MoveOperation.End)
        text = self.typing.text()
        self.typing.insertPlainText("@" if not text or text[-1].isspace() else " @")

    def keep_draft(self) -> None:
        """Have what is typed kept in the file now, if it is not yet."""
        self._timer.stop()
        if self._editing is None and self.typed() != self._kept:
            self._kept = self.typed()
            self.draft_changed.emit(self._kept)

    def flush(self) -> None:
        """Keep the draft if a change of it is waiting: before the page goes away."""
        if self._timer.isActive():
            self.keep_draft()

    def compact(self, on: bool) -> None:
        """In a small window with large text: fewer lines, no line of keys (they stand on the chips)."""
        self._keys.setVisible(not on)
        self.typing.lines = 1.9 if on else 3.2
        self.typing.updateGeometry()

    def _tell(self, words: str, tone: str = "secondary") -> None:
        self._message.say(words, tone)
        self._message.setVisible(bool(words))

    def _show(self, draft: Draft) -> None:
        self._speaker = draft.speaker
        self.lanes.show_lane(draft.lane)
        self._show_about(draft.about)
        self.private_chip.setChecked(draft.private)
        self.typing.show_text(draft.text)
        self._timer.stop()
        self._show_speaker()

    def _show_about(self, about: tuple[UUID, ...]) -> None:
        if self._conference is None:
            return
        children = self._conference.children
        others = tuple(p for p in self._conference.people if p.id in about and not p.subject)
        self.about.show_people((*children, *others))
        self.about.show_about(about)

    def _show_speaker(self) -> None:
        person = self._conference.person(self._speaker) if self._conference else None
        name = person.short if person else "nobody yet"
        self.speaker_chip.setText(f"{person.short if person else 'Who speaks?'}  @")
        self.speaker_chip.setAccessibleName(f"Speaker: {name}, @")
        self.speaker_chip.setToolTip(person.name if person else "Type @ and two letters")

    def _enter(self) -> None:
        draft = self.typed()
        if not draft.text.strip():
            if self._editing is not None:
                self.refuse("An entry cannot be empty. Esc leaves it; Delete on its card takes it out.")
            return
        if self._editing is not None:
            self.change_wanted.emit(self._editing, draft)
        else:
            self._timer.stop()
            self.add_wanted.emit(replace(draft, text=draft.text.strip("\n")))

    def _leave(self) -> None:
        if self._editing is not None:
            self._stop_editing()
        else:
            self.left.emit()

    def _stop_editing(self) -> None:
        self._editing = None
        self._editing_words.hide()
        self._keys.say(_KEYS_LINE)
        self._tell("")
        self._show(self._put_aside)

    def _offer_speakers(self, letters: str | None) -> None:
        if letters is None or self._conference is None:
            self.speaker_list.hide()
            return
        people = speakers(self._conference, letters, self._latest)
        self.speaker_list.offer(people if not letters else people[:MOST])

    def _pick_speaker(self, who: UUID) -> None:
        self._speaker = who
        self.typing.take_speaker_letters()
        self._show_speaker()
        self._note_change()

    def _note_change(self) -> None:
        if not self._timer.isActive():
            self._timer.start()


def _latest_speakers(conference: Conference) -> tuple[UUID, ...]:
    """Who spoke, the latest first."""
    latest: dict[UUID, None] = {}
    for entry in reversed(conference.entries):
        if entry.speaker is not None:
            latest.setdefault(entry.speaker)
    return tuple(latest)
