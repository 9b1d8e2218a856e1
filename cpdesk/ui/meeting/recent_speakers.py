"""The last speakers with their numbers, one line above the text: Ctrl and the number makes one speak."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cpdesk.snapshots.conference import Conference
from cpdesk.ui.meeting.speakers import numbered_speakers
from cpdesk.ui.theme.tokens import SMALL_SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import Hint


class RecentSpeakers(FlowRow):
    """Each keeps its number; new ones come only between two entries, never while somebody types."""

    chosen = Signal(UUID)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, gap=SMALL_SPACE)
        self._people: tuple[UUID, ...] = ()
        self._waiting: Conference | None = None
        self._wanted = True
        self.setAccessibleName(self.tr("The last speakers"))
        lead = Hint("Ctrl +")
        lead.setWordWrap(False)
        self.flow.addWidget(lead)
        self._buttons: list[Button] = []
        self.hide()

    def know(self, conference: Conference, *, typing: bool) -> None:
        """The conference as it stands; while somebody is typing the numbers stay as they are."""
        self._waiting = conference
        if not typing:
            self.show_waiting()

    def show_waiting(self) -> None:
        """An entry is finished: whoever spoke is among the last speakers now."""
        conference, self._waiting = self._waiting, None
        if conference is None:
            return
        self._people = numbered_speakers(conference)
        while len(self._buttons) < len(self._people):
            self._add(len(self._buttons))
        for number, button in enumerate(self._buttons):
            person = conference.person(self._people[number]) if number < len(self._people) else None
            button.setVisible(person is not None)
            if person is not None:
                button.setText(f"{number + 1} {person.short}")
                button.setAccessibleName(self.tr("{0} speaks, Ctrl+{1}").format(person.short, number + 1))
                button.setToolTip(f"{person.name}, {person.role}" if person.role else person.name)
        self.want(self._wanted)

    def want(self, on: bool) -> None:
        """Show the line, if somebody has spoken, or leave it out where there is no room."""
        self._wanted = on
        self.setVisible(on and bool(self._people))

    def choose(self, number: int) -> None:
        """The speaker with that number (1 is the first), if there is one."""
        if number <= len(self._people):
            self.chosen.emit(self._people[number - 1])

    def _add(self, at: int) -> None:
        button = Button("", kind="offer")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.choose(at + 1))
        self.flow.addWidget(button)
        self._buttons.append(button)
