"""Who is in the room and online, worked by keys: arrive, leave, and how somebody takes part."""

from uuid import UUID

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cpdesk.snapshots.people import Attendance
from cpdesk.ui.meeting.notes.cards import sized
from cpdesk.ui.meeting.pieces.text_block import TextBlock, text_block
from cpdesk.ui.meeting.pressed import pressed
from cpdesk.ui.theme.tokens import BODY, RADIUS, SECONDARY, TARGET, scale_of, tokens_of
from cpdesk.ui.widgets.marks import mark
from cpdesk.vocabulary import AttendanceMode

_LINE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex

MODE_KEYS = {
    "I": AttendanceMode.IN_PERSON,
    "O": AttendanceMode.ONLINE,
    "T": AttendanceMode.TELEPHONE,
    "R": AttendanceMode.REPORT_ONLY,
    "A": AttendanceMode.APOLOGIES,
}
"""One letter each, on a chosen person."""


def state_words(line: Attendance) -> str:
    """How somebody is there at this moment: “online”, “left”, “apologies”."""
    if line.present:
        return line.mode.words
    if line.ever_present and line.mode.takes_part:
        sent_out = line.presences[-1].sent_out
        say = QCoreApplication.translate
        return say("WhoIsHere", "sent out") if sent_out else say("WhoIsHere", "left")
    if line.mode.takes_part:
        return QCoreApplication.translate("WhoIsHere", "to come, {0}").format(line.mode.words)
    return line.mode.words


def initials(name: str) -> str:
    """Two letters of a name: the first of the first and of the last word."""
    words = [word for word in name.split() if word[0].isalpha()] or name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


class WhoIsHere(QListWidget):
    """Everybody invited, those who are there first."""

    come_or_go_wanted = Signal(UUID)
    mode_wanted = Signal(UUID, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Who is here"))
        self.setAccessibleDescription(
            self.tr(
                "Enter: has come, or has left. I in the room, O online, T telephone, R report only, A"
                " apologies"
            )
        )
        self.setToolTip(
            self.tr("Enter or double click: has come or has left\nI in the room · O online · T telephone")
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_PersonLines(self))
        self.itemDoubleClicked.connect(lambda item: self.come_or_go_wanted.emit(item.data(_LINE).person.id))
        mark(self, list="steps")

    def show_attendance(self, lines: tuple[Attendance, ...]) -> None:
        """Show everybody; rows stay where they are while the same people are in them."""
        order = sorted(lines, key=lambda line: (not line.present, not line.mode.takes_part))
        chosen = self.currentItem().data(_LINE).person.id if self.currentItem() else None
        while self.count() > len(order):
            self.takeItem(self.count() - 1)
        while self.count() < len(order):
            self.addItem(QListWidgetItem())
        for row, line in enumerate(order):
            item = self.item(row)
            if item.data(_LINE) != line:
                item.setData(_LINE, line)
                item.setText(f"{line.person.name}, {line.person.role}, {state_words(line)}")
            if line.person.id == chosen:
                self.setCurrentRow(row)
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space: come or go; a letter: how."""
        item = self.currentItem()
        key = pressed(event)
        if item is not None and key in ("Return", "Enter", "Space"):
            self.come_or_go_wanted.emit(item.data(_LINE).person.id)
        elif item is not None and key in MODE_KEYS:
            self.mode_wanted.emit(item.data(_LINE).person.id, MODE_KEYS[key])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names wrap anew in another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As tall as everybody in it."""
        return QSize(150, sum(self.sizeHintForRow(row) for row in range(self.count())) + 4)

    def minimumSizeHint(self) -> QSize:
        """The column around it scrolls."""
        return QSize(80, self.sizeHint().height())


class _PersonLines(QStyledItemDelegate):
    """Draws a person: initials, name, how they are there."""

    def __init__(self, view: WhoIsHere) -> None:
        super().__init__(view)
        self._view = view

    def _blocks(self, line: Attendance, width: int) -> tuple[TextBlock, TextBlock]:
        scale = scale_of(self._view)
        left = width - 32 * scale
        name = text_block(line.person.name, sized(self._view.font(), BODY * scale), left, 2)
        small = sized(self._view.font(), SECONDARY * scale)
        words = state_words(line)
        role = line.person.role
        return name, text_block(f"{role} · {words}" if role else words, small, left, 2)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines: the name, and below it who and how."""
        width = max(self._view.viewport().width(), 80)
        name, words = self._blocks(index.data(_LINE), width)
        return QSize(width, max(round(name.height + words.height + 7 * scale_of(self._view)), TARGET))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one person."""
        line: Attendance = index.data(_LINE)
        tokens, scale = tokens_of(self._view), scale_of(self._view)
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._view.hasFocus() and option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(tokens.colour("accent"))
            painter.setBrush(tokens.colour("accent_ground"))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        circle = QRectF(area.x() + 2 * scale, area.y() + 4 * scale, 22 * scale, 22 * scale)
        painter.setPen(tokens.colour("accent" if line.present else "hairline"))
        painter.setBrush(tokens.colour("accent_ground" if line.present else "ground"))
        painter.drawEllipse(circle)
        font = sized(self._view.font(), 9 * scale)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(tokens.colour("accent_strong" if line.present else "secondary"))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, initials(line.person.name))
        name, words = self._blocks(line, round(area.width()))
        painter.setPen(tokens.colour("text" if line.present else "secondary"))
        name.draw(painter, area.x() + 30 * scale, area.y() + 3 * scale)
        painter.setPen(tokens.colour("secondary"))
        words.draw(painter, area.x() + 30 * scale, area.y() + 3 * scale + name.height)
        painter.restore()
