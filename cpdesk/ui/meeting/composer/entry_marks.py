"""What an entry carries besides its words: who speaks, its lane, the children it is about, private."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.entries import Draft
from cpdesk.ui.meeting.composer.about_chips import AboutChips
from cpdesk.ui.meeting.composer.lane_chips import LaneChips
from cpdesk.ui.meeting.composer.said_as_chip import SaidAsChip
from cpdesk.ui.widgets.buttons import Button, ToggleChip
from cpdesk.ui.widgets.marks import mark
from cpdesk.vocabulary import Lane, SaidAs


class EntryMarks(QObject):
    """The chips above the text; `row` holds them all and wraps."""

    changed = Signal()
    lane_chosen = Signal(object)
    speaker_wanted = Signal()
    """The chip of the speaker was pressed: it is asked for in the text, by `@`."""

    def __init__(self, parent: QWidget, nothing_typed: Callable[[], bool]) -> None:
        """`nothing_typed` tells whether the text beside the chips is empty."""
        super().__init__(parent)
        self._nothing_typed = nothing_typed
        self._private_by_lane = False
        """Private only because the lane is: words that are typed later in another lane are not."""
        self._conference: Conference | None = None
        self._speaker: UUID | None = None
        self._private_part = False
        self.speaker = Button("", kind="chip")
        self.lanes = LaneChips(parent)
        self.private = ToggleChip(self.tr("Private  F8"), name=self.tr("Private, F8"))
        self.private.setToolTip(self.tr("Only for the chair and clerk and the full record: F8"))
        self.said_as = SaidAsChip()
        before = (self.speaker, *self.lanes.widgets.values())
        self.row = AboutChips(before=before, after=(self.private, self.said_as))
        self.speaker.clicked.connect(self.speaker_wanted)
        self.lanes.chosen.connect(self.choose_lane)
        self.row.chosen.connect(self.changed)
        self.private.clicked.connect(self._private_by_hand)
        self.said_as.clicked.connect(self._next_kind)
        self._name_speaker()

    def show_conference(self, conference: Conference) -> None:
        """Know the people and children of this conference; what is chosen stays."""
        self._conference = conference
        self.lanes.count_unsorted(sum(entry.lane is Lane.UNSORTED for entry in conference.entries))
        self._show_about(self.row.about())
        self._name_speaker()

    def show_draft(self, draft: Draft) -> None:
        """Show what a draft carries."""
        self._speaker = draft.speaker
        self.lanes.show_lane(draft.lane)
        self._show_about(draft.about)
        self.private.setChecked(draft.private)
        self._private_by_lane = False
        self.said_as.show_kind(draft.said_as)
        self._name_speaker()

    def draft(self, text: str, entry: UUID | None) -> Draft:
        """What is chosen, together with a text; `entry` is the one that is being changed."""
        lane = self.lanes.lane()
        private = self.private.isChecked() or self._private_part or lane is Lane.CONFIDENTIAL
        kind = self.said_as.kind()
        return Draft(text, self._speaker, lane, private, self.row.about(), entry, said_as=kind)

    def chosen(self) -> Draft:
        """What the chips say, whatever the part of the meeting adds to it."""
        private = self.private.isChecked()
        return replace(self.draft("", None), private=private)

    def private_part(self, on: bool) -> None:
        """In a part that is private as a whole, everything typed is private."""
        if on != self._private_part:
            self._private_part = on
            self.private.setText(self.tr("All private here") if on else self.tr("Private  F8"))
            self.private.setEnabled(not on)
            mark(self.private, always=on)

    def choose_speaker(self, who: UUID) -> None:
        """Somebody else speaks."""
        self._speaker = who
        self._name_speaker()
        self.changed.emit()

    def choose_lane(self, lane: Lane) -> None:
        """Put what is typed into a lane."""
        self.lanes.show_lane(lane)
        if lane is Lane.CONFIDENTIAL and not self.private.isChecked():
            self.private.setChecked(True)
            self._private_by_lane = True
        elif lane is not Lane.CONFIDENTIAL and self._private_by_lane and self._nothing_typed():
            self.private.setChecked(False)
            self._private_by_lane = False
        self.lane_chosen.emit(lane)
        self.changed.emit()

    def toggle_private(self) -> None:
        """Make what is typed private, or no longer."""
        self.private.setChecked(not self.private.isChecked())
        self._private_by_hand()

    def _private_by_hand(self) -> None:
        self._private_by_lane = False
        self.changed.emit()

    def turn_kind(self, kind: SaidAs) -> None:
        """Said as this kind, or no longer."""
        self.said_as.turn(kind)
        self.changed.emit()

    def _next_kind(self) -> None:
        self.said_as.go_on()
        self.changed.emit()

    def _show_about(self, about: tuple[UUID, ...]) -> None:
        if self._conference is None:
            return
        others = tuple(p for p in self._conference.people if p.id in about and not p.subject)
        self.row.show_people((*self._conference.children, *others))
        self.row.show_about(about)

    def _name_speaker(self) -> None:
        person = self._conference.person(self._speaker) if self._conference else None
        short = person.short if person else self.tr("Who speaks?")
        name = person.short if person else self.tr("nobody yet")
        self.speaker.setText(f"{short}  @")
        self.speaker.setAccessibleName(self.tr("Speaker: {0}, @").format(name))
        self.speaker.setToolTip(person.name if person else self.tr("Type @ and two letters"))
