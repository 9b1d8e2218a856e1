"""The people offered below the text while somebody types `@` and a letter or two."""

from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.people import Person
from cpdesk.ui.meeting.composer.speakers import MOST, described, latest_speakers, speakers
from cpdesk.ui.meeting.pressed import pressed

_ID = Qt.ItemDataRole.UserRole


class SpeakerList(QListWidget):
    """A short list inside the composer; the text keeps the focus, this list gets some of its keys."""

    picked = Signal(UUID)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Who is speaking"))
        self._conference: Conference | None = None
        self._latest: tuple[UUID, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._pick)
        self._held = False
        self.hide()

    def know(self, conference: Conference) -> None:
        """The people of this conference can be offered; who spoke last comes first."""
        self._conference, self._latest = conference, latest_speakers(conference)

    def look_for(self, letters: str | None) -> None:
        """Offer whom these letters may mean (none yet: everybody); hide when None."""
        if letters is None or self._conference is None:
            if not self._held:
                self.hide()
            return
        self._held = False
        people = speakers(self._conference, letters, self._latest)
        self.offer(people[:MOST] if letters else people)

    def offer_named(self, people: tuple[UUID, ...]) -> None:
        """Offer those whom a word fits equally; nobody is chosen, so Enter takes nobody by mistake."""
        if self._conference is not None:
            self.offer([person for person in self._conference.people if person.id in people])
            self.setCurrentRow(-1)
            self._held = True

    def withdraw(self) -> None:
        """The word is no longer there."""
        if self._held:
            self._held = False
            self.hide()

    def offer(self, people: list[Person]) -> None:
        """Show these people, the first one chosen; hidden when there is nobody."""
        self.clear()
        for person in people:
            item = QListWidgetItem(described(person))
            item.setData(_ID, person.id)
            self.addItem(item)
        self.setCurrentRow(0)
        self.setVisible(bool(people))
        self.updateGeometry()

    def take_key(self, event: QKeyEvent) -> bool:
        """Up and Down choose, Enter takes, Esc closes; whether the key was one of these."""
        if not self.isVisible():
            return False
        key = pressed(event)
        if key in ("Up", "Down"):
            step = -1 if key == "Up" else 1
            at = max(self.currentRow(), 0 if step < 0 else -1)
            self.setCurrentRow((at + step) % self.count())
        elif key in ("Return", "Enter"):
            return self.take_chosen()
        elif key == "Esc":
            self._held = False
            self.hide()
        else:
            return False
        return True

    def take_chosen(self) -> bool:
        """Take the chosen person, if people are offered; whether they were."""
        if not self.isVisible() or self.currentItem() is None:
            return False
        self._pick(self.currentItem())
        return True

    def _pick(self, item: QListWidgetItem) -> None:
        who = item.data(_ID)
        self._held = False
        self.hide()
        self.picked.emit(who)

    def sizeHint(self) -> QSize:
        """As tall as the people in it, up to five."""
        row = self.sizeHintForRow(0) if self.count() else self.fontMetrics().lineSpacing()
        return QSize(300, row * min(max(self.count(), 1), 5) + 4)

    def minimumSizeHint(self) -> QSize:
        """Never less than two people."""
        return QSize(160, self.sizeHintForRow(0) * min(self.count(), 2) + 4 if self.count() else 20)
