"""Several people chosen in place: a button with their names that opens a list to tick below it."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from cpdesk.rules.wording import listing
from cpdesk.snapshots.people import Person
from cpdesk.ui.meeting.composer.speakers import described
from cpdesk.ui.meeting.pressed import pressed
from cpdesk.ui.widgets.buttons import Button

_ID = Qt.ItemDataRole.UserRole


class PeopleList(QListWidget):
    """Everybody, with a tick for those who are chosen. Space ticks, letters find, Enter or Esc closes."""

    ticked = Signal(object)
    """The ids of all who are ticked, in the order of the list."""
    closed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setAccessibleDescription(
            QCoreApplication.translate(
                "PeopleList", "Space ticks, letters find a person, Enter or Esc closes the list"
            )
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemChanged.connect(lambda _item: self.ticked.emit(self.chosen()))

    def show_people(self, people: Sequence[Person], chosen: Iterable[UUID]) -> None:
        """Offer these people; rows are made anew only when the people are others."""
        wanted = set(chosen)
        self.blockSignals(True)
        if [self.item(row).data(_ID) for row in range(self.count())] != [p.id for p in people]:
            self.clear()
            for person in people:
                item = QListWidgetItem(described(person))
                item.setData(_ID, person.id)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                self.addItem(item)
        for row in range(self.count()):
            item = self.item(row)
            on = Qt.CheckState.Checked if item.data(_ID) in wanted else Qt.CheckState.Unchecked
            if item.checkState() != on:
                item.setCheckState(on)
        self.blockSignals(False)
        self.viewport().update()

    def chosen(self) -> tuple[UUID, ...]:
        """Who is ticked."""
        items = (self.item(row) for row in range(self.count()))
        return tuple(item.data(_ID) for item in items if item.checkState() is Qt.CheckState.Checked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks, Enter and Esc close the list."""
        key, item = pressed(event), self.currentItem()
        if key in ("Return", "Enter", "Esc"):
            self.closed.emit()
        elif key == "Space" and item is not None:
            on = item.checkState() is Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Up to six people tall."""
        row = max(self.sizeHintForRow(0), 20)
        return QSize(200, row * min(max(self.count(), 1), 6) + 6)

    def minimumSizeHint(self) -> QSize:
        """As tall as it wants to be; the page scrolls."""
        return QSize(120, self.sizeHint().height())


class ListButton(Button):
    """Opens a list to tick and closes it; whoever owns both lays the list out below."""

    opening = Signal()
    """The list is about to be shown: it may be filled anew."""

    def __init__(self, words: str, ticks: PeopleList, parent: QWidget | None, *, name: str = "") -> None:
        super().__init__(words, parent, name=name)
        self.list = ticks
        self.list.hide()
        self.clicked.connect(self._open_or_close)
        self.list.closed.connect(self._close)

    def _open_or_close(self) -> None:
        if self.list.isVisible():
            self._close()
            return
        self.opening.emit()
        self.list.show()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.list.setCurrentRow(0)

    def _close(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.list.hide()


class PeopleButton(ListButton):
    """Says who is chosen."""

    changed = Signal(object)
    """The ids of the chosen people, when the list is closed or left."""

    def __init__(self, name: str, nobody: str, parent: QWidget | None = None) -> None:
        super().__init__(nobody, PeopleList(name), parent, name=f"{name}: {nobody}")
        self._name, self._nobody = name, nobody
        self._people: tuple[Person, ...] = ()
        self._chosen: tuple[UUID, ...] = ()
        self.opening.connect(self._offer)
        self.list.ticked.connect(self._tell)

    def show_people(self, people: tuple[Person, ...], chosen: tuple[UUID, ...]) -> None:
        """Show who is chosen among these people."""
        self._people, self._chosen = people, chosen
        if self.list.isVisible():
            self.list.show_people(people, chosen)
        names = [person.short for person in people if person.id in chosen]
        words = listing(names) if names else self._nobody
        more = self.tr("{0} and {1} more")
        short = len(words) < 24 or len(names) < 2
        self.setText(words if short else more.format(names[0], len(names) - 1))
        self.setToolTip(listing(names))
        self.setAccessibleName(f"{self._name}: {listing(names) or self._nobody}")

    def _offer(self) -> None:
        self.list.show_people(self._people, self._chosen)

    def _tell(self, chosen: tuple[UUID, ...]) -> None:
        """Those chosen before keep their place; new ones come last."""
        kept = tuple(who for who in self._chosen if who in chosen)
        self._chosen = kept + tuple(who for who in chosen if who not in kept)
        self.changed.emit(self._chosen)
