"""The family tree with its list: whatever is drawn can be read, reached by keyboard and heard."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cpdesk.snapshots.family import plainly
from cpdesk.snapshots.family_words import family_lines
from cpdesk.snapshots.people import Person, Relationship
from cpdesk.ui.theme.tokens import SPACE, scale_of
from cpdesk.ui.widgets.family_drawing import FamilyDrawing
from cpdesk.ui.widgets.family_signs import signs_words
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.text import Hint

NARROW, NARROWEST = 700, 460
"""With less room than this, in pixels at 100 % text, the list stands below the drawing."""
LOW, LEAST_HEIGHT = 330, 200
"""With less height than this the list stays beside it, and the meaning of the signs is left out."""
AROUND = 16
"""Around the words of a line of the list, in pixels at 100 % text."""
_WHO = Qt.ItemDataRole.UserRole


class FamilyTree(QWidget):
    """Shows a family as it is given; knows no service. A person chosen in the list is lit in the drawing."""

    chosen = Signal(object)
    """The id of the person who is chosen now."""
    asked = Signal(object, str)
    """A letter or Enter pressed on a person of the list: the id, and the key."""

    def __init__(self, parent: QWidget | None = None, *, large: bool = False) -> None:
        """`large`: for the board: drawing alone, as large as there is room."""
        super().__init__(parent)
        self._large = large
        self._given: tuple[object, ...] = ()
        self.least_height = LEAST_HEIGHT
        """In pixels at 100 % text; whatever it stands in scrolls."""
        self.drawing = FamilyDrawing(large=large)
        self.place = _Place(self.drawing)
        self.people = FamilyList()
        self.signs = Hint()
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(SPACE)
        left = QVBoxLayout()
        left.setSpacing(SPACE // 2)
        left.addWidget(self.place, 1)
        left.addWidget(self.signs)
        self._rows.addLayout(left, 3)
        self._rows.addWidget(self.people, 2)
        self.people.setVisible(not large)
        self.signs.setVisible(not large)
        self.people.chosen.connect(self._choose)
        self.people.asked.connect(self.asked)
        self.people.zoomed.connect(self.drawing.zoom)
        self.drawing.chosen.connect(self._click)

    def show_family(
        self,
        people: Sequence[Person],
        relationships: Sequence[Relationship],
        today: date | None = None,
        *,
        for_full_copy: bool = True,
    ) -> None:
        """Show these people and nothing else; with `today` the children have their age.

        They are shown as given: for the board or a family copy they must have been filtered before. Not
        `for_full_copy`: what others have observed about two people is left out in any case.
        """
        given = (tuple(people), tuple(relationships), today, for_full_copy)
        if given == self._given:
            return
        self._given = given
        ties = tuple(relationships) if for_full_copy else plainly(relationships)
        self.drawing.show_family(people, ties, today)
        lines = family_lines(people, ties, for_full_copy=for_full_copy)
        self.people.show_lines([(line.id, line.text) for line in lines])
        self.signs.setText(signs_words(self.drawing.picture.drawing))
        self.drawing.setAccessibleDescription("\n".join(line.text for line in lines))
        self.drawing.light(self.selected() if self.people.hasFocus() else None)

    def selected(self) -> UUID | None:
        """Who is chosen in the list."""
        item = self.people.currentItem()
        who = None if item is None else item.data(_WHO)
        return who if isinstance(who, UUID) else None

    def choose(self, who: UUID) -> None:
        """Choose somebody in the list."""
        self.people.choose(who)

    def _choose(self, who: UUID) -> None:
        self.drawing.light(who)
        box = self.drawing.place_of(who).toRect()
        self.place.ensureVisible(
            box.center().x(), box.center().y(), box.width() // 2 + 8, box.height() // 2 + 8
        )
        self.chosen.emit(who)

    def _click(self, who: UUID) -> None:
        self.people.choose(who)
        self.people.setFocus(Qt.FocusReason.MouseFocusReason)

    def _arrange(self) -> None:
        width, height = self.width() / scale_of(self), self.height() / scale_of(self)
        below = width < NARROW and (height >= LOW or width < NARROWEST)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._rows.setDirection(down if below else across)
        self.signs.setVisible(not self._large and height >= LOW)

    def minimumSizeHint(self) -> QSize:
        """Somebody with their parents and children, and some lines of the list."""
        if self._large:
            return QSize(100, 100)
        return QSize(240, round(self.least_height * scale_of(self)))

    def sizeHint(self) -> QSize:
        """No more than the least: it takes what is left."""
        return self.minimumSizeHint()

    def hasHeightForWidth(self) -> bool:
        """The meaning of the signs gives way."""
        return False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard works in the list."""
        self.people.setFocus(event.reason())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list goes below the drawing when there is little room."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """And when the words are large."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self.layout() is not None:
            self._arrange()


class _Place(QScrollArea):
    """Where the drawing is shown: fitted, or scrolled when it could not be read any smaller."""

    def __init__(self, drawing: FamilyDrawing) -> None:
        super().__init__()
        self._drawing = drawing
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWidget(drawing)
        mark(self, surface="surface")
        mark(drawing, surface="surface")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the drawing to the new size."""
        super().resizeEvent(event)
        self._drawing.fit(self.maximumViewportSize())

    def sizeHint(self) -> QSize:
        """As little as it can do with; it takes what is left."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """It scrolls."""
        return QSize(120, 100)


class FamilyList(QListWidget):
    """The family as text, one person a line; letters are for the page it stands on."""

    chosen = Signal(object)
    asked = Signal(object, str)
    zoomed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("The family as a list"))
        self.setWordWrap(True)
        self.setSpacing(2)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.currentItemChanged.connect(self._tell)

    def show_lines(self, lines: Sequence[tuple[UUID, str]]) -> None:
        """Show these people; who was chosen stays chosen."""
        if [(item.data(_WHO), item.text()) for item in self._items()] == list(lines):
            return
        chosen = self.currentItem().data(_WHO) if self.currentItem() else None
        self.blockSignals(True)
        self.clear()
        for who, text in lines:
            item = QListWidgetItem(text)
            item.setData(_WHO, who)
            self.addItem(item)
        self.blockSignals(False)
        self._measure()
        if chosen is not None:
            self.choose(chosen)

    def _measure(self) -> None:
        """Every line is as high as its words: the list itself forgets the room around them."""
        room = self.viewport().width() - round(AROUND * 2 * scale_of(self))
        metrics, wrap = self.fontMetrics(), Qt.TextFlag.TextWordWrap
        for item in self._items():
            high = metrics.boundingRect(QRect(0, 0, max(room, 60), 10_000), wrap, item.text()).height()
            item.setSizeHint(QSize(60, high + round(AROUND * scale_of(self))))

    def choose(self, who: UUID) -> None:
        """Choose somebody; nothing happens when they are not there."""
        for item in self._items():
            if item.data(_WHO) == who:
                self.setCurrentItem(item)
                self.scrollToItem(item)

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(_WHO))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters and Enter are asked of the page; plus and minus make the drawing larger or smaller."""
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        text, item = event.text(), self.currentItem()
        if held:
            super().keyPressEvent(event)
        elif text in ("+", "=", "-", "0"):
            self.zoomed.emit({"-": -1, "0": 0}.get(text, 1))
        elif item is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.asked.emit(item.data(_WHO), "Return")
        elif item is not None and text.isalpha():
            self.asked.emit(item.data(_WHO), text.upper())
        elif not text.isalpha():
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming by keyboard, the first person is chosen."""
        super().focusInEvent(event)
        if self.currentRow() < 0:
            self.setCurrentRow(0)
        else:
            self._tell(self.currentItem())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words wrap anew in another width."""
        super().resizeEvent(event)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """And in another size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            QTimer.singleShot(0, self, self._measure)

    def minimumSizeHint(self) -> QSize:
        """Some lines can always be read."""
        return QSize(round(180 * scale_of(self)), self.fontMetrics().lineSpacing() * 5)
