"""The run-sheet: the steps of the conference with their minutes; the present one can be seen at once."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
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

from cpdesk.ui.meeting.course.pace import StepLine, StepState
from cpdesk.ui.meeting.keys import keys_of
from cpdesk.ui.meeting.notes.cards import sized
from cpdesk.ui.meeting.pieces.text_block import TextBlock, text_block
from cpdesk.ui.meeting.pressed import pressed
from cpdesk.ui.theme.tokens import BODY, RADIUS, SECONDARY, TARGET, Tokens, scale_of, tokens_of
from cpdesk.ui.widgets.marks import mark

_LINE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class RunSheet(QListWidget):
    """The steps in their groups. Enter or a click goes to a step; arrow keys only look."""

    step_wanted = Signal(str)
    leave_out_wanted = Signal(str)
    """This step is to be left out, or to be taken up again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Run-sheet"))
        self.setAccessibleDescription(self.tr("Enter goes to a step, S leaves it out or takes it up again"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_StepLines(self))
        self.itemClicked.connect(self._go)
        mark(self, list="steps")

    def show_lines(self, lines: list[StepLine]) -> None:
        """Show the run-sheet; rows are only made anew when the steps themselves are others."""
        wanted = _with_groups(lines)
        if [self._key(row) for row in range(self.count())] != [_key_of(line) for line in wanted]:
            self.clear()
            for line in wanted:
                item = QListWidgetItem()
                if isinstance(line, str):
                    item.setFlags(Qt.ItemFlag.NoItemFlags)
                self.addItem(item)
        present: QListWidgetItem | None = None
        for row, line in enumerate(wanted):
            item = self.item(row)
            if item.data(_LINE) != line:
                item.setData(_LINE, line)
                item.setText(line if isinstance(line, str) else line.spoken)
                if isinstance(line, StepLine) and line.state is StepState.PRESENT:
                    present = item
        if present is not None and not self.hasFocus():
            self.setCurrentItem(present)
            self.scrollToItem(present)  # only now: it measures every row, so each must have its line

    def leave_out(self) -> None:
        """Ask to leave the chosen step out, or to take it up again."""
        item = self.currentItem()
        line = item.data(_LINE) if item is not None else None
        if isinstance(line, StepLine):
            self.leave_out_wanted.emit(line.key)

    def choose(self, key: str) -> None:
        """Put the mark on a step without going to it."""
        for row in range(self.count()):
            if self._key(row) == key:
                self.setCurrentRow(row)

    def _key(self, row: int) -> str:
        return _key_of(self.item(row).data(_LINE))

    def _go(self, item: QListWidgetItem | None) -> None:
        line = item.data(_LINE) if item is not None else None
        if isinstance(line, StepLine):
            self.step_wanted.emit(line.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space go to the chosen step."""
        if pressed(event) in ("Return", "Enter", "Space"):
            self._go(self.currentItem())
        elif pressed(event) in keys_of("leave_out"):
            self.leave_out()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Titles wrap anew in another width; the present step stays in sight when prompts take room below."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        if self.currentItem() is not None:
            self.scrollToItem(self.currentItem())

    def sizeHint(self) -> QSize:
        """Takes what it gets."""
        return QSize(150, 200)


def _with_groups(lines: list[StepLine]) -> list[StepLine | str]:
    """The lines with the name of each group before its first step."""
    result: list[StepLine | str] = []
    group = ""
    for line in lines:
        if line.group and line.group != group:
            result.append(line.group)
        group = line.group
        result.append(line)
    return result


def _key_of(line: StepLine | str) -> str:
    return line if isinstance(line, str) else line.key


class _StepLines(QStyledItemDelegate):
    """Draws a step: its shape, its title, its minutes."""

    def __init__(self, view: RunSheet) -> None:
        super().__init__(view)
        self._view = view

    def _blocks(self, line: StepLine | str, width: int) -> tuple[TextBlock, TextBlock]:
        """Title and minutes, laid out for a width."""
        scale = scale_of(self._view)
        small = sized(self._view.font(), SECONDARY * scale)
        if isinstance(line, str):
            return text_block(line, small, width - 16 * scale, 2), text_block("", small, 10, 1)
        font = sized(self._view.font(), BODY * scale)
        if line.state is StepState.PRESENT:
            font.setWeight(QFont.Weight.DemiBold)
        minutes = text_block(line.minutes, small, width, 1)
        room = width - minutes.last_width - 40 * scale
        if room < 60 * scale:
            room = width - 32 * scale
        return text_block(line.title, font, room, 4), minutes

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As tall as the title needs, and never too small to click."""
        width = self._view.viewport().width()
        scale = scale_of(self._view)
        title, minutes = self._blocks(index.data(_LINE), width)
        below = minutes.height if title.last_width + minutes.last_width + 40 * scale > width else 0
        return QSize(width, max(round(title.height + below + 6 * scale), TARGET))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        line: StepLine | str = index.data(_LINE)
        tokens = tokens_of(self._view)
        scale = scale_of(self._view)
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line, str):
            painter.setPen(tokens.colour("secondary"))
            title, _ = self._blocks(line, round(area.width()))
            title.draw(painter, area.x() + 8 * scale, area.y() + 6 * scale)
        else:
            self._draw_step(painter, area, line, tokens, option)
        painter.restore()

    def _draw_step(
        self, painter: QPainter, area: QRectF, line: StepLine, tokens: Tokens, option: QStyleOptionViewItem
    ) -> None:
        scale = scale_of(self._view)
        present = line.state is StepState.PRESENT
        if present:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour("accent_ground"))
            painter.drawRoundedRect(area.adjusted(0, 1, 0, -1), RADIUS, RADIUS)
        if self._view.hasFocus() and option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(tokens.colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        title, minutes = self._blocks(line, round(area.width()))
        y = area.y() + 3 * scale
        left_out = line.state is StepState.LEFT_OUT
        colour = "accent_strong" if present else "secondary" if left_out else "text"
        painter.setPen(tokens.colour("done" if line.state is StepState.DONE else colour))
        font = sized(self._view.font(), BODY * scale)
        text_block(line.state.shape, font, 100, 1).draw(painter, area.x() + 8 * scale, y)
        painter.setPen(tokens.colour(colour))
        title.draw(painter, area.x() + 26 * scale, y)
        painter.setPen(tokens.colour("secondary"))
        beside = title.last_width + minutes.last_width + 40 * scale <= area.width()
        right = area.right() - minutes.last_width - 6 * scale
        minutes.draw(painter, right, y + 1 * scale if beside else y + title.height)
