"""A list of entries that is worked by keys: choose, change, move between lanes, order, take out."""

from uuid import UUID

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QWidget

from cpdesk.ui.meeting.keys import LANE_KEYS, keys_of
from cpdesk.ui.meeting.notes.cards import EntryCards
from cpdesk.ui.meeting.notes.entry_drag import DraggedList
from cpdesk.ui.meeting.notes.entry_rows import Row
from cpdesk.ui.meeting.pressed import commanded, pressed
from cpdesk.ui.widgets.marks import mark
from cpdesk.vocabulary import SaidAs

_LANES_BY_KEY = {key: lane for lane, key in LANE_KEYS.items()}
_NAMES = ("edit", "up", "down", "remove", "private", "join", "entry_history")
_ACTIONS = {key: name for name in _NAMES for key in keys_of(name)}
_KINDS = {key: kind for kind in SaidAs for key in keys_of(kind.value)}
_CHILDREN = {f"Alt+{number}": number for number in range(10)}


class LaneList(DraggedList):
    """The entries of one lane (or of the rest), drawn as cards."""

    edit_wanted = Signal(UUID)
    speaker_wanted = Signal(UUID)
    lane_wanted = Signal(UUID, object)
    private_wanted = Signal(UUID)
    kind_wanted = Signal(UUID, object)
    """The entry, and whether it is a fact, an allegation or an opinion."""
    join_wanted = Signal(UUID)
    history_wanted = Signal(UUID)
    """Who wrote and changed the entry, and its earlier words."""
    child_wanted = Signal(UUID, int)
    """The entry and the number of the child (0 is all)."""
    move_wanted = Signal(UUID, int)
    """The entry and -1 (up) or 1 (down)."""
    remove_wanted = Signal(UUID)
    typed = Signal(str)
    """Letters typed while the list had the focus: they belong in the composer."""
    neighbour_wanted = Signal(int)
    """-1 or 1: the list to the left or right."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = EntryCards(self, self)
        self.setItemDelegate(self._cards)
        self.setAccessibleName(name)
        self.setAccessibleDescription(
            self.tr("Arrow keys choose an entry, Enter changes it, F2 to F7 move it")
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(False)
        self.doubleClicked.connect(lambda index: self._tell_edit(self.rows.row(index)))
        mark(self, list="entries")

    def show_rows(self, rows: list[Row], newest: UUID | None = None) -> None:
        """Show these rows; an entry that was just added is scrolled into view."""
        chosen, first = self.chosen(), not self.rows.ids()
        self.rows.show_rows(rows)
        if first:
            QTimer.singleShot(0, self, self.scrollToBottom)
        if chosen is not None and self.chosen() != chosen:
            self.choose(chosen)
        if newest is not None:
            QTimer.singleShot(0, self, lambda: self._bring_into_view(newest))

    def chosen(self) -> UUID | None:
        """The entry that is chosen, if one is."""
        index = self.currentIndex()
        return self.rows.row(index).id if index.isValid() else None

    def choose(self, entry: UUID) -> None:
        """Choose an entry and show it."""
        place = self.rows.place(entry)
        if place.isValid():
            self.selectionModel().setCurrentIndex(place, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(place)

    def _bring_into_view(self, entry: UUID) -> None:
        place = self.rows.place(entry)
        if place.isValid():
            self.scrollTo(place, QAbstractItemView.ScrollHint.EnsureVisible)

    def _tell_edit(self, row: Row) -> None:
        if row.id is not None:
            self.edit_wanted.emit(row.id)

    def _act(self, name: str, entry: UUID) -> None:
        if name == "edit":
            self.edit_wanted.emit(entry)
        elif name in ("up", "down"):
            self.move_wanted.emit(entry, -1 if name == "up" else 1)
        elif name == "remove":
            self.remove_wanted.emit(entry)
        elif name == "join":
            self.join_wanted.emit(entry)
        elif name == "entry_history":
            self.history_wanted.emit(entry)
        else:
            self.private_wanted.emit(entry)

    def _take_key(self, key: str, entry: UUID) -> bool:
        """Do what a key means for the chosen entry; whether it meant anything."""
        if key in _LANES_BY_KEY:
            self.lane_wanted.emit(entry, _LANES_BY_KEY[key])
        elif key in _ACTIONS:
            self._act(_ACTIONS[key], entry)
        elif key in _KINDS:
            self.kind_wanted.emit(entry, _KINDS[key])
        elif key in _CHILDREN:
            self.child_wanted.emit(entry, _CHILDREN[key])
        else:
            return False
        return True

    def event(self, event: QEvent) -> bool:
        """Keys that belong to the chosen entry are taken before the page's own shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            key = pressed(event)
            if self.chosen() and any(key in known for known in (_LANES_BY_KEY, _ACTIONS, _CHILDREN, _KINDS)):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a card; letters go to where one types."""
        entry = self.chosen()
        text = event.text()
        if entry is not None and text == "@":
            self.speaker_wanted.emit(entry)
        elif entry is not None and self._take_key(pressed(event), entry):
            return
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.modifiers():
            self.neighbour_wanted.emit(-1 if event.key() == Qt.Key.Key_Left else 1)
        elif text.isprintable() and text.strip() and not commanded(event):
            self.typed.emit(text)
        else:
            super().keyPressEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End go to the first and the last entry, past the headings, which cannot be chosen."""
        ids = self.rows.ids()
        ends = {QAbstractItemView.CursorAction.MoveHome: 0, QAbstractItemView.CursorAction.MoveEnd: -1}
        if ids and action in ends:
            return self.rows.place(ids[ends[action]])
        return super().moveCursor(action, modifiers)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming by keyboard, the latest entry is chosen."""
        if self.chosen() is None and (ids := self.rows.ids()):
            self.choose(ids[-1])
        super().focusInEvent(event)  # last, since it chooses the first entry where none is chosen

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cards are measured anew for another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def sizeHint(self) -> QSize:
        """A list is happy with little and takes what it gets."""
        return QSize(120, 80)
