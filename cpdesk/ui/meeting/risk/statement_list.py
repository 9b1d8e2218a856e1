"""The risk statements of the conference in their order, with what each is made of."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from cpdesk.rules.wording import listing
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.risk import RiskStatement
from cpdesk.ui.meeting.keys import keys_of
from cpdesk.ui.meeting.pieces.wrapped_items import fit_lines
from cpdesk.ui.meeting.pressed import pressed
from cpdesk.ui.widgets.marks import mark

_ID = Qt.ItemDataRole.UserRole


class StatementList(QListWidget):
    """Enter changes a statement, Alt and the arrows move it, Delete takes it out."""

    edit_wanted = Signal(UUID)
    remove_wanted = Signal(UUID)
    move_wanted = Signal(UUID, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Risk statements"))
        self.setAccessibleDescription(
            self.tr("Enter changes a statement, Alt and an arrow moves it, Delete takes it out")
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setSpacing(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        mark(self, list="points")
        self.itemDoubleClicked.connect(self._edit)

    def show_statements(self, conference: Conference) -> None:
        """Show the statements as they are; the chosen one stays chosen where it goes."""
        lines = [(risk.id, self._words(n, risk, conference)) for n, risk in enumerate(conference.risks, 1)]
        if lines == [(item.data(_ID), item.text()) for item in self._items()]:
            return
        here, row = self.statement(), self.currentRow()
        self.clear()
        for which, text in lines:
            item = QListWidgetItem(text)
            item.setData(_ID, which)
            self.addItem(item)
            if which == here:
                self.setCurrentItem(item)
        if here is not None and self.currentRow() < 0:
            self.setCurrentRow(min(row, self.count() - 1))
        self._fit()

    def statement(self) -> UUID | None:
        """The statement that is chosen."""
        item = self.currentItem()
        which = item.data(_ID) if item is not None else None
        return which if isinstance(which, UUID) else None

    def _words(self, number: int, risk: RiskStatement, conference: Conference) -> str:
        """The statement, whom it is about, and the beginnings of its worries."""
        about = listing([child.short for child in conference.children if child.id in risk.about])
        worries = [entry.text for which in risk.worries if (entry := conference.entry(which)) is not None]
        parts = [about or self.tr("all the children")]
        if worries:
            one, more = self.tr("made of 1 worry: {0}"), self.tr("made of {1} worries: {0}")
            words = "; ".join(map(_short, worries))
            parts.append((one if len(worries) == 1 else more).format(words, len(worries)))
        return f"{number}.  {risk.text}\n{' · '.join(parts)}"

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]

    def _edit(self, item: QListWidgetItem) -> None:
        self.edit_wanted.emit(item.data(_ID))

    def _fit(self) -> None:
        """As tall as its statements: the page scrolls."""
        fit_lines(self)
        self.doItemsLayout()
        last = self.visualItemRect(self.item(self.count() - 1)).bottom() if self.count() else 0
        self.setFixedHeight(last + self.verticalOffset() + 10)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of an entry work on a statement too."""
        key, which = pressed(event), self.statement()
        if which is None:
            super().keyPressEvent(event)
        elif key in keys_of("edit"):
            self.edit_wanted.emit(which)
        elif key in keys_of("remove"):
            self.remove_wanted.emit(which)
        elif key in keys_of("up"):
            self.move_wanted.emit(which, -1)
        elif key in keys_of("down"):
            self.move_wanted.emit(which, 1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The first statement is chosen when none is."""
        super().focusInEvent(event)
        if self.currentRow() < 0:
            self.setCurrentRow(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower words are taller."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()


def _short(text: str, most: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most].rstrip()}…"
