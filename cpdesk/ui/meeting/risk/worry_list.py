"""The worries of the conference, child by child, to be tapped for a risk statement."""

from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from cpdesk.rules.wording import listing
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.entries import Entry
from cpdesk.snapshots.reader import is_private
from cpdesk.ui.meeting.pieces.wrapped_items import fit_lines
from cpdesk.ui.theme.tokens import tokens_of
from cpdesk.ui.widgets.marks import mark
from cpdesk.vocabulary import Lane, PartKind

_ID = Qt.ItemDataRole.UserRole


def open_worries(conference: Conference) -> tuple[Entry, ...]:
    """The worries that everybody may hear, in the order of the record."""
    closed = {part.id for part in conference.parts if part.kind is PartKind.CLOSED}
    return tuple(
        entry
        for entry in conference.entries
        if entry.lane is Lane.WORRY and not is_private(entry) and entry.part not in closed
    )


class WorryList(QListWidget):
    """Space, Enter or a click takes a worry in or leaves it out."""

    tapped = Signal(UUID, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[str, tuple[tuple[UUID, str], ...]], ...] = ()
        self._tapped: set[UUID] = set()
        self.setAccessibleName(self.tr("Worries"))
        self.setAccessibleDescription(self.tr("Space takes a worry into the statement, or leaves it out"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setSpacing(1)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # its words are never cut by it
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        mark(self, list="points")
        self.itemClicked.connect(self._tap)

    def show_worries(self, conference: Conference) -> None:
        """Show the worries as they are now; what is tapped stays tapped while it is there."""
        groups = _grouped(conference, self.tr("About all the children"), self.tr("About {0}"))
        if groups == self._shown:
            return
        here = self._id(self.currentItem())
        self._shown = groups
        self._tapped &= {which for _, lines in groups for which, _ in lines}
        self.clear()
        for heading, lines in groups:
            title = QListWidgetItem(heading)
            title.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(title)
            for which, text in lines:
                item = QListWidgetItem()
                item.setData(_ID, which)
                item.setData(Qt.ItemDataRole.ToolTipRole, text)
                self.addItem(item)
                if which == here:
                    self.setCurrentItem(item)
        self._dress()

    def tapped_worries(self) -> tuple[UUID, ...]:
        """Those that were taken in, in the order of the list."""
        return tuple(which for _, lines in self._shown for which, _ in lines if which in self._tapped)

    def show_tapped(self, worries: tuple[UUID, ...]) -> None:
        """Mark these and no others."""
        self._tapped = set(worries) & {which for _, lines in self._shown for which, _ in lines}
        self._dress()

    def is_empty(self) -> bool:
        """Whether there is no worry to be tapped."""
        return not self._shown

    def _dress(self) -> None:
        """Words and colours of every line."""
        tokens = tokens_of(self)
        texts = {which: text for _, lines in self._shown for which, text in lines}
        yes, no = self.tr("taken in"), self.tr("not taken in")
        for item in (self.item(row) for row in range(self.count())):
            which = self._id(item)
            font = item.font()
            if which is None:
                font.setBold(True)
                item.setForeground(tokens.colour("secondary"))
            else:
                on = which in self._tapped
                item.setText(f"{'☑' if on else '☐'}  {texts[which]}")
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{texts[which]}, {yes if on else no}")
                item.setBackground(tokens.colour("worry_ground" if on else "surface"))
                item.setForeground(tokens.colour("text"))
            item.setFont(font)
        fit_lines(self)

    def _id(self, item: QListWidgetItem | None) -> UUID | None:
        which = item.data(_ID) if item is not None else None
        return which if isinstance(which, UUID) else None

    def _tap(self, item: QListWidgetItem | None) -> None:
        which = self._id(item)
        if which is not None:
            self._tapped ^= {which}
            self._dress()
            self.tapped.emit(which, which in self._tapped)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter tap."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tap(self.currentItem())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The first worry is chosen when none is."""
        super().focusInEvent(event)
        if self._id(self.currentItem()) is None:
            first = next((row for row in range(self.count()) if self._id(self.item(row))), -1)
            self.setCurrentRow(first)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower words are taller."""
        super().resizeEvent(event)
        fit_lines(self)

    def changeEvent(self, event: QEvent) -> None:
        """The colours follow the theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._dress()


def _grouped(
    conference: Conference, every: str, some: str
) -> tuple[tuple[str, tuple[tuple[UUID, str], ...]], ...]:
    """The worries by the children they are about: of each child, of several, of all."""
    children = conference.children
    groups: dict[tuple[UUID, ...], list[tuple[UUID, str]]] = {}
    for entry in open_worries(conference):
        about = tuple(child.id for child in children if child.id in entry.about)
        key = () if len(about) == len(children) else about
        groups.setdefault(key, []).append((entry.id, entry.text))
    names = {child.id: child.short for child in children}
    order = sorted(
        groups, key=lambda key: (len(key) != 1, len(key) == 0, [list(names).index(c) for c in key])
    )
    return tuple(
        (some.format(listing([names[child] for child in key])) if key else every, tuple(groups[key]))
        for key in order
    )
