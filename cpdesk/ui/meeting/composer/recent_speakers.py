"""The last speakers with their numbers, one line above the text: Ctrl and the number makes one speak."""

from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cpdesk.snapshots.conference import Conference
from cpdesk.ui.meeting.composer.speakers import numbered_speakers
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.text import Hint


class RecentSpeakers(QWidget):
    """Each keeps its number; new ones come only between two entries, never while somebody types."""

    chosen = Signal(UUID)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: tuple[UUID, ...] = ()
        self._waiting: Conference | None = None
        self._wanted = True
        self.setAccessibleName(self.tr("The last speakers"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._lead = lead = Hint(self.tr("Ctrl +"))
        lead.setWordWrap(False)
        self._row.addWidget(lead)
        self._row.addStretch(1)
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
        self._fit()

    def choose(self, number: int) -> None:
        """The speaker with that number (1 is the first), if there is one."""
        if number <= len(self._people):
            self.chosen.emit(self._people[number - 1])

    def _add(self, at: int) -> None:
        button = Button("", kind="offer")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.choose(at + 1))
        self._row.insertWidget(at + 1, button)
        self._buttons.append(button)

    def _fit(self) -> None:
        """One line and no more: who does not fit is still there by key, and in the list that `@` opens."""
        room = self.width() - self._lead.sizeHint().width()
        for button in self._buttons[: len(self._people)]:
            room -= button.sizeHint().width()
            button.setVisible(room >= 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, maybe for more names."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """As narrow as its first name; it never widens the page."""
        return QSize(80, super().minimumSizeHint().height())
