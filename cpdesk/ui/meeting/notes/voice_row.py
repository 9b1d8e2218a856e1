"""How each child was heard, one child at a time, in a line above what is written."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cpdesk.snapshots.conference import Conference
from cpdesk.ui.meeting.pieces.fields import LineField
from cpdesk.ui.theme.tokens import SPACE
from cpdesk.ui.widgets.buttons import ToggleChip
from cpdesk.ui.widgets.choice import ChoiceBox
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import Hint
from cpdesk.vocabulary import VoiceBy

_THROUGH = (VoiceBy.ADVOCATE, VoiceBy.WORKER, VoiceBy.WRITTEN, VoiceBy.DRAWING, VoiceBy.OBSERVED)
"""Ways in which somebody brings a child’s voice."""


class VoiceRow(FlowRow):
    """Tells how the voice of a child reached the conference, through whom, and what else."""

    given = Signal(UUID, object, object, str)
    """The child, the `VoiceBy` (None: not said), through whom (an id or None), and a note."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, gap=SPACE)
        self._child: UUID | None = None
        self._conference: Conference | None = None
        self._brought: tuple[UUID | None, ...] = (None,)
        self.chips: dict[UUID, ToggleChip] = {}
        self.children_row = FlowRow(gap=SPACE)
        self.how = ChoiceBox()
        self.how.addItems([self.tr("how? not said yet"), *(way.words for way in VoiceBy)])
        self.by = ChoiceBox()
        self.note = LineField(self.tr("What else about how the child was heard"))
        self.note.setPlaceholderText(self.tr("What else: when, where, who was there"))
        self.note.setMinimumWidth(self.note.fontMetrics().averageCharWidth() * 30)
        title = Hint(self.tr("How each child was heard"))
        title.setWordWrap(False)
        for widget in (title, self.children_row, self.how, self.by):
            self.flow.addWidget(widget)
        self.flow.addWidget(self.note)
        self.how.activated.connect(lambda _index: self._tell())
        self.by.activated.connect(lambda _index: self._tell())
        self.note.kept.connect(lambda _words: self._tell())

    def show_conference(self, conference: Conference) -> None:
        """Show how the chosen child was heard; a child whose way is known has a tick."""
        self._conference = conference
        children = conference.children
        known = {voice.child for voice in conference.voices}
        for child in children:
            if child.id not in self.chips:
                chip = ToggleChip(child.short, tone="child")
                chip.clicked.connect(partial(self._choose, child.id))
                self.chips[child.id] = chip
                self.children_row.flow.addWidget(chip)
            if self._child is None:
                self._child = child.id
            chip = self.chips[child.id]
            chip.setText(f"✓ {child.short}" if child.id in known else child.short)
            chip.setAccessibleName(self.tr("How {0} was heard").format(child.short))
            chip.setChecked(child.id == self._child)
        self._show_people(conference)
        self._show_child(conference)

    def _show_people(self, conference: Conference) -> None:
        people = [line.person for line in conference.attendance if not line.person.subject]
        self._brought = (None, *(person.id for person in people))
        words = [self.tr("through whom?"), *(self.tr("through {0}").format(p.name) for p in people)]
        if [self.by.itemText(at) for at in range(self.by.count())] != words:
            self.by.clear()
            self.by.addItems(words)

    def _show_child(self, conference: Conference) -> None:
        name = conference.name(self._child)
        voice = next((v for v in conference.voices if v.child == self._child), None)
        self.how.setCurrentIndex(list(VoiceBy).index(voice.how) + 1 if voice is not None else 0)
        by = voice.by if voice is not None else None
        self.by.setCurrentIndex(self._brought.index(by) if by in self._brought else 0)
        self.note.show_text(voice.note if voice is not None else "")
        self.by.setVisible(voice is not None and voice.how in _THROUGH)
        self.note.setVisible(voice is not None)
        self.how.setAccessibleName(self.tr("How {0} was heard").format(name))
        self.by.setAccessibleName(self.tr("Who brought the voice of {0}").format(name))

    def _choose(self, child: UUID, _checked: bool = False) -> None:
        self.note.flush()
        self._child = child
        if self._conference is not None:
            self.show_conference(self._conference)

    def _tell(self) -> None:
        at = self.how.currentIndex()
        if self._child is None:
            return
        how = list(VoiceBy)[at - 1] if at > 0 else None
        by = self._brought[max(self.by.currentIndex(), 0)] if how in _THROUGH else None
        self.given.emit(self._child, how, by, self.note.text() if how is not None else "")
